"""What a fact rests on, entered on the page of the record: excerpt, fact, and how it follows."""

from django import forms
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from agreements import models
from agreements.admin.forms import RowForm
from agreements.admin.rows import TabularRows
from agreements.domain.facts import fact_words

AS_A_WHOLE = _("The record as a whole")


def facts_of(model) -> list[tuple[str, str]]:
    """The facts of a kind of record that words can support, as choices."""
    kind = model._meta.model_name
    return [("", AS_A_WHOLE), *((name, capfirst(fact_words(kind, name))) for name in model.citable)]


class CitationForm(RowForm):
    """Offers the facts of the record; one that it does not have stays until it is mended."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        field = self.fields.get("field")
        if field and self.instance.field not in dict(field.choices):
            unknown = format_lazy(_("{fact} (no fact of this record)"), fact=self.instance.field)
            field.choices = [*field.choices, (self.instance.field, unknown)]


class CitationRows(TabularRows):
    """The citations of one record."""

    model = models.Citation
    form = CitationForm
    fields = (
        "excerpt",
        "field",
        "inferred",
        "inference_en",
        "says",
        "inference_zh_hant",
        "inference_zh_hans",
    )
    related = ("excerpt__source",)
    verbose_name_plural = _("citations: the words each fact rests on")

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name == "field":
            return forms.ChoiceField(
                choices=facts_of(self.parent_model),
                required=False,
                label=capfirst(db_field.verbose_name),
                help_text=db_field.help_text,
            )
        return super().formfield_for_dbfield(db_field, request, **options)
