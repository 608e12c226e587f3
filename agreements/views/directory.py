"""Lists of those who take part and of what they agree on: parties, people, areas, places."""

from django.utils.translation import gettext_lazy, ngettext

from agreements import filters
from agreements.views import facets, reading, rows
from agreements.views.lists import RecordList


class PartyList(RecordList):
    """All parties by name."""

    section = "parties"
    question = filters.PartyQuestion
    row = staticmethod(rows.party_row)
    heading = gettext_lazy("Parties")
    lead = gettext_lazy("Governments, regions, ministries and organisations that take part.")
    facets_label = gettext_lazy("Filter these parties")
    empty_words = gettext_lazy("No party matches these filters.")

    def records(self):
        return reading.parties_for_rows()

    def count_words(self, number):
        return ngettext("%(number)s party", "%(number)s parties", number) % {"number": number}

    def facets(self, question):
        return [
            facets.choice_facet(question, "kind"),
            facets.record_facet(question, "parent"),
            facets.health_facet(question),
        ]


class PersonList(RecordList):
    """All people by name."""

    section = "people"
    question = filters.PersonQuestion
    row = staticmethod(rows.person_row)
    heading = gettext_lazy("People")
    lead = gettext_lazy("Those who signed, witnessed, attended or spoke, with their offices.")
    empty_words = gettext_lazy("No person matches these filters.")

    def records(self):
        return reading.people_for_rows()

    def count_words(self, number):
        return ngettext("%(number)s person", "%(number)s people", number) % {"number": number}


class AreaList(RecordList):
    """All areas of cooperation in their usual order."""

    section = "areas"
    question = filters.AreaQuestion
    row = staticmethod(rows.area_row)
    heading = gettext_lazy("Areas of cooperation")
    lead = gettext_lazy("The fields in which governments agree to work together.")
    empty_words = gettext_lazy("No area is recorded yet.")

    def records(self):
        return reading.areas_for_rows()

    def count_words(self, number):
        return ngettext("%(number)s area", "%(number)s areas", number) % {"number": number}


class PlaceList(RecordList):
    """All places by name."""

    section = "places"
    question = filters.PlaceQuestion
    row = staticmethod(rows.place_row)
    heading = gettext_lazy("Places")
    lead = gettext_lazy("Where agreements were signed and events were held.")
    facets_label = gettext_lazy("Filter these places")
    empty_words = gettext_lazy("No place matches these filters.")

    def records(self):
        return reading.places_for_rows()

    def count_words(self, number):
        return ngettext("%(number)s place", "%(number)s places", number) % {"number": number}

    def facets(self, question):
        return [facets.text_facet(question, "region"), facets.health_facet(question)]
