"""What programs need of people: their tokens."""

from django.urls import path

from plans.views import api_tokens

program_urls = [
    path('profile/tokens/', api_tokens.tokens, name='api_tokens'),
    path('profile/tokens/<int:token_id>/revoke/', api_tokens.revoke_token, name='revoke_token'),
]
