"""Remarks with which a plan was returned, beside the steps they are pinned to."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.domain import comments
from plans.domain.language import active_language
from plans.domain.plan_templates import steps_of_plan

register = template.Library()


@register.simple_tag
def remarks_of(plan, step=None):
    """{% remarks_of plan step as returned %}: those of the last return, of one step if given."""
    return list(comments.remarks_of(plan, step or None))


@register.filter
def remarked_key(remark):
    """The key of the step that a remark is pinned to."""
    return remark.anchor.removeprefix('step:')


@register.filter
def remarked_step(remark, plan):
    """The title of the step that a remark is pinned to."""
    return steps_of_plan(plan, active_language())[remarked_key(remark)].title


@register.simple_tag
def comments_at(counts, kind, name):
    """{% comments_at counts "needs" "N1" %}: the words of the link to comments on a place."""
    count = counts.get(f'{kind}:{name}', 0)
    if not count:
        return _('Comment')
    return ngettext('{n} open comment', '{n} open comments', count).format(n=count)


@register.filter
def figures_of(evidence, group):
    """The sentence of figures beside a card of checks; '' for one without."""
    return evidence.get(group, '')
