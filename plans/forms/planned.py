"""The planned value of each slice of a target: one input a slice, kept as one list.

Source: product.md 5.2, plan-file.md `planned`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plans.document import display
from plans.document.periods import Slice
from plans.document.planned import is_broken_down, planned_values, target_slices
from plans.document.schema import PlanDocument, Target
from plans.document.tet import holds_tet
from plans.forms.fields import AmountField
from plans.rules.tracking import period_label

SEPARATOR = '; '


def slice_labels(
    pieces: Sequence[Slice], breakdown: str, first_month: int, language: str
) -> list[str]:
    """What each slice is called: T3, tháng 3/2027 in a target over several years, quý 1/2027."""
    if breakdown == 'quarterly':
        return [period_label(piece, first_month, language) for piece in pieces]
    if len({piece.start.year for piece in pieces}) > 1:
        return [display.month(piece.start, language) for piece in pieces]
    return [display.month_in_grid(piece.start, language) for piece in pieces]


@dataclass(frozen=True)
class PlannedState:
    """How the slices stand against the target: `reached` is their sum (of a level: the last one).

    `difference` is that figure minus the target, 0 when they agree, None while there is none.
    `even` are the values of the even spread as texts, shown beside blank inputs. `tet` marks the
    month of Tết.
    """

    labels: tuple[str, ...]
    tet: tuple[bool, ...]
    even: tuple[str, ...]
    is_even: bool
    is_level: bool
    reached: Decimal | None
    difference: Decimal | None


def planned_state(target: Target, document: PlanDocument, language: str, *, is_level: bool):
    """The slices of a target as they are shown, or None for a target without breakdown."""
    pieces = target_slices(target, document) if is_broken_down(target) else ()
    if not pieces:
        return None
    shown = planned_values(target, document)
    even = planned_values(target.model_copy(update={'planned': ()}), document)
    reached = (shown[-1] if is_level else sum(shown, Decimal(0))) if shown else None
    wanted = target.target_value
    known = reached is not None and wanted is not None
    labels = slice_labels(
        pieces, target.breakdown or '', document.fiscal_year_start_month, language
    )
    return PlannedState(
        labels=tuple(labels),
        tet=tuple(target.breakdown == 'monthly' and holds_tet(piece) for piece in pieces),
        even=tuple(display.number(value, language) for value in even),
        is_even=len(target.planned) != len(pieces),
        is_level=is_level,
        reached=reached,
        difference=reached - wanted if known else None,
    )


class PlannedInput(forms.Widget):
    """One input a slice, all of one name; their texts travel as one, '' when all are blank."""

    template_name = 'wizard/planned.html'
    use_fieldset = True
    state: PlannedState | None = None

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return f'{id_}_1'

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        typed = data.getlist(name) if hasattr(data, 'getlist') else data.get(name, [])
        return self.format_value([typed] if isinstance(typed, str) else typed)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data

    def format_value(self, value: Any) -> str:
        texts = [value] if isinstance(value, str) else list(value or ())
        return SEPARATOR.join(texts) if any(text.strip() for text in texts) else ''

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        texts = value.split(SEPARATOR) if value else []
        labels = self.state.labels if self.state else ()
        even = self.state.even if self.state else ()
        tet = self.state.tet if self.state else ()
        rows = zip_longest(labels, texts[: len(labels)], even[: len(labels)], tet, fillvalue='')
        context['widget'] |= {
            'cells': [
                {
                    'label': label,
                    'text': text,
                    'even': hint,
                    'is_tet': is_tet,
                    'id': f'{attrs["id"]}_{number}',
                }
                for number, (label, text, hint, is_tet) in enumerate(rows, start=1)
            ],
            'state': self.state,
        }
        return context


class PlannedField(forms.Field):
    """A Decimal for every slice, or () for the even spread of product.md 5.2: then all are blank.

    `amount` reads one slice.
    """

    widget = PlannedInput
    default_error_messages = {
        'moved': gettext_lazy('The periods have changed meanwhile. Load the page again.'),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.amount = AmountField(required=False)
        self.labels: Sequence[str] = ()
        self.has_moved = False  # the slices themselves are changed in the same sending

    def prepare_value(self, value: Any) -> Any:
        """The texts of the inputs, as one."""
        if isinstance(value, str):
            return value
        return SEPARATOR.join(self.amount.prepare_value(each) for each in value or ())

    def clean(self, value: Any) -> tuple[Decimal, ...]:
        if not value or self.has_moved:
            return ()
        texts = value.split(SEPARATOR)
        if len(texts) != len(self.labels):
            raise ValidationError(self.error_messages['moved'], 'moved')
        if blanks := sum(not text.strip() for text in texts):
            told = ngettext(
                '{n} period is still blank. Fill in all, or empty all to spread evenly.',
                '{n} periods are still blank. Fill in all, or empty all to spread evenly.',
                blanks,
            )
            raise ValidationError(told.format(n=blanks), 'blank')
        return self._read(texts)

    def _read(self, texts: Sequence[str]) -> tuple[Decimal, ...]:
        read, faults = [], []
        for label, text in zip(self.labels, texts, strict=True):
            try:
                read.append(self.amount.clean(text))
            except ValidationError as error:
                told = {'period': label, 'fault': error.messages[0]}
                faults.append(_('%(period)s: %(fault)s') % told)
        if faults:
            raise ValidationError(faults)
        return tuple(read)
