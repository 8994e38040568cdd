"""The help page: what one does here, the three mistakes, states, roles, and how to type numbers."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from plans.document import display
from plans.document.choices import Role
from plans.document.numbers import parse_number
from plans.domain.language import active_language
from plans.views.access import whoever

MOST = 4


@dataclass(frozen=True)
class FirstStep:
    """Something members of some roles do: where, and what to know of it."""

    roles: tuple
    page: str
    title: str
    text: str

    @property
    def url(self):
        """The address of the page."""
        return reverse(self.page)


STEPS = (
    FirstStep(
        (Role.ADMIN,),
        'plans:members',
        _('Invite your colleagues'),
        _('Each gets a link by mail, for three days. Name at least one approver.'),
    ),
    FirstStep(
        (Role.ADMIN,),
        'plans:check_settings',
        _('Set how strict the checks are'),
        _('The shipped thresholds suit most companies. What you change holds for all plans.'),
    ),
    FirstStep(
        (Role.APPROVER, Role.ADMIN),
        'plans:home',
        _('Decide on what waits for you'),
        _('One page shows what changed, what is risky and what it takes. Approve, or return it '
          'with remarks.'),
    ),
    FirstStep(
        (Role.EDITOR, Role.APPROVER),
        'plans:new',
        _('Start a plan'),
        _('Choose the template of your business model; eleven short steps follow, in any order.'),
    ),
    FirstStep(
        (Role.EDITOR, Role.APPROVER, Role.ADMIN),
        'plans:figures',
        _('Five minutes a week'),
        _('Missing figures, late tasks and new feedback stand on one page.'),
    ),
    FirstStep(
        (Role.EDITOR,),
        'plans:capture_feedback',
        _('Write down what a customer said'),
        _('In their own words, criticism above all: the plan becomes better by it.'),
    ),
    FirstStep(
        (Role.VIEWER,),
        'plans:plans',
        _('Read the plans'),
        _('Each page of a plan leads from a number to what it is made of.'),
    ),
    FirstStep(
        (Role.VIEWER,),
        'plans:search',
        _('Find a plan, a customer or a dealer'),
        _('With or without tone marks; the key “/” leads to the search from everywhere. '
          'You may comment on all you read.'),
    ),
)  # fmt: skip
TYPED = {
    'vi': ('1.500.000', '1 500 000', '1,5', '1,5 tỷ', '800 triệu', '800tr', '50k'),
    'en': ('1,500,000', '1 500 000', '1.5', '1.5bn', '800 million', '800m', '50k'),
}


@login_not_required
@require_safe
@whoever
def help_page(request):
    """Help, for visitors too."""
    language = active_language()
    numbers = [
        (typed, display.number(parse_number(typed, language), language))
        for typed in TYPED[language]
    ]
    steps = steps_of(request.membership.role) if request.membership else ()
    return render(request, 'help/help.html', {'numbers': numbers, 'steps': steps})


def steps_of(role):
    """What a member of that role does here, most often first: at most four FirstSteps."""
    return [step for step in STEPS if role in step.roles][:MOST]
