"""What a device is called in the list of where one is signed in."""

from django import template

register = template.Library()

# The first that occurs wins: Edge and Opera call themselves Chrome too, and Chrome Safari.
BROWSERS = {
    'Edg': 'Edge',
    'OPR/': 'Opera',
    'coc_coc': 'Cốc Cốc',
    'SamsungBrowser': 'Samsung Internet',
    'Firefox/': 'Firefox',
    'FxiOS': 'Firefox',
    'CriOS': 'Chrome',
    'Chrome/': 'Chrome',
    'Safari/': 'Safari',
}
SYSTEMS = {
    'Android': 'Android',
    'iPhone': 'iPhone',
    'iPad': 'iPad',
    'Windows': 'Windows',
    'Mac OS X': 'macOS',
    'Linux': 'Linux',
}


@register.filter
def device(user_agent):
    """'Chrome · Windows', as far as the browser says so; '' where it says nothing known."""
    found = (
        next((name for mark, name in names.items() if mark in user_agent), '')
        for names in (BROWSERS, SYSTEMS)
    )
    return ' · '.join(filter(None, found))
