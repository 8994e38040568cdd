"""Rows for tests: each factory fills what a row needs, a test says only what matters to it."""

import factory
from django.utils.text import slugify

from plans.document.choices import Role
from plans.document.text import fold
from plans.models import Invitation, Membership, Plan, User, Workspace

PASSWORD = 'demo-salesplan'


class UserFactory(factory.django.DjangoModelFactory):
    """A person who signs in with PASSWORD."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f'Nguyễn Văn {n}')
    email = factory.LazyAttributeSequence(
        lambda user, n: f'{slugify(fold(user.name)).replace("-", ".")}.{n}@example.com'
    )

    @classmethod
    def _create(cls, model, *args, password=PASSWORD, **fields):
        return model.objects.create_user(password=password, **fields)


class WorkspaceFactory(factory.django.DjangoModelFactory):
    """A company, without members."""

    class Meta:
        model = Workspace

    name = factory.Sequence(lambda n: f'Công ty {n}')
    slug = factory.Sequence(lambda n: f'cong-ty-{n}')


class MembershipFactory(factory.django.DjangoModelFactory):
    """A member, by default an editor."""

    class Meta:
        model = Membership

    workspace = factory.SubFactory(WorkspaceFactory)
    user = factory.SubFactory(UserFactory)
    role = Role.EDITOR


class InvitationFactory(factory.django.DjangoModelFactory):
    """An invitation whose token nobody knows."""

    class Meta:
        model = Invitation

    workspace = factory.SelfAttribute('invited_by.workspace')
    invited_by = factory.SubFactory(MembershipFactory, role=Role.ADMIN)
    email = factory.Sequence(lambda n: f'guest.{n}@example.com')
    token_hash = factory.Sequence(lambda n: f'{n:064x}')


class PlanFactory(factory.django.DjangoModelFactory):
    """A bare draft without steps or rows; `start_plan` makes one from a template."""

    class Meta:
        model = Plan

    owner = factory.SubFactory(MembershipFactory)
    workspace = factory.SelfAttribute('owner.workspace')
    updated_by = factory.SelfAttribute('owner')
    code = factory.Sequence(lambda n: f'KH-27-{n:03d}')
    title = factory.Sequence(lambda n: f'Kế hoạch {n}')
