"""What is done with feedback in one click: to one item, or to all that are ticked."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from plans.document.choices import FeedbackStatus
from plans.domain import feedback, keys
from plans.domain.documents.reading import document_of
from plans.domain.remedying_listening import UnknownRecordError
from plans.domain.row_rules import RowRuleError
from plans.forms.inbox import BulkForm
from plans.views.access import recorder
from plans.views.feedback import UNDONE, inbox_url
from plans.views.feedback_capture import open_plans
from plans.views.feedback_items import item_of, link_form
from plans.views.places import way_back

MOST_AT_ONCE = 200


@recorder
@require_POST
def act_on_feedback(request, feedback_id, verb):
    """One click: take up, make a task or a strategy, link, use as evidence, mark as spam."""
    item = item_of(request, feedback_id)
    if verb not in VERBS or (verb in OF_A_PLAN and not item.plan_id):
        raise Http404
    try:
        with transaction.atomic():
            keys.use_key(request.workspace, request.POST.get('key') or keys.new_key())
            text, undo = VERBS[verb](request, item)
        messages.success(request, text, **({'extra_tags': undo} if undo else {}))
    except keys.KeyUsedError:
        pass
    except RowRuleError as broken:
        messages.error(request, broken.message)
    except UnknownRecordError:
        raise Http404 from None  # somebody deleted it meanwhile
    return redirect(way_back(request, reverse('plans:feedback_item', args=[item.pk])))


def _task(request, item):
    task = feedback.make_task(item, by=request.membership)
    return _('Task %(ref)s is made.') % {'ref': task.ref}, ''


def _strategy(request, item):
    strategy = feedback.make_strategy(item, by=request.membership)
    return _('Strategy %(ref)s is made.') % {'ref': strategy.ref}, ''


def _evidence(request, item):
    need = request.POST.get('need', '').replace('\0', '')
    feedback.as_evidence(item, need, by=request.membership)
    return _('It is evidence of %(need)s now.') % {'need': need}, ''


def _link(request, item):
    form = link_form(item, document_of(item.plan), request.POST)
    if not form.is_valid():
        raise RowRuleError('need', _('That record is no longer in the plan.'))
    values = {name: form.cleaned_data[name] or None for name in request.POST if name in form.fields}
    feedback.change(item, values, by=request.membership)
    return _('Saved.'), ''


def _status(status, text):
    def settle(request, item):
        done, batch = feedback.change_all([item], {'status': status}, by=request.membership)
        if not done:
            raise PermissionDenied(_('This part of the plan cannot be changed now.'))
        back = reverse('plans:feedback_item', args=[item.pk])
        return text(), undo_url(batch, way_back(request, back))

    return settle


def _move(request, item):
    plans = {str(plan.pk): plan for plan in open_plans(request.membership, None)}
    plan = plans.get(request.POST.get('plan', ''))
    if plan is None:
        raise RowRuleError('plan', _('Choose the plan.'))
    feedback.move_to_plan(item, plan, by=request.membership)
    return _('It belongs to %(plan)s now.') % {'plan': plan.code}, ''


VERBS = {
    'task': _task,
    'strategy': _strategy,
    'evidence': _evidence,
    'link': _link,
    'take': _status(FeedbackStatus.IN_PROGRESS, lambda: _('Taken up.')),
    'spam': _status(FeedbackStatus.SPAM, lambda: _('Marked as spam; it counts nowhere.')),
    'reopen': _status(FeedbackStatus.NEW, lambda: _('Open again.')),
    'move': _move,
}
OF_A_PLAN = ('task', 'strategy', 'evidence', 'link')


@recorder
@require_POST
def change_many(request):
    """Do one thing to all items that are ticked, with a way back."""
    wanted = [pk for pk in request.POST.getlist('items') if pk.isdecimal() and len(pk) < 15][
        :MOST_AT_ONCE
    ]
    ours = request.workspace.feedback.filter(pk__in=wanted, deleted_at__isnull=True)
    items = list(ours.select_related('plan'))
    members = list(request.workspace.memberships.active().by_name())
    form = BulkForm(request.POST, members=members, items=[item.pk for item in items])
    back = way_back(request, reverse('plans:feedback'))
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, errors[0])
        request.session[UNDONE] = {'at': back, 'sent': request.POST.urlencode()}
        return redirect(back)
    done, batch = feedback.change_all(items, form.values(), by=request.membership)
    tell(request, len(done), len(items) - len(done), undo_url(batch, back))
    return redirect(back)


def undo_url(batch, back):
    """Where a bulk action is taken back, to return to the page it was done on."""
    return f'{reverse("plans:undo_feedback", args=[batch])}?{urlencode({"next": back})}'


def tell(request, done, left, undo):
    """Say how many were changed, and how many could not be; `undo` takes the first back."""
    if done:
        text = ngettext('{n} item is changed.', '{n} items are changed.', done).format(n=done)
        messages.success(request, text, extra_tags=undo)
    if left:
        text = ngettext(
            '{n} item stayed as it is: its plan cannot be changed by you now.',
            '{n} items stayed as they are: their plans cannot be changed by you now.',
            left,
        ).format(n=left)
        messages.warning(request, text)


@recorder
@require_POST
def undo_feedback(request, batch):
    """Take a bulk action back."""
    items = feedback.take_back(request.workspace, batch.replace('\0', ''), by=request.membership)
    count, plans = len(items), {item.plan_id: item.plan for item in items}
    text = ngettext('{n} item is as it was.', '{n} items are as they were.', count)
    messages.info(request, text.format(n=count))
    own = inbox_url(next(iter(plans.values())) if len(plans) == 1 else None)
    return redirect(way_back(request, own))
