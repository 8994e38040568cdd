"""What a word finds in a company: plans, customers, dealers; tone marks and case set aside."""

KINDS = ('plans', 'customers', 'dealers')


def found_in(workspace, kind, words):
    """The rows of that kind (of KINDS) in which every word occurs, by name; archived plans too."""
    rows = getattr(workspace, kind).found_by(words)
    if kind == 'dealers':
        rows = rows.listed()
    if kind == 'plans':
        rows = rows.select_related('owner__user').defer('summary_text', 'next_refs', 'outsiders')
    return rows.order_by('sort_name', 'pk')
