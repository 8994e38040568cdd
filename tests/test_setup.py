"""Starting from nothing, and what is taken from packages."""

import hashlib
import importlib.metadata
import re
import shutil
import sys
from pathlib import Path

import psycopg2
import pytest
from packaging.requirements import Requirement

from plans.management.throwaway_postgres import throwaway_postgres
from salesplan.static_files import WHOLE
from tests.fresh_process import ROOT, run_python

# --- What is taken from packages ---------------------------------------------------------------


def test_bootstrap_is_the_published_one():
    digest = hashlib.sha256(WHOLE.read_bytes()).hexdigest()

    assert digest == 'd85327d99c7a3ee1f9b5d0500d1370acea3ad2db39c163c2f51f232baedbdede'


def pins(lock):
    """The pinned requirements of a lock by their name, for this Python and platform."""
    lines = (ROOT / 'requirements' / lock).read_text().splitlines()
    found = [Requirement(line.split(' \\')[0]) for line in lines if line[:1].isalnum()]
    return {pin.name: pin for pin in found if pin.marker is None or pin.marker.evaluate()}


@pytest.mark.parametrize('lock', ['run.lock', 'test.lock'])
def test_locks_pin_with_the_extras_that_packages_ask_for(lock):
    """Else pip looks for a newer release of `package[extra]`, and refuses it for want of a hash."""
    pinned = pins(lock)
    wanted = [
        (name, needed)
        for name in pinned
        for needed in map(Requirement, importlib.metadata.requires(name) or [])
        if needed.extras and (needed.marker is None or needed.marker.evaluate({'extra': ''}))
    ]

    lacking = [
        f'{name} wants {needed}'
        for name, needed in wanted
        if needed.name in pinned and not needed.extras <= pinned[needed.name].extras
    ]

    assert lacking == []


# --- Starting from nothing ---------------------------------------------------------------------


def copy_of_manage_py(folder):
    """manage.py beside lock files, in a folder of its own."""
    shutil.copy(ROOT / 'manage.py', folder)
    shutil.copytree(ROOT / 'requirements', folder / 'requirements')
    return folder / 'manage.py'


def test_manage_py_of_an_old_python_says_so_in_one_sentence():
    script = (
        'import runpy, sys; sys.version_info = (3, 10, 4); sys.version = "3.10.4 (main)";'
        'sys.argv = ["manage.py"]; runpy.run_path("manage.py", run_name="__main__")'
    )

    done = run_python('-c', script)

    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        '',
        'Salesplan needs Python 3.11 or newer; this is 3.10.4.\n',
    )


def test_manage_py_without_venv_names_the_package_to_install(tmp_path):
    manage = copy_of_manage_py(tmp_path)
    script = (
        'import runpy, sys; sys.prefix = sys.base_prefix; sys.modules["ensurepip"] = None;'
        f'sys.argv = ["manage.py"]; runpy.run_path({str(manage)!r}, run_name="__main__")'
    )

    done = run_python('-c', script)

    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        '',
        'Python here cannot make environments (Debian: apt-get install python3-venv).\n',
    )


def test_manage_py_with_a_fresh_environment_goes_on_inside_it(tmp_path):
    manage = copy_of_manage_py(tmp_path)
    lock = hashlib.sha256((tmp_path / 'requirements/run.lock').read_bytes()).hexdigest()
    inside = tmp_path / '.venv/bin/python'
    inside.parent.mkdir(parents=True)
    inside.write_text('#!/bin/sh\necho inside: "$@"\n')
    inside.chmod(0o755)
    python = '{}.{}:{}'.format(*sys.version_info[:2], '_'.join(sys.base_prefix.split()))
    (tmp_path / '.venv/salesplan.stamp').write_text(f'run {python} {lock}')
    script = (
        'import runpy, sys; sys.prefix = sys.base_prefix;'
        f'sys.argv = ["manage.py", "check_plan", "a file"];'
        f'runpy.run_path({str(manage)!r}, run_name="__main__")'
    )

    done = run_python('-c', script)

    assert (done.stdout, done.stderr) == (f'inside: {manage} check_plan a file\n', '')


@pytest.mark.parametrize('python', ['3.11:/opt/another', '3.11', '3.10:/usr'])
def test_environment_that_another_python_made_is_emptied_first(tmp_path, python):
    manage = copy_of_manage_py(tmp_path)
    (tmp_path / '.venv').mkdir()
    (tmp_path / '.venv/salesplan.stamp').write_text(f'run {python} of-then')
    script = (
        'import runpy, subprocess, sys; sys.prefix = sys.base_prefix;'
        'subprocess.call = lambda command, **_how: print(command[1:3], "--clear" in command) or 1;'
        f'sys.argv = ["manage.py", "demo"]; runpy.run_path({str(manage)!r}, run_name="__main__")'
    )

    done = run_python('-c', script)

    assert done.stdout == "['-m', 'venv'] True\n"


def test_throwaway_postgres_answers_and_leaves_nothing():
    with throwaway_postgres() as address:
        folder = Path(re.search(r'host=(.+)', address)[1])
        connection = psycopg2.connect(dbname='postgres', user='postgres', host=str(folder))
        cursor = connection.cursor()
        cursor.execute("SELECT lower('Đắk HÒA')")
        answer = cursor.fetchone()
        connection.close()

    assert answer == ('đắk hòa',)
    assert not folder.exists()
