"""What to do about a target: where it stands, where it leads, what is needed.

Each is a whole sentence in the reader's language; they speak of the plan, never of a person.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from plans.document import display
from plans.document.bilingual import Bilingual
from plans.document.choices import TrackingStatus
from plans.document.periods import days_between
from plans.document.schema import PlanDocument, Target
from plans.rules.tracking.entry import is_rolled_up
from plans.rules.tracking.track import TargetTracking
from plans.rules.tracking.wording import FigureWords

_STANDS = {
    'share': Bilingual(
        'Đến {day}, thời gian đã qua {gone}; {name} đạt {reached} chỉ tiêu.',
        'To {day}, {gone} of the time has gone; {name} has reached {reached} of the target.',
    ),
    'used': Bilingual(
        'Đến {day}, thời gian đã qua {gone}; {name} đã dùng {reached} mức cho phép.',
        'To {day}, {gone} of the time has gone; {name} has used {reached} of what is allowed.',
    ),
    'way': Bilingual(
        'Đến {day}, thời gian đã qua {gone}; {name} đi được {reached} quãng đường đến chỉ tiêu.',
        'To {day}, {gone} of the time has gone; {name} has come {reached} of the way.',
    ),
    'level': Bilingual(
        'Đến {day}, {name} là {actual}, mức cần giữ là {goal}.',
        'To {day}, {name} is {actual}; the level to keep is {goal}.',
    ),
    'parts': Bilingual(
        '{name} đi theo các chỉ tiêu con, tiến độ chung {pace}.',
        '{name} follows the targets below it; their pace together is {pace}.',
    ),
    'plain': Bilingual('Đến {day}, {name} là {actual}.', 'To {day}, {name} is {actual}.'),
    'not_started': Bilingual(
        '{name} bắt đầu từ {start}, chưa cần nhập số.',
        '{name} begins on {start}; no figures are needed yet.',
    ),
    'no_data': Bilingual(
        '{name} chưa có số liệu, thời gian đã qua {gone}.',
        '{name} has no figures yet; {gone} of the time has gone.',
    ),
}
_LEADS = {
    'forecast': Bilingual(
        'Với nhịp này, dự kiến cả kỳ đạt {share}: {forecast} so với {goal}.',
        'At this pace the whole period comes to {share}: {forecast} against {goal}.',
    ),
    'level': Bilingual(
        'Với nhịp này, dự kiến cuối kỳ là {forecast} so với {goal}.',
        'At this pace it ends at {forecast} against {goal}.',
    ),
    'final': Bilingual(
        'Kỳ đã kết thúc: {actual} so với {goal}.', 'The period is over: {actual} against {goal}.'
    ),
    'hold': Bilingual(
        'Chỉ tiêu giữ mức nên không có dự báo.', 'A level that is kept has no forecast.'
    ),
    'early': Bilingual('Còn sớm để dự báo cuối kỳ.', 'It is too early to forecast the end.'),
    'behind': Bilingual(
        'Thực hiện đang kém mức nền nên chưa dự báo được.',
        'The actual is worse than the baseline, so there is no forecast.',
    ),
}
_NEEDS = {
    'required': Bilingual(
        'Cần đạt {required} kế hoạch các kỳ còn lại.',
        '{required} of the remaining plan is still needed.',
    ),
    'allowed': Bilingual(
        'Phần còn lại của kỳ chỉ còn được thêm {rest}.', 'At most {rest} more may be added.'
    ),
    'overspent': Bilingual(
        'Đã vượt mức cho phép {rest}.', 'It is over what is allowed by {rest}.'
    ),
    'rise': Bilingual(
        'Cần thêm {rest} từ nay đến {due}.', '{rest} more is needed by {due}.'
    ),
    'fall': Bilingual(
        'Cần giảm thêm {rest} từ nay đến {due}.', 'It has to fall by {rest} by {due}.'
    ),
    'kept': Bilingual('Đang giữ được mức.', 'The level is kept.'),
    'restore': Bilingual(
        'Còn cách mức cần giữ {rest}.', 'It is {rest} away from the level to keep.'
    ),
    'reached': Bilingual('Chỉ tiêu đã đạt.', 'The target is reached.'),
    'first': Bilingual(
        'Nhập số kỳ đầu tiên để biết tiến độ.', 'Enter the first figure to see the pace.'
    ),
    'baseline': Bilingual(
        'Ghi mức nền, hoặc nhập số kỳ thứ hai, để biết tiến độ.',
        'Give a baseline, or a second figure, to see the pace.',
    ),
    'children': Bilingual(
        'Xem chỉ tiêu con nào đang chậm.', 'Look for the target below it that is slow.'
    ),
    'look': Bilingual('Tìm nguyên nhân và ghi việc cần làm.', 'Find the cause and note a task.'),
    'missing': Bilingual('Còn thiếu số: {periods}.', 'Figures are missing: {periods}.'),
}  # fmt: skip


def advice(
    target: Target, tracking: TargetTracking, document: PlanDocument, on: date, language: str
) -> tuple[str, ...]:
    """Three sentences on one target, a fourth where figures are missing; one before it begins."""
    words = FigureWords(target, document, language)
    facts = _facts(target, tracking, words, on)
    stands = _stands(target, tracking, words, document)
    chosen = [
        _STANDS[stands],
        _LEADS[_leads(tracking, words)],
        _NEEDS[_needs(target, tracking, words, document)],
    ]
    if tracking.missing:
        chosen.append(_NEEDS['missing'])
    if tracking.as_of is None:
        del chosen[1]
    if stands == 'not_started':
        del chosen[1:]
    return tuple(_capital(text.text(language).format(**facts)) for text in chosen)


def _facts(target: Target, tracking: TargetTracking, words: FigureWords, on: date) -> dict:
    """Every value that a sentence may name, as words."""
    language, goal = words.language, target.target_value
    rest = None
    if goal is not None and tracking.actual is not None:
        rest = abs(goal - tracking.actual)
    share = None
    if goal and tracking.forecast is not None:
        share = Fraction(tracking.forecast) * 100 / Fraction(goal)
    return {
        'name': words.name,
        'day': _day(tracking.as_of, language),
        'start': _day(target.start_date, language),
        'due': _day(target.due_date, language),
        'gone': words.percent(time_gone(target, tracking.as_of or on)),
        'reached': words.percent(tracking.attainment_pct),
        'pace': words.percent(tracking.pace_pct),
        'actual': words.full(tracking.actual),
        'goal': words.full(goal),
        'forecast': words.full(tracking.forecast),
        'share': words.percent(share),
        'required': words.percent(tracking.required_pct),
        'rest': words.difference(rest),
        'periods': ', '.join(words.period(piece) for piece in tracking.missing),
    }


def time_gone(target: Target, day: date) -> Fraction | None:
    """How much of a target's interval is gone on a day, in percent; None without dates."""
    start, due = target.start_date, target.due_date
    if start is None or due is None or due < start:
        return None
    length = days_between(start, due)
    return Fraction(max(0, min(length, days_between(start, day))) * 100, length)


