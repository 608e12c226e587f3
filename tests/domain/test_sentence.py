"""What a document is, in computed sentences: every kind, every stand, every exactness of a date; never more than is known."""

from typing import NamedTuple

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from agreements.choices import AgreementKind, AgreementStatus, Binding, PartyKind
from agreements.domain.course import COURSE, ENDED, OPEN, SET
from agreements.domain.phrasing import LONGEST_TITLE, filled
from agreements.domain.sentence import sentences
from agreements.models import Agreement, Participation
from agreements.text import Phrase
from agreements.views import reading
from tests import factories

pytestmark = pytest.mark.django_db

REGIONAL, NATIONAL, LOCAL = "regional_government", "national_government", "local_government"
MINISTRY, ORGANISATION, COMMITTEE, OTHER = (
    "ministry",
    "international_organisation",
    "party_committee",
    "other",
)
TWO = (REGIONAL, REGIONAL)
NOT_KNOWN = "Whether it is legally binding is not known."
NO_START = "No date of entry into force is stated."


def agreement(parties=TWO, place=None, **given):
    """An agreement as a page reads it; each party is the kind of it, or what its participation holds."""
    if isinstance(place, str):
        place = factories.PlaceFactory(name_en=place)
    made = factories.AgreementFactory(place=place, **given)
    for party in parties:
        held = party if isinstance(party, dict) else {"party__kind": party}
        factories.ParticipationFactory(agreement=made, **held)
    return read(made)


def read(made):
    return Agreement.objects.prefetch_related(reading.PARTIES, "place").get(pk=made.pk)


def told(made, successors=()):
    return " ".join(sentence.text for sentence in sentences(made, successors))


class Row(NamedTuple):
    """An agreement and what is to be said of it, but for the sentence on its binding force where that is not known."""

    name: str
    given: dict
    expected: str | tuple[str, str]


