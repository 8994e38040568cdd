"""What a WSGI server (gunicorn) imports."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'salesplan.settings')
application = get_wsgi_application()
# With --preload this is read once and shared by the workers; gc would touch it, and so copy it.
_read = get_resolver().url_patterns
gc.collect()
gc.freeze()
# What a page makes dies with it: looking through it as often as Python does takes up to 7 % of it.
# Yet a plan of 10,000 figures is 20 MB: few of them may wait.
gc.set_threshold(10_000, 10, 5)
