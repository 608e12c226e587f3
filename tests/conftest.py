"""What all tests share."""

from django.conf import settings as site
from hypothesis import settings

# A machine that is busy elsewhere is no reason for a test to fail.
settings.register_profile("mousite", deadline=None, max_examples=60)
settings.load_profile("mousite")


def pytest_sessionstart():
    """Pages are read in Chinese too, and a fresh clone has no compiled translations; before any is asked for."""
    from agreements.domain.installation import compile_messages

    compile_messages(site.LOCALE_PATHS)
