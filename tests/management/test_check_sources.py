"""``manage.py check_sources``: asks only where it may, and says what it found."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from agreements.models import Source
from tests import factories
from tests.domain.local_web import Page, local_web

pytestmark = pytest.mark.django_db


@pytest.fixture
def web(settings):
    settings.CHECK_LOCAL_ADDRESSES = ("127.0.0.1",)
    settings.CHECK_PAUSE = 0
    with local_web() as found:
        yield found


def source(web, slug, **values):
    return factories.SourceFactory(slug=slug, web_address=f"{web.address}/{slug}", **values)


def checked(*arguments):
    output = StringIO()
    call_command("check_sources", *arguments, stdout=output, no_color=True)
    return output.getvalue().splitlines()


def test_nothing_is_asked_unless_someone_says_so(web):
    source(web, "a")

    with pytest.raises(CommandError, match="Nothing was asked") as refused:
        checked()

    assert refused.value.returncode == 2
    assert web.asked == []


def test_answers_are_kept_and_told(web, settings):
    settings.CHECK_SOURCES = True
    settings.ALLOWED_HOSTS = ["register.example"]
    web.pages |= {
        "/robots.txt": Page(200, b"User-agent: *\nDisallow: /forbidden\n"),
        "/well": Page(200),
        "/elsewhere": Page(301, Location="/well"),
    }
    for slug in ("well", "elsewhere", "forbidden"):
        source(web, slug)
    source(web, "lost", archive_address="https://archive.example/lost")

    told = checked()

    assert told == [
        f"moved: elsewhere: {web.address}/elsewhere",
        f"gone: lost: {web.address}/lost, archived",
        "not asked: forbidden: robots.txt of 127.0.0.1 forbids it",
        "3 asked: 1 answered, 1 moved, 1 gone. 1 could not be asked.",
    ]
    assert dict(Source.objects.values_list("slug", "check_result")) == {
        "well": "answered",
        "elsewhere": "moved",
        "lost": "gone",
        "forbidden": "",
    }
    assert web.agents == {"mousite-check-sources/1 (+http://register.example/)"}


def test_no_more_are_asked_than_is_said_and_none_that_was_asked_lately(web):
    web.pages |= {f"/{slug}": Page(200) for slug in "abc"}
    for slug in "abc":
        source(web, slug)

    assert checked("--yes-ask-the-web", "--limit", "2") == ["2 asked: 2 answered."]
    assert checked("--yes-ask-the-web") == ["1 asked: 1 answered."]
    assert checked("--yes-ask-the-web") == ["0 asked."]
    assert checked("--yes-ask-the-web", "--older-than", "0") == ["3 asked: 3 answered."]


def test_private_addresses_are_not_asked(web, settings):
    settings.CHECK_LOCAL_ADDRESSES = ()
    source(web, "a")

    assert checked("--yes-ask-the-web") == [
        "not asked: a: 127.0.0.1 lies within a private network",
        "0 asked. 1 could not be asked.",
    ]
    assert web.asked == []


@pytest.mark.parametrize("wrong", ["--limit=-1", "--older-than=-1"])
def test_wrong_number_is_refused(wrong):
    with pytest.raises(CommandError, match="from 0 on"):
        checked("--yes-ask-the-web", wrong)
