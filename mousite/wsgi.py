"""The door for the web server."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mousite.settings")

application = get_wsgi_application()

# The first reader need not wait until the pages are imported.
import_module(settings.ROOT_URLCONF)
# What is loaded stays, and what a page makes goes with it: the collector would go through thousands of objects several
# times a page, and find nothing. Seldom is enough, and takes a tenth off every page.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)
