"""What a check that cannot be read yet is waiting for, in words."""

from django.utils.translation import gettext as _

from plans.domain import plan_templates
from plans.forms.wizard import step_keys


def numbers_of(plan, guide):
    """{step: its number} of those that the plan shows."""
    hidden = plan_templates.hidden_steps(guide)
    shown = step_keys(plan.business_model, plan.uses_dealers, hidden)
    return {key: number for number, key in enumerate(shown, 1)}


def waiting_text(numbers, one):
    """What a check that cannot be read yet is waiting for."""
    if one.step:
        number = numbers.get(one.step)
        if number:
            return _('Checked after you finish step %(number)s') % {'number': number}
        return _('Checked when you submit')
    if one.wanted:
        return _('Checked from %(wanted)s feedback items on, now %(so_far)s') % {
            'wanted': one.wanted,
            'so_far': one.so_far,
        }
    return _('Checked when you leave this step')
