"""The record of a company as CSV, for admins who keep or search it elsewhere."""

import csv
import io

from django.utils.translation import gettext as _

from plans.document import display
from plans.domain.audit_names import words_of
from plans.exports.actuals import BOM, DELIMITERS, guarded


def audit_csv(events, language, zone):
    """The text of the file: moment in the company's time, person, action, subject, details."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=DELIMITERS[language], lineterminator='\r\n')
    writer.writerow([_('When'), _('Who'), _('What'), _('About'), _('Details')])
    for event in events:
        row = (
            display.moment(event.at.astimezone(zone), language),
            event.member.user.get_full_name() if event.member else '',
            words_of(event.action, language),
            event.subject,
            details_of(event),
        )
        writer.writerow([guarded(text) for text in row])
    return BOM + out.getvalue()


def details_of(event):
    """The facts as 'name: value', one after the other; what was changed as 'was → now'."""
    facts = dict(event.facts)
    was, now = facts.pop('was', None), facts.pop('now', None)
    told = [f'{name}: {_plain(value)}' for name, value in facts.items()]
    if isinstance(was, dict) and isinstance(now, dict):
        told += [f'{name}: {_plain(was.get(name))} → {_plain(now[name])}' for name in now]
    elif now is not None:
        told.append(f'{_plain(was)} → {_plain(now)}')
    return '; '.join(told)


def _plain(value):
    if isinstance(value, list):
        return ', '.join(str(one) for one in value)
    return '–' if value in (None, '') else str(value)
