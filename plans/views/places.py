"""Where a record of a plan is looked at or changed: the address behind every number and name."""

from functools import lru_cache
from urllib.parse import quote, urlencode

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from plans.document.choices import CheckCode, PlanStatus, StepKey
from plans.document.steps import STEP_OF_PART
from plans.domain.row_places import PLACED, places_of, whose
from plans.forms.parts import PARTS

# The step in which the rows of a list are edited.
STEP_OF_LIST = {name: STEP_OF_PART[name] for name in PARTS}
# The part of the plan page that shows the rows of a list; the overview shows the rest.
TAB_OF_LIST = {
    'needs': 'needs',
    'strategies': 'needs',
    'goals': 'needs',
    'targets': 'targets',
}
# The part of the plan page that shows what a step holds; the overview shows the rest.
TAB_OF_STEP = {
    StepKey.MODEL_DETAILS: 'model',
    StepKey.NEEDS: 'needs',
    StepKey.DEALERS: 'dealers',
    StepKey.GOALS: 'needs',
    StepKey.STRATEGIES: 'needs',
    StepKey.TARGETS: 'targets',
    StepKey.ACTIONS: 'actions',
    StepKey.FEEDBACK: 'feedback',
}
# The list that the subjects of a check lie in.
LIST_OF_CHECK = {
    CheckCode.M1_1: 'strategies',
    CheckCode.M1_2: 'strategies',
    CheckCode.M1_3: 'needs',
    CheckCode.M2_1: 'needs',
    CheckCode.M3_4: 'feedback',
    CheckCode.O1: 'targets',
    CheckCode.O2: 'targets',
    CheckCode.O3A: 'needs',
    CheckCode.O3B: 'needs',
    CheckCode.O3C: 'needs',
    CheckCode.O4: 'strategies',
    CheckCode.O5: 'goals',
    CheckCode.O6: 'targets',
    CheckCode.B1: 'items',
    CheckCode.S1: 'product_lines',
}


@lru_cache(maxsize=2000)
def address(name, *arguments):
    """The address of a page, looked up once: a panel holds dozens."""
    return reverse(name, args=arguments)


def way_back(request, other):
    """The page of ours that the form or the address names in `next`, else the other one."""
    wanted = request.POST.get('next') or request.GET.get('next', '')
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if is_ours and wanted.startswith('/') else other


def url_of_row(plan, name, pk):
    """The wizard step with the row open."""
    url = reverse('plans:step', args=[plan.pk, STEP_OF_LIST[name]])
    return f'{url}?open={name}-{pk}#{name}-{pk}'


def url_of_step(plan, step, *, may_build):
    """Where a step is worked on, for who may, else where the plan page shows what it holds."""
    if may_build:
        return address('plans:step', plan.pk, step)
    return f'{address("plans:plan", plan.pk)}?tab={TAB_OF_STEP.get(step, "overview")}'


def url_of_ref(plan, ref, code):
    """Where the subject of a finding is: in a draft its row opens, else its place on the plan page.

    Followed as a link, the ref is looked up then; so a panel costs no query per subject.
    """
    name = LIST_OF_CHECK.get(code)
    if name is None:
        return ''
    if plan.status != PlanStatus.DRAFT and name == 'feedback':
        return reverse('plans:feedback_at', args=[plan.pk, ref])
    if plan.status != PlanStatus.DRAFT:
        return url_on_page(plan, name, ref)
    if not ref or not ref.isprintable():  # a row without refs, of no name or one no address holds
        return address('plans:step', plan.pk, STEP_OF_LIST[name])
    return address('plans:record', plan.pk, name, ref)


def url_on_page(plan, name, ref):
    """The row's place on the plan page, for whoever may read it."""
    where = urlencode({'tab': TAB_OF_LIST.get(name, ''), 'at': f'{name}-{ref}'})
    return f'{address("plans:plan", plan.pk)}?{where}#{name}-{quote(ref)}'


def pk_of_ref(plan, name, ref):
    """The pk of the row called `ref` (or named so, in lists without refs); None without one."""
    live = places_of(plan, name).filter(deleted_at__isnull=True)
    key = 'ref' if name in PLACED or hasattr(live.model, 'ref') else 'name'
    place = live.filter(**{key: ref}).first()
    return place and whose(name, place)
