"""The plan file: JSON text to PlanDocument and back, without loss."""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic import ValidationError

from plans.document import json_text, references
from plans.document.choices import BusinessModel
from plans.document.faults import (
    Fault,
    PlanFileError,
    from_pydantic,
    not_one_of,
    path_of,
    wrong_type,
)
from plans.document.schema import FORMAT, PlanDocument

_MODELS = tuple(model.value for model in BusinessModel)
_NUMBERED = {'actions': 'A', 'feedback': 'F'}  # rows that may come without an id
_NULL_IS_DEFAULT = (
    'fiscal_year_start_month',
    'status',
    'platform',
    'arithmetic',
    'close_out',
    'feedback_form',
)
_NULL_IS_DEFAULT_IN_DETAILS = ('min_quotes', 'quote_deadline_days', 'seller_funnel')


def parse(source: str | bytes) -> PlanDocument:
    """Read a plan file. Raises PlanFileError with every fault, each with its path."""
    data, faults = json_text.load(source)
    if not isinstance(data, dict):
        raise PlanFileError([wrong_type('', data, 'an object', 'một đối tượng')])
    faults += _format_faults(data)
    _fill_in(data)
    faults += _place_details(data)
    bare = data.pop('_bare_details', False)
    references.keep_reference_order(data)
    document: PlanDocument | None = None
    try:
        document = PlanDocument.model_validate(data)
    except ValidationError as error:
        known = {fault.path for fault in faults}
        found = map(from_pydantic, error.errors(include_url=False, include_context=True))
        faults += [fault for fault in found if fault.path not in known]
    faults += references.faults_between_rows(data)
    if faults or document is None:
        raise PlanFileError(_as_written(fault, bare) for fault in faults)
    return document


def load_trusted(data: dict[str, Any]) -> PlanDocument:
    """Build the document from values already known to fit together, such as our own rows.

    Keys as in the plan file; Decimal, date and datetime may stand for their texts, and
    model_details is keyed by the model. References are not looked up.
    """
    return PlanDocument.model_validate(data)


def dump(document: PlanDocument) -> dict[str, Any]:
    """Give the plan file as JSON values: every key, in the order of the schema."""
    data = document.model_dump(mode='json')
    references.keep_reference_order(data)
    details = data['model_details']
    if details is not None:
        data['model_details'] = {model: body for model, body in details.items() if body is not None}
    return data


def dump_text(document: PlanDocument) -> str:
    """Give the plan file as the text that is downloaded; UTF-8 when encoded, ends in a newline."""
    return json.dumps(dump(document), ensure_ascii=False, indent=2) + '\n'


def _format_faults(data: dict[str, Any]) -> list[Fault]:
    if 'format' not in data:
        return [Fault('format', 'is required', 'là bắt buộc')]
    if data['format'] != FORMAT:
        raise PlanFileError([not_one_of('format', data['format'], [FORMAT])])
    return []


def _fill_in(data: dict[str, Any]) -> None:
    """Give ids to the rows that came without, and drop nulls that say "left out"."""
    for key in _NULL_IS_DEFAULT:
        if key in data and data[key] is None:
            del data[key]
    for target in _objects(data.get('targets')):
        if target.get('weight', '') is None:
            del target['weight']
    for name, letter in _NUMBERED.items():
        rows = list(_objects(data.get(name)))
        number = _last_number(rows, letter)
        for row in rows:
            if row.get('id') is None:
                number += 1
                row['id'] = f'{letter}{number}'


def _last_number(rows: list[dict[str, Any]], letter: str) -> int:
    numbered = re.compile(rf'{letter}([0-9]{{1,15}})')
    found = (numbered.fullmatch(row['id']) for row in rows if isinstance(row.get('id'), str))
    return max((int(match[1]) for match in found if match), default=0)


def _objects(rows: Any) -> list[dict[str, Any]]:
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _place_details(data: dict[str, Any]) -> list[Fault]:
    """Put the details under the name of their model; they may also come bare."""
    details, model = data.get('model_details'), data.get('business_model')
    if not isinstance(details, dict):
        return []
    if model is not None and model not in _MODELS:
        data['model_details'] = None  # which details these are is unknown until the model is
        return []
    if model and details and not any(key in _MODELS for key in details):
        data['model_details'], data['_bare_details'] = {model: details}, True
    else:
        data['model_details'] = {k: v for k, v in details.items() if v is not None} or None
    for body in (data['model_details'] or {}).values():
        for key in _NULL_IS_DEFAULT_IN_DETAILS:
            if isinstance(body, dict) and body.get(key, '') is None:
                del body[key]
    return _foreign_details(data['model_details'] or {}, model)


def _foreign_details(details: dict[str, Any], model: str | None) -> list[Fault]:
    present = [name for name in _MODELS if name in details]
    own = model or (present[0] if present else None)
    return [
        Fault(
            path_of(('model_details', name)),
            f"is not the details of the plan's model, {own}",
            f'không phải chi tiết của mô hình {own} của kế hoạch',
        )
        for name in present
        if name != own
    ]


def _as_written(fault: Fault, bare: bool) -> Fault:
    """Name the path as the file has it, when its details came without the model's name."""
    if not bare:
        return fault
    path = re.sub(rf'^model_details\.({"|".join(_MODELS)})', 'model_details', fault.path)
    return Fault(path, fault.message_en, fault.message_vi)
