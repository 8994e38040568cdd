"""Creating all tables at once: Django draws its picture of the models once, not once per step."""

from django.db.migrations.operations.base import Operation


class CreateModels(Operation):
    """Create models that may refer to each other in any order; takes a list of `CreateModel`."""

    serialization_expand_args = ['models']

    def __init__(self, models):
        self.models = models

    def state_forwards(self, app_label, state):
        state.__dict__.pop('apps', None)  # drawn anew when it is asked for, with all of these in it
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f'Create {len(self.models)} models'
