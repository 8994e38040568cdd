"""What follows from a plan's business model: quotes compared, prices, supply, fees, shares …

Which sections a model has is its row in business_models.py; here each has its builder.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from plans.document.business_models import BUSINESS_MODELS
from plans.document.choices import BusinessModel, StepKey
from plans.document.schema import BuySide, Collaborative, Intermediary
from plans.domain.buying import keys_of
from plans.rules import fees, marketplaces, price_tiers, quotes, shares, suppliers, supply
from plans.rules.arithmetic import arithmetic


@dataclass(frozen=True)
class Section:
    """One section: its heading, its template, and the function that gives its context.

    The function takes (FormContext, plan) and gives a dict, or None where there is nothing to show.
    """

    title: object
    template: str
    content: Callable


@dataclass(frozen=True)
class ShownSection:
    """A section with its context, for templates/models/_sections.html."""

    name: str
    title: object
    template: str
    content: dict


def shown_sections(context, plan, names):
    """The named sections that have something to show, in that order."""
    found = []
    for name in names:
        section = SECTIONS[name]
        content = section.content(context, plan)
        if content is not None:
            found.append(ShownSection(name, section.title, section.template, content))
    return found


def of_step(step, document):
    """Names of the sections that a step of the wizard shows."""
    model = document.business_model
    if model is None:
        return ()
    row = BUSINESS_MODELS[BusinessModel(model)]
    return {
        StepKey.MODEL_DETAILS: row.sections,
        StepKey.TARGETS: ('arithmetic', *row.target_sections),
    }.get(step, ())


def of_model(document):
    """Names of the sections that the plan page shows beside the details."""
    model = document.business_model
    if model is None:
        return ()
    row = BUSINESS_MODELS[BusinessModel(model)]
    return (*row.sections, *row.target_sections)


# --- buy-side --------------------------------------------------------------------------------


def _quotes(context, plan):
    """Quotes of every item that has some, is awarded or late; what all awards save."""
    details = context.document.details
    if not isinstance(details, BuySide) or not details.items:
        return None
    compared = [quotes.compare(item, details, context.today) for item in details.items]
    items, keys = keys_of(plan) if any(one.lines for one in compared) else ((), {})
    return {
        'items': [
            {
                'compared': one,
                'key': items[number] if number < len(items) else None,
                'lines': [
                    (line, keys.get((number, place))) for place, line in enumerate(one.lines)
                ],
                'deadline': quotes.deadline(one.item, details),
            }
            for number, one in enumerate(compared)
        ],
        'total': quotes.total_saving(details.items),
        'is_weighed': any(one.best_score is not None for one in compared),
    }


def _suppliers(context, plan):
    """Every supplier that the plan names; None before there is one."""
    document = context.document
    base = suppliers.supplier_base(document.buy_items, document.supplier_list)
    return {'base': base} if base.lines else None


def _calendar(context, plan):
    """The days of the items, once one has been posted."""
    details = context.document.details
    if not isinstance(details, BuySide) or not any(item.posted_on for item in details.items):
        return None
    return {'days': suppliers.calendar(details, context.today), 'today': context.today}


# --- sell-side -------------------------------------------------------------------------------


def _terms(context, plan):
    lines = context.document.product_lines
    return {'lines': lines} if lines else None


def _prices(context, plan):
    lines = [line for line in context.document.product_lines if price_tiers.ladder(line.tiers)]
    if not lines:
        return None
    return {
        'lines': [
            {
                'line': line,
                'prices': price_tiers.preview(line),
                'rising': price_tiers.rising_prices(line),
                'repeated': price_tiers.repeated_starts(line),
            }
            for line in lines
        ]
    }


def _supply(context, plan):
    units = supply.supply_against_targets(context.document)
    return {'units': units} if units else None


# --- marketplaces ----------------------------------------------------------------------------


def _sides(context, plan):
    document = context.document
    return {
        'sides': marketplaces.sides(document),
        'loose': marketplaces.without_side(document),
        'ratio': marketplaces.buyers_per_seller(document),
    }


def _funnel(context, plan):
    details, document = context.document.details, context.document
    if not isinstance(details, Intermediary):
        return None
    found = marketplaces.funnel(details.seller_funnel)
    stages = [(stage, stage.label.text(context.language)) for stage in found]
    if all(stage.count is None for stage, _label in stages):
        return None
    return {'stages': stages, 'aim': document.target_for('active_sellers')}


def _protection(context, plan):
    details = context.document.details
    if not isinstance(details, Intermediary) or not details.buyer_protection:
        return None
    promised = marketplaces.promises(details)
    return {
        'promises': [(promise, promise.sentence(context.language)) for promise in promised],
        'verification': details.seller_verification,
    }


def _fees(context, plan):
    income = fees.fee_income(context.document)
    if income is None:
        return None
    return {'income': income, 'charged': context.document.details.fee_model}


def _ownership(context, plan):
    details = context.document.details
    if not isinstance(details, Collaborative) or not details.owners:
        return None
    return {
        'owned': shares.ownership(details.owners),
        'alone': shares.decides_alone(details.owners, details.decision_rule),
        'details': details,
    }


def _sharing(context, plan):
    result = fees.shared_result(context.document)
    return {'result': result} if result else None


# --- every model -----------------------------------------------------------------------------


def _arithmetic(context, plan):
    """The chain worked out, its lines with their figures, its sentences."""
    found = arithmetic(context.document, context.today)
    if found is None:
        return None
    names = {wanted.code: wanted for wanted in found.chain.inputs}
    labels = {step.code: step.label for step in found.chain.steps}
    return {
        'lines': [
            {
                'line': line,
                'label': line.label.text(context.language),
                'first': _named(names, labels, step.first, context.language),
                'second': _named(names, labels, step.second, context.language),
                'first_is_money': step.first in names and names[step.first].is_money,
                'second_is_money': step.second in names and names[step.second].is_money,
                'is_percent': step.is_percent,
            }
            for line, step in zip(found.lines, found.chain.steps, strict=True)
        ],
        'outcomes': [(one, one.sentence(context.language)) for one in found.outcomes],
        'asked': [wanted.label.text(context.language) for wanted in found.asked],
    }


def _named(names, labels, code, language):
    """What a figure of the chain is called."""
    label = names[code].label if code in names else labels[code]
    return label.text(language)


SECTIONS = {
    'quotes': Section(_('Quotes side by side'), 'models/_quotes.html', _quotes),
    'suppliers': Section(_('Suppliers of this plan'), 'models/_suppliers.html', _suppliers),
    'calendar': Section(_('Calendar of requests for quotes'), 'models/_calendar.html', _calendar),
    'terms': Section(_('Bulk terms side by side'), 'models/_terms.html', _terms),
    'prices': Section(_('What an order costs'), 'models/_prices.html', _prices),
    'supply': Section(_('Supply against targets'), 'models/_supply.html', _supply),
    'sides': Section(_('Both sides of the market'), 'models/_sides.html', _sides),
    'funnel': Section(_('Sellers on their way'), 'models/_funnel.html', _funnel),
    'protection': Section(_('What buyers are promised'), 'models/_protection.html', _protection),
    'fees': Section(_('What the fees bring'), 'models/_fees.html', _fees),
    'ownership': Section(_('Shares and votes'), 'models/_ownership.html', _ownership),
    'sharing': Section(_('How income and cost are shared'), 'models/_sharing.html', _sharing),
    'arithmetic': Section(_('What the target takes'), 'models/_arithmetic.html', _arithmetic),
}
