"""Every page, Vietnamese in light and English in dark: accessible, quiet, never wider than the
screen.

Source: product.md 7.4, WCAG 2.2 A and AA by axe.
"""

from functools import cache

import pytest

from plans import urls
from salesplan.static_files import CLASS, WHOLE, make
from tests.factories import UserFactory
from tests.journeys.browsing import (
    LANGUAGE,
    Device,
    accessibility_faults,
    axe,
    sideways_faults,
)
from tests.journeys.site import NOT_PAGES, SITE, Scene, walks
from tests.journeys.walk import ALONE, NOBODY, PHONE

MARKUP = ('<span', '<svg', '<a ', '<div', '</')
READ = """() => [
    location.pathname,
    document.documentElement.lang,
    document.body.innerText,
    [...document.querySelectorAll('[class]')].flatMap((one) => [...one.classList]),
]"""
PALE = """() => ['td', 'td', 'th', 'p'].forEach((tag) => {
    const pale = document.createElement(tag);
    pale.append('pale'), pale.style.cssText = 'color: #888; background: #999; height: auto';
    document.querySelector('main').append(pale);
})"""
OUTSIDERS = ('/f/', '/b/', '/shared/', '/digest/')  # in the language of who sent them


def test_every_page_is_walked():
    names = {pattern.name for pattern in urls.urlpatterns}

    assert sorted(names - set(SITE) - NOT_PAGES) == []
    assert sorted({*SITE, *NOT_PAGES} - names) == []
    assert sorted(set(SITE) & NOT_PAGES) == []


@pytest.mark.django_db
def test_pale_words_are_found_once_for_each_kind_of_markup(browser, live_server):
    device = Device(browser, live_server.url, language=LANGUAGE)
    device.context.add_init_script(axe())
    found = []
    for _ in range(2):
        device.page.goto('/accounts/login/')
        device.page.evaluate(PALE)
        found.append([one.split(':')[0] for one in accessibility_faults(device.page)])

    assert found == [['color-contrast'] * 3, []]


@pytest.mark.django_db
def test_no_page_has_faults(browser, live_server):
    scene = Scene()
    people = {name: one.user for name, one in scene.people.items()}
    people[ALONE] = UserFactory()
    faults = {}

    for person, paths in walks(scene).items():
        device = Device(browser, live_server.url, language=LANGUAGE)
        device.context.add_init_script(axe())
        if person == PHONE:
            key = {'name': 'room_phone', 'value': scene.phone_key(), 'url': f'{live_server.url}/b/'}
            device.context.add_cookies([key])
        elif person != NOBODY:
            user = people[person]
            user.language, user.theme = LANGUAGE, 'system'
            user.save()
            device.signed_in_as(user)
        for path in paths:
            if found := faults_of(device, path):
                faults[path] = found
        device.context.close()

    assert faults == {}


@cache
def sifted_out():
    """The classes that Bootstrap knows and our style sheet of it does not."""
    whole, sifted = (set(CLASS.findall(file.read_text('utf-8'))) for file in (WHOLE, make()))
    return whole - sifted


def faults_of(device, path):
    """What is wrong with the page at an address, one text each."""
    answer = device.page.goto(path)
    arrived, spoken, shown, classes = device.page.evaluate(READ)
    found = [f'answered {answer.status}'] * (answer.status != 200)
    found += [f'led to {arrived}'] * (arrived != path.partition('?')[0])
    found += [f'shows markup: {tag}' for tag in MARKUP if tag in shown]
    found += [f'wants of Bootstrap: {name}' for name in sifted_out().intersection(classes)]
    found += [f'speaks {spoken}'] * (spoken != LANGUAGE and not path.startswith(OUTSIDERS))
    return (
        found
        + accessibility_faults(device.page)
        + sideways_faults(device.page)
        + device.complaints()
    )
