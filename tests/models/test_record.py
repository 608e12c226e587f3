"""What every record has: its books, its state, its address, its name in the reader's language."""

import datetime

import pytest
from django.apps import apps
from django.db.models import Model
from django.test.utils import override_script_prefix
from django.urls import reverse
from django.utils import timezone, translation

from agreements.choices import PublicationState
from agreements.models import Party, Record
from tests.factories import PartyFactory
from tests.models.rows import make

pytestmark = pytest.mark.django_db

KINDS = [
    model._meta.model_name
    for model in apps.get_app_config("agreements").get_models()
    if issubclass(model, Record)
]
LONG_AGO = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def books(record):
    return type(record).objects.values_list("created_at", "updated_at", "version").get(pk=record.pk)


def age(record):
    """Puts the books of a record back to a time long ago and version 7."""
    type(record).objects.filter(pk=record.pk).update(created_at=LONG_AGO, updated_at=LONG_AGO, version=7)


def test_records_are_eight():
    assert sorted(KINDS) == ["agreement", "area", "event", "party", "person", "place", "source", "statement"]


@pytest.mark.parametrize("kind", KINDS)
def test_new_record_has_books(kind):
    before = timezone.now()

    record = make(kind)

    created_at, updated_at, version = books(record)
    assert abs(created_at - before) < datetime.timedelta(seconds=60)
    assert (updated_at, version) == (created_at, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_save_counts_the_version_and_the_day(kind):
    record = make(kind)
    age(record)
    record.refresh_from_db()

    record.save()
    record.save()

    created_at, updated_at, version = books(record)
    assert (created_at, version) == (LONG_AGO, 9)
    assert abs(updated_at - timezone.now()) < datetime.timedelta(seconds=60)


def test_save_of_some_fields_counts_too():
    party = PartyFactory(name_en="Hainan")
    age(party)
    party = Party.objects.get()

    party.name_en, party.iso_code = "Hainan Province", "CN-HI"
    party.save(update_fields=["name_en"])

    party.refresh_from_db()
    assert (party.version, party.name_en, party.iso_code) == (8, "Hainan Province", "")
    assert party.updated_at > LONG_AGO


def test_save_right_after_entry_counts():
    party = PartyFactory()

    party.save()

    assert (party.version, books(party)[2]) == (2, 2)


@pytest.mark.parametrize("kind", KINDS)
def test_raw_load_keeps_the_books(kind):
    record = make(kind)
    age(record)
    model = type(record)
    columns = {
        field.attname: getattr(record, field.attname)
        for field in model._meta.concrete_fields
        if field.name not in ("created_at", "updated_at", "version") and not field.generated
    }

    Model.save_base(model(**columns), raw=True)

    assert books(record) == (LONG_AGO, LONG_AGO, 7)


def test_raw_load_may_set_the_books():
    party = PartyFactory()

    Model.save_base(
        Party(
            pk=party.pk, slug=party.slug, name_en="Hainan", kind=party.kind, version=3, created_at=LONG_AGO
        ),
        raw=True,
    )

    created_at, updated_at, version = books(party)
    assert (created_at, updated_at > LONG_AGO, version) == (LONG_AGO, True, 3)


def test_bulk_entry_gets_its_books():
    Party.objects.bulk_create([PartyFactory.build(), PartyFactory.build()])

    assert [version for (version,) in Party.objects.values_list("version")] == [1, 1]
    assert not Party.objects.filter(created_at=None).exists()


@pytest.mark.parametrize("kind", KINDS)
def test_published_hides_every_other_state(kind):
    records = {state: make(kind, state=state) for state in PublicationState.values}
    model = type(records["published"])

    assert set(model.objects.all()) == set(records.values())
    assert list(model.objects.published()) == [records["published"]]
    assert {state: record.is_published for state, record in records.items()} == {
        "draft": False,
        "in_review": False,
        "published": True,
        "withdrawn": False,
    }


@pytest.mark.parametrize("kind", KINDS)
def test_record_is_a_draft_until_someone_says_otherwise(kind):
    assert apps.get_model("agreements", kind)().state == "draft"


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
@pytest.mark.parametrize(
    ("kind", "folder"),
    [
        ("agreement", "agreements"),
        ("area", "areas"),
        ("event", "events"),
        ("party", "parties"),
        ("person", "people"),
        ("place", "places"),
        ("source", "sources"),
        ("statement", "statements"),
    ],
)
def test_record_has_an_address_in_each_language(kind, folder, language):
    record = make(kind, slug="海南-2025")

    with translation.override(language):
        address = record.get_absolute_url()

    assert address == f"/{language}/{folder}/%E6%B5%B7%E5%8D%97-2025/"


@pytest.mark.parametrize("prefix", ["/", "/register/"])
@pytest.mark.parametrize(
    "slug", ["a-b", "海南-2025", "café", "म-ी", "100%", "a&b=c;d", "o'neil", "~a@b:c+d,e!", 'a b?c#d"<>']
)
@pytest.mark.parametrize("kind", KINDS)
def test_address_is_the_one_that_the_resolver_gives(kind, slug, prefix):
    record = apps.get_model("agreements", kind)(slug=slug)

    for language in ("en", "zh-hant", "zh-hans", None):
        with override_script_prefix(prefix), translation.override(language):
            address = record.get_absolute_url()

            assert address == reverse(f"{kind}_detail", kwargs={"slug": slug})


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", ("Hainan", "en")), ("zh-hant", ("海南省", "zh-Hant")), ("zh-hans", ("海南省", "zh-Hant"))],
)
def test_name_is_that_of_the_reader(language, name):
    party = PartyFactory.build(name_en="Hainan", name_zh_hant="海南省")

    with translation.override(language):
        shown = party.name

    assert (shown.text, shown.language) == name


def test_description_follows_the_same_rule():
    party = PartyFactory.build(description_zh_hans="省级政府")

    assert (party.description.text, party.description.language) == ("省级政府", "zh-Hans")


def test_record_without_name_is_called_by_its_slug():
    assert str(Party(slug="hainan")) == "hainan"
