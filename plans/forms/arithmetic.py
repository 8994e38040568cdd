"""Step 8: figures that the arithmetic of a target needs. Source: product.md 0.6 (Arithmetic).

Which there are is data: rules/arithmetic_chains.py.
"""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document import display
from plans.forms.fields import AmountField
from plans.forms.rows import RowForm
from plans.rules.arithmetic import chain_of, known_figures
from plans.rules.arithmetic_chains import CHAINS, Input

HUNDRED = 100


def _typed_inputs() -> dict[str, Input]:
    """Every input that is typed, once, in the order of the chains."""
    every = [wanted for chain in CHAINS.values() for wanted in chain.inputs]
    return {wanted.code: wanted for wanted in every if not wanted.is_target}


def _field(wanted: Input) -> AmountField:
    if wanted.is_percent:
        return AmountField(kind='percent', above=0, max_value=HUNDRED)
    kind = 'money' if wanted.is_money else 'quantity'
    return (
        AmountField(kind=kind, min_value=0) if wanted.is_today else AmountField(kind=kind, above=0)
    )


INPUTS = _typed_inputs()


class _FiguresForm(RowForm):
    """The inputs of the chain of the plan's business model; a blank takes what the plan says."""

    part = 'arithmetic'
    heading = gettext_lazy('Figures for the arithmetic')

    def prepare(self) -> None:
        document = self.context.document
        chain = chain_of(document)
        asked = chain.inputs if chain else ()
        known = known_figures(document, self.context.today)
        for name in set(self.fields) - {wanted.code for wanted in asked}:
            del self.fields[name]
        for name, field in self.fields.items():
            if name in known:
                told = _('Left blank: %(figure)s, from the plan’s targets and lists.')
                field.help_text = told % {'figure': self._shown(INPUTS[name], known[name])}

    def _shown(self, wanted: Input, value: Decimal) -> str:
        language, currency = self.context.language, self.context.document.currency
        if wanted.is_money and currency:
            return display.money(value, currency, language)
        show = display.percent if wanted.is_percent else display.number
        return show(value, language)


ArithmeticForm = type(
    'ArithmeticForm',
    (_FiguresForm,),
    {'__doc__': _FiguresForm.__doc__, **{code: _field(each) for code, each in INPUTS.items()}},
)
