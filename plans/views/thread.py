"""The page of the thread: the whole board, and the card of one record with what is up and down."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_GET

from plans.rules.thread import around
from plans.views.access import plan_of, reader
from plans.views.places import TAB_OF_LIST
from plans.views.plan_page import PlanPage, tab_url
from plans.views.thread_board import LIST_OF, Board, board_context

PAGE = 25


@reader
@require_GET
def thread_board(request, plan_id):
    """The whole board, with the card of one record: `?at=S1`, else of the first strand."""
    page = PlanPage(request, plan_of(request, plan_id))
    board = Board(page)
    strands = Paginator(board.thread.strands, PAGE).get_page(request.GET.get('page'))
    chosen = request.GET.get('at', '')
    found = around(board.thread.strands, chosen) if chosen else None
    context = board_context(board, strands.object_list) | {
        'page_obj': strands,
        'card': card_of(board, found or first_of(board)),
        'is_chosen': found is not None,
    }
    return render(request, 'plan/thread.html', context)


def first_of(board):
    """The record that the card shows before one is chosen: the first of the first strand."""
    strands = board.thread.strands
    return around(strands, leader(strands[0]).id) if strands else None


def card_of(board, found):
    """One record with the lists up and down of it, its gaps, and the cards before and after."""
    if found is None:
        return None
    row, name = found.row, LIST_OF[found.knot]
    strand = next(one for one in board.thread.strands if row in sum(one.columns, ()))
    order = list(dict.fromkeys(leader(one).id for one in board.thread.strands))
    place = order.index(leader(strand).id)
    where = f'{name}-{row.id}'
    return {
        'head': board.head(found.knot),
        'item': board.item(found.knot, row),
        'up': [(board.head(knot), board.item(knot, one)) for knot, one in found.up],
        'down': [(board.head(knot), board.item(knot, one)) for knot, one in found.down],
        'gaps': [cell for cell in board.shown([strand])[0].cells if cell.gap and cell.act],
        'before': board.card_url(order[place - 1]) if place else '',
        'after': board.card_url(order[place + 1]) if place + 1 < len(order) else '',
        'url': f'{tab_url(board.page.plan, TAB_OF_LIST.get(name, name), at=where)}#{where}',
    }


def leader(strand):
    """The record a strand begins with."""
    return next(rows[0] for rows in strand.columns if rows)
