"""One item: looked at, corrected, linked, answered."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from plans.domain import feedback, keys, permissions
from plans.domain.documents.reading import document_of
from plans.domain.feedback import StaleFeedbackError
from plans.domain.language import active_language
from plans.domain.row_rules import RowRuleError
from plans.domain.thresholds import policy_of
from plans.forms.feedback_items import AnswerForm, ItemForm, LinkForm
from plans.forms.plan_choices import title_of
from plans.views.access import plan_of, reader, recorder
from plans.views.feedback import inbox_url
from plans.views.feedback_capture import open_plans
from plans.views.feedback_histories import history_of
from plans.views.places import pk_of_ref
from plans.views.voices import LINKED, RELATED, voice_of

SAID = (
    'sentiment', 'verbatim', 'suggestion', 'channel', 'received_on', 'topic', 'rating',
)  # fmt: skip


def item_of(request, feedback_id):
    """The item, reached through the workspace."""
    found = request.workspace.feedback.filter(deleted_at__isnull=True)
    return get_object_or_404(
        found.select_related(*RELATED, *LINKED, 'workspace', 'collected_by__user'), pk=feedback_id
    )


@reader
@require_GET
def feedback_at(request, plan_id, ref):
    """Lead to the item that the plan calls by its ref."""
    plan = plan_of(request, plan_id)
    pk = pk_of_ref(plan, 'feedback', ref.replace('\0', ''))
    if pk is None:
        messages.info(request, _('That record is no longer in the plan.'))
        return redirect('plans:plan_feedback', plan.pk)
    return redirect('plans:feedback_item', pk)


@reader
@require_http_methods(['GET', 'POST'])
def feedback_item(request, feedback_id):
    """Everything about one item; POST corrects it."""
    item = item_of(request, feedback_id)
    may_change = feedback.may_change(request.membership, item)
    if request.method == 'POST' and not may_change:
        raise PermissionDenied(_('This part of the plan cannot be changed now.'))
    if request.method != 'POST':
        return show_item(request, item, may_change)
    form = item_form(item, members_of(request), request.POST)
    if form.is_valid():
        change = partial(feedback.change, item, form.values(), by=request.membership)
        if done(request, form, change):
            return redirect('plans:feedback_item', item.pk)
    return show_item(request, item, may_change, form=form)


def done(request, form, change):
    """Whether the change was made; else the form says why not."""
    try:
        change(version=form.cleaned_data['version'])
    except StaleFeedbackError:
        form.add_error(
            None,
            _('Somebody else changed this meanwhile: look at the history below, then send again.'),
        )
        return False
    except RowRuleError as broken:
        form.add_error(broken.field if broken.field in form.fields else None, broken.message)
        return False
    messages.success(request, _('Saved.'))
    return True


def item_form(item, members, sent=None):
    """The fields of the item, as sent or as they are."""
    initial = {name: getattr(item, name) for name in SAID}
    initial |= {'customer': item.customer_name, 'assignee': item.assignee}
    return ItemForm(
        sent,
        initial=initial | {'version': item.row_version},
        today=item.workspace.today(),
        plan=item.plan,
        members=members,
    )


def members_of(request):
    """Those an item may be assigned to. One query."""
    return list(request.workspace.memberships.active().by_name())


def show_item(request, item, may_change, form=None, answer=None):
    """The page of an item, with whichever form came back with errors."""
    item.refresh_from_db(fields=['row_version'])
    bound = form or answer
    if bound is not None:  # sent again, it shall not be stale
        bound.data = bound.data.copy()
        bound.data[bound.add_prefix('version')] = item.row_version
    kept = {'status': item.status, 'response_note': item.response_note}
    thresholds = policy_of(request.workspace).thresholds
    context = {
        'item': item,
        'voice': voice_of(item, request.workspace.today(), thresholds, may_change),
        'may_change': may_change,
        'form': form or item_form(item, members_of(request)),
        'answer': answer
        or AnswerForm(initial=kept | {'version': item.row_version}, prefix='answer'),
        'plans': [] if item.plan_id else open_plans(request.membership, None),
        'history': history_of(item),
        'back': inbox_url(item.plan),
        'key': keys.new_key()[:14],
        'page_errors': bound is not None,
        **within_plan(request, item, may_change),
    }
    return render(request, 'feedback/item.html', context, status=422 if bound else 200)


def within_plan(request, item, may_change):
    """What a plan adds: rows to link to, and whether work and evidence may be made."""
    if not item.plan_id:
        return {'links': None}
    may = {
        part: may_change and permissions.may_edit_part(request.membership, item.plan, part)
        for part in ('strategies', 'sources')
    }
    links = link_form(item, document_of(item.plan))
    return {'links': links, 'may_plan': may['strategies'], 'may_prove': may['sources']}


def link_form(item, document, sent=None):
    """What of the plan the item may be linked to."""
    language = active_language()
    lists = {'need': 'needs', 'strategy': 'strategies', 'action': 'actions'}
    rows = {
        field: [
            (row.id, f'{row.id} {title_of(name, row, language)}') for row in getattr(document, name)
        ]
        for field, name in lists.items()
    }
    initial = {field: getattr(item, field) and getattr(item, field).ref for field in lists}
    return LinkForm(sent, initial=initial, rows=rows)


@recorder
@require_POST
def answer_feedback(request, feedback_id):
    """Settle an item, or open it again."""
    item = item_of(request, feedback_id)
    form = AnswerForm(request.POST, prefix='answer')
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in ('status', 'response_note')}
        change = partial(feedback.change, item, values, by=request.membership)
        if done(request, form, change):
            return redirect('plans:feedback_item', item.pk)
    return show_item(request, item, feedback.may_change(request.membership, item), answer=form)
