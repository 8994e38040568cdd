"""Plans of product.md 5.7 as documents, and short ways to write targets for other cases."""

from datetime import date, timedelta
from decimal import Decimal

from plans.document.periods import month_end
from plans.document.schema import PlanDocument

ON = date(2027, 4, 20)
SEASONAL = (14400, 8400, 13200, 10800, 9600, 8400, 7200, 7200, 7200, 9600, 10800, 13200)


def plan(*targets, **keys):
    """A plan of 2027 in VND with these targets (dicts of the plan file)."""
    return PlanDocument.model_validate(
        {
            'format': 'salesplan-plan/1',
            'title': 'Cà phê 2027',
            'business_model': 'sell_side',
            'period_start': '2027-01-01',
            'period_end': '2027-12-31',
            'currency': 'VND',
            'status': 'active',
            'targets': list(targets),
            **keys,
        }
    )


def target(target_id='T1', metric='new_customers', value='36', **keys):
    """A target for the whole of 2027 by month."""
    return {
        'id': target_id,
        'name': target_id,
        'metric': metric,
        'target_value': None if value is None else str(value),
        'start_date': '2027-01-01',
        'due_date': '2027-12-31',
        'breakdown': 'monthly',
        **keys,
    }


def month(number, value=None, as_of=None, year=2027, **keys):
    """The actual of one month; figures to its end unless `as_of` is given."""
    start = date(year, number, 1)
    end = month_end(start)
    return {
        'start': start.isoformat(),
        'end': end.isoformat(),
        'as_of': as_of or end.isoformat(),
        'value': None if value is None else str(value),
        **{key: str(part) for key, part in keys.items()},
    }


def months(*values, year=2027):
    """Actuals from January on; None leaves a month out."""
    return [
        month(number, value, year=year)
        for number, value in enumerate(values, start=1)
        if value is not None
    ]


def sales(**keys):
    """T1 of the worked example: seasonal sales of 120,000 with figures to 15 April."""
    given = {
        'planned': [str(value) for value in SEASONAL],
        'baseline_value': '98500',
        'actuals': [*months(13900, 7600, 10600), month(4, 4600, as_of='2027-04-15')],
    }
    return target('T1', 'sales_value', 120000, unit='triệu ₫', **(given | keys))


def overdue(**keys):
    """T2: overdue debt from 18 to 10 %, read monthly."""
    given = {'baseline_value': '18', 'actuals': months('17.8', '17.3', '16.9')}
    return target('T2', 'overdue_debt_rate', 10, **(given | keys))


def dealers(**keys):
    """T3: active dealers from 42 by quarterly levels to 60."""
    given = {
        'baseline_value': '42',
        'breakdown': 'quarterly',
        'planned': ['46', '51', '56', '60'],
        'actuals': months(43, 44, 45),
    }
    return target('T3', 'active_dealers', 60, **(given | keys))


def on_time(**keys):
    """T4: on-time delivery to be kept at 95 % or more."""
    given = {
        'path': 'hold',
        'actuals': [
            month(1, numerator=48, denominator=50),
            month(2, numerator=27, denominator=30),
            month(3, numerator=57, denominator=60),
        ],
    }
    return target('T4', 'on_time_delivery', 95, **(given | keys))


def rounded(tracking):
    """The figures of a tracked target at four places, as (X, A, pace, F)."""
    return tuple(
        None if value is None else value.quantize(Decimal('0.0001'))
        for value in (tracking.expected, tracking.actual, tracking.pace_pct, tracking.forecast)
    )


def figures(*texts):
    """The same shape from texts."""
    return tuple(
        None if text is None else Decimal(text).quantize(Decimal('0.0001')) for text in texts
    )


def day_after(text):
    """The day after an ISO date."""
    return date.fromisoformat(text) + timedelta(days=1)
