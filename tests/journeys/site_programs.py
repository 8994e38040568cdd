"""The pages on which people let programs in, and tell them what happens."""

from plans.document.choices import WebhookEvent
from plans.domain.webhooks import add_webhook, tell
from tests.journeys.walk import ADMIN, OWNER, Walk, once, url

PROGRAMS_NOT_PAGES = {'revoke_token', 'remove_webhook'}


def told(scene):
    """A webhook with one message that waits."""
    by, event = scene.people[ADMIN], WebhookEvent.PLAN_APPROVED
    made = add_webhook(by.workspace, url='https://erp.example.com/', events=[event.value], by=by)
    tell(by.workspace, event, {})
    return [url('webhook', made[0].pk)]


PROGRAMS_SITE = {
    'api_tokens': Walk(OWNER, once('api_tokens')),
    'webhooks': Walk(ADMIN, once('webhooks')),
    'webhook': Walk(ADMIN, told),
}
