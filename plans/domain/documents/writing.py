"""The plan as one value → rows. Nothing is dropped: what matches no member is kept as text."""

from dataclasses import dataclass, field

from plans.document.schema import CloseOut
from plans.document.text import name_key
from plans.domain.documents.object_shapes import DETAILS, SINGLES
from plans.domain.documents.row_reading import BELOW
from plans.domain.documents.row_writing import RowWriting
from plans.domain.documents.shapes import SHAPES
from plans.models import (
    Actual,
    CheckWaiver,
    Customer,
    Dealer,
    DealerSession,
    Feedback,
    NeedSource,
    PlanAnswer,
    PlanDealer,
    PlanSession,
    SessionParticipant,
    Supplier,
    TargetPeriod,
    WizardStepState,
)

# Rows are written in this order, so that what is referred to exists; the rest is linked after.
ORDER = ('goals', 'capabilities', 'segments', 'needs', 'strategies', 'targets', 'actions')


@dataclass
class Report:
    """What an import could not place: addresses without a member, firms that were matched."""

    unknown_people: list[str] = field(default_factory=list)
    matched_dealers: list[str] = field(default_factory=list)


def write(plan, document, shared=None):
    """Write every list and object of the document below a plan that has no rows yet.

    shared: {'dealers' or 'sessions': {id in the document: pk}} of those that are here already and
    are shared, neither matched nor made. A session is shared along with the dealers in it.
    Call inside a transaction. Returns a Report.
    """
    return Writer(plan, shared).write(document)


