"""What was read is what is changed: If-Match against the ETag of a row."""

from typing import Annotated

from django.utils.translation import gettext as _
from ninja import Header

from plans.api.problems import Refused

IfMatch = Annotated[str | None, Header(alias='If-Match', max_length=200)]
IfNoneMatch = Annotated[str | None, Header(alias='If-None-Match', max_length=200)]


def match(etag, wanted):
    """Raise Refused where the ETag is not among those that the caller has read."""
    if wanted is None:
        raise Refused(428, _('Send the ETag as you read it, in If-Match.'))
    known = [tag.strip().removeprefix('W/') for tag in wanted.split(',')]
    if '*' not in known and etag not in known:
        raise Refused(412, _('It was changed since you read it. Read it again.'))


def etag_of_row(row):
    """Changes with each change of a row that counts its versions."""
    return f'"{row.pk}-{row.row_version}"'
