"""Django admin: what staff of the installation edit. No role in a company leads here (2.1)."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from plans.admin import metrics, plan_templates, template_steps

__all__ = ['metrics', 'plan_templates', 'template_steps']

admin.site.site_header = _('Salesplan: templates and metrics')
admin.site.site_title = _('Salesplan')
admin.site.enable_nav_sidebar = False  # two kinds of rows: the index is enough
admin.site.index_title = _('Templates and metrics')
