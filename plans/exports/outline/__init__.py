"""One outline for every file kind: PlanDocument → headings, texts, tables, charts (house.md)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from plans.document import display
from plans.document.business_models import words_of
from plans.document.schema import PlanDocument
from plans.exports.outline.lists import Reader
from plans.exports.outline.parts import PARTS, Part
from plans.exports.outline.values import Outline, Section, facts_of, writable
from plans.exports.outline.words import SECTIONS, say
from plans.rules.checks.base import Finding

__all__ = ['DEFAULT_SECTIONS', 'SECTIONS', 'Outline', 'Setting', 'outline', 'section_title']

DEFAULT_SECTIONS = tuple(name for name in SECTIONS if name != 'checks')
_NAMED_BY_MODEL = {'needs': 'needs_step', 'dealers': 'dealers_step'}


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What a document knows beside its plan.

    `people`: names by e-mail. `metrics`: those of the installation. `findings`: what the checks
    found, for the appendix, in the template's `wording`.
    """

    company: str = ''
    code: str = ''
    people: Mapping[str, str] = field(default_factory=dict)
    metrics: tuple[Any, ...] = ()
    findings: Mapping[str, Finding] = field(default_factory=dict)
    wording: Mapping[str, Any] = field(default_factory=dict)


def outline(
    document: PlanDocument,
    *,
    on: date,
    language: str,
    sections: Collection[str] = DEFAULT_SECTIONS,
    setting: Setting | None = None,
) -> Outline:
    """The chosen sections of a plan as it stands on a day, in 'vi' or 'en'; no empty ones.

    Never raises, whatever the plan holds.
    """
    setting = setting or Setting()
    metrics = {metric.code: metric for metric in setting.metrics}
    reader = Reader(document, language, dict(setting.people), metrics)
    part = Part(reader, on, setting.findings, setting.wording)
    found = [
        Section(key, section_title(key, language, document.business_model), blocks)
        for key, build in PARTS.items()
        if key in sections and (blocks := tuple(one for one in build(part) if one))
    ]
    return Outline(
        title=writable(document.title) or say('untitled', language),
        code=setting.code,
        language=language,
        on=on,
        company=writable(setting.company),
        period=_period(document, language),
        status=document.status.label(language),
        cover=_cover(reader, on),
        sections=tuple(found),
    )


def section_title(key: str, language: str, model: str | None = None) -> str:
    """The heading of a section, in the words of a business model."""
    if model and key in _NAMED_BY_MODEL:
        return words_of(model)[_NAMED_BY_MODEL[key]].text(language)
    return SECTIONS[key].text(language)


def _period(document: PlanDocument, language: str) -> str:
    if document.period_start is None or document.period_end is None:
        return ''
    return display.days(document.period_start, document.period_end, language)


def _cover(reader: Reader, on: date) -> tuple[tuple[str, Any], ...]:
    document, language = reader.document, reader.language
    pairs = [
        (say('period', language), _period(document, language)),
        (reader.label('plan', 'business_model'), reader.cell(document, 'business_model')),
        (reader.label('basics', 'owner'), reader.cell(document, 'owner')),
        (reader.label('basics', 'approver'), reader.cell(document, 'approver')),
        (say('status', language), document.status.label(language)),
        (say('as_on', language), on),
    ]
    found = facts_of('', pairs)
    return found.pairs if found else ()
