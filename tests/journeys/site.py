"""Every page of the site with somebody who may open it, on the demonstration's plans.

`SITE` lists each GET page of plans.urls by its name: who opens it and at which addresses.
`NOT_PAGES` are the URLs that answer without a page of their own. A URL in neither fails
`test_every_page_is_walked`.
"""

from functools import cached_property

from django.urls import reverse
from django.utils import timezone

from plans.document.choices import PlanStatus, Role, StepKey
from plans.domain.customers import add_customers
from plans.domain.demo import seed_demo
from plans.domain.feedback_imports import keep_table
from plans.domain.invitations import invite
from plans.domain.room_phones import join
from plans.domain.rooms import open_room
from plans.domain.row_places import rows_of
from plans.domain.summaries import standing
from plans.domain.template_versions import copy_to_new_version, publish
from plans.forms.parts import PARTS
from plans.forms.wizard import content_of
from plans.models import Membership, Plan
from plans.views.plan_tabs import TABS
from plans.views.wizard import steps_of
from tests.journeys.site_dealers import DEALERS_NOT_PAGES, DEALERS_SITE
from tests.journeys.site_people import PEOPLE_ACCOUNT, PEOPLE_NOT_PAGES, PEOPLE_SITE
from tests.journeys.site_programs import PROGRAMS_NOT_PAGES, PROGRAMS_SITE
from tests.journeys.site_reviews import REVIEWS_NOT_PAGES, REVIEWS_SITE
from tests.journeys.site_tracking import TRACKING_NOT_PAGES, TRACKING_SITE
from tests.journeys.walk import ADMIN, ALONE, NOBODY, OWNER, Walk, once, url
from tests.wizard_plans import full_plan

NOT_PAGES = DEALERS_NOT_PAGES | {
    *PEOPLE_NOT_PAGES,
    *PROGRAMS_NOT_PAGES,
    *REVIEWS_NOT_PAGES,
    *TRACKING_NOT_PAGES,
    'download',
    'dealer_sheet_pdf',
    'delete',
    'wizard_field',
    'wizard_rows',
    'wizard_row',
    'record',
    'remedy',
    'show_dealers',
    'award',
    'price',
    'change_offer',
    'change_many',
    'undo_feedback',
    'undo_feedback_import',
    'feedback_at',
    'answer_feedback',
    'act_on_feedback',
    'new_form_link',
    'preferences',
    'switch_workspace',
}


class Scene:
    """The two demonstration companies, with a full draft of Lan's for each business model."""

    def __init__(self):
        seed_demo()
        found = Membership.objects.filter(workspace__name='Cà phê Đắk Hòa').select_related('user')
        self.people = {one.user.email.partition('@')[0]: one for one in found}
        models = ('sell_side', 'buy_side', 'intermediary', 'collaborative')
        self.drafts = [full_plan(self.people[OWNER], model) for model in models]
        self.draft = self.drafts[0]
        ours = Plan.objects.filter(workspace=self.draft.workspace)
        self.active = ours.filter(status=PlanStatus.ACTIVE, business_model='sell_side').get()
        self.closed = ours.filter(status=PlanStatus.CLOSED).get()
        self.in_review = ours.filter(status=PlanStatus.IN_REVIEW).get()
        self.running = list(ours.filter(status=PlanStatus.ACTIVE))
        self.other = next(plan for plan in self.running if plan != self.active)
        self.token = self.active.feedback_form.token
        self.a_dealer = self.active.plan_dealers.first().dealer_id

    @cached_property
    def room(self):
        """The open room of a session that was held."""
        session = self.active.plan_sessions.filter(session__status='held').first().session
        return open_room(
            self.active, session, question='Khách cần gì?', is_moderated=True,
            by=self.people[OWNER], now=timezone.now(),
        )  # fmt: skip

    def phone_key(self):
        """The key of a phone that has entered the room."""
        return join(self.room, name='Minh Hà', language='vi', now=timezone.now())[1]

    def invitation(self):
        """The secret of a fresh invitation."""
        at, by = timezone.now(), self.people[ADMIN]
        return invite(by=by, email='guest@example.com', role=Role.VIEWER, at=at)[1]


def steps(scene):
    """Every step of the sell-side draft; what differs in the three other models."""
    paths = []
    for plan in scene.drafts:
        own = plan == scene.draft
        shown = steps_of(plan)[:-1] if own else [StepKey.MODEL_DETAILS]  # the last is the review
        for step in shown:
            paths.append(url('step', plan.pk, step))
            paths += [url('step', plan.pk, step, open=group) for group in opened(plan, step)]
    return paths


def opened(plan, step):
    """A row of each list of a step, by its group: the last, and one below it."""
    for name in content_of(step, plan.business_model).parts:
        row = rows_of(plan, name).last()
        if row is None:
            continue
        below = [rows_of(plan, child).last() for child in PARTS[name].children]
        yield f'{name}-{row.pk}'
        for child, one in zip(PARTS[name].children, below, strict=True):
            if one is not None:
                yield f'{child}-{one.pk}'


def tabs(scene):
    """Each part of a running plan, and the overview of every model and of a closed plan."""
    paths = [url('plan', scene.active.pk, tab=tab) for tab in TABS if tab != 'feedback']
    paths.append(url('plan', scene.closed.pk, tab='result'))
    return paths + [url('plan', plan.pk) for plan in (*scene.running, scene.closed, scene.draft)]


def item(scene):
    """Something a customer criticised."""
    return scene.active.feedback.critical().first()


