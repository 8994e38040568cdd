"""Lists in pages, and what may stand in an address."""

from typing import Annotated, Generic, TypeVar

from django.core.paginator import Paginator
from ninja import Path, Query, Schema
from pydantic import AfterValidator, Field

from plans.api.faults import allowing

Item = TypeVar('Item')

NO_NUL = allowing(  # a NUL is no text for PostgreSQL, and no name of anything
    r'^[^\x00]*$', 'text that can be kept (no NUL)', 'văn bản lưu được (không có ký tự NUL)'
)
SAYS_SOMETHING = allowing(
    r'^[^\x00]*[^\s\x00][^\x00]*$',
    'text with more than spaces in it',
    'văn bản có chữ, không chỉ khoảng trắng',
)
A_CODE = allowing(
    r'^[A-Za-z0-9-]{1,20}$',
    'a code of 1 to 20 letters, digits and hyphens',
    'mã gồm 1 đến 20 chữ cái không dấu, chữ số và dấu gạch nối',
)
A_KEY = allowing(
    r'^[\x21-\x7e]+$',
    'a key of 1 to 100 printable ASCII characters without spaces',
    'khóa gồm 1 đến 100 ký tự ASCII in được, không có dấu cách',
)
Words = Annotated[str, Field(max_length=100, pattern=NO_NUL)]
Name = Annotated[
    str,
    Field(min_length=1, max_length=160, pattern=SAYS_SOMETHING),
    AfterValidator(str.strip),
]
Code = Annotated[str, Path(pattern=A_CODE, examples=['KH-2027-001'])]
Key = Annotated[str, Field(min_length=1, max_length=100, pattern=A_KEY)]
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
