"""The overview of a plan: how it works, how it stands, what it is made of.

What says the same to everybody is drawn once and remembered with the document that it shows.
"""

from dataclasses import dataclass

from django.template.loader import render_to_string

from plans.document.business_models import BUSINESS_MODELS
from plans.document.choices import BusinessModel
from plans.domain import permissions, waivers
from plans.domain.answers import by_step
from plans.domain.plan_templates import steps_of_plan
from plans.rules.checks import texts
from plans.views.matrix import first_part
from plans.views.plan_rows import model_details, shown_object
from plans.views.target_figures import charted, definition_of, small_charts
from plans.views.thread_board import first_strands


def overview(page):
    """The parts as markup, the health panel, and what was accepted."""
    may_link = permissions.may_edit_part(page.member, page.plan, 'strategies')
    matrix = first_part(page.document, page.today)
    people = tuple(page.context.members)
    comments = tuple(sorted(page.comment_counts.items()))
    return {
        'is_wide': matrix.is_wide,
        'flow': drawn(page, 'flow', lambda: {'flow': flow_of(page)}),
        'small_charts': drawn(
            page, 'small_charts', lambda: {'small_charts': charts_of(page)}, definitions_of(page)
        ),
        'matrix_card': drawn(
            page, 'matrix_card', lambda: {'matrix': matrix, 'may_link': may_link}, may_link
        ),
        'details': drawn(page, 'details', lambda: details_of(page), people, comments),
        'thread': thread_of(page),
        'panel': page.panel(),
        'accepted': accepted_of(page),
        'may_judge': permissions.may_judge(page.member, page.plan),
        'may_revoke': permissions.decides(page.member, page.plan),
    }


def printed_overview(page):
    """The same for paper, where parts are laid out another way."""
    return details_of(page) | {
        'flow': flow_of(page),
        'matrix': first_part(page.document, page.today),
        'panel': page.panel(),
    }


def drawn(page, name, content, *hangs_on):
    """The part `plan/_<name>.html` as markup, drawn again when anything it shows has changed.

    content: gives its context. hangs_on: whatever it shows beside the document, the state of the
    plan, the day, the language and the name of the company.
    """
    shown = {'plan': page.plan, 'document': page.document, 'comment_counts': page.comment_counts}
    return page.document.once(
        key_of(page, name, *hangs_on),
        lambda: render_to_string(f'plan/_{name}.html', shown | content()),
    )


def key_of(page, name, *hangs_on):
    """What a drawn part hangs on."""
    plan = page.plan
    always = (plan.pk, plan.status, plan.workspace.name, page.today, page.language)
    return ('drawn', name, *always, *hangs_on)


def thread_of(page):
    """The first strands as markup; kept but for the buttons of gaps, which are sent but once."""
    role = (page.member.role, page.shares)
    known, key = page.document.worked_out, key_of(page, 'thread_part', *role)
    if key in known:
        return known[key]
    board = first_strands(page)
    shown = {'plan': page.plan, 'thread_first': board}
    markup = render_to_string('plan/_thread_part.html', shown, page.request)
    if not any(cell.act and cell.act.key for one in board['strands'] for cell in one.cells):
        known[key] = markup
    return markup


def charts_of(page):
    """Small charts of a plan that runs or ran."""
    return small_charts(page) if page.runs else []


def definitions_of(page):
    """What the metrics of those charts mean, in words that staff may change."""
    shown = charted(page.document) if page.runs else ()
    return tuple(definition_of(page.context, target) for target in shown)


def details_of(page):
    """What the plan is made of: its basics, its model with every filled field, its answers."""
    objects, lists = model_details(page.context)
    return {
        'basics': shown_object(page.context, 'basics'),
        'site': shown_object(page.context, 'model'),
        'details_objects': objects,
        'details_lists': lists,
        'answers': answers_of(page),
    }


def answers_of(page):
    """[(title of a step, [answers given in it])], in the order of the steps."""
    given = by_step(page.document.answers)
    words = steps_of_plan(page.plan, page.language) if given else {}
    return [(words[step].title if step else '', answers) for step, answers in given]


def flow_of(page):
    """The four boxes: [(who, what, whether it is the other side)]; None without a model."""
    model = page.document.business_model
    if model is None:
        return None
    row, language = BUSINESS_MODELS[BusinessModel(model)], page.language
    boxes = [
        (
            page.request.workspace.name if box.side == 'company' else box.actor.text(language),
            box.verb.text(language),
            box.side != 'company',
        )
        for box in row.flow
    ]
    role = row.site_role.text(language) if row.site_role else ''
    return {'title': row.label.text(language), 'boxes': boxes, 'role': role}


@dataclass
class AcceptedRisk:
    """A finding that is accepted with a reason; `waits` until an approver confirms it."""

    severity: object
    message: str
    waiver: object
    waits: bool
    is_needed: bool


def accepted_of(page):
    """AcceptedRisk of each acceptance that holds for what is found. One query."""
    found = waivers.accepted_rows(page.plan, page.document, page.now.findings, page.today)
    return [
        AcceptedRisk(
            finding.severity,
            texts.message(finding, page.document, page.language, page.wording),
            row,
            finding.severity == 'must' and not (row.confirmed_by_id or row.confirmed_by_email),
            page.plan.is_active,
        )
        for finding, row in found
    ]
