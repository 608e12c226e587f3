"""The floor: a Django without middleware that answers 15 kB, served as the register is."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

PAGE = b"<!doctype html><title>floor</title>".ljust(15_000)

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="nothing is signed here",
)

urlpatterns = [path("", lambda request: HttpResponse(PAGE))]
application = get_wsgi_application()
