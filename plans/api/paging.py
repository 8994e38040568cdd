"""Lists in pages, and what may stand in an address."""

from typing import Annotated, Generic, TypeVar

from django.core.paginator import Paginator
from ninja import Path, Query, Schema
from pydantic import Field

Item = TypeVar('Item')

NO_NUL = r'^[^\x00]*$'  # a NUL is no text for PostgreSQL, and no name of anything
Words = Annotated[str, Field(max_length=100, pattern=NO_NUL)]
Code = Annotated[str, Path(pattern=r'^[A-Za-z0-9-]{1,20}$', examples=['KH-2027-001'])]
Key = Annotated[str, Field(min_length=1, max_length=100, pattern=r'^[\x21-\x7e]+$')]
Pk = Annotated[int, Path(ge=1, le=2**53)]


class Paged(Schema):
    """Which page of a list, and how long it is."""

    page: int = Field(1, ge=1, le=100_000)
    page_size: int = Field(50, ge=1, le=200)


PageQuery = Annotated[Paged, Query()]


class Page(Schema, Generic[Item]):
    """One page of a list."""

    items: list[Item]
    page: int
    pages: int
    total: int


def page_of(rows, paged, show):
    """The page asked for, `show` giving each row's values; a page beyond the last one is empty."""
    pages = Paginator(rows, paged.page_size)
    is_there = paged.page <= pages.num_pages
    found = pages.page(paged.page).object_list if is_there else ()
    return {
        'items': [show(row) for row in found],
        'page': paged.page,
        'pages': pages.num_pages,
        'total': pages.count,
    }