MEMORANDUM = "Memorandum of understanding between two regional governments"
TABLE = [
    # --- What it is -----------------------------------------------------------------------------------------------
    Row(
        "the first of the register",
        {"signed_on": "2025-03-26", "place": "Boao"},
        f"{MEMORANDUM}, signed 26 March 2025 in Boao. {NO_START}",
    ),
    Row(
        "memorandum of cooperation",
        {"kind": "memorandum_of_cooperation", "signed_on": "2024-09-09"},
        f"Memorandum of cooperation between two regional governments, signed 9 September 2024. {NO_START}",
    ),
    Row(
        "framework",
        {"kind": "framework", "signed_on": "2010-04-07", "parties": (MINISTRY, REGIONAL)},
        f"Framework agreement between a ministry and a regional government, signed 7 April 2010. {NO_START}",
    ),
    Row(
        "treaty",
        {"kind": "treaty", "signed_on": "1648-10-24", "parties": (NATIONAL, NATIONAL)},
        f"Treaty between two national governments, signed 24 October 1648. {NO_START}",
    ),
    Row(
        "protocol",
        {"kind": "protocol", "signed_on": "2001", "parties": (NATIONAL, ORGANISATION)},
        f"Protocol between a national government and an international organisation, signed in 2001. {NO_START}",
    ),
    Row(
        "exchange of notes",
        {"kind": "exchange_of_notes", "signed_on": "1972-03-13", "parties": (NATIONAL, NATIONAL)},
        f"Exchange of notes between two national governments, signed 13 March 1972. {NO_START}",
    ),
    Row(
        "joint statement",
        {"kind": "joint_statement", "signed_on": "1987-07"},
        f"Joint statement between two regional governments, signed in July 1987. {NO_START}",
    ),
    Row(
        "action plan",
        {"kind": "action_plan", "signed_on": "2030", "parties": (LOCAL, LOCAL)},
        f"Action plan between two local governments, signed in 2030. {NO_START}",
    ),
    Row(
        "of no kind with a name",
        {"kind": "other", "signed_on": "2013", "parties": (OTHER, OTHER)},
        f"Agreement between two organisations, signed in 2013. {NO_START}",
    ),
    # --- Between whom ---------------------------------------------------------------------------------------------
    Row(
        "a region and a state",
        {"parties": (REGIONAL, NATIONAL), "signed_on": "2025"},
        f"Memorandum of understanding between a regional government and a national government, signed in 2025. {NO_START}",
    ),
    Row(
        "three ministries",
        {"parties": (MINISTRY,) * 3, "signed_on": "2025"},
        f"Memorandum of understanding among three ministries, signed in 2025. {NO_START}",
    ),
    Row(
        "mixed",
        {"parties": (COMMITTEE, REGIONAL, COMMITTEE, OTHER), "signed_on": "2025"},
        "Memorandum of understanding among two committees of political parties, a regional government and an "
        f"organisation, signed in 2025. {NO_START}",
    ),
    Row(
        "ten, in words",
        {"parties": (LOCAL,) * 9 + (MINISTRY,), "signed_on": "2025"},
        f"Memorandum of understanding among nine local governments and a ministry, signed in 2025. {NO_START}",
    ),
    Row(
        "eleven, in figures",
        {"parties": (REGIONAL,) * 11, "signed_on": "2004-06-03"},
        f"Memorandum of understanding among 11 regional governments, signed 3 June 2004. {NO_START}",
    ),
    Row(
        "of more kinds than can be told apart",
        {"parties": (NATIONAL, REGIONAL, LOCAL, MINISTRY), "signed_on": "2025"},
        f"Memorandum of understanding among four parties, signed in 2025. {NO_START}",
    ),
    Row(
        "290 of four kinds",
        {"parties": (NATIONAL, REGIONAL, LOCAL, MINISTRY, NATIONAL) * 58, "signed_on": "2025"},
        f"Memorandum of understanding among 290 parties, signed in 2025. {NO_START}",
    ),
    Row(
        "one",
        {"parties": (REGIONAL,), "signed_on": "2025"},
        f"Memorandum of understanding to which a regional government is a party, signed in 2025. {NO_START}",
    ),
    Row(
        "none",
        {"parties": (), "signed_on": "2025"},
        f"Memorandum of understanding, signed in 2025. {NO_START}",
    ),
    Row(
        "who supports it or keeps it is no party to it",
        {
            "parties": (*TWO, {"role": "supporter"}, {"role": "depositary"}),
            "signed_on": "2025",
        },
        f"{MEMORANDUM}, signed in 2025. {NO_START}",
    ),
    # --- When and where -------------------------------------------------------------------------------------------
    Row("month", {"signed_on": "2025-03"}, f"{MEMORANDUM}, signed in March 2025. {NO_START}"),
    Row("about", {"signed_on": "1351~"}, f"{MEMORANDUM}, signed about 1351. {NO_START}"),
    Row(
        "uncertain month",
        {"signed_on": "2022-02?", "place": "Mérida"},
        f"{MEMORANDUM}, signed in February 2022 (uncertain) in Mérida. {NO_START}",
    ),
    Row(
        "uncertain day",
        {"signed_on": "2022-02-01?"},
        f"{MEMORANDUM}, signed 1 February 2022 (uncertain). {NO_START}",
    ),
    Row(
        "month not known",
        {"signed_on": "1964-XX-16"},
        f"{MEMORANDUM}, signed on day 16 of a month not known, 1964. {NO_START}",
    ),
    Row(
        "range",
        {"signed_on": "1981-09/1981-10"},
        f"{MEMORANDUM}, signed in the period September to October 1981. {NO_START}",
    ),
    Row(
        "range of days",
        {"signed_on": "2025-03-25/2025-03-28", "place": "Boao"},
        f"{MEMORANDUM}, signed in the period 25 to 28 March 2025 in Boao. {NO_START}",
    ),
    Row(
        "range of one year is that year",
        {"signed_on": "2025/2025"},
        f"{MEMORANDUM}, signed in 2025. {NO_START}",
    ),
    Row(
        "adopted and signed",
        {"adopted_on": "2024-12", "signed_on": "2025-01-02", "place": "Boao"},
        f"{MEMORANDUM}, adopted in December 2024 and signed 2 January 2025 in Boao. {NO_START}",
    ),
    Row(
        "adopted and signed, place not known",
        {"adopted_on": "2024-12", "signed_on": "2025-01-02"},
        f"{MEMORANDUM}, adopted in December 2024 and signed 2 January 2025. {NO_START}",
    ),
    Row(
        "adopted and signed on one day",
        {"adopted_on": "2025-01-02", "signed_on": "2025-01-02"},
        f"{MEMORANDUM}, signed 2 January 2025. {NO_START}",
    ),
    Row("no date", {}, f"{MEMORANDUM}, signed on a date that is not stated. {NO_START}"),
    Row(
        "only a place",
        {"place": "Boao"},
        f"{MEMORANDUM}, signed in Boao on a date that is not stated. {NO_START}",
    ),
    Row(
        "adopted, and signed some day",
        {"adopted_on": "2024", "place": "Boao"},
        f"{MEMORANDUM}, adopted in 2024 and signed in Boao on a date that is not stated. {NO_START}",
    ),
    Row(
        "adopted, and signed some day, place not known",
        {"adopted_on": "2024~"},
        f"{MEMORANDUM}, adopted about 2024 and signed on a date that is not stated. {NO_START}",
    ),
    Row(
        "each party on its own day",
        {
            "parties": ({"party__kind": REGIONAL, "signed_on": "2025-01"}, {"party__kind": REGIONAL}),
            "place": "Hanoi",
        },
        f"{MEMORANDUM}, signed in Hanoi on the dates stated for its parties. {NO_START}",
    ),
    Row(
        "adopted, each party on its own day",
        {
            "parties": ({"party__kind": REGIONAL, "signed_on": "2025-01"}, {"party__kind": REGIONAL}),
            "adopted_on": "2024",
            "status": "in_force",
            "in_force_on": "2026",
        },
        f"{MEMORANDUM}, adopted in 2024 and signed on the dates stated for its parties. It has been in force since 2026.",
    ),
    Row(
        "in force, of its making nothing is known",
        {"status": "in_force"},
        f"{MEMORANDUM}; no date of signature or adoption is stated. "
        "It is in force; no date of entry into force is stated.",
    ),
    Row(
        "in force, signed somewhere",
        {"status": "in_force", "place": "Boao"},
        f"{MEMORANDUM}, signed in Boao on a date that is not stated. "
        "It is in force; no date of entry into force is stated.",
    ),
    Row(
        "in force, adopted",
        {"status": "in_force", "adopted_on": "2024", "in_force_on": "2025"},
        f"{MEMORANDUM}, adopted in 2024. It has been in force since 2025.",
    ),
    # --- Its course -----------------------------------------------------------------------------------------------
    Row(
        "announced",
        {"status": "announced"},
        f"{MEMORANDUM}. It has been announced; the sources do not say that it was signed.",
    ),
    Row(
        "announced, adopted at a meeting",
        {"status": "announced", "adopted_on": "2018-05-11", "place": "Chengdu"},
        f"{MEMORANDUM}, adopted 11 May 2018 in Chengdu. "
        "It has been announced; the sources do not say that it was signed.",
    ),
    Row(
        "announced for a day",
        {"status": "announced", "signed_on": "2030-05-06", "place": "Boao"},
        f"{MEMORANDUM}; its date of signature is given as 6 May 2030. "
        "It has been announced; no date of entry into force is stated.",
    ),
    Row(
        "announced, to be in force",
        {"status": "announced", "in_force_on": "2030-07", "ends_on": "2035"},
        f"{MEMORANDUM}. It has been announced; it is to be in force from July 2030, and its end was set for 2035.",
    ),
    Row(
        "signed, with a start and an end",
        {"signed_on": "2011-03-06", "in_force_on": "2011-03-06", "ends_on": "2020-12-31"},
        f"{MEMORANDUM}, signed 6 March 2011. In force from 6 March 2011, its end set for 31 December 2020.",
    ),
    Row(
        "signed, to end",
        {"signed_on": "2017-07-01", "ends_on": "2022"},
        f"{MEMORANDUM}, signed 1 July 2017. Its end was set for 2022; no date of entry into force is stated.",
    ),
    Row(
        "in force since",
        {"status": "in_force", "signed_on": "2017-11-12", "in_force_on": "2019-06", "place": "Manila"},
        f"{MEMORANDUM}, signed 12 November 2017 in Manila. It has been in force since June 2019.",
    ),
    Row(
        "in force before it was signed",
        {"status": "in_force", "signed_on": "2025-03", "in_force_on": "2025-01-01", "ends_on": "2027~"},
        f"{MEMORANDUM}, signed in March 2025. It has been in force since 1 January 2025 (before it was signed); "
        "its end was set for about 2027.",
    ),
    Row(
        "in force in the year it was signed: perhaps before, perhaps after",
        {"status": "in_force", "signed_on": "2025-03", "in_force_on": "2025"},
        f"{MEMORANDUM}, signed in March 2025. It has been in force since 2025.",
    ),
    Row(
        "in force within a stretch of time",
        {"status": "in_force", "signed_on": "1980", "in_force_on": "1981-09/1981-10"},
        f"{MEMORANDUM}, signed in 1980. It has been in force since a date in the period September to October 1981.",
    ),
    Row(
        "in force for each party from its own day",
        {
            "status": "in_force",
            "signed_on": "2020-11-15",
            "parties": (
                {"party__kind": NATIONAL, "in_force_on": "2022-01-01"},
                {"party__kind": NATIONAL, "in_force_on": "2022-02-01"},
                {"party__kind": NATIONAL},
            ),
        },
        "Memorandum of understanding among three national governments, signed 15 November 2020. "
        "It has been in force since the dates stated for its parties.",
    ),
    Row(
        "renewed",
        {"status": "renewed", "signed_on": "2006"},
        f"{MEMORANDUM}, signed in 2006. It has been renewed; no date of entry into force is stated.",
    ),
    Row(
        "renewed, to end",
        {"status": "renewed", "signed_on": "2006", "in_force_on": "2007", "ends_on": "2030-06"},
        f"{MEMORANDUM}, signed in 2006. "
        "It has been in force since 2007 and has been renewed; its end was set for June 2030.",
    ),
    Row(
        "expired",
        {"status": "expired", "signed_on": "2000", "in_force_on": "2001", "ended_on": "2006-05-04"},
        f"{MEMORANDUM}, signed in 2000. It was in force from 2001 and expired on 4 May 2006.",
    ),
    Row(
        "expired, and no more is known",
        {"status": "expired", "signed_on": "2000"},
        f"{MEMORANDUM}, signed in 2000. It has expired; no date of entry into force or of its end is stated.",
    ),
    Row(
        "expired; the day it came counts, not the day it was set for",
        {"status": "expired", "signed_on": "2000", "ends_on": "2005", "ended_on": "2006~"},
        f"{MEMORANDUM}, signed in 2000. It expired about 2006; no date of entry into force is stated.",
    ),
    Row(
        "terminated",
        {"status": "terminated", "signed_on": "2018-10", "ended_on": "2021-04-21", "binding": "no"},
        f"{MEMORANDUM}, signed in October 2018. "
        "It was terminated on 21 April 2021; no date of entry into force is stated. It is not legally binding.",
    ),
    Row(
        "terminated before its time",
        {"status": "terminated", "signed_on": "2018", "in_force_on": "2019", "ends_on": "2025"},
        f"{MEMORANDUM}, signed in 2018. "
        "It was in force from 2019 and has been terminated; its end was set for 2025.",
    ),
    Row(
        "superseded by what the register does not hold",
        {"status": "superseded", "signed_on": "2018", "in_force_on": "2018", "ended_on": "2024"},
        f"{MEMORANDUM}, signed in 2018. "
        "It was in force from 2018, ended in 2024 and has been superseded by another agreement.",
    ),
    Row(
        "ended, and still counted as in force",
        {"status": "in_force", "signed_on": "2018", "in_force_on": "2018", "ended_on": "2024"},
        f"{MEMORANDUM}, signed in 2018. It was in force from 2018 and ended in 2024.",
    ),
    # --- Whether it binds -----------------------------------------------------------------------------------------
    Row(
        "binding",
        {"signed_on": "2025", "binding": "yes"},
        f"{MEMORANDUM}, signed in 2025. {NO_START} It is legally binding.",
    ),
    Row(
        "binding, with its basis",
        {"signed_on": "2025", "binding": "yes", "binding_basis_en": "Article 7 says so."},
        f"{MEMORANDUM}, signed in 2025. {NO_START} It is legally binding. Basis: Article 7 says so.",
    ),
    Row(
        "not binding, with its basis",
        {"signed_on": "2025", "binding": "no", "binding_basis_en": "Article 7 says so."},
        f"{MEMORANDUM}, signed in 2025. {NO_START} It is not legally binding. Basis: Article 7 says so.",
    ),
    Row(
        "not known, with a reason",
        {"signed_on": "2025", "binding_basis_en": "No such clause is published."},
        f"{MEMORANDUM}, signed in 2025. {NO_START} "
        f"Whether it is legally binding is not known. Reason: No such clause is published.",
    ),
]


