"""Every page of the site, reached as a reader or a crawler would reach it."""

import re
from functools import cache
from urllib.parse import quote, urlsplit

from django.urls import resolve
from django.utils import translation

from tests.views.addresses import LANGUAGES, VARIABLE, public_routes
from tests.views.markup import Markup


def locations(client, address):
    """The addresses that a sitemap names."""
    told = re.findall("<loc>(.+?)</loc>", client.get(address).content.decode())
    return [urlsplit(location).path for location in told]


def comparisons(pages):
    """Every agreement beside the next one, in each language."""
    for language in LANGUAGES:
        folder = f"/{language}/agreements/"
        slugs = [page.removeprefix(folder).strip("/") for page in pages if page.startswith(folder)]
        slugs = list(filter(None, slugs))
        for one, other in zip(slugs, [*slugs[1:], *slugs[:1]], strict=True):
            yield f"/{language}/compare/?agreement={one}&agreement={other}"


def first_addresses(client):
    """What every walk begins with: routes without a variable part, all that the sitemap names, comparisons."""
    sections = locations(client, "/sitemap.xml")
    pages = [page for section in sections for page in locations(client, section)]
    routes = [route for route in public_routes() if "<" not in route]
    return routes + sections + pages + list(comparisons(pages))


def files_beside(address):
    """The files of the record whose page this is, of which no page need tell."""
    return [further for further in beneath(address) if not further.endswith("/")]


def beneath(address):
    """All that lies beneath the page of a record: the routes that go on from its own."""
    if "?" in address:
        return []
    with translation.override(translation.get_language_from_path(address) or "en"):
        own = "/" + resolve(address).route
    if not VARIABLE.search(own):
        return []
    further = [route.removeprefix(own) for route in all_routes() if route.startswith(own)]
    return [address + rest for rest in further if rest and not VARIABLE.search(rest)]


@cache
def all_routes():
    return public_routes()


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
        waiting += beneath(address)
    return found


def routes_of(addresses):
    """The routes that these addresses belong to."""
    routes = set()
    for path in {urlsplit(address).path for address in addresses}:
        with translation.override(translation.get_language_from_path(path) or "en"):
            routes.add("/" + resolve(path).route)
    return routes
