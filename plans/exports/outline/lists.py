"""Which fields of each list stand in a document, and how its rows become cells.

A field is a column of the page, or small print below the row's title (`+name`). A new field of a
row is one word here.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from plans.document.business_models import words_of
from plans.document.choices import Choice
from plans.document.measures import measure_of, unit_in
from plans.document.metrics import METRICS
from plans.document.model_labels import label_in
from plans.document.schema import PlanDocument
from plans.domain.shipped import prompts_of_model
from plans.exports.outline.values import Cell, Column, Facts, Figure, Table, facts_of, table_of
from plans.exports.outline.words import say

LISTS: dict[str, str] = {
    'goals': 'id *statement category priority',
    'capabilities': '*name kind capacity per available_from +note',
    'segments': '*name market_side buyer_type region accounts_estimate demand +deciders',
    'needs': 'id *statement segment priority status +impact',
    'sources': 'need *kind who collected_on +quote +respondents +url +collected_by',
    'strategies': 'id *title status needs goals budget +description +origin +origin_note',
    'actions': 'id *title owner due status +kind +strategy +start +done_on +from_feedback '
    '+from_session +note',
    'dealers': '*name tier province status own_target +is_top_seller +contact +phone',
    'sessions': '*title held_on status mode place +host +purposes +invited +attended +agenda '
    '+outcomes +plan_sheet_shared',
    'feedback': 'received_on *customer channel sentiment status +rating +topic +verbatim '
    '+suggestion +response_note +need +strategy +action +collected_by +assignee +contact',
    'product_lines': '*name moq supply_per_month lead_time_days supply_basis +kind +is_exclusive '
    '+exclusivity_basis +segments',
    'tiers': '*line from_qty price',
    'supplier_list': '*name status +note',
    'items': '*name quantity needed_by target_price awarded_price +spec +posted_on +suppliers '
    '+suppliers_invited +quotes_received +awarded_supplier +award_reason +feeds_target '
    '+for_segment',
    'quotes': '*item supplier price lead_time_days quality +received_on +terms +note',
    'owners': '*organisation role share_pct votes +contribution +contact',
    'targets': 'id *name target_value due_date +baseline_value +owner +metric +metric_kind '
    '+direction +path +start_date +breakdown +baseline_date +baseline_note +goal +strategy '
    '+parent +rollup +weight +market_side +data_source +causes +causes_note +causes_on',
}
MONEY = {'budget', 'price', 'target_price', 'awarded_price', 'other_fees', 'average_order'}
PERCENT = {'commission_pct', 'share_pct', 'win_rate', 'response_rate', 'fill_rate'}
IN_UNIT = {'capacity', 'demand', 'own_target', 'moq', 'supply_per_month', 'quantity', 'from_qty'}
NAMED = {'segment': 'segments', 'segments': 'segments', 'for_segment': 'segments',
         'dealer': 'dealers', 'session': 'sessions', 'from_session': 'sessions',
         'invited': 'dealers', 'attended': 'dealers'}  # fmt: skip
TITLES = {'segments': 'name', 'dealers': 'name', 'sessions': 'title'}
PEOPLE = {'owner', 'co_editors', 'approver', 'collected_by', 'assignee', 'entered_by'}
# Labels that on paper read better than the wizard's, and those that no form has.
OWN_LABELS: dict[str, str] = {
    'id': 'ref', 'strategies.origin': 'origin', 'sources.who': 'who', 'sessions.invited': 'invited',
    'sessions.attended': 'attended',
}  # fmt: skip
SAME_AS: dict[str, str] = {
    'strategies.needs': 'needs.statement', 'strategies.goals': 'goals.statement',
    'sources.need': 'needs.statement', 'tiers.line': 'product_lines.name',
    'quotes.item': 'items.name', 'platform.name': 'model.platform_name',
    'platform.url': 'model.platform_url', 'platform.owner': 'model.platform_owner',
    'platform.legal_type': 'model.legal_platform_type',
    'platform.registration_ref': 'model.registration_ref',
    'plan.business_model': 'model.business_model', 'plan.other_channels': 'model.other_channels',
}  # fmt: skip
NUMBERS = {'accounts_estimate', 'respondents', 'lead_time_days', 'quality', 'rating',
           'baseline_value', 'target_value', 'quotes_received', 'suppliers_invited'}  # fmt: skip


@dataclass(frozen=True)
class Reader:
    """Reads the rows of one plan into cells of a language.

    `people` are names by the address that stands for somebody; `metrics` those of the
    installation beside the shipped ones.
    """

    document: PlanDocument
    language: str
    people: dict[str, str]
    metrics: dict[str, Any]

    def word(self, name: str) -> str:
        """A label as the business model calls it, else one of the documents' own."""
        own = words_of(self.document.business_model)
        return own[name].text(self.language) if name in own else say(name, self.language)

    def label(self, part: str, name: str) -> str:
        """What a field is called on paper."""
        key = f'{part}.{name}'
        own = OWN_LABELS.get(key) or OWN_LABELS.get(name)
        if own:
            return say(own, self.language)
        prompts = prompts_of_model(self.document.business_model)
        found = prompts.get(SAME_AS.get(key, key)) or prompts.get(f'marketplace.{name}')
        if found:
            return found.label_vi if self.language == 'vi' else found.label_en
        return self.word(name)

    def cell(self, row: Any, name: str, unit: str = '') -> Cell:
        """A field's value, its references and people by name."""
        return self._worded(getattr(row, name), name, getattr(row, 'unit', '') or unit)

    def _worded(self, value: Any, name: str, unit: str) -> Cell:
        if value is None or value == '' or value == ():
            return None
        if isinstance(value, bool):
            return say('yes', self.language) if value else None
        if isinstance(value, (tuple, list, frozenset)):
            return ', '.join(str(self._worded(one, name, unit)) for one in value)
        if isinstance(value, Choice):
            return label_in(value, self.document.business_model, self.language)
        if isinstance(value, (Decimal, int)):
            return Figure(Decimal(value), self._unit(name, unit))
        if name in NAMED:
            return self._title(NAMED[name], value)
        if name == 'metric':
            return self._metric(value)
        return self.people.get(value, value) if name in PEOPLE else value

    def _unit(self, name: str, unit: str) -> str:
        if name in MONEY:
            return self.document.currency or ''
        if name in PERCENT:
            return '%'
        return unit if name in IN_UNIT else ''

    def _title(self, part: str, ref: str) -> str:
        rows = {row.id: getattr(row, TITLES[part]) for row in getattr(self.document, part)}
        return rows.get(ref) or ref

    def _metric(self, code: str) -> str:
        metric = self.metrics.get(code) or METRICS.get(code)
        if metric is None:
            return code
        return metric.name_vi if self.language == 'vi' else metric.name_en

    def columns(self, part: str, fields: str = '') -> tuple[list[str], list[Column]]:
        """(names, columns) of a list."""
        marked = (fields or LISTS[part]).split()
        names = [one.lstrip('*+') for one in marked]
        columns = [
            Column(
                self.label(part, name),
                is_number=name in MONEY | PERCENT | IN_UNIT or name in NUMBERS,
                is_title=one.startswith('*'),
                is_detail=one.startswith('+'),
            )
            for one, name in zip(marked, names, strict=True)
        ]
        return names, columns

    def table(self, part: str, rows: Any, caption: str = '') -> Table | None:
        """The rows of a list; None without any."""
        names, columns = self.columns(part)
        cells = [[self.of(part, row, name) for name in names] for row in rows]
        return table_of(caption, columns, cells)

    def of(self, part: str, row: Any, name: str) -> Cell:
        """The cell of a row; targets count in the unit of their measure."""
        if part == 'targets' and name in ('baseline_value', 'target_value'):
            value = getattr(row, name)
            unit = unit_in(row, measure_of(row, self.document.currency), self.language)
            return None if value is None else Figure(value, unit)
        if name in ('invited', 'attended') and part == 'sessions':
            found = [one.dealer for one in row.participants if getattr(one, name)]
            return self._worded(found or None, name, '')
        return self.cell(row, name)

    def facts(self, part: str, row: Any, names: Any = None, caption: str = '') -> Facts | None:
        """The filled fields of one object."""
        names = names or type(row).model_fields
        pairs = [(self.label(part, name), self.cell(row, name)) for name in names]
        return facts_of(caption, pairs)


def child_rows(parents: Any, name: str, as_name: str, title: str) -> list[Any]:
    """The rows below several parents, each with its parent's title under `as_name`."""
    return [Below(one, as_name, getattr(parent, title), getattr(parent, 'unit', ''))
            for parent in parents for one in getattr(parent, name)]  # fmt: skip


class Below:
    """A row that also knows the title and the unit of the row above it."""

    def __init__(self, row: Any, name: str, title: str, unit: str) -> None:
        self._row, self.unit = row, unit
        setattr(self, name, title)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, name)
