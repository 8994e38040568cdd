"""The one Django app of the product."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = 'plans'
    verbose_name = _('Sales plans')
