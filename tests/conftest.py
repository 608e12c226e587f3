"""What all tests share."""

import pytest
from django.conf import settings as site
from django.template.backends.jinja2 import Template
from django.test.signals import template_rendered
from hypothesis import settings

# A machine that is busy elsewhere is no reason for a test to fail.
settings.register_profile("mousite", deadline=None, max_examples=60)
settings.load_profile("mousite")


def pytest_sessionstart():
    """Pages are read in Chinese too, and a fresh clone has no compiled translations; before any is asked for."""
    from agreements.domain.installation import compile_messages

    compile_messages(site.LOCALE_PATHS)


@pytest.fixture(scope="session", autouse=True)
def derived_follows():
    """Lists and search know of what factories make."""
    from tests.derived import watch

    watch()


@pytest.fixture(autouse=True, scope="session")
def _announced_pages():
    """The test client is told which public page was rendered with what; Django tells it only of its own templates."""
    rendered = Template.render

    def announced(page, context=None, request=None):
        context = {} if context is None else context
        markup = rendered(page, context, request)
        template_rendered.send(sender=page, template=page.template, context=context)
        return markup

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "render", announced)
        yield
