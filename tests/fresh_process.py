"""Python as it starts anew: for what is decided before the first test runs."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def clean_environment(**environment):
    """The environment variables of this process without those that steer ours."""
    ours = ('ALLOWED_HOSTS', 'DATABASE_URL', 'DEBUG', 'SECRET_KEY')
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ours and not name.startswith(('DJANGO_', 'SALESPLAN_'))
    }
    return {**kept, 'DJANGO_SETTINGS_MODULE': 'salesplan.settings', **environment}


def run_python(*arguments, cwd=ROOT, **environment):
    """Run this Python in an environment that holds nothing of ours but `environment`."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=clean_environment(**environment),
        capture_output=True,
        encoding='utf-8',
    )
