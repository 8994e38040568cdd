"""What docs/performance.md measures on data of `manage.py make_load`, found by reading pages."""

import json
import re

from visitor import HTMX, calling, reading, sending

FIGURES = 1000  # of one call of the API
A_PAGE = 200  # of its lists


def links(visitor):
    """{what it is: its address} of the plans that are measured."""
    found = {
        'running': ('/plans/?status=active&q=noi+dia', r'href="(/plans/\d+/)"'),
        'draft': ('/plans/?status=draft', r'href="(/plans/\d+/)build'),
        'large': ('/plans/?q=muoi+nghin', r'href="(/plans/\d+/)"'),
        'small': ('/plans/?q=chin+so+lieu', r'href="(/plans/\d+/)"'),
    }
    return {name: first(visitor, *where) for name, where in found.items()}


def pages(visitor, known):
    """{name: Request} of what is read, the floor first."""
    running, large, small = (known[name] for name in ('running', 'large', 'small'))
    paths = {
        'floor': '/_floor/',
        'list': '/plans/',
        'list, page 4': '/plans/?page=4',
        'home': '/',
        'plan': running,
        'plan, 9 figures': small,
        'plan, 10,000 figures': large,
        'tracking': f'{running}targets/',
        'tracking, 9 figures': f'{small}targets/',
        'tracking, 10,000 figures': f'{large}targets/',
        'inbox': '/feedback/',
        'wizard step': f'{known["draft"]}build/targets/',
    }
    return {name: reading(name, visitor, path) for name, path in paths.items()}


def saves(visitor, known, token=''):
    """{name: Request} of what is written: one visitor at a time, or their values cross."""
    found = [
        field_saved(visitor, known['draft']),
        step_saved(visitor, known['draft']),
        cell_saved(visitor, known['running']),
    ]
    if token:
        found.append(figures_pushed(visitor, known['large'], token))
    return {one.name: one for one in found}


def first(visitor, path, pattern):
    """The first link of a page that looks so."""
    found = re.findall(pattern, visitor.get(path))
    if not found:
        raise SystemExit(f'{path} shows no plan: was the database filled by manage.py make_load?')
    return found[0]


def field_saved(visitor, draft):
    """The statement of a need, as typing in the wizard saves it, with the health panel."""
    path = f'{draft}build/needs/'
    row = first(visitor, path, r'(needs-\d+)')
    field, was = f'{row}-statement', f'was-{row}-statement'
    fields = dict(visitor.form(f'{path}?open={row}'))
    token, kept = fields['csrfmiddlewaretoken'], [json.loads(fields[was])]

    def sent(number):
        kept.append(f'Giao đúng hẹn trong tuần, lần {number}')
        loaded = json.dumps(kept[-2], ensure_ascii=False)
        named = [('group', row), ('field', 'statement'), ('csrfmiddlewaretoken', token)]
        return [*named, (field, kept[-1]), (was, loaded)]

    return sending('field saved', visitor, f'{path}field/', sent, 200, HTMX)


def step_saved(visitor, draft):
    """The step of targets, all twelve of them, by its button Continue."""
    path = f'{draft}build/targets/'
    row = first(visitor, path, r'(targets-\d+)')
    fields = visitor.form(f'{path}?open={row}')
    name, was, kept = f'{row}-name', f'was-{row}-name', [dict(fields)[f'{row}-name']]

    def sent(number):
        kept.append(f'Doanh số, lần {number}')
        changed = {name: kept[-1], was: json.dumps(kept[-2], ensure_ascii=False)}
        return [*((one, changed.get(one, value)) for one, value in fields), ('go', 'continue')]

    return sending('step saved', visitor, path, sent)


def cell_saved(visitor, running):
    """One month's figure of the grid."""
    page = f'{running}targets/?as=months'
    path = first(visitor, page, r'action="(/plans/\d+/record/[^"]+)"')
    fields = visitor.form(page, '/record/')
    name, value = [(one, old) for one, old in fields if one.startswith('figure-') and old][-1]
    token, kept = dict(fields)['csrfmiddlewaretoken'], [value]

    def sent(number):
        kept.append(str(1_000_000 + number))
        cell = name.removeprefix('figure-')
        named = [('cell', cell), ('csrfmiddlewaretoken', token), ('year', dict(fields)['year'])]
        return [*named, (name, kept[-1]), (f'was-{cell}', kept[-2])]

    return sending('cell saved', visitor, path, sent, 200, HTMX)


def figures_pushed(visitor, large, token):
    """A thousand figures in one call, each other than before."""
    code = first(visitor, large, r'(KH-\d{4}-\d+)')
    path, items = f'/api/v1/plans/{code}/actuals', []
    for page in range(1, FIGURES // A_PAGE + 1):
        asked = f'{path}?page={page}&page_size={A_PAGE}'
        items += json.loads(visitor.get(asked, {'Authorization': f'Bearer {token}'}))['items']
    known = [(one['target'], one['start'], one['end']) for one in items]

    def body(number):
        figures = [
            {'target': target, 'start': start, 'end': end, 'value': str(number * 1000 + at)}
            | {'reason': 'Sổ kế toán đã khóa'}
            for at, (target, start, end) in enumerate(known)
        ]
        return {'actuals': figures}

    return calling(f'API, {len(known)} figures', visitor, path, body, token)
