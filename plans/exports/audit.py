"""The record of a company as CSV, for admins who keep or search it elsewhere."""

import csv
import io

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plans.document import display
from plans.domain.audit_names import fact_of, in_order, value_of, words_of
from plans.exports.actuals import BOM, DELIMITERS, guarded


def audit_csv(events, language, zone, labels):
    """The text of the file: moment in the company's time, person, action, subject, details."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=DELIMITERS[language], lineterminator='\r\n')
    writer.writerow([_('When'), _('Who'), _('What'), pgettext('record', 'Subject'), _('Details')])
    for event in events:
        row = (
            display.moment(event.at.astimezone(zone), language),
            event.member.user.get_full_name() if event.member else '',
            words_of(event.action, language),
            event.subject,
            details_of(event, language, labels),
        )
        writer.writerow([guarded(text) for text in row])
    return BOM + out.getvalue()


def details_of(event, language, labels):
    """The facts as 'name: value', one after the other; what was changed as 'was → now'.

    labels: {fact: what it is called} of those that audit_names leaves to others.
    """
    facts = dict(event.facts)
    was, now = facts.pop('was', None), facts.pop('now', None)
    told = {name: value_of(value, language) for name, value in in_order(facts)}
    if isinstance(was, dict) and isinstance(now, dict):
        told |= {name: _turned(was.get(name), value, language) for name, value in in_order(now)}
    told = [f'{labels.get(name) or fact_of(name, language)}: {told[name]}' for name in told]
    if isinstance(now, dict):
        return '; '.join(told)
    if now is not None:
        told.append(_turned(was, now, language))
    return '; '.join(told)


def _turned(was, now, language):
    return f'{value_of(was, language)} → {value_of(now, language)}'
