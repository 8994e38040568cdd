"""The demonstration's plan files become rows and come back as they went in."""

from datetime import date

import pytest

from plans.document.plan_file import dump
from plans.domain.documents.reading import document_of
from plans.domain.plan_templates import seed_shipped
from plans.domain.plans import import_document
from plans.domain.shipped.demo import WORKSPACES, demo_plan
from plans.models import Plan
from tests.factories import MembershipFactory, UserFactory, WorkspaceFactory

TODAY = date(2026, 11, 23)


def with_people(demo):
    workspace = WorkspaceFactory(name=demo.name)
    for person in demo.people:
        user = UserFactory(email=person.email, name=person.name)
        MembershipFactory(workspace=workspace, user=user, role=person.role)
    return workspace


@pytest.mark.django_db
@pytest.mark.parametrize('demo', WORKSPACES, ids=lambda demo: demo.name)
def test_demo_plans_survive_being_stored(demo):
    seed_shipped()
    workspace = with_people(demo)
    documents = [demo_plan(name, TODAY) for name in demo.plans]

    stored = [
        import_document(by=None, workspace=workspace, document=document, keep_status=True)
        for document in documents
    ]

    assert [report.unknown_people for _, report in stored] == [[]] * len(documents)
    returned = [dump(document_of(Plan.objects.get(pk=plan.pk))) for plan, _ in stored]
    assert returned == [dump(document) for document in documents]
