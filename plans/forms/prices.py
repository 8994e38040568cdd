"""What a quantity of a product line costs: the question."""

from __future__ import annotations

from typing import Any

from plans.document.schema import PlanDocument, ProductLine
from plans.forms.fields import AmountField
from plans.forms.layout import PlainForm


class PriceForm(PlainForm):
    """A quantity of one of the plan's product lines, which go by their number from 1."""

    quantity = AmountField(above=0)

    def __init__(self, data: Any, *, document: PlanDocument) -> None:
        super().__init__(data)
        self.lines = document.product_lines

    @property
    def number(self) -> int:
        """Which line was chosen, from 1; the first for anything else."""
        typed = str(self.data.get('line', ''))
        number = int(typed) if typed.isdecimal() and len(typed) < 9 else 1
        return number if 1 <= number <= len(self.lines) else 1

    @property
    def line(self) -> ProductLine | None:
        """The line chosen; None where the plan has none."""
        return self.lines[self.number - 1] if self.lines else None

    @property
    def first_error(self) -> str:
        """What is wrong with the quantity."""
        return next(iter(self.errors.get('quantity', [''])))
