"""What the columns of a kind of table mean, said once for a whole company. Source: 5.8."""

from plans.models import FigureColumns


def known(workspace):
    """{signature of a heading: [roles]} of the company. One query."""
    return dict(workspace.figure_columns.values_list('signature', 'roles'))


def remember(workspace, signature, roles, *, by):
    """Keep what the columns below a heading mean; the last word counts."""
    FigureColumns.objects.update_or_create(
        workspace=workspace, signature=signature, defaults={'roles': list(roles), 'by': by}
    )
