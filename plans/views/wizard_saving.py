"""Saving what was posted on a step: one field over HTMX, or the whole step without JavaScript."""

import json

from django.db import transaction
from django.forms.utils import ErrorDict
from django.http import Http404

from plans.domain import answers, rows
from plans.domain.model_changes import asks_first
from plans.domain.row_rules import RowRuleError
from plans.domain.row_writer import ConflictError
from plans.forms.answers import ANSWERS
from plans.templatetags.wizard_forms import shown
from plans.views.wizard_page import split_group


class StepSaving:
    """Saves the groups of fields that a step's form sent. All is saved, or nothing.

    `bound`: {group: bound form} of those that could not be saved as they stand; each form carries
    `conflicts` {field: ConflictError} beside its errors. `held_model` is a business model that was
    chosen and not saved, for its preview comes first. `gone`: groups of rows deleted elsewhere.
    """

    def __init__(self, maker, by):
        self.maker, self.by = maker, by
        self.bound, self.gone, self.held_model = {}, [], None

    def save_all(self, posted, *, is_leaving=False):
        """Save every changed field of every group. Returns whether all of it was saved."""
        groups = [group for group in posted.getlist('groups') if self.is_there(group)]
        refused = {}
        with transaction.atomic(), rows.together(self.maker.plan):
            for group in groups:
                form = self.save_group(group, posted, is_leaving)
                if form:
                    refused[group] = form
            if refused:
                transaction.set_rollback(True)
                self.maker.plan.noted = []
        if refused:
            self._keep_all(groups, posted, refused, is_leaving)
        return not refused

    def is_there(self, group):
        """Whether the group's row is still in the plan; `gone` names those that are not."""
        try:
            self.maker.find_row(group)
        except KeyError:
            return False
        except Http404:
            self.gone.append(group)
            return False
        return True

    def form_of(self, group, posted):
        """The group's bound form. What the person left alone stands as it is stored by now.

        `left_alone` names the fields that somebody else changed meanwhile.
        """
        form, _pk = self.maker.of_group(group, posted)
        if rebased(form, posted) is not posted:
            stored, _pk = self.maker.of_group(group)
            form, _pk = self.maker.of_group(group, rebased(stored, posted))
        form.conflicts, form.one_errors = {}, {}
        was = {name: f'was-{form[name].html_name}' for name in form.fields}
        form.loaded = {name: form.data.get(key) for name, key in was.items()}
        form.left_alone = {name for name in was if form.loaded[name] != posted.get(was[name])}
        return form

    def save_group(self, group, posted, is_leaving):
        """Save the fields of one group that differ from what was loaded.

        Returns the form where that could not be, with `one_errors` and `conflicts`; else None.
        """
        form = self.form_of(group, posted)
        names = changed_fields(form, form.data)
        cleaned = form.clean_only(names)
        if cleaned.is_valid and cleaned.values:
            self.write(form, cleaned.values, loaded_values(self.maker, form, names))
        form.one_errors = {**cleaned.errors, **form.one_errors}
        complete = not is_leaving or form.is_valid()
        return form if form.one_errors or form.conflicts or not complete else None

    def save_field(self, group, name, posted):
        """Save one field and those that go with it. Returns its form, with errors or conflicts."""
        form = self.form_of(group, posted)
        cleaned = form.clean_only([name])
        form.one_errors = dict(cleaned.errors)
        if cleaned.is_valid:
            was = loaded_values(self.maker, form, form.saved_with(name))
            self.write(form, cleaned.values, was)
        form.saved = cleaned.values
        return form

    def write(self, form, values, was):
        """Write the values; a broken rule or a conflict is noted on the form."""
        name, pk = split_group(form.group)
        values = self.without_held_model(name, values)
        if not values:
            return
        plan, row = self.maker.plan, self.maker.found.get(form.group)
        try:
            if name == ANSWERS:
                language = self.maker.context.language
                answers.answer(
                    plan, self.maker.step, values, by=self.by, language=language, was=was
                )
            elif pk is None:
                rows.change_single(plan, name, values, by=self.by, was=was)
            else:
                rows.change(plan, name, row or pk, values, by=self.by, was=was)
        except ConflictError as conflict:
            form.conflicts[conflict.field] = conflict
        except RowRuleError as broken:
            field = broken.field if broken.field in form.fields else next(iter(values))
            form.one_errors = {field: [broken.message]}

    def without_held_model(self, name, values):
        """The values, without a model that a preview comes before; `held_model` is that one."""
        new = values.get('business_model') if name == 'model' else None
        if new and asks_first(self.maker.plan, new):
            self.held_model = new
            return {field: value for field, value in values.items() if field != 'business_model'}
        return values

    def keep_typed(self, groups, posted):
        """Show the groups as they were typed; nothing is checked or saved."""
        for group in groups:
            form = self.bound[group] = self.form_of(group, posted)
            uncheck(form)

    def _keep_all(self, groups, posted, refused, is_leaving):
        """Show every group that was sent as it was typed, for nothing of it was saved."""
        self.maker = self.maker.afresh()
        for group in groups:
            form = self.bound[group] = self.form_of(group, posted)
            if group not in refused or not is_leaving:
                uncheck(form)  # blanks are fine till then
            if group in refused:
                form.conflicts = refused[group].conflicts
                add_errors(form, refused[group].one_errors)


