"""What a WSGI server (gunicorn) imports."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'salesplan.settings')
application = get_wsgi_application()