@pytest.mark.parametrize("row", TABLE, ids=[row.name for row in TABLE])
def test_agreement_is_told_in_sentences(row):
    is_told_of_binding = {"binding", "binding_basis_en"} & set(row.given)
    expected = row.expected if is_told_of_binding else f"{row.expected} {NOT_KNOWN}"

    found = told(agreement(**row.given))

    assert found == expected


def test_table_has_every_kind_and_every_stand():
    defaults = {"kind": "memorandum_of_understanding", "status": "signed", "binding": "not_known"}
    given = [defaults | row.given for row in TABLE]

    assert {row["kind"] for row in given} == set(AgreementKind.values)
    assert {row["status"] for row in given} == set(AgreementStatus.values)
    assert {row["binding"] for row in given} == set(Binding.values)
    kinds = {kind for row in given for kind in row.get("parties", TWO) if isinstance(kind, str)}
    assert kinds == set(PartyKind.values)


@pytest.mark.parametrize("status", AgreementStatus)
@pytest.mark.parametrize("end", [OPEN, SET, ENDED])
@pytest.mark.parametrize("in_force_on", ["", "2019"])
def test_every_course_has_a_sentence_that_says_each_date_once(status, end, in_force_on):
    given = {end: "2031"} if end else {}
    made = agreement(status=status, signed_on="2018", in_force_on=in_force_on, **given)

    course = sentences(made)[1].text

    assert [course.count("2019"), course.count("2031"), course.count("%")] == [
        bool(in_force_on),
        bool(end),
        0,
    ]
    assert set(COURSE) == set(AgreementStatus)


