"""What an ASGI server imports."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'salesplan.settings')
application = get_asgi_application()
