"""The pages of the product."""

from django.urls import URLPattern, path

from plans.views import (
    actual_imports,
    actuals,
    adjustments,
    buying,
    causes,
    dealer_sheets,
    decisions,
    due,
    figure_columns,
    invitations,
    matrix,
    members,
    model_changes,
    plan_files,
    plan_page,
    plans,
    prices,
    public_feedback,
    reviews,
    settings,
    targets,
    template_moves,
    template_previews,
    thread,
    waivers,
    wizard,
    wizard_fields,
    wizard_rows,
    workspace_templates,
    workspaces,
)
from plans.views.help import help_page
from plans.views.preferences import preferences
from plans.views.profile import profile

app_name = 'plans'

urlpatterns: list[URLPattern] = [
    path('f/<str:token>/', public_feedback.feedback_form, name='feedback_form'),
    path('f/<str:token>/thanks/', public_feedback.thanks, name='feedback_thanks'),
    path('', plans.home, name='home'),
    path('figures/', due.figures, name='figures'),
    path('plans/', plans.plans, name='plans'),
    path('plans/new/', plan_files.new, name='new'),
    path('plans/new/file/', plan_files.upload, name='upload'),
    path('plans/<int:plan_id>/file/', plan_files.download, name='download'),
    path('plans/<int:plan_id>/delete/', plan_files.delete, name='delete'),
    path('plans/<int:plan_id>/build/', wizard.hub, name='build'),
    path(
        'plans/<int:plan_id>/change-model/<slug:model>/',
        model_changes.change_model,
        name='change_model',
    ),
    path('plans/<int:plan_id>/template/', template_moves.move_template, name='move_template'),
    path('plans/<int:plan_id>/build/<slug:step>/', wizard.step, name='step'),
    path(
        'plans/<int:plan_id>/build/<slug:step>/field/',
        wizard_fields.save_field,
        name='wizard_field',
    ),
    path(
        'plans/<int:plan_id>/build/<slug:step>/rows/<slug:part>/',
        wizard_rows.add_row,
        name='wizard_rows',
    ),
    path(
        'plans/<int:plan_id>/build/<slug:step>/rows/<slug:part>/<int:pk>/<slug:verb>/',
        wizard_rows.change_row,
        name='wizard_row',
    ),
    path('plans/<int:plan_id>/quotes/<int:quote_id>/award/', buying.award, name='award'),
    path('plans/<int:plan_id>/items/<int:item_id>/counts/', buying.take_counts, name='take_counts'),
    path('plans/<int:plan_id>/price/', prices.price, name='price'),
    path('plans/<int:plan_id>/records/<slug:part>/<path:ref>/', wizard_rows.record, name='record'),
    path('plans/<int:plan_id>/remedies/<slug:key>/', wizard_rows.remedy, name='remedy'),
    path('plans/<int:plan_id>/show-dealers/', wizard.show_dealers, name='show_dealers'),
    path('plans/<int:plan_id>/', plan_page.plan, name='plan'),
    path('plans/<int:plan_id>/targets/', targets.targets, name='targets'),
    path('plans/<int:plan_id>/record/<path:ref>/', actuals.record_figures, name='record_figures'),
    path('plans/<int:plan_id>/figures/<str:period>/<path:ref>/', actuals.figure, name='figure'),
    path('plans/<int:plan_id>/causes/<path:ref>/', causes.record_causes, name='record_causes'),
    path('plans/<int:plan_id>/adjust/<path:ref>/', adjustments.adjust_target, name='adjust_target'),
    path('plans/<int:plan_id>/figures.csv', actual_imports.export_figures, name='export_figures'),
    path('plans/<int:plan_id>/import/', actual_imports.import_figures, name='import_figures'),
    path(
        'plans/<int:plan_id>/import/<int:upload_id>/',
        actual_imports.preview_figures,
        name='preview_figures',
    ),
    path(
        'plans/<int:plan_id>/import/<int:upload_id>/columns/',
        figure_columns.figure_columns,
        name='figure_columns',
    ),
    path(
        'plans/<int:plan_id>/import/<int:upload_id>/undo/',
        actual_imports.undo_figures,
        name='undo_figures',
    ),
    path(
        'plans/<int:plan_id>/save-as-template/',
        workspace_templates.save_as_template,
        name='save_as_template',
    ),
    path('plans/<int:plan_id>/print/', plan_page.print_view, name='print'),
    path('plans/<int:plan_id>/thread/', thread.thread_board, name='thread'),
    path('plans/<int:plan_id>/matrix/', matrix.matrix, name='matrix'),
    path('plans/<int:plan_id>/dealer-sheet/', dealer_sheets.dealer_sheet, name='dealer_sheet'),
    path('plans/<int:plan_id>/review/', reviews.review, name='review'),
    path('plans/<int:plan_id>/submitted/', reviews.submitted, name='submitted'),
    path('plans/<int:plan_id>/withdraw/', reviews.withdraw, name='withdraw'),
    path('plans/<int:plan_id>/decide/', decisions.decide, name='decide'),
    path(
        'plans/<int:plan_id>/checks/<str:code>/accept/', waivers.accept_check, name='accept_check'
    ),
    path(
        'plans/<int:plan_id>/waivers/<int:waiver_id>/<slug:verb>/',
        waivers.decide_waiver,
        name='decide_waiver',
    ),
    path(
        'templates/<int:template_id>/preview/<slug:step>/',
        template_previews.preview,
        name='template_preview',
    ),
    path('preferences/', preferences, name='preferences'),
    path('profile/', profile, name='profile'),
    path('help/', help_page, name='help'),
    path('workspaces/', workspaces.no_workspace, name='no_workspace'),
    path('workspaces/new/', workspaces.new_workspace, name='new_workspace'),
    path('workspaces/switch/', workspaces.switch_workspace, name='switch_workspace'),
    path(
        'workspaces/<int:workspace_id>/leave/', workspaces.leave_workspace, name='leave_workspace'
    ),
    path('invitations/<str:token>/', invitations.invitation, name='invitation'),
    path('settings/', settings.workspace_settings, name='settings'),
    path('settings/checks/', settings.check_settings, name='check_settings'),
    path('settings/templates/', workspace_templates.templates, name='workspace_templates'),
    path(
        'settings/templates/<int:template_id>/<slug:verb>/',
        workspace_templates.change_offer,
        name='change_offer',
    ),
    path('settings/members/', members.members, name='members'),
    path('settings/members/<int:member_id>/role/', members.change_role, name='change_role'),
    path('settings/members/<int:member_id>/remove/', members.remove_member, name='remove_member'),
    path(
        'settings/members/<int:member_id>/restore/', members.restore_member, name='restore_member'
    ),
    path(
        'settings/invitations/<int:invitation_id>/revoke/',
        members.revoke_invitation,
        name='revoke_invitation',
    ),
]
