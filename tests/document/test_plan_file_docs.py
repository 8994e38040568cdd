"""docs/plan-file.md names every key and value of the schema."""

import re
from pathlib import Path

import pytest

from plans.document import schema
from plans.document.choices import Origin, SourceKind
from plans.document.schema import Row

DOCUMENTED = Path(__file__).parents[2].joinpath('docs', 'plan-file.md').read_text(encoding='utf-8')
WORDS = set(re.findall(r'[a-z0-9_]+', DOCUMENTED))
ROWS = [row for row in vars(schema).values() if isinstance(row, type) and issubclass(row, Row)]


@pytest.mark.parametrize(
    'row', [row for row in ROWS if row is not Row], ids=lambda row: row.__name__
)
def test_every_key_is_documented(row):
    assert [key for key in row.model_fields if key not in WORDS] == []


@pytest.mark.parametrize('choice', [SourceKind, Origin])
def test_every_value_is_documented(choice):
    assert [member.value for member in choice if member.value not in WORDS] == []
