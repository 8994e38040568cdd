"""What the documents name is there: files, folders, links, commands."""

import re
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest
from django.core.management import get_commands

from plans.domain.shipped.demo import WORKSPACES
from tests.test_architecture import ROOT, tracked_files

DOCUMENTS = [ROOT / 'README.md', *sorted((ROOT / 'docs').rglob('*.md'))]
SUFFIXES = {'.css', '.html', '.js', '.json', '.lock', '.md', '.po', '.png', '.py', '.svg', '.toml'}
MADE_ON_THE_MACHINE = {'var/'}
PATH = re.compile(r'[\w.-]+(/[\w.*-]+)*/?')
PICTURE_BYTES = 200_000

by_document = pytest.mark.parametrize(
    'document', DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT))
)


@cache
def tracked():
    """Paths of every file of ours, each from the root and with a stroke before it."""
    return [f'/{path.relative_to(ROOT).as_posix()}' for path in tracked_files()]


def paths_in(text):
    """What stands in backquotes and is a path of ours: `plans/rules`, `forms/parts.py`, `docs/`."""
    prose = re.sub(r'^```.*?^```', '', text, flags=re.MULTILINE | re.DOTALL)
    spans = re.findall(r'`([^`\n]+)`', prose)
    folders = {path.split('/')[1] for path in tracked()}
    return [
        span
        for span in spans
        if PATH.fullmatch(span)
        and span not in MADE_ON_THE_MACHINE
        and (
            Path(span).suffix in SUFFIXES
            or span.endswith('/')
            or ('/' in span and span.split('/')[0] in folders)
        )
    ]


def is_there(named):
    """Whether a tracked file is called so, or lies in such a folder, whatever stands before."""
    pattern = f'*/{named.rstrip("/")}'
    return any(fnmatch(path, pattern) or fnmatch(path, f'{pattern}/*') for path in tracked())


@by_document
def test_documents_name_paths_that_exist(document):
    named = paths_in(document.read_text(encoding='utf-8'))

    assert [path for path in named if not is_there(path)] == []


@by_document
def test_documents_link_to_files_that_exist(document):
    targets = re.findall(r'\]\(([^)#\s]+)[^)]*\)', document.read_text(encoding='utf-8'))

    assert [name for name in targets if not (document.parent / name).exists()] == []


@by_document
def test_documents_name_commands_that_exist(document):
    named = re.findall(r'manage\.py (\w+)', document.read_text(encoding='utf-8'))

    assert set(named) - set(get_commands()) == set()


def test_readme_names_who_may_sign_in_to_the_demonstration():
    text = (ROOT / 'README.md').read_text(encoding='utf-8')
    people = {person.email for company in WORKSPACES for person in company.people}

    assert set(re.findall(r'^\| `([\w.]+@[\w.]+)`', text, flags=re.MULTILINE)) == people


def test_path_is_told_from_other_code():
    text = (
        '`plans/rules` `forms/parts.py` `docs/` `var/` `hx-get` `/_floor/` `a/b`\n```\n`x.py`\n```'
    )

    assert paths_in(text) == ['plans/rules', 'forms/parts.py', 'docs/']


def test_path_that_is_gone_is_noticed():
    assert [is_there(path) for path in ('plans/rules', 'forms/parts.py', 'rules/nothing.py')] == [
        True,
        True,
        False,
    ]


def test_pictures_of_the_documents_are_small():
    pictures = {path.name: path.stat().st_size for path in (ROOT / 'docs').rglob('*.png')}

    assert {name: size for name, size in pictures.items() if size > PICTURE_BYTES} == {}
