"""What staff do with a template beside its form: publish, copy, retire, files, going back (4.5)."""

import re

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from plans.document.choices import PlanStatus, StepKey, TemplateStatus
from plans.document.faults import PlanFileError
from plans.document.template_file import dump_text
from plans.domain import template_versions
from plans.domain.language import active_language
from plans.domain.template_contents import content_of, missing_english, store
from plans.forms.template_changes import change_line
from plans.forms.template_files import TemplateFileForm
from plans.models import PlanTemplate, TemplateStep

MOST_CHANGES = 100
MOST_ENTRIES = 200
NAME = 'admin:plans_plantemplate_'
PREVIEWS = [
    ('vi', gettext_lazy('Preview in Vietnamese')),
    ('en', gettext_lazy('Preview in English')),
]
IN_STEP = re.compile(r'steps\[([0-9]+)\]\.?(?:prompts\[([0-9]+)\]\.?)?(.*)')
IN_LIST = re.compile(r'(targets|check_texts)\[([0-9]+)\]\.?(.*)')


class Workshop:
    """The pages of a template that are no form of its fields."""

    def get_urls(self):
        pages = {
            'publish': self.publish_page,
            'copy': self.copy_page,
            'retire': self.retire_page,
            'export': self.export_page,
        }
        of_one = [
            path(f'<int:pk>/{name}/', self.guarded(view), name=f'plans_plantemplate_{name}')
            for name, view in pages.items()
        ]
        restore = path(
            '<int:pk>/restore/<int:entry>/',
            self.guarded(self.restore_page),
            name='plans_plantemplate_restore',
        )
        bring_in = path('import/', self.guarded(self.import_page), name='plans_plantemplate_import')
        return [bring_in, *of_one, restore, *super().get_urls()]

    def guarded(self, view):
        """The page behind the door of the admin, for those who may see templates."""

        def page(request, *args, **kwargs):
            if not self.has_view_permission(request):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return self.admin_site.admin_view(page)

    def template(self, pk):
        """The template of that number. Raises Http404."""
        templates = PlanTemplate.objects.select_related('workspace')
        found = templates.filter(pk=pk).first() if str(pk).isdecimal() else None
        if found is None:
            raise Http404
        return found

    def draft(self, pk):
        """The same, still a draft. Raises PermissionDenied for another."""
        template = self.template(pk)
        if template.status != TemplateStatus.DRAFT:
            raise PermissionDenied
        return template

    def page(self, request, name, **context):
        """A page of the admin's own look."""
        frame = self.admin_site.each_context(request) | {'opts': self.opts, 'media': self.media}
        status = context.pop('status', 200)
        page = f'admin/plans/plantemplate/{name}.html'
        return render(request, page, frame | context, status=status)

    # --- publish, copy, retire -------------------------------------------------------------------

    def publish_page(self, request, pk):
        """GET reports what publishing means; POST does it."""
        template = self.template(pk)
        if request.method == 'POST':
            return self.published(request, template)
        content = content_of(template)
        faults = template_versions.why_not(template, content)
        before, found = template_versions.changes_since_previous(template, content)
        language = active_language()
        stay = template_versions.plans_that_stay(template)
        return self.page(
            request,
            'publish',
            title=_('Publish %(template)s?') % {'template': template},
            template=template,
            faults=[fault_line(template, content, fault, language) for fault in faults],
            missing_english=missing_english(content),
            before=before,
            changes=[change_line(change, language) for change in found[:MOST_CHANGES]],
            more=max(len(found) - MOST_CHANGES, 0),
            stay=[(PlanStatus(status).label(language), count) for status, count in stay],
            stay_count=sum(count for _status, count in stay),
        )

    def published(self, request, template):
        """Publish, or go back to the report, which says why not."""
        try:
            template = template_versions.publish(template, at=timezone.now())
        except template_versions.NotPublishableError:
            self.message_user(request, _('Not published: see what is missing.'), messages.ERROR)
            return redirect(f'{NAME}publish', template.pk)
        self.log_change(request, template, _('Published'))
        self.message_user(request, _('%(template)s is published.') % {'template': template})
        self.warn_of_missing_english(request, template)
        return redirect(f'{NAME}change', template.pk)

    def warn_of_missing_english(self, request, template):
        count = missing_english(content_of(template))
        if count:
            text = ngettext(
                '%(template)s: one text has no English; the Vietnamese is shown in its place.',
                '%(template)s: %(count)d texts have no English; the Vietnamese is shown instead.',
                count,
            )
            words = {'template': template, 'count': count}
            self.message_user(request, text % words, messages.WARNING)

    def copy_page(self, request, pk):
        return self.posted(request, pk, self.copied)

    def retire_page(self, request, pk):
        return self.posted(request, pk, self.retired)

    def posted(self, request, pk, do):
        """Do something with the template, once it is posted."""
        return require_POST(lambda request: do(request, self.template(pk)))(request)

    def copied(self, request, template):
        draft = template_versions.copy_to_new_version(template)
        self.log_addition(request, draft, _('Copied from %(template)s') % {'template': template})
        self.message_user(request, _('%(template)s is a draft now.') % {'template': draft})
        return redirect(f'{NAME}change', draft.pk)

    def retired(self, request, template):
        if template.status == TemplateStatus.PUBLISHED:
            template_versions.retire(template)
            self.log_change(request, template, _('Retired'))
            self.message_user(request, _('%(template)s is retired.') % {'template': template})
        return redirect(f'{NAME}change', template.pk)

    # --- files -----------------------------------------------------------------------------------

    def export_page(self, request, pk):
        return require_GET(lambda request: exported(self.template(pk)))(request)

    def import_page(self, request):
        return require_http_methods(['GET', 'POST'])(self.imported)(request)

    def imported(self, request):
        """Keep the template of a file as a draft; a wrong file is refused with every fault."""
        form = TemplateFileForm(request.POST or None, request.FILES or None)
        if request.method == 'POST' and form.is_valid():
            try:
                template, done = template_versions.bring_in(form.cleaned_data['content'])
            except PlanFileError as error:
                form.refuse(error)
            else:
                return self.told_of_import(request, template, done)
        return self.page(
            request,
            'import',
            title=_('Import a template'),
            form=form,
            status=422 if request.method == 'POST' else 200,
        )

    def told_of_import(self, request, template, done):
        words = {
            'added': _('%(template)s was added as a draft.'),
            'changed': _('The draft %(template)s now says what the file says.'),
            'same': _('%(template)s says the same already: nothing was changed.'),
        }
        if done != 'same':
            self.log_change(request, template, _('Imported from a file'))
        self.message_user(request, words[done] % {'template': template})
        return redirect(f'{NAME}change', template.pk)

    # --- history ---------------------------------------------------------------------------------

    def history_view(self, request, object_id, extra_context=None):
        """What was done to the template and its steps, newest first; a draft can go back."""
        template = self.template(object_id)
        entries = entries_of(template).select_related('user', 'content_type')
        language = active_language()
        steps = {str(row.pk): row.step_key for row in template.steps.all()}
        lines = [
            {
                'entry': entry,
                'step': StepKey(steps[entry.object_id]).label(language)
                if entry.content_type.model == 'templatestep'
                else '',
            }
            for entry in entries.order_by('-action_time', '-pk')[:MOST_ENTRIES]
        ]
        return self.page(
            request,
            'history',
            title=_('History of %(template)s') % {'template': template},
            template=template,
            lines=lines,
            may_restore=template.status == TemplateStatus.DRAFT,
        )

    def restore_page(self, request, pk, entry):
        """Let a draft say what it said after an entry of its history."""

        def restore(request):
            template = self.draft(pk)
            found = entries_of(template).filter(pk=entry).first()
            if found is None:
                raise Http404
            store(content_of(template, at=found.action_time), template=template)
            when = date_format(timezone.localtime(found.action_time), 'H:i d/m/Y')
            self.log_change(request, template, _('Taken back to %(when)s') % {'when': when})
            self.message_user(request, _('The draft is as it was at %(when)s.') % {'when': when})
            return redirect(f'{NAME}change', template.pk)

        return require_POST(restore)(request)


