"""What stands inside each step, in one line of the hub: contents, not instructions (LOOK.md 3)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.document.business_models import words_of
from plans.document.choices import BusinessModel, NeedStatus, StepKey
from plans.rules.evidence import grades


def line_of(step, plan, document, language, today):
    """The line of a step: what is in it so far, else the hint of what it will ask."""
    write = LINES.get(step.key)
    told = (
        _people(plan) if step.key == StepKey.BASICS else write and write(document, language, today)
    )
    parts = [part for part in told or () if part]
    return ' · '.join(parts) or step.hint.text(language)


def _people(plan):
    if plan.owner:
        yield _('owner %(who)s') % {'who': plan.owner}
    if plan.approver:
        yield _('approver %(who)s') % {'who': plan.approver}
    if plan.owner or plan.approver:
        yield plan.currency


def _model(document, language, today):
    if document.business_model:
        yield BusinessModel(document.business_model).label(language)
    yield document.platform.name


def _details(document, language, today):
    lines, items, owners = document.product_lines, document.buy_items, document.owners
    if lines:
        yield ngettext('%(n)s product line', '%(n)s product lines', len(lines)) % {'n': len(lines)}
    if items:
        yield ngettext('%(n)s item to buy', '%(n)s items to buy', len(items)) % {'n': len(items)}
    if owners:
        yield ngettext('%(n)s owner', '%(n)s owners', len(owners)) % {'n': len(owners)}


def _needs(document, language, today):
    live = [need for need in document.needs if need.status != NeedStatus.REJECTED]
    if not live:
        return
    yield ngettext('%(n)s need', '%(n)s needs', len(live)) % {'n': len(live)}
    graded = grades(document, today)
    best = sum(graded[need.id].letter == 'A' for need in live if need.id in graded)
    if best:
        yield _('%(n)s with grade A evidence') % {'n': best}


def _dealers(document, language, today):
    words = words_of(document.business_model)
    if document.uses_dealers is False:
        yield words['not_through_dealers'].text(language)
        return
    dealers, sessions = document.dealers, document.sessions
    if dealers:
        counted = words['one_dealer' if len(dealers) == 1 else 'many_dealers']
        yield counted.text(language).format(n=len(dealers))
    if sessions:
        yield ngettext('%(n)s session', '%(n)s sessions', len(sessions)) % {'n': len(sessions)}
    elif dealers:
        yield _('no session yet')


def _goals(document, language, today):
    goals, able = document.goals, document.capabilities
    if goals:
        yield ngettext('%(n)s goal', '%(n)s goals', len(goals)) % {'n': len(goals)}
    if able:
        yield ngettext('%(n)s capability', '%(n)s capabilities', len(able)) % {'n': len(able)}


def _strategies(document, language, today):
    found = document.strategies
    if not found:
        return
    yield ngettext('%(n)s strategy', '%(n)s strategies', len(found)) % {'n': len(found)}
    loose = sum(not strategy.needs for strategy in found)
    if loose:
        yield _('%(n)s without a need') % {'n': loose}


def _targets(document, language, today):
    found = document.targets
    if found:
        yield ngettext('%(n)s target', '%(n)s targets', len(found)) % {'n': len(found)}


def _actions(document, language, today):
    found = document.actions
    if found:
        yield ngettext('%(n)s task', '%(n)s tasks', len(found)) % {'n': len(found)}


def _feedback(document, language, today):
    if document.feedback_form.is_open:
        yield _('form open')
    found = document.feedback
    if found:
        yield ngettext('%(n)s feedback item', '%(n)s feedback items', len(found)) % {
            'n': len(found)
        }


LINES = {
    StepKey.MODEL: _model,
    StepKey.MODEL_DETAILS: _details,
    StepKey.NEEDS: _needs,
    StepKey.DEALERS: _dealers,
    StepKey.GOALS: _goals,
    StepKey.STRATEGIES: _strategies,
    StepKey.TARGETS: _targets,
    StepKey.ACTIONS: _actions,
    StepKey.FEEDBACK: _feedback,
}
