"""The pages on which a plan is talked about, reviewed, decided on, and its versions compared."""

from django.urls import URLPattern, path

from plans.views import (
    approvers,
    comments,
    decisions,
    duplicates,
    reviews,
    versions,
    waivers,
)

review_urls: list[URLPattern] = [
    path('plans/<int:plan_id>/review/', reviews.review, name='review'),
    path('plans/<int:plan_id>/duplicate/', duplicates.duplicate, name='duplicate'),
    path('plans/<int:plan_id>/submitted/', reviews.submitted, name='submitted'),
    path('plans/<int:plan_id>/withdraw/', reviews.withdraw, name='withdraw'),
    path('plans/<int:plan_id>/approver/', approvers.ask_another, name='ask_another'),
    path('plans/<int:plan_id>/decide/', decisions.decide, name='decide'),
    path('plans/<int:plan_id>/waivers/<int:waiver_id>/undo/', waivers.take_back, name='take_back'),
    path('plans/<int:plan_id>/meeting/', decisions.meeting, name='meeting'),
    path('plans/<int:plan_id>/comments/', comments.say, name='say'),
    path(
        'plans/<int:plan_id>/comments/<int:comment_id>/<slug:verb>/',
        comments.act_on_comment,
        name='act_on_comment',
    ),
    path('plans/<int:plan_id>/history/compare/', versions.compare, name='compare'),
    path(
        'plans/<int:plan_id>/history/<int:number>/file/',
        versions.version_file,
        name='version_file',
    ),
    path(
        'plans/<int:plan_id>/history/<int:number>/restore/',
        versions.restore_version,
        name='restore_version',
    ),
]
