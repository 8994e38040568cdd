"""The help page: the three mistakes, states, roles, and how to type numbers."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from plans.document import display
from plans.document.numbers import parse_number
from plans.domain.language import active_language
from plans.views.access import whoever

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
    return render(request, 'help/help.html', {'numbers': numbers})
