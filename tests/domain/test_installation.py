"""Setting up: each step does what is still to be done, and no more."""

import json
import os

import polib
import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError

from agreements.domain import installation
from agreements.models import Listing, Milestone, Place, Position, Source
from tests import factories

SOURCE = {
    "model": "agreements.source",
    "fields": {
        "slug": "an-article",
        "name_en": "An article",
        "kind": "news_article",
        "language": "en",
    },
}


def place(slug):
    return {"model": "agreements.place", "fields": {"slug": slug, "name_en": "Boao"}}


@pytest.fixture
def write(tmp_path):
    def write_fixture(name, *objects):
        (tmp_path / name).write_text(json.dumps(objects))

    return write_fixture


@pytest.fixture
def words(tmp_path):
    file = tmp_path / "zh_Hant" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Places"\nmsgstr "地點"\n'
    )
    return file


def test_messages_are_compiled_once(words, tmp_path):
    first, second = installation.compile_messages([tmp_path]), installation.compile_messages([tmp_path])

    assert (first, second) == ([words], [])
    assert [(entry.msgid, entry.msgstr) for entry in polib.mofile(str(words.with_suffix(".mo")))] == [
        ("Places", "地點")
    ]
    assert sorted(file.name for file in words.parent.iterdir()) == ["django.mo", "django.po"]


def test_messages_are_compiled_again_when_their_words_change(words, tmp_path):
    installation.compile_messages([tmp_path])
    later = words.with_suffix(".mo").stat().st_mtime + 1
    os.utime(words, (later, later))

    compiled = installation.compile_messages([tmp_path])

    assert compiled == [words]


def test_messages_that_cannot_be_read_leave_nothing_behind(words, tmp_path):
    words.write_text('msgid "Places"\nmsgstr "地點"\n}\n')

    with pytest.raises(OSError, match=r"django\.po"):
        installation.compile_messages([tmp_path])

    assert [file.name for file in words.parent.iterdir()] == ["django.po"]


@pytest.fixture
def style_sheet(tmp_path, settings):
    (tmp_path / "source").mkdir()
    settings.STATICFILES_DIRS = [tmp_path / "source"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    sheet = tmp_path / "source" / "site.css"
    sheet.write_text("body { color: black }")
    return sheet


def test_static_files_are_collected_when_their_content_changes(style_sheet, tmp_path):
    first = installation.collect_static_files()
    os.utime(style_sheet, (0, 0))
    second = installation.collect_static_files()
    style_sheet.write_text("body { color: white }")
    third = installation.collect_static_files()

    assert (first, second, third) == (True, False, True)
    assert sorted(file.read_text() for file in (tmp_path / "collected").glob("*.css")) == [
        "body { color: black }",
        "body { color: white }",
    ]


@pytest.mark.django_db
def test_first_records_are_loaded_together_whatever_order_their_links_need(write, tmp_path, var):
    part = {**SOURCE, "fields": {**SOURCE["fields"], "slug": "its-caption", "part_of": ["an-article"]}}
    write("010_sources.json", part)
    write("020_sources.json", SOURCE)

    loaded = installation.load_first_records(tmp_path)

    assert [file.name for file in loaded] == ["010_sources.json", "020_sources.json"]
    assert sorted(Source.objects.values_list("slug", "part_of__slug")) == [
        ("an-article", None),
        ("its-caption", "an-article"),
    ]


@pytest.fixture
def var(tmp_path_factory, settings):
    """A folder of the site's own, apart from that of other tests."""
    settings.STATIC_ROOT = tmp_path_factory.mktemp("var") / "static"


@pytest.mark.django_db
def test_first_records_are_not_loaded_into_a_register_with_records_of_its_own(write, tmp_path, var):
    factories.SourceFactory()
    write("010_places.json", place("boao"))

    loaded = installation.load_first_records(tmp_path)

    assert loaded == []
    assert not Place.objects.exists()


@pytest.mark.django_db
def test_first_records_of_a_new_version_are_loaded_and_the_editors_word_stays(write, tmp_path, var):
    write("010_sources.json", SOURCE)
    installation.load_first_records(tmp_path)
    Source.objects.update(name_en="As an editor wrote it")
    write("020_places.json", place("boao"))

    loaded = installation.load_first_records(tmp_path)

    assert [file.name for file in loaded] == ["010_sources.json", "020_places.json"]
    assert list(Source.objects.values_list("name_en", flat=True)) == ["As an editor wrote it"]
    assert Place.objects.get().slug == "boao"


@pytest.mark.django_db
def test_first_records_are_looked_at_once(write, tmp_path, var, django_assert_max_num_queries):
    write("010_sources.json", SOURCE)
    installation.load_first_records(tmp_path)

    with django_assert_max_num_queries(3):
        loaded = installation.load_first_records(tmp_path)

    assert loaded == []


@pytest.mark.django_db
def test_deleted_first_records_do_not_come_back(write, tmp_path, var):
    write("010_sources.json", SOURCE, place("boao"))
    installation.load_first_records(tmp_path)
    Place.objects.all().delete()
    write("020_sources.json", {**SOURCE, "fields": {**SOURCE["fields"], "slug": "another"}})

    installation.load_first_records(tmp_path)

    assert not Place.objects.exists()
    assert Source.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ("[", "020_broken.json:1"),
        ('[{"model": "agreements.nothing", "fields": {}}]', "agreements.nothing"),
        (json.dumps([{**SOURCE, "fields": {"slug": "x", "unknown_field": 1}}]), "unknown_field"),
        (json.dumps([{**SOURCE, "fields": {**SOURCE["fields"], "part_of": ["missing"]}}]), "missing"),
        (json.dumps([{**SOURCE, "fields": {**SOURCE["fields"], "kind": "rumour"}}]), "rumour"),
    ],
)
def test_first_records_are_loaded_whole_or_not_at_all(write, tmp_path, var, broken, words):
    write("010_places.json", place("boao"))
    (tmp_path / "020_broken.json").write_text(broken)

    with pytest.raises(CommandError, match=words):
        installation.load_first_records(tmp_path)

    assert not Place.objects.exists()


@pytest.mark.django_db
def test_first_account_may_do_everything_and_has_a_random_password():
    password = installation.open_first_account()

    account = authenticate(username="admin", password=password)
    assert (account.is_superuser, account.is_staff, len(password) >= 20) == (True, True, True)


@pytest.mark.django_db
def test_first_account_is_made_only_where_there_is_none():
    get_user_model().objects.create_user(username="alice")

    password = installation.open_first_account()

    assert password is None
    assert [user.username for user in get_user_model().objects.all()] == ["alice"]


@pytest.mark.django_db
def test_register_of_an_older_version_gets_its_lists_once():
    agreement = factories.AgreementFactory()
    factories.AgreementFactory(state="draft")

    made = [installation.derive_what_is_missing() for _ in range(2)]

    assert made == [True, False]
    assert list(Listing.objects.values_list("pk", flat=True)) == [agreement.pk]


@pytest.mark.django_db
def test_register_whose_lists_had_no_order_of_their_own_gets_it_once():
    place = factories.PlaceFactory()
    installation.derive_what_is_missing()
    Position.objects.all().delete()
    Milestone.objects.all().delete()

    made = [installation.derive_what_is_missing() for _ in range(2)]

    assert made == [True, False]
    assert set(Position.objects.values_list("record_id", flat=True)) == {place.pk}


@pytest.mark.django_db
def test_register_without_anything_public_needs_no_lists():
    factories.AgreementFactory(state="draft")

    assert installation.derive_what_is_missing() is False
