"""Some records beside the register's own, whose titles hold what hostile questions ask for."""

from tests import factories


def further():
    """Records that are found by signs which are no commands."""
    for slug, title in (
        ("x-harbour", "State-of-the-art harbours"),
        ("x-obrien", "The O'Brien–Nuñez Protocol"),
        ("x-vitamin", "Vitamin C* Arrangement"),
        ("x-near", "Lighthouse NEAR(a b)"),
        ("x-percent", "Lighthouse of 100% steel"),
        ("x-table", "'; DROP TABLE lighthouse; --"),
    ):
        factories.AgreementFactory(slug=slug, title_en=title)
    factories.AgreementFactory(slug="x-draft", title_en="Lighthouse of drafts", state="draft")
    factories.AgreementFactory(slug="x-withdrawn", title_en="Lighthouse withdrawn", state="withdrawn")
