"""What changed since an earlier version, in words."""

from datetime import date

import pytest
from django.utils import translation

from plans.document.compare import LISTS, OWN_FIELDS, Change, ChangeKind, changes
from plans.domain.shipped.demo import STORY_DAY, demo_plan
from plans.forms.context import FormContext
from plans.views.changes import line_of
from tests.rules.plans import add, buy_side, document, put, row, sources

pytestmark = pytest.mark.django_db
COMMON_LISTS = [name for name in LISTS if name not in ('product_lines', 'buy_items', 'owners')]
UNWORDED = {'id', 'market_side'}


def context_of(plan, language='vi'):
    return FormContext(document=plan, language=language, today=date(2026, 12, 10))


def told(*changed, language='vi'):
    """(heading, kind, ref, field, before, after) of every change of the sound plan."""
    old, new = document(), document(*changed)
    contexts = context_of(old, language), context_of(new, language)
    with translation.override(language):
        lines = [line_of(change, *contexts) for change in changes(old, new)]
        return [
            (one.heading, str(one.kind), one.ref, one.field, one.before, one.after) for one in lines
        ]


def test_value_of_a_row_is_told_before_and_after():
    assert told(row('actions', 'A1', due='2027-06-30', owner='hai@example.com')) == [
        ('Việc cần làm', 'changed', 'A1', 'Người phụ trách', 'lan@example.com', 'hai@example.com'),
        ('Việc cần làm', 'changed', 'A1', 'Hạn hoàn thành', '28/02/2027', '30/06/2027'),
    ]


def test_links_are_told_by_the_titles_each_version_had():
    renamed = row('needs', 'N2', statement='Giao đều mỗi tuần')

    found = told(renamed, row('strategies', 'S1', needs=['N2']))

    assert found[1] == (
        'Chiến lược', 'changed', 'S1', 'Trả lời nhu cầu nào?', 'Cần lô 60 bao',
        'Giao đều mỗi tuần',
    )  # fmt: skip


def test_row_that_came_is_told_by_its_title():
    plan = document(add('goals', {'id': 'G2', 'statement': 'Mở thêm kênh'}))

    with translation.override('vi'):
        line = line_of(changes(document(), plan)[0], context_of(document()), context_of(plan))

    assert (str(line.kind), line.ref, line.title) == ('added', 'G2', 'Mở thêm kênh')


def test_rows_below_a_row_are_counted():
    assert told(sources('N1', 'supplier', 'sales_team')) == [
        ('Nhu cầu khách hàng', 'changed', 'N1', 'Căn cứ', '1 mục', '2 mục')
    ]


def test_causes_of_a_target_are_told_in_words():
    named = row('targets', 'T1', causes=['price', 'dealer'], causes_on='2027-04-05')

    assert [line[3:] for line in told(named, language='en')] == [
        ('Causes', '', 'Price, Dealers'),
        ('Causes named on', '', '5 Apr 2027'),
    ]


def test_own_fields_are_told_under_their_form():
    found = told(put(title='Khác', uses_dealers=True), buy_side(), language='en')

    assert [line[3:] for line in found[:3]] == [
        ('Plan name', 'Xuất khẩu cà phê nhân robusta sang EU 2027', 'Khác'),
        ('Business model', 'Sell-side', 'Buy-side'),
        ('Do resellers sell the goods on?', 'No', 'Yes'),
    ]


@pytest.mark.parametrize('language', ['vi', 'en'])
@pytest.mark.parametrize('name', ['noi-dia', 'san-htx', 'giay-kraft', 'cho-nong-san'])
def test_every_field_has_words(name, language):
    plan = demo_plan(name, STORY_DAY)
    context = context_of(plan, language)
    rows = [(part, getattr(plan, part)[0]) for part in COMMON_LISTS if getattr(plan, part)]
    fields = [(part, one, field) for part, one in rows for field in type(one).model_fields]
    fields += [('plan', plan, field) for field in OWN_FIELDS]
    fields += [('platform', plan.platform, field) for field in type(plan.platform).model_fields]

    with translation.override(language):
        bare = {
            (part, field)
            for part, one, field in fields
            if field not in UNWORDED and worded(part, one, field, context) in ('', field)
        }

    assert bare == set()


def worded(part, one, field, context):
    """The label of a field of a row."""
    value = getattr(one, field)
    change = Change(part, ChangeKind.CHANGED, one, field, value, value)
    return line_of(change, context, context).field
