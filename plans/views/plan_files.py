"""Plans come in and go out: started from a template, read from a file, downloaded, deleted."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from plans.document.plan_file import dump_text
from plans.domain import audit, keys
from plans.domain.documents.reading import document_of
from plans.domain.permissions import Permission, allows
from plans.domain.plan_templates import offered_to
from plans.domain.plans import delete_plan, import_document, start_plan
from plans.forms.plans import NewPlanForm, PlanFileForm, next_fiscal_year
from plans.views.access import plan_of, planner, reader


@planner
@require_http_methods(['GET', 'POST'])
def new(request):
    """Start a plan: template, title and period on one short page."""
    workspace = request.workspace
    templates = offered_to(workspace)
    start, end = next_fiscal_year(workspace.today(), workspace.fiscal_year_start_month)
    initial = {'period_start': start, 'period_end': end, 'template': chosen(request, templates)}
    form = NewPlanForm(request.POST or None, initial=initial, templates=templates)
    if request.method == 'POST' and form.is_valid():
        return once(request, lambda: start_plan(by=request.membership, **form.cleaned_data))
    context = {'form': form, 'templates': templates, 'key': keys.new_key()}
    return render(request, 'plans/new.html', context)


def chosen(request, templates):
    """The template named in the address, else the first one."""
    code = request.GET.get('template')
    offered = list(templates)
    return next((one for one in offered if one.code == code), offered[0] if offered else None)


def once(request, make):
    """Make the plan, or lead to the one that this form made before."""
    try:
        with transaction.atomic():
            used = keys.use_key(request.workspace, request.POST.get('key', '') or keys.new_key())
            plan = make()
            url = reverse('plans:build', args=[plan.pk])
            keys.remember_result(used, url)
    except keys.KeyUsedError as used:
        url = used.url or reverse('plans:home')
    return redirect(url)


@planner
@require_http_methods(['GET', 'POST'])
def upload(request):
    """Make a plan from a file; a wrong file is refused with every fault and its path."""
    may_keep = allows(request.membership, Permission.MANAGE)
    form = PlanFileForm(request.POST or None, request.FILES or None, may_keep_status=may_keep)
    if request.method == 'POST' and form.is_valid():
        return once(request, lambda: bring_in(request, form.cleaned_data))
    context = {'form': form, 'key': keys.new_key()}
    status = 422 if request.method == 'POST' else 200
    return render(request, 'plans/upload.html', context, status=status)


def bring_in(request, wanted):
    """Make the plan of the file and say what could not be placed."""
    plan, report = import_document(
        by=request.membership,
        workspace=request.workspace,
        document=wanted['document'],
        keep_status=wanted.get('keep_status', False),
    )
    messages.success(request, _('The plan %(code)s is in.') % {'code': plan.code})
    unknown = report.unknown_people
    if unknown:
        text = ngettext(
            'This address belongs to no member and is kept as text: %(who)s',
            'These addresses belong to no member and are kept as text: %(who)s',
            len(unknown),
        )
        messages.warning(request, text % {'who': ', '.join(unknown)})
    return plan


@reader
@require_GET
def download(request, plan_id):
    """The plan file of a plan."""
    plan = plan_of(request, plan_id)
    audit.exported(plan, by=request.membership, what='JSON')
    answer = HttpResponse(dump_text(document_of(plan)), content_type='application/json')
    answer['Content-Disposition'] = f'attachment; filename="{plan.code}.json"'
    return answer


@planner
@require_POST
def delete(request, plan_id):
    """Delete a draft that was never submitted, after asking."""
    plan = plan_of(request, plan_id)
    if request.POST.get('sure') != 'yes':
        return render(request, 'plans/delete.html', {'plan': plan})
    delete_plan(plan, by=request.membership)
    messages.success(request, _('The draft %(code)s was deleted.') % {'code': plan.code})
    return redirect('plans:home')
