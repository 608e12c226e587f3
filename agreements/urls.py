"""Addresses of the public pages, beneath the prefix of a language."""

from django.urls import path, register_converter

from agreements.models.record import FOLDERS
from agreements.views import (
    agreement_facets,
    agreement_lists,
    agreements,
    areas,
    changes,
    chronicle,
    compare,
    directory,
    events,
    exports,
    history,
    pages,
    parties,
    people,
    places,
    previews,
    search,
    sources,
)


class SlugConverter:
    """The key of a record: letters and digits of any script with hyphens."""

    regex = "[^/]+"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(SlugConverter, "key")

LISTS = (
    ("agreement", agreement_lists.AgreementList, agreements.AgreementDetail),
    ("party", directory.PartyList, parties.PartyDetail),
    ("person", directory.PersonList, people.PersonDetail),
    ("event", chronicle.EventList, events.EventDetail),
    ("statement", chronicle.StatementList, chronicle.StatementDetail),
    ("area", directory.AreaList, areas.AreaDetail),
    ("place", directory.PlaceList, places.PlaceDetail),
    ("source", sources.SourceList, sources.SourceDetail),
)

urlpatterns = [
    path("", pages.Home.as_view(), name="home"),
    path("about/", pages.About.as_view(), name="about"),
    path("search/", search.Search.as_view(), name="search"),
    path("search/suggestions/", search.Suggestions.as_view(), name="search_suggestions"),
    path("about/sourcing/", pages.Sourcing.as_view(), name="about_sourcing"),
    path("about/terms/", pages.Terms.as_view(), name="about_terms"),
    path("changes/", changes.Changes.as_view(), name="changes"),
    path("changes.atom", changes.ChangesFeed.as_view(), name="changes_feed"),
    path("compare/", compare.Compare.as_view(), name="compare"),
]
urlpatterns += [
    path(
        f"agreements/facets/{facet}/",
        agreement_facets.AgreementFacet.as_view(facet=facet),
        name=f"agreement_facet_{facet}",
    )
    for facet in agreement_lists.LONG
]
for kind, record_list, record_detail in LISTS:
    folder = FOLDERS[kind]
    urlpatterns += [
        path(f"{folder}/", record_list.as_view(), name=f"{kind}_list"),
        path(f"{folder}/<key:slug>/", record_detail.as_view(kind=kind), name=f"{kind}_detail"),
        path(f"{folder}/<key:slug>/history/", history.History.as_view(kind=kind), name=f"{kind}_history"),
        path(
            f"{folder}/<key:slug>/history/<int:number>/",
            history.VersionPage.as_view(kind=kind),
            name=f"{kind}_version",
        ),
    ]
    urlpatterns += [
        path(f"{folder}/<key:slug>/{file}", view.as_view(kind=kind), name=f"{kind}_{shape}")
        for file, shape, view in exports.RECORD_FILES
    ]

urlpatterns.append(
    path(
        "preview/<str:token>/",
        previews.Preview.as_view(details={kind: detail for kind, _list, detail in LISTS}),
        name="preview",
    )
)
