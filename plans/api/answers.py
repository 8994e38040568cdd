"""What the checks and the tracking say of a plan: the same as its pages and the commands."""

from datetime import date
from typing import Annotated

from ninja import Query, Router, Schema

from plans.api.openapi import refusals
from plans.api.paging import Code
from plans.api.plans import found
from plans.document.choices import CheckCode, Phase, Severity, TrackingStatus
from plans.document.schema.types import Day
from plans.domain import summaries
from plans.domain.documents.reading import document_of
from plans.exports import checks, tracking

router = Router(tags=['checks and tracking'])
OnDay = Annotated[Day | None, Query(description='As on this day; else today in the company.')]


class Message(Schema):
    """A finding in words."""

    vi: str
    en: str


class FindingOut(Schema):
    """Something a check finds."""

    code: CheckCode
    severity: Severity
    subjects: list[str]
    numbers: dict[str, str]
    message: Message
    accepted: bool


class ChecksOut(Schema):
    """What is missing, and what the checks find."""

    phase: Phase
    on: date
    missing: list[str]
    findings: list[FindingOut]


class TargetOut(Schema):
    """How a target stands; null where there is no figure."""

    id: str
    as_of: date | None
    expected: str | None
    actual: str | None
    pace_pct: str | None
    attainment_pct: str | None
    forecast: str | None
    required_pct: str | None
    status: TrackingStatus
    missing: list[str]


class PaceOut(Schema):
    """How the plan as a whole stands."""

    pace_pct: str | None
    status: TrackingStatus


class TrackingOut(Schema):
    """How every target stands."""

    on: date
    targets: list[TargetOut]
    plan: PaceOut


@router.get('/plans/{code}/checks', response={200: ChecksOut, **refusals()})
def read_checks(request, code: Code, phase: Phase | None = None, on: OnDay = None):
    """What is missing and what the checks find, by the thresholds of the company."""
    plan = found(request, code)
    phase, on = phase or summaries.phase_of(plan), on or summaries.day_of(plan)
    document = document_of(plan)
    return checks.told(document, phase, on, summaries.find(plan, document, on, phase))


@router.get('/plans/{code}/tracking', response={200: TrackingOut, **refusals()})
def read_tracking(request, code: Code, on: OnDay = None):
    """Pace, forecast and status of every target."""
    plan = found(request, code)
    return tracking.told(document_of(plan), on or summaries.day_of(plan))
