"""The plan as PDF: tagged (PDF/UA-1), fonts embedded, titled, in its language (typst).

The data goes in as JSON, never as source, so no text of a plan is ever read as markup.
"""

from __future__ import annotations

import json
import logging
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_be_vietnam_pro
import typst
from django.conf import settings

from plans.exports.outline.dealer_sheets import DealerSheets
from plans.exports.outline.values import Outline
from plans.exports.pages import page_data, sheets_data

log = logging.getLogger(__name__)
FONTS = Path(fontpkg_be_vietnam_pro.__file__).parent / 'files'
_ACCESSIBLE = ['ua-1']
_NO_FONT = 'could not be displayed with font'


def pdf(outline: Outline) -> bytes:
    """The whole document with its cover and contents."""
    return _compiled('plan.typ', page_data(outline))


def summary_pdf(outline: Outline) -> bytes:
    """One page, from an outline of `summary`."""
    return _compiled('summary.typ', page_data(outline, halves=('goals', 'strategies', 'needs')))


def dealer_sheets_pdf(sheets: DealerSheets) -> bytes:
    """A page for each dealer, a bookmark to each."""
    return _compiled('dealer-sheet.typ', sheets_data(sheets))


def _compiled(name: str, data: dict[str, Any]) -> bytes:
    """The PDF of a template; letters that the font lacks (emoji, Chinese) come from others.

    Where no font at all has a letter, the standard refuses the file: then it is made without the
    claim to it rather than not at all. Any other refusal is a fault of the template: it is logged.
    """
    for found in (fonts(), fonts(with_others=True)):
        try:
            return _compile(name, data, _ACCESSIBLE, found)
        except typst.TypstError as error:
            if _NO_FONT not in str(error):
                log.error('%s is no PDF/UA-1: %s', name, error)
                break
    return _compile(name, data, [], fonts(with_others=True))


def _compile(name: str, data: dict[str, Any], standards: list[str], found: Any) -> bytes:
    folder = Path(settings.BASE_DIR) / 'templates' / 'documents'
    compiler = typst.Compiler(root=str(folder), font_paths=found)
    inputs = {'data': json.dumps(data, ensure_ascii=False)}
    source = str(folder / name)
    return compiler.compile(source, format='pdf', sys_inputs=inputs, pdf_standards=standards)


@cache
def fonts(*, with_others: bool = False) -> Any:
    """Be Vietnam Pro, read once; `with_others` also those of the machine."""
    return typst.Fonts(include_system_fonts=with_others, font_paths=[str(FONTS)])
