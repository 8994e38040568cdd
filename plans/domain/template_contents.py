"""A stored template as one value, read and written whole: for files, copies, and going back."""

from __future__ import annotations

from collections import Counter

from django.db import transaction
from django.db.models import Case, Q, Sum, When

from plans.document.choices import AnswerType, StepKey, TemplateStatus
from plans.document.faults import Fault
from plans.document.steps import STEP_BY_KEY
from plans.document.template_file import (
    CheckTextFile,
    PromptFile,
    StepFile,
    TargetFile,
    TemplateFile,
    texts_of,
)
from plans.domain.shipped import shared_prompts
from plans.models import (
    Metric,
    PlanTemplate,
    TemplateCheckText,
    TemplatePrompt,
    TemplateStep,
    TemplateTarget,
)
from plans.rules.checks.texts import unknown_placeholders

REQUIRED = ('is required', 'là bắt buộc')
TWICE = ('stands here twice', 'xuất hiện hai lần')
# What a template row and its file call differently.
RENAMED = {'field': 'field_key', 'check': 'check_code', 'step': 'step_key'}
OWN = tuple(
    name
    for name in TemplateFile.model_fields
    if name not in ('format', 'code', 'version', 'steps', 'targets', 'check_texts')
)


def content_of(template, at=None) -> TemplateFile:
    """All that the template says, now or as it was `at` a moment. Five queries at most."""

    def rows(model, **place):
        return (model.history.as_of(at) if at else model.objects.all()).filter(**place)

    own = template if at is None else template.history.as_of(at)
    steps = {row.step_key: row for row in rows(TemplateStep, template_id=template.pk)}
    prompts: dict[int, list] = {}
    found = rows(TemplatePrompt, step_id__in=[row.pk for row in steps.values()])
    for row in sorted(found, key=_place):
        prompts.setdefault(row.step_id, []).append(_read(PromptFile, row))
    targets = sorted(rows(TemplateTarget, template_id=template.pk), key=_place)
    metrics = dict(Metric.objects.values_list('pk', 'code')) if targets else {}
    texts = sorted(rows(TemplateCheckText, template_id=template.pk), key=lambda row: row.check_code)
    return _read(
        TemplateFile,
        own,
        steps=[
            _read(StepFile, steps[key], prompts=prompts.get(steps[key].pk, []))
            for key in StepKey
            if key in steps
        ],
        targets=[_read(TargetFile, row, metric=metrics[row.metric_id]) for row in targets],
        check_texts=[_read(CheckTextFile, row) for row in texts],
    )


def complete(content: TemplateFile) -> TemplateFile:
    """The content with all eleven steps in order, wordings of checks in that of the checks."""
    said = {step.step: step for step in content.steps}
    steps = tuple(said.get(key) or _plain_step(key) for key in StepKey)
    texts = tuple(sorted(content.check_texts, key=lambda text: text.check))
    return content.model_copy(update={'steps': steps, 'check_texts': texts})


@transaction.atomic
def store(content: TemplateFile, *, template=None, workspace=None, version=None) -> PlanTemplate:
    """Keep the content as a new draft, or in place of what the draft `template` says.

    `version`: another than the content's. Its metrics must exist.
    """
    content = complete(content)
    template = template or PlanTemplate(
        code=content.code,
        version=version or content.version,
        status=TemplateStatus.DRAFT.value,
        workspace=workspace,
    )
    for name in OWN:
        setattr(template, name, _kept(getattr(content, name)))
    template.save()
    for old in (template.targets, template.check_texts):
        old.all().delete()
    _store_steps(template, content.steps)
    _store_targets(template, content.targets)
    _add(TemplateCheckText(template=template, **_columns(row)) for row in content.check_texts)
    return template


def faults_of(content: TemplateFile) -> list[Fault]:
    """Why a template with this content could not be offered, each with its path; none if it can."""
    return [
        *_blank_in('', content, 'name'),
        *_twice('steps', [step.step for step in content.steps]),
        *(fault for place, step in enumerate(content.steps) for fault in _in_step(place, step)),
        *_in_targets(content),
        *_in_checks(content),
    ]


def missing_english(content: TemplateFile) -> int:
    """How many texts are written in Vietnamese only."""
    rows = [content, *content.targets, *content.check_texts, *content.steps]
    rows += [prompt for step in content.steps for prompt in step.prompts]
    return sum(bool(vi) and not en for row in rows for _name, vi, en in texts_of(row))


def missing_english_of(templates) -> dict[int, int]:
    """{pk: how many texts are in Vietnamese only} of many templates, in five queries."""
    counts: Counter = Counter()
    for kind, model, place in (
        (TemplateFile, PlanTemplate, 'pk'),
        (StepFile, TemplateStep, 'template'),
        (PromptFile, TemplatePrompt, 'step__template'),
        (TargetFile, TemplateTarget, 'template'),
        (CheckTextFile, TemplateCheckText, 'template'),
    ):
        names = [name[:-3] for name in kind.model_fields if name.endswith('_vi')]
        found = model.objects.filter(**{f'{place}__in': templates}).order_by().values(place)
        lacking = sum((_lacking(name) for name in names[1:]), _lacking(names[0]))
        counts.update(dict(found.annotate(lacking=Sum(lacking)).values_list(place, 'lacking')))
    return dict(counts)