# --- Chinese ------------------------------------------------------------------------------------------------------

CHINESE = [
    Row(
        "first",
        {"signed_on": "2025-03-26", "place": "博鰲"},
        (
            "兩個地區政府之間的諒解備忘錄，2025年3月26日在博鰲簽署。未有說明生效日期。是否具法律約束力不詳。",
            "两个地区政府之间的谅解备忘录，2025年3月26日在博鰲签署。未说明生效日期。是否具有法律约束力不详。",
        ),
    ),
    Row(
        "three kinds, a stretch of time",
        {
            "kind": "framework",
            "parties": (REGIONAL, NATIONAL, MINISTRY),
            "signed_on": "1981-09/1981-10",
        },
        (
            "一個地區政府、一個國家政府與一個政府部門之間的框架協議，1981年9月至10月期間簽署。未有說明生效日期。是否具法律約束力不詳。",
            "一个地区政府、一个国家政府与一个政府部门之间的框架协议，1981年9月至10月期间签署。未说明生效日期。是否具有法律约束力不详。",
        ),
    ),
    Row(
        "many, about",
        {
            "kind": "treaty",
            "parties": (NATIONAL, REGIONAL, LOCAL, MINISTRY, NATIONAL) * 58,
            "signed_on": "1351~",
            "binding": "yes",
        },
        (
            "290個參與方之間的條約，約1351年簽署。未有說明生效日期。具法律約束力。",
            "290个参与方之间的条约，约1351年签署。未说明生效日期。具有法律约束力。",
        ),
    ),
    Row(
        "announced",
        {"status": "announced", "adopted_on": "2018-05-11", "place": "成都"},
        (
            "兩個地區政府之間的諒解備忘錄，2018年5月11日在成都通過。已公布；現有來源未有說明其已簽署。是否具法律約束力不詳。",
            "两个地区政府之间的谅解备忘录，2018年5月11日在成都通过。已公布；现有来源未说明其已签署。是否具有法律约束力不详。",
        ),
    ),
    Row(
        "in force before it was signed",
        {"status": "in_force", "signed_on": "2025-03", "in_force_on": "2025-01-01", "ends_on": "2027~"},
        (
            "兩個地區政府之間的諒解備忘錄，2025年3月簽署。自2025年1月1日（早於簽署日期）起生效，至今有效，預定結束日期為約2027年。是否具法律約束力不詳。",
            "两个地区政府之间的谅解备忘录，2025年3月签署。自2025年1月1日（早于签署日期）起生效，至今有效，预定结束日期为约2027年。是否具有法律约束力不详。",
        ),
    ),
    Row(
        "superseded",
        {
            "kind": "other",
            "status": "superseded",
            "signed_on": "2018",
            "in_force_on": "2018",
            "ended_on": "2024",
        },
        (
            "兩個地區政府之間的協議，2018年簽署。自2018年起生效，2024年結束，並已由另一協議取代。是否具法律約束力不詳。",
            "两个地区政府之间的协议，2018年签署。自2018年起生效，2024年结束，并已由另一协议取代。是否具有法律约束力不详。",
        ),
    ),
    Row(
        "each party from its own day",
        {
            "status": "in_force",
            "parties": ({"party__kind": NATIONAL, "in_force_on": "2022-01-01"}, {"party__kind": NATIONAL}),
        },
        (
            "兩個國家政府之間的諒解備忘錄；簽署日期及通過日期均未有說明。自各參與方各自所列的日期起生效，至今有效。是否具法律約束力不詳。",
            "两个国家政府之间的谅解备忘录；签署日期和通过日期均未说明。自各参与方各自所列的日期起生效，至今有效。是否具有法律约束力不详。",
        ),
    ),
    Row(
        "one party, expired, not binding",
        {
            "parties": (MINISTRY,),
            "status": "expired",
            "signed_on": "1964-XX-16",
            "binding": "no",
            "binding_basis_zh_hant": "第七條如此規定。",
            "binding_basis_zh_hans": "第七条如此规定。",
        },
        (
            "一個政府部門參與的諒解備忘錄，1964年某月16日簽署。已屆滿；生效日期及結束日期均未有說明。不具法律約束力。依據：第七條如此規定。",
            "一个政府部门参与的谅解备忘录，1964年某月16日签署。已到期；生效日期和结束日期均未说明。不具有法律约束力。依据：第七条如此规定。",
        ),
    ),
]


