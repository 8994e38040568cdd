"""A second draft of the same period, begun from a plan."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from plans.domain import duplicates, keys, permissions
from plans.forms.plans import TitleForm
from plans.views.access import plan_of, planner, sent
from plans.views.plan_files import once


@planner
@require_http_methods(['GET', 'HEAD', 'POST'])
def duplicate(request, plan_id):
    """Ask for a name; POST makes the draft, once."""
    plan = plan_of(request, plan_id)
    if not permissions.may_copy(request.membership, plan):
        raise PermissionDenied(_('Only members who plan here copy a plan.'))
    named = _('{title} (another way)').format(title=plan.title)
    form = TitleForm(sent(request), initial={'title': named})
    if request.method == 'POST' and form.is_valid():
        return once(request, lambda: duplicated(request, plan, form.cleaned_data['title']))
    context = {'plan': plan, 'form': form, 'key': keys.new_key()}
    return render(request, 'plans/duplicate.html', context, status=422 if form.errors else 200)


def duplicated(request, plan, title):
    """Make it and say so."""
    twin = duplicates.duplicate_plan(plan, by=request.membership, title=title)
    text = _('The draft {code} holds all that is planned in {source}.')
    messages.success(request, text.format(code=twin.code, source=plan.code))
    return twin
