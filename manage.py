#!/usr/bin/env python3
"""Run a command of Salesplan, inside an environment that this file makes when there is none.

Nothing newer than f-strings may stand here: an old Python must be able to read the file to refuse.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / '.venv'
STAMP = VENV / 'salesplan.stamp'
PYTHON = VENV / ('Scripts/python.exe' if os.name == 'nt' else 'bin/python')
LOCKS = ('run', 'test', 'dev')  # each holds the one before
LOCK_OF_COMMAND = {'test': 'test', 'lint': 'dev'}


def main():
    """Make or refresh .venv when no environment is active, go on inside it, run the command."""
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'salesplan.settings')
    if sys.version_info < (3, 11):
        sys.exit(f'Salesplan needs Python 3.11 or newer; this is {sys.version.split()[0]}.')
    if not is_environment_active():
        refresh_environment(LOCK_OF_COMMAND.get(''.join(sys.argv[1:2]), 'run'))
        go_on_inside()
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit(
            'This Python environment lacks Django. Leave it (deactivate) so that manage.py makes'
            ' its own, or install requirements/run.lock in it.'
        )
    execute_from_command_line(sys.argv)


def is_environment_active():
    """Claim: packages are somebody else's business (a virtual environment, a container)."""
    return sys.prefix != sys.base_prefix or os.environ.get('SALESPLAN_NO_VENV') == '1'


def refresh_environment(needed):
    """Install the lock `needed`, or the larger one that was there before, if it changed."""
    installed = STAMP.read_text().split() if STAMP.exists() else []
    known = installed[0] if installed and installed[0] in LOCKS else needed
    lock = max(needed, known, key=LOCKS.index)
    stamp = [lock, this_python(), sha256_of(lock)]
    if installed == stamp and PYTHON.exists():
        return
    make_environment(clear=bool(installed) and installed[1:2] != stamp[1:2])
    say(f'Installing the packages of requirements/{lock}.lock ...')
    install = [
        *(str(PYTHON), '-m', 'pip', 'install', '-qq', '--disable-pip-version-check'),
        *('--require-hashes', '--only-binary=:all:'),
        *('-r', str(lock_path(lock))),
    ]
    if subprocess.call(install, stdout=sys.stderr):
        sys.exit('The packages could not be installed; what pip said stands above.')
    STAMP.write_text(' '.join(stamp))


def make_environment(clear):
    """Make .venv; an existing one is completed, or emptied first when another Python made it."""
    try:
        import ensurepip  # noqa: F401  Debian ships it apart, in python3-venv
        import venv  # noqa: F401
    except ImportError:
        sys.exit('Python here cannot make environments (Debian: apt-get install python3-venv).')
    say('Making the environment in .venv ...')
    command = [sys.executable, '-m', 'venv', str(VENV)] + (['--clear'] if clear else [])
    if subprocess.call(command, stdout=sys.stderr):
        sys.exit('The environment could not be made; the reason stands above.')


def this_python():
    """Version and place of the Python that runs this, in one word."""
    return '{}.{}:{}'.format(*sys.version_info[:2], '_'.join(sys.base_prefix.split()))


def go_on_inside():
    """Start this same command again with the Python of .venv; does not return."""
    command = [str(PYTHON), str(ROOT / 'manage.py'), *sys.argv[1:]]
    if os.name == 'nt':
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def lock_path(name):
    return ROOT / 'requirements' / f'{name}.lock'


def sha256_of(lock):
    return hashlib.sha256(lock_path(lock).read_bytes()).hexdigest()


def say(sentence):
    """Tell a person; never on stdout, which may be piped to a program (check_plan --json)."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == '__main__':
    main()
