"""What a plan starts from: seeding the shipped templates, and the words a wizard step shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.db import transaction
from django.utils import timezone

from plans.document.choices import TemplateStatus
from plans.document.metrics import METRICS
from plans.document.model_steps import steps_of_model
from plans.document.steps import STEP_BY_KEY
from plans.domain.shipped import ShippedPrompt, ShippedTemplate, load_templates, shared_prompts
from plans.models import (
    Metric,
    PlanTemplate,
    TemplateCheckText,
    TemplatePrompt,
    TemplateStep,
    TemplateTarget,
)

WORDED = ('title', 'message', 'why', 'fix')


@dataclass(frozen=True)
class Prompt:
    """The words of one field, or of a free question when `field_key` is '', in one language."""

    pk: int | None
    field_key: str
    label: str
    help: str
    example: str
    answer_type: str
    is_required: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class StepWords:
    """How a template titles one step, in one language."""

    key: str
    number: int
    title: str
    intro: str
    is_hidden: bool


@transaction.atomic
def seed_shipped() -> list[PlanTemplate]:
    """Store the shipped metrics and templates that are not there yet; return what was added.

    Doing it again changes nothing, and what staff have edited since stays as they left it.
    """
    _seed_metrics()
    stored = set(PlanTemplate.objects.values_list('code', 'version'))
    missing = [one for one in load_templates() if (one.code, one.version) not in stored]
    metrics = {metric.code: metric for metric in Metric.objects.all()}
    return [_seed_template(shipped, metrics) for shipped in missing]


def offered_to(workspace):
    """Templates that a plan of this workspace can be started from."""
    return PlanTemplate.objects.offered_to(workspace)


def guide_of(plan) -> PlanTemplate | None:
    """The template whose words, targets and checks guide a plan.

    The plan's own, unless its business model was changed since: then the published one of that
    model, while the plan keeps its own and comes back to it with its model. A query in that case.
    """
    own = plan.template
    if own is None or plan.business_model in ('', own.business_model):
        return own
    offered = PlanTemplate.objects.offered_to(plan.workspace)
    same = offered.filter(business_model=plan.business_model)
    return same.order_by('position', '-version').first() or own


def words_of_steps(
    template: PlanTemplate | None, language: str, model: str | None = None
) -> dict[str, StepWords]:
    """The eleven steps by key, in order, as the template titles them (one query).

    What it leaves as the app has it is said in the words of the business model.
    """
    said = {row.step_key: row for row in stored_steps(template)}
    steps = steps_of_model(model).values()
    return {step.key.value: _step_words(step, said.get(step.key), language) for step in steps}


def steps_of_plan(plan, language: str) -> dict[str, StepWords]:
    """The eleven steps as the plan's guide titles them."""
    guide = guide_of(plan)
    is_its = guide and plan.business_model in ('', guide.business_model)
    return words_of_steps(guide if is_its else None, language, plan.business_model or None)


def prompts_for(template: PlanTemplate | None, step_key: str, language: str) -> dict[str, Prompt]:
    """The words of the step's fields by field key (one query).

    A field that the template does not word (another business model's) has the shipped wording.
    """
    parts = STEP_BY_KEY[step_key].parts
    words = {
        key: prompt_in(shared, language)
        for key, shared in shared_prompts().items()
        if key.split('.')[0] in parts
    }
    for row in _stored_prompts(template, step_key):
        if row.field_key:
            words[row.field_key] = prompt_in(row, language)
    return words


def questions_for(template: PlanTemplate | None, step_key: str, language: str) -> list[Prompt]:
    """The template's own questions in the step, in their order (one query)."""
    return [prompt_in(row, language) for row in stored_questions(template, step_key)]


def stored_questions(template: PlanTemplate | None, step_key: str):
    """The rows of the template's own questions in the step, in their order."""
    return [row for row in _stored_prompts(template, step_key) if not row.field_key]


def check_wording(template: PlanTemplate | None) -> dict[str, dict[str, str]]:
    """The template's own wording of checks, {code: {'title_vi': …}} (one query).

    A published version does not change: its wording is read once.
    """
    if template is None:
        return {}
    if template.published_at:
        return _published_wording(template.pk, template.published_at)
    return _wording(template.pk)


@lru_cache(maxsize=200)
def _published_wording(template_pk, _published_at):
    return _wording(template_pk)


def _wording(template_pk):
    columns = [f'{part}_{lang}' for part in WORDED for lang in ('vi', 'en')]
    found = TemplateCheckText.objects.filter(template=template_pk).values('check_code', *columns)
    return {row['check_code']: {name: row[name] or '' for name in columns} for row in found}


