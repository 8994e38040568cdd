"""What a plan reached: each target against its result, and how sure people were on the way."""

from dataclasses import dataclass

from plans.document.choices import TrackingStatus
from plans.forms.closing import questions_of
from plans.rules import tracking
from plans.rules.tracking import FigureWords
from plans.views.target_figures import definition_of, target_url


@dataclass
class ResultLine:
    """One target: what was wanted, what came of it; ready strings."""

    name: str
    unit: str
    url: str
    goal: str
    result: str
    attainment: str
    status: TrackingStatus
    definition: object = None


def result_lines(page):
    """A ResultLine of every target, in the plan's order."""
    tracked = tracking.track(page.document, page.today)
    return [_line(page, target, tracked.of(target.id)) for target in page.document.targets]


def _line(page, target, one):
    words = FigureWords(target, page.document, page.language)
    return ResultLine(
        name=words.name,
        unit=words.unit,
        url=target_url(page.plan, target.id),
        goal=words.bare(target.target_value),
        result=words.bare(one.actual),
        attainment=words.percent(one.attainment_pct),
        status=one.status,
        definition=definition_of(page.context, target),
    )


def told_at_the_end(plan):
    """[(question, answer)] of the close-out, the answered ones."""
    found = getattr(plan, 'close_out', None)
    asked = questions_of(plan).items() if found else ()
    return [(text, answer) for name, text in asked if (answer := getattr(found, name))]
