"""The closed lists of product.md section 2."""

from plans.document import choices
from plans.document.choices import BusinessModel, Choice, SourceClass, SourceKind


def test_every_choice_has_both_labels():
    lists = [item for item in vars(choices).values() if isinstance(item, type)]
    lists = [item for item in lists if issubclass(item, Choice) and item is not Choice]

    bare = [str(member) for item in lists for member in item if not (member.en and member.vi)]

    assert len(lists) > 40
    assert bare == []


def test_label_follows_the_language():
    assert BusinessModel.BUY_SIDE.label('vi') == 'Bên mua'
    assert BusinessModel.BUY_SIDE.label('en-gb') == 'Buy-side'
    assert BusinessModel.pairs('en')[0] == ('sell_side', 'Sell-side')


def test_source_kinds_fall_into_the_classes_of_the_rules():
    classes = {kind.value: kind.source_class for kind in SourceKind}

    assert classes == {
        'customer_interview': SourceClass.DIRECT,
        'customer_survey': SourceClass.DIRECT,
        'customer_feedback': SourceClass.DIRECT,
        'site_visit': SourceClass.DIRECT,
        'order_history': SourceClass.DIRECT,
        'quote_history': SourceClass.DIRECT,
        'platform_data': SourceClass.DIRECT,
        'dealer_session': SourceClass.JOINT,
        'dealer_single': SourceClass.DEALER1,
        'market_report': SourceClass.MARKET,
        'supplier': SourceClass.SUPPLIER,
        'sales_team': SourceClass.INTERNAL,
        'assumption': SourceClass.INTERNAL,
    }
