"""One step of the wizard as the page shows it: its forms, its rows, what is open."""

import json
from dataclasses import replace
from functools import cached_property

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plans.domain import answers, keys
from plans.domain.documents.object_shapes import SINGLES
from plans.domain.documents.patching import PATCHED
from plans.domain.documents.reading import Reader, document_of
from plans.domain.documents.shapes import SHAPES
from plans.domain.holding import plan_in
from plans.domain.metrics import installed_metrics
from plans.domain.plan_templates import guide_of, prompts_for
from plans.domain.row_places import find, rows_of
from plans.domain.workspaces import members_of
from plans.forms.answers import ANSWERS, answers_form, prompts_of
from plans.forms.context import FormContext
from plans.forms.fact_rows import Fact
from plans.forms.parts import PARTS
from plans.forms.plan_choices import FirmField
from plans.forms.wizard import SINGLES as SINGLE_FORMS
from plans.models import Plan
from plans.views.wizard_lines import Line, Listing


def known_fields(name, known):
    """The fields of a row that its form may show."""
    own = SHAPES[name].fields
    return (*own, 'planned') if hasattr(known, 'planned') else own


class StepForms:
    """Makes the forms of one plan's step, bound or not."""

    def __init__(self, request, plan, step, document, *, worded=True):
        """`worded`: with the template's words; without them one field is saved more quickly."""
        self.request, self.plan, self.step, self.document = request, plan, step, document
        self.reader = Reader(plan, raw=True)
        self.worded = worded
        self.found, self.stored = {}, {}

    def afresh(self):
        """The same of the plan as it is stored now, with the template's words."""
        plan = plan_in(self.plan.workspace, self.plan.pk)
        return StepForms(self.request, plan, self.step, document_of(plan))

    @cached_property
    def context(self):
        """What the forms know of the plan around them; a query for each thing they ask for."""
        language = get_language()[:2]
        return FormContext(
            document=self.document,
            language=language,
            today=self.plan.workspace.today(),
            members=self.members(),
            me=self.request.user.email,
            prompts=self.prompts(language),
            customers=self.names('customers'),
            suppliers=self.suppliers(),
            more_metrics=self.metrics(),
        )

    def prompts(self, language):
        """The template's words for the step's fields."""
        return prompts_for(guide_of(self.plan), self.step, language) if self.worded else {}

    def members(self):
        """People who may be chosen, read when a form first asks."""
        for one in members_of(self.plan.workspace):
            yield one.user.email, str(one.user), one.role

    def metrics(self):
        """What this installation says of metrics, read when a form first asks."""
        yield from installed_metrics(only_own=not self.worded)

    def suppliers(self):
        """Suppliers that may be offered while typing: the plan's own first."""
        own = self.document.supplier_names
        yield from own
        yield from (name for name in self.names('suppliers') if name not in own)

    def names(self, relation):
        """Names that may be offered while typing, read when a form first asks."""
        yield from getattr(self.plan.workspace, relation).values_list('name', flat=True)[:200]

    def single(self, name, data=None):
        """The form of one of the plan's single objects."""
        if name == ANSWERS:
            return self.answers(data)
        return self._form(SINGLE_FORMS[name], name, self.single_values(name), data)

    def single_values(self, name):
        """What a single object holds by the file's names; its figures the plan's value knows."""
        shape = SINGLES[name]
        if name == 'arithmetic':
            return {field: getattr(self.document.arithmetic, field) for field in shape.fields}
        if shape.model is Plan:
            row = self.plan
        else:
            found = shape.model.objects.filter(plan=self.plan)
            row = found.first() or shape.model(plan=self.plan)
        return self.reader.one(name, row, shape)

    @cached_property
    def asked(self):
        """The template's own questions in the step with their answers. At most a query."""
        is_answered = any(one.step == self.step for one in self.document.answers)
        given = None if is_answered else ()
        return answers.questions_of(self.plan, self.step, self.context.language, given)

    def answers(self, data=None):
        """The form of the template's own questions in the step."""
        asked = self.asked
        values = {one.name: one.answer for one in asked}
        context = replace(self.context, prompts=prompts_of(asked))
        return self._form(answers_form(asked), ANSWERS, values, data, context)

    def row(self, name, row, data=None):
        """The form of one row."""
        return self._form(PARTS[name].form, f'{name}-{row.pk}', self.values(name, row), data)

    def blank_row(self, part, values):
        """The form of a row that is not there, with what a new one begins with."""
        return self._form(part.form, f'{part.name}-0', values, None)

    def values(self, name, row):
        """What a row holds by the file's names; of most lists the plan's value knows it."""
        listed = getattr(self.document, name, None) if name in PATCHED else None
        known = next((one for one in listed or () if one.id == row.ref), None)
        if known is None:
            return self.reader.one(name, row) | {'id': self.ref(name, row)}
        return {field: getattr(known, field) for field in ('id', *known_fields(name, known))}

    def of_group(self, group, data=None):
        """The form that a group's name (`basics`, `needs-12`) stands for, with its row's pk.

        Raises Http404 for a row that is not there.
        """
        if data is None and group in self.stored:
            return self.stored[group]
        name, pk = split_group(group)
        row = self.find_row(group)
        form = self.single(name, data) if pk is None else self.row(name, row, data)
        if data is None:
            self.stored[group] = form, pk
        return form, pk

    def find_row(self, group):
        """The row of a group, read once; None for a single object. Raises as `of_group`."""
        name, pk = split_group(group)
        if pk is not None and group not in self.found:
            self.found[group] = find(self.plan, name, pk)
        return self.found.get(group)

    def ref(self, name, row):
        """What the row is called by others: N1; '' for rows that nothing refers to."""
        return self.reader.refs(name).get(row.pk, '') if SHAPES[name].letter else ''

    def _form(self, form_class, prefix, values, data, context=None):
        form = form_class(
            data,
            initial=values,
            context=context or self.context,
            prefix=prefix,
            autosave=self.autosave,
        )
        form.group = prefix
        return form

    def autosave(self, bound):
        """Attributes by which the box of a field saves itself over HTMX."""
        names = {'group': bound.form.prefix, 'field': bound.name}
        first = bound.form[bound.form.saved_with(bound.name)[0]]
        is_name = isinstance(bound.field, FirmField)  # half a name is no customer
        trigger = 'change' if is_name else 'change, input delay:800ms'
        return {
            'hx-post': reverse('plans:wizard_field', args=[self.plan.pk, self.step]),
            'hx-trigger': trigger,
            'hx-sync': f'#div_{first.auto_id}:queue last',  # what is saved together goes in turn
            'hx-include': 'closest [data-group]',
            'hx-target': f'#{bound.auto_id}_slot',
            'hx-swap': 'innerHTML',
            'hx-vals': json.dumps(names),
        }


