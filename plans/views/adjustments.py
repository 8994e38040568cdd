"""Adjusting a target of an active plan: a new value and a new course, kept as a version."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from plans.document.planned import planned_values, target_slices
from plans.document.tet import holds_tet
from plans.domain import adjustments
from plans.domain.adjustments import AdjustmentError
from plans.domain.documents.reading import document_of
from plans.domain.figure_texts import FigureTextError
from plans.domain.language import active_language
from plans.forms.adjustments import AdjustForm
from plans.rules import splitting
from plans.rules.tracking import FigureWords, is_rolled_up
from plans.views.access import decider, plan_of
from plans.views.target_figures import target_url


class AdjustPage:
    """What the page knows: the plan, the target, its periods."""

    def __init__(self, request, plan, ref):
        self.request, self.plan = request, plan
        self.document = document_of(plan)
        self.target = next((one for one in self.document.targets if one.id == ref), None)
        if self.target is None:
            raise Http404
        self.words = FigureWords(self.target, self.document, active_language())
        self.pieces = target_slices(self.target, self.document)
        self.planned = planned_values(self.target, self.document)
        self.takes_parts = len(self.pieces) > 1 and not is_rolled_up(self.target, self.document)
        self.warning = ''

    @property
    def stamp(self):
        """The target as it is shown, in one text."""
        values = [self.target.target_value, *self.target.planned]
        return ';'.join('' if value is None else format(value.normalize(), 'f') for value in values)

    def form(self):
        """The form, filled with the target as it is."""
        data = self.request.POST if self.request.method == 'POST' else None
        count = len(self.pieces) if self.takes_parts else 0
        initial = {'target_value': self.target.target_value}
        return AdjustForm(data, measure=self.words.measure, count=count, initial=initial)

    def filled(self, form, way):
        """The parts of the periods filled in one of three ways; the form says where not."""
        total = form.cleaned_data['target_value']
        try:
            if way == 'even':
                return splitting.evenly(self.target, total, self.document)
            weights = form.weights_given() if way == 'weights' else self.last_year()
            return splitting.by_weights(self.target, total, weights, self.document)
        except FigureTextError as error:
            form.add_error('weights', str(error))
        except ValueError:
            text = _('Give %(count)s weights, one a period, not all of them 0.')
            form.add_error('weights', text % {'count': len(self.pieces)})
        except AdjustmentError as error:
            form.add_error('weights', error.message)
        return None

    def last_year(self):
        """Weights from what was reached a year before. Raises AdjustmentError."""
        reached = adjustments.reached_last_year(self.plan, self.target)
        weights = splitting.as_last_year(self.target, reached, self.document)
        if weights is None:
            text = _('Last year’s figures of this metric are not complete.')
            raise AdjustmentError('weights', text)
        if splitting.tet_moves(self.target, self.document):
            self.warning = _('Tết lay in another month last year: look at January and February.')
        return weights

    def content(self, form, texts):
        """What the page shows."""
        parts = [
            {
                'name': f'period-{place}',
                'label': self.words.period_in_full(piece),
                'is_tet': holds_tet(piece),
                'value': text,
            }
            for place, (piece, text) in enumerate(zip(self.pieces, texts, strict=True))
        ]
        return {
            'plan': self.plan,
            'form': form,
            'name': self.words.name,
            'unit': self.words.unit,
            'parts': parts if self.takes_parts else [],
            'may_fill': self.takes_parts and self.words.measure.is_cumulative,
            'stamp': self.stamp,
            'warning': self.warning,
            'back': target_url(self.plan, self.target.id),
        }


@decider
@require_http_methods(['GET', 'POST'])
def adjust_target(request, plan_id, ref):
    """Change a target; `fill` only fills the periods in anew."""
    plan = plan_of(request, plan_id)
    if not adjustments.may_adjust(request.membership, plan):
        raise PermissionDenied(_('Only approvers adjust a plan, and only while it is active.'))
    page = AdjustPage(request, plan, ref)
    form = page.form()
    texts = [page.words.typed(value) for value in page.planned] or [''] * len(page.pieces)
    if request.method == 'POST':
        texts = [request.POST.get(f'period-{place}', '') for place in range(len(page.pieces))]
        fill = request.POST.get('fill', '')
        if form.is_valid() and fill:
            values = page.filled(form, fill)
            texts = [page.words.typed(value) for value in values] if values else texts
        elif form.is_valid() and adjusted(request, page, form):
            messages.success(request, _('The target is adjusted.'))
            return redirect(target_url(plan, ref))
    content = page.content(form, texts)
    return render(request, 'targets/adjust.html', content, status=422 if form.errors else 200)


def adjusted(request, page, form):
    """Adjust the target; what is refused is said on the form. Returns whether it was done."""
    values, was = form.cleaned_data, (page.target.target_value, tuple(page.target.planned))
    if request.POST.get('stamp', '') != page.stamp:
        was = (None, ())
    try:
        adjustments.adjust_target(
            page.plan,
            page.target.id,
            target_value=values['target_value'],
            planned=form.planned_of(request.POST),
            reason=values['reason'],
            was=was,
            by=request.membership,
        )
    except FigureTextError as error:
        form.add_error(None, str(error))
        return False
    except AdjustmentError as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return False
    return True
