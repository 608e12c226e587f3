"""What the pages of every record have in common: its forms, its lists, its way to the public page."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import format_lazy
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from agreements.admin.actions import ActionsMixin
from agreements.admin.books import SHEETS
from agreements.admin.choosers import ChoosersMixin
from agreements.admin.deletion import following
from agreements.admin.forms import LineEntry, TextEntry
from agreements.admin.questions import QuestionsMixin
from agreements.admin.saving import SavingMixin
from agreements.admin.steps import StepsMixin
from agreements.choices import PublicationState
from agreements.dates import words
from agreements.domain.changes import delete_records
from agreements.domain.history import revisions_of
from agreements.domain.publication import hidden_beside
from agreements.models.record import LineField, OrderField, TextField
from agreements.text import COLUMN_OF_LANGUAGE, TAG_OF_LANGUAGE

DATES_HELP = _(
    "As exact as the sources are: 2025, 2025-03 or 2025-03-26; with ? behind it if uncertain, "
    "~ if approximate; 1964-XX-16 if the month is not known; 1981-09/1981-10 for a stretch of "
    "time. Leave it empty if it is not stated: nothing is guessed."
)
LANGUAGES_HELP = _("What is left empty is shown to readers in another language, and they are told which.")
#: A page that confirms more could not be read, and would take minutes to make.
MOST_AT_ONCE = 200
#: The page of what a record was names as many of its revisions.
MOST_REVISIONS = 500
#: More than this many hidden records are counted, not named.
NAMED_HIDDEN = 5
IN_THIS_REGISTER = _("In this register")


def in_words(date: str) -> str:
    """A written date in the words of the editor's language, empty where none is stated."""
    return words(date, get_language()) if date else ""


class EntryMixin(ChoosersMixin, admin.options.BaseModelAdmin):
    """How fields are entered, in forms of records and of their rows alike."""

    class Media:
        css = {"all": SHEETS}

    formfield_overrides = {
        LineField: {"form_class": LineEntry},
        TextField: {"form_class": TextEntry},
    }

    def formfield_for_dbfield(self, db_field, request, **options):
        field = super().formfield_for_dbfield(db_field, request, **options)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            # To add and to change is at hand; deleting a party from the page of one of its
            # agreements is not, and looking at it is changing it without a change.
            field.widget.can_delete_related = field.widget.can_view_related = False
        if isinstance(db_field, OrderField):
            field.required, field.initial = False, None
            field.help_text = format_lazy("{} {}", field.help_text, _("Left empty, it comes last.")).strip()
        for code, ending in COLUMN_OF_LANGUAGE.items():
            if field and db_field.name.endswith(f"_{ending}"):
                # The browser then checks the spelling of that language and takes its letters.
                field.widget.attrs["lang"] = TAG_OF_LANGUAGE[code]
        return field


class EntryAdmin(EntryMixin, SavingMixin, QuestionsMixin, admin.ModelAdmin):
    """The pages of anything that is entered here."""

    save_on_top = True
    list_per_page = 50

    def get_queryset(self, request):
        """With all that lists, forms and choosers call a record by."""
        queryset = super().get_queryset(request)
        related = self.list_select_related
        return queryset.select_related(*related) if related else queryset

    def response_action(self, request, queryset):
        """Acts on what was chosen; on all records of a long list at once it does not."""
        if queryset.count() > MOST_AT_ONCE and request.POST.get("select_across") == "1":
            refusal = _("Choose at most %(number)d at a time.") % {"number": MOST_AT_ONCE}
            self.message_user(request, refusal, messages.WARNING)
            return None
        return super().response_action(request, queryset)

    def get_deleted_objects(self, objs, request):
        return following(objs, request, self.admin_site)

    def delete_view(self, request, object_id, extra_context=None):
        """Deletes; what came to rest on the record in that very moment forbids it."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except ProtectedError:
            self.message_user(request, _("Others have come to rest on it."), messages.ERROR)
            return HttpResponseRedirect(request.path)


class RecordAdmin(StepsMixin, ActionsMixin, EntryAdmin):
    """The pages of a record that readers see once it is published."""

    list_filter = ("state",)
    search_fields = ("slug", "name_en", "name_zh_hant", "name_zh_hans", "aliases__text")
    search_help_text = _("Any of its names, in any language, or its key.")
    delete_selected_confirmation_template = "admin/agreements/desk/delete_chosen.html"

    def history_view(self, request, object_id, extra_context=None):
        """What the record was after each change, the latest first."""
        record = self.get_object(request, unquote(object_id))
        revisions = revisions_of(record)[:MOST_REVISIONS] if record else []
        return super().history_view(request, object_id, {"revisions": revisions, **(extra_context or {})})

    def delete_view(self, request, object_id, extra_context=None):
        context = {"may_withdraw": self.is_publisher(request), **(extra_context or {})}
        return super().delete_view(request, object_id, context)

    def render_change_form(self, request, context, *args, **options):
        context["is_record"] = True
        return super().render_change_form(request, context, *args, **options)

    def after_saving(self, request, record, reason):
        super().after_saving(request, record, reason)
        self.tell_what_is_hidden(request, record)

    def tell_what_is_hidden(self, request, record):
        """Names what a published page leaves out, because readers do not see it yet."""
        hidden = hidden_beside(record) if record.is_published else []
        if not hidden:
            return
        named = format_html_join(
            ", ",
            '<a href="{}">{}</a> ({})',
            (
                (
                    reverse(f"admin:agreements_{other._meta.model_name}_change", args=[other.pk]),
                    str(other),
                    other.get_state_display(),
                )
                for other in hidden[:NAMED_HIDDEN]
            ),
        )
        further = len(hidden) - NAMED_HIDDEN
        if further > 0:
            named = format_html(_("{named} and {number} more"), named=named, number=further)
        words = format_html(_("Readers do not see yet, and the page leaves out: {named}."), named=named)
        self.message_user(request, words, messages.WARNING)

    def view_on_site(self, record):
        return record.get_absolute_url() if record.is_published else None

    def delete_model(self, request, obj):
        """Deletes, and keeps what the record was."""
        self.delete_queryset(request, [obj])

    def delete_queryset(self, request, queryset):
        with transaction.atomic():
            delete_records(queryset, author=request.user.get_username(), reason=gettext("Deleted"))

    def has_delete_permission(self, request, obj=None):
        """What readers have seen is withdrawn; only a publisher deletes it."""
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or self.is_publisher(request) or obj.state == PublicationState.DRAFT)

    def get_readonly_fields(self, request, obj=None):
        """The state is changed by steps; the key of what readers see by a publisher."""
        books = ("created_at", "updated_at", "version") if obj else ()
        key = ("slug",) if obj and obj.is_published and not self.is_publisher(request) else ()
        return (*self.readonly_fields, "state", *key, *books)

    def get_fieldsets(self, request, obj=None):
        """The fields of the kind, then what this register keeps of each record."""
        fields = [("state", "slug")]
        if obj:
            fields.append(("created_at", "updated_at", "version"))
        return (*self.fieldsets, (IN_THIS_REGISTER, {"fields": fields}))
