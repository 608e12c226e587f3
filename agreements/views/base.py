"""What every public page has: it is only read, and a wrong question gets an answer in words."""

from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.views.decorators.csrf import csrf_exempt
from django.views.generic.base import ContextMixin

from agreements.views import errors


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in an address that cannot be understood."""

    parameter: str
    value: str
    wrong: str
    right: str = ""


class WrongQuestion(BadRequest):
    """The address asks for what the register does not know; answered with a 400 page."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.parameter}: {fault.wrong}" for fault in faults))
        self.faults = faults


class Page(ContextMixin):
    """A public page: read with GET or HEAD, shown as part of one section of the register."""

    http_method_names = ("get", "head")
    template_engine = "pages"
    section = ""

    @classmethod
    def as_view(cls, **options):
        """Nothing can be forged where all is only read: a form sent here is told 405, not asked for a token."""
        return csrf_exempt(super().as_view(**options))

    def http_method_not_allowed(self, request, *args, **kwargs):
        return errors.method_not_allowed(request, ["GET", "HEAD"])

    def get_context_data(self, **context):
        return super().get_context_data(section=self.section, **context)
