"""The page of webhooks: added, secret shown once, changed, taken out; the company's own only."""

import pytest
from django.urls import reverse

from plans.document.choices import Role, WebhookEvent
from plans.domain import web_addresses, webhooks
from plans.models import Webhook
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db
URL = 'https://erp.example.com/hook'


@pytest.fixture
def webhook(admin):
    made = webhooks.add_webhook(admin.workspace, url=URL, events=['plan.approved'], by=admin)
    return made[0]


def test_webhook_is_added_once_and_its_secret_shown_once(admin, client_of):
    client, page = client_of(admin), reverse('plans:webhooks')
    sent = {'url': URL, 'events': ['feedback.critical'], 'key': 'k'}

    made = client.post(page, sent)
    again = client.post(page, sent)

    webhook, secret = made.context['made']
    assert (again.status_code, Webhook.objects.get()) == (302, webhook)
    assert secret in made.text
    assert secret not in client.get(page).text
    assert (webhook.events, webhook.is_on) == (['feedback.critical'], True)


@pytest.mark.parametrize('url', ['http://erp.example.com/', 'javascript:alert(1)', ''])
def test_address_without_https_is_refused(admin, client_of, url):
    sent = {'url': url, 'events': ['plan.approved'], 'key': 'k'}

    answer = client_of(admin).post(reverse('plans:webhooks'), sent)

    assert (answer.status_code, Webhook.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    ('place', 'message'),
    [
        ('127.0.0.1', 'Đây không phải địa chỉ trên Internet.'),
        ('10.0.0.1:8443', 'Đây không phải địa chỉ trên Internet.'),
        ('[fec0::1]', 'Đây không phải địa chỉ trên Internet.'),
        ('localhost', 'Đây không phải địa chỉ trên Internet.'),
        ('erp.internal', 'Đây không phải địa chỉ trên Internet.'),
        ('erp.example.com:99999', 'Không có cổng này.'),
        (
            'lan:pw@erp.example.com',
            'Bỏ tên và mật khẩu khỏi địa chỉ: tin gửi đi đã được ký.',
        ),
    ],
)
def test_address_that_nothing_is_sent_to_is_refused_in_words(admin, client_of, place, message):
    sent = {'url': f'https://{place}/', 'events': ['plan.approved'], 'key': 'k'}

    answer = client_of(admin).post(reverse('plans:webhooks'), sent)

    assert (answer.status_code, Webhook.objects.count()) == (422, 0)
    assert answer.context['form'].errors['url'] == [message]


def test_webhook_is_changed_and_taken_out_after_asking(admin, webhook, client_of):
    client, page = client_of(admin), reverse('plans:webhook', args=[webhook.pk])
    remove = reverse('plans:remove_webhook', args=[webhook.pk])

    was = client.get(page).context['form']['was'].value()
    client.post(page, {'events': ['target.status_changed'], 'was': was})

    webhook.refresh_from_db()
    assert (webhook.events, webhook.is_on) == (['target.status_changed'], False)
    client.post(remove)
    assert Webhook.objects.exists()
    client.post(remove, {'sure': 'yes'})
    assert not Webhook.objects.exists()


def test_webhook_changed_by_another_admin_meanwhile_is_told_then_kept(admin, webhook, client_of):
    other = MembershipFactory(workspace=admin.workspace, role=Role.ADMIN)
    mine, theirs = client_of(admin), client_of(other)
    page = reverse('plans:webhook', args=[webhook.pk])
    was = mine.get(page).context['form']['was'].value()
    theirs.post(page, {'events': ['target.status_changed'], 'is_on': 'on', 'was': was})

    sent = {'events': [*webhook.events, 'target.status_changed'], 'was': was}
    answer = mine.post(page, sent)
    told = answer.context['form']
    mine.post(page, sent | {'was': told['was'].value()})

    assert answer.status_code == 409
    assert told.errors['events'][0].startswith(
        f'{other.user.get_full_name()} vừa sửa ô này thành “'
    )
    webhook.refresh_from_db()
    assert (webhook.events, webhook.is_on) == (sent['events'], False)


@pytest.mark.parametrize(
    ('error', 'shown'),
    [
        (web_addresses.UNKNOWN, '<span>Không tìm thấy máy chủ nào có tên này.</span>'),
        ('The server refuses the connection.', '<span>Máy chủ từ chối kết nối.</span>'),
        ('SSLError: of a release before', '<span lang="en">SSLError: of a release before</span>'),
    ],
)
def test_log_says_in_the_language_of_the_reader_what_failed(
    admin, webhook, client_of, error, shown
):
    webhooks.tell(admin.workspace, WebhookEvent.PLAN_APPROVED, {})
    webhook.deliveries.update(error=error, attempts=1)

    page = client_of(admin).get(reverse('plans:webhook', args=[webhook.pk])).text

    assert shown in page


def test_webhook_of_another_company_is_not_found(stranger, webhook, client_of):
    client = client_of(stranger)

    for name in ('webhook', 'remove_webhook'):
        assert client.post(reverse(f'plans:{name}', args=[webhook.pk])).status_code == 404
    assert URL not in client.get(reverse('plans:webhooks')).text
