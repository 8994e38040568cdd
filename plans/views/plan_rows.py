"""Rows of a plan as pages show them: reference, title, facts, from the document alone."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import get_language

from plans.domain.metrics import installed_metrics
from plans.domain.workspaces import everyone_in
from plans.forms.context import FormContext
from plans.forms.parts import PARTS
from plans.forms.shown import Pair, detail_names, detail_rows, pairs_of, row_values, single_form


@dataclass
class ShownRow:
    """One row: its chip, its title, its line of facts, and the rows below it.

    `anchor` is its id on the page, `needs-N1`; `row` the document's own row; `against` how many
    critical voices contradict it, from two on.
    """

    part: object
    ref: str
    title: str
    facts: list
    row: object
    below: list = field(default_factory=list)
    against: int = 0

    @property
    def anchor(self):
        return f'{self.part.name}-{self.ref}'


@dataclass
class ShownList:
    """The rows of one list under its heading; `more` are those not shown."""

    part: object
    heading: str
    rows: list
    more: int = 0
    edit_url: str = ''


@dataclass(frozen=True)
class ShownObject:
    """One of the plan's single objects: its filled fields as labels and values."""

    name: str
    heading: str
    pairs: list[Pair]


def context_of(plan, document, *, is_print=False):
    """What words and titles need to know around the plan; a query for each, when first asked."""
    return FormContext(
        document=document,
        language=get_language()[:2],
        today=plan.workspace.today(),
        members=people_of(plan.workspace),
        more_metrics=metrics_of(document),
        is_print=is_print,
    )


def people_of(workspace):
    """Everybody who is or was in the workspace, as words need them."""
    for one in everyone_in(workspace):
        yield one.user.email, str(one), one.role


def metrics_of(document):
    """What this installation says of the metrics in the plan. One query, none without targets."""
    codes = {target.metric for target in document.targets}
    if codes:
        yield from installed_metrics(codes)


def shown_row(context, name, row):
    """One row of the list `name`; of a need also its evidence, of a line its tiers."""
    part, values = PARTS[name], row_values(name, row)
    ref = getattr(row, 'id', '') or getattr(row, 'name', '')
    shown = ShownRow(part, ref, part.title(values, context), part.facts(values, context), row)
    if name in ('needs', 'strategies'):
        shown.against = context.spoken_against.get(ref, 0)
    for child in part.children:
        shown.below += [shown_row(context, child, one) for one in getattr(row, child)]
    return shown


def shown_list(context, name, rows, most=None):
    """A list under its heading, at most so many of its rows."""
    part, rows = PARTS[name], list(rows)
    shown = [shown_row(context, name, row) for row in rows[:most]]
    return ShownList(part, part.heading(context), shown, len(rows) - len(shown))


def shown_object(context, name):
    """A single object, or None where nothing of it is filled in; worked out once of a document."""
    key = ('shown', name, context.language, context.is_print, tuple(context.members))
    return context.document.once(key, lambda: _shown_object(context, name))


def _shown_object(context, name):
    form = single_form(context.document, name, context)
    pairs = pairs_of(form)
    return ShownObject(name, str(getattr(form, 'heading', '')), pairs) if pairs else None


def model_details(context, most=None):
    """([ShownObject], [ShownList]) of the details of the plan's model, without empty ones."""
    singles, lists = detail_names(context.document)
    objects = [shown_object(context, name) for name in singles]
    listed = [
        shown_list(context, name, detail_rows(context.document, name), most) for name in lists
    ]
    return [one for one in objects if one], [one for one in listed if one.rows]


def form_url(request, plan, document):
    """The whole address of the plan's public feedback form; '' while it is closed."""
    form, wanted = getattr(plan, 'feedback_form', None), document.feedback_form
    today = plan.workspace.today()
    is_past = wanted.closes_on is not None and wanted.closes_on < today
    if form is None or is_past or not wanted.is_open:
        return ''
    return request.build_absolute_uri(reverse('plans:feedback_form', args=[form.token]))
