"""What every stored row shares: exact amounts, a place in its plan, a version, and text that can
be searched.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.document import amounts
from plans.document.text import fold, nfc, sort_key


class AmountField(models.DecimalField):
    """A Decimal of at most 3 decimals and 15 digits, so that both databases keep it exactly.

    Source: product.md section 0.2. Raises ValidationError on save for a number outside those
    limits.
    """

    def __init__(self, *args, **kwargs):
        kwargs.update(max_digits=18, decimal_places=3)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs['max_digits'], kwargs['decimal_places']
        return name, path, args, kwargs

    def get_db_prep_save(self, value, connection):
        if value is not None and not hasattr(value, 'as_sql'):
            value = self.to_python(value)
            if not amounts.fits(value):
                raise ValidationError(_('Use at most 15 digits, 3 of them after the decimal mark.'))
        return super().get_db_prep_save(value, connection)

    def from_db_value(self, value, expression, connection):
        return None if value is None else amounts.trim(value)


class FoldedName(models.Model):
    """A row found by name: `search_text` without tone marks, `sort_name` in alphabetical order
    of Vietnamese.
    """

    SEARCHED = ('name',)

    search_text = models.TextField(editable=False, default='', db_index=False)
    sort_name = models.TextField(editable=False, default='')

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.fill_folded()
        fields = kwargs.get('update_fields')
        if fields is not None:
            kwargs['update_fields'] = {*fields, 'search_text', 'sort_name'}
        super().save(*args, **kwargs)

    def fill_folded(self):
        """Compose the fields named in SEARCHED (NFC) and recompute the two folded columns from
        them, the first of which sorts. For rows that are written in bulk; `save` does it itself.
        """
        words = [nfc(getattr(self, name) or '') for name in self.SEARCHED]
        for name, composed in zip(self.SEARCHED, words, strict=True):
            setattr(self, name, composed)
        self.search_text = fold(' '.join(words))
        self.sort_name = sort_key(words[0])


class FoldedField(models.TextField):
    """Text in which search looks, folded from the fields named in `of` on every write, bulk too."""

    def __init__(self, *args, of=(), **kwargs):
        self.of = tuple(of)
        super().__init__(*args, **{**kwargs, 'editable': False, 'default': ''})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs['editable'], kwargs['default']
        return name, path, args, kwargs | {'of': self.of}

    def pre_save(self, model_instance, add):
        words = ' '.join(getattr(model_instance, name) or '' for name in self.of)
        setattr(model_instance, self.attname, fold(words))
        return super().pre_save(model_instance, add)


class FoldedQuerySet(models.QuerySet):
    """Rows that carry folded text."""

    def found_by(self, words):
        """Rows in which every word of `words` occurs, tone marks and case set aside."""
        found = self
        for word in fold(words).split():
            found = found.filter(search_text__contains=word)
        return found


class LiveManager(models.Manager):
    """Rows that were not deleted: a deleted row is kept a while so that Undo can bring it back."""

    def get_queryset(self):
        return super().get_queryset().filter(deleted_at__isnull=True)


class OrderedRow(models.Model):
    """A row with a place in its list, a version for stale edits, and a way back after delete."""

    position = models.PositiveIntegerField(default=0)
    row_version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)
    updated_by = models.ForeignKey(
        'plans.Membership', on_delete=models.SET_NULL, null=True, editable=False, related_name='+'
    )

    all_objects = models.Manager()
    objects = LiveManager()

    class Meta:
        abstract = True
        ordering = ['position', 'pk']
        base_manager_name = 'all_objects'
        default_manager_name = 'objects'


class PlanRow(OrderedRow):
    """A row that other rows and the plan file call by its `ref` (N1, S2 …), never used again.

    Each heir declares its own `plan` by `plan_key`, so that the plan reaches it by the list's name.
    """

    ref = models.TextField()

    class Meta(OrderedRow.Meta):
        abstract = True
        constraints = [models.UniqueConstraint('plan', 'ref', name='%(class)s_ref_once')]

    def __str__(self):
        return self.ref


def plan_key(related_name, **options):
    """A foreign key to the plan that owns the row."""
    return models.ForeignKey(
        'plans.Plan', on_delete=models.CASCADE, related_name=related_name, **options
    )


def member_key(related_name='+', **options):
    """A member of the workspace, kept even when the member has left."""
    return models.ForeignKey(
        'plans.Membership',
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name=related_name,
        **options,
    )


def link(to, related_name='+', **options):
    """An optional link to another row of the plan; it empties when that row is purged."""
    return models.ForeignKey(
        to, on_delete=models.SET_NULL, null=True, blank=True, related_name=related_name, **options
    )


def only(field, values, name):
    """A constraint: the field holds one of the values."""
    return models.CheckConstraint(
        condition=models.Q(**{f'{field}__in': [str(value) for value in values]}), name=name
    )


def ends_after(start, end, name):
    """A constraint: where both days are known, the end is not before the start."""
    return models.CheckConstraint(
        condition=models.Q(**{f'{start}__isnull': True})
        | models.Q(**{f'{end}__isnull': True})
        | models.Q(**{f'{end}__gte': models.F(start)}),
        name=name,
    )
