"""What programs need of people: tokens, and whom to tell what."""

from django.urls import path

from plans.views import api_tokens, webhooks

program_urls = [
    path('profile/tokens/', api_tokens.tokens, name='api_tokens'),
    path('profile/tokens/<int:token_id>/revoke/', api_tokens.revoke_token, name='revoke_token'),
    path('settings/webhooks/', webhooks.list_webhooks, name='webhooks'),
    path('settings/webhooks/<int:webhook_id>/', webhooks.webhook, name='webhook'),
    path(
        'settings/webhooks/<int:webhook_id>/remove/',
        webhooks.remove_webhook,
        name='remove_webhook',
    ),
]
