"""What the API says of itself is there in both languages: the schema and the page of operations."""

import pytest
from django.test import Client

from plans.api import wording
from plans.api.site import api


def schema_of(**headers):
    answer = Client(headers=headers).get('/api/v1/openapi.json')
    return answer.json(), answer


def texts_of(part):
    """Every summary, description and tag in a part of the schema."""
    if isinstance(part, list):
        return {text for one in part for text in texts_of(one)}
    if not isinstance(part, dict):
        return set()
    own = {part[name] for name in ('summary', 'description') if isinstance(part.get(name), str)}
    own |= set(part['tags']) if 'operationId' in part else set()
    return own.union(*map(texts_of, part.values()))


def unworded(part):
    """A part of the schema without what it says in words."""
    if isinstance(part, list):
        return [unworded(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        key: unworded(value)
        for key, value in part.items()
        if not (key in ('summary', 'description') and isinstance(value, str)) and key != 'tags'
    }


@pytest.mark.django_db
def test_schema_in_vietnamese_is_the_same_in_other_words():
    vietnamese, answer = schema_of(**{'accept-language': 'vi'})
    english, _answer = schema_of()

    assert unworded(vietnamese) == unworded(english)
    said = [texts_of([one['paths'], one['info'], one['components']['headers']])
            for one in (vietnamese, english)]  # fmt: skip
    assert said[0] & said[1] == set()
    assert (answer['Content-Language'], 'Accept-Language' in answer['Vary']) == ('vi', True)


def test_no_word_of_the_schema_is_left_over():
    said = texts_of([api.schema['paths'], api.schema['components']['headers']])

    known = wording.TAGS.keys() | wording.OPERATIONS.keys() | wording.HEADERS.keys()
    assert known - said == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ('language', 'tag', 'text'),
    [
        ('vi', 'Số liệu thực hiện', 'Ghi lại điều khách hàng nói.'),
        ('en', 'Actuals', 'Write down what a customer said.'),
    ],
)
def test_page_of_operations_speaks_the_reader_s_language(language, tag, text):
    page = Client(headers={'accept-language': language}).get('/api/v1/docs/').text

    assert f'>{tag}</h2>' in page
    assert text in page


@pytest.mark.django_db
@pytest.mark.parametrize('language', ['vi', 'en'])
def test_schema_is_valid_openapi(language):
    import schemathesis

    schema, _answer = schema_of(**{'accept-language': language})

    schemathesis.openapi.from_dict(schema).validate()
    assert schema['paths']['/api/v1/plans/{code}']['get']['parameters'][0]['schema'][
        'examples'
    ] == ['KH-2027-001']
