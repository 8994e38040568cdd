"""What the schema of the API says beyond what each operation says of itself."""

from http import HTTPStatus

from ninja import Schema

from plans.api.problems import TYPE
from plans.document.schema import PlanDocument

DESCRIPTION = (
    'Plans, figures and feedback of one company. Send `Authorization: Bearer <token>`; a token is '
    'made on the profile page and acts as its member in one company. Refusals are '
    '`application/problem+json` in the language of `Accept-Language` (vi, en). Decimals are '
    'texts, days `YYYY-MM-DD`. `RateLimit-*` headers say how often a token may still call.'
)
REFUSED = frozenset({400, 401, 403, 404, 409, 411, 412, 413, 422, 428, 429})
OF_BODIES = (411, 413)  # what bodies.py refuses
PLAN_FILE = {
    'requestBody': {
        'required': True,
        'content': {'application/json': {'schema': {'$ref': '#/components/schemas/PlanFile'}}},
    }
}


class ProblemError(Schema):
    """One fault: where in the call, and what is wrong."""

    path: str
    message: str


class Problem(Schema):
    """Why a call was refused (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[ProblemError] = []


def refusals(*more):
    """{status: Problem} of what any operation may answer, and `more`."""
    return dict.fromkeys([400, 401, 403, 404, 422, 429, *more], Problem)


def complete(operation):
    """Add what any body may be refused for; refusals get their own media type."""
    answers = operation['responses']
    if 'requestBody' in operation:
        refused = {'$ref': '#/components/schemas/Problem'}
        for status in OF_BODIES:
            content = {'application/json': {'schema': refused}}
            answers[status] = {'description': HTTPStatus(status).phrase, 'content': content}
    for status, answer in answers.items():
        if int(status) in REFUSED and 'content' in answer:
            answer['content'] = {TYPE: answer['content'].pop('application/json')}


def completed(schema):
    """The schema with the plan file as it may be sent, and refusals by their own media type."""
    sent = PlanDocument.model_json_schema(ref_template='#/components/schemas/Sent{model}')
    parts = schema['components']['schemas']
    parts |= {f'Sent{name}': part for name, part in sent.pop('$defs').items()}
    parts['PlanFile'] = sent
    for path in schema['paths'].values():
        for operation in path.values():
            complete(operation)
    return schema
