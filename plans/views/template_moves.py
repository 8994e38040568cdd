"""Moving a draft to a newer version of its template: first what changes, then the move."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from plans.domain import template_moves
from plans.forms.template_changes import change_line
from plans.views.access import plan_to_build, planner

GROUPS = {
    'question': gettext_lazy('Questions'),
    'target': gettext_lazy('Suggested targets'),
    'prompt': gettext_lazy('Words of fields'),
    'step': gettext_lazy('Steps'),
    'check_text': gettext_lazy('Wording of checks'),
    'template': gettext_lazy('Plan template'),
}


@planner
@require_http_methods(['GET', 'POST'])
def move_template(request, plan_id):
    """GET says what the newer version changes; POST moves the plan to it."""
    plan = plan_to_build(request, plan_id)
    newer = template_moves.newer_version(plan)
    if newer is None:
        messages.info(request, _('This plan is on the newest version of its template.'))
        return redirect('plans:build', plan.pk)
    if request.method == 'POST' and request.POST.get('version') == str(newer.version):
        template_moves.move(plan, newer, by=request.membership)
        text = _('The plan is now on %(template)s. Nothing you typed was changed.')
        messages.success(request, text % {'template': newer})
        return redirect('plans:build', plan.pk)
    language = get_language()[:2]
    found = template_moves.preview(plan, newer, language)
    groups = [
        (title, [change_line(one, language) for one in found if one.part == part])
        for part, title in GROUPS.items()
    ]
    context = {
        'plan': plan,
        'newer': newer,
        'groups': [(title, lines) for title, lines in groups if lines],
    }
    return render(request, 'wizard/template_move.html', context)
