"""What all templates have in common, and the catalogue they are translated by."""

import re
from pathlib import Path

import polib
from django.conf import settings

TEMPLATES = settings.BASE_DIR / 'templates'
# Names that are the same in both languages, and each language by its own name.
UNTRANSLATED = re.compile(r'Salesplan|Tiếng Việt|English|EN|VI|HTTP|openapi\.json|nbsp|middot')


def test_words_of_templates_are_translated():
    def bare_words(text):
        classes = r'{% block (main_class|body_class) %}.*?{% endblock %}'
        translated = r'{%\s*(comment|blocktranslate).*?{%\s*end\2\s*%}'
        text = re.sub(f'{classes}|{translated}', '', text, flags=re.S)
        text = re.sub(r'{#.*?#}|{%.*?%}|{{.*?}}|<!--.*?-->', '', text, flags=re.S)
        shown = re.findall(r'(?:aria-label|placeholder|title|alt)="([^"]*)"', text)
        shown.append(re.sub(r'<[^>]*>', ' ', text))
        return re.findall(r'[^\W\d_]{2,}', UNTRANSLATED.sub('', ' '.join(shown)))

    found = {
        str(path.relative_to(TEMPLATES)): words
        for path in TEMPLATES.rglob('*.html')
        if path.name != 'floor.html' and (words := bare_words(path.read_text(encoding='utf-8')))
    }

    assert found == {}


def test_every_icon_and_shape_is_in_the_sprite():
    sprite = (TEMPLATES / 'components/sprite.html').read_text(encoding='utf-8')
    drawn = set(re.findall(r'id="([his]-[\w-]+)"', sprite))
    used = {
        name
        for path in TEMPLATES.rglob('*.html')
        for name in re.findall(r'#([his]-[\w-]+)[")]', path.read_text(encoding='utf-8'))
    }

    assert used <= drawn


def test_catalogue_for_packages_is_compiled():
    folder = Path(settings.LOCALE_PATHS[1], 'vi', 'LC_MESSAGES')

    def texts(catalogue):
        return {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in catalogue}

    written, compiled = polib.pofile(str(folder / 'django.po')), polib.mofile(folder / 'django.mo')

    assert texts(compiled) == texts(written)
