"""Whatever page one opens, nothing of another company is on it.

Another company has everything this one has, each name of it marked; then every page of the site
is read, and every list that programs and mails read.
"""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from plans.document import plan_file
from plans.document.choices import Role, WebhookEvent
from plans.domain import api_tokens, audit, calendars, digests, invitations, webhooks
from plans.domain.plans import import_document
from plans.domain.shipped.demo import demo_plan
from plans.models import Plan, PlanTemplate
from tests.factories import MembershipFactory, UserFactory
from tests.journeys.site import Scene, walks
from tests.journeys.walk import ADMIN, ALONE, NOBODY, OWNER, PHONE
from tests.wizard_plans import FULL

pytestmark = pytest.mark.django_db
MARK = 'Zzbkvqxw'  # too long to stand in a random token by chance
NAMES = {'title', 'name', 'statement', 'customer', 'supplier', 'verbatim', 'suggestion', 'quote'}
API = ('plans', 'feedback', 'dealers', 'sessions', 'templates', 'workspaces')


def marked(value, key=''):
    """The JSON with every name in it marked."""
    if isinstance(value, dict):
        return {name: marked(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [marked(one, key) for one in value]
    return f'{MARK} {value}' if key in NAMES and isinstance(value, str) and value else value


@pytest.fixture
def scene():
    """The demonstration; Minh Phát has marked plans of all models and everything around them."""
    scene = Scene()
    other = Plan.objects.exclude(workspace=scene.active.workspace).first().owner
    for model in FULL.values():
        document = demo_plan(model, other.workspace.today())
        document = document.model_copy(update={'owner': other.email, 'approver': other.email})
        content = json.dumps(marked(json.loads(plan_file.dump_text(document))))
        import_document(
            by=other, workspace=other.workspace, document=plan_file.parse(content), keep_status=True
        )
    surround(other)
    return scene


def surround(other):
    """Give the other company members, links, records and tables, all marked."""
    workspace, now = other.workspace, timezone.now()
    for role in Role:
        MembershipFactory(workspace=workspace, role=role, user=UserFactory(name=f'{MARK} {role}'))
    invitations.invite(by=other, email=f'{MARK}@example.com', role=Role.EDITOR, at=now)
    webhooks.add_webhook(
        workspace, url=f'https://{MARK}.test/', events=[WebhookEvent.PLAN_APPROVED], by=other
    )
    audit.record(workspace=workspace, by=other, action='invited', subject=MARK)
    workspace.customers.create(name=f'{MARK} đã dừng', stopped_on=workspace.today())
    workspace.feedback_imports.create(source=MARK, taken_at=now)
    workspace.dealer_imports.create(source=MARK, taken_at=now)
    shipped = PlanTemplate.objects.filter(status='published').first()
    PlanTemplate.objects.create(
        code=MARK.lower(), version=1, name_vi=MARK, name_en=MARK, workspace=workspace,
        business_model=shipped.business_model, status='published',
    )  # fmt: skip


def pages_with_marks(scene):
    """Addresses of the site that show something marked."""
    users = {name: one.user for name, one in scene.people.items()} | {ALONE: UserFactory()}
    found = []
    for person, paths in walks(scene).items():
        client = Client(headers={'accept-language': 'vi'})
        if person == PHONE:
            client.cookies['room_phone'] = scene.phone_key()
        elif person != NOBODY:
            client.force_login(users[person])
        found += [path for path in paths if MARK in client.get(path).content.decode()]
    return found


def lists_with_marks(scene):
    """What programs, calendars, mails and files show of something marked."""
    lan, admin = scene.people[OWNER], scene.people[ADMIN]
    asked = {'name': 'ERP', 'scope': 'read', 'days': 30, 'at': timezone.now()}
    token = {'authorization': f'Bearer {api_tokens.make_token(lan, **asked)[1]}'}
    client = Client()
    found = {name: client.get(f'/api/v1/{name}', headers=token).content for name in API}
    found['calendar'] = client.get(f'/calendar/{calendars.open_feed(lan)}.ics').content
    client.force_login(admin.user)
    low = MARK.lower()
    for path in (
        '/settings/audit/export/',
        f'/search/?q={low}',
        '/search/?q=a',
        f'/plans/?q={low}',
    ):
        found[path] = client.get(path).content.replace(f'value="{low}"'.encode(), b'')
    later = admin.workspace.today() + timedelta(days=90)
    found['mail'] = str([digests.counted(one, later) for one in scene.people.values()]).encode()
    return [name for name, content in found.items() if MARK.encode() in content]


def test_nothing_of_another_company_is_on_any_page(scene):
    assert (pages_with_marks(scene), lists_with_marks(scene)) == ([], [])
