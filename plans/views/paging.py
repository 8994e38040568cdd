"""Pages of lists whose rows say how many there are in all."""

from django.core.paginator import Page, Paginator


def page_of(rows, size, number):
    """A Page of dicts with `rows_in_all`, as Paginator.get_page gives it.

    One query, and another for a page beyond the last.
    """
    first = (_read(number) - 1) * size
    found = list(rows[first : first + size])
    return page_with(found, size, number) if found else Paginator(rows, size).get_page(number)


def page_with(found, size, number=None):
    """The Page that holds these rows."""
    pages = Paginator(found, size)
    pages.count = found[0]['rows_in_all'] if found else 0
    return Page(found, _read(number), pages)


def _read(number):
    """The number of a page that was asked for; the first where it is none."""
    return max(int(number), 1) if number and number.isdecimal() and len(number) < 9 else 1
