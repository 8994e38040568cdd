"""The review page's summary: what each step holds, with a way to change it (product.md 4.4)."""

from dataclasses import dataclass

from django.urls import reverse

from plans.document.choices import StepKey
from plans.document.requirements import APPROVER, DEALERS_QUESTION, REQUIREMENTS
from plans.domain.plan_templates import steps_of_plan
from plans.forms.shown import detail_rows
from plans.forms.wizard import content_of
from plans.views.plan_rows import shown_list, shown_object

MOST_ROWS = 5


@dataclass
class StepSummary:
    """One step: its fields and lists as filled so far, and the address to change them."""

    step: StepKey
    title: str
    url: str
    singles: list
    lists: list
    answers: list

    @property
    def is_empty(self):
        return not self.singles and not self.lists and not self.answers


@dataclass
class Asked:
    """One thing a plan needs to be submitted, whether it is there, and where it is filled in."""

    code: str
    text: str
    is_met: bool
    url: str


def summaries_of(plan, context, steps):
    """StepSummary of every step shown but the review itself."""
    words = steps_of_plan(plan, context.language)
    shown = [key for key in steps if key != StepKey.REVIEW]
    return [summary_of(plan, context, key, words[key].title) for key in shown]


def summary_of(plan, context, key, title):
    """What one step holds."""
    document = context.document
    content = content_of(key, document.business_model)
    singles = [shown_object(context, name) for name in content.singles]
    lists = []
    for name in content.parts:
        wanted = content.presets.get(name, {})
        rows = [
            row
            for row in detail_rows(document, name)
            if all(getattr(row, field) == value for field, value in wanted.items())
        ]
        lists.append(shown_list(context, name, rows, MOST_ROWS))
    return StepSummary(
        key,
        title,
        change_url(plan, key),
        [one for one in singles if one],
        [one for one in lists if one.rows],
        [one for one in document.answers if one.step == key and one.answer],
    )


def asked_of(plan, now, language, steps):
    """Asked for each of H1 to H9 that applies to the plan."""
    return [
        Asked(
            one.code,
            _open_part(one, now.document).said(now.document.business_model).text(language),
            one.code not in now.missing,
            place_url(plan, _open_part(one, now.document), steps),
        )
        for one in REQUIREMENTS
        if one.code != 'H8' or now.document.owners or one.code in now.missing
    ]


def _open_part(requirement, document):
    """Of two things asked for at once, the one that is still open."""
    is_open = (document.approver is None, document.uses_dealers is None)
    if requirement.code != APPROVER.code or is_open[0] == is_open[1]:
        return requirement
    return APPROVER if is_open[0] else DEALERS_QUESTION


def place_url(plan, requirement, steps):
    """The field that meets a requirement; the list of steps where its step is hidden."""
    if requirement.step not in steps:
        return reverse('plans:build', args=[plan.pk])
    url = change_url(plan, requirement.step)
    return f'{url}#{requirement.place}' if requirement.place else url


def change_url(plan, step):
    """A step that leads back to the review page when it is left."""
    return f'{reverse("plans:step", args=[plan.pk, step])}?back=review'
