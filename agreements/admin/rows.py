"""Rows of a record: in tables on its page, and on a page of their own where they carry citations."""

from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import transaction
from django.forms import ChoiceField, ModelChoiceField
from django.http import HttpResponseRedirect
from django.urls import reverse

from agreements.admin.forms import RowForm, RowFormSet
from agreements.admin.record import EntryAdmin, EntryMixin
from agreements.admin.rendering import RowLinks, RowRenderer
from agreements.domain.changes import note_changes, touch
from agreements.domain.history import keep_standing
from agreements.domain.publication import lock


class RowsMixin(EntryMixin, admin.options.InlineModelAdmin):
    """Rows entered on the page of their record."""

    form = RowForm
    formset = RowFormSet
    extra = 0
    #: The relations by which these rows, and what is chosen in them, are called.
    related: tuple[str, ...] = ()

    def get_queryset(self, request):
        queryset = super().get_queryset(request)
        return queryset.select_related(*self.related) if self.related else queryset

    def formfield_for_dbfield(self, db_field, request, **options):
        field = super().formfield_for_dbfield(db_field, request, **options)
        if isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = RowLinks(field.widget)
        return field

    def get_formset(self, request, obj=None, **options):
        formset = super().get_formset(request, obj, renderer=RowRenderer(), **options)
        for field in formset.form.base_fields.values():
            # Hundreds of rows copy these fields: their words are looked up in the language once.
            field.label, field.help_text = str(field.label), str(field.help_text)
            if isinstance(field, ChoiceField) and not isinstance(field, ModelChoiceField):
                field.choices = [(value, str(words)) for value, words in field.choices]
        return formset


class TabularRows(RowsMixin, admin.TabularInline):
    """Short rows, one a line."""

    def get_formset(self, request, obj=None, **options):
        formset = super().get_formset(request, obj, **options)
        for field in formset.form.base_fields.values():
            # The head of a column is no label to those who hear the page.
            field.widget.attrs["aria-label"] = field.label
        return formset


class StackedRows(RowsMixin, admin.StackedInline):
    """Rows with text, one beneath the other."""


class RowAdmin(EntryAdmin):
    """The own page of a row: reached from its record, and leading back there."""

    #: The name of the relation to the record.
    owner = ""

    def get_model_perms(self, request):
        """Nothing, so that the first page does not list what is part of something else."""
        return {}

    def get_readonly_fields(self, request, obj=None):
        return (self.owner,) if obj else ()

    def has_delete_permission(self, request, obj=None):
        """A row that readers see is taken out on the page of its record, where a proposal can be made of it."""
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or self.is_publisher(request) or not self.record_of(obj).is_published)

    def view_on_site(self, row):
        record = self.record_of(row)
        return record.get_absolute_url() if record.is_published else None

    def record_of(self, entry):
        return getattr(entry, self.owner)

    def page_of_record(self, row):
        record = self.record_of(row)
        name = f"{self.admin_site.name}:agreements_{record._meta.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[record.pk]))

    def delete_model(self, request, obj):
        request.page_of_record = self.page_of_record(obj)
        self.delete_queryset(request, [obj])

    def delete_queryset(self, request, queryset):
        with transaction.atomic():
            rows = list(queryset)
            records = {self.record_of(row): None for row in rows}
            for record in records:
                lock(record)
                keep_standing(record)
            for row in rows:
                row.delete()
            for record in records:
                touch(record)
            note_changes(records, author=request.user.get_username())

    def response_delete(self, request, obj_display, obj_id):
        response = super().response_delete(request, obj_display, obj_id)
        return response if IS_POPUP_VAR in request.POST else request.page_of_record

    def response_post_save_add(self, request, obj):
        return self.page_of_record(obj)

    def response_post_save_change(self, request, obj):
        return self.page_of_record(obj)
