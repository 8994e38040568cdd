from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0004_actual_revisions'),
    ]

    operations = [
        migrations.AddField(
            model_name='actualimport',
            name='language',
            field=models.CharField(default='vi', max_length=2),
        ),
        migrations.AddField(
            model_name='actualimport',
            name='rows',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='actualimport',
            name='taken_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
