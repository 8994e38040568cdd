"""One's tokens for programs: made, shown once, ended."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from plans.domain import api_tokens
from plans.domain.keys import KeyUsedError, use_key
from plans.forms.api_tokens import TokenForm
from plans.views.access import sent, whoever


@whoever
@require_http_methods(['GET', 'HEAD', 'POST'])
def tokens(request):
    """The tokens that still work or have expired; a POST makes one and shows its secret once."""
    mine = request.user.memberships.active().select_related('workspace')
    form = TokenForm(sent(request), memberships=mine.order_by('workspace__name'))
    made = None
    if request.method == 'POST' and form.is_valid():
        made = _made(form.cleaned_data)
        if made is None:
            return redirect('plans:api_tokens')
        form = TokenForm(memberships=form.fields['member'].queryset)
    now = timezone.now()
    rows = [(token, token.is_open(now)) for token in api_tokens.tokens_of(request.user)]
    context = {'form': form, 'rows': rows, 'made': made, 'may_make': mine.exists()}
    status = 422 if form.errors else 200
    return render(request, 'profile/tokens.html', context, status=status)


def _made(asked):
    """(token, secret), or None where this form was sent before."""
    member = asked['member']
    try:
        with transaction.atomic():
            use_key(member.workspace, asked['key'])
            wanted = {name: asked[name] for name in ('name', 'scope', 'days')}
            return api_tokens.make_token(member, **wanted, at=timezone.now())
    except KeyUsedError:
        return None


@whoever
@require_POST
def revoke_token(request, token_id):
    """End one of one's tokens at once."""
    token = get_object_or_404(api_tokens.tokens_of(request.user), pk=token_id)
    api_tokens.revoke_token(token, by=token.member, at=timezone.now())
    text = _('The token “%(name)s” no longer works.')
    messages.success(request, text % {'name': token.name})
    return redirect('plans:api_tokens')
