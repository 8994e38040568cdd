"""Rows → the plan as one value, in a fixed number of queries however long the plan is."""

from plans.document.choices import StepState
from plans.document.schema import FORMAT
from plans.domain.documents.asking import placed, rows_below
from plans.domain.documents.kept import kept_of, read_kept
from plans.domain.documents.object_shapes import DETAILS, SINGLES
from plans.domain.documents.row_reading import RowReader, jsonable
from plans.domain.documents.shapes import SHAPES
from plans.models import (
    ArithmeticFigures,
    CheckWaiver,
    CloseOut,
    FeedbackForm,
    Plan,
    PlanAnswer,
    PlanDealer,
    PlanSession,
    SessionParticipant,
    WizardStepState,
)

# The lists that are read each on its own, in the order of the file.
LISTS = (
    'goals',
    'capabilities',
    'segments',
    'needs',
    'dealers',
    'sessions',
    'strategies',
    'targets',
    'actions',
    'feedback',
)
APART = ('model_details', 'arithmetic', 'feedback_form', 'waivers', 'answers', 'close_out')
PRESENCE = ('invited', 'attended', 'is_speaker')
PARTS = ('plan', *LISTS, *APART)


def document_of(plan):
    """The plan as one value (PlanDocument), read from the kept JSON where that is fresh."""
    return (fresh_kept(plan) or kept_of(read(plan))).document


def fresh_kept(plan):
    """What is kept of the plan (a Kept), or None where its rows have changed since."""
    summary = getattr(plan, 'summary', None)
    if summary and summary.content_version == plan.content_version and summary.document:
        return read_kept(plan.pk, summary.document)
    return None


def read(plan, parts=PARTS):
    """Parts of the plan file as the rows have them, a dict of JSON values."""
    reader = Reader(plan)
    content = {'format': FORMAT}
    for part in parts:
        content.update(reader.part(part))
    return content