def exported(template):
    """The template file."""
    answer = HttpResponse(dump_text(content_of(template)), content_type='application/json')
    name = f'{template.code}-v{template.version}.json'
    answer['Content-Disposition'] = f'attachment; filename="{name}"'
    return answer


def entries_of(template):
    """The log entries of a template and of its steps."""
    kinds = ContentType.objects.get_for_models(PlanTemplate, TemplateStep)
    own = LogEntry.objects.filter(content_type=kinds[PlanTemplate], object_id=str(template.pk))
    steps = [str(pk) for pk in template.steps.values_list('pk', flat=True)]
    return own | LogEntry.objects.filter(content_type=kinds[TemplateStep], object_id__in=steps)


def fault_line(template, content, fault, language):
    """(where a fault is corrected, its path, what is wrong)."""
    return place_of(template, content, fault.path), fault.path, fault.message(language)


def place_of(template, content, path):
    """The address of the field of a path; '' for the template as a whole."""
    page = reverse(f'{NAME}change', args=[template.pk])
    if found := IN_STEP.fullmatch(path):
        step, prompt, field = found.groups()
        row = template.steps.get(step_key=content.steps[int(step)].step)
        page = reverse('admin:plans_templatestep_change', args=[row.pk])
        field = 'field_key' if field == 'field' else field
        return f'{page}#id_prompts-{prompt}-{field}' if prompt else f'{page}#id_{field}'
    if found := IN_LIST.fullmatch(path):
        return f'{page}#id_{found[1]}-{found[2]}-{found[3]}'
    return f'{page}#id_{path}' if path else ''