def _seed_metrics() -> None:
    stored = set(Metric.objects.values_list('code', flat=True))
    Metric.objects.bulk_create(
        Metric(
            code=metric.code,
            name_vi=metric.name_vi,
            name_en=metric.name_en,
            kind=metric.kind,
            direction=metric.direction,
            unit_vi=metric.unit_vi or metric.unit,
            unit_en=metric.unit_en or metric.unit,
            decimals=metric.decimals or 0,
            formula_vi=metric.formula_vi,
            formula_en=metric.formula_en,
            business_models=[model.value for model in metric.models],
            position=position,
        )
        for position, metric in enumerate(METRICS.values())
        if metric.code not in stored
    )


def _seed_template(shipped: ShippedTemplate, metrics: dict[str, Metric]) -> PlanTemplate:
    (template,) = PlanTemplate.objects.bulk_create(  # in bulk: history keeps what staff change
        [
            PlanTemplate(
                **shipped.model_dump(exclude={'steps', 'prompts', 'targets'}),
                status=TemplateStatus.PUBLISHED,
                published_at=timezone.now(),
            )
        ]
    )
    _seed_prompts(template, shipped)
    TemplateTarget.objects.bulk_create(
        TemplateTarget(
            template=template,
            metric=metrics[target.metric],
            position=position,
            **target.model_dump(exclude={'metric'}),
        )
        for position, target in enumerate(shipped.targets)
    )
    return template


def _seed_prompts(template: PlanTemplate, shipped: ShippedTemplate) -> None:
    made = TemplateStep.objects.bulk_create(
        TemplateStep(template=template, **step.model_dump()) for step in shipped.steps
    )
    steps = {step.step_key: step for step in made}
    TemplatePrompt.objects.bulk_create(
        TemplatePrompt(
            step=steps[prompt.step_key],
            position=position,
            **prompt.model_dump(exclude={'step_key'}),
        )
        for position, prompt in enumerate(shipped.prompts)
    )


def _stored_prompts(template: PlanTemplate | None, step_key: str):
    if template is None:
        return ()
    if template.published_at:
        return _published_prompts(template.pk, template.published_at, str(step_key))
    return _prompts(template.pk, step_key)


@lru_cache(maxsize=200)
def _published_prompts(template_pk, _published_at, step_key):
    return _prompts(template_pk, step_key)


def _prompts(template_pk, step_key):
    found = TemplatePrompt.objects.filter(step__template=template_pk, step__step_key=step_key)
    return tuple(found)


def stored_steps(template: PlanTemplate | None):
    """The rows of a template's steps; those of a published version are read once."""
    if template is None:
        return ()
    if template.published_at:
        return _published_steps(template.pk, template.published_at)
    return tuple(template.steps.all())


def hidden_steps(guide: PlanTemplate | None) -> tuple[str, ...]:
    """Keys of the steps that the guide of a plan leaves out."""
    return tuple(row.step_key for row in stored_steps(guide) if row.is_hidden)


@lru_cache(maxsize=50)
def _published_steps(template_pk, _published_at):
    return tuple(TemplateStep.objects.filter(template=template_pk))


def prompt_in(said: TemplatePrompt | ShippedPrompt, language: str) -> Prompt:
    """The words of a stored or shipped prompt in one language."""
    return Prompt(
        pk=getattr(said, 'pk', None),
        field_key=said.field_key,
        label=_text(said, 'label', language),
        help=_text(said, 'help', language),
        example=_text(said, 'example', language),
        answer_type=said.answer_type,
        is_required=said.is_required,
        choices=tuple(_text(said, 'choices', language).splitlines()),
    )


def _step_words(step, said: TemplateStep | None, language: str) -> StepWords:
    plain = STEP_BY_KEY[step.key]
    title, intro = (_text(said, name, language) if said else '' for name in ('title', 'intro'))
    is_own = title not in ('', plain.title.text(language))
    asks_own = intro not in ('', plain.question.text(language))
    return StepWords(
        key=step.key.value,
        number=step.number,
        title=title if is_own else step.title.text(language),
        intro=intro if asks_own else step.question.text(language),
        is_hidden=bool(said and said.is_hidden and step.may_hide),
    )


def _text(said, name: str, language: str) -> str:
    """The text in this language; where it is empty, the other one (product.md 2)."""
    first, second = ('vi', 'en') if language == 'vi' else ('en', 'vi')
    return getattr(said, f'{name}_{first}') or getattr(said, f'{name}_{second}') or ''
