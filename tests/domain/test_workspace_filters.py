"""Each filter by company, asked for itself: what another company has is never found by ours.

Theirs is made so that only the filter keeps it apart: the same names, and our people in their rows.
"""

from copy import deepcopy
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied

from plans.document.choices import Role, WebhookEvent
from plans.domain import (
    actions,
    approvers,
    audit,
    check_ins,
    comments,
    customer_data,
    dealer_imports,
    dealers,
    due,
    feedback,
    feedback_imports,
    figure_columns,
    handovers,
    keys,
    listening,
    permissions,
    plans,
    portfolio,
    remedying_listening,
    rows,
    waiting,
    webhooks,
    workspace_templates,
    workspaces,
)
from plans.domain.documents.firms import Firms
from plans.domain.documents.people import People
from plans.domain.documents.reading import document_of
from plans.domain.documents.row_reading import RowReader
from plans.domain.names_in_texts import Names
from plans.domain.unheard import unheard_in_plan
from plans.models import Customer, Dealer, FeedbackChange, Plan, PlanTemplate
from tests import cast
from tests.domain.two_companies import NAME, ON, both
from tests.factories import MembershipFactory, PlanFactory
from tests.rules import tracked_plans as samples

pytestmark = pytest.mark.django_db
LATER = date(2027, 6, 1)
NOON = datetime(2027, 4, 20, 5, tzinfo=UTC)


@pytest.fixture(scope='module')
def kept(module_rows):
    names = ('editor', 'approver', 'admin', 'stranger')
    return module_rows(lambda: both(**cast.people(*names)))


@pytest.fixture
def two(kept, db):
    """Our company and theirs, with what each has; a test may change it."""
    return deepcopy(kept)


def of_both(name):
    """The fixture of the cast that is one of the two companies'."""
    return pytest.fixture(name=name)(lambda two: getattr(two, name))


workspace, editor, admin, stranger = map(of_both, ('workspace', 'editor', 'admin', 'stranger'))


FOUND = {
    'tasks': lambda two: actions.open_tasks(two.editor),
    'late tasks': lambda two: due.late_tasks(two.editor, LATER),
    'figures owed': lambda two: [one.plan.title for one in due.due_figures(two.editor, LATER)],
    'figures at home': lambda two: [plan.title for plan, _one in due.first_due(two.editor, LATER)],
    'feedback to decide': lambda two: due.undecided_feedback(two.editor),
    'plans of the week': lambda two: check_ins.carried_by(two.editor),
    'drafts': lambda two: waiting.drafts_of(two.editor),
    'drafts at home': lambda two: waiting.drafts_to_go_on_with(two.editor),
    'to approve': lambda two: waiting.to_approve(two.approver),
    'without approver': lambda two: waiting.stranded(two.workspace),
    'feedback to change': lambda two: [NAME for _pk in feedback.changeable(two.editor, [two.said])],
    'namesake of a dealer': lambda two: [dealers.namesake(two.workspace, NAME)],
    'dealers alike': lambda two: dealers.alike(two.workspace, 'Zzb Minh Hà'),
    'plans for a dealer': lambda two: dealers.plans_for(
        two.workspace.dealers.create(name='Của ta'), by=two.editor
    ),
    'voices of a dealer': lambda two: dealers.voices(two.workspace.dealers.create(name=NAME)),
    'dealers known to an import': lambda two: dealer_imports.known_dealers(two.workspace),
    'customers of old feedback': lambda two: unheard_in_plan(
        two.ours, document_of(two.ours), LATER
    ),
    'customers of remedies': lambda two: remedying_listening.lost_customers(two.ours),
    'feedback of the company': lambda two: listening.feedback_of(two.workspace),
    'members': lambda two: workspaces.members_of(two.workspace),
    'members of old': lambda two: workspaces.everyone_in(two.workspace),
    'members of a document': lambda two: RowReader(two.ours).members().values(),
    'admins to be': lambda two: handovers.others_of(two.editor),
    'owners who cannot': lambda two: handovers.unable_owners(two.workspace),
    'heirs': lambda two: handovers.heirs_of(two.editor),
    'approvers': lambda two: approvers.able(two.ours),
    'plans in the list': lambda two: [row['title'] for row in portfolio.newest(two.workspace)[0]],
    'person by mail': lambda two: [People(two.workspace).member('minh@example.com')],
}


