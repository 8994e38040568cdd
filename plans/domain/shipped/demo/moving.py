"""Moving a plan file by whole months, so that months stay whole and quarters stay quarters."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from plans.document.periods import moved_day

_DAY = re.compile(r'(\d{4})-(\d{2})-(\d{2})(T.+)?')


def moved_text(text: str, months: int) -> str:
    """The plan file with every date `months` later and `{period}` in its title filled in."""
    plan = _moved(json.loads(text), months)
    first = plan['fiscal_year_start_month'] - 1 + months
    plan['fiscal_year_start_month'] = first % 12 + 1
    years = _years(plan['period_start'], plan['period_end'])
    plan['title'] = plan['title'].replace('{period}', years)
    return json.dumps(plan, ensure_ascii=False)


def _moved(value: Any, months: int) -> Any:
    if isinstance(value, dict):
        return {key: _moved(one, months) for key, one in value.items()}
    if isinstance(value, list):
        return [_moved(one, months) for one in value]
    found = _DAY.fullmatch(value) if isinstance(value, str) else None
    if not found:
        return value
    day = moved_day(date(int(found[1]), int(found[2]), int(found[3])), months)
    return f'{day.isoformat()}{found[4] or ""}'


def _years(start: str, end: str) -> str:
    return start[:4] if start[:4] == end[:4] else f'{start[:4]}–{end[:4]}'
