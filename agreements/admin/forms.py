"""What every form of the desk does alike: folds what is pasted, makes keys, refuses in words."""

import re
import unicodedata

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import CheckConstraint, F, Max, Q, UniqueConstraint
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet, construct_instance
from django.utils.functional import cached_property
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from agreements import models, validators
from agreements.admin.choosers import is_key
from agreements.domain import addresses
from agreements.text import slug_of

#: The relation within which rows stand in an order; areas stand in one for all.
NEIGHBOURS = {
    models.Area: "",
    models.Attendance: "event",
    models.Commitment: "agreement",
    models.Excerpt: "source",
    models.Participation: "agreement",
    models.SourceAddress: "source",
    models.Statement: "event",
}

BREAKS = re.compile("[ \t\r\n\v\f\u2028\u2029]+")


class LineEntry(forms.CharField):
    """One line, however it was pasted: line breaks become spaces, accents join their letters."""

    def __init__(self, **options):
        long = (options.get("max_length") or 0) >= 1000
        widget = AdminTextareaWidget({"rows": 3}) if long else AdminTextInputWidget()
        super().__init__(**{"widget": widget, **options})

    def to_python(self, value):
        return unicodedata.normalize("NFC", BREAKS.sub(" ", super().to_python(value)))


class TextEntry(forms.CharField):
    """Some sentences: accents join their letters, lines end alike on every machine."""

    def __init__(self, **options):
        super().__init__(**{**options, "widget": AdminTextareaWidget({"rows": 5})})

    def to_python(self, value):
        lines = super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")
        return unicodedata.normalize("NFC", lines)


class ReasonEntry(TextEntry):
    """What is said of a change: it stands in the history, and in what programs read."""

    def __init__(self, **options):
        given = {"label": _("Why"), "max_length": 2_000, "validators": [validators.seen_characters]}
        super().__init__(**{**given, **options})


class EntryForm(forms.ModelForm):
    """A form that never leaves a key empty and says each refusal beside the field it is about."""

    #: What the database refused of this very form, in words; see ``EntryAdmin.changeform_view``.
    refusal = ""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        super().clean()
        if "slug" in self.fields and "slug" not in self.errors and not self.cleaned_data["slug"]:
            # An emptied key stays as it was: others may link to it.
            self.cleaned_data["slug"] = self.instance.slug or self.new_key()
        if (
            issubclass(self._meta.model, models.Record)
            and self.cleaned_data.get("slug", "") != self.instance.slug
        ):
            self.refuse_led_on()
        if self.cleaned_data.get("order", 0) is None:
            is_new = self.instance._state.adding
            self.cleaned_data["order"] = self.place_behind_others() if is_new else self.instance.order
        if self.refusal:
            raise ValidationError(self.refusal)
        return self.cleaned_data

    def refuse_led_on(self):
        """Says beside the key that readers are led from it to another record."""
        try:
            addresses.refuse_led_on(
                self._meta.model._meta.model_name, self.cleaned_data.get("slug", ""), self.instance.pk
            )
        except ValidationError as fault:
            self.add_error(None, fault)

    def new_key(self) -> str:
        """A key made from the words of the record, in English where there are any."""
        draft = construct_instance(self, self._meta.model(), self._meta.fields, self._meta.exclude)
        with override("en"):
            words = draft.words_for_slug() if hasattr(draft, "words_for_slug") else str(draft)
        return slug_of(words, self.taken_keys(slug_of(words)))

    def place_behind_others(self) -> int:
        """The order of one that comes after all its neighbours: left at nothing, it would lead them."""
        within = NEIGHBOURS[self._meta.model]
        neighbours = self._meta.model.objects.all()
        if within:
            neighbours = neighbours.filter(**{within: self.cleaned_data.get(within)})
        return (neighbours.aggregate(last=Max("order"))["last"] or 0) + 1

    def taken_keys(self, stem: str) -> set[str]:
        """Keys beginning like this one that others of the kind have."""
        alike = self._meta.model.objects.filter(slug__startswith=stem)
        owner = getattr(self._meta.model, "owner", "")
        if self.cleaned_data.get(owner):
            alike = alike.filter(**{owner: self.cleaned_data[owner]})
        led_on = models.FormerAddress.objects.filter(kind=self._meta.model._meta.model_name)
        former = (
            led_on.filter(slug__startswith=stem)
            if issubclass(self._meta.model, models.Record)
            else led_on.none()
        )
        return set(alike.values_list("slug", flat=True)) | set(former.values_list("slug", flat=True))

    def _get_validation_exclusions(self):
        # Columns the database works out stand in no form, and Django would pass over the rules
        # that speak of them: an end before its start. A date that is not stated breaks none.
        return super()._get_validation_exclusions() - {
            field.name
            for field in self._meta.model._meta.fields
            if field.generated and self.has_source(field)
        }

    def has_source(self, generated) -> bool:
        """Whether anything was entered of what a column is worked out from."""
        named = (part.name for part in generated.expression.flatten() if isinstance(part, F))
        return any(self.cleaned_data.get(name) for name in named)

    def add_error(self, field, error):
        """Puts what a constraint refuses beside the field that it names by its code."""
        if field is None and hasattr(error, "error_dict"):
            placed = {}
            for name, faults in error.error_dict.items():
                for fault in faults:
                    beside = fault.code if name == NON_FIELD_ERRORS else name
                    placed.setdefault(beside if beside in self.fields else NON_FIELD_ERRORS, []).append(fault)
            error = ValidationError(placed)
        super().add_error(field, error)


