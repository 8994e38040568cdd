"""Parts of the frame that are remembered: never another person's, another language's, or unsafe."""

import pytest
from django.template import engines
from django.utils import translation

from plans.views.shell import Shell


@pytest.fixture
def part(rf):
    """Renders one part of the frame: `part('account_menu', 'vi', name=…)`."""

    def render(template, language, /, **given):
        asked = ' '.join(f'{key}={key}' for key in given)
        text = f'{{% load frame %}}{{% fixed "components/{template}.html" {asked} %}}'
        context = {'shell': Shell(rf.get('/')), **given}
        with translation.override(language):
            return engines['django'].from_string(text).render(context)

    return render


def menu(part, person, language='vi'):
    return part('account_menu', language, name=person, short_name=person, email='', theme='dark')


def test_remembered_part_is_the_persons_own(part):
    first, second = menu(part, 'Lan'), menu(part, 'Hải')

    assert ('Lan' in first, 'Hải' in first) == (True, False)
    assert ('Lan' in second, 'Hải' in second) == (False, True)


def test_remembered_part_is_in_the_readers_language(part):
    vietnamese, english = menu(part, 'Lan', 'vi'), menu(part, 'Lan', 'en')

    assert ('Đăng xuất' in vietnamese, 'Sign out' in english) == (True, True)


def test_remembered_part_is_markup_and_escapes_names(part):
    shown = menu(part, '<b>Lan</b>')

    assert '<details class="menu" data-menu>' in shown
    assert '&lt;b&gt;Lan&lt;/b&gt;' in shown
    assert '<b>Lan</b>' not in shown


def test_remembered_part_is_rendered_once(part, monkeypatch):
    first = menu(part, 'Minh')
    monkeypatch.setattr('plans.templatetags.frame.render_to_string', None)

    assert menu(part, 'Minh') == first
