"""The page on which two records of one body become one, after a look at what goes over."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import DataError, IntegrityError
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements import models
from agreements.admin.books import METHODS
from agreements.admin.choosers import ChoiceOfOne, Chooser, label
from agreements.admin.differences import record_links, shown_changes
from agreements.admin.forms import ReasonEntry
from agreements.admin.saving import CAME_BETWEEN
from agreements.admin.steps import MOVED
from agreements.domain.differences import between
from agreements.domain.merging import MergeRefusedError, merge, misfits, obstacles, versions_of
from agreements.domain.outlook import outlook
from agreements.domain.publication import PUBLISH, RecordMovedError
from agreements.domain.refusals import refusal_of
from agreements.domain.schema import SHAPES
from agreements.formats.field_words import label_of
from agreements.formats.field_words import words_of as value_words
from agreements.formats.proposals import key_text

#: A relation to each kind, by which its records are chosen.
CHOSEN_BY = {
    "party": models.Participation._meta.get_field("party"),
    "person": models.Attendance._meta.get_field("person"),
    "place": models.Agreement._meta.get_field("place"),
    "source": models.Excerpt._meta.get_field("source"),
}


class PairForm(forms.Form):
    """The other record of two, and which of them stays."""

    instance = None
    other = ChoiceOfOne(queryset=None, label=_("The other record"))
    stays = forms.ChoiceField(
        label=_("Which one stays"),
        widget=forms.RadioSelect,
        choices=[("this", _("This one")), ("other", _("The other one"))],
        initial="this",
    )

    def __init__(self, *args, desk, request, **options):
        super().__init__(*args, **options)
        other = self.fields["other"]
        other.widget = Chooser(CHOSEN_BY[desk.opts.model_name], desk.admin_site)
        other.queryset = desk.get_queryset(request)


class ReasonForm(forms.Form):
    """Why records become one, or two again."""

    change_reason = ReasonEntry()


class MergingMixin(admin.ModelAdmin):
    """Adds to the pages of a record the one on which another becomes part of it."""

    def get_urls(self):
        own = path(
            "<path:object_id>/merge/",
            self.admin_site.admin_view(self.merge_view),
            name=f"agreements_{self.opts.model_name}_merge",
        )
        return [own, *super().get_urls()]

    def may_merge(self, request, record=None) -> bool:
        return request.user.has_perm(PUBLISH) and self.has_change_permission(request, record)

    def render_change_form(self, request, context, *args, **options):
        context["may_merge"] = self.may_merge(request, context.get("original"))
        return super().render_change_form(request, context, *args, **options)

    def merge_view(self, request, object_id):
        """Asks for the other record, then shows what would go over; does it once it is said why."""
        record = self.get_object(request, unquote(object_id))
        if not self.may_merge(request, record):
            raise PermissionDenied
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        asked = request.POST if request.method == "POST" else request.GET
        form = PairForm(asked if "other" in asked else None, desk=self, request=request)
        if not form.is_valid():
            return self.merge_page(request, record, "choose", form=form)
        pair = (record, form.cleaned_data["other"])
        kept, gone = pair if form.cleaned_data["stays"] == "this" else pair[::-1]
        reason = ReasonForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and reason.is_valid():
            answer = self.merge_now(request, kept, gone, reason.cleaned_data["change_reason"])
            if answer is not None:
                return answer
        return self.confirmation(request, record, form, reason, kept, gone)

    def merge_now(self, request, kept, gone, reason):
        """Make one of two, if both are as they were looked at; none where something speaks against it."""
        author, versions = request.user.get_username(), request.POST.get("seen", "")
        try:
            done = merge(kept, gone, author=author, reason=reason, versions=versions)
        except RecordMovedError:
            self.message_user(request, MOVED, messages.WARNING)
            return None
        except MergeRefusedError as refusal:
            for words in refusal.reasons:
                self.message_user(request, words, messages.ERROR)
            return None
        except (DataError, IntegrityError, ObjectDoesNotExist) as fault:
            self.message_user(request, refusal_of(fault) or CAME_BETWEEN, messages.ERROR)
            return None
        self.log_change(request, kept, gettext("Merged with “%(slug)s”") % {"slug": done.gone})
        words = format_html(
            '{} <a href="{}">{}</a>',
            gettext("“%(gone)s” is part of “%(kept)s” now.") % {"gone": label(gone), "kept": label(kept)},
            reverse(f"{self.admin_site.name}:agreements_merge_change", args=[quote(done.pk)]),
            gettext("Undo it"),
        )
        self.message_user(request, words, messages.SUCCESS)
        return HttpResponseRedirect(
            reverse(f"{self.admin_site.name}:agreements_{self.opts.model_name}_change", args=[quote(kept.pk)])
        )

    def confirmation(self, request, record, form, reason, kept, gone):
        """The page that shows what would go over, or what speaks against it."""
        against = misfits(kept, gone)
        told = {}
        if not against:
            against = obstacles(kept, gone)
            told = told_of(outlook(kept, gone), kept, request, self.admin_site)
        return self.merge_page(
            request,
            record,
            "confirm",
            form=form,
            reason=reason,
            kept=kept,
            gone=gone,
            kept_label=label(kept),
            gone_label=label(gone),
            seen=versions_of(kept, gone),
            against=against,
            shows_hidden=kept.is_published and not gone.is_published,
            **told,
        )

    def merge_page(self, request, record, template, **context):
        return TemplateResponse(
            request,
            f"admin/agreements/merge/{template}.html",
            {
                **self.admin_site.each_context(request),
                "title": gettext("Merge with another record"),
                "subtitle": str(record),
                "opts": self.opts,
                "media": self.media + context["form"].media,
                "original": record,
                "original_label": label(record),
                **context,
            },
        )


def told_of(found, kept, request, site) -> dict:
    """What a merge would do, as its page shows it."""
    kind = kept._meta.model_name
    links = record_links(found.both, request, site)
    return {
        "naming": [(plural_of(name), number) for name, number in found.naming.items()],
        "rows": [(plural_of(name), number) for name, number in found.rows.items()],
        "both": [links[owner] for owner in found.both],
        "further_both": found.number_of_both - len(found.both),
        "given_keys": [
            (capfirst(SHAPES[name].model._meta.verbose_name), key_text(key[1:]), key_text(now[1:]))
            for name, key, now in found.given_keys
        ],
        "same": [
            (capfirst(SHAPES[name].model._meta.verbose_name), key_text(key[1:])) for name, key in found.same
        ],
        "left": [
            (label_of(kind, one.field), *(value_words(kind, one.field, value) for value in one[1:]))
            for one in found.left
        ],
        "differences": shown_changes(between(found.before, found.after), request, site),
    }


def plural_of(name: str) -> str:
    return capfirst(SHAPES[name].model._meta.verbose_name_plural)
