"""The sound plan of product.md 3.9 as JSON, and small changes to it.

Every change takes the plan as a dict and returns nothing; `changed` applies them to a fresh copy.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from plans.document import plan_file
from plans.document.periods import add_months, month_end
from plans.document.schema import PlanDocument
from plans.rules import checks
from plans.rules.checks import Phase, Thresholds

REVIEW_DAY = date(2026, 12, 10)
ACTIVATED = '2026-12-20'
ALL_STEPS = [
    'basics', 'model', 'model_details', 'needs', 'dealers', 'goals', 'strategies', 'targets',
    'actions', 'feedback',
]  # fmt: skip

Plan = dict[str, Any]
Change = Callable[[Plan], None]

SOUND: Plan = {
    'format': 'salesplan-plan/1',
    'title': 'Xuất khẩu cà phê nhân robusta sang EU 2027',
    'business_model': 'sell_side',
    'period_start': '2027-01-01',
    'period_end': '2027-12-31',
    'currency': 'VND',
    'owner': 'lan@example.com',
    'approver': 'hai@example.com',
    'uses_dealers': False,
    'platform': {'name': 'dakhoa.example', 'owner': 'own'},
    'status': 'in_review',
    'steps_done': ALL_STEPS,
    'goals': [{'id': 'G1', 'statement': 'Tăng lợi nhuận gộp từ 11 % lên 14 %'}],
    'capabilities': [
        {'name': 'Nhà máy Buôn Hồ', 'kind': 'production', 'capacity': '100', 'unit': 't',
         'per': 'month'}
    ],
    'segments': [{'id': 'C1', 'name': 'Nhà rang xay nhỏ', 'buyer_type': 'manufacturer'}],
    'needs': [
        {
            'id': 'N1', 'segment': 'C1', 'statement': 'Cần lô 60 bao', 'priority': 'medium',
            'status': 'confirmed',
            'sources': [{'kind': 'customer_interview', 'collected_on': '2026-10-12',
                         'customer': 'Rösterei Nord', 'quote': 'Chúng tôi không trữ nổi 19 tấn'}],
        },
        {
            'id': 'N2', 'segment': 'C1', 'statement': 'Cần giao đều hằng tháng',
            'priority': 'medium', 'status': 'confirmed',
            'sources': [{'kind': 'dealer_session', 'collected_on': '2026-11-10', 'session': 'E1'},
                        {'kind': 'customer_survey', 'collected_on': '2026-11-01',
                         'respondents': 12}],
        },
    ],
    'dealers': [{'id': f'D{number}', 'name': f'Đại lý {number}'} for number in range(1, 9)],
    'sessions': [
        {'id': 'E1', 'title': 'Giao lưu đại lý', 'held_on': '2026-11-10', 'status': 'held',
         'purposes': ['connect', 'training'],
         'participants': [{'dealer': f'D{number}', 'invited': True, 'attended': True}
                          for number in range(1, 7)]},
    ],
    'strategies': [
        {'id': 'S1', 'title': 'Gói lô nhỏ 60 bao', 'origin': 'customer_need', 'status': 'chosen',
         'needs': ['N1'], 'goals': ['G1']},
        {'id': 'S2', 'title': 'Hợp đồng giao đều', 'origin': 'company_goal', 'status': 'chosen',
         'needs': ['N2'], 'goals': ['G1']},
    ],
    'targets': [
        {'id': 'T1', 'name': 'Sản lượng', 'metric': 'volume', 'unit': 't',
         'baseline_value': '700', 'baseline_date': '2026-12-31', 'target_value': '900',
         'start_date': '2027-01-01', 'due_date': '2027-12-31', 'breakdown': 'monthly',
         'owner': 'lan@example.com', 'goal': 'G1'},
    ],
    'actions': [
        {'id': f'A{number}', 'title': 'Ký hợp đồng kho', 'strategy': f'S{number}', 'kind': 'sell',
         'owner': 'lan@example.com', 'due': '2027-02-28', 'status': 'todo'}
        for number in (1, 2)
    ],
    'feedback_form': {'is_open': True},
    'model_details': {
        'sell_side': {
            'product_lines': [
                {'name': 'Robusta S18', 'kind': 'goods', 'supply_basis': 'own_production',
                 'moq': '19.2', 'unit': 't', 'supply_per_month': '100', 'lead_time_days': 25,
                 'segments': ['C1']}
            ]
        }
    },
}  # fmt: skip


def changed(*changes: Change) -> Plan:
    """Give a copy of the sound plan with these changes."""
    plan = copy.deepcopy(SOUND)
    for change in changes:
        change(plan)
    return plan


def empty(**keys: Any) -> Plan:
    """Give a plan that has nothing but its title."""
    return {'format': 'salesplan-plan/1', 'title': 'Kế hoạch 2027', **keys}


def document(*changes: Change) -> PlanDocument:
    """Give the changed sound plan as a value, through the plan file."""
    return parsed(changed(*changes))


def parsed(plan: Plan) -> PlanDocument:
    """Read a plan written as a dict."""
    return plan_file.parse(json.dumps(plan))


def found(
    *changes: Change, phase: str = 'review', on: date = REVIEW_DAY, **limits: int
) -> dict[str, str]:
    """Give {code: severity} of what the checks find."""
    findings = checks.evaluate(document(*changes), Phase(phase), on, Thresholds(**limits))
    return {code: finding.severity.value for code, finding in findings.items()}


def finding(
    code: str, *changes: Change, phase: str = 'review', on: date = REVIEW_DAY, **limits: int
):
    """Give one finding, or None."""
    findings = checks.evaluate(document(*changes), Phase(phase), on, Thresholds(**limits))
    return findings.get(code)


# --- changes -------------------------------------------------------------------------------------


def put(**keys: Any) -> Change:
    """Set keys of the plan."""
    return lambda plan: plan.update(copy.deepcopy(keys))


def row(name: str, ref: str, **keys: Any) -> Change:
    """Set keys of one row."""

    def change(plan: Plan) -> None:
        next(row for row in plan[name] if row.get('id') == ref).update(copy.deepcopy(keys))

    return change


def every(name: str, **keys: Any) -> Change:
    """Set keys of every row of a list."""

    def change(plan: Plan) -> None:
        for each in plan[name]:
            each.update(copy.deepcopy(keys))

    return change


def add(name: str, *rows: dict[str, Any]) -> Change:
    """Add rows to a list."""
    return lambda plan: plan.setdefault(name, []).extend(copy.deepcopy(list(rows)))


def sources(ref: str, *kinds: str | dict[str, Any]) -> Change:
    """Replace the evidence of a need; kinds that need a dealer or a session get one."""
    linked = {'dealer_single': {'dealer': 'D1'}, 'dealer_session': {'session': 'E1'}}
    rows = [
        kind
        if isinstance(kind, dict)
        else {'kind': kind, 'collected_on': '2026-11-01', **linked.get(kind, {})}
        for kind in kinds
    ]
    return row('needs', ref, sources=rows)


def strategies(*rows: dict[str, Any]) -> Change:
    """Replace the strategies; each is chosen, serves G1 and has a task unless it says otherwise."""

    def change(plan: Plan) -> None:
        plan['strategies'] = [
            {'id': f'S{number}', 'title': f'Chiến lược {number}', 'status': 'chosen',
             'goals': ['G1'], **given}
            for number, given in enumerate(rows, start=1)
        ]  # fmt: skip
        plan['actions'] = [
            {'id': f'A{number}', 'strategy': f'S{number}', 'owner': 'lan@example.com',
             'due': '2027-02-28'}
            for number in range(1, len(rows) + 1)
        ]  # fmt: skip

    return change


def led_by(origin: str, *needs: str, **keys: Any) -> dict[str, Any]:
    """Write a strategy for `strategies`."""
    return {'origin': origin, 'needs': list(needs), **keys}


def session(ref: str, day: date | str, *, came: int = 6, **keys: Any) -> Change:
    """Add a session held that day."""
    people = [
        {'dealer': f'D{number}', 'invited': True, 'attended': True} for number in range(1, came + 1)
    ]
    return add('sessions', {'id': ref, 'title': ref, 'held_on': str(day), 'status': 'held',
                            'purposes': ['connect'], 'participants': people, **keys})  # fmt: skip


def planned_session(ref: str, day: date | str, *, invited: int = 8) -> Change:
    """Add a session planned for that day."""
    people = [{'dealer': f'D{number}', 'invited': True} for number in range(1, invited + 1)]
    return add(
        'sessions',
        {'id': ref, 'held_on': str(day), 'status': 'planned', 'participants': people},
    )


def no_sessions(plan: Plan) -> None:
    """Take every session away, with the evidence heard there."""
    plan['sessions'] = []
    for need in plan['needs']:
        need['sources'] = [row for row in need['sources'] if row['kind'] != 'dealer_session']


def heard(*items: tuple[str, str] | dict[str, Any]) -> Change:
    """Replace the feedback; an item is (sentiment, day), already dealt with."""
    rows = [
        item
        if isinstance(item, dict)
        else {'customer': 'Rösterei Nord', 'sentiment': item[0], 'received_on': item[1],
              'status': 'resolved'}
        for item in items
    ]  # fmt: skip
    return put(feedback=[{'id': f'F{number}', **each} for number, each in enumerate(rows, 1)])


def days_before(day: date, days: int) -> str:
    """Give a date as the plan file writes it."""
    return (day - timedelta(days=days)).isoformat()


def active(on: date, *, activated: str | None = ACTIVATED) -> list[Change]:
    """Make the plan active, with every figure that is due and a recent complaint dealt with."""
    first, actuals = date(2027, 1, 1), []
    while month_end(first) < on:
        last = month_end(first)
        actuals.append({'start': str(first), 'end': str(last), 'value': '75'})
        first = add_months(first, 1)
    return [
        put(status='active', activated_on=activated),
        row('targets', 'T1', actuals=actuals),
        heard(('negative', days_before(on, 5))),
    ]


def marketplace(model: str = 'intermediary', **details: Any) -> Change:
    """Make the plan a sound marketplace; `details` replace keys of the policy."""
    policy = {
        'seller_registration': 'Giấy phép kinh doanh; duyệt trong 2 ngày',
        'seller_verification': ['tax_code'],
        'buyer_protection': ['escrow'],
    }
    if model == 'collaborative':
        policy |= {
            'form': 'trade_exchange', 'decision_rule': 'by_share', 'dispute_rule': 'Ban điều hành',
            'owners': [{'organisation': 'HTX Mỹ Lợi', 'share_pct': '60'},
                       {'organisation': 'HTX Hòa Lộc', 'share_pct': '40'}],
        }  # fmt: skip
    return put(business_model=model, model_details={model: policy | details})


def buy_side(*items: dict[str, Any], **details: Any) -> Change:
    """Make the plan a buy-side one with these items."""
    return put(
        business_model='buy_side',
        model_details={'buy_side': {'items': copy.deepcopy(list(items)), **details}},
    )


def product_line(**keys: Any) -> Change:
    """Change the only product line."""
    return lambda plan: plan['model_details']['sell_side']['product_lines'][0].update(keys)
