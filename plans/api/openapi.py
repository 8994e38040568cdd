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
LIMITS = {
    'RateLimit-Limit': ('integer', 'Calls that the token may make in a minute.'),
    'RateLimit-Remaining': ('integer', 'Calls that are left in this minute.'),
    'RateLimit-Reset': ('integer', 'Seconds until the next minute.'),
}
HEADERS = LIMITS | {
    'ETag': ('string', 'Changes with every change: for If-Match and If-None-Match.'),
    'Location': ('string', 'The address of what was made.'),
    'Idempotency-Replayed': ('string', '"true": the first answer to a call with this key.'),
    'Retry-After': ('integer', 'Seconds to wait.'),
    'WWW-Authenticate': ('string', 'How to send the token.'),
}
ALWAYS = HEADERS.keys() - LIMITS.keys() - {'Idempotency-Replayed'}
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


def complete(path, operation, parts):
    """Add what any body may be refused for, and headers; refusals get their own media type."""
    answers = operation['responses']
    for parameter in operation.get('parameters', ()):
        parameter.pop('examples', None)  # a list, where OpenAPI wants a map; its schema has them
    if 'requestBody' in operation:
        refused = {'application/json': {'schema': {'$ref': '#/components/schemas/Problem'}}}
        for status in OF_BODIES:
            phrase = HTTPStatus(status).phrase
            answers[status] = {'description': phrase, 'content': dict(refused)}
    for status, answer in answers.items():
        names = headers_of(int(status), path, operation, parts)
        answer['headers'] = {name: {'$ref': f'#/components/headers/{name}'} for name in names}
        if int(status) in REFUSED and 'content' in answer:
            answer['content'] = {TYPE: answer['content'].pop('application/json')}
    operation['responses'] = dict(sorted(answers.items()))


def headers_of(status, path, operation, parts):
    """The names of the headers that this answer of an operation has beside its body."""
    names = list(LIMITS) if status != 401 else ['WWW-Authenticate']
    content = operation['responses'][status].get('content', {}).get('application/json', {})
    model = content.get('schema', {}).get('$ref', '').rpartition('/')[2]
    has_tag = 'etag' in parts.get(model, {}).get('properties', ())
    if has_tag or (path.endswith('/document') and status in (200, 304)):
        names.append('ETag')
    if status == 201:
        names.append('Location')
    takes = {one['name'] for one in operation.get('parameters', ())}
    if status in (200, 201) and 'Idempotency-Key' in takes:
        names.append('Idempotency-Replayed')
    return [*names, 'Retry-After'] if status == 429 else names


def completed(schema):
    """The schema with the plan file as it may be sent, and what every operation has in common."""
    sent = PlanDocument.model_json_schema(ref_template='#/components/schemas/Sent{model}')
    parts = schema['components']['schemas']
    parts |= {f'Sent{name}': part for name, part in sent.pop('$defs').items()}
    parts['PlanFile'] = sent
    schema['components']['headers'] = {
        name: {'description': text, 'schema': {'type': kind}, 'required': name in ALWAYS}
        for name, (kind, text) in HEADERS.items()
    }
    for path, operations in schema['paths'].items():
        for operation in operations.values():
            complete(path, operation, parts)
    return schema
