"""The database itself refuses to change what was recorded.

SQLite forgets triggers of a table that a later migration rebuilds: such a one must call
`refuse_updates` again.
"""

from django.db import migrations

TRIGGER = {
    'sqlite': (
        'DROP TRIGGER IF EXISTS audit_is_final',
        'CREATE TRIGGER audit_is_final BEFORE UPDATE ON plans_auditevent '
        "BEGIN SELECT RAISE(ABORT, 'The audit trail is never edited.'); END",
    ),
    'postgresql': (
        'CREATE OR REPLACE FUNCTION audit_is_final() RETURNS trigger LANGUAGE plpgsql AS '
        "$$ BEGIN RAISE EXCEPTION 'The audit trail is never edited.'; END $$",
        'DROP TRIGGER IF EXISTS audit_is_final ON plans_auditevent',
        'CREATE TRIGGER audit_is_final BEFORE UPDATE ON plans_auditevent '
        'FOR EACH ROW EXECUTE FUNCTION audit_is_final()',
    ),
}
WITHOUT = {
    'sqlite': ('DROP TRIGGER IF EXISTS audit_is_final',),
    'postgresql': ('DROP TRIGGER IF EXISTS audit_is_final ON plans_auditevent',),
}


def run(connection, statements):
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


def refuse_updates(apps, schema_editor):
    run(schema_editor.connection, TRIGGER)


def allow_updates(apps, schema_editor):
    run(schema_editor.connection, WITHOUT)


class Migration(migrations.Migration):
    dependencies = [('plans', '0014_talk_about_plans')]

    operations = [migrations.RunPython(refuse_updates, allow_updates)]
