"""The form of a page of the desk: it knows which state of the record it was made from, and asks why it changes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.admin.duplicates import DuplicatesMixin
from agreements.admin.forms import EntryForm, ReasonEntry
from agreements.choices import PublicationState
from agreements.models.record import LARGEST_NUMBER

#: What stands in each form beside the fields of the record.
BESIDE = ("change_reason", "seen_version", "seen_rows", "is_another")
ASK_WHY = _("Readers see this record: say why it changes. It stands in its public history.")


class SeenRows(forms.JSONField):
    """The keys of all rows on the page, by the name of their table and their number; who forges it harms only himself."""

    widget = forms.HiddenInput

    def to_python(self, value) -> dict[str, dict[str, list[str]]]:
        try:
            found = super().to_python(value)
        except (forms.ValidationError, ValueError, RecursionError):
            # Numbers of thousands of digits, lists within lists within lists: no page of ours has sent that.
            return {}
        return found if is_table_of_keys(found) else {}

    def bound_data(self, data, initial):
        try:
            return super().bound_data(data, initial)
        except (ValueError, RecursionError):
            return {}


def is_table_of_keys(found: Any) -> bool:
    return isinstance(found, dict) and all(
        isinstance(rows, dict)
        and all(isinstance(key, list) and all(isinstance(part, str) for part in key) for key in rows.values())
        for rows in found.values()
    )


class PageForm(DuplicatesMixin, EntryForm):
    """A form that can be told from what it was made."""

    seen_version = forms.IntegerField(
        required=False, min_value=0, max_value=LARGEST_NUMBER, widget=forms.HiddenInput
    )
    seen_rows = SeenRows(required=False)
    change_reason = ReasonEntry(required=False)

    #: The record that the page is of, as it stands; none of one that is not there yet.
    record: Any = None
    #: The relation of a row to its record; empty for records.
    owner = ""
    #: What others saved meanwhile, as words that refuse; empty where nothing was.
    came_between = ""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial.update(getattr(self.instance, "many_then", {}))
        reason = self.fields["change_reason"]
        reason.widget.attrs |= {"rows": 2, "class": "vLargeTextField"}
        if self.record is not None:
            self.initial["seen_version"] = self.record.version
            if self.record.state == PublicationState.PUBLISHED:
                reason.help_text = ASK_WHY

    def clean(self):
        super().clean()
        # A row that is added says in its own form which record it belongs to.
        record = self.record or self.cleaned_data.get(self.owner)
        is_public = record is not None and record.state == PublicationState.PUBLISHED
        self.cleaned_data["change_reason"] = self.cleaned_data.get("change_reason", "").strip()
        if is_public and not self.cleaned_data["change_reason"] and "change_reason" not in self.errors:
            self.add_error("change_reason", forms.ValidationError(ASK_WHY, code="required"))
        if self.came_between:
            raise forms.ValidationError(self.came_between, code="came_between")
        return self.cleaned_data

    @property
    def changed_data(self):
        """The fields of the record that were changed."""
        return [name for name in super().changed_data if name not in BESIDE]

    @property
    def keys_seen(self) -> dict[str, dict[str, list[str]]]:
        """The keys of the rows as the page had them: by table, then by number; the page's own under no name."""
        told = self.data.get("seen_rows", "") if self.is_bound else ""
        return SeenRows().to_python(told) or {}


def keys_shown(place: list[str], formsets) -> dict[str, dict[str, list[str]]]:
    """The keys of what a page shows, as its form keeps them."""
    keys = {"": {"": place}}
    for rows in formsets:
        keys[rows.prefix] = {str(row.pk): list(row.natural_key()) for row in rows.get_queryset() if row.pk}
    return keys
