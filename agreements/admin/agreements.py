"""The desk for agreements: what they are, who takes part, what was agreed, what it rests on."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements import models
from agreements.admin.choosers import cut
from agreements.admin.citations import CitationRows
from agreements.admin.labels import state_of
from agreements.admin.names import AliasRows
from agreements.admin.record import DATES_HELP, LANGUAGES_HELP, RecordAdmin, in_words
from agreements.admin.rows import RowAdmin, StackedRows, TabularRows


class ParticipationRows(TabularRows):
    """The parties of an agreement."""

    model = models.Participation
    fields = ("party", "role", "order", "signed_on", "approved_on", "in_force_on", "withdrew_on")
    related = ("party",)
    show_change_link = True
    verbose_name, verbose_name_plural = _("party"), _("parties; their citations stand behind “Change”")


class CommitmentRows(StackedRows):
    """What was agreed in each area."""

    model = models.Commitment
    fields = (
        ("area", "wording", "order"),
        ("text_en", "text_zh_hant", "text_zh_hans"),
        "slug",
    )
    related = ("area",)
    show_change_link = True
    verbose_name_plural = _("what was agreed, area by area; the citations stand behind “Change”")


class RelationRows(TabularRows):
    """What an agreement does to others."""

    model = models.Relation
    fk_name = "from_agreement"
    fields = ("kind", "to_agreement")
    related = ("to_agreement",)
    verbose_name_plural = _("what it does to other agreements")


class DatedFilter(admin.SimpleListFilter):
    """Agreements with a date, or those of which no day is known."""

    title = _("date")
    parameter_name = "dated"

    def lookups(self, request, model_admin):
        return [("yes", _("Stated")), ("no", _("Not stated"))]

    def queryset(self, request, queryset):
        if self.value() in ("yes", "no"):
            return queryset.filter(made_first_day__isnull=self.value() == "no")
        return queryset


@admin.register(models.Agreement)
class AgreementAdmin(RecordAdmin):
    """Agreements with all their rows."""

    list_display = (
        "title_shown",
        "made",
        state_of(models.Agreement),
        "status",
        "kind",
        "place",
        "register_number",
    )
    list_filter = ("state", "kind", "status", "binding", "text_held", DatedFilter, "commitments__area")
    list_select_related = ("place", "signing_event")
    search_fields = (
        "slug",
        "title_en",
        "title_zh_hant",
        "title_zh_hans",
        "title_original",
        "aliases__text",
        "register_number",
    )
    search_help_text = _("Any of its titles, in any language, its register number or its key.")
    fieldsets = (
        (
            None,
            {
                "description": LANGUAGES_HELP,
                "fields": (
                    ("title_en", "title_zh_hant", "title_zh_hans"),
                    ("title_en_origin", "title_zh_hant_origin", "title_zh_hans_origin"),
                    ("title_original", "original_language"),
                    ("kind", "status"),
                ),
            },
        ),
        (
            _("When and where"),
            {
                "description": DATES_HELP,
                "fields": (
                    ("signed_on", "adopted_on", "in_force_on"),
                    ("ends_on", "ended_on"),
                    ("place", "signing_event"),
                ),
            },
        ),
        (
            _("What was agreed"),
            {"fields": (("summary_en", "summary_zh_hant", "summary_zh_hans"),)},
        ),
        (
            _("Its text, and whether it binds"),
            {"fields": (("text_held", "binding"), "text_address", "authentic_languages")},
        ),
        (
            _("Why it is said to bind or not"),
            {
                "classes": ("collapse",),
                "fields": (("binding_basis_en", "binding_basis_zh_hant", "binding_basis_zh_hans"),),
            },
        ),
        (_("Number"), {"fields": ("register_number",)}),
    )
    inlines = (ParticipationRows, CommitmentRows, RelationRows, AliasRows, CitationRows)

    @admin.display(description=_("title"), ordering="title_en")
    def title_shown(self, agreement):
        return cut(agreement, 160)

    @admin.display(description=_("signed or made"), ordering="made_first_day")
    def made(self, agreement):
        return in_words(agreement.signed_on or agreement.adopted_on or agreement.in_force_on)


@admin.register(models.Participation)
class ParticipationAdmin(RowAdmin):
    """One party of one agreement, with the citations of its role and its dates."""

    owner = "agreement"
    list_display = ("party", "agreement", "role")
    list_filter = ("role",)
    list_select_related = ("agreement", "party")
    search_fields = ("party__name_en", "party__slug", "agreement__title_en", "agreement__slug")
    fieldsets = (
        (None, {"fields": ("agreement", "party", ("role", "order"))}),
        (
            _("When it acted"),
            {
                "description": DATES_HELP,
                "fields": (("signed_on", "approved_on"), ("in_force_on", "withdrew_on")),
            },
        ),
    )
    inlines = (CitationRows,)


@admin.register(models.Commitment)
class CommitmentAdmin(RowAdmin):
    """One commitment, with its citations."""

    owner = "agreement"
    list_display = ("__str__", "area", "agreement", "wording")
    list_filter = ("wording",)
    list_select_related = ("agreement", "area")
    search_fields = ("slug", "text_en", "text_zh_hant", "text_zh_hans", "agreement__title_en")
    fields = (
        "agreement",
        ("area", "wording", "order"),
        ("text_en", "text_zh_hant", "text_zh_hans"),
        "slug",
    )
    inlines = (CitationRows,)
