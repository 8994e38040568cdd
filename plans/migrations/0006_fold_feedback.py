"""Fill the text that search looks in, for feedback that was there before."""

from django.db import migrations

from plans.document.text import fold

WORDS = ('customer_name', 'verbatim', 'suggestion', 'response_note')
AT_ONCE = 1000


def fold_all(apps, schema_editor):
    every = apps.get_model('plans', 'Feedback')._base_manager
    pks = list(every.order_by('pk').values_list('pk', flat=True))
    for start in range(0, len(pks), AT_ONCE):
        batch = list(every.filter(pk__in=pks[start : start + AT_ONCE]).only('pk', *WORDS))
        for row in batch:
            row.search_text = fold(' '.join(getattr(row, name) for name in WORDS))
        every.bulk_update(batch, ['search_text'])


class Migration(migrations.Migration):
    dependencies = [('plans', '0005_remember_what_became_of_feedback')]

    operations = [migrations.RunPython(fold_all, migrations.RunPython.noop)]
