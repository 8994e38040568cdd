"""The two questions under the model cards: product.md 4.2."""

from django.urls import reverse


def test_model_step_asks_and_suggests(client_of, editor, plan):
    url = reverse('plans:step', args=[plan.pk, 'model'])

    asked = client_of(editor).get(url).content.decode()
    answered = client_of(editor).get(url, {'ask-site_owner': 'joint', 'ask-posted': ''})

    assert 'Chưa chắc? Trả lời 2 câu' in asked
    assert 'Gợi ý: <b>' not in asked
    assert 'Gợi ý: <b>Hợp tác thương mại</b>' in answered.content.decode()
    plan.refresh_from_db()
    assert plan.business_model != 'collaborative'


def test_other_steps_do_not_ask(client_of, editor, plan):
    url = reverse('plans:step', args=[plan.pk, 'goals'])

    assert 'ask-site_owner' not in client_of(editor).get(url).content.decode()
