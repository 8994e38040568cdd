"""The page that lists the operations: from the schema itself, without a script."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

EXAMPLE = 'curl {host}/api/v1/plans -H "Authorization: Bearer $TOKEN" -H "Accept-Language: vi"'


@login_not_required
@require_safe
def docs(request):
    """Every operation with its parameters and answers, for visitors too."""
    from plans.api.site import api

    context = {
        'groups': groups_of(api.get_openapi_schema()),
        'example': EXAMPLE.format(host=f'{request.scheme}://{request.get_host()}'),
        'schema_url': '/api/v1/openapi.json',
    }
    return render(request, 'api/docs.html', context)


def groups_of(schema):
    """[(tag, [operation])] in the order of the schema."""
    groups = {}
    for path, methods in schema['paths'].items():
        for method, operation in methods.items():
            groups.setdefault(operation['tags'][0], []).append(
                {
                    'method': method.upper(),
                    'path': path,
                    'text': operation.get('description', operation['summary']),
                    'parameters': operation.get('parameters', ()),
                    'takes_body': 'requestBody' in operation,
                    'statuses': [str(status) for status in operation['responses']],
                }
            )
    return list(groups.items())
