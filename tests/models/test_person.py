"""People and the offices they held."""

import pytest
from django.utils import translation

from agreements.models import Post
from tests.factories import PersonFactory, PostFactory


@pytest.mark.parametrize(("language", "title"), [("en", "行政長官"), ("zh-hans", "行政長官")])
def test_title_is_that_of_the_reader(language, title):
    post = Post(title_zh_hant=title)

    with translation.override(language):
        assert (str(post), post.title.language) == (title, "zh-Hant")


@pytest.mark.django_db
def test_offices_of_a_person_come_latest_first():
    person = PersonFactory()
    dates = {"chief": "2022-07-01", "unknown": "", "secretary": "2021-06"}
    for slug, start_on in dates.items():
        PostFactory(person=person, slug=slug, start_on=start_on)

    assert [post.slug for post in person.posts.all()] == ["chief", "secretary", "unknown"]


@pytest.mark.django_db
def test_person_holds_several_offices_at_once():
    person = PersonFactory()
    posts = [PostFactory(person=person, start_on="2022") for _number in range(2)]

    for post in posts:
        post.full_clean()

    assert set(person.posts.all()) == set(posts)