@pytest.mark.parametrize("row", CHINESE, ids=[row.name for row in CHINESE])
def test_agreement_is_told_in_chinese(row):
    made, found = agreement(**row.given), []

    for language in ("zh-hant", "zh-hans"):
        with translation.override(language):
            found.append("".join(sentence.text for sentence in sentences(made)))

    assert tuple(found) == row.expected


# --- What readers may not see -------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_party_that_is_not_published_is_not_counted(state):
    hidden = {
        "party__state": state,
        "party__kind": MINISTRY,
        "signed_on": "2025-01",
        "in_force_on": "2025-02",
    }

    found = told(agreement(parties=(*TWO, hidden)))

    assert found == told(agreement(parties=TWO))


def test_agreement_whose_parties_are_all_hidden_is_told_as_one_without():
    hidden = {"party__state": "draft"}

    assert told(agreement(parties=(hidden, hidden))) == told(agreement(parties=()))


def test_hidden_things_stay_hidden_where_nothing_was_read_beforehand():
    place = factories.PlaceFactory(state="draft", name_en="Nowhere")
    made = factories.AgreementFactory(place=place, signed_on="2025")
    factories.ParticipationFactory(agreement=made, party__state="draft")

    assert told(Agreement.objects.get(pk=made.pk)).startswith("Memorandum of understanding, signed in 2025. ")


