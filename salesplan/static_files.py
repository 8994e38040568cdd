"""Bootstrap's style sheet with the rules alone that pages of ours can use: one in six."""

import os
import re
import tempfile
from collections.abc import Collection
from functools import cache
from pathlib import Path

import bootstrap_wrapper
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

WHOLE = bootstrap_wrapper.get_bootstrap_dir() / 'css' / 'bootstrap.min.css'
SIFTED = 'vendor/bootstrap.css'
# Whoever writes a class into a page; a word there that is no class keeps a rule too many.
SPEAKERS = (
    'templates/**/*.html',
    'static/js/*.js',
    'plans/**/*.py',
)
WORD = re.compile(r'[A-Za-z][\w-]*')
CLASS = re.compile(r'\.([A-Za-z][\w-]*)')
RULE = re.compile(r'([^{}]+)\{((?:[^{}]|\{[^{}]*\})*)\}')  # with the rules in it, for @media
COMMA = re.compile(r',(?![^(]*\))')  # between selectors, not within :not(…)


def sift(css: str, words: Collection[str]) -> str:
    """Give what `css` says of elements whose classes are all among `words`; its licence stays."""
    licence, end, rules = css.removeprefix('@charset "UTF-8";').partition('*/')
    return licence + end + _sift_rules(rules, words)


def _sift_rules(rules: str, words: Collection[str]) -> str:
    return ''.join(_sift_rule(head, body, words) for head, body in RULE.findall(rules))


def _sift_rule(head: str, body: str, words: Collection[str]) -> str:
    if head.startswith('@media'):
        body = _sift_rules(body, words)
        return f'{head}{{{body}}}' if body else ''
    kept = [one for one in COMMA.split(head) if all(name in words for name in CLASS.findall(one))]
    return f'{",".join(kept)}{{{body}}}' if kept else ''


def spoken_words() -> set[str]:
    """Every word of the files that write pages."""
    files = (file for where in SPEAKERS for file in settings.BASE_DIR.glob(where))
    return {word for file in files for word in WORD.findall(file.read_text('utf-8'))}


class SiftedBootstrap(BaseFinder):
    """Serve it as SIFTED; made once by each process that looks for static files."""

    storage = FileSystemStorage(location=settings.DATA_DIR / 'made')

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        """Give where SIFTED lies; an empty list for another path, as other finders do."""
        if path != SIFTED:
            return []
        return [str(make())] if find_all else str(make())

    def list(self, ignore_patterns):
        """Give the one file, as collectstatic and WhiteNoise ask for it."""
        make()
        yield SIFTED, self.storage


@cache
def make() -> Path:
    """Write the sifted sheet; whoever reads it meanwhile has the old one or the new one."""
    place = Path(SiftedBootstrap.storage.path(SIFTED))
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile('w', dir=place.parent, encoding='utf-8', delete=False) as new:
        new.write(sift(WHOLE.read_text('utf-8'), spoken_words()))
    os.chmod(new.name, 0o644)
    os.replace(new.name, place)
    return place
