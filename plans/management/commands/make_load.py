"""`manage.py make_load`: an empty database filled as a large installation, to measure with."""

import time
from dataclasses import fields
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from plans.domain.load.making import NotEmptyError, Size, make


class Command(BaseCommand):
    help = (
        'Fill an empty database to measure with. Everybody has the password of the demonstration;'
        ' lan@example.com plans in the first company, which has a fifth of all plans.'
    )

    def add_arguments(self, parser):
        for one in fields(Size):
            parser.add_argument(f'--{one.name}', type=int, default=one.default)
        parser.add_argument('--on', type=date.fromisoformat, help='the day it stands on (today)')

    def handle(self, *args, on, **options):
        size = Size(**{one.name: options[one.name] for one in fields(Size)})
        started = time.perf_counter()

        def told(line):
            self.stdout.write(f'{time.perf_counter() - started:6.1f} s  {line}')

        try:
            make(size, on or timezone.localdate(), told)
        except NotEmptyError as reason:
            raise CommandError(str(reason)) from None
        told(f'{size.actuals:,} figures and {size.feedback:,} items of feedback')
