"""Commands that read plan files and answer for each, without the database (plan-file.md)."""

from __future__ import annotations

import json
from abc import abstractmethod
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import ngettext

from plans.document import plan_file
from plans.document.faults import Fault, PlanFileError
from plans.document.schema import PlanDocument

_ZONE = ZoneInfo('Asia/Ho_Chi_Minh')
_REFUSED = 2
# What systems say in English only.
_WHY_NOT = {
    FileNotFoundError: 'không tìm thấy tệp',
    NotADirectoryError: 'không tìm thấy tệp',
    IsADirectoryError: 'đây là thư mục, không phải tệp',
    PermissionError: 'không có quyền đọc tệp này',
}


class PlanFilesCommand(BaseCommand):
    """Reads each FILE and prints one answer for it: text, or one JSON object a line.

    A refused file prints its errors, the others still run, and the exit status is 2.
    """

    requires_system_checks: Sequence[str] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """FILE…, --on and --format; commands add their own."""
        parser.add_argument('files', nargs='+', metavar='FILE')
        parser.add_argument('--on', type=read_day, metavar='YYYY-MM-DD')
        parser.add_argument('--format', choices=('text', 'json'), default='text')

    @abstractmethod
    def answer(self, document: PlanDocument, on: date, options: dict[str, Any]) -> dict[str, Any]:
        """What JSON says about one plan, without its file."""

    @abstractmethod
    def report(self, document: PlanDocument, on: date, options: dict[str, Any]) -> str:
        """What is printed about one plan for people to read, without its file."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer for every file in the order given."""
        on = options['on'] or datetime.now(_ZONE).date()
        refused = [file for file in options['files'] if not self._one(file, on, options)]
        if refused:
            raise CommandError(
                ngettext(
                    '%(count)d file was refused.', '%(count)d files were refused.', len(refused)
                )
                % {'count': len(refused)},
                returncode=_REFUSED,
            )

    def _one(self, file: str, on: date, options: dict[str, Any]) -> bool:
        """Print the answer for one file and say whether it could be read."""
        is_json = options['format'] == 'json'
        try:
            document = read_plan(file)
        except PlanFileError as error:
            self._refuse(file, error.faults, is_json=is_json)
            return False
        if is_json:
            self._print({'file': file, **self.answer(document, on, options)})
        else:
            self.stdout.write(f'{file}\n{self.report(document, on, options)}')
        return True

    def _refuse(self, file: str, faults: Sequence[Fault], *, is_json: bool) -> None:
        if is_json:
            errors = [{'path': fault.path, 'message': fault.message_en} for fault in faults]
            self._print({'file': file, 'errors': errors})
            return
        language = translation.get_language() or 'en'
        self.stderr.write('\n'.join([file, *(f'  {fault.line(language)}' for fault in faults)]))

    def _print(self, answer: dict[str, Any]) -> None:
        """One line of JSON; escaped where the terminal cannot show Vietnamese."""
        line = json.dumps(answer, ensure_ascii=False)
        try:
            line.encode(getattr(self.stdout, 'encoding', None) or 'utf-8')
        except UnicodeEncodeError:
            line = json.dumps(answer)
        self.stdout.write(line)


def read_plan(file: str) -> PlanDocument:
    """Read one plan file. Raises PlanFileError, also when there is no such file."""
    try:
        source = Path(file).read_bytes()
    except (OSError, ValueError) as error:
        raise PlanFileError([_not_opened(error)]) from None
    return plan_file.parse(source)


def _not_opened(error: OSError | ValueError) -> Fault:
    reason = getattr(error, 'strerror', None) or str(error)
    reason_vi = next((text for kind, text in _WHY_NOT.items() if isinstance(error, kind)), reason)
    return Fault('', f'cannot be opened: {reason}', f'không mở được: {reason_vi}')


def read_day(text: str) -> date:
    """A day typed as YYYY-MM-DD. Raises ArgumentTypeError."""
    try:
        return datetime.strptime(text, '%Y-%m-%d').replace(tzinfo=_ZONE).date()
    except ValueError:
        raise ArgumentTypeError(f'"{text}" is not a day like 2027-04-20') from None