@pytest.mark.parametrize('what', FOUND)
def test_nothing_of_theirs_is_found_by_ours(what, two, stranger):
    found = [str(one) for one in FOUND[what](two)]

    assert [text for text in found if NAME in text or str(stranger) in text] == []
    assert stranger.email not in found


def test_records_are_the_companys_own(two, stranger):
    for action in ('invited', customer_data.SHOWN):
        audit.record(workspace=stranger.workspace, by=stranger, action=action, subject=NAME)

    found = [*audit.looked_up(two.workspace), *customer_data.requests_of(two.workspace)]
    found.append(audit.last_of(two.workspace, 'invited'))

    assert [one for one in found if one and one.subject == NAME] == []


def test_what_is_held_about_a_customer_is_what_this_company_holds(two, workspace):
    customer = workspace.customers.create(name=NAME)
    item = workspace.feedback.create(customer=customer, customer_name=NAME, received_on=ON)
    need = two.theirs.needs.create(ref='N9', statement='x')
    need.sources.create(kind='customer_interview', customer=customer)
    two.theirs.feedback.update(customer=customer)

    held = customer_data.held_about(item)

    assert (held.feedback, held.sources) == ([item], [])


def test_names_of_others_are_ordinary_words_here(two, stranger):
    names = Names(two.workspace, document_of(two.ours), 'vi')
    texts = [NAME, 'Zzb Liên', 'Zzb Cung', 'Zzb Ứng', 'Zzb Đại', str(stranger.user)]

    assert [names.left_out(f'Gặp {text} hôm qua') for text in texts] == [
        f'Gặp {text} hôm qua' for text in texts
    ]


def test_firms_and_dealers_of_the_same_name_are_made_anew(two, editor):
    draft = plans.start_plan(
        by=editor, template=shipped(), title='Ta', period_start=None, period_end=None
    )

    pk = Firms(two.workspace, Customer).pk(NAME)
    row = rows.add(draft, 'dealers', {'name': NAME}, by=editor)

    assert Customer.objects.get(pk=pk).workspace == two.workspace
    assert Dealer.objects.get(pk=row.pk).workspace == two.workspace


def shipped():
    return PlanTemplate.objects.create(
        code='ours', version=1, name_vi='Của ta', business_model='sell_side', status='published'
    )


def test_document_takes_neither_dealers_nor_templates_nor_people_of_others(two, editor, stranger):
    PlanTemplate.objects.create(
        code='zzb', version=1, name_vi=NAME, business_model='sell_side', status='published',
        workspace=stranger.workspace,
    )  # fmt: skip
    told = {'template': 'zzb', 'template_version': 1, 'owner': None, 'status': 'draft'}
    told |= {'approver': stranger.email, 'dealers': [{'id': 'D1', 'name': NAME}]}
    document = samples.plan(samples.target('T1'), **told)

    plan, report = plans.import_document(by=editor, workspace=two.workspace, document=document)

    assert (plan.template, plan.approver, report.matched_dealers) == (None, None, [])
    assert plan.plan_dealers.get().dealer.workspace == two.workspace
    assert plan.code == 'KH-2027-002'  # theirs go up to 052


def test_co_editors_are_members(two, editor, stranger):
    plan = PlanFactory(owner=editor)

    rows.change_single(plan, 'basics', {'co_editors': [stranger.email]}, by=editor)

    assert list(plan.co_editors.all()) == []


def test_templates_of_others_are_neither_listed_nor_counted(two, editor, stranger):
    mine, theirs = (
        PlanTemplate.objects.create(
            code=code, version=1, name_vi=name, business_model='sell_side', status='published',
            workspace=one,
        )
        for code, name, one in (('a', 'Của ta', two.workspace), ('b', NAME, stranger.workspace))
    )  # fmt: skip
    Plan.objects.filter(pk=two.theirs.pk).update(template=mine)

    found = workspace_templates.templates_of(two.workspace)

    assert [(one.name, one.plan_count) for one in found] == [('Của ta', 0)]
    assert not workspace_templates.is_taken(two.workspace, theirs.name)


