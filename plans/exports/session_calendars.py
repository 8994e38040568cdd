"""A dealer session as a calendar file (.ics) that any mail or chat can carry."""

from datetime import UTC, datetime, timedelta

from plans.document.choices import SessionStatus

PRODUCT = '-//Salesplan//Dealer sessions//VI'
STATES = {
    SessionStatus.PLANNED: 'CONFIRMED',
    SessionStatus.HELD: 'CONFIRMED',
    SessionStatus.CANCELLED: 'CANCELLED',
}


def session_ics(session, *, agenda, stamp, language):
    """The bytes of a calendar with one all-day event; None without a day.

    Its UID is the session's for ever, and its SEQUENCE grows, so that a second file moves the
    entry that the first one made.
    """
    if session.held_on is None:
        return None
    from icalendar import Calendar, Event  # 10 MB that a worker needs seldom

    calendar = Calendar()
    calendar.add('prodid', PRODUCT)
    calendar.add('version', '2.0')
    calendar.add('method', 'PUBLISH')
    event = Event()
    event.add('uid', f'dealer-session-{session.pk}@salesplan')
    event.add('dtstamp', datetime.fromtimestamp(int(stamp.timestamp()), UTC))
    event.add('dtstart', session.held_on)
    event.add('dtend', session.held_on + timedelta(days=1))
    event.add('summary', session.title, parameters={'LANGUAGE': language})
    event.add('description', agenda)
    event.add('status', STATES[SessionStatus(session.status or SessionStatus.PLANNED)])
    event.add('sequence', session.row_version - 1)
    if session.place:
        event.add('location', session.place)
    calendar.add_component(event)
    return calendar.to_ical()
