"""Addresses of what is done to rows, and how many there are."""

from django.urls import reverse

from plans.domain.row_places import rows_of
from tests.wizard_plans import home_of


def action_on(plan, part, pk, verb):
    return reverse('plans:wizard_row', args=[plan.pk, home_of(part)[1], part, pk, verb])


def add_to(plan, part, parent=None):
    url = reverse('plans:wizard_rows', args=[plan.pk, home_of(part)[1], part])
    return f'{url}?parent={parent}' if parent else url


def count(plan, part):
    return rows_of(plan, part).count()
