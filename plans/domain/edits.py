"""Two people on one form: each field is saved by itself. Source: product.md 4.4, Conflict."""


class EditedMeanwhile(Exception):
    """Somebody else changed the same fields since the form was opened; nothing was saved.

    `now`: {field: the value it has now}.
    """

    def __init__(self, now):
        super().__init__(now)
        self.now = now


def changes(*, now, was, wanted):
    """{field: value} to write, of what a person changed on a form.

    now: the values kept; was: those the person was shown; wanted: those sent. A field that the
    person left as it was is not written, so another's change to it stays.
    Raises EditedMeanwhile where both changed the same field, and differently.
    """
    mine = {name: value for name, value in wanted.items() if value != was[name]}
    disputed = {
        name: now[name] for name, value in mine.items() if now[name] not in (was[name], value)
    }
    if disputed:
        raise EditedMeanwhile(disputed)
    return {name: value for name, value in mine.items() if value != now[name]}
