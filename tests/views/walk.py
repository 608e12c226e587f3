"""Every page of the site, reached as a reader or a crawler would reach it."""

import re
from urllib.parse import quote, urlsplit

from django.urls import resolve
from django.utils import translation

from tests.views.addresses import public_routes
from tests.views.markup import Markup


def locations(client, address):
    """The addresses that a sitemap names."""
    told = re.findall("<loc>(.+?)</loc>", client.get(address).content.decode())
    return [urlsplit(location).path for location in told]


def first_addresses(client):
    """What every walk begins with: routes without a variable part, and all that the sitemap names."""
    sections = locations(client, "/sitemap.xml")
    pages = [page for section in sections for page in locations(client, section)]
    return [route for route in public_routes() if "<" not in route] + sections + pages


def walk(client):
    """All pages from there on by their links; what a list can be asked is asked of the English one."""
    waiting, found = first_addresses(client), {}
    while waiting:
        address = waiting.pop()
        if address in found or address.startswith("/admin/"):
            continue
        found[address] = response = client.get(address)
        if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
            continue
        page = Markup(response)
        asks = address.startswith("/en/") and "?" not in address
        waiting += [link for link in page.addresses if asks or "?" not in link]
        if asks:
            waiting += [f"{address}?{name}={quote(value)}" for name, value in page.choices]
    return found


def routes_of(addresses):
    """The routes that these addresses belong to."""
    routes = set()
    for path in {urlsplit(address).path for address in addresses}:
        with translation.override(translation.get_language_from_path(path) or "en"):
            routes.add("/" + resolve(path).route)
    return routes
