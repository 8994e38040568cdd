"""The figures of a plan as CSV: rows are targets, columns periods, as the import reads them."""

from __future__ import annotations

import csv
import io

from plans.document.periods import Slice, fiscal_quarter, in_one_month
from plans.document.schema import PlanDocument
from plans.rules.tracking import FigureWords, entry_periods, typed_figure

BOM = '\ufeff'  # Excel takes UTF-8 for what it is only with it
_FORMULA = ('=', '+', '-', '@', '\t', '\r')
DELIMITERS = {'vi': ';', 'en': ','}


def figures_csv(document: PlanDocument, language: str) -> str:
    """The text of the file, numbers as they are typed in that language."""
    columns = sorted(
        {
            (piece.start.replace(day=1), piece.end, heading(piece, document))
            for target in document.targets
            for piece in entry_periods(target, document)
        }
    )
    headings = list(dict.fromkeys(name for _start, _end, name in columns))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=DELIMITERS[language], lineterminator='\r\n')
    writer.writerow(['', *headings])
    for target in document.targets:
        words = FigureWords(target, document, language)
        kept = {
            heading(Slice(actual.start, actual.end), document): typed_figure(actual, words.language)
            for actual in target.actuals
        }
        writer.writerow([guarded(target.id), *(kept.get(name, '') for name in headings)])
    return BOM + out.getvalue()


def heading(piece: Slice, document: PlanDocument) -> str:
    """01/2027 for what lies in a month, Q1 2027 for longer."""
    if in_one_month(piece.start, piece.end):
        return f'{piece.start:%m/%Y}'
    quarter = fiscal_quarter(piece.start, document.fiscal_year_start_month or 1)
    return f'Q{quarter.number} {quarter.year}'


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