def _stands(
    target: Target, tracking: TargetTracking, words: FigureWords, document: PlanDocument
) -> str:
    if tracking.as_of is None and tracking.pace_pct is None:
        is_ahead = tracking.status == TrackingStatus.NOT_STARTED
        return 'not_started' if is_ahead and target.start_date else 'no_data'
    if tracking.actual is None:
        return 'parts'
    if words.measure.is_hold:
        return 'level'
    as_of = tracking.as_of
    if tracking.attainment_pct is None or as_of is None or time_gone(target, as_of) is None:
        return 'plain'
    if not words.measure.is_cumulative:
        return 'way'
    return 'share' if words.measure.is_up else 'used'


def _leads(tracking: TargetTracking, words: FigureWords) -> str:
    if tracking.status in (TrackingStatus.ACHIEVED, TrackingStatus.MISSED):
        return 'final'
    if words.measure.is_hold:
        return 'hold'
    if tracking.forecast is not None:
        return 'forecast' if words.measure.is_cumulative else 'level'
    return 'behind' if tracking.pace_pct is not None and tracking.pace_pct < 0 else 'early'


def _needs(
    target: Target, tracking: TargetTracking, words: FigureWords, document: PlanDocument
) -> str:
    if tracking.as_of is None or tracking.actual is None:
        return 'children' if is_rolled_up(target, document) else 'first'
    if tracking.status == TrackingStatus.NO_BASELINE:
        return 'baseline'
    if tracking.status == TrackingStatus.ACHIEVED or target.target_value is None:
        return 'reached' if target.target_value is not None else 'look'
    gap = target.target_value - tracking.actual
    if words.measure.is_hold:
        return 'kept' if (gap <= 0) == words.measure.is_up or not gap else 'restore'
    if words.measure.is_cumulative and not words.measure.is_up:
        return 'allowed' if gap >= 0 else 'overspent'
    if tracking.required_pct is not None:
        return 'required' if gap > 0 else 'reached'
    if words.measure.is_cumulative:
        return 'look'
    goes_up = tracking.baseline is None or target.target_value >= tracking.baseline
    if (gap <= 0) if goes_up else (gap >= 0):
        return 'reached'
    return 'rise' if goes_up else 'fall'


def _day(day: date | None, language: str) -> str:
    return display.NONE if day is None else display.day(day, language)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
