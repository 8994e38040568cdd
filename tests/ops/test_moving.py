"""An installation moves from SQLite to PostgreSQL and back, by the commands of operations.md."""

import gzip
import re

import pytest

from plans.management.throwaway_postgres import throwaway_postgres
from tests.fresh_process import run_python

SEED = 'from plans.domain.demo import seed_demo; seed_demo()'
COUNT = 'from plans.models import Plan; print(Plan.objects.count())'


pytestmark = pytest.mark.ops


def test_demonstration_moves_to_postgresql_and_back_unchanged(tmp_path):
    first, middle, last = (tmp_path / f'{name}.backup' for name in ('first', 'middle', 'last'))
    ours, others = ({'SALESPLAN_DATA': str(tmp_path / name)} for name in ('ours', 'others'))
    said('migrate', '-v0', **ours)
    said('shell', '-v0', '-c', SEED, **ours)
    backed_up = said('backup', str(first), **ours)
    with throwaway_postgres() as url:
        there = {**ours, 'DATABASE_URL': url}
        arrived = said('restore', str(first), **there)
        again = run_python('manage.py', 'restore', str(first), **there)
        said('backup', str(middle), **there)
        plans = said('shell', '-v0', '-c', COUNT, **there)
    said('restore', str(middle), **others)
    said('backup', str(last), **others)

    rows = re.match(r'[\d,]+ rows of \d+ tables', backed_up)[0]
    assert arrived.startswith(f'{rows} arrived as they were on ')
    assert (again.returncode, 'The database is not empty' in again.stderr) == (1, True)
    assert plans == said('shell', '-v0', '-c', COUNT, **others)
    assert sums(first) == sums(middle) == sums(last)


def said(*command, **environment):
    """What a command prints that must succeed."""
    done = run_python('manage.py', *command, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def sums(file):
    """What the rows of each table come to: counts, sums, digests."""
    lines = gzip.decompress(file.read_bytes()).decode().splitlines()
    return [line for line in lines if line.startswith(('{"table"', '{"rows"'))]
