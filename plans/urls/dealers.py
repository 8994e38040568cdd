"""The pages of dealers: the directory, sessions and their rooms."""

from django.urls import URLPattern, path

from plans.views import (
    dealer_attendance,
    dealer_imports,
    dealer_merges,
    dealers,
    public_rooms,
    rooms,
    sessions,
)

dealer_urls: list[URLPattern] = [
    path('b/', public_rooms.room_code, name='room_code'),
    path('b/room/', public_rooms.room_phone, name='room_phone'),
    path('b/room/list/', public_rooms.room_choices, name='room_choices'),
    path('b/<str:token>/', public_rooms.room_join, name='room_join'),
    path('dealers/', dealers.directory, name='dealers'),
    path('dealers/new/', dealers.new_dealer, name='new_dealer'),
    path('dealers/attendance/', dealer_attendance.dealer_attendance, name='dealer_attendance'),
    path('dealers/duplicates/', dealer_merges.duplicate_dealers, name='duplicate_dealers'),
    path('dealers/import/', dealer_imports.import_dealers, name='import_dealers'),
    path('dealers/import/<int:upload_id>/', dealer_imports.preview_dealers, name='preview_dealers'),
    path('dealers/import/<int:upload_id>/undo/', dealer_imports.undo_dealers, name='undo_dealers'),
    path(
        'dealers/merges/<int:merge_id>/undo/', dealer_merges.unmerge_dealer, name='unmerge_dealer'
    ),
    path('dealers/<int:dealer_id>/', dealers.dealer, name='dealer'),
    path('dealers/<int:dealer_id>/edit/', dealers.edit_dealer, name='edit_dealer'),
    path('dealers/<int:dealer_id>/merge/', dealer_merges.merge_dealer, name='merge_dealer'),
    path('dealers/<int:dealer_id>/plan/', dealers.dealer_plan, name='dealer_plan'),
    path(
        'dealers/<int:dealer_id>/active/',
        dealers.dealer_status,
        {'status': 'active'},
        name='activate_dealer',
    ),
    path(
        'dealers/<int:dealer_id>/inactive/',
        dealers.dealer_status,
        {'status': 'inactive'},
        name='deactivate_dealer',
    ),
    path('plans/<int:plan_id>/sessions/<int:session_id>/', sessions.session, name='session'),
    path(
        'plans/<int:plan_id>/sessions/<int:session_id>/edit/',
        sessions.edit_session,
        name='edit_session',
    ),
    path(
        'plans/<int:plan_id>/sessions/<int:session_id>/attendance/',
        sessions.attendance,
        name='attendance',
    ),
    path(
        'plans/<int:plan_id>/sessions/<int:session_id>/calendar.ics',
        sessions.calendar,
        name='session_calendar',
    ),
    path(
        'plans/<int:plan_id>/sessions/<int:session_id>/tasks/',
        sessions.session_task,
        name='session_task',
    ),
    path('plans/<int:plan_id>/sessions/<int:session_id>/room/', rooms.room, name='room'),
    path(
        'plans/<int:plan_id>/sessions/<int:session_id>/room/desk/',
        rooms.room_desk,
        name='room_desk',
    ),
    path(
        'plans/<int:plan_id>/sessions/<int:session_id>/room/evidence/',
        rooms.room_evidence,
        name='room_evidence',
    ),
]
