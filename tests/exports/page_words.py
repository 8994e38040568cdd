"""What a PDF says of itself, and its words with the boxes they stand in."""

import io
import shutil
import subprocess
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

_SPACE = '{http://www.w3.org/1999/xhtml}'
_TOUCH = 0.5  # points that two boxes may share


@dataclass(frozen=True)
class Word:
    """A word of a page and its edges in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other):
        """Whether both are printed over each other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > _TOUCH and down > 0.4 * (self.bottom - self.top)


def pages_of(made):
    """[(width, [Word])] of each page; poppler's pdftotext says where they are."""
    poppler = shutil.which('pdftotext')
    if poppler is None:
        pytest.skip('needs pdftotext')
    done = subprocess.run([poppler, '-bbox', '-', '-'], input=made, stdout=subprocess.PIPE)
    read = ElementTree.fromstring(done.stdout)  # noqa: S314 - of our own file
    return [
        (float(page.get('width')), [_word(one) for one in page.iter(f'{_SPACE}word')])
        for page in read.iter(f'{_SPACE}page')
    ]


def _word(found):
    return Word(found.text, *(float(found.get(edge)) for edge in ('xMin', 'yMin', 'xMax', 'yMax')))


def collisions(made):
    """The words that lie over one another, or run off the page."""
    found = []
    for width, words in pages_of(made):
        found += [one.text for one in words if one.right > width - 10 or one.left < 10]
        words = sorted(words, key=lambda one: one.top)
        for at, one in enumerate(words):
            for other in words[at + 1 :]:
                if other.top > one.bottom:
                    break
                if one.covers(other):
                    found.append(f'{one.text} / {other.text}')
    return found


def read(made):
    return PdfReader(io.BytesIO(made))


def fonts_of(reader):
    """{name: whether it is embedded} of every font of the file."""
    found = {}
    for page in reader.pages:
        for font in page['/Resources'].get('/Font', {}).values():
            font = font.get_object()
            inner = font['/DescendantFonts'][0].get_object()
            descriptor = inner['/FontDescriptor'].get_object()
            is_embedded = '/FontFile2' in descriptor or '/FontFile3' in descriptor
            found[font['/BaseFont'].split('+')[-1]] = is_embedded
    return found


def claims_of(reader):
    """The standards that a file says it keeps."""
    return reader.xmp_metadata.stream.get_data().decode()
