"""The frame around every page: language, theme, density, messages, menus, error pages."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import messages
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.urls import resolve, reverse
from django.utils import translation
from django.views import defaults
from django.views.csrf import csrf_failure

from plans.views.shell import Shell
from tests.factories import MembershipFactory, WorkspaceFactory

PREFERENCES = '/preferences/'
NOWHERE = '/khong-co-trang-nay/'  # any page has the frame; this one needs nothing


def html_tag(response):
    return re.search(r'<html[^>]*>', response.content.decode())[0]


@pytest.fixture
def frame(rf):
    """Renders base.html as a view behind the doorway would: `frame(membership, path=...)`."""

    def render(membership, path='/', said=()):
        request = rf.get(path)
        request.user = membership.user
        request.membership, request.workspace = membership, membership.workspace
        request.memberships = list(membership.user.memberships.order_by('pk'))
        context = {'messages': [messages.Message(*message) for message in said]}
        return render_to_string('base.html', context, request)

    return render


@pytest.mark.django_db
@pytest.mark.parametrize(
    ('language', 'words'), [('vi', 'Đến nội dung chính'), ('en', 'Skip to content')]
)
def test_page_is_in_the_language_the_browser_asks_for(client, language, words):
    response = client.get(NOWHERE, headers={'accept-language': language})

    assert html_tag(response) == f'<html lang="{language}" data-bs-theme="system">'
    assert words in response.content.decode()


def test_language_chosen_on_a_page_holds_for_the_next_ones(client_of, editor):
    client = client_of(editor)

    answer = client.post(PREFERENCES, {'language': 'en', 'next': NOWHERE})

    assert (answer.status_code, answer.headers['Location']) == (302, NOWHERE)
    assert 'lang="en"' in html_tag(client.get(NOWHERE))
    editor.user.refresh_from_db()
    assert editor.user.language == 'en'


def test_language_of_the_person_holds_in_a_new_browser(client, editor):
    editor.user.language = 'en'
    editor.user.save()
    client.force_login(editor.user)

    response = client.get(NOWHERE, headers={'accept-language': 'vi'})

    assert 'lang="en"' in html_tag(response)


def test_language_chosen_in_this_browser_wins_over_the_persons(client, editor):
    client.force_login(editor.user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = 'en'

    assert 'lang="en"' in html_tag(client.get(NOWHERE))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ('cookie', 'theme'), [('dark', 'dark'), ('light', 'light'), ('"><script>', 'system')]
)
def test_theme_of_a_visitor_is_what_this_browser_chose(client, cookie, theme):
    client.cookies['theme'] = cookie

    assert f'data-bs-theme="{theme}"' in html_tag(client.get(NOWHERE))


def test_theme_is_kept_with_the_person_and_in_the_browser(client, client_of, editor):
    chosen = client_of(editor).post(PREFERENCES, {'theme': 'dark'})
    client.force_login(editor.user)  # another browser

    assert 'data-bs-theme="dark"' in html_tag(client.get(NOWHERE))
    assert chosen.cookies['theme'].value == 'dark'


def test_density_is_kept_with_the_person(client_of, editor):
    client = client_of(editor)

    client.post(PREFERENCES, {'density': 'compact'})

    assert '<body class="compact ' in client.get(NOWHERE).content.decode()


def test_choosing_one_preference_leaves_the_others(client_of, editor):
    client = client_of(editor)
    client.post(PREFERENCES, {'theme': 'dark'})

    client.post(PREFERENCES, {'density': 'compact'})

    editor.user.refresh_from_db()
    kept = (editor.user.theme, editor.user.density, editor.user.language)
    assert kept == ('dark', 'compact', 'vi')


@pytest.mark.django_db
@pytest.mark.parametrize('sent', [{'theme': 'pink'}, {'language': 'xx'}, {'density': '../'}])
def test_preference_that_does_not_exist_is_refused(client, sent):
    response = client.post(PREFERENCES, sent)

    assert response.status_code == 400
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize('elsewhere', ['https://evil.example/', '//evil.example', 'javascript:0'])
def test_preference_never_leads_to_another_site(client, elsewhere):
    response = client.post(PREFERENCES, {'theme': 'dark', 'next': elsewhere})

    assert response.headers['Location'] == '/'


@pytest.mark.django_db
def test_preferences_are_only_posted(client):
    assert client.get(PREFERENCES).status_code == 405


def test_other_companies_are_offered_and_this_one_is_not(rf, editor):
    request = rf.get('/')
    names = ['Đại Phát', 'Em Tôi', 'An Bình']
    companies = [WorkspaceFactory(name=name) for name in names]
    elsewhere = [MembershipFactory(user=editor.user, workspace=company) for company in companies]
    request.workspace, request.memberships = editor.workspace, [editor, *elsewhere]

    offered = Shell(request).other_workspaces

    assert [name for _, _, name in offered] == ['An Bình', 'Đại Phát', 'Em Tôi']


@pytest.mark.parametrize(
    ('path', 'section'),
    [
        ('/', 'plans'),
        ('/plans/12/targets/', 'plans'),
        ('/feedback/', 'feedback'),
        ('/dealers/3/', 'dealers'),
        ('/accounts/email/', ''),
    ],
)
def test_menu_knows_the_part_a_page_belongs_to(rf, path, section):
    assert Shell(rf.get(path)).section == section


@pytest.mark.parametrize(
    ('person', 'allowed'),
    [
        ('viewer', (False, False, False)),
        ('editor', (True, False, False)),
        ('approver', (True, True, False)),
        ('admin', (True, True, True)),
    ],
)
def test_frame_offers_what_the_role_allows(rf, request, person, allowed):
    asked = rf.get('/')
    asked.membership = request.getfixturevalue(person)
    shell = Shell(asked)

    assert (shell.may_plan, shell.may_decide, shell.may_manage) == allowed


def test_frame_links_only_to_pages_that_exist(frame, editor):
    links = re.findall(r'(?:href|action)="(?!#|/static/)([^"?]*)', frame(editor))

    assert '/preferences/' in links
    assert [link for link in links if link != '/' and not resolve(link)] == []


def test_message_with_an_address_offers_undo(frame, editor):
    page = frame(editor, said=[(messages.SUCCESS, 'Đã xóa “Xả tồn S16”.', '/plans/1/undo/')])

    assert '<form method="post" action="/plans/1/undo/">' in page
    assert 'Hoàn tác' in page


def test_message_escapes_what_people_typed(frame, editor):
    page = frame(editor, said=[(messages.ERROR, '<b>x</b>')])

    assert '&lt;b&gt;x&lt;/b&gt;' in page


@pytest.mark.django_db
def test_missing_page_keeps_the_frame(client):
    response = client.get(NOWHERE, headers={'accept-language': 'vi'})

    assert response.status_code == 404
    assert 'Không có trang này' in response.content.decode()
    assert "'unsafe" not in response.headers['Content-Security-Policy']


def test_refusal_says_why(rf, editor):
    request = rf.get('/')
    request.user = editor.user

    page = defaults.permission_denied(request, Exception('Vai trò chưa gồm việc này.'))

    assert 'Vai trò chưa gồm việc này.' in page.content.decode()


@pytest.mark.parametrize(
    ('answer', 'status', 'words'),
    [
        (defaults.server_error, 500, 'Hệ thống đang gặp trục trặc'),
        (lambda request: defaults.bad_request(request, None), 400, 'Chưa đọc được yêu cầu này'),
        (csrf_failure, 403, 'Biểu mẫu này đã mở quá lâu'),
    ],
)
def test_page_of_a_failure_needs_neither_context_nor_database(rf, answer, status, words):
    with translation.override('vi'):
        response = answer(rf.get('/'))

    assert response.status_code == status
    assert words in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ('language', 'words'),
    [
        ('vi', 'Email hoặc mật khẩu chưa đúng.'),
        ('en', 'The email address and/or password you specified are not correct.'),
    ],
)
def test_refused_sign_in_is_told_in_the_readers_language(client, language, words):
    sent = {'login': 'nobody@example.com', 'password': 'wrong'}

    response = client.post(reverse('account_login'), sent, headers={'accept-language': language})

    assert words in response.content.decode()


def test_what_every_page_loads_is_light(frame, editor):
    """performance.md: at most 80 KB cold, 45 KB of script, six requests."""
    page = frame(editor)
    files = [*re.findall(r'(?:src|href)="/static/([^"]+\.(?:css|js))"', page), 'js/form.js']

    def packed(text):
        return len(gzip.compress(text))

    sizes = {name: packed(Path(finders.find(name)).read_bytes()) for name in files}

    scripts = sum(size for name, size in sizes.items() if name.endswith('.js'))
    assert len(files) + 1 == 6
    assert scripts < 25_000
    assert sum(sizes.values()) + packed(page.encode()) < 80_000
