"""What dealers type in a session room, and how the host opens it and keeps what it said."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.domain.sessions import NEW
from plans.forms.choices import TickField
from plans.forms.fields import LineField
from plans.forms.layout import PlainForm

SHORTEST_IDEA, LONGEST_IDEA = 3, 200
LONGEST_NAME = 60
LONGEST_QUESTION = 160


class CodeForm(PlainForm):
    """The six digits on the wall; spaces do not matter."""

    code = forms.CharField(
        label=gettext_lazy('Code of six digits'),
        max_length=40,
        error_messages={'required': gettext_lazy('Type the six digits shown on the wall.')},
    )

    def __init__(self, data=None):
        super().__init__(data)
        self.fields['code'].widget.attrs |= {
            'inputmode': 'numeric', 'autocomplete': 'off', 'maxlength': None,
        }  # fmt: skip

    def clean_code(self):
        digits = re.sub(r'[\s.-]', '', self.cleaned_data['code'])
        if not re.fullmatch(r'[0-9]{6}', digits):
            raise ValidationError(_('Type the six digits shown on the wall.'))
        return digits


class JoinForm(PlainForm):
    """What a phone is called in the room."""

    name = LineField(
        max_length=LONGEST_NAME,
        label=gettext_lazy('Name of the shop'),
        help_text=gettext_lazy('Only those in the room see it.'),
    )


class IdeaForm(PlainForm):
    """A need in the dealer's words."""

    text = LineField(
        max_length=LONGEST_IDEA,
        min_length=SHORTEST_IDEA,
        label=gettext_lazy('Another idea'),
    )


class NextQuestionForm(PlainForm):
    """Another question to the room."""

    question = LineField(max_length=LONGEST_QUESTION, label=gettext_lazy('Next question'))


class OpenRoomForm(PlainForm):
    """The question of the room, and whether new ideas wait for the host."""

    question = LineField(
        required=False, max_length=LONGEST_QUESTION, label=gettext_lazy('Question to the room')
    )
    is_moderated = TickField(
        required=False, label=gettext_lazy('New ideas appear after I let them in')
    )


class EvidenceForm(PlainForm):
    """Where each ranked need goes: a need of the plan, a new one, or nowhere."""

    def __init__(self, data=None, *, ranked, needs):
        super().__init__(data)
        refs = {ref for ref, _label in needs}
        for idea, votes in ranked:
            known = idea.need.ref if idea.need and idea.need.ref in refs else ''
            field = forms.ChoiceField(
                required=False,
                label=idea.text,
                choices=[
                    ('', _('Leave it out')), (NEW, _('As a new need')),
                    *((ref, f'{ref} {label}') for ref, label in needs),
                ],
                initial=(known or NEW) if votes else '',
            )  # fmt: skip
            self.fields[f'idea-{idea.pk}'] = field

    def chosen(self):
        """{idea pk: ref or 'new'} of those that are kept."""
        return {
            int(name.removeprefix('idea-')): value
            for name, value in self.cleaned_data.items()
            if value
        }
