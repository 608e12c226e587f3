"""Other names of a record, entered on its page."""

from agreements import models
from agreements.admin.rows import TabularRows


class AliasRows(TabularRows):
    """Short, former, native, romanised names."""

    model = models.Alias
    fields = ("text", "language", "kind")