def _lacking(name: str):
    """1 where a text is in Vietnamese only, else 0."""
    no_english = Q(**{f'{name}_en': ''}) | Q(**{f'{name}_en': None})
    return Case(When(no_english & Q(**{f'{name}_vi__gt': ''}), then=1), default=0)


# --- faults --------------------------------------------------------------------------------------


def _in_step(place: int, step: StepFile):
    path = f'steps[{place}]'
    if step.is_hidden and not STEP_BY_KEY[step.step].may_hide:
        yield Fault(f'{path}.is_hidden', 'this step cannot be hidden', 'bước này không thể ẩn')
    if step.step == StepKey.REVIEW and step.prompts:
        yield Fault(f'{path}.prompts', 'the review asks nothing', 'bước rà soát không hỏi gì')
    known = {key for key in shared_prompts() if key.split('.')[0] in STEP_BY_KEY[step.step].parts}
    fields = [prompt.field for prompt in step.prompts]
    yield from _twice(f'{path}.prompts', fields)
    for number, prompt in enumerate(step.prompts):
        at = f'{path}.prompts[{number}]'
        yield from _blank_in(at, prompt, 'label')
        if prompt.field and prompt.field not in known:
            yield _unknown(f'{at}.field', prompt.field, 'a field of this step', 'ô của bước này')
        if not prompt.field and prompt.answer_type == AnswerType.CHOICE and not prompt.choices_vi:
            yield Fault(f'{at}.choices_vi', *REQUIRED)


def _in_targets(content: TemplateFile):
    known = set(Metric.objects.values_list('code', flat=True)) if content.targets else set()
    for place, row in enumerate(content.targets):
        yield from _blank_in(f'targets[{place}]', row, 'name')
        if row.metric not in known:
            yield _unknown(f'targets[{place}].metric', row.metric, 'a known metric', 'chỉ số đã có')


def _in_checks(content: TemplateFile):
    yield from _twice('check_texts', [row.check for row in content.check_texts])
    for place, row in enumerate(content.check_texts):
        for name, vi, en in texts_of(row):
            for language, text in (('vi', vi), ('en', en)):
                for slot in unknown_placeholders(row.check, text):
                    yield Fault(
                        f'check_texts[{place}].{name}_{language}',
                        f'check {row.check} does not know {{{slot}}}',
                        f'mục kiểm tra {row.check} không có chỗ điền {{{slot}}}',
                    )


def _unknown(path: str, said: str, en: str, vi: str) -> Fault:
    return Fault(path, f'"{said}" is not {en}', f'"{said}" không phải {vi}')


def _blank_in(path: str, row, name: str):
    if not getattr(row, f'{name}_vi').strip():
        yield Fault(f'{path}.{name}_vi'.lstrip('.'), *REQUIRED)


def _twice(path: str, names):
    """A fault at each name that stood before; blanks may stand as often as one likes."""
    seen: Counter = Counter()
    for place, name in enumerate(names):
        seen[name] += 1
        if name and seen[name] > 1:
            said = f'"{name}"'
            yield Fault(f'{path}[{place}]', f'{said} {TWICE[0]}', f'{said} {TWICE[1]}')


# --- rows and values -----------------------------------------------------------------------------


def _place(row):
    return (row.position, row.pk)


def _plain_step(key: StepKey) -> StepFile:
    return StepFile(step=key, title_vi=key.vi, title_en=key.en)


def _read(kind, row, **inside):
    """A row as its part of the file: blanks as the file writes them."""
    values = {
        name: getattr(row, RENAMED.get(name, name))
        for name in kind.model_fields
        if name not in inside and name != 'format'
    }
    return kind.model_validate(
        {name: _told(kind, name, value) for name, value in values.items()} | inside
    )


def _told(kind, name, value):
    blank = kind.model_fields[name].default
    return blank if value is None or (value == '' and blank is None) else value


def _columns(row, *apart) -> dict:
    """The values of a part of the file by the names of its row's columns."""
    return {
        RENAMED.get(name, name): _kept(getattr(row, name))
        for name in type(row).model_fields
        if name not in apart
    }


def _kept(value):
    """A value as its column keeps it: enums as their text, no side as ''."""
    return getattr(value, 'value', value)


def _store_steps(template, steps) -> None:
    """The rows of steps stay, for their pages have addresses; what they ask is written anew."""
    rows = {row.step_key: row for row in template.steps.all()}
    TemplatePrompt.objects.filter(step__template=template).delete()
    asked = []
    for step in steps:
        row = rows.get(step.step) or TemplateStep(template=template)
        for name, value in _columns(step, 'prompts').items():
            setattr(row, name, value)
        row.save()
        asked += [
            TemplatePrompt(step=row, position=position, **_columns(prompt))
            for position, prompt in enumerate(step.prompts)
        ]
    _add(asked)


def _store_targets(template, targets) -> None:
    metrics = dict(Metric.objects.values_list('code', 'pk'))
    _add(
        TemplateTarget(
            template=template,
            metric_id=metrics[row.metric],
            position=position,
            market_side=_kept(row.market_side) or '',
            **_columns(row, 'metric', 'market_side'),
        )
        for position, row in enumerate(targets)
    )


def _add(rows) -> None:
    """Store new rows of one kind at once, and what they are in their history."""
    rows = list(rows)
    if rows:
        model = type(rows[0])
        model.history.bulk_history_create(model.objects.bulk_create(rows))
