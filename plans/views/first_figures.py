"""What a target without any figure says on its page: when one is needed. Source: product.md 7.5."""

from typing import NamedTuple

from django.urls import reverse

from plans.document import display
from plans.document.empty_states import EMPTY_STATES
from plans.rules.tracking import due_periods
from plans.views.month_grid import key_of


class FirstFigures(NamedTuple):
    """One sentence, one button."""

    text: str
    action: str
    url: str


def first_figures(page, target, *, may_record):
    """The FirstFigures of a target; None once it has one, while its first period runs, and where
    that is no month.
    """
    due = due_periods(target, page.document, page.today)
    if target.actuals:
        return None
    if target.start_date and page.today < target.start_date:
        day = display.day(target.start_date, page.language)
        return _said(page, 'actuals_not_begun', '#grid', date=day)
    if not due or not may_record or due[0].start.month != due[0].end.month:
        return None
    url = reverse('plans:figure', args=[page.plan.pk, key_of(due[0].start, due[0].end), target.id])
    return _said(page, 'actuals_first_month', url, m=due[0].end.month)


def _said(page, name, url, **numbers):
    words = EMPTY_STATES[name]
    text = words.sentence.text(page.language).format(**numbers)
    return FirstFigures(text, words.button.text(page.language), url)
