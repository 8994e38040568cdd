"""Saving what was posted on a step: one field over HTMX, or the whole step without JavaScript."""

import json

from django.db import transaction

from plans.domain import rows
from plans.domain.row_rules import RowRuleError
from plans.domain.row_writer import ConflictError
from plans.views.wizard_page import split_group


class StepSaving:
    """Saves the groups of fields that a step's form sent. All is saved, or nothing.

    `bound`: {group: bound form} of those that could not be saved as they stand; each form carries
    `conflicts` {field: ConflictError} beside its errors.
    """

    def __init__(self, maker, by):
        self.maker, self.by = maker, by
        self.bound = {}

    def save_all(self, posted, *, is_leaving=False):
        """Save every changed field of every group. Returns whether all of it was saved."""
        with transaction.atomic():
            for group in posted.getlist('groups'):
                self.save_group(group, posted, is_leaving)
            if self.bound:
                transaction.set_rollback(True)
        if self.bound:
            self._keep_all(posted)
        return not self.bound

    def save_group(self, group, posted, is_leaving):
        """Save the fields of one group that differ from what was loaded."""
        form, _pk = self.maker.of_group(group, posted)
        form.conflicts = {}
        names = changed_fields(form, posted)
        cleaned = form.clean_only(names)
        if cleaned.is_valid and cleaned.values:
            self.write(form, cleaned.values, loaded_values(self.maker, form, posted, names))
        complete = not is_leaving or form.is_valid()
        if not (cleaned.is_valid and complete) or form.conflicts or form.errors:
            add_errors(form, cleaned.errors)
            self.bound[group] = form

    def save_field(self, group, name, posted):
        """Save one field and those that go with it. Returns its form, with errors or conflicts."""
        form, _pk = self.maker.of_group(group, posted)
        form.conflicts = {}
        cleaned = form.clean_only([name])
        form.one_errors = dict(cleaned.errors)
        if cleaned.is_valid:
            with transaction.atomic():
                was = loaded_values(self.maker, form, posted, form.saved_with(name))
                self.write(form, cleaned.values, was)
        form.saved = cleaned.values
        return form

    def write(self, form, values, was):
        """Write the values; a broken rule or a conflict is noted on the form."""
        name, pk = split_group(form.group)
        try:
            with transaction.atomic():
                if pk is None:
                    rows.change_single(self.maker.plan, name, values, by=self.by, was=was)
                else:
                    rows.change(self.maker.plan, name, pk, values, by=self.by, was=was)
        except ConflictError as conflict:
            form.conflicts[conflict.field] = conflict
        except RowRuleError as broken:
            field = broken.field if broken.field in form.fields else next(iter(values))
            form.one_errors = {field: [broken.message]}
            form.add_error(field, broken.message)

    def _keep_all(self, posted):
        """Show every group that was sent as it was typed, for nothing of it was saved."""
        for group in posted.getlist('groups'):
            if group not in self.bound:
                form, _pk = self.maker.of_group(group, posted)
                form.conflicts = {}
                form._errors = {}
                self.bound[group] = form


def raw(form, name, posted):
    """What was sent for a field, as its widget reads it."""
    field = form[name]
    return field.field.widget.value_from_datadict(posted, {}, field.html_name)


def loaded(form, name, posted):
    """The field as it was when the page was loaded, in the form in which it would be sent."""
    try:
        return json.loads(posted.get(f'was-{form[name].html_name}', ''))
    except ValueError:
        return None


def changed_fields(form, posted):
    """Names of the fields whose sent text differs from the loaded one."""
    return [
        name
        for name in form.fields
        if f'was-{form[name].html_name}' in posted
        and plain(raw(form, name, posted)) != plain(loaded(form, name, posted))
    ]


def loaded_values(maker, form, posted, names):
    """{field: value} of the fields as they were loaded, read like typed ones."""
    data = {}
    for name in names:
        before = loaded(form, name, posted)
        data |= as_data(form[name].html_name, before)
    before = type(form)(
        data=Sent(data), initial=form.initial, context=maker.context, prefix=form.prefix
    )
    return {name: before.clean_only([name]).values.get(name) for name in names}


class Sent(dict):
    """Data of a form with several values a name, made of a plain dict of lists."""

    def get(self, key, default=None):
        found = super().get(key)
        return found[-1] if found else default

    def getlist(self, key, default=None):
        return super().get(key, default if default is not None else [])

    __getitem__ = get


def as_data(html_name, value):
    """A loaded value as a form's data would hold it."""
    if value is None or value is False:
        return {}
    if value is True:
        return {html_name: ['on']}
    return {html_name: [str(one) for one in value] if isinstance(value, list) else [str(value)]}


def plain(value):
    """A sent value in the form in which two are compared."""
    if value is None or value == '' or value == []:
        return ''
    if isinstance(value, (list, tuple)):
        return sorted(str(one) for one in value)
    return str(value).replace('\r\n', '\n')


def add_errors(form, errors):
    """Put errors on a form, each message once."""
    form.full_clean() if form._errors is None else None
    for name, messages in errors.items():
        for message in messages:
            if message not in form.errors.get(name, []):
                form.add_error(name, message)
