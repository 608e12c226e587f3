"""How far something has come, as a label in a list: always the word, and beside it a look that is told at a glance."""

from collections.abc import Callable

from django.contrib import admin
from django.db.models import Model
from django.utils.html import format_html
from django.utils.safestring import SafeString


def state_of(model: type[Model]) -> Callable[..., SafeString]:
    """The column of a list in which the states of records stand, in place of the field and under its name."""

    @admin.display(description=model._meta.get_field("state").verbose_name, ordering="state")
    def state(entry) -> SafeString:
        return format_html(
            '<span class="desk-state" data-state="{}">{}</span>', entry.state, entry.get_state_display()
        )

    return state