def test_party_in_two_roles_is_one_party():
    made = agreement(signed_on="2025")
    first = made.participations.all()[0]
    role = "signatory" if first.role == "contracting_party" else "contracting_party"
    Participation.objects.create(agreement=made, party=first.party, role=role)

    assert told(read(made)).startswith(f"{MEMORANDUM}, signed")


# --- What superseded it -------------------------------------------------------------------------------------------


def test_successor_is_named():
    made, other = (
        agreement(status="superseded", signed_on="2018"),
        factories.AgreementFactory(title_en="Arrangement"),
    )

    course = sentences(made, [other])[1].text

    assert course == (
        "It has been superseded by “Arrangement”; no date of entry into force or of its end is stated."
    )


def test_several_successors_are_counted():
    made, others = (
        agreement(status="superseded", signed_on="2018"),
        factories.AgreementFactory.create_batch(2),
    )

    course = sentences(made, others)[1].text

    assert course == (
        "It has been superseded by 2 other agreements; no date of entry into force or of its end is stated."
    )


def test_long_title_of_a_successor_is_cut():
    made, other = agreement(status="superseded"), factories.AgreementFactory(title_en="Long " * 200)

    course = sentences(made, [other])[1]

    assert course.text.startswith(
        f"It has been superseded by “{('Long ' * 200)[: LONGEST_TITLE - 1].rstrip()}…”; "
    )


