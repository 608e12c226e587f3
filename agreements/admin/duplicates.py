"""A warning before something is entered once more: what is called the same is shown, and may yet be another."""

from django import forms
from django.forms.models import construct_instance
from django.utils.translation import gettext_lazy as _

from agreements.admin.choosers import label
from agreements.domain.likely_same import KINDS, likely_same, name_columns

PERHAPS_HERE = _(
    "Nothing was saved yet: this may be here already. Look at it; if yours is another one, say so and save again."
)
#: What a record may be told by, beside its names, by kind.
FURTHER = {"source": ("web_address",)}


class DuplicatesMixin(forms.ModelForm):
    """Refuses a new record, or a new name of one, that may be here already, until somebody says that it is another."""

    is_another = forms.BooleanField(required=False, label=_("Yes, this is another one"))

    #: What it may be, shown beside the box: primary keys and labels.
    likely_same: tuple = ()

    def clean(self):
        cleaned = super().clean()
        kind = self._meta.model._meta.model_name
        told_by = {*name_columns(kind), *FURTHER.get(kind, ())} if kind in KINDS else set()
        new = told_by.intersection(self.changed_data)
        if new and not self.errors:
            entered = construct_instance(self, self._meta.model(pk=self.instance.pk), self._meta.fields)
            for name in told_by - new:
                # It has had that name before, whoever has it too.
                setattr(entered, name, "")
            self.likely_same = [(record.pk, label(record)) for record in likely_same(entered)]
            if self.likely_same and not self.cleaned_data.get("is_another"):
                self.add_error(None, forms.ValidationError(PERHAPS_HERE, code="perhaps_here"))
        return cleaned
