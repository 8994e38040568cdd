"""Targets that the form tests begin with."""

from datetime import date
from decimal import Decimal

SALES = {
    'metric': 'sales_value',
    'name': 'Doanh số',
    'unit': 'VND',
    'target_value': Decimal(120),
    'start_date': date(2027, 1, 1),
    'due_date': date(2027, 12, 31),
    'breakdown': 'quarterly',
    'path': 'ramp',
    'planned': [],
}
MARGIN = {'metric': 'gross_margin', 'unit': '%', 'path': 'ramp'}
MEASURED = {
    'id': 'T1',
    'metric': 'sales_value',
    'unit': 'VND',
    'start_date': '2027-01-01',
    'due_date': '2027-12-31',
    'actuals': [{'start': '2027-01-01', 'end': '2027-01-31', 'value': '5'}],
}
