"""Splitting a target over its periods: even, by weights, by quarters, as last year went (5.2)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from plans.document import display
from plans.document.choices import StepKey
from plans.document.planned import is_broken_down, planned_values, target_slices
from plans.document.tet import holds_tet
from plans.domain import adjustments, rows, seasonal_profiles
from plans.domain.adjustments import AdjustmentError
from plans.domain.documents.reading import document_of
from plans.domain.figure_texts import FigureTextError
from plans.domain.language import active_language
from plans.domain.row_writer import ConflictError
from plans.forms.splitting import SplitForm
from plans.rules import splitting
from plans.rules.tracking import FigureWords, is_rolled_up
from plans.views.access import plan_to_build, planner
from plans.views.places import pk_of_ref
from plans.views.wizard import step_url

WAYS = ('even', 'weights', 'keep', 'forget', 'profile', 'last_year')
CHANGING = ('keep', 'forget')  # the profiles that the form offers


class Splitting:
    """A target with its periods, and the ways to split it; `warning` is about the last one."""

    def __init__(self, request, plan, ref):
        self.request, self.plan = request, plan
        self.document = document_of(plan)
        self.target = self.document.targets_by_id.get(ref)
        if self.target is None:
            raise Http404
        self.words = FigureWords(self.target, self.document, active_language())
        self.pieces = target_slices(self.target, self.document)
        self.planned = planned_values(self.target, self.document)
        self.takes_parts = len(self.pieces) > 1 and not is_rolled_up(self.target, self.document)
        self.warning = ''

    def filled(self, form, way, total):
        """The parts of the periods filled in one of WAYS; the form says where not."""
        try:
            return self.by_way(way)(form, total)
        except FigureTextError as error:
            form.add_error('weights', str(error))
        except AdjustmentError as error:
            form.add_error(error.field if error.field in form.fields else 'weights', str(error))
        except ValueError:
            quarters = len(splitting.quarters_of(self.target, self.document))
            text = _('Give %(count)s weights, one a period, not all of them 0.')
            if quarters > 1:
                text = _(
                    'Give %(count)s weights, one a period, or %(quarters)s, one a quarter, '
                    'not all of them 0.'
                )
            form.add_error('weights', text % {'count': len(self.pieces), 'quarters': quarters})
        return None

    def by_way(self, way):
        """What fills the parts in one of WAYS."""
        return {
            'weights': self.weighed,
            'keep': self.keep_profile,
            'forget': self.forget_profile,
            'profile': self.by_profile,
            'last_year': self.as_last_year,
        }.get(way, lambda _form, total: splitting.evenly(self.target, total, self.document))

    def profiles(self):
        """[(pk, name)] of the company's seasonal profiles."""
        return seasonal_profiles.profiles_of(self.request.workspace)

    def by_profile(self, form, total):
        """By a named profile. Raises AdjustmentError."""
        pk = form.profile_given()
        months = seasonal_profiles.weights_of(self.request.workspace, pk)
        if not months:
            raise AdjustmentError('profile', _('Choose a seasonal profile first.'))
        return splitting.by_profile(self.target, total, months, self.document)

    def keep_profile(self, form, total):
        """By the typed weights, which are kept under a name too. Raises AdjustmentError."""
        name, values = form.cleaned_data.get('keep_as'), self.weighed(form, total)
        weights = form.weights_given()
        is_whole = len(weights) == len(self.pieces)
        months = splitting.profile_of(self.target, weights, self.document) if is_whole else None
        if not name:
            raise AdjustmentError('keep_as', _('Give the seasonal profile a name.'))
        if months is None:
            text = _('A seasonal profile has a weight for each of the twelve months.')
            raise AdjustmentError('keep_as', text)
        try:
            seasonal_profiles.keep(self.request.workspace, name, months, by=self.request.membership)
        except seasonal_profiles.TooManyProfilesError as error:
            text = _('There are 50 seasonal profiles: forget one first.')
            raise AdjustmentError('keep_as', text) from error
        messages.success(self.request, _('The seasonal profile is kept.'))
        return values

    def forget_profile(self, form, _total):
        """Take the chosen profile away; fills nothing."""
        pk, by = form.profile_given(), self.request.membership
        sealed = seasonal_profiles.forget(self.request.workspace, pk, by=by)
        undo = reverse(
            'plans:bring_back_profile', query={'profile': sealed, 'next': self.request.path}
        )
        messages.success(
            self.request, _('The seasonal profile is gone.'), extra_tags=undo if sealed else ''
        )

    def weighed(self, form, total):
        """By the typed weights, one a period or one a quarter."""
        weights = form.weights_given()
        quarters = splitting.quarters_of(self.target, self.document)
        is_quarterly = len(weights) == len(quarters) != len(self.pieces)
        split = splitting.by_quarters if is_quarterly else splitting.by_weights
        return split(self.target, total, weights, self.document)

    def as_last_year(self, form, total):
        """By what was reached a year before. Raises AdjustmentError."""
        reached = adjustments.reached_last_year(self.plan, self.target, form.source_given())
        weights = splitting.as_last_year(self.target, reached, self.document)
        if weights is None:
            text = _('Last year’s figures of this metric are not complete.')
            raise AdjustmentError('weights', text)
        if splitting.tet_moves(self.target, self.document):
            self.warning = _('Tết lay in another month last year: look at January and February.')
        return splitting.by_weights(self.target, total, weights, self.document)


