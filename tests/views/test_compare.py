"""The page that sets agreements side by side: which ones it takes, in which order, and what it says of the rest."""

from urllib.parse import quote

import pytest

from agreements.views.base import WrongQuestion
from agreements.views.compare import Compare, address_of
from tests import factories
from tests.derived import follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(rf):
    """What the page is drawn from, for the slugs of some agreements and whatever else the address says."""

    def ask(*slugs, further=""):
        address = "/en/compare/?" + "&".join(f"agreement={quote(slug)}" for slug in slugs) + further
        follow()
        return Compare.as_view()(rf.get(address)).context_data

    return ask


@pytest.fixture
def faults(page):
    """What the page finds wrong, as parameter, value and words."""

    def ask(*slugs, further=""):
        with pytest.raises(WrongQuestion) as raised:
            page(*slugs, further=further)
        return [(fault.parameter, fault.value, fault.wrong) for fault in raised.value.faults]

    return ask


@pytest.fixture
def five():
    """Five agreements with the slugs a to e."""
    return [factories.AgreementFactory(slug=slug, title_en=f"Agreement {slug.upper()}") for slug in "abcde"]


def slugs_of(context):
    return [column.agreement.slug for column in context["columns"]]


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize("slugs", ["ab", "ba", "cab", "dbca"])
def test_agreements_stand_in_the_order_of_the_address(page, slugs):
    context = page(*slugs)

    assert slugs_of(context) == list(slugs)
    assert [len(row.cells) for row in context["groups"][0].rows] == [len(slugs)] * len(
        context["groups"][0].rows
    )
    assert [column.letter for column in context["columns"]] == list("ABCD"[: len(slugs)])


@pytest.mark.usefixtures("five")
def test_agreement_named_twice_counts_once(page):
    assert slugs_of(page("b", "a", "b", " a ", "")) == ["b", "a"]
    assert slugs_of(page("a", "b", "c", "d", "a", "b")) == ["a", "b", "c", "d"]


@pytest.mark.usefixtures("five")
def test_more_than_four_are_refused_in_words(faults):
    assert faults(*"abcde") == [
        ("agreement", "", "At most 4 agreements stand side by side; this address names 5.")
    ]


@pytest.mark.usefixtures("five")
def test_every_unknown_agreement_is_named(faults):
    assert faults("a", "nix", "b", "nope") == [
        ("agreement", "nix", "“nix” is not in the register."),
        ("agreement", "nope", "“nope” is not in the register."),
    ]


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_hidden_agreement_is_answered_as_one_that_never_was(client, state):
    address = "/en/compare/?agreement=a&agreement=nowhere"
    before = client.get(address)
    factories.AgreementFactory(slug="nowhere", state=state)

    after = client.get(address)

    assert (before.status_code, after.status_code) == (400, 400)
    assert (after.content, after.headers) == (before.content, before.headers)


@pytest.mark.usefixtures("five")
def test_unknown_rows_are_refused(faults):
    assert faults("a", "b", further="&rows=all") == [("rows", "all", "“all” is not one of the choices.")]


@pytest.mark.usefixtures("five")
def test_rows_that_are_the_same_can_be_left_out(page):
    whole, differing = page("a", "b"), page("a", "b", further="&rows=differing")

    assert (whole["is_whole"], whole["other_rows"]) == (True, f"{address_of(['a', 'b'])}&rows=differing")
    assert (differing["is_whole"], differing["other_rows"]) == (False, address_of(["a", "b"]))
    assert differing["kept_rows"] == "differing"


@pytest.mark.usefixtures("five")
def test_columns_can_be_swapped_and_left_out(page):
    context = page("a", "b", "c", further="&rows=differing")

    assert context["swapped"] == "/en/compare/?agreement=c&agreement=b&agreement=a&rows=differing"
    assert [column.without for column in context["columns"]] == [
        "/en/compare/?agreement=b&agreement=c&rows=differing",
        "/en/compare/?agreement=a&agreement=c&rows=differing",
        "/en/compare/?agreement=a&agreement=b&rows=differing",
    ]


@pytest.mark.parametrize(("number", "fields"), [(0, 2), (1, 1), (2, 1), (3, 1), (4, 0)])
def test_page_asks_for_as_many_as_there_is_room_for(page, five, number, fields):
    context = page(*[agreement.slug for agreement in five[:number]])

    assert len(context["fields"]) == fields
    assert bool(context["groups"]) == (number > 1)


def offered(context):
    return [(group.heading, [str(choice.title) for choice in group.choices]) for group in context["offered"]]


def test_page_without_an_agreement_offers_the_newest(page):
    for year in range(2001, 2010):
        factories.AgreementFactory(slug=f"in-{year}", title_en=f"In {year}", signed_on=str(year))
    factories.AgreementFactory(signed_on="2020", state="draft")

    context = page()

    assert offered(context) == [
        ("The newest in the register", [f"In {year}" for year in range(2009, 2003, -1)])
    ]
    assert context["offered"][0].choices[0].address == "/en/compare/?agreement=in-2009"


def test_page_of_one_agreement_offers_its_family(page):
    parties, area = factories.PartyFactory.create_batch(2), factories.AreaFactory()
    made = {
        name: factories.AgreementFactory(slug=name.lower(), title_en=name, signed_on="2025")
        for name in ("Own", "Same", "Near", "Related", "Far")
    }
    for name in ("Own", "Same"):
        for party in parties:
            factories.ParticipationFactory(agreement=made[name], party=party)
    for name in ("Own", "Near"):
        factories.CommitmentFactory(agreement=made[name], area=area)
    factories.RelationFactory(from_agreement=made["Related"], to_agreement=made["Own"])

    context = page("own")

    assert offered(context) == [
        ("Between the same parties", ["Same"]),
        ("In the same areas", ["Near"]),
        ("Related agreements", ["Related"]),
    ]
    assert context["offered"][0].choices[0].address == "/en/compare/?agreement=own&agreement=same"


def test_agreement_without_a_family_is_offered_the_newest(page):
    factories.AgreementFactory(slug="own", signed_on="2025")
    factories.AgreementFactory(title_en="Other", signed_on="2024")

    assert offered(page("own")) == [("The newest in the register", ["Other"])]


def test_slug_in_another_script_is_understood(page):
    factories.AgreementFactory(slug="海南-香港")
    factories.AgreementFactory(slug="한국")

    context = page("海南-香港", "한국")

    assert slugs_of(context) == ["海南-香港", "한국"]
    assert slugs_of(page("한국", "海南-香港")) == ["한국", "海南-香港"]
    assert context["swapped"] == (
        "/en/compare/?agreement=%ED%95%9C%EA%B5%AD&agreement=%E6%B5%B7%E5%8D%97-%E9%A6%99%E6%B8%AF"
    )
