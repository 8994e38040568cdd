"""A plan that nobody has made, to show a template's steps with: it is never stored."""

from plans.document.choices import Currency
from plans.document.schema import PlanDocument
from plans.models import Plan, PlanTemplate, Workspace

NOBODYS = 0  # the key of no row


def template_of(pk):
    """The template of that number, published or not, or None."""
    return PlanTemplate.objects.prefetch_related('steps').filter(pk=pk).first()


def sample_plan(template):
    """(the plan, its document), as somebody would have it who starts from the template now."""
    workspace = Workspace(pk=NOBODYS, name='')
    model, title = template.business_model, template.name
    plan = Plan(
        pk=NOBODYS,
        workspace=workspace,
        template=template,
        title=title,
        business_model=model,
        currency=Currency.VND.value,
    )
    return plan, PlanDocument(title=title, business_model=model, currency=Currency.VND)
