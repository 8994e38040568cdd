"""What changed since an earlier version, in words: for the approver (product.md 0.6)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.document import display
from plans.document.choices import Choice, StepKey
from plans.document.compare import ChangeKind, changes
from plans.document.steps import STEPS
from plans.forms.parts import PARTS
from plans.forms.shown import in_words, row_form, row_values, single_form
from plans.forms.wizard import SINGLES
from plans.views.plan_rows import context_of

PART_OF_LIST = {'buy_items': 'items'}
# Fields of the plan's own row, and the form that words them.
FORM_OF_FIELD = {
    'business_model': 'model',
    'other_channels': 'model',
    'uses_dealers': 'dealers_question',
}
STEP_OF_PART = {part: step.key for step in STEPS for part in step.parts} | {
    'platform': StepKey.MODEL,
    'dealers_question': StepKey.DEALERS,
}
MOST = 60


@dataclass
class ChangeLine:
    """One change in words: `field` with `before` and `after`, or a row that came or went."""

    heading: str
    kind: ChangeKind
    ref: str = ''
    title: str = ''
    field: str = ''
    before: str = ''
    after: str = ''


def change_lines(plan, old, new):
    """([ChangeLine], how many more there are) from the old document to the new one. Two queries."""
    found = changes(old, new)
    contexts = (context_of(plan, old), context_of(plan, new))
    lines = [line_of(change, *contexts) for change in found[:MOST]]
    return lines, len(found) - len(lines)


def step_of(change):
    """The step of the wizard in which what changed is edited."""
    if change.part == 'answers':
        known = change.row.step in set(StepKey)
        return StepKey(change.row.step) if known else StepKey.BASICS
    part = PART_OF_LIST.get(change.part, change.part)
    part = FORM_OF_FIELD.get(change.field, 'basics') if part == 'plan' else part
    return STEP_OF_PART.get(part, StepKey.MODEL_DETAILS)


def line_of(change, old, new):
    """One change, its values in the words of the two documents."""
    if change.part == 'answers':
        return answer_line(change)
    part = PART_OF_LIST.get(change.part, change.part)
    if part not in PARTS:
        return own_line(change, old, new)
    context = old if change.kind == ChangeKind.REMOVED else new
    shown = PARTS[part]
    line = ChangeLine(
        shown.heading(context),
        change.kind,
        getattr(change.row, 'id', '') if shown.letter else '',
        shown.title(row_values(part, change.row), context),
    )
    if change.field:
        form = row_form(part, change.row, new)
        fill(line, change, form, row_form(part, change.row, old))
        if line.ref and line.title in (line.before, line.after):
            line.title = ''  # both its names follow
    return line


def answer_line(change):
    """A change of what is answered to a question of the template."""
    line = ChangeLine(_('Questions of the template'), change.kind, title=change.row.question)
    if change.field:
        line.field, line.before, line.after = _('Answer'), change.before, change.after
    return line


def own_line(change, old, new):
    """A change of one of the plan's single objects."""
    name = form_name(change, new.document)
    field = change.field
    if change.part == 'platform':
        named_alone = ('legal_type', 'registration_ref')
        field = field if field in named_alone else f'platform_{field}'
    if name is None:
        return ChangeLine(_('Model details'), change.kind, title=field)
    form = single_form(new.document, name, new)
    heading = getattr(form, 'heading', '') or _('Basics')
    line = ChangeLine(str(heading), change.kind)
    fill(line, change, form, single_form(old.document, name, old), field)
    return line


def form_name(change, document):
    """The form that words a field of a single object, or None."""
    if change.part == 'plan':
        return FORM_OF_FIELD.get(change.field, 'basics')
    if change.part == 'platform':
        return 'model'
    if change.part in ('feedback_form', 'arithmetic', 'seller_funnel'):
        return change.part
    model = document.business_model
    singles = {'intermediary': ('marketplace',), 'collaborative': ('collaborative', 'marketplace')}
    names = singles.get(model, (str(model),))
    return next((name for name in names if change.field in SINGLES[name].base_fields), None)


def fill(line, change, form, old_form, field=''):
    """Write the field's label and its two values into the line."""
    field = field or change.field
    if field in form.fields:
        line.field = str(form[field].label)
        line.before = in_words(old_form if field in old_form.fields else form, field, change.before)
        line.after = in_words(form, field, change.after)
        return
    language = form.context.language
    line.field = label_of(form, field)
    line.before, line.after = bare(change.before, language), bare(change.after, language)


def label_of(form, field):
    """The label of a field that the form does not show for this row."""
    listed = LISTED.get(field)
    return listed() if listed else form.context.prompt(f'{form.part}.{field}').label or field


LISTED = {
    'sources': lambda: _('Evidence'),
    'tiers': lambda: _('Quantity tiers'),
    'planned': lambda: _('Breakdown'),
    'actuals': lambda: _('Figures'),
    'participants': lambda: _('Who came to the session'),
    'quotes': lambda: _('Quotes'),
    'responded_at': lambda: _('Answered at'),
    'consent_at': lambda: _('Consent given at'),
    'causes': lambda: _('Causes'),
    'causes_note': lambda: _('More on the causes'),
    'causes_on': lambda: _('Causes named on'),
}


def bare(value, language):
    """A value without a field: words of enums, rows below a row counted, a day, else as it is."""
    if value is None or value == ():
        return ''
    if isinstance(value, tuple) and isinstance(value[0], Choice):
        return ', '.join(one.label(language) for one in value)
    if isinstance(value, tuple):
        return ngettext('{n} entry', '{n} entries', len(value)).format(n=len(value))
    if isinstance(value, Choice):
        return value.label(language)
    return display.day(value, language) if isinstance(value, date) else str(value)
