"""Who may do what with a plan, in which state: product.md 2.1 and 2.4 as a table.

ACTIONS: {action: (how it is sent, who may in draft, in review, active, closed, archived)}. `who` is
words: `own` or `co`, who owns the plan or edits it together with the owner, and may plan at all;
`V E A M` viewers, editors, approvers, admins, whoever owns it; `judges` approvers and admins, but
not of an own plan. '' is nobody; None: there is nothing yet that it could be done to. COMPANY:
{action: (its page, who may)} for what belongs to no plan.
"""

import json
from dataclasses import dataclass

from django.urls import reverse

from plans.document.choices import PlanStatus, Role
from plans.domain import reviews, waivers
from plans.domain.row_places import rows_of

STATES = tuple(PlanStatus)
ROLES = {'V': Role.VIEWER, 'E': Role.EDITOR, 'A': Role.APPROVER, 'M': Role.ADMIN}
NOTE = 'Đã nói với hai khách lớn nhất.'
ALL = 'V E A M'


@dataclass(frozen=True)
class Sending:
    """One POST (or, without data, one GET): the page's name, its arguments after the plan's."""

    page: str
    arguments: tuple = ()
    data: dict | None = None


def page(name):
    """Something that is only looked at."""
    return lambda plan: Sending(name)


def post(name, *arguments, **data):
    """Something that is sent with the same values whatever the plan holds."""
    return lambda plan: Sending(name, arguments, data)


def locked(name, **data):
    """Something that carries the version of the plan that was shown."""
    return lambda plan: Sending(name, (), {'lock_version': plan.lock_version, **data})


def field(step, part, name, value):
    """One field of the part's first row, saved by itself."""

    def sending(plan):
        row = rows_of(plan, part).first()
        group = f'{part}-{row.pk}'
        was = json.dumps(getattr(row, name))
        typed = {f'{group}-{name}': value, f'was-{group}-{name}': was}
        return Sending('wizard_field', (step,), {'group': group, 'field': name, **typed})

    return sending


def row(step, part):
    """One row more."""
    return post('wizard_rows', step, part, key=f'one-{part}')


def submitting(plan):
    """With every warning read, where there are any to read."""
    shown = reviews.readiness(plan).warnings if plan.is_draft else ()
    read = {'is_read': 'on', 'shown': ' '.join(shown)}
    return Sending('review', (), {'lock_version': plan.lock_version, 'note': NOTE, **read})


def deciding(decision):
    def sending(plan):
        newest = plan.versions.first()
        sent = {'decision': decision, 'version': newest.number if newest else 0, 'note': NOTE}
        return Sending('decide', (), sent)

    return sending


def adjusting(plan):
    typed = {
        'new': ['goals-new1'],
        'goals-new1-statement': 'Mở kênh',
        'goals-new1-priority': 'high',
    }
    told = {'go': 'save', 'reason': NOTE, 'lock_version': plan.lock_version}
    return Sending('adjust', (), {**typed, 'goals-new1-category': 'coverage', **told})


def accepting(plan):
    """M3.1 with what was shown of it, or would have been."""
    try:
        seen = waivers.open_check(plan, 'M3.1').fingerprint
    except waivers.NothingToAcceptError:
        seen = 'warn'
    sent = {'reason': NOTE, 'expires_on': '28/02/2027', 'seen': seen}
    return Sending('accept_check', ('M3.1',), sent)


def waiver(verb):
    return lambda plan: Sending('decide_waiver', (plan.waivers.first().pk, verb), {})


def restoring_version(plan):
    first = plan.versions.last()
    return Sending('restore_version', (first.number if first else 1,))


def asking_another(plan):
    other = plan.workspace.memberships.approvers().exclude(pk__in=[plan.owner_id, plan.approver_id])
    return Sending('ask_another', (), {'to': other.last().pk, 'lock_version': plan.lock_version})


def figure(plan):
    key = '2027-01-01_2027-01-31'
    return Sending('record_figures', ('T1',), {f'figure-{key}': '5', f'was-{key}': ''})


def checking_in(plan):
    said = {'confidence': '4', 'sentence': NOTE}
    return Sending('check_in', (), {f'plan-{plan.pk}-{key}': value for key, value in said.items()})


FEEDBACK = {
    'customer': 'Phở Bò', 'verbatim': 'Giao chậm', 'channel': 'phone', 'sentiment': 'negative',
    'received_on': '10/12/2026', 'key': 'said',
}  # fmt: skip
SHARE = {'kind': 'summary', 'days': '7', 'key': 'share'}
EXPORT = {'kind': 'csv', 'language': 'vi', 'sections': ['goals']}
CLOSE = {'close_note': NOTE, 'early_reason': NOTE}

