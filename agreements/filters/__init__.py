"""The questions that lists are asked: one FilterSet a list, read from the address, for pages and exports alike."""

from agreements.filters.agreements import AgreementQuestion
from agreements.filters.chronicle import EventQuestion, StatementQuestion
from agreements.filters.directory import (
    AreaQuestion,
    PartyQuestion,
    PersonQuestion,
    PlaceQuestion,
    SourceQuestion,
)
from agreements.filters.question import Question, list_of
from agreements.filters.values import (
    AnyChoiceFilter,
    AnyOfFilter,
    AnyPublisherFilter,
    AnyRecordFilter,
    AnyRegionFilter,
    AnyYearFilter,
    HealthFilter,
    YearFilter,
)

__all__ = [
    "AgreementQuestion",
    "AnyChoiceFilter",
    "AnyOfFilter",
    "AnyPublisherFilter",
    "AnyRecordFilter",
    "AnyRegionFilter",
    "AnyYearFilter",
    "AreaQuestion",
    "EventQuestion",
    "HealthFilter",
    "PartyQuestion",
    "PersonQuestion",
    "PlaceQuestion",
    "Question",
    "SourceQuestion",
    "StatementQuestion",
    "YearFilter",
    "list_of",
]
