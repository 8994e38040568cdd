"""The addresses of what a company records and shares about itself."""

from django.urls import URLPattern, path

from plans.views import audit, digests, resuming, sharing

people_urls: list[URLPattern] = [
    path('settings/audit/', audit.audit_trail, name='audit'),
    path('settings/audit/export/', audit.export_audit, name='export_audit'),
    path('resume/', resuming.resume, name='resume'),
    path('digest/<str:token>/', digests.end_digest, name='end_digest'),
    path('plans/<int:plan_id>/share/', sharing.share, name='share'),
    path('plans/<int:plan_id>/share/<int:link_id>/end/', sharing.revoke_share, name='revoke_share'),
    path('shared/<str:token>/', sharing.shared, name='shared'),
]
