"""Dealers for tests: entries of the directory, and a plan whose dealers met."""

from plans.models import Dealer
from tests.domain.sound_plans import plan_of
from tests.rules.plans import changed, put, sources


def dealer_named(workspace, name, **values):
    dealer = Dealer(workspace=workspace, name=name, **values)
    dealer.save()
    return dealer


def meeting_plan(editor):
    """D1 said N1 alone and came; D2 was asked and never came."""
    held = {'id': 'E9', 'title': 'Giao lưu', 'held_on': '2026-11-02', 'status': 'held',
            'purposes': ['connect'], 'participants': [
                {'dealer': 'D1', 'invited': True, 'attended': True},
                {'dealer': 'D2', 'invited': True},
                {'dealer': 'D3', 'invited': True, 'attended': True}]}  # fmt: skip
    said = (sources('N1', 'dealer_single'), sources('N2', 'sales_team'))
    return plan_of(editor, changed(put(status='draft', sessions=[held]), *said))