class RowForm(EntryForm):
    """A form for one row of a record, among the forms of its other rows."""

    #: The formset this row stands in.
    rows = None

    def taken_keys(self, stem):
        return self.rows.keys if self.rows else super().taken_keys(stem)

    def place_behind_others(self):
        return self.rows.next_place() if self.rows else super().place_behind_others()

    def new_key(self):
        key = super().new_key()
        if self.rows:
            self.rows.keys.add(key)
        return key

    def _post_clean(self):
        # Django leaves out every rule that names the record the row belongs to, as that may not
        # be saved yet. Where it is, the rule is asked before the database has to refuse.
        super()._post_clean()
        if self.rows and self.rows.instance.pk:
            excluded = self._get_validation_exclusions() - {self.rows.fk.name}
            for rule in self.rows.rules_on_owner(CheckConstraint):
                try:
                    rule.validate(self._meta.model, self.instance, exclude=excluded)
                except ValidationError as fault:
                    self.add_error(None, ValidationError({NON_FIELD_ERRORS: [fault]}))


class RowFormSet(BaseInlineFormSet):
    """The rows of one record: each with a key of its own, none twice, only changes examined."""

    def __init__(self, *args, standing=None, **options):
        """``standing`` are the rows as the page had them, where others have changed them since."""
        super().__init__(*args, **options)
        self.standing = standing

    def get_queryset(self):
        return super().get_queryset() if self.standing is None else self.standing

    @cached_property
    def keys(self) -> set[str]:
        """The keys that rows have or are given in this form."""
        keys = {row.slug for row in self.get_queryset()}
        if self.is_bound:
            forms = range(self.total_form_count())
            keys |= {self.data.get(f"{self.add_prefix(number)}-slug", "") for number in forms}
        return keys

    def next_place(self) -> int:
        """The order of a row behind all others, those before it in the form included."""
        self.last_place += 1
        return self.last_place

    @cached_property
    def last_place(self) -> int:
        typed = (self.data.get(f"{self.add_prefix(n)}-order", "") for n in range(self.total_form_count()))
        orders = [int(order) for order in typed if is_key(order)]
        return max([*orders, *(row.order for row in self.get_queryset())], default=0)

    def rules_on_owner(self, kind) -> list:
        """The constraints of a kind that name the record these rows belong to."""
        return [
            rule
            for rule in self.model._meta.constraints
            if isinstance(rule, kind) and self.fk.name in fields_of(rule)
        ]

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.rows = self
        if DELETION_FIELD_NAME in form.fields:
            form.fields[DELETION_FIELD_NAME].widget.attrs["aria-label"] = gettext("Delete")
        if self.standing is not None:
            # Its row may be gone by now.
            form.fields[self._pk_field.name] = forms.IntegerField(required=False, widget=forms.HiddenInput)
        # What was not touched has been examined when it was saved: of 290 rows, one is changed.
        form.empty_permitted = True
        setattr(form.instance, self.fk.name, self.instance)

    def validate_unique(self):
        """Refuses a row that repeats another of the same record: all of them stand here."""
        for rule in self.rules_on_owner(UniqueConstraint):
            columns = [self.model._meta.get_field(name).attname for name in rule.fields]
            seen = set()
            for form in self.forms:
                if not self.will_stand(form):
                    continue
                values = tuple(getattr(form.instance, column) for column in columns)
                if values in seen:
                    fault = ValidationError(rule.get_violation_error_message(), rule.violation_error_code)
                    form.add_error(None, ValidationError({NON_FIELD_ERRORS: [fault]}))
                seen.add(values)

    def will_stand(self, form) -> bool:
        """Whether the row of a form will be in the database once all is saved."""
        is_a_row = form.instance.pk is not None or form.has_changed()
        return is_a_row and form.is_valid() and not form.cleaned_data.get(DELETION_FIELD_NAME)


def fields_of(rule) -> set[str]:
    """The fields that a constraint speaks of."""
    if isinstance(rule, UniqueConstraint):
        return set(rule.fields)
    return Q(rule.condition).referenced_base_fields