ACTIONS = {
    # action: (sent, draft, in review, active, closed, archived)
    'read': (page('tasks'), ALL, ALL, ALL, ALL, ALL),
    'comment': (post('say', body=NOTE, key='say'), ALL, ALL, ALL, ALL, ALL),
    'export': (post('export', **EXPORT), ALL, ALL, ALL, ALL, ALL),
    'copy': (page('copy'), *['E A M'] * 5),
    'duplicate': (page('duplicate'), *['E A M'] * 5),
    'share outside': (post('share', **SHARE), *['own co A M'] * 5),
    'change the basics': (field('goals', 'goals', 'statement', 'Khác'), 'own co', '', '', '', ''),
    'add a goal': (row('goals', 'goals'), 'own co', '', '', '', ''),
    'add a target': (row('targets', 'targets'), 'own co', '', '', '', ''),
    'change a need': (field('needs', 'needs', 'statement', 'Khác'), 'own co', '', 'own co', '', ''),
    'add a need': (row('needs', 'needs'), 'own co', '', 'own co', '', ''),
    'add a strategy': (row('strategies', 'strategies'), 'own co', '', 'own co', '', ''),
    'add a dealer': (row('dealers', 'dealers'), 'own co', '', 'own co', '', ''),
    'add a task': (row('actions', 'actions'), 'own co', '', 'E A M', '', ''),
    'add a session': (row('dealers', 'sessions'), 'own co', '', 'E A M', '', ''),
    'take feedback down': (
        post('capture_plan_feedback', **FEEDBACK),
        'own co',
        '',
        'E A M',
        '',
        '',
    ),
    'enter a figure': (figure, '', '', 'E A M', '', ''),
    'check in': (checking_in, '', '', 'E A M', '', ''),
    'renew the form’s link': (post('new_form_link'), 'own co', '', 'own co', '', ''),
    'accept a check': (accepting, 'own co', '', 'own co', '', ''),
    'revoke an acceptance': (waiver('revoke'), 'A M', '', 'A M', '', ''),
    'confirm an acceptance': (waiver('confirm'), '', '', 'judges', '', ''),
    'submit': (submitting, 'own co', '', '', '', ''),
    'withdraw': (locked('withdraw'), '', 'own', '', '', ''),
    'approve': (deciding('approve'), '', 'judges', '', '', ''),
    'return': (deciding('return'), '', 'A M', '', '', ''),
    'ask another approver': (asking_another, '', 'M', '', '', ''),
    'adjust': (adjusting, '', '', 'A M', '', ''),
    'close': (locked('close', **CLOSE), '', '', 'own A M', '', ''),
    'reopen': (locked('reopen'), '', '', '', 'A M', ''),
    'archive': (locked('archive'), 'own M', '', '', 'own M', ''),
    'restore': (locked('restore'), '', '', '', '', 'own M'),
    'delete': (post('delete', sure='yes'), 'own', '', '', '', ''),
    'start from a version': (restoring_version, None, 'E A M', 'E A M', 'E A M', 'E A M'),
}

COMPANY = {
    'start a plan': ('new', 'E A M'),
    'bring a file in': ('upload', 'E A M'),
    'list the members': ('members', 'M'),
    'change the settings': ('settings', 'M'),
    'change the thresholds': ('check_settings', 'M'),
    'read the record': ('audit', 'M'),
    'export the record': ('export_audit', 'M'),
    'offer templates': ('workspace_templates', 'M'),
    'tell other programs': ('webhooks', 'M'),
    'search': ('search', ALL),
    'read the dealers': ('dealers', ALL),
    'add a dealer': ('new_dealer', 'E A M'),
    'import dealers': ('import_dealers', 'E A M'),
    'enter figures': ('figures', 'E A M'),
    'read feedback': ('feedback', ALL),
    'take feedback down': ('capture_feedback', 'E A M'),
}


def may(who, role, relation):
    """Whether the words allow it to a role that owns the plan, shares it, or neither."""
    letter = next(one for one in ROLES if ROLES[one] == role)
    plans, judges = role != Role.VIEWER, role in (Role.APPROVER, Role.ADMIN)
    held = {letter}
    held |= {'own'} if plans and relation == 'own' else set()
    held |= {'co'} if plans and relation == 'co' else set()
    held |= {'judges'} if judges and relation != 'own' else set()
    return bool(held & set(who.split()))


def send(client, plan, sending):
    """What the client is answered."""
    url = reverse(f'plans:{sending.page}', args=[plan.pk, *sending.arguments])
    return client.get(url) if sending.data is None else client.post(url, sending.data)
