"""What the database lets stand in an address: the same on SQLite and on PostgreSQL."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements import validators
from agreements.models import Revision
from agreements.models.rules import FitsAddress
from agreements.text import slug_of
from tests.test_validators import BAD, GOOD, refusal_of

pytestmark = pytest.mark.django_db

ALLOWED = string.ascii_lowercase + string.digits + "-"
REFUSED = {sign for sign in map(chr, range(1, 128)) if sign not in ALLOWED}
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


def kept_by_database(texts):
    """Those texts that the rule on slugs lets through, asked where it does not stand in the way."""
    Revision.objects.all().delete()
    Revision.objects.bulk_create(
        Revision(kind="text", slug="text", number=number, reason=text, record=[])
        for number, text in enumerate(texts, start=1)
    )
    return set(Revision.objects.filter(FitsAddress("reason")).values_list("reason", flat=True))


def test_every_ascii_sign_but_letters_digits_and_hyphen_is_refused():
    texts = {f"{before}{sign}{after}" for sign in REFUSED for before in ("", "a") for after in ("", "b")}
    good = {f"{before}{sign}{after}" for sign in ALLOWED for before in ("", "海") for after in ("", "b")}

    assert kept_by_database(texts | good | {""}) == good


@given(st.sets(TEXT, max_size=40))
def test_database_refuses_by_sign_alone(texts):
    assert kept_by_database(texts) == {text for text in texts if text and not REFUSED & set(text)}


@given(st.sets(TEXT, min_size=1, max_size=40))
def test_slug_of_any_text_fits_the_database(texts):
    slugs = {slug_of(text) for text in texts}

    assert kept_by_database(slugs) == slugs


def test_what_the_validator_takes_the_database_takes():
    known = {text for text in [*GOOD[validators.slug], *BAD[validators.slug]] if "\0" not in text}
    taken = {text for text in known if not refusal_of(validators.slug, text)}

    assert taken == set(GOOD[validators.slug])
    assert kept_by_database(known) >= taken