def uncheck(form):
    """Take a bound form for checked, with nothing found."""
    form._errors, form.cleaned_data = ErrorDict(), {}


def raw(form, name, posted):
    """What was sent for a field, as its widget reads it."""
    field = form[name]
    return field.field.widget.value_from_datadict(posted, {}, field.html_name)


def loaded(form, name, posted):
    """The field as it was when the page was loaded, in the form in which it would be sent."""
    try:
        return json.loads(posted.get(f'was-{form[name].html_name}', ''))
    except (ValueError, RecursionError):
        return None


def rebased(stored, posted):
    """What was sent, with the stored values where the person changed nothing.

    So another's change of a field beside it is neither undone nor a conflict. It is `posted`
    itself where that is so already.
    """
    data = posted
    for name in stored.fields:
        html_name, before = stored[name].html_name, loaded(stored, name, posted)
        if f'was-{html_name}' not in posted:
            continue
        now = shown(stored[name], stored.initial.get(name))
        if plain(now) == plain(before) or plain(raw(stored, name, posted)) != plain(before):
            continue
        data = posted.copy() if data is posted else data
        data.setlist(html_name, as_data(html_name, now).get(html_name, []))
        data[f'was-{html_name}'] = json.dumps(now, ensure_ascii=False)
    return data


def changed_fields(form, posted):
    """Names of the fields whose sent text differs from the loaded one."""
    return [
        name
        for name, field in form.fields.items()
        if f'was-{form[name].html_name}' in posted
        and not field.disabled
        and plain(raw(form, name, posted)) != plain(loaded(form, name, posted))
    ]


def loaded_values(maker, form, names):
    """{field: value} of the fields as they were loaded.

    Where the page showed what is stored it is that, even if nobody could type it so; else what was
    loaded is read like typed text.
    """
    values, data = {}, {}
    for name in names:
        before = loaded(form, name, form.data)
        if plain(before) == plain(shown(form[name], form.initial.get(name))):
            values[name] = form.initial.get(name)
        else:
            data |= as_data(form[name].html_name, before)
    others = [name for name in names if name not in values]
    if others:
        before = type(form)(
            data=Sent(data), initial=form.initial, context=maker.context, prefix=form.prefix
        )
        values |= {name: before.clean_only([name]).values.get(name) for name in others}
    return values


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
    return str(value).replace('\r\n', '\n').replace('\r', '\n')


def add_errors(form, errors):
    """Put errors on a form, each message once."""
    for name, messages in errors.items():
        for message in messages:
            if message not in form.errors.get(name, []):
                form.add_error(name, message)
