"""Rows → the plan as one value, in a fixed number of queries however long the plan is."""

import json
from datetime import date, datetime
from decimal import Decimal

from plans.document.amounts import plain
from plans.document.schema import PlanDocument
from plans.domain.documents.shapes import DETAILS, SHAPES, SINGLES
from plans.models import Feedback, FeedbackForm, Membership, PlanSummary, SessionParticipant

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
PARTS = ('plan', *LISTS, 'model_details', 'feedback_form', 'waivers', 'answers')


def document_of(plan):
    """The plan as one value (PlanDocument), read from the kept JSON where that is fresh."""
    summary = PlanSummary.objects.filter(plan=plan).only('content_version', 'document').first()
    if summary and summary.content_version == plan.content_version and summary.document:
        return PlanDocument.model_validate_json(summary.document)
    return PlanDocument.model_validate_json(dumps(read(plan)))


def read(plan, parts=PARTS, kept=None):
    """The plan file of the rows as a dict of JSON values.

    `kept`: the dict as it was; only `parts` are then read anew.
    """
    reader = Reader(plan)
    content = dict(kept or {'format': 'salesplan-plan/1'})
    for part in parts:
        content.update(reader.part(part))
    return content


def jsonable(value):
    """A row's value as the plan file writes it."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


class Reader:
    """Reads the parts of one plan. Refs of rows that were deleted come out as if not there."""

    def __init__(self, plan, raw=False):
        self.plan = plan
        self.shown = (lambda value: value) if raw else jsonable
        self._refs = {}

    def part(self, name):
        """One part as {key of the file: value}."""
        special = getattr(self, f'read_{name}', None)
        if special:
            return special()
        return {name: self.rows(name)}

    # --- shared ------------------------------------------------------------------------------

    def refs(self, name):
        """{pk: ref} of a list of the plan, read once."""
        if name not in self._refs:
            self._refs[name] = dict(self._ref_rows(name))
        return self._refs[name]

    def _ref_rows(self, name):
        if name == 'dealers':
            live = self.plan.plan_dealers.filter(deleted_at__isnull=True)
            return live.values_list('dealer_id', 'ref')
        if name == 'sessions':
            live = self.plan.plan_sessions.filter(deleted_at__isnull=True)
            return live.values_list('session_id', 'ref')
        return SHAPES[name].model.objects.filter(plan=self.plan).values_list('pk', 'ref')

    def members(self):
        """{membership pk: e-mail} of the workspace, read once."""
        if 'members' not in self._refs:
            found = Membership.objects.filter(workspace_id=self.plan.workspace_id)
            self._refs['members'] = dict(found.values_list('pk', 'user__email'))
        return self._refs['members']

    def values_of(self, row, shape):
        """The row's plain fields, people and links by the file's names."""
        values = {}
        for name in shape.fields:
            if name in shape.many or name == 'co_editors':
                continue
            if name in shape.people:
                values[name] = self.person(row, shape.attribute(name))
            elif name in shape.links:
                key = getattr(row, f'{shape.attribute(name)}_id')
                values[name] = self.refs(shape.links[name]).get(key) if key else None
            else:
                values[name] = self.shown(file_value(row, shape.attribute(name)))
        return values

    def one(self, name, row, shape=None):
        """One row's values, with those that forms show but that lie in rows of their own."""
        shape = shape or SHAPES[name]
        values = self.values_of(row, shape)
        for field in shape.many:
            values[field] = self.linked(shape, field, row).get(row.pk, [])
        if name == 'targets':
            values['planned'] = [period.planned_value for period in row.periods.all()]
        elif name == 'sessions':
            dealers = self.refs('dealers')
            for field in ('invited', 'attended'):
                who = row.participants.filter(**{field: True}).values_list('dealer_id', flat=True)
                values[field] = [dealers[pk] for pk in who if pk in dealers]
        elif name == 'basics':
            values['co_editors'] = self.co_editors()
        return values

    def attendance(self):
        """{'invited': {session pk: [dealer refs]}, 'attended': …} of the plan's sessions."""
        dealers = self.refs('dealers')
        found = {'invited': {}, 'attended': {}}
        rows = SessionParticipant.objects.filter(session__plans=self.plan)
        for who in rows:
            for field, sessions in found.items():
                if getattr(who, field) and who.dealer_id in dealers:
                    sessions.setdefault(who.session_id, []).append(dealers[who.dealer_id])
        return found

    def person(self, row, key):
        """The e-mail of a member, or the address that was kept without one."""
        pk = getattr(row, f'{key}_id')
        return self.members()[pk] if pk else (getattr(row, f'{key}_email', '') or None)

    def rows(self, name):
        """A list of the plan as [{'id': ref, field: value …}] in its order."""
        shape = SHAPES[name]
        many = {field: self.linked(shape, field) for field in shape.many}
        read = []
        for row in shape.model.objects.filter(plan=self.plan):
            values = {'id': row.ref} if shape.letter else {}
            values |= self.values_of(row, shape)
            values |= {field: links.get(row.pk, []) for field, links in many.items()}
            read.append((row.pk, values))
        self._refs.setdefault(name, {pk: values.get('id') for pk, values in read})
        self._children(name, read)
        return [values for _pk, values in read]

    def linked(self, shape, field, row=None):
        """{row pk: [refs]} of one many-to-many, of all rows or one, in the order of linking."""
        through = getattr(shape.model, field).through
        row_key, other_key = through._meta.get_fields()[1:3]
        live = through.objects.filter(
            **{
                **({row_key.name: row} if row else {f'{row_key.name}__plan': self.plan}),
                f'{other_key.name}__deleted_at__isnull': True,
            }
        )
        found = {}
        pairs = live.order_by('pk').values_list(f'{row_key.name}_id', f'{other_key.name}__ref')
        for pk, ref in pairs:
            found.setdefault(pk, []).append(ref)
        return found

    def _children(self, name, read):
        if name == 'needs':
            grouped = self.grouped('sources', 'need__plan')
            for pk, values in read:
                values['sources'] = grouped.get(pk, [])
        elif name == 'product_lines':
            grouped = self.grouped('tiers', 'line__plan')
            for pk, values in read:
                values['tiers'] = grouped.get(pk, [])
        elif name == 'targets':
            self._target_figures(read)

    def _target_figures(self, read):
        planned = {}
        periods = SHAPES['targets'].model.periods.rel.related_model.objects
        for pk, value in periods.filter(target__plan=self.plan).values_list(
            'target_id', 'planned_value'
        ):
            planned.setdefault(pk, []).append(jsonable(value))
        actuals = self.grouped('actuals', 'target__plan')
        for pk, values in read:
            values['planned'] = planned.get(pk, [])
            values['actuals'] = actuals.get(pk, [])

    def grouped(self, name, plan_path):
        """{parent pk: [values]} of rows that lie under rows of the plan."""
        shape = SHAPES[name]
        grouped = {}
        for row in shape.model.objects.filter(**{plan_path: self.plan}):
            parent = getattr(row, f'{shape.parent}_id')
            grouped.setdefault(parent, []).append(self.values_of(row, shape))
        return grouped

    # --- parts with a form of their own ------------------------------------------------------

    def read_plan(self):
        """The fields of the plan's own row."""
        plan = self.plan
        basics = self.values_of(plan, SINGLES['basics'])
        basics['owner'] = plan.outsiders.get('owner') or basics['owner']
        basics['approver'] = basics['approver'] or plan.outsiders.get('approver')
        model = self.values_of(plan, SINGLES['model'])
        done = plan.step_states.filter(state='done').order_by('pk')
        code, version = self.template()
        return basics | {
            'template': code,
            'template_version': version,
            'business_model': model['business_model'],
            'co_editors': self.co_editors(),
            'uses_dealers': plan.uses_dealers,
            'platform': {
                'name': model['platform_name'],
                'url': model['platform_url'],
                'owner': model['platform_owner'],
                'legal_type': model['legal_type'],
                'registration_ref': model['registration_ref'],
            },
            'other_channels': model['other_channels'],
            'status': plan.status,
            'activated_on': jsonable(plan.activated_on),
            'submitted_at': jsonable(plan.submitted_at),
            'closed_at': jsonable(plan.closed_at),
            'close_note': plan.close_note,
            'steps_done': list(done.values_list('step_key', flat=True)),
        }

    def template(self):
        """(code, version) as the file gave them, else of the template the plan was started from."""
        if 'template' in self.plan.outsiders:
            return self.plan.outsiders['template']
        template = self.plan.template
        return (template.code, template.version) if template else (None, None)

    def co_editors(self):
        """E-mails: members first, then addresses without one."""
        members = self.plan.co_editors.through.objects.filter(plan=self.plan).order_by('pk')
        emails = [self.members()[pk] for pk in members.values_list('membership_id', flat=True)]
        return emails + self.plan.outsiders.get('co_editors', [])

    def read_dealers(self):
        """Dealers of the plan."""
        shape = SHAPES['dealers']
        live = self.plan.plan_dealers.filter(deleted_at__isnull=True)
        rows = live.select_related('dealer')
        self._refs['dealers'] = {row.dealer_id: row.ref for row in rows}
        return {'dealers': [{'id': row.ref} | self.values_of(row.dealer, shape) for row in rows]}

    def read_sessions(self):
        """Sessions of the plan with those who were asked and came."""
        shape = SHAPES['sessions']
        live = self.plan.plan_sessions.filter(deleted_at__isnull=True)
        rows = live.select_related('session').prefetch_related('session__participants')
        self._refs['sessions'] = {row.session_id: row.ref for row in rows}
        dealers = self.refs('dealers')
        return {
            'sessions': [
                {'id': row.ref}
                | self.values_of(row.session, shape)
                | {
                    'participants': [
                        {
                            'dealer': dealers[who.dealer_id],
                            'invited': who.invited,
                            'attended': who.attended,
                            'is_speaker': who.is_speaker,
                        }
                        for who in row.session.participants.all()
                        if who.dealer_id in dealers
                    ]
                }
                for row in rows
            ]
        }

    def read_model_details(self):
        """The object of the plan's model, or null where none of its rows exist."""
        model = self.plan.business_model
        if model not in DETAILS:
            return {'model_details': None}
        singles, lists = DETAILS[model]
        values, found = {}, False
        for name in singles:
            shape = SINGLES[name]
            row = shape.model.objects.filter(plan=self.plan).first()
            if row:
                values |= self.values_of(row, shape)
                found = True
        for name in lists:
            values[name] = self.rows(name)
            found = found or bool(values[name])
        return {'model_details': {model: values} if found else None}

    def read_feedback_form(self):
        """The public form's settings; its token is not part of the plan's content."""
        form = FeedbackForm.objects.filter(plan=self.plan).first()
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
                for row in self.plan.waivers.all()
            ]
        }

    def read_answers(self):
        """Answers to the template's free questions."""
        return {
            'answers': [
                {'step': row.step_key or None, 'question': row.question, 'answer': row.answer}
                for row in self.plan.answers.all()
            ]
        }


def file_value(row, attribute):
    """A plain attribute as the plan file writes it: '' of an enum or an optional name is null."""
    value = getattr(row, attribute)
    if value == '' and attribute in NULL_WHEN_BLANK and not isinstance(row, Feedback):
        return None
    if value == '' and row._meta.get_field(attribute).max_length:
        return None
    return value


NULL_WHEN_BLANK = {'customer_name', 'supplier_name', 'awarded_supplier'}


def dumps(content):
    """The kept JSON of a plan file dict."""
    return json.dumps(content, ensure_ascii=False, separators=(',', ':'))