class Writer(RowWriting):
    """Writes one document below one plan."""

    def __init__(self, plan, shared=None):
        super().__init__(plan)
        self.shared = {'dealers': {}, 'sessions': {}} | (shared or {})
        self.report = Report()

    def write(self, document):
        self.write_people(document)
        self.write_dealers(document)
        self.write_sessions(document)
        for name in ORDER:
            self.write_list(name, getattr(document, name))
        self.write_feedback(document)
        self.write_sources(document)
        self.write_later_links(document)
        self.write_details(document)
        self.write_records(document)
        self.report.unknown_people = self.people.unknown
        return self.report

    # --- people, dealers, sessions -----------------------------------------------------------

    def write_people(self, document):
        """Approver and co-editors; the owner was settled by whoever made the plan."""
        outsiders = {'template': [document.template, document.template_version]}
        owner = self.people.member(document.owner)
        if owner is None or owner != self.plan.owner:
            outsiders['owner'] = document.owner
        self.plan.approver = self.people.member(document.approver)
        if document.approver and not self.plan.approver:
            outsiders['approver'] = document.approver
        editors = [self.people.member(email) for email in document.co_editors]
        if None in editors:
            outsiders['co_editors'] = list(document.co_editors)
        self.write_co_editors([member for member in editors if member])
        self.plan.outsiders = outsiders
        self.plan.save(update_fields=['approver', 'outsiders'])

    def write_co_editors(self, members):
        """One row a member, in the file's order."""
        through = self.plan.co_editors.through
        through.objects.bulk_create(
            through(plan=self.plan, membership=member) for member in dict.fromkeys(members)
        )

    def write_dealers(self, document):
        """Share dealers, or match them by name, each at most once, else make them."""
        shared, waiting = self.shared['dealers'], {}
        named = self.plan.workspace.dealers.listed().exclude(name_key='')
        for dealer in named.exclude(pk__in=shared.values()).order_by('pk'):
            waiting.setdefault(dealer.name_key, []).append(dealer)
        firms = {
            item.id: shared.get(item.id) or self.dealer(item, waiting.get(name_key(item.name), ()))
            for item in document.dealers
        }
        Dealer.objects.bulk_create(one for one in firms.values() if getattr(one, 'pk', one) is None)
        self.pks['dealers'] = {ref: getattr(one, 'pk', one) for ref, one in firms.items()}
        PlanDealer.objects.bulk_create(
            PlanDealer(
                plan=self.plan,
                dealer_id=self.pks['dealers'][item.id],
                ref=item.id,
                position=position,
                **{name: getattr(item, name) for name in SHAPES['dealers'].placed},
            )
            for position, item in enumerate(document.dealers)
        )

    def dealer(self, item, namesakes):
        """The first of the namesakes, taken from them, else a new one, not saved yet."""
        if namesakes:
            dealer = namesakes.pop(0)
            self.report.matched_dealers.append(dealer.name)
            return dealer
        dealer = Dealer(workspace=self.plan.workspace, **self.attributes(SHAPES['dealers'], item))
        dealer.fill_folded()
        return dealer

    def write_sessions(self, document):
        """Make every session, with those who were asked and came."""
        shape = SHAPES['sessions']
        self.pks['sessions'] = {}
        for position, item in enumerate(document.sessions):
            if shared := self.shared['sessions'].get(item.id):
                self.place_session(item, shared, position)
                continue
            session = DealerSession.objects.create(
                workspace=self.plan.workspace, **self.attributes(shape, item)
            )
            self.place_session(item, session.pk, position)
            SessionParticipant.objects.bulk_create(
                SessionParticipant(
                    session=session,
                    dealer_id=self.pk('dealers', who.dealer),
                    invited=who.invited,
                    attended=who.attended,
                    is_speaker=who.is_speaker,
                    position=place,
                )
                for place, who in enumerate(item.participants)
            )

    def place_session(self, item, pk, position):
        """Give a session its place in the plan."""
        PlanSession.objects.create(plan=self.plan, session_id=pk, ref=item.id, position=position)
        self.pks['sessions'][item.id] = pk

    # --- feedback and evidence ---------------------------------------------------------------

    def write_feedback(self, document):
        """Feedback, with customers matched by name or made."""
        shape = SHAPES['feedback']
        firms = self.firms(Customer, [item.customer for item in document.feedback])
        made = Feedback.objects.bulk_create(
            Feedback(
                workspace=self.plan.workspace,
                plan=self.plan,
                ref=item.id,
                position=position,
                customer_id=firms.pk(item.customer),
                **self.attributes(shape, item),
            )
            for position, item in enumerate(document.feedback)
        )
        self.pks['feedback'] = {row.ref: row.pk for row in made}

    def write_sources(self, document):
        """Evidence of needs, in order."""
        shape = SHAPES['sources']
        said = [source for need in document.needs for source in need.sources]
        customers = self.firms(Customer, [source.customer for source in said])
        suppliers = self.firms(Supplier, [source.supplier for source in said])
        NeedSource.objects.bulk_create(
            NeedSource(
                need_id=self.pk('needs', need.id),
                position=position,
                customer_id=customers.pk(item.customer),
                supplier_id=suppliers.pk(item.supplier),
                **self.attributes(shape, item),
            )
            for need in document.needs
            for position, item in enumerate(need.sources)
        )

    def write_later_links(self, document):
        """Links to rows that were written after the row itself, then figures of targets."""
        for name in ('targets', 'actions'):
            shape = SHAPES[name]
            late = [link for link, to in shape.links.items() if to in (name, 'feedback')]
            for item in getattr(document, name):
                found = {
                    f'{shape.attribute(link)}_id': self.pk(shape.links[link], getattr(item, link))
                    for link in late
                    if getattr(item, link) is not None
                }
                if found:
                    shape.model.objects.filter(pk=self.pk(name, item.id)).update(**found)
        self.write_figures(document)

    def write_figures(self, document):
        """Planned values and actuals of every target."""
        TargetPeriod.objects.bulk_create(
            TargetPeriod(
                target_id=self.pk('targets', target.id), position=position, planned_value=value
            )
            for target in document.targets
            for position, value in enumerate(target.planned)
        )
        shape = SHAPES['actuals']
        Actual.objects.bulk_create(
            Actual(
                target_id=self.pk('targets', target.id),
                position=position,
                **self.attributes(shape, item),
            )
            for target in document.targets
            for position, item in enumerate(target.actuals)
        )

    # --- the model's details, and records ----------------------------------------------------

    def write_details(self, document):
        """The object of the plan's business model."""
        details = document.details
        if details is None:
            return
        singles, lists = DETAILS[document.business_model]
        for name in singles:
            shape = SINGLES[name]
            told = getattr(details, shape.key) if shape.key else details
            shape.model.objects.create(plan=self.plan, **self.attributes(shape, told))
        for name in lists:
            made = self.write_list(name, getattr(details, name))
            if name in BELOW:
                self.write_below(name, made, getattr(details, name))

    def write_below(self, name, rows, items):
        """The list below each row: prices by quantity of a line, quotes of an item."""
        below, parent = BELOW[name]
        shape = SHAPES[below]
        shape.model.objects.bulk_create(
            shape.model(**{parent: row}, position=position, **self.attributes(shape, one))
            for row, item in zip(rows, items, strict=True)
            for position, one in enumerate(getattr(item, below))
        )

    def write_records(self, document):
        """Single objects, waivers, answers, and steps that are done."""
        self.write_singles(document)
        CheckWaiver.objects.bulk_create(
            self.waiver(position, item) for position, item in enumerate(document.waivers)
        )
        PlanAnswer.objects.bulk_create(
            PlanAnswer(
                plan=self.plan,
                step_key=item.step or '',
                question=item.question,
                answer=item.answer,
                position=position,
            )
            for position, item in enumerate(document.answers)
        )
        WizardStepState.objects.bulk_create(
            WizardStepState(plan=self.plan, step_key=str(key), state='done')
            for key in dict.fromkeys(document.steps_done)
        )

    def write_singles(self, document):
        """Figures of the arithmetic, what was said at the end, the public form."""
        for name in ('arithmetic', 'close_out', 'feedback_form'):
            shape, told = SINGLES[name], getattr(document, name)
            if name != 'close_out' or told != CloseOut():
                shape.model.objects.create(plan=self.plan, **self.attributes(shape, told))
