"""Saying something about a plan, answering, resolving: each by a POST that leads back."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from plans.domain import comments, keys
from plans.forms.comments import CommentForm
from plans.views.access import plan_of, reader
from plans.views.comment_threads import content
from plans.views.places import way_back
from plans.views.plan_page import PlanPage, tab_url


@reader
@require_POST
def say(request, plan_id):
    """Keep a comment or a reply; what could not be kept is shown with what was typed."""
    plan = plan_of(request, plan_id)
    members = plan.workspace.memberships.active().exclude(pk=request.membership.pk).by_name()
    form = CommentForm(request.POST, members=members)
    if form.is_valid():
        try:
            return redirect(once(request, plan, form.cleaned_data))
        except comments.CommentError as kept:
            form.add_error(None, kept.message)
    page = PlanPage(request, plan)
    context = page.frame('comments') | content(page, form)
    return render(request, 'plan/comments.html', context, status=422)


def say_instead(request, plan, problem, words):
    """Where something is no longer possible: say so, and offer what was typed as a comment."""
    if not words:
        messages.warning(request, problem)
        return redirect('plans:plan', plan.pk)
    page = PlanPage(request, plan_of(request, plan.pk))
    context = page.frame('comments') | content(page, words=words) | {'problem': problem}
    return render(request, 'plan/comments.html', context, status=409)


def once(request, plan, sent):
    """Keep what was said, and give the address of its thread; sent twice it is said once."""
    try:
        with transaction.atomic():
            used = keys.use_key(request.workspace, request.POST.get('key', '') or keys.new_key())
            said = comments.say(
                plan,
                by=request.membership,
                body=sent['body'],
                anchor=sent['anchor'] or comments.PLAN,
                parent=parent_of(plan, sent['parent']),
                mentioned=sent['mentioned'],
            )
            url = thread_url(said)
            keys.remember_result(used, url)
    except keys.KeyUsedError as used:
        url = used.url or tab_url(plan, 'comments')
    return url


def parent_of(plan, pk):
    """The comment of the plan that is answered; None where a thread begins. 404 for others."""
    if pk is None:
        return None
    return comment_of(plan, pk)


def comment_of(plan, pk):
    """A comment of the plan; anything else is 404."""
    found = plan.comments.select_related('parent').filter(pk=pk).first()
    if found is None:
        raise Http404
    for one in (found, found.parent):
        if one is not None:
            one.plan = plan
    return found


def thread_url(said):
    """The tab with the thread in sight."""
    thread = comments.thread_of(said)
    show = {'show': 'resolved'} if thread.resolved_at else {}
    return f'{tab_url(said.plan, "comments", **show)}#comment-{thread.pk}'


ACTS = {'resolve': comments.resolve, 'reopen': comments.reopen, 'seen': comments.seen}


@reader
@require_POST
def act_on_comment(request, plan_id, comment_id, verb):
    """Resolve a thread, open it again, or say that one has seen it; then back to the page."""
    if verb not in ACTS:
        raise Http404
    plan = plan_of(request, plan_id)
    comment = comment_of(plan, comment_id)
    ACTS[verb](comment, by=request.membership)
    if verb == 'resolve':
        undo = reverse('plans:act_on_comment', args=[plan.pk, comment.pk, 'reopen'])
        text = _('Ticked off.') if comment.approval_id else _('The thread is resolved.')
        messages.success(request, text, extra_tags=undo)
    comment.refresh_from_db()
    comment.plan = plan
    return redirect(way_back(request, thread_url(comment)))