def split_group(group):
    """('needs', 12) of `needs-12`, ('basics', None) of `basics`. KeyError for another name."""
    name, _dash, pk = group.rpartition('-')
    if name in PARTS and pk.isdecimal():
        return name, int(pk)
    if group in SINGLE_FORMS or group == ANSWERS:
        return group, None
    raise KeyError(group)


class StepPage:
    """The lists and forms of a step; `forms` may hold bound forms by group."""

    def __init__(self, maker, content, opened='', bound=None, *, suggestions=0):
        """`suggestions`: how many rows the template suggests for this step."""
        self.maker, self.content, self.suggestions = maker, content, suggestions
        self.bound = bound or {}
        self.opened = self._opened_groups(opened) | set(self.bound)
        self.singles = [self.bound.get(name) or maker.single(name) for name in content.singles]
        self.listings = [self.listing(PARTS[name]) for name in content.parts]
        after = (*content.after, ANSWERS)
        self.after = [self.bound.get(name) or maker.single(name) for name in after]

    def _opened_groups(self, opened):
        """The open row, and the row that holds it."""
        try:
            name, pk = split_group(opened)
        except KeyError:
            return set()
        groups = {opened}
        parent = PARTS[name].parent if pk else None
        if parent:
            row = rows_of(self.maker.plan, name).filter(pk=pk).first()
            if row:
                groups.add(f'{parent}-{getattr(row, f"{SHAPES[name].parent}_id")}')
        return groups

    def listing(self, part, parent=None):
        """The rows of a list, all closed but the open one."""
        found = rows_of(self.maker.plan, part.name)
        if part.name in ('dealers', 'sessions'):
            found = found.order_by(f'plan_{part.name}__position')
        if parent is not None:
            found = found.filter(**{SHAPES[part.name].parent: parent})
        else:
            found = found.filter(**self.content.presets.get(part.name, {}))
        more, context = self.values_apart(part), self.maker.context
        lines = [self.line(part, row, more) for row in found]
        return Listing(
            part,
            lines,
            keys.new_key(),
            heading=str(self.content.headings.get(part.name) or part.heading(context)),
            add_text=part.add_label(context),
            empty_text=part.empty_text(context, **self.when_empty(part)),
            may_add=part.may_add(len(lines)),
            parent=parent,
        )

    def when_empty(self, part):
        """What an empty list of the step depends on."""
        state = self.content.empty.get(part.name, '')
        return {'state': state, 'suggestions': self.suggestions}

    def values_apart(self, part):
        """{field: {pk: value}} of what lies in rows of their own: links, rows below, dealers."""
        reader, shape = self.maker.reader, SHAPES[part.name]
        apart = {field: reader.linked(shape, field) for field in shape.many}
        for name in part.children:
            below = SHAPES[name]
            apart[name] = reader.grouped(name, f'{below.parent}__plan')
        if part.name == 'sessions':
            apart |= reader.attendance()
        elif part.name == 'dealers':
            apart |= reader.own_targets()
        return apart

    def line(self, part, row, more):
        """One row, with its form and the lists below it when it is open."""
        values = self.maker.reader.values_of(row, SHAPES[part.name])
        values |= {field: found.get(row.pk, []) for field, found in more.items()}
        values['id'] = self.maker.ref(part.name, row)
        line = Line(part, row, values, ref=self.maker.ref(part.name, row))
        line.title = part.title(values, self.maker.context)
        line.facts = part.facts(values, self.maker.context)
        if getattr(row, 'is_pending', False):
            line.facts.append(Fact(_('Not counted yet: write what was said')))
        if line.group in self.opened:
            line.form = self.bound.get(line.group) or self.maker.row(part.name, row)
            line.lists = [self.listing(PARTS[name], row) for name in part.children]
        return line
