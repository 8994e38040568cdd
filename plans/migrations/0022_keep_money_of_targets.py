"""Money of targets as rows of their own, filled from what was kept of each plan."""

import django.db.models.deletion
from django.db import migrations, models


def fill(apps, schema_editor):
    figure = apps.get_model('plans', 'MoneyFigure')
    kept = apps.get_model('plans', 'PlanSummary').objects.values_list('plan_id', 'portfolio')
    rows = []
    for plan, portfolio in kept.iterator(1000):
        for entry in (portfolio or {}).get('money', ()):
            entry = {'name': ''} | entry | {'metric': entry['metric'] or ''}
            rows.append(figure(plan_id=plan, **entry))
        if len(rows) > 1000:
            figure.objects.bulk_create(rows)
            rows = []
    figure.objects.bulk_create(rows)


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0021_take_on_targets_of_dealers'),
    ]

    operations = [
        migrations.CreateModel(
            name='MoneyFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.TextField()),
                ('metric', models.TextField(blank=True)),
                ('name', models.TextField(blank=True)),
                ('expected', models.DecimalField(decimal_places=6, max_digits=30)),
                ('actual', models.DecimalField(decimal_places=6, max_digits=30)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='money_figures', to='plans.plan')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('plan'), models.F('ref'), name='money_figure_once')],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
