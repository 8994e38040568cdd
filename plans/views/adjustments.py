"""Adjusting a target of an active plan: a new value and a new course, kept as a version."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from plans.document.tet import holds_tet
from plans.domain import adjustments
from plans.domain.adjustments import AdjustmentError
from plans.domain.figure_texts import FigureTextError
from plans.forms.adjustments import AdjustForm
from plans.views.access import decider, plan_of
from plans.views.adjusting import tell_of_end
from plans.views.splitting import CHANGING, Splitting
from plans.views.target_figures import target_url


class AdjustPage(Splitting):
    """What the page knows: the plan, the target, its periods."""

    @property
    def stamp(self):
        """The target as it is shown, in one text."""
        values = [self.target.target_value, *self.target.planned]
        return ';'.join('' if value is None else format(value.normalize(), 'f') for value in values)

    def form(self):
        """The form, filled with the target as it is."""
        data = self.request.POST if self.request.method == 'POST' else None
        pieces = self.pieces if self.takes_parts else ()
        periods = [self.words.period_in_full(piece) for piece in pieces]
        initial = {'target_value': self.target.target_value}
        sources = adjustments.sources_of_last_year(self.plan, self.target) if periods else ()
        return AdjustForm(
            data,
            measure=self.words.measure,
            periods=periods,
            sources=sources,
            profiles=self.profiles() if periods else (),
            initial=initial,
        )

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
        return tell_of_end(request, plan)
    page = AdjustPage(request, plan, ref)
    form = page.form()
    texts = [page.words.typed(value) for value in page.planned] or [''] * len(page.pieces)
    if request.method == 'POST':
        texts = [request.POST.get(f'period-{place}', '') for place in range(len(page.pieces))]
        fill = request.POST.get('fill', '')
        if form.is_valid() and fill:
            values = page.filled(form, fill, form.cleaned_data['target_value'])
            texts = [page.words.typed(value) for value in values] if values else texts
            form = page.form() if fill in CHANGING and not form.errors else form
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
