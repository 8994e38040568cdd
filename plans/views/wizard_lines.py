"""What a step of the wizard lists: rows, closed or open, under the words of their list."""

from dataclasses import dataclass, field

from plans.domain import keys


@dataclass
class Line:
    """A row of a list: closed as a title with facts, or open as a form."""

    part: object
    row: object
    values: dict
    ref: str = ''
    title: str = ''
    facts: list = field(default_factory=list)
    form: object = None
    lists: list = field(default_factory=list)
    key: str = field(default_factory=keys.new_key)

    @property
    def group(self):
        """The name of the row in addresses and forms: `needs-12`."""
        return f'{self.part.name}-{self.row.pk}'

    @property
    def titled_by(self):
        """The name of the field that the row is called by; '' where the title is put together."""
        return '' if self.part.name_row else f'{self.group}-{self.part.title_field}'

    @property
    def is_open(self):
        return self.form is not None


@dataclass
class Listing:
    """A list of rows with its words, below the step or below an open row."""

    part: object
    lines: list
    key: str
    heading: str
    add_text: str
    empty_text: str
    may_add: bool
    parent: object = None

    @property
    def parent_group(self):
        """The name of the row that holds the list, such as `needs-12`; '' on the step itself."""
        return f'{self.part.parent}-{self.parent.pk}' if self.parent else ''
