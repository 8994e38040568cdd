"""The page of one plan: what it says, how sound it is, what was decided, what may be done."""

from functools import cached_property
from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from plans.document.choices import FeedbackStatus, PlanStatus
from plans.domain import closing, comments, permissions, plan_templates, reviews, summaries
from plans.domain.plans import may_delete
from plans.views.access import plan_of, reader
from plans.views.editing import edit_urls
from plans.views.health import panel
from plans.views.plan_rows import context_of
from plans.views.plan_tabs import TABS, everything

PRINTED_AT_MOST = 2000
PRINTED = ('overview', 'model', 'needs', 'targets', 'actions', 'dealers', 'feedback')


class PlanPage:
    """What every part of the page knows: the plan, its document, its reader.

    `most`: how many rows of a list are shown at once. `is_print`: on paper nothing is cut.
    """

    def __init__(self, request, plan, most=60, *, is_print=False):
        self.most, self.is_print = most, is_print
        self.request, self.plan, self.member = request, plan, request.membership
        self.language = get_language()[:2]
        self.today = summaries.day_of(plan)
        self.now = summaries.standing(plan, self.today)
        self.document = self.now.document

    @cached_property
    def context(self):
        """What words and titles need to know around the plan. One query."""
        return context_of(self.plan, self.document, is_print=self.is_print)

    @cached_property
    def shares(self):
        """Whether the reader owns the plan or edits it together with the owner."""
        return permissions.shares(self.member, self.plan)

    @cached_property
    def wording(self):
        """The template's own words for checks. One query."""
        return plan_templates.check_wording(plan_templates.guide_of(self.plan))

    @cached_property
    def edit_urls(self):
        """{list: address} of what the reader may change while the plan runs."""
        return edit_urls(self.member, self.plan)

    @cached_property
    def comment_counts(self):
        """{place: open threads of comments}. One query."""
        return comments.open_counts(self.plan)

    @property
    def may_change(self):
        """Whether remedies are offered to the reader."""
        return self.shares and self.plan.status in (PlanStatus.DRAFT, PlanStatus.ACTIVE)

    @property
    def runs(self):
        """Whether targets are tracked: the plan is, or was, active."""
        return self.plan.phase in (PlanStatus.ACTIVE, PlanStatus.CLOSED)

    @cached_property
    def newest_approval(self):
        """The last request for approval, or None. One query."""
        return reviews.newest_approval(self.plan)

    def panel(self):
        """The health panel, with remedies for whoever may change the plan."""
        return panel(self.plan, self.now, language=self.language, may_act=self.may_change)

    def actions(self):
        """What the reader may do with the plan now, as claims for the template."""
        plan, member = self.plan, self.member
        return {
            'may_build': plan.is_draft and self.shares,
            'may_withdraw': permissions.may_withdraw(member, plan),
            'may_decide': permissions.may_approve(member, plan),
            'may_save_as_template': permissions.allows(member, permissions.Permission.MANAGE),
            'may_close': permissions.may_close(member, plan),
            'may_adjust': permissions.may_adjust(member, plan),
            'may_reopen': permissions.may_reopen(member, plan) and closing.is_fresh(plan),
            'may_archive': permissions.may_archive(member, plan),
            'may_restore': permissions.may_restore(member, plan),
            'may_share_outside': permissions.may_share_outside(member, plan),
            'may_copy': permissions.may_copy(member, plan),
            'may_delete': may_delete(member, plan),
        }

    def tabs(self, current):
        """The parts of the page as links."""
        counts = {
            'targets': len(self.document.targets),
            'actions': len(self.document.actions),
            'comments': sum(self.comment_counts.values()) or None,
            'feedback': sum(item.status != FeedbackStatus.SPAM for item in self.document.feedback),
        }
        return [
            {
                'url': self.url_of(key),
                'text': tab.title_in(self.document),
                'count': counts.get(key),
                'is_current': key == current,
            }
            for key, tab in TABS.items()
            if self.shows(key)
        ]

    def shows(self, key):
        """Whether the page has that part: a result comes once the plan runs."""
        return key in TABS and (key != 'result' or self.runs)

    def url_of(self, key):
        """The address of a part: feedback and, once the plan runs, targets have their own page."""
        if key == 'targets' and self.runs:
            return reverse('plans:targets', args=[self.plan.pk])
        if key == 'feedback':
            return reverse('plans:plan_feedback', args=[self.plan.pk])
        if key == 'actions':
            return reverse('plans:tasks', args=[self.plan.pk])
        return tab_url(self.plan, key)

    def frame(self, current):
        """What the head of the page shows."""
        return {
            'plan': self.plan,
            'document': self.document,
            'approval': self.newest_approval,
            'tab': current,
            'comment_counts': self.comment_counts,
            'tabs': self.tabs(current),
            'tabs_label': _('Parts of the plan'),
            **self.actions(),
        }


@reader
@require_GET
def plan(request, plan_id):
    """One part of the plan, chosen by `?tab=`."""
    tab = request.GET.get('tab', '')
    if tab == 'feedback':
        return redirect('plans:plan_feedback', plan_id)
    page = PlanPage(request, plan_of(request, plan_id))
    tab = tab if page.shows(tab) else 'overview'
    context = page.frame(tab) | TABS[tab].content(page)
    return render(request, f'plan/{tab}.html', context)


@reader
@require_GET
def print_view(request, plan_id):
    """The whole plan on A4."""
    page = PlanPage(request, plan_of(request, plan_id), most=PRINTED_AT_MOST, is_print=True)
    return render(request, 'plan/print.html', page.frame('') | everything(page, PRINTED))


def tab_url(plan, key, **query):
    """The address of one part of the plan page."""
    url = reverse('plans:plan', args=[plan.pk])
    query = {'tab': key, **query} if key != 'overview' else query
    return f'{url}?{urlencode(query)}' if query else url
