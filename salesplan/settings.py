"""Every setting, from the environment, with defaults that are safe.

Nothing set: the installation answers to this machine only, over plain HTTP, with a key of its own
kept in var/. As soon as ALLOWED_HOSTS names a host it is a production one: it refuses to start
without SECRET_KEY, wants HTTPS, and serves collected static files. docs/operations.md lists all.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

from salesplan.logs import logging_settings

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.str('SALESPLAN_DATA', default=str(BASE_DIR / 'var'))).resolve()

# --- This machine only, or a real host ---------------------------------------------------------

ALLOWED_HOSTS = env.list('ALLOWED_HOSTS', default=[])
IS_LOCAL = not ALLOWED_HOSTS
if IS_LOCAL:
    ALLOWED_HOSTS = ['127.0.0.1', 'localhost', '[::1]']
DEBUG = env.bool('DEBUG', default=False)
BENCH = env.bool('SALESPLAN_BENCH', default=False)  # serves /_floor/ and /_hello/
USES_HTTPS = env.bool('SALESPLAN_HTTPS', default=not IS_LOCAL)
USES_COLLECTED_STATIC = env.bool('SALESPLAN_COLLECTED', default=not IS_LOCAL)


def _secret_key() -> str:
    """The key from the environment; on this machine only, one made once and kept in DATA_DIR."""
    given = env.str('SECRET_KEY', default='')
    if given:
        return given
    if not IS_LOCAL:
        raise ImproperlyConfigured('ALLOWED_HOSTS is set, so SECRET_KEY must be set too.')
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    kept = DATA_DIR / 'secret_key'
    if not kept.exists():
        with tempfile.NamedTemporaryFile('w', dir=DATA_DIR) as made, suppress(FileExistsError):
            made.write(get_random_secret_key())
            made.flush()
            os.link(made.name, kept)  # whole or not at all, and only the first of two processes
    return kept.read_text()


SECRET_KEY = _secret_key()

# --- Parts -------------------------------------------------------------------------------------

INSTALLED_APPS = [
    'plans',
    'modeltranslation',  # before the admin, whose classes it extends
    'django.contrib.admin',
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
    'django.contrib.messages',
    'whitenoise.runserver_nostatic',
    'django.contrib.staticfiles',
    'django.forms',  # the templates of widgets, for FORM_RENDERER
    'allauth',
    'allauth.account',
    'allauth.mfa',
    'allauth.usersessions',
    'crispy_forms',
    'crispy_bootstrap5',
    'csp',
    'django_htmx',
    'heroicons',
    'simple_history',
]

MIDDLEWARE = [
    'salesplan.health.health',
    'salesplan.middleware.request_log',
    'salesplan.middleware.query_count',
    'salesplan.middleware.permissions_policy',
    'csp.middleware.CSPMiddleware',
    'django.middleware.security.SecurityMiddleware',
    'whitenoise.middleware.WhiteNoiseMiddleware',
    'django.middleware.gzip.GZipMiddleware',  # Django pads the answer against BREACH
    'django.contrib.sessions.middleware.SessionMiddleware',
    'salesplan.middleware.sliding_session',
    'django.middleware.locale.LocaleMiddleware',
    'django.middleware.common.CommonMiddleware',
    'salesplan.middleware.bounded_request',
    'django.middleware.csrf.CsrfViewMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'plans.views.preferences.own_language',
    'plans.views.resuming.LoginRequired',
    'django.contrib.messages.middleware.MessageMiddleware',
    'django.middleware.clickjacking.XFrameOptionsMiddleware',
    'django_htmx.middleware.HtmxMiddleware',
    'allauth.account.middleware.AccountMiddleware',
    'simple_history.middleware.HistoryRequestMiddleware',
]

ROOT_URLCONF = 'salesplan.urls'
WSGI_APPLICATION = 'salesplan.wsgi.application'
DEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a month grid sent without JavaScript
LARGEST_REQUEST = 21 * 2**20  # a plan file and what comes with it; forms allow less

TEMPLATES = [
    {
        'BACKEND': 'django.template.backends.django.DjangoTemplates',
        'DIRS': [BASE_DIR / 'templates'],
        'APP_DIRS': True,
        'OPTIONS': {
            'context_processors': [
                'django.template.context_processors.request',
                'django.template.context_processors.i18n',
                'django.contrib.auth.context_processors.auth',
                'django.contrib.messages.context_processors.messages',
                'csp.context_processors.nonce',
                'plans.views.shell.shell',
            ],
        },
    },
]
FORM_RENDERER = 'django.forms.renderers.TemplatesSetting'
CRISPY_ALLOWED_TEMPLATE_PACKS = 'bootstrap5'
CRISPY_TEMPLATE_PACK = 'bootstrap5'
CRISPY_FAIL_SILENTLY = False

# --- Data --------------------------------------------------------------------------------------

DATABASE_URL = env.str('DATABASE_URL', default='')
SQLITE = {'ENGINE': 'django.db.backends.sqlite3', 'NAME': DATA_DIR / 'salesplan.sqlite3'}
DATABASE: dict[str, Any] = env.db_url_config(DATABASE_URL) if DATABASE_URL else SQLITE
DATABASE['CONN_MAX_AGE'] = 600
DATABASE['CONN_HEALTH_CHECKS'] = True
if DATABASE['ENGINE'].endswith('sqlite3'):
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    DATABASE['OPTIONS'] = {
        'timeout': 20,  # seconds a writer waits for another
        'transaction_mode': 'IMMEDIATE',
        'init_command': 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;',
    }
else:
    DATABASE.setdefault('OPTIONS', {}).setdefault('connect_timeout', 5)  # seconds
DATABASES = {'default': DATABASE}

# Rate limits must be one count for all processes.
CACHES = {
    'default': {
        'BACKEND': 'django.core.cache.backends.db.DatabaseCache',
        'LOCATION': 'cache',
    }
}

# --- Language, time ----------------------------------------------------------------------------

LANGUAGE_CODE = 'vi'
LANGUAGES = [('vi', _('Vietnamese')), ('en', _('English'))]
MODELTRANSLATION_DEFAULT_LANGUAGE = 'vi'
MODELTRANSLATION_LANGUAGES = ('vi', 'en')
# Ours, and Vietnamese for packages that have none (kept by hand).
LOCALE_PATHS = [BASE_DIR / 'plans' / 'locale', BASE_DIR / 'plans' / 'locale' / 'packages']
FORMAT_MODULE_PATH = 'salesplan.formats'
USE_TZ = True
TIME_ZONE = 'Asia/Ho_Chi_Minh'

# --- Static files ------------------------------------------------------------------------------

STATIC_URL = '/static/'
STATIC_ROOT = DATA_DIR / 'static'
STATICFILES_DIRS = [BASE_DIR / 'static']
STATICFILES_FINDERS = [
    'django.contrib.staticfiles.finders.FileSystemFinder',
    'django.contrib.staticfiles.finders.AppDirectoriesFinder',
    'salesplan.static_files.SiftedBootstrap',
]
WHITENOISE_USE_FINDERS = not USES_COLLECTED_STATIC
STORAGES = {
    'default': {'BACKEND': 'django.core.files.storage.FileSystemStorage'},
    'staticfiles': {
        'BACKEND': 'whitenoise.storage.CompressedManifestStaticFilesStorage'
        if USES_COLLECTED_STATIC
        else 'django.contrib.staticfiles.storage.StaticFilesStorage'
    },
}

# --- People ------------------------------------------------------------------------------------

AUTH_USER_MODEL = 'plans.User'
AUTHENTICATION_BACKENDS = ['allauth.account.auth_backends.AuthenticationBackend']
AUTH_PASSWORD_VALIDATORS = [
    {'NAME': 'django.contrib.auth.password_validation.UserAttributeSimilarityValidator'},
    {
        'NAME': 'django.contrib.auth.password_validation.MinimumLengthValidator',
        'OPTIONS': {'min_length': 10},
    },
    {'NAME': 'django.contrib.auth.password_validation.CommonPasswordValidator'},
    {'NAME': 'plans.forms.passwords.GuessablePasswordValidator'},
]
PASSWORD_RESET_TIMEOUT = 3 * 60 * 60
LOGIN_URL = 'account_login'
LOGIN_REDIRECT_URL = '/'
LOGOUT_REDIRECT_URL = 'account_login'

ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {'email'}
ACCOUNT_SIGNUP_FIELDS = ['email*', 'password1*']
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_FORMS = {
    'signup': 'plans.forms.accounts.SignUpForm',
    'add_email': 'plans.forms.email_change.EmailChangeForm',
}
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
# Only what was asked for is mailed: no mail at sign-up, none to strangers, no notices.
ACCOUNT_EMAIL_VERIFICATION = 'none'
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ''
ACCOUNT_DEFAULT_HTTP_PROTOCOL = 'https' if USES_HTTPS else 'http'
ACCOUNT_RATE_LIMITS = {'login_failed': '10/m/ip,5/5m/key'}

ACCOUNT_ADAPTER = 'plans.views.signing_in.AccountAdapter'

MFA_SUPPORTED_TYPES = ['totp', 'webauthn', 'recovery_codes']
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are not verified here: docs/decisions/0006
MFA_TOTP_ISSUER = 'Salesplan'
MFA_TOTP_TOLERANCE = 1  # phones whose clock is half a minute off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not USES_HTTPS  # on localhost browsers allow passkeys

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXTEND_AFTER = 10 * 60

# --- Mail --------------------------------------------------------------------------------------

vars().update(env.email_url_config(env.str('EMAIL_URL', default='') or 'consolemail://'))
DEFAULT_FROM_EMAIL = env.str('DEFAULT_FROM_EMAIL', default='salesplan@localhost')
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Where this installation is reached: for links in mails that no request asked for.
SITE_URL = env.str(
    'SALESPLAN_URL',
    default='http://127.0.0.1:8000' if IS_LOCAL else f'https://{ALLOWED_HOSTS[0].lstrip(".")}',
)

# --- What browsers may do ----------------------------------------------------------------------

SECURE_SSL_REDIRECT = USES_HTTPS
SESSION_COOKIE_SECURE = USES_HTTPS
CSRF_COOKIE_SECURE = USES_HTTPS
CSRF_COOKIE_HTTPONLY = True  # pages carry the token themselves
SECURE_HSTS_SECONDS = env.int('SALESPLAN_HSTS_SECONDS', default=365 * 24 * 60 * 60 * USES_HTTPS)
SECURE_HSTS_INCLUDE_SUBDOMAINS = USES_HTTPS
SECURE_HSTS_PRELOAD = USES_HTTPS
SECURE_REFERRER_POLICY = 'same-origin'
SECURE_CROSS_ORIGIN_OPENER_POLICY = 'same-origin'
X_FRAME_OPTIONS = 'DENY'
CSRF_TRUSTED_ORIGINS = env.list('CSRF_TRUSTED_ORIGINS', default=[])

# How many proxies of ours stand before us: each adds one address to X-Forwarded-For.
PROXIES = env.int('SALESPLAN_PROXIES', default=0)
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ('HTTP_X_FORWARDED_PROTO', 'https')

CONTENT_SECURITY_POLICY = {
    'DIRECTIVES': {
        'default-src': [NONE],
        'script-src': [SELF, NONCE],
        'style-src': [SELF],
        'font-src': [SELF],
        'connect-src': [SELF],
        'form-action': [SELF],
        'img-src': [SELF, 'data:'],
        'frame-ancestors': [NONE],
        'base-uri': [NONE],
        'object-src': [NONE],
    }
}

# --- Programs ----------------------------------------------------------------------------------

API_CALLS_A_MINUTE = env.int('SALESPLAN_API_CALLS_A_MINUTE', default=600)  # by one token
WEBHOOKS_TO_PRIVATE = env.bool('SALESPLAN_WEBHOOKS_TO_PRIVATE', default=False)

# --- Logs --------------------------------------------------------------------------------------

LOGGING = logging_settings(
    as_json=env.str('LOG_FORMAT', default='line' if IS_LOCAL else 'json') == 'json',
    level=env.str('LOG_LEVEL', default='WARNING'),
)
