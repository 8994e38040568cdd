"""What a target takes: orders, quotes, dealers … (product.md 0.6, Arithmetic).

The chains are data, one a business model. A count is rounded up where it arises and goes on
rounded, so that every line can be checked by hand. A figure that is missing is asked for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from plans.document import display, periods
from plans.document.bilingual import Bilingual
from plans.document.choices import BusinessModel, DealerStatus
from plans.document.schema import PlanDocument
from plans.rules.arithmetic_chains import CHAINS, WITHOUT_DEALERS, Chain, Ending, Input, Step
from plans.rules.tracking import track


@dataclass(frozen=True, slots=True)
class Line:
    """One step worked out: value None while an input, or a line before, is missing."""

    code: str
    label: Bilingual
    first: Decimal | None
    second: Decimal | None
    multiplies: bool
    value: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the chain ends in: needed, there today, short; `asked` are the figures still missing."""

    ending: Ending
    needed: int | None
    have: Decimal | None
    asked: tuple[Input, ...]

    @property
    def short(self) -> int | None:
        """How many are missing, 0 when there are enough; None while unknown."""
        if self.needed is None or self.have is None:
            return None
        return max(0, math.ceil(self.needed - self.have))

    def sentence(self, language: str) -> str:
        """The outcome as one sentence in 'vi' or 'en'."""
        if self.needed is None:
            names = ', '.join(asked.label.text(language) for asked in self.asked)
            template = _SENTENCES['asked']
            return template.text(language).format(
                what=self.ending.counted.text(language), names=names
            )
        template = _SENTENCES[self._case()]
        return template.text(language).format(
            needed=display.number(self.needed, language),
            what=self.ending.counted.text(language),
            have=display.number(self.have or Decimal(0), language),
            short=display.number(self.short or 0, language),
        )

    def _case(self) -> str:
        if not self.ending.have:
            return 'needed'
        if self.short is None:
            return 'unknown'
        return 'short' if self.short else 'enough'


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """The chain of a plan worked out: its inputs with their values, its lines, its outcomes."""

    chain: Chain
    values: Mapping[str, Decimal]
    lines: tuple[Line, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def asked(self) -> tuple[Input, ...]:
        """The inputs without a usable figure, in the chain's order."""
        return tuple(wanted for wanted in self.chain.inputs if wanted.code not in self.values)


_SENTENCES = {
    'short': Bilingual(
        'Cần {needed} {what}, hiện có {have}: thiếu {short}.',
        'Needed: {needed} {what}; there are {have}: {short} short.',
    ),
    'enough': Bilingual(
        'Cần {needed} {what}, hiện có {have}: đủ.',
        'Needed: {needed} {what}; there are {have}: enough.',
    ),
    'needed': Bilingual('Cần {needed} {what}.', 'Needed: {needed} {what}.'),
    'unknown': Bilingual(
        'Cần {needed} {what}; chưa biết hiện có bao nhiêu.',
        'Needed: {needed} {what}; how many there are is not known yet.',
    ),
    'asked': Bilingual(
        'Chưa tính được số {what}. Cần nhập thêm: {names}.',
        'The number of {what} cannot be worked out yet. Please enter: {names}.',
    ),
}


def arithmetic(
    document: PlanDocument, on: date, given: Mapping[str, Decimal | None] | None = None
) -> Arithmetic | None:
    """Work out the chain of the plan's business model; None while no model is chosen.

    The figures of `document.arithmetic` win over what the plan's targets, dealers and items say;
    `given`, by the chain's codes, over both. Currency of the plan, percent points, a year's counts.
    """
    chain = chain_of(document)
    if chain is None:
        return None
    typed = {
        code: value
        for code, value in {**typed_figures(document), **(given or {})}.items()
        if value is not None
    }
    values = _usable(chain, {**known_figures(document, on), **typed})
    return work_out(chain, values, years=_years(document, chain))


def chain_of(document: PlanDocument) -> Chain | None:
    """The chain of a plan's business model; None while no model is chosen."""
    if document.business_model is None:
        return None
    model = BusinessModel(document.business_model)
    if document.uses_dealers is False and model in WITHOUT_DEALERS:
        return WITHOUT_DEALERS[model]
    return CHAINS[model]


def work_out(chain: Chain, values: Mapping[str, Decimal], *, years: Fraction) -> Arithmetic:
    """Work out a chain over an interval of so many years from usable values."""
    counts: dict[str, Decimal] = dict(values)
    asked: dict[str, tuple[Input, ...]] = {}
    lines = []
    for step in chain.steps:
        line = _line(step, counts, years)
        lines.append(line)
        asked[step.code] = _asked(chain, step, values, asked)
        if line.value is not None:
            counts[step.code] = Decimal(line.value)
    by_code = {line.code: line for line in lines}
    outcomes = tuple(
        Outcome(ending, by_code[ending.step].value, values.get(ending.have), asked[ending.step])
        for ending in chain.endings
    )
    return Arithmetic(chain, values, tuple(lines), outcomes)


def typed_figures(document: PlanDocument) -> dict[str, Decimal | None]:
    """The figures that people typed for the arithmetic, by the codes of the inputs."""
    return {
        name: getattr(document.arithmetic, name) for name in type(document.arithmetic).model_fields
    }


def known_figures(document: PlanDocument, on: date) -> dict[str, Decimal]:
    """The inputs that the plan itself holds: targets, latest actuals, its dealers and items."""
    chain = chain_of(document)
    if chain is None:
        return {}
    figures = _listed(document)
    tracking = None
    for wanted in chain.inputs:
        target = document.target_for(wanted.metric)
        if target is None:
            continue
        if not wanted.is_today:
            figures[wanted.code] = target.target_value or Decimal(0)
            continue
        tracking = tracking or track(document, on)
        today = tracking.of(target.id).actual
        today = target.baseline_value if today is None else today
        if today is not None:
            figures[wanted.code] = today
    return figures


def _listed(document: PlanDocument) -> dict[str, Decimal]:
    """Counts of what the plan lists; an empty list says nothing."""
    dealers = [dealer for dealer in document.dealers if dealer.status != DealerStatus.INACTIVE]
    items = document.buy_items
    suppliers = {supplier for item in items for supplier in item.suppliers}
    least = getattr(document.details, 'min_quotes', None)
    counts = {
        'dealers_today': len(dealers),
        'requests': len(items),
        'suppliers_today': len(suppliers),
        'quotes_per_item': least or 0,
    }
    return {code: Decimal(count) for code, count in counts.items() if count}


def _usable(chain: Chain, values: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """The values that may be reckoned with: above 0, a share at most 100; today's may be 0."""
    usable = {}
    for wanted in chain.inputs:
        value = values.get(wanted.code)
        if value is None or value < 0 or (value == 0 and not wanted.is_today):
            continue
        if wanted.is_percent and value > 100:
            continue
        usable[wanted.code] = value
    return usable


def _line(step: Step, counts: Mapping[str, Decimal], years: Fraction) -> Line:
    first, second = counts.get(step.first), counts.get(step.second)
    value = None
    if first is not None and second is not None:
        scale = years if step.is_a_year else Fraction(1)
        share = Fraction(second) / 100 if step.is_percent else Fraction(second) * scale
        exact = Fraction(first) * share if step.multiplies else Fraction(first) / share
        value = math.ceil(exact)
    return Line(step.code, step.label, first, second, step.multiplies, value)


def _asked(
    chain: Chain,
    step: Step,
    values: Mapping[str, Decimal],
    before: Mapping[str, tuple[Input, ...]],
) -> tuple[Input, ...]:
    """The inputs that a step and those before it still lack, each once."""
    asked = [*before.get(step.first, ()), *before.get(step.second, ())]
    own = {step.first, step.second} - set(values) - set(before)
    asked += [wanted for wanted in chain.inputs if wanted.code in own]
    return tuple(dict.fromkeys(asked))


def _years(document: PlanDocument, chain: Chain) -> Fraction:
    """The length of the interval the chain starts from: its target's, else the plan's, else 1."""
    target = document.target_for(chain.inputs[0].metric)
    start = target.start_date if target else None
    due = target.due_date if target else None
    start, due = start or document.period_start, due or document.period_end
    months = periods.months_in(start, due) if start and due else Fraction(0)
    return months / 12 if months else Fraction(1)
