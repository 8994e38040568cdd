"""One's own profile, and the help page."""

import pytest
from django.test import Client

from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db

SENT = {
    'name': 'Lan Nguyễn',
    'language': 'en',
    'theme': 'dark',
    'density': 'compact',
    'wants_digest': True,
}


def test_profile_is_saved_and_the_next_page_looks_so(client_of, editor):
    client = client_of(editor)

    page = client.post('/profile/', SENT, follow=True)

    editor.user.refresh_from_db()
    assert {name: getattr(editor.user, name) for name in SENT} == SENT
    assert '<html lang="en" data-bs-theme="dark">' in page.content.decode()
    assert [str(message) for message in page.context['messages']] == ['Saved.']


@pytest.mark.parametrize(
    ('field', 'value'),
    [('name', ''), ('language', 'fr'), ('theme', 'pink'), ('density', 'airy')],
)
def test_profile_that_will_not_do_saves_nothing(client_of, editor, field, value):
    page = client_of(editor).post('/profile/', {**SENT, field: value})

    editor.user.refresh_from_db()
    assert page.status_code == 422
    assert list(page.context['form'].errors) == [field]
    assert editor.user.name == 'Nguyễn Thị Lan'


def test_profile_lists_ones_companies_only(client_of, editor, stranger):
    second = MembershipFactory(user=editor.user, workspace__name='An Phú')
    MembershipFactory(user=editor.user, is_active=False)

    page = client_of(editor).get('/profile/')

    assert list(page.context['memberships']) == [second, editor]


@pytest.mark.parametrize(
    ('language', 'typed', 'read'),
    [('vi', '1,5 tỷ', '1.500.000.000'), ('en', '1.5bn', '1,500,000,000')],
)
def test_help_shows_how_numbers_are_read(language, typed, read):
    page = Client(headers={'accept-language': language}).get('/help/')

    assert (typed, read) in page.context['numbers']
    assert f'<code>{typed}</code>' in page.content.decode()
