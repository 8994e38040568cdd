"""Plan files written by hand, and what they are refused for."""

import json

import pytest

from plans.document import plan_file
from plans.document.faults import PlanFileError


def faults_of(source):
    with pytest.raises(PlanFileError) as refused:
        plan_file.parse(source if isinstance(source, str | bytes) else json.dumps(source))
    return [fault.line('en') for fault in refused.value.faults]


def paths_of(source):
    return [line.split(':')[0] for line in faults_of(source)]


def text(*parts):
    """A plan file written by hand, with these keys after the title."""
    return (
        '{"format": "salesplan-plan/1", "title": "x"' + ''.join(f', {part}' for part in parts) + '}'
    )
