"""The whole installation into a file, and out of it into an empty database."""

import gzip
import hashlib
import json
import threading
from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import connection

from plans.domain import backups, demo
from plans.domain.backup_files import BackupError, checked
from plans.domain.versions import document_at
from plans.domain.workspaces import start_workspace
from plans.models import Plan, PlanVersion, User, Workspace

empty_database = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope='session')  # tests that need no database run apart from those that commit
def file(tmp_path_factory, django_db_setup, django_db_blocker):
    """A backup of the demonstration, made once; the database is empty again."""
    made = tmp_path_factory.mktemp('backups') / 'demo.backup'
    with django_db_blocker.unblock():
        demo.seed_demo()
        backups.backup(made)
        call_command('flush', interactive=False, verbosity=0)
    return made


def text_of(file):
    """The lines of a backup without the first and the last, which tell of the file itself."""
    return gzip.decompress(file.read_bytes()).decode().splitlines()[1:-1]


def rewritten(file, name, change):
    """The file with its lines changed by `change`, whole and with the right digest."""
    *found, end = gzip.decompress(file.read_bytes()).decode().splitlines(keepends=True)
    found = [change(line) for line in found]
    digest = hashlib.sha256(''.join(found).encode()).hexdigest()
    last = json.dumps(json.loads(end) | {'sha256': digest})
    other = file.with_name(name)
    other.write_bytes(gzip.compress((''.join(found) + last + '\n').encode()))
    return other


@empty_database
def test_restored_database_says_what_the_other_said(file):
    rows = backups.restore(file, checked(file))

    again = file.with_name('again.backup')
    assert backups.backup(again) == rows
    assert text_of(again) == text_of(file)
    assert (Workspace.objects.count(), Plan.objects.count()) == (2, rows['plans_plan'])
    assert all(document_at(version).title for version in PlanVersion.objects.all())


@empty_database
def test_restored_database_numbers_new_rows_after_the_old(file):
    backups.restore(file, checked(file))
    known = set(User.objects.values_list('pk', flat=True))

    user = User.objects.create_user('mai@example.com')
    member = start_workspace(by=user, name='Mai')

    assert user.pk not in known
    assert member.workspace.memberships.count() == 1


@empty_database
def test_database_in_which_somebody_works_is_refused(file):
    User.objects.create_user('mai@example.com')

    with pytest.raises(BackupError, match=r'not empty \(plans_user'):
        backups.restore(file, checked(file))

    assert list(User.objects.values_list('email', flat=True)) == ['mai@example.com']


@pytest.mark.parametrize(
    ('broken', 'words'),
    [
        (lambda data: data[: len(data) // 2], 'damaged or was cut off'),
        (lambda data: data[:-4], 'damaged or was cut off'),
        (lambda data: data[:-200] + bytes([data[-200] ^ 1]) + data[-199:], 'damaged'),
        (lambda data: b'', 'is no backup'),
        (lambda data: b'PK\3\4 a workbook', 'is no backup'),
        (lambda data: gzip.compress(b'{"format": "salesplan-plan/1"}\n'), 'is no backup'),
        (lambda data: gzip.compress(b'{"format": "salesplan-backup/1"}\n'), 'damaged'),
        (lambda data: gzip.compress(gzip.decompress(data)[:-1000]), 'damaged'),
        (
            lambda data: gzip.compress(gzip.decompress(data).replace(b'"2027-', b'"2026-', 1)),
            'damaged',
        ),
    ],
)
def test_file_that_is_not_whole_or_not_ours_is_refused(file, tmp_path, broken, words):
    other = tmp_path / 'broken.backup'
    other.write_bytes(broken(file.read_bytes()))

    with pytest.raises(BackupError, match=words):
        checked(other)


@empty_database
def test_file_whose_rows_do_not_add_up_leaves_the_database_empty(file):
    other = rewritten(
        file, 'other.backup', lambda line: line.replace('hai@example.com', 'hoi@example.com')
    )

    with pytest.raises(BackupError, match=r'did not arrive as they were\. Nothing was kept'):
        backups.restore(other, checked(other))

    assert (User.objects.exists(), Workspace.objects.exists()) == (False, False)
    assert len(backups.restore(file, checked(file))) > 50  # which an empty database still takes


@empty_database
def test_file_of_another_release_is_refused_by_the_names_of_its_migrations(file):
    def newer(line):
        if '"format"' not in line:
            return line
        return json.dumps(json.loads(line) | {'migrations': [['plans', '9999_of_tomorrow']]}) + '\n'

    other = rewritten(file, 'newer.backup', newer)

    with pytest.raises(BackupError, match=r'another release.*Only in the file: plans.9999_of_tom'):
        backups.restore(other, checked(other))


@empty_database
def test_backup_is_closed_to_others_and_takes_no_name_that_is_taken(tmp_path):
    file = tmp_path / 'a.backup'
    backups.backup(file)
    before = file.read_bytes()

    with pytest.raises(BackupError, match='is there already'):
        backups.backup(file)
    with pytest.raises(BackupError, match='cannot be written'):
        backups.backup(tmp_path / 'nowhere' / 'a.backup')

    assert oct(file.stat().st_mode)[-3:] == '600'
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ['a.backup']


@empty_database
def test_backup_sees_one_moment_and_lets_others_write(tmp_path):
    def join():
        with closing(connection):
            User.objects.create_user('late@example.com')

    with backups.one_moment():
        before = User.objects.count()
        other = threading.Thread(target=join)
        other.start()
        other.join(timeout=15)
        seen = User.objects.count()

    assert (before, seen, User.objects.count()) == (0, 0, 1)
