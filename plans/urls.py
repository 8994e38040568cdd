"""The pages of the product."""

from django.urls import URLPattern, path

from plans.views.preferences import preferences

app_name = 'plans'

urlpatterns: list[URLPattern] = [
    path('preferences/', preferences, name='preferences'),
]
