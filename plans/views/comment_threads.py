"""Threads of comments as pages show them: where each stands, what the reader may do with it."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from plans.document.check_names import NAMES
from plans.document.choices import CheckCode
from plans.domain import comments, keys, permissions
from plans.domain.plan_templates import steps_of_plan
from plans.forms.comments import CommentForm
from plans.forms.parts import PARTS
from plans.forms.shown import detail_rows, row_values
from plans.views.places import STEP_OF_LIST, TAB_OF_LIST, url_of_step
from plans.views.wizard import steps_of

MOST = 40


@dataclass
class Place:
    """Where a thread stands: its words, its ref if any, its address on the plan page."""

    anchor: str
    title: str
    ref: str = ''
    url: str = ''


@dataclass
class Thread:
    """A comment with its replies, and what the reader may do with it.

    others: who takes part beside the reader, whoever began it first.
    """

    first: object
    replies: list
    others: list
    place: Place
    may_resolve: bool
    waits_for_me: bool


def content(page, form=None, words=''):
    """What the tab shows: threads of the whole plan or of one place, open ones or resolved.

    words: what a new comment begins with.
    """
    query, plan, member = page.request.GET, page.plan, page.member
    at = query.get('at', '') or (form.data.get('anchor', '') if form and form.is_bound else '')
    at = at if comments.is_anchor(at) else ''
    found, is_open = comments.threads_of(plan), query.get('show') != 'resolved'
    found = found.filter(resolved_at__isnull=is_open)
    page_obj = Paginator(found.filter(anchor=at) if at else found, MOST).get_page(query.get('page'))
    named = Places(page)
    return {
        'threads': [thread_of(one, named, member) for one in page_obj],
        'page_obj': page_obj,
        'at': named.of(at) if at else None,
        'is_open': is_open,
        'comment_form': form or new_form(page, named, at, words),
        'key': keys.new_key(),
    }


def new_form(page, named, at, words=''):
    """A fresh form for a place; without one it asks which part of the plan is meant."""
    members = page.plan.workspace.memberships.active().exclude(pk=page.member.pk).by_name()
    anchors = () if at else (comments.PLAN, *(f'step:{key}' for key in steps_of(page.plan)))
    places = [(anchor, named.of(anchor).title) for anchor in anchors]
    told = {'anchor': at or comments.PLAN, 'body': words}
    return CommentForm(members=members, places=places, initial=told)


def thread_of(first, named, member):
    """One thread for the page."""
    replies = list(first.replies.all())
    first.plan = named.page.plan
    asked = [one for said in (first, *replies) for one in said.mentions.all()]
    waits = any(one.member_id == member.pk and one.seen_at is None for one in asked)
    may_resolve = first.by_id == member.pk or named.may_settle
    spoke = [said.by for said in (first, *replies)] + [one.member for one in asked]
    others = [one for one in dict.fromkeys(spoke) if one and one.is_active and one != member]
    return Thread(first, replies, others, named.of(first.anchor), may_resolve, waits)


class Places:
    """Words and addresses of the places comments stand at, from the document in hand."""

    def __init__(self, page):
        self.page = page
        self.steps = steps_of_plan(page.plan, page.language)
        self.may_settle = page.shares or permissions.allows(
            page.member, permissions.Permission.DECIDE
        )

    def of(self, anchor):
        """The Place of an anchor; of a row that is gone, its ref alone."""
        kind, _colon, name = anchor.partition(':')
        url = reverse('plans:plan', args=[self.page.plan.pk])
        if kind == comments.PLAN:
            return Place(anchor, _('The whole plan'), url=url)
        if kind == 'step':
            may_build = self.page.plan.is_draft and self.page.shares
            where = url_of_step(self.page.plan, name, may_build=may_build)
            return Place(anchor, self.steps[name].title, url=where)
        if kind == 'check':
            return Place(
                anchor, NAMES[CheckCode(name)].text(self.page.language), name, f'{url}#health'
            )
        return self.of_row(anchor, kind, name, url)

    def of_row(self, anchor, kind, ref, url):
        """A row of the document by its ref."""
        context, part = self.page.context, PARTS[kind]
        rows = detail_rows(self.page.document, kind) if kind in STEP_OF_LIST else ()
        row = next((one for one in rows if ref_of(one) == ref), None)
        title = part.title(row_values(kind, row), context) if row else _('(no longer there)')
        tab = TAB_OF_LIST.get(kind, '')
        return Place(anchor, title, ref if part.letter else '', f'{url}?tab={tab}&at={kind}-{ref}')


def ref_of(row):
    """What a row is called in anchors: its id, else its name."""
    return getattr(row, 'id', '') or getattr(row, 'name', '')
