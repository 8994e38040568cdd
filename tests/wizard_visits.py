"""The wizard as people use it: a page is opened, a field saves itself, a form is sent."""

from django.urls import reverse
from lxml.html import fromstring

from plans.domain import rows
from plans.domain.documents.object_shapes import SINGLES
from plans.domain.documents.reading import Reader
from plans.domain.row_places import find, places_of, whose
from plans.models import Plan
from plans.views.wizard_page import split_group
from tests.pages import Page, Visitor


class Wizard(Visitor):
    """One person in the wizard of one plan. `open` a step, `save` a field as the page does."""

    def __init__(self, client, plan):
        super().__init__(client)
        self.plan, self.step = plan, ''

    def open(self, step, group=''):
        """Open a step, with a row open."""
        self.step = step
        url = reverse('plans:step', args=[self.plan.pk, step])
        return self.get(f'{url}?open={group}' if group else url)

    def sent(self, group, **typed):
        """What the page sends of one group: its fields and their values as loaded."""
        starts = (f'{group}-', f'was-{group}-')
        data = self.page.data('step-form', **{f'{group}-{name}': typed[name] for name in typed})
        return {name: values for name, values in data.items() if name.startswith(starts)}

    def save(self, group, field, typed, **more):
        """Autosave one field of an open group; returns the answer.

        Afterwards the page holds what the answer says is now loaded, as htmx swaps it in.
        """
        data = self.sent(group, **{field: typed}) | {'group': group, 'field': field} | more
        url = reverse('plans:wizard_field', args=[self.plan.pk, self.step])
        answer = self.client.post(url, data, headers={'hx-request': 'true'})
        self.page.type(f'{group}-{field}', typed)
        if answer['Content-Type'].startswith('text/html'):
            self._swap(Page(answer.content.decode()))
        return answer

    def _swap(self, reply):
        swapped = {one.name: one.value for one in reply.controls if one.name.startswith('was-')}
        for control in self.page.controls:
            control.value = swapped.get(control.name, control.value)

    def values(self, group):
        """What is stored of a group, by the plan file's names."""
        plan = Plan.objects.get(pk=self.plan.pk)
        name, pk = split_group(group)
        if pk is not None:
            return rows.values_of(plan, name, find(plan, name, pk))
        shape = SINGLES[name]
        row = plan if shape.model is Plan else shape.model.objects.get(plan=plan)
        return Reader(plan, raw=True).one(name, row, shape)

    def save_state(self):
        """What the page says of saving, without script."""
        states = fromstring(self.page.html).xpath('//*[@data-save-state]/*[not(@hidden)]')
        return [' '.join(one.text_content().split()) for one in states]

    def group(self, name, number=0):
        """The name of a row by its place in the list: `needs-12`."""
        return f'{name}-{pks_in_order(self.plan, name)[number]}'


def pks_in_order(plan, name):
    """pks of the rows of a list that are in the plan, in order."""
    live = places_of(plan, name).filter(deleted_at__isnull=True)
    return [whose(name, place) for place in live]
