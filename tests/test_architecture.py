"""The rules of the house, as far as a machine can see them."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from importlinter.cli import lint_imports

ROOT = Path(settings.BASE_DIR)
LONGEST_FILE = 300
LONGEST_FUNCTION = 25
DRAWERS_FOR_JUNK = {'common', 'helpers', 'misc', 'part2', 'shared', 'tools', 'utils'}

# Hosts that a tracked file may name: this machine, those kept free for examples, XML's namespaces,
# and what docs/deploy/ calls its own parts.
HARMLESS_HOST = re.compile(
    r'(127\.0\.0\.1|localhost|\[::1\]|([\w.-]+\.)?example(\.(com|net|org|vn))?|www\.w3\.org'
    r'|json-schema\.org|testserver|[\w.-]+\.test|database|salesplan)(:\d+)?'
)
ADDRESS = re.compile(r'[a-z][a-z0-9+.]*://(?:[\w.-]*(?::[^@/\s]*)?@)?([\w.\[\]:-]*\w)(?![\w@])')
INDEX_HOST = re.compile(r'pypi\.|pythonhosted|files\.python|npmjs|jsdelivr|unpkg|googleapis|cdnjs')


@cache
def tracked_files():
    """Paths of every file that is or is about to be in the repository."""
    listed = subprocess.run(
        ['git', 'ls-files', '--cached', '--others', '--exclude-standard', '-z'],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [ROOT / name for name in listed.split('\0') if name and (ROOT / name).is_file()]


def python_files(*folders):
    """Tracked Python files below these folders, migrations left out."""
    below = [ROOT / folder for folder in folders]
    return [
        path
        for path in tracked_files()
        if path.suffix == '.py'
        and 'migrations' not in path.parts
        and any(path.is_relative_to(folder) for folder in below)
    ]


def nodes(kind, *folders):
    """Every syntax node of a kind below these folders, as ('plans/x.py:12', node)."""
    for path in python_files(*folders):
        for node in nodes_of(path):
            if isinstance(node, kind):
                yield f'{path.relative_to(ROOT)}:{node.lineno}', node


@cache
def nodes_of(path):
    """Every syntax node of a file, read once for all tests."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding='utf-8'))))


def templates():
    """Templates as ('templates/x.html', text)."""
    for path in tracked_files():
        if path.suffix in {'.html', '.svg'} and path.is_relative_to(ROOT / 'templates'):
            yield str(path.relative_to(ROOT)), path.read_text(encoding='utf-8')


def body_lines(function):
    """How many lines a function's statements take, its docstring not counted."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def test_imports_point_down(monkeypatch):
    monkeypatch.chdir(ROOT)
    # It silences every logger there is, for all tests that come after.
    monkeypatch.setattr('logging.config.dictConfig', lambda config: None)

    assert lint_imports(no_cache=True) == 0


def test_tracked_files_name_no_host():
    named = []
    for path in set(tracked_files()) - {Path(__file__)}:
        try:
            text = path.read_text(encoding='utf-8')
        except UnicodeDecodeError:
            continue  # a picture or a compiled catalogue
        for number, line in enumerate(text.splitlines(), 1):
            hosts = [host for host in ADDRESS.findall(line) if not HARMLESS_HOST.fullmatch(host)]
            hosts += INDEX_HOST.findall(line)
            named += [f'{path.relative_to(ROOT)}:{number} {host}' for host in hosts]

    assert named == []


@pytest.mark.parametrize(
    ('line', 'hosts'),
    [
        ('see https://someone.io/page', ['someone.io']),
        ('postgres://me:secret@db.someone.io:5432/x', ['db.someone.io:5432']),
        ('http://127.0.0.1:8000/ and https://salesplan.example.com/', []),
        ('sqlite:///var/x.sqlite3', []),
    ],
)
def test_address_in_a_line_is_told_from_a_harmless_one(line, hosts):
    assert [host for host in ADDRESS.findall(line) if not HARMLESS_HOST.fullmatch(host)] == hosts


def test_files_are_short():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding='utf-8').splitlines())
        for path in python_files('plans', 'salesplan', 'tests')
    }

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_functions_are_short():
    lengths = {
        f'{place} {function.name}': body_lines(function)
        for place, function in nodes(ast.FunctionDef, 'plans', 'salesplan')
    }

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_files_are_named_for_what_they_hold():
    named = {path.stem for path in python_files('plans', 'salesplan', 'tests')}

    assert named & DRAWERS_FOR_JUNK == set()


def test_views_reach_rows_only_through_the_workspace():
    """`request.workspace.plans`, never `Plan.objects`: then rows of others are 404."""
    reached = [
        f'{place} {node.value.id}.{node.attr}'
        for place, node in nodes(ast.Attribute, 'plans/views', 'plans/api', 'plans/templatetags')
        if node.attr in {'objects', '_default_manager', '_base_manager'}
        and isinstance(node.value, ast.Name)
    ]

    assert reached == []


def test_rules_and_documents_never_ask_the_clock():
    asked = [
        f'{place} {node.func.attr}()'
        for place, node in nodes(ast.Call, 'plans/rules', 'plans/document', 'plans/exports')
        if isinstance(node.func, ast.Attribute)
        and node.func.attr in {'now', 'today', 'utcnow', 'localdate', 'localtime', 'time'}
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {'datetime', 'date', 'timezone', 'time'}
    ]

    assert asked == []


def test_our_own_flow_uses_no_signals_and_no_service_classes():
    imported = [
        place
        for place, node in nodes(ast.ImportFrom, 'plans', 'salesplan')
        if node.module and node.module.endswith(('.signals', 'django.dispatch'))
    ]
    services = [
        f'{place} {node.name}'
        for place, node in nodes(ast.ClassDef, 'plans')
        if node.name.endswith(('Service', 'Manager2', 'Helper', 'Util', 'Utils'))
    ]

    assert (imported, services) == ([], [])


def test_csrf_is_never_waived():
    """But for calls of programs, where only a token counts and never a cookie.

    One is a mail program's one click (RFC 8058): the signed token of the address alone says who.
    """
    waived = [
        place.partition(':')[0]
        for place, node in nodes(ast.Name, 'plans', 'salesplan')
        if node.id in {'csrf_exempt', 'csp_exempt', 'csp_replace', 'csp_update'}
    ]

    assert waived == ['plans/views/digests.py']


@pytest.mark.parametrize(
    ('what', 'pattern'),
    [
        ('a style attribute', r'<[^>]*\sstyle\s*='),
        ('a style element', r'<style\b'),
        ('an inline handler', r'<[^>]*\son[a-z]+\s*='),
        ('an inline script', r'<script\b(?![^>]*\b(src=|type="application/json"))'),
        (
            'an htmx feature that needs eval',
            r'hx-on[:-]|hx-vals\s*=\s*["\']js:|hx-trigger="[^"]*\[',
        ),
        ('unescaped text', r'\|\s*safe\b|\{%\s*autoescape off'),
    ],
)
def test_templates_hold_nothing_the_policy_forbids(what, pattern):
    holding = [name for name, text in templates() if re.search(pattern, text)]

    assert holding == [], what


def test_every_test_can_fail():
    def says_something(function):
        return any(
            isinstance(node, ast.Assert)
            or re.search('raises|expect|assert', getattr(node, 'id', getattr(node, 'attr', '')))
            for node in ast.walk(function)
        )

    silent = [
        f'{place} {function.name}'
        for place, function in nodes(ast.FunctionDef, 'tests')
        if function.name.startswith('test_') and not says_something(function)
    ]

    assert silent == []
