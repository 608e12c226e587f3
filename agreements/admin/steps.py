"""The page on which a record takes its next step: what readers would see change, what stays hidden, who may look before."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.admin.choosers import is_key, label
from agreements.admin.differences import shown_changes
from agreements.admin.forms import ReasonEntry
from agreements.domain import publication
from agreements.domain.differences import between
from agreements.domain.forms import form_of
from agreements.domain.history import last_shown
from agreements.domain.previews import links_to, make, revoke

#: What the button of each step says, and what is said once it is taken.
WORDS = {
    "submit": (_("Put up for review"), _("It waits for a publisher now.")),
    "send_back": (_("Send back as a draft"), _("It is a draft again.")),
    "publish": (_("Publish"), _("Readers see it now.")),
    "withdraw": (_("Withdraw"), _("Readers do not see it any more.")),
}
#: Steps of which readers and editors must be told why.
NEEDS_REASON = ("withdraw",)
MOVED = _("Nothing was done: the record has changed since you looked at it. Look at it again.")


class StepForm(forms.Form):
    """One step of one record, as it was looked at."""

    step = forms.ChoiceField(choices=[(name, words) for name, (words, _said) in WORDS.items()])
    seen_version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    change_reason = ReasonEntry(required=False)

    def clean(self):
        super().clean()
        if (
            self.cleaned_data.get("step") in NEEDS_REASON
            and not self.cleaned_data.get("change_reason", "").strip()
        ):
            self.add_error("change_reason", _("Say why: it stands in the history of the record."))
        return self.cleaned_data


class StepsMixin(admin.ModelAdmin):
    """Adds the page to the pages of a record."""

    def get_urls(self):
        own = path(
            "<path:object_id>/publication/",
            self.admin_site.admin_view(self.publication_view),
            name=f"agreements_{self.opts.model_name}_publication",
        )
        return [own, *super().get_urls()]

    def publication_view(self, request, object_id):
        """Shows where a record stands and takes it on from there."""
        record = self.get_object(request, unquote(object_id))
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        form = StepForm(request.POST) if request.method == "POST" and "step" in request.POST else StepForm()
        if request.method == "POST":
            if "step" not in request.POST:
                return self.change_links(request, record)
            if form.is_valid():
                return self.take_step(request, record, form.cleaned_data)
        return self.publication_page(request, record, form)

    def take_step(self, request, record, wanted):
        """Take the step that was asked for, and with it those of the records beside that were ticked."""
        author, reason = request.user.get_username(), wanted["change_reason"]
        name = wanted["step"]
        if name not in publication.verbs_for(record, self.is_publisher(request)):
            needs_publisher = publication.VERBS[name][0].needs_publisher
            if needs_publisher and not self.is_publisher(request):
                raise PermissionDenied
            self.message_user(request, MOVED, messages.WARNING)
            return HttpResponseRedirect(request.path)
        verb = publication.VERBS[name][1]
        beside = self.ticked(request, record) if name in ("submit", "publish") else []
        try:
            taken = verb(record, author=author, reason=reason, version=wanted["seen_version"])
        except publication.RecordMovedError:
            taken = False
        if not taken:
            self.message_user(request, MOVED, messages.WARNING)
            return HttpResponseRedirect(request.path)
        self.log_change(request, record, str(WORDS[name][0]))
        for other, seen in beside:
            try:
                if verb(other, author=author, reason=reason, version=seen):
                    self.log_change(request, other, str(WORDS[name][0]))
            except publication.RecordMovedError:
                words = gettext("“%(record)s” has changed since you looked at it: nothing was done to it.")
                self.message_user(request, words % {"record": label(other)}, messages.WARNING)
        self.message_user(request, WORDS[name][1], messages.SUCCESS)
        self.tell_what_is_hidden(request, record)
        return HttpResponseRedirect(self.page_of(record))

    def ticked(self, request, record):
        """The records beside that are to take the same step, of those that this person may change, each as looked at."""
        sent = [call.rpartition(":") for call in request.POST.getlist("beside")]
        wanted = {call: int(seen) for call, _sign, seen in sent if is_key(seen)}
        return [
            (other, wanted[call_of(other)])
            for other in publication.hidden_beside(record)
            if call_of(other) in wanted
            and self.admin_site.get_model_admin(type(other)).has_change_permission(request, other)
        ]

    def change_links(self, request, record):
        """Make a link by which others may look at the record, or close one."""
        number = request.POST.get("revoke", "")
        if "make_link" in request.POST:
            _preview, token = make(record, request.user)
            request.session["preview_link"] = [self.page_of(record), token]
        elif is_key(number):
            for link in links_to(record):
                if link.pk == int(number):
                    revoke(link)
                    self.message_user(request, gettext("The link leads nowhere any more."), messages.SUCCESS)
        return HttpResponseRedirect(self.page_of(record))

    def page_of(self, record) -> str:
        name = f"{self.admin_site.name}:agreements_{self.opts.model_name}_publication"
        return reverse(name, args=[quote(record.pk)])

    def address_of(self, record) -> str:
        return reverse(
            f"{self.admin_site.name}:agreements_{record._meta.model_name}_change", args=[record.pk]
        )

    def publication_page(self, request, record, form):
        kind = self.opts.model_name
        last = last_shown(record)
        steps = publication.verbs_for(record, self.is_publisher(request))
        now = form_of(kind, record.slug)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Publication"),
            "subtitle": str(record),
            "opts": self.opts,
            "media": self.media,
            "original": record,
            "record": record,
            "form": form,
            "steps": [(name, WORDS[name][0]) for name in steps],
            "hidden": [
                (f"{call_of(other)}:{other.version}", label(other), other.state, self.address_of(other))
                for other in publication.hidden_beside(record, now)
            ],
            "takes_beside": {"submit", "publish"} & set(steps),
            "last_shown": last,
            "differences": shown_changes(between(last.form if last else {}, now), request, self.admin_site),
            "links": links_to(record),
            "new_link": self.new_link(request, record),
        }
        return TemplateResponse(request, "admin/agreements/desk/publication.html", context)

    def new_link(self, request, record) -> str:
        """The address of a link that was just made: it is shown this once."""
        made = request.session.get("preview_link")
        if request.method != "GET" or not made or made[0] != self.page_of(record):
            return ""
        del request.session["preview_link"]
        return request.build_absolute_uri(reverse("preview", args=[made[1]]))


def call_of(record) -> str:
    """What a record is called in a form."""
    return f"{record._meta.model_name}:{record.pk}"
