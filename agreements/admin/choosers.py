"""How one record is chosen out of thousands: by typing, from labels that tell like from like."""

from functools import singledispatch

from django import forms
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey, ManyToManyField, Model
from django.utils.translation import get_language

from agreements import models
from agreements.dates import words

#: The largest key a database row can have.
LAST_KEY = 2**63 - 1
LONGEST_LABEL = 160


def is_key(value) -> bool:
    """Whether a database would take this as the key of a row."""
    text = str(value)
    return text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LAST_KEY


def keys_among(values) -> list:
    """Those that a database would take as keys; what else was sent, the form refuses in words."""
    return [value for value in values if is_key(value)]


@singledispatch
def words_for(record: Model) -> str:
    """What a record is called, with what tells it from others of the same name."""
    return str(record)


def cut(text: object, longest: int) -> str:
    """A text as far as a label has room for it."""
    text = str(text)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def with_remark(name: object, remark: object) -> str:
    return f"{cut(name, LONGEST_LABEL)} ({remark})" if remark else cut(name, LONGEST_LABEL)


@words_for.register
def _(agreement: models.Agreement) -> str:
    made_on = agreement.signed_on or agreement.adopted_on or agreement.in_force_on
    return with_remark(agreement, words(made_on, get_language()) if made_on else "")


@words_for.register
def _(party: models.Party) -> str:
    return with_remark(party, party.iso_code)


@words_for.register
def _(event: models.Event) -> str:
    return with_remark(event, words(event.start_on, get_language()) if event.start_on else "")


@words_for.register
def _(place: models.Place) -> str:
    return with_remark(place, place.region_code)


@words_for.register
def _(post: models.Post) -> str:
    return with_remark(post, post.person)


@words_for.register
def _(source: models.Source) -> str:
    return with_remark(source, source.publisher)


@words_for.register
def _(excerpt: models.Excerpt) -> str:
    words = f"“{excerpt.text}”" if excerpt.text else f"{excerpt} {excerpt.locator or excerpt.slug}"
    return with_remark(words, cut(excerpt.source, 60))


def label(record: Model) -> str:
    """The words a record is chosen by; what readers do not see yet says so."""
    state = "" if getattr(record, "is_published", True) else f" [{record.get_state_display()}]"
    return words_for(record) + state


class ManyMixin:
    """A chooser of which hundreds stand on one page."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.address = super().get_url()

    def get_url(self):
        return self.address

    def build_attrs(self, base_attrs, extra_attrs=None):
        # The style sheet says how wide they are: to measure them takes a browser seconds.
        return super().build_attrs(base_attrs, extra_attrs) | {"data-width": "100%"}


class Chooser(ManyMixin, AutocompleteSelect):
    """A select that holds only what is chosen, and asks the database for it only if it must.

    An agreement of 290 parties would otherwise ask 290 times what its rows already know.
    """

    #: The record whose form this stands in: its relation may hold the chosen one already.
    instance = None

    def optgroups(self, name, value, attr=None):
        chosen = self.chosen_at_hand(value)
        if chosen is None:
            return super().optgroups(name, keys_among(value), attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        for record in chosen:
            words = self.choices.field.label_from_instance(record)
            options.append(self.create_option(name, record.pk, words, True, len(options)))
        return [(None, options, 0)]

    def chosen_at_hand(self, value) -> list | None:
        """The chosen record, if any, or None where only the database knows it."""
        chosen = [str(key) for key in value if key not in ("", None)]
        if not chosen:
            return []
        held = self.field.get_cached_value(self.instance, None) if self.instance else None
        return [held] if held is not None and chosen == [str(held.pk)] else None


class MultipleChooser(ManyMixin, AutocompleteSelectMultiple):
    """A select of several records that holds only what is chosen."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, keys_among(value), attr)


class ChoiceOfOne(forms.ModelChoiceField):
    """One record, chosen by its label."""

    def label_from_instance(self, obj):
        return label(obj)

    def get_bound_field(self, form, field_name):
        # The admin may have wrapped the widget in its links to add and change.
        getattr(self.widget, "widget", self.widget).instance = form.instance
        return super().get_bound_field(form, field_name)


class ChoiceOfSeveral(forms.ModelMultipleChoiceField):
    """Several records, chosen by their labels."""

    def label_from_instance(self, obj):
        return label(obj)

    def clean(self, value):
        # Django asks for all keys at once, and a database fails at one it cannot hold.
        for key in value or []:
            if not is_key(key):
                raise forms.ValidationError(
                    self.error_messages["invalid_pk_value"],
                    code="invalid_pk_value",
                    params={"pk": str(key)[:50]},
                )
        return super().clean(value)


class ChooserView(AutocompleteJsonView):
    """What a chooser is answered while someone types."""

    def process_request(self, request):
        term, model_admin, source_field, to_field_name = super().process_request(request)
        # A relation read backwards is chosen nowhere, and cannot say what may be chosen.
        if not isinstance(source_field, ForeignKey | ManyToManyField):
            raise PermissionDenied
        return term, model_admin, source_field, to_field_name

    def serialize_result(self, obj, to_field_name):
        return super().serialize_result(obj, to_field_name) | {"text": label(obj)}


class ChoosersMixin:
    """Every relation of a form is chosen by typing."""

    def get_field_queryset(self, db, db_field, request):
        """What may be chosen, with all that its label needs."""
        chosen_admin = self.admin_site.get_model_admin(db_field.remote_field.model)
        return chosen_admin.get_queryset(request)

    def formfield_for_foreignkey(self, db_field, request, **options):
        options["form_class"] = ChoiceOfOne
        options["widget"] = Chooser(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **options)

    def formfield_for_manytomany(self, db_field, request, **options):
        options["form_class"] = ChoiceOfSeveral
        options["widget"] = MultipleChooser(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **options)
