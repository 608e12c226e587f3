"""How hundreds of rows are written quickly: the commonest widgets without a template each.

A page with 290 parties has some 3,000 widgets; Django renders each from a template that includes
others, which takes twenty times as long as putting the few strings together.
"""

from html import escape

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString, mark_safe

WIDGETS = "django/forms/widgets/"
INPUTS = {f"{WIDGETS}{kind}.html" for kind in ("checkbox", "date", "hidden", "number", "text")}


class RowRenderer(DjangoTemplates):
    """Writes inputs and selects itself, and leaves the rest to Django."""

    def render(self, template_name, context, request=None):
        if template_name in INPUTS:
            return input_of(context["widget"])
        if template_name == f"{WIDGETS}select.html":
            return select_of(context["widget"])
        if "error_class" in context and not context["errors"]:
            return ""
        return super().render(template_name, context, request)


def written(value) -> str:
    """A value as it stands in markup; what is markup already stays."""
    return value if isinstance(value, SafeString) else escape(str(value))


def attributes_of(attributes: dict) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{written(value)}"'
        for name, value in attributes.items()
        if value is not False
    )


def input_of(widget: dict) -> str:
    value = "" if widget["value"] is None else f' value="{written(widget["value"])}"'
    return (
        f'<input type="{widget["type"]}" name="{written(widget["name"])}"{value}'
        f"{attributes_of(widget['attrs'])}>"
    )


def select_of(widget: dict) -> str:
    options = "".join(
        f'<option value="{written(option["value"])}"{attributes_of(option["attrs"])}>'
        f"{written(option['label'])}</option>"
        for _group, group_options, _index in widget["optgroups"]
        for option in group_options
    )
    name, attributes = written(widget["name"]), attributes_of(widget["attrs"])
    return f'<select name="{name}"{attributes}>{options}</select>'


class RowLinks(RelatedFieldWidgetWrapper):
    """The links beside a chooser, to change and to add: written once, then filled in."""

    NAME, WIDGET = "\x01name\x01", mark_safe("\x01widget\x01")

    def __init__(self, plain: RelatedFieldWidgetWrapper):
        super().__init__(
            plain.widget,
            plain.rel,
            plain.admin_site,
            can_add_related=plain.can_add_related,
            can_change_related=plain.can_change_related,
            can_delete_related=plain.can_delete_related,
            can_view_related=plain.can_view_related,
        )
        #: The frame, kept by all copies of this widget: each form of a formset has one.
        self.frame = []

    def render(self, name, value, attrs=None, renderer=None):
        if not self.frame:
            context = self.get_context(self.NAME, None, None)
            context["rendered_widget"] = self.WIDGET
            self.frame.append(self._render(self.template_name, context, renderer))
        inner = self.widget.render(name, value, attrs, renderer)
        # The name of a field of ours, and markup that is escaped already.
        return mark_safe(self.frame[0].replace(self.NAME, name).replace(self.WIDGET, inner))
