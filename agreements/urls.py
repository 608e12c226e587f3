"""Addresses of the public pages, beneath the prefix of a language."""

from django.urls import path, register_converter

from agreements.views import agreements, chronicle, directory, pages, sources


class SlugConverter:
    """The key of a record: letters and digits of any script with hyphens."""

    regex = "[^/]+"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(SlugConverter, "key")

LISTS = (
    ("agreements", "agreement", agreements.AgreementList, agreements.AgreementDetail),
    ("parties", "party", directory.PartyList, directory.PartyDetail),
    ("people", "person", directory.PersonList, directory.PersonDetail),
    ("events", "event", chronicle.EventList, chronicle.EventDetail),
    ("statements", "statement", chronicle.StatementList, chronicle.StatementDetail),
    ("areas", "area", directory.AreaList, directory.AreaDetail),
    ("places", "place", directory.PlaceList, directory.PlaceDetail),
    ("sources", "source", sources.SourceList, sources.SourceDetail),
)

urlpatterns = [
    path("", pages.Home.as_view(), name="home"),
    path("about/", pages.About.as_view(), name="about"),
    path("about/sourcing/", pages.Sourcing.as_view(), name="about_sourcing"),
]
for folder, kind, record_list, record_detail in LISTS:
    urlpatterns += [
        path(f"{folder}/", record_list.as_view(), name=f"{kind}_list"),
        path(f"{folder}/<key:slug>/", record_detail.as_view(), name=f"{kind}_detail"),
    ]
