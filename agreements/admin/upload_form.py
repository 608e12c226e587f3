"""How a fixture comes in: a form for one file and a reason, and a limit that is kept while the file is still arriving."""

from io import BytesIO

from django import forms
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.admin.forms import ReasonEntry

#: The most bytes that come by the desk; more are for the command.
LARGEST = 20 << 20
LONGEST_REASON = 2_000


class BoundedUploadHandler(FileUploadHandler):
    """Keeps the one file that is asked for, and of a larger one no more than the limit: no disk is filled."""

    def __init__(self, request=None):
        super().__init__(request)
        self.is_too_large = False
        self.content = BytesIO()

    def new_file(self, field_name, *args, **options):
        super().new_file(field_name, *args, **options)
        if field_name != "file":
            raise SkipFile

    def receive_data_chunk(self, raw_data, start):
        if self.content.tell() + len(raw_data) > LARGEST:
            self.is_too_large = True
            raise SkipFile
        self.content.write(raw_data)

    def file_complete(self, file_size):
        content, self.content = self.content, BytesIO()
        content.seek(0)
        return InMemoryUploadedFile(
            content,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )


class UploadForm(forms.Form):
    """A file, and why it is loaded."""

    required_css_class = "required"

    file = forms.FileField(
        label=_("Fixture"),
        # That it is empty is said with the other faults of files.
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        help_text=_("JSON with natural keys, at most 20 MB; fixtures/README.md says how it is written."),
    )
    reason = ReasonEntry(
        max_length=LONGEST_REASON,
        help_text=_("Stands in the history of every record that this load changes."),
    )

    def refuse_size(self):
        """Says of the file that did not come that it was too large."""
        limit = filesizeformat(LARGEST)
        self.fields["file"].error_messages["required"] = gettext(
            "The file is larger than %(limit)s. Load it on the server: manage.py load FILE"
        ) % {"limit": limit}