class DraftSplitting(Splitting):
    """The page that splits a target of a draft: the ways, and what one of them gives."""

    @property
    def stamp(self):
        """The planned values as they are shown, in one text."""
        return ';'.join(str(value) for value in self.target.planned)

    @property
    def lacks(self):
        """What must come first, in words; '' where the target can be split."""
        if self.target.target_value is None or not self.pieces:
            return _('Give the target a value, a start and a due date first.')
        if not self.words.measure.is_cumulative:
            return _('A level is read off, so it is not split over the periods.')
        if not self.takes_parts or not is_broken_down(self.target):
            return _('Choose a breakdown by month or quarter first.')
        return ''

    def form(self):
        """The form, filled from what was sent."""
        data = self.request.POST if self.request.method == 'POST' else None
        sources = adjustments.sources_of_last_year(self.plan, self.target)
        return SplitForm(data, sources=sources, profiles=self.profiles())

    def content(self, form, way='', values=None):
        """What the page shows; `values` of the way that was tried, else the present ones."""
        shown = values or self.planned
        total = sum(shown)
        return {
            'plan': self.plan,
            'name': self.words.name,
            'unit': self.words.unit,
            'form': form,
            'lacks': self.lacks,
            'way': {'keep': 'weights'}.get(way, way) if values else '',
            'stamp': self.stamp,
            'warning': self.warning,
            'parts': self.parts_of(shown, total),
            'total': self.words.exact(total),
            'gap': self.words.exact(total - (self.target.target_value or 0)),
            'is_exact': total == self.target.target_value,
            'back': self.back,
        }

    def parts_of(self, values, total):
        """The periods with their part of the whole, in words."""
        language = active_language()
        return [
            {
                'label': self.words.period_in_full(piece),
                'is_tet': holds_tet(piece),
                'value': self.words.exact(value),
                'share': display.percent(value * 100 / total, language, 1)
                if total
                else display.NONE,
            }
            for piece, value in zip(self.pieces, values, strict=False)
        ]

    @property
    def back(self):
        """The open row in the wizard."""
        pk = pk_of_ref(self.plan, 'targets', self.target.id)
        return step_url(self.plan, StepKey.TARGETS, f'targets-{pk}')


@planner
@require_http_methods(['GET', 'POST'])
def split_target(request, plan_id, ref):
    """Split a target of a draft: `fill` shows what a way gives, `use` keeps it."""
    page = DraftSplitting(request, plan_to_build(request, plan_id), ref)
    form, values = page.form(), None
    way = request.POST.get('use') or request.POST.get('fill') or ''
    if request.method == 'POST' and form.is_valid() and way in WAYS and not page.lacks:
        values = page.filled(form, way, page.target.target_value)
        form = page.form() if way in CHANGING and not form.errors else form
        if (
            values
            and 'use' in request.POST
            and kept(request, page, form, () if way == 'even' else values)
        ):
            messages.success(request, _('The target is split over its periods.'))
            return redirect(page.back)
    status = 422 if form.errors else 200
    return render(request, 'wizard/split.html', page.content(form, way, values), status=status)


def kept(request, page, form, values):
    """Keep the parts; what another did meanwhile is said on the form. Returns whether it was."""
    if request.POST.get('stamp', '') == page.stamp:
        change, was = {'planned': values}, {'planned': page.target.planned}
        pk = pk_of_ref(page.plan, 'targets', page.target.id)
        try:
            rows.change(page.plan, 'targets', pk, change, by=request.membership, was=was)
        except ConflictError:
            pass
        else:
            return True
    form.add_error(None, _('Somebody has changed the periods meanwhile. Look at them again.'))
    return False
