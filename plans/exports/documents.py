"""The kinds of files a plan leaves in, and what makes each: one row a kind."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from plans.document.bilingual import Bilingual
from plans.document.schema import PlanDocument
from plans.document.text import fold
from plans.exports.outline import Setting, outline
from plans.exports.outline.summary import summary
from plans.exports.pdf import pdf, summary_pdf


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


@dataclass(frozen=True)
class File:
    """A file that was made."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Kind:
    """One kind of file. `make` gives its bytes; `takes_sections` whether parts are chosen."""

    label: Bilingual
    hint: Bilingual
    suffix: str
    content_type: str
    make: Callable[[Asked], bytes]
    takes_sections: bool = True


KINDS: dict[str, Kind] = {
    'pdf': Kind(
        Bilingual('PDF', 'PDF'),
        Bilingual(
            'Để gửi và in: bìa, mục lục, biểu đồ.', 'To send and print: cover, contents, charts.'
        ),
        'pdf',
        'application/pdf',
        lambda asked: pdf(asked.outline),
    ),
    'summary': Kind(
        Bilingual('PDF tóm tắt một trang', 'One-page PDF summary'),
        Bilingual('Cả kế hoạch trên một tờ A4.', 'The whole plan on one sheet of A4.'),
        'pdf',
        'application/pdf',
        lambda asked: summary_pdf(asked.summary),
        takes_sections=False,
    ),
}


def make(kind: str, asked: Asked) -> File:
    """The file of a kind. Raises KeyError for an unknown kind."""
    row = KINDS[kind]
    name = ' '.join(one for one in (asked.setting.code, asked.document.title) if one)
    return File(f'{name or kind}.{row.suffix}', row.content_type, row.make(asked))


def disposition(name: str) -> str:
    """The header that names a download: plain letters, and the real name (RFC 5987)."""
    stem, _dot, suffix = name.rpartition('.')
    stem = ' '.join(''.join(' ' if not one.isprintable() or one in '/\\:*?"<>|' else one
                            for one in stem).split())[:120]  # fmt: skip
    plain = '-'.join(''.join(one if one.isascii() and one.isalnum() else ' '
                             for one in fold(stem)).split()) or 'plan'  # fmt: skip
    whole = quote(f'{stem or plain}.{suffix}'.encode('utf-8', 'replace'))
    return f'attachment; filename="{plain}.{suffix}"; filename*=UTF-8\'\'{whole}'
