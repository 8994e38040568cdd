"""The kinds of files a plan leaves in, and what makes each: one row a kind."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from urllib.parse import quote

from plans.document.bilingual import Bilingual
from plans.document.schema import PlanDocument
from plans.exports.csv import csv_file, slug
from plans.exports.outline import Setting, outline
from plans.exports.outline.summary import summary


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is to be made: a plan on a day, in a language, these sections of it."""

    document: PlanDocument
    on: date
    language: str
    sections: Collection[str]
    setting: Setting

    @property
    def outline(self):
        """The outline of the chosen sections."""
        return outline(
            self.document,
            on=self.on,
            language=self.language,
            sections=self.sections,
            setting=self.setting,
        )

    @property
    def summary(self):
        """The outline of one page."""
        return summary(self.document, on=self.on, language=self.language, setting=self.setting)


def written(kind: str, name: str, *given) -> bytes:
    """What a writer makes; its packages are read with the first such file.

    Together they would take 30 MB of each worker and a second of each start.
    """
    return getattr(import_module(f'plans.exports.{kind}'), name)(*given)


@dataclass(frozen=True)
class File:
    """A file that was made."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Kind:
    """One kind of file. `make` gives (suffix, bytes); `takes_sections`: parts are chosen."""

    label: Bilingual
    hint: Bilingual
    make: Callable[[Asked], tuple[str, bytes]]
    takes_sections: bool = True


_OFFICE = 'application/vnd.openxmlformats-officedocument'
TYPES = {
    'pdf': 'application/pdf',
    'docx': f'{_OFFICE}.wordprocessingml.document',
    'pptx': f'{_OFFICE}.presentationml.presentation',
    'xlsx': f'{_OFFICE}.spreadsheetml.sheet',
    'csv': 'text/csv; charset=utf-8',
    'zip': 'application/zip',
}
KINDS: dict[str, Kind] = {
    'pdf': Kind(
        Bilingual('PDF', 'PDF'),
        Bilingual(
            'Để gửi và in: bìa, mục lục, biểu đồ.', 'To send and print: cover, contents, charts.'
        ),
        lambda asked: ('pdf', written('pdf', 'pdf', asked.outline)),
    ),
    'summary': Kind(
        Bilingual('PDF tóm tắt một trang', 'One-page PDF summary'),
        Bilingual('Cả kế hoạch trên một tờ A4.', 'The whole plan on one sheet of A4.'),
        lambda asked: ('pdf', written('pdf', 'summary_pdf', asked.summary)),
        takes_sections=False,
    ),
    'docx': Kind(
        Bilingual('Word (DOCX)', 'Word (DOCX)'),
        Bilingual('Để viết thêm và chỉnh sửa.', 'To write on and edit.'),
        lambda asked: ('docx', written('docx', 'docx_file', asked.outline)),
    ),
    'pptx': Kind(
        Bilingual('PowerPoint (PPTX)', 'PowerPoint (PPTX)'),
        Bilingual('Để trình bày: khổ 16:9, biểu đồ sửa được.', 'To present: 16:9, live charts.'),
        lambda asked: ('pptx', written('pptx', 'pptx_file', asked.outline)),
    ),
    'xlsx': Kind(
        Bilingual('Excel (XLSX)', 'Excel (XLSX)'),
        Bilingual(
            'Mỗi phần một trang tính; điền trang Thực hiện rồi nhập lại được.',
            'A sheet for each part; fill in the sheet Actuals and import it back.',
        ),
        lambda asked: ('xlsx', written('xlsx', 'xlsx_file', asked.outline, asked.document)),
    ),
    'csv': Kind(
        Bilingual('CSV', 'CSV'),
        Bilingual(
            'Mỗi bảng một tệp, nhiều bảng thì nén thành ZIP.', 'A file a table, several as a ZIP.'
        ),
        lambda asked: csv_file(asked.outline),
    ),
}


def make(kind: str, asked: Asked) -> File:
    """The file of a kind. Raises KeyError for an unknown kind."""
    suffix, content = KINDS[kind].make(asked)
    name = ' '.join(one for one in (asked.setting.code, asked.document.title) if one)
    return File(f'{name or kind}.{suffix}', TYPES[suffix], content)


def disposition(name: str) -> str:
    """The header that names a download: plain letters, and the real name (RFC 5987)."""
    stem, _dot, suffix = name.rpartition('.')
    stem = ' '.join(''.join(' ' if not one.isprintable() or one in '/\\:*?"<>|' else one
                            for one in stem).split())[:120]  # fmt: skip
    plain = slug(stem) or 'plan'
    whole = quote(f'{stem or plain}.{suffix}'.encode('utf-8', 'replace'))
    return f'attachment; filename="{plain}.{suffix}"; filename*=UTF-8\'\'{whole}'
