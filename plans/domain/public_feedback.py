"""Feedback that comes in by a public form: found by its token, limited, stored once.

Source: product.md 2.9, 4.5. The limits are counted in the database, so they hold over processes.
"""

import re
from datetime import timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from plans.document.choices import FeedbackChannel, FeedbackStatus, PlanStatus
from plans.domain import keys, summaries, webhooks
from plans.domain.addresses import hashed_address
from plans.domain.documents.firms import Firms
from plans.domain.row_places import next_position, next_ref
from plans.models import Customer, Feedback, FeedbackForm, FormPost, Plan
from plans.rules.tone import tone_of

MOST_FROM_ADDRESS = 20  # an hour
MOST_ON_FORM = 200  # a day
REMEMBERED = timedelta(days=1)  # for how long a sending is counted, and kept
TOKEN = re.compile(r'[A-Za-z0-9_-]{22}')
OPEN_PLANS = (PlanStatus.DRAFT, PlanStatus.IN_REVIEW, PlanStatus.ACTIVE)


class FormClosedError(Exception):
    """The plan has ended since the form was opened."""


class TooManyPostsError(Exception):
    """The address, or the form, has had its share for now."""


def open_form(token):
    """The form behind a token while it is open; None for a closed and for an unknown one alike.

    One query whatever the token, so that neither looks nor time tell them apart.
    """
    token = token if TOKEN.fullmatch(token) else ''
    form = FeedbackForm.objects.select_related('plan__workspace').filter(token=token).first()
    if form is None or not form.is_open or form.plan.status not in OPEN_PLANS:
        return None
    if form.closes_on and form.closes_on < form.plan.workspace.today():
        return None
    return form


@transaction.atomic
def receive(form, *, address, key, language, answers):
    """Store what was sent, once per key.

    Raises TooManyPostsError, KeyUsedError, FormClosedError.

    `answers`: better, keep, wish, rating, company, contact. A contact is stored only when given,
    which is consent. Returns the Feedback.
    """
    plans = Plan.objects.select_for_update(of=('self',)).select_related('workspace')
    # Held first, as every writer does: sendings are in a row.
    plan = plans.filter(pk=form.plan_id).first()
    if plan is None or plan.status not in OPEN_PLANS:
        raise FormClosedError
    now = timezone.now()
    keys.use_key(plan.workspace, key)
    count_post(form, address, now)
    item = Feedback.objects.create(
        workspace=plan.workspace,
        plan=plan,
        ref=next_ref(plan, 'feedback'),
        position=next_position(plan, 'feedback'),
        customer_id=Firms(plan.workspace, Customer).pk(answers['company']),
        channel=FeedbackChannel.PUBLIC_FORM.value,
        received_on=plan.workspace.today(),
        status=FeedbackStatus.NEW.value,
        **said(answers, language, now),
    )
    summaries.refresh(plan, ['feedback'], patch=('feedback', item, None))
    webhooks.tell_of_feedback(item)
    return item


def said(answers, language, now):
    """{attribute: value} of what the customer wrote."""
    better, keep, rating = answers['better'], answers['keep'], answers['rating']
    return {
        'customer_name': answers['company'],
        'rating': rating,
        'sentiment': tone_of(rating, better, keep).value,
        'verbatim': verbatim(better, keep, language),
        'suggestion': answers['wish'],
        'contact': answers['contact'],
        'consent_at': now if answers['contact'] else None,
    }


def count_post(form, address, now):
    """Note the sending. Raises TooManyPostsError once a limit is reached."""
    hashed = hashed_address(address)
    FormPost.objects.filter(form=form, at__lte=now - REMEMBERED).delete()
    recent = FormPost.objects.filter(form=form, at__gt=now - REMEMBERED)
    from_address = recent.filter(address=hashed, at__gt=now - timedelta(hours=1))
    if from_address.count() >= MOST_FROM_ADDRESS or recent.count() >= MOST_ON_FORM:
        raise TooManyPostsError
    FormPost.objects.create(form=form, address=hashed, at=now)


def verbatim(better, keep, language):
    """Both answers as lines, each with its question's word in the customer's language."""
    with translation.override(language):
        lines = [
            _('To be better: {text}').format(text=better) if better else '',
            _('To be kept: {text}').format(text=keep) if keep else '',
        ]
    return '\n'.join(line for line in lines if line)
