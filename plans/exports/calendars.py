"""Tasks as an iCalendar file (RFC 5545): one all-day event on the day each is due."""

from datetime import timedelta

PRODUCT = '-//Salesplan//Tasks//EN'
EVERY = timedelta(hours=6)  # how often a calendar is asked to look again


def calendar_of(tasks, *, name, host, link_of):
    """The bytes of a calendar of these tasks; those without a due day are left out.

    host: the right half of each UID; link_of: task → the address of its page.
    """
    from icalendar import Calendar  # large, and few workers ever write a calendar
    from icalendar.prop import vDuration

    calendar = Calendar()
    calendar.add('prodid', PRODUCT)
    calendar.add('version', '2.0')
    calendar.add('method', 'PUBLISH')
    calendar.add('x-wr-calname', name)
    calendar.add('refresh-interval', vDuration(EVERY), parameters={'VALUE': 'DURATION'})
    for task in tasks:
        if task.due is not None:
            calendar.add_component(_event(task, host, link_of(task)))
    return calendar.to_ical()


def _event(task, host, link):
    from icalendar import Event

    event = Event()
    event.add('uid', f'task-{task.pk}@{host}')
    event.add('dtstamp', task.plan.updated_at)
    event.add('dtstart', task.due)
    event.add('dtend', task.due + timedelta(days=1))
    event.add('summary', task.title or task.ref)
    event.add('description', '\n'.join(filter(None, [task.plan.title, task.note])))
    event.add('url', link)
    event.add('transp', 'TRANSPARENT')
    return event