def test_tables_that_wait_are_replaced_in_their_company_only(two, editor, stranger):
    other = stranger.workspace
    waits = (other.dealer_imports.create(by=editor), other.feedback_imports.create(by=editor))

    dealer_imports.keep_rows(two.workspace, [], source='', by=editor)
    asked = {'source': '', 'language': 'vi', 'by': editor}
    upload = feedback_imports.keep_table(two.workspace, None, [], **asked)
    read = [SimpleNamespace(values={'received_on': ON}, fault='')]

    assert [one.__class__.objects.filter(pk=one.pk).count() for one in waits] == [1, 1]
    assert feedback_imports.known_keys(upload, read) == set()


def test_import_of_dealers_writes_over_none_of_others(two, editor, workspace):
    upload = workspace.dealer_imports.create(by=editor)

    dealer_imports.take(upload, [({'name': 'Khác'}, two.dealer.pk)], by=editor)

    two.dealer.refresh_from_db()
    assert (two.dealer.name, workspace.dealers.get().name) == (NAME, 'Khác')


def test_columns_and_keys_are_known_where_they_were_said(two, editor, stranger):
    figure_columns.remember(stranger.workspace, 'a|b', ['target'], by=stranger)
    used = keys.use_key(stranger.workspace, 'k')
    keys.remember_result(used, '/theirs/')

    with pytest.raises(keys.KeyUsedError) as taken:
        keys.use_key(two.workspace, 'k')

    assert (figure_columns.known(two.workspace), taken.value.url) == ({}, '')


def test_bulk_change_of_others_is_not_taken_back(two, editor):
    change = {'fields': {'status': ['new', 'resolved']}, 'batch': 'b', 'by': editor, 'at': NOON}
    FeedbackChange.objects.create(feedback=two.said, **change)

    assert feedback.take_back(two.workspace, 'b', by=editor) == []


def test_webhooks_of_others_count_and_hear_nothing_here(two, admin, stranger):
    event = WebhookEvent.PLAN_APPROVED
    for number in range(webhooks.MOST):
        stranger.workspace.webhooks.create(url=f'https://{number}.test/', events=[event])

    webhooks.add_webhook(two.workspace, url='https://ours.test/', events=[event], by=admin)

    assert [one.url for one in webhooks.wanted(two.workspace, event)] == ['https://ours.test/']


def test_plans_of_others_stay_where_plans_are_handed_over(two, editor, colleague, admin):
    Plan.objects.filter(pk=two.theirs.pk).update(owner=editor)

    handovers.hand_over(member=editor, to=colleague, by=admin)

    owners = Plan.objects.filter(pk__in=[two.ours.pk, two.theirs.pk]).order_by('pk')
    assert [plan.owner for plan in owners] == [colleague, editor]


def test_admin_of_another_company_may_nothing_here(two, stranger):
    plan = Plan.objects.get(pk=two.ours.pk)
    for status in ('draft', 'in_review', 'active', 'closed', 'archived'):
        plan.status = status
        for name in ('judge', 'ask_another', 'copy', 'close', 'adjust', 'reopen', 'archive',
                     'restore', 'share_outside'):  # fmt: skip
            assert not getattr(permissions, f'may_{name}')(stranger, plan), (name, status)
    for act in (
        lambda: check_ins.check_in(two.ours, confidence=3, sentence='', by=stranger),
        lambda: comments.say(two.ours, by=stranger, body='x'),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_who_is_mentioned_and_who_else_approves_belongs_to_the_company(two, editor, stranger):
    said = comments.say(two.ours, by=editor, body='x', mentioned=[stranger])
    alone = MembershipFactory(role=Role.ADMIN)
    own = PlanFactory(owner=alone, approver=alone, status='in_review')

    assert said.mentions.count() == 0
    assert permissions.may_judge(alone, own)
    assert [plan.pk for plan in waiting.to_approve(alone)] == [own.pk]
