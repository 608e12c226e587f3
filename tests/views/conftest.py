"""The article in the register, for the tests that read its pages."""

from tests.fixtures.conftest import files, register

__all__ = ["files", "register"]