class Reader(RowReader):
    """Reads the parts of one plan."""

    def part(self, name):
        """One part as {key of the file: value}."""
        special = getattr(self, f'read_{name}', None)
        if special:
            return special()
        return {name: self.rows(name)}

    def one(self, name, row, shape=None, only=None):
        """One row's values, with those that forms show but that lie in rows of their own.

        `only`: the fields that matter, so that others need not be looked up.
        """
        shape = shape or SHAPES[name]
        values = self.values_of(row, shape, only)
        for field in shape.many:
            if only is None or field in only:
                values[field] = self.linked(shape, field, row).get(row.pk, [])
        if name == 'targets' and (only is None or 'planned' in only):
            values['planned'] = [period.planned_value for period in row.periods.all()]
        elif name == 'sessions':
            dealers = self.refs('dealers')
            for field in ('invited', 'attended'):
                who = row.participants.filter(**{field: True}).values_list('dealer_id', flat=True)
                values[field] = [dealers[pk] for pk in who if pk in dealers]
        elif name == 'dealers':
            place = self.plan.plan_dealers.filter(dealer=row).first()
            values |= self.placed_values(place, shape) if place else {}
        elif name == 'basics':
            values['co_editors'] = self.co_editors()
            if self.plan.outsiders.get('owner', '') is None:
                values['owner'] = None  # the file named nobody: somebody must choose
        return values

    def own_targets(self):
        """{'own_target': {dealer pk: amount}, 'unit': …} of the plan's dealers."""
        live = self.plan.plan_dealers.filter(deleted_at__isnull=True)
        fields = SHAPES['dealers'].placed
        found = list(live.values('dealer_id', *fields))
        return {name: {row['dealer_id']: row[name] for row in found} for name in fields}

    def attendance(self):
        """{'invited': {session pk: [dealer refs]}, 'attended': …} of the plan's sessions."""
        dealers = self.refs('dealers')
        found = {'invited': {}, 'attended': {}}
        for who in rows_below(SessionParticipant, 'session__plans')(self.plan.pk):
            for field, sessions in found.items():
                if getattr(who, field) and who.dealer_id in dealers:
                    sessions.setdefault(who.session_id, []).append(dealers[who.dealer_id])
        return found

    def read_plan(self):
        """The fields of the plan's own row."""
        plan = self.plan
        basics = self.values_of(plan, SINGLES['basics'])
        basics['owner'] = plan.outsiders.get('owner', basics['owner'])
        basics['approver'] = basics['approver'] or plan.outsiders.get('approver')
        model = self.values_of(plan, SINGLES['model'])
        states = sorted(rows_below(WizardStepState)(plan.pk), key=lambda row: row.pk)
        code, version = self.template()
        return basics | {
            'template': code,
            'template_version': version,
            'business_model': model['business_model'],
            'co_editors': self.co_editors(),
            'uses_dealers': plan.uses_dealers,
            'platform': platform_of(model),
            'other_channels': model['other_channels'],
            'status': plan.status,
            'activated_on': jsonable(plan.activated_on),
            'submitted_at': jsonable(plan.submitted_at),
            'closed_at': jsonable(plan.closed_at),
            'close_note': plan.close_note,
            'steps_done': [row.step_key for row in states if row.state == StepState.DONE],
        }

    def template(self):
        """(code, version) as the file gave them, else of the template the plan was started from."""
        if 'template' in self.plan.outsiders:
            return self.plan.outsiders['template']
        template = self.plan.template
        return (template.code, template.version) if template else (None, None)

    def co_editors(self):
        """E-mails, as the file gave them where it named others than members."""
        if 'co_editors' in self.plan.outsiders:
            return self.plan.outsiders['co_editors']
        found = rows_below(Plan.co_editors.through)(self.plan.pk)
        keys = [row.membership_id for row in sorted(found, key=lambda row: row.pk)]
        return [self.members()[key] for key in keys]

    def read_dealers(self):
        """Dealers of the plan."""
        shape = SHAPES['dealers']
        rows = placed(PlanDealer, 'dealer')(self.plan.pk)
        self._refs['dealers'] = {row.dealer_id: row.ref for row in rows}
        return {
            'dealers': [
                {'id': row.ref} | self.values_of(row.dealer, shape) | self.placed_values(row, shape)
                for row in rows
            ]
        }

    def read_sessions(self):
        """Sessions of the plan with those who were asked and came."""
        shape = SHAPES['sessions']
        rows = placed(PlanSession, 'session')(self.plan.pk)
        self._refs['sessions'] = {row.session_id: row.ref for row in rows}
        who = self.participants() if rows else {}
        return {
            'sessions': [
                {'id': row.ref}
                | self.values_of(row.session, shape)
                | {'participants': who.get(row.session_id, [])}
                for row in rows
            ]
        }

    def participants(self):
        """{session pk: [participant as in the file]} of the plan's sessions."""
        dealers, found = self.refs('dealers'), {}
        for who in rows_below(SessionParticipant, 'session__plans')(self.plan.pk):
            if who.dealer_id in dealers:
                marks = {name: getattr(who, name) for name in PRESENCE}
                known = found.setdefault(who.session_id, [])
                known.append({'dealer': dealers[who.dealer_id]} | marks)
        return found

    def single(self, model):
        """The one row of the model that the plan has, or None."""
        return next(iter(rows_below(model)(self.plan.pk)), None)

    def read_model_details(self):
        """The object of the plan's model, or null where none of its rows exist."""
        model = self.plan.business_model
        if model not in DETAILS:
            return {'model_details': None}
        singles, lists = DETAILS[model]
        values, found = {}, False
        for name in singles:
            shape = SINGLES[name]
            row = self.single(shape.model)
            if row:
                told = self.values_of(row, shape)
                values |= {shape.key: told} if shape.key else told
                found = True
        for name in lists:
            values[name] = self.rows(name)
            found = found or bool(values[name])
        return {'model_details': {model: values} if found else None}

    def read_close_out(self):
        """What was said when the plan ended."""
        row = self.single(CloseOut)
        return {'close_out': self.values_of(row, SINGLES['close_out']) if row else {}}

    def read_arithmetic(self):
        """Figures typed for the plan's arithmetic."""
        row = self.single(ArithmeticFigures)
        return {'arithmetic': self.values_of(row, SINGLES['arithmetic']) if row else {}}

    def read_feedback_form(self):
        """The public form's settings; its token is not part of the plan's content."""
        form = self.single(FeedbackForm)
        values = self.values_of(form, SINGLES['feedback_form']) if form else {}
        return {'feedback_form': values}

    def read_waivers(self):
        """Acceptances of checks."""
        return {
            'waivers': [
                {
                    'check': row.check_code,
                    'severity': row.severity or None,
                    'subjects': row.subjects,
                    'reason': row.reason,
                    'by': self.person(row, 'by'),
                    'on': jsonable(row.accepted_on),
                    'expires_on': jsonable(row.expires_on),
                    'confirmed_by': self.person(row, 'confirmed_by'),
                    'revoked_on': jsonable(row.revoked_on),
                }
                for row in rows_below(CheckWaiver)(self.plan.pk)
            ]
        }

    def read_answers(self):
        """Answers to the template's free questions."""
        return {
            'answers': [
                {'step': row.step_key or None, 'question': row.question, 'answer': row.answer}
                for row in rows_below(PlanAnswer)(self.plan.pk)
            ]
        }


def platform_of(model):
    """The file's `platform` object of the values of the plan's row."""
    return {
        'name': model['platform_name'],
        'url': model['platform_url'],
        'owner': model['platform_owner'],
        'legal_type': model['legal_type'],
        'registration_ref': model['registration_ref'],
    }