def feedback_table(scene):
    """What a pasted table of feedback means: one row is read, one is not."""
    rows = [['Customer', 'Words', 'Rating'], ['Phở Bò Group', 'Đúng hẹn', '5'], ['', 'Ai đó', '9']]
    workspace, by = scene.active.workspace, scene.people[OWNER]
    upload = keep_table(workspace, scene.active, rows, source='a.csv', language='vi', by=by)
    return [url('preview_feedback', upload.pk)]


def lost_customer(scene):
    """The customers of a running plan, one of whom stopped buying."""
    add_customers(scene.active, ['Kaffee Altona'], by=scene.people[OWNER])
    return [url('plan_customers', scene.active.pk)]


def waiver(scene):
    """Accepting a check with a reason: the first one that the draft has open."""
    return [url('accept_check', scene.draft.pk, next(iter(standing(scene.draft).findings)))]


def template_move(scene):
    """The page on which the draft moves to a version of its template published since."""
    newer = copy_to_new_version(scene.draft.template)
    newer.targets.filter(position=0).update(name_vi='Doanh số cà phê', name_en='Coffee sales')
    newer.steps.get(step_key=StepKey.GOALS).prompts.create(label_vi='Rủi ro tỷ giá?')
    publish(newer, at=timezone.now())
    return [url('move_template', scene.draft.pk)]


def previews(scene):
    """A step with lists and one of single fields, of a shipped template."""
    steps = (StepKey.NEEDS, StepKey.MODEL_DETAILS)
    return [url('template_preview', scene.draft.template_id, step) for step in steps]


SITE = {
    **DEALERS_SITE,
    **PEOPLE_SITE,
    **PROGRAMS_SITE,
    **REVIEWS_SITE,
    **TRACKING_SITE,
    'feedback_form': Walk(NOBODY, lambda scene: [url('feedback_form', scene.token)]),
    'feedback_thanks': Walk(NOBODY, lambda scene: [url('feedback_thanks', scene.token)]),
    'feedback': Walk(
        OWNER, lambda scene: [url('feedback', status='all'), url('feedback', q='khong co ai')]
    ),
    'balance': Walk(OWNER, once('balance')),
    'capture_feedback': Walk(OWNER, once('capture_feedback')),
    'feedback_item': Walk(OWNER, lambda scene: [url('feedback_item', item(scene).pk)]),
    'customer_data': Walk(OWNER, lambda scene: [url('customer_data', item(scene).pk)]),
    'import_feedback': Walk(OWNER, once('import_feedback')),
    'preview_feedback': Walk(OWNER, feedback_table),
    'plan_feedback': Walk(OWNER, once('plan_feedback', 'active')),
    'plan_balance': Walk(OWNER, once('plan_balance', 'active')),
    'capture_plan_feedback': Walk(OWNER, once('capture_plan_feedback', 'active')),
    'log_complaint': Walk(OWNER, once('log_complaint', 'active')),
    'plan_customers': Walk(OWNER, lost_customer),
    'form_sharing': Walk(OWNER, once('form_sharing', 'active')),
    'form_card': Walk(OWNER, once('form_card', 'active')),
    'home': Walk(OWNER, once('home')),
    'plans': Walk(OWNER, once('plans')),
    'new': Walk(OWNER, once('new')),
    'upload': Walk(OWNER, once('upload')),
    'build': Walk(OWNER, lambda scene: [url('build', plan.pk) for plan in scene.drafts[:2]]),
    'step': Walk(OWNER, steps),
    'change_model': Walk(
        OWNER, lambda scene: [url('change_model', scene.draft.pk, 'intermediary')]
    ),
    'plan': Walk(OWNER, tabs),
    'export': Walk(OWNER, once('export', 'active')),
    'print': Walk(OWNER, once('print', 'active')),
    'matrix': Walk(OWNER, once('matrix', 'draft')),
    'thread': Walk(
        OWNER,
        lambda scene: [url('thread', scene.active.pk), url('thread', scene.draft.pk, at='N1')],
    ),
    'dealer_sheet': Walk(OWNER, once('dealer_sheet', 'active')),
    'close': Walk(OWNER, once('close', 'active')),
    'copy': Walk(OWNER, once('copy', 'closed')),
    'accept_check': Walk(OWNER, waiver),
    'save_as_template': Walk(ADMIN, once('save_as_template', 'active')),
    'workspace_templates': Walk(ADMIN, once('workspace_templates')),
    'move_template': Walk(OWNER, template_move),
    'template_preview': Walk(ADMIN, previews),
    'profile': Walk(OWNER, once('profile')),
    'help': Walk(OWNER, once('help')),
    'no_workspace': Walk(ALONE, once('no_workspace')),
    'new_workspace': Walk(OWNER, once('new_workspace')),
    'leave_workspace': Walk(
        OWNER, lambda scene: [url('leave_workspace', scene.draft.workspace_id)]
    ),
    'invitation': Walk(NOBODY, lambda scene: [url('invitation', scene.invitation())]),
    'settings': Walk(ADMIN, once('settings')),
    'check_settings': Walk(ADMIN, once('check_settings')),
    'members': Walk(ADMIN, once('members')),
}
ACCOUNT = {
    NOBODY: ('login', 'signup', 'reset_password', 'reset_password_done', 'inactive'),
    OWNER: ('email', 'change_password', 'logout', 'reauthenticate'),
}


def walks(scene):
    """{person: [path]} of all pages, those of signing in too."""
    found = {}
    for walk in SITE.values():
        found.setdefault(walk.person, []).extend(walk.paths(scene))
    for person, names in ACCOUNT.items():
        found[person] += [reverse(f'account_{name}') for name in names]
    found[OWNER] += [reverse(name) for name in PEOPLE_ACCOUNT]
    return found
