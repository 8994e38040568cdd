"""What goes into the log: never the secret of a link that opens a page without signing in."""

import logging
import re

# The first part of such an address; what follows it is the secret.
SECRET = re.compile(r'/(b|f|r|rooms?|invitations|calendar|digest|shared)/[^/\s"\'?]+')


class MaskedFormatter(logging.Formatter):
    """A line of the log with every secret of an address left out, tracebacks too."""

    def format(self, record):
        return SECRET.sub(r'/\1/…', super().format(record))
