"""A company's own templates, made from its plans and offered to it alone. Source: 2.2."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from plans.document.choices import (
    BusinessModel,
    NeedStatus,
    StepKey,
    StrategyStatus,
    TemplateStatus,
)
from plans.document.schema import PlanDocument
from plans.document.template_file import PromptFile, TargetFile, TemplateFile
from plans.document.text import fold, name_key, sort_key
from plans.domain import audit
from plans.domain.names_in_texts import Names
from plans.domain.shipped import shared_prompts
from plans.domain.template_contents import complete, content_of, store
from plans.domain.template_versions import next_version, offer, retire
from plans.domain.workspaces import locked
from plans.models import Metric, PlanTemplate

MOST_EXAMPLES = 3
LONGEST_CODE = 50


@dataclass(frozen=True)
class Wish:
    """What a template made of a plan is called, in the language it was typed in ('vi' or 'en')."""

    name: str
    description: str
    language: str


def templates_of(workspace):
    """The newest version of each of the company's own templates, by name.

    Each with `plan_count`, how many of the company's plans use any version of it. Two queries.
    """
    own = PlanTemplate.objects.filter(workspace=workspace).order_by('-version')
    used = Counter(workspace.plans.values_list('template__code', flat=True))
    newest: dict[str, PlanTemplate] = {}
    for template in own:
        template.plan_count = used[template.code]
        newest.setdefault(template.code, template)
    return sorted(newest.values(), key=lambda template: sort_key(template.name or ''))


def is_taken(workspace, name, but=None):
    """Whether another of the company's offered templates has that name."""
    offered = PlanTemplate.objects.published().filter(workspace=workspace)
    others = offered.exclude(code=but.code) if but else offered
    return name_key(name) in {name_key(one.name or '') for one in others}


def content_from(plan, document: PlanDocument, wish: Wish, kept=frozenset()) -> TemplateFile:
    """What a template of this plan would say: its steps and questions, with its own texts as
    examples and its targets as suggestions. Names are left out, but those of the kinds `kept`.
    """
    base = base_of(plan)
    names = Names(plan.workspace, document, wish.language, kept)
    here, other = wish.language, 'en' if wish.language == 'vi' else 'vi'
    told = {
        f'name_{here}': wish.name,
        f'name_{other}': '',
        f'description_{here}': wish.description,
        f'description_{other}': '',
        'business_model': document.business_model or base.business_model,
        'targets': tuple(_targets(document, names, here)),
        'steps': tuple(
            _with_examples(step, document, names, here) for step in complete(base).steps
        ),
    }
    return base.model_copy(update=told)


def base_of(plan) -> TemplateFile:
    """What the plan's template says; one that says nothing of its own for a plan without."""
    if plan.template:
        return content_of(plan.template)
    model = plan.business_model or BusinessModel.SELL_SIDE.value
    return complete(TemplateFile(code='new', business_model=model))


@transaction.atomic
def save_as_template(plan, content: TemplateFile, *, by, replaces=None):
    """Offer the content to the plan's company, as a template of its own or in place of one.

    Returns the PlanTemplate. The version it replaces stays with the plans that use it.
    """
    workspace = locked(plan.workspace)  # so that two at once get codes and versions in turn
    name = content.name_vi or content.name_en
    code = replaces.code if replaces else _free_code(workspace, name)
    content = content.model_copy(update={'code': code})
    template = store(content, workspace=workspace, version=next_version(code))
    offer(template, at=timezone.now())
    audit.record(workspace=workspace, by=by, action='template_saved', subject=name, plan=plan.code)
    return template


@transaction.atomic
def change_offer(template, *, by, is_offered):
    """Offer one of the company's templates again, or no longer."""
    if is_offered and template.status != TemplateStatus.PUBLISHED:
        offer(template, at=timezone.now())
    elif not is_offered:
        retire(template)
    action = 'template_offered' if is_offered else 'template_retired'
    audit.record(workspace=template.workspace, by=by, action=action, subject=template.name)


def _free_code(workspace, name: str) -> str:
    """A code that no template has, from the company and the name."""
    stem = slugify(f'{workspace.slug}-{fold(name)}')[:LONGEST_CODE].strip('-') or 'mau'
    taken = set(PlanTemplate.objects.filter(code__startswith=stem).values_list('code', flat=True))
    numbers = (stem if number == 1 else f'{stem}-{number}' for number in range(1, len(taken) + 2))
    return next(code for code in numbers if code not in taken)


def _targets(document: PlanDocument, names: Names, language: str):
    """The plan's targets as suggestions; parts of another target are not suggested."""
    known = set(Metric.objects.values_list('code', flat=True))
    for target in document.targets:
        if target.parent is None and target.metric in known:
            told = {
                f'name_{language}': names.left_out(target.name),
                'metric': target.metric,
                'suggested_value': target.target_value,
                'weight': target.weight,
                'market_side': target.market_side,
            }
            chosen = {'path': target.path, 'breakdown': target.breakdown}
            yield TargetFile(**told, **{key: value for key, value in chosen.items() if value})


def _with_examples(step, document: PlanDocument, names: Names, language: str):
    """A step whose fields and questions have the plan's own texts as examples."""
    examples = {key: text for key, text in _examples(document, step.step).items() if text}
    answers = {
        one.question: one.answer for one in document.answers if one.step == step.step and one.answer
    }
    prompts = [
        _with_example(prompt, names.left_out(found), language)
        if (found := examples.pop(prompt.field, '') or _answer_to(prompt, answers))
        else prompt
        for prompt in step.prompts
    ]
    prompts += [
        _with_example(_shared(key), names.left_out(text), language)
        for key, text in examples.items()
    ]
    update = {'prompts': tuple(prompts)}
    if step.step == StepKey.DEALERS and document.uses_dealers is not None:
        update['is_hidden'] = not document.uses_dealers
    return step.model_copy(update=update)


def _examples(document: PlanDocument, step: StepKey) -> dict[str, str]:
    """{field: the plan's first texts in it} of the lists that the step asks for."""
    if step == StepKey.NEEDS:
        live = [one for one in document.needs if one.status != NeedStatus.REJECTED]
        return {'needs.statement': _joined(one.statement for one in live)}
    if step == StepKey.GOALS:
        return {'goals.statement': _joined(one.statement for one in document.goals)}
    if step == StepKey.STRATEGIES:
        chosen = [one for one in document.strategies if one.status == StrategyStatus.CHOSEN]
        return {'strategies.title': _joined(one.title for one in chosen or document.strategies)}
    if step == StepKey.ACTIONS:
        return {'actions.title': _joined(one.title for one in document.actions)}
    return {}


def _joined(texts) -> str:
    return ' · '.join([text for text in texts if text][:MOST_EXAMPLES])


def _answer_to(prompt: PromptFile, answers: dict[str, str]) -> str:
    if prompt.field:
        return ''
    return answers.get(prompt.label_vi) or answers.get(prompt.label_en) or ''


def _with_example(prompt: PromptFile, text: str, language: str) -> PromptFile:
    """The example in the language it was typed in; who reads the other one sees it too."""
    other = 'en' if language == 'vi' else 'vi'
    return prompt.model_copy(update={f'example_{language}': text, f'example_{other}': ''})


def _shared(key: str) -> PromptFile:
    words = shared_prompts()[key]
    names = [name for name in PromptFile.model_fields if name != 'field']
    return PromptFile(field=key, **{name: getattr(words, name) for name in names})
