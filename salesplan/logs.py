"""What goes into the log: never the secret of a link that opens a page without signing in."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

REQUEST_ID: ContextVar[str] = ContextVar('request_id', default='')
# The first part of such an address; what follows it is the secret.
SECRET = re.compile(
    r'/(b|f|r|rooms?|invitations|calendar|digest|shared|confirm-email|password/reset/key)'
    r'/[^/\s"\'?]+'
)
# What the line of a request says of it besides the message (salesplan.middleware.request_log).
OF_A_REQUEST = ('method', 'path', 'status', 'ms', 'user')


def masked(text: str) -> str:
    """The text with the secret of every address in it left out."""
    return SECRET.sub(r'/\1/…', text)


class MaskedFormatter(logging.Formatter):
    """A line of the log with every secret of an address left out, tracebacks too."""

    def format(self, record):
        return masked(super().format(record))


class JsonFormatter(logging.Formatter):
    """One JSON object a line, for programs that collect logs; a traceback is one of its texts."""

    def format(self, record):
        line = {
            'time': datetime.fromtimestamp(record.created, UTC).isoformat(timespec='milliseconds'),
            'level': record.levelname,
            'logger': record.name,
            'message': masked(record.getMessage()),
            'request_id': REQUEST_ID.get(),
        }
        line |= {key: getattr(record, key) for key in OF_A_REQUEST if hasattr(record, key)}
        if record.exc_info:
            line['traceback'] = masked(self.formatException(record.exc_info))
        return json.dumps({key: value for key, value in line.items() if value != ''})


def logging_settings(*, as_json: bool, level: str) -> dict:
    """LOGGING of the settings: everything to standard error, masked.

    As JSON each request has one line, whatever `level`; refusals are not told a second time.
    """
    return {
        'version': 1,
        'disable_existing_loggers': False,
        'formatters': {
            'line': {
                '()': MaskedFormatter,
                'format': '{asctime} {levelname} {name}: {message}',
                'style': '{',
            },
            'json': {'()': JsonFormatter},
        },
        'handlers': {
            'stderr': {
                'class': 'logging.StreamHandler',
                'formatter': 'json' if as_json else 'line',
            }
        },
        'root': {'handlers': ['stderr'], 'level': level},
        'loggers': {
            'django': {'handlers': [], 'propagate': True},
            'django.request': {'level': 'ERROR' if as_json else level},
            'django.server': {'handlers': [], 'propagate': True},
            'salesplan.requests': {'level': 'INFO' if as_json else level},
        },
    }
