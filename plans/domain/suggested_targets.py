"""The targets that a template suggests, and those of them that a plan still lacks (2.2)."""

from __future__ import annotations

from collections import Counter

from plans.models import PlanTemplate, TemplateTarget


def suggested_targets(template: PlanTemplate | None):
    """The targets the template suggests, with their metrics, in their order (one query)."""
    if template is None:
        return TemplateTarget.objects.none()
    return template.targets.select_related('metric')


def targets_not_taken(template: PlanTemplate | None, document):
    """The suggested targets that the plan lacks: those of its names it has, then of each metric as
    many as it has, are taken.
    """
    kept = [(target.metric, target.name) for target in document.targets]
    left = []
    for one in suggested_targets(template):
        named = [(one.metric.code, name) for name in (one.name_vi, one.name_en)]
        same = next((each for each in named if each in kept), None)
        if same:
            kept.remove(same)
        else:
            left.append(one)
    have = Counter(metric for metric, _name in kept)
    lacking = []
    for one in left:
        if have[one.metric.code]:
            have[one.metric.code] -= 1
        else:
            lacking.append(one)
    return lacking
