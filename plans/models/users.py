"""A person who signs in, by e-mail."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager):
    """Makes people; the e-mail is kept in lower case, so that one address is one person."""

    use_in_migrations = True

    def get_by_natural_key(self, username):
        return self.get(email=username.lower())

    def create_user(self, email, password=None, **fields):
        """Make a person who may sign in with `email` and `password`."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        """Make a person who runs the installation."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


def called(name, email):
    """What a person of that name and address is called."""
    return name or email.partition('@')[0]


class User(AbstractUser):
    """A person. What a person may do in a company is said by the membership there."""

    class Theme(models.TextChoices):
        SYSTEM = 'system', _('As the device')
        LIGHT = 'light', _('Light')
        DARK = 'dark', _('Dark')

    class Density(models.TextChoices):
        COMFORTABLE = 'comfortable', _('Comfortable')
        COMPACT = 'compact', _('Compact')

    username = None
    first_name = None
    last_name = None
    email = models.EmailField(_('E-mail'), unique=True)
    name = models.CharField(_('Name'), max_length=120, blank=True)
    language = models.CharField(max_length=2, default='vi')
    theme = models.CharField(max_length=6, choices=Theme.choices, default=Theme.SYSTEM)
    density = models.CharField(max_length=11, choices=Density.choices, default=Density.COMFORTABLE)
    wants_digest = models.BooleanField(default=False)
    digest_sent_on = models.DateField(null=True, blank=True, editable=False)

    USERNAME_FIELD = 'email'
    REQUIRED_FIELDS = []

    objects = UserManager()

    def __str__(self):
        return self.get_full_name()

    def get_full_name(self):
        return called(self.name, self.email)

    def get_short_name(self):
        """What the person is called: in Vietnamese the last word of the full name."""
        return self.get_full_name().split()[-1]