# --- Facts and languages ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "facts"),
    [
        ({"signed_on": "2025", "place": "Boao"}, [("kind", "role", "signed_on", "place"), ("in_force_on",)]),
        ({"parties": (), "signed_on": "2025"}, [("kind", "signed_on"), ("in_force_on",)]),
        (
            {"adopted_on": "2024", "signed_on": "2025", "ends_on": "2030"},
            [("kind", "role", "adopted_on", "signed_on"), ("in_force_on", "ends_on")],
        ),
        ({}, [("kind", "role", "status", "signed_on"), ("in_force_on",)]),
        ({"status": "announced"}, [("kind", "role"), ("status",)]),
        (
            {"status": "announced", "signed_on": "2030"},
            [("kind", "role", "signed_on"), ("status", "in_force_on")],
        ),
        (
            {"status": "in_force"},
            [("kind", "role", "signed_on", "adopted_on"), ("status", "in_force_on")],
        ),
        (
            {"status": "in_force", "signed_on": "2025", "in_force_on": "2024"},
            [("kind", "role", "signed_on"), ("status", "in_force_on", "signed_on")],
        ),
        (
            {"status": "expired", "signed_on": "2025"},
            [("kind", "role", "signed_on"), ("status", "in_force_on", "ended_on")],
        ),
        (
            {"status": "in_force", "signed_on": "2025", "ended_on": "2026"},
            [("kind", "role", "signed_on"), ("in_force_on", "ended_on")],
        ),
    ],
)
def test_sentence_names_the_facts_it_rests_on(given, facts):
    found = [sentence.facts for sentence in sentences(agreement(**given))]

    assert found == [*facts, ("binding",)]
    assert {name for names in found for name in names} <= {*Agreement.citable, *Participation.citable}


def test_words_in_another_language_are_told_apart():
    place = factories.PlaceFactory(name_en="", name_zh_hant="博鰲")
    made = agreement(
        parties=(),
        signed_on="2025-03-26",
        binding="no",
        binding_basis_zh_hans="第七条如此规定。",
        place=place,
    )

    found = [sentence.parts for sentence in sentences(made)]

    assert found == [
        (
            Phrase("Memorandum of understanding, signed 26 March 2025 in ", "en"),
            Phrase("博鰲", "zh-Hant"),
            Phrase(".", "en"),
        ),
        (Phrase(NO_START, "en"),),
        (
            Phrase("It is not legally binding. Basis: ", "en"),
            Phrase("第七条如此规定。", "zh-Hans"),
        ),
    ]


def test_title_of_a_successor_keeps_its_language():
    other = factories.AgreementFactory(title_en="", title_original="양해각서", original_language="ko")

    parts = sentences(agreement(status="superseded"), [other])[1].parts

    assert parts[:2] == (Phrase("It has been superseded by “", "en"), Phrase("양해각서", "ko"))


@pytest.mark.parametrize(
    ("language", "tag", "day"),
    [("zh-hant", "zh-Hant", "約1351年"), ("zh-hans", "zh-Hans", "约1351年")],
)
def test_sentence_is_in_the_language_of_the_page(language, tag, day):
    made = agreement(parties=(), signed_on="1351~")

    with translation.override(language):
        first = sentences(made)[0]

    assert {part.language for part in first.parts} == {tag}
    assert day in first.text


def test_percent_signs_and_placeholders_in_values_are_words():
    assert filled("%(what)s in %(place)s.", what="100 %", place=Phrase("%(what)s", "fr")) == (
        Phrase("100 % in ", "en"),
        Phrase("%(what)s", "fr"),
        Phrase(".", "en"),
    )


def test_sentences_ask_nothing_of_the_database():
    made = agreement(parties=(REGIONAL,) * 30, place="Boao", signed_on="2025")

    with CaptureQueriesContext(connection) as asked:
        sentences(made)

    assert len(asked) == 0
