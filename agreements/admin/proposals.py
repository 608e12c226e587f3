"""The desk for changes that are proposed: what each would change, and the decision on it."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements import models
from agreements.admin.books import BookAdmin
from agreements.admin.collisions import choices_in
from agreements.admin.differences import record_links, shown_changes
from agreements.admin.forms import ReasonEntry
from agreements.admin.labels import state_of
from agreements.admin.steps import MOVED
from agreements.choices import PublicationState
from agreements.domain import proposals, publication
from agreements.domain.comparison import Change
from agreements.domain.differences import between, meant, settled_by, told
from agreements.domain.previews import make


class DecisionForm(forms.Form):
    """What is said to the author of a proposal."""

    answer = ReasonEntry(required=False, label=_("Answer to its author"))


@admin.register(models.Proposal)
class ProposalAdmin(BookAdmin):
    """Proposals of all, the latest first; a publisher decides, the author may take back."""

    list_display = ("__str__", state_of(models.Proposal), "author", "made_at", "reason_shown", "decided_by")
    list_filter = ("state", "kind")
    large = ("base", "record", "typed")
    list_select_related = ("author", "decided_by")
    search_fields = ("slug", "reason", "author__username")
    search_help_text = _("The key of the record, the reason, or who proposed it.")

    def may_decide(self, request, proposal, record) -> bool:
        """A publisher decides on what readers see; on a draft whoever may change it."""
        if record is None:
            return False
        if record.state == PublicationState.PUBLISHED:
            return request.user.has_perm(publication.PUBLISH)
        return self.admin_site.get_model_admin(type(record)).has_change_permission(request, record)

    def may_let_look(self, request, proposal, record) -> bool:
        """Its author, and whoever may change the record, may let others look at it."""
        if record is None or proposal.author_id == request.user.pk:
            return True
        return self.admin_site.get_model_admin(type(record)).has_change_permission(request, record)

    def entry_view(self, request, proposal):
        """What a proposal would change in the record as it stands now, and the decision on it."""
        record = proposals.record_of(proposal)
        form = DecisionForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            answered = self.decide(request, proposal, record, form.cleaned_data["answer"])
            if answered is None:
                return HttpResponseRedirect(self.page_of(proposal))
            return self.page(request, proposal, record, form, answered)
        return self.page(request, proposal, record, form, [])

    def decide(self, request, proposal, record, answer):
        """Do what a button says: none where it is done, else the faults that speak against it."""
        sent = request.POST
        if "take_back" in sent:
            if proposal.author_id != request.user.pk:
                raise PermissionDenied
            done = proposals.take_back(proposal, by=request.user)
        elif "make_link" in sent:
            if not self.may_let_look(request, proposal, record):
                raise PermissionDenied
            if record is not None:
                _preview, token = make(record, request.user, proposal=proposal)
                request.session["preview_link"] = [self.page_of(proposal), token]
            return None
        elif not self.may_decide(request, proposal, record):
            raise PermissionDenied
        elif "decline" in sent:
            done = proposals.decline(proposal, by=request.user, answer=answer)
        elif "accept" in sent:
            return self.accept(request, proposal, record, answer)
        else:
            return None
        self.tell(request, done, gettext("It is put away; the record stays as it was."))
        return None

    def accept(self, request, proposal, record, answer):
        """Apply it, if the record is as it was when the page was made."""
        if request.POST.get("seen_version") != str(record.version):
            self.message_user(request, MOVED, messages.WARNING)
            return None
        settled = settled_by(meant(proposals.as_proposed(proposal)), choices_in(request.POST))
        try:
            report = proposals.accept(
                proposal, by=request.user, answer=answer, settled=settled, version=record.version
            )
        except publication.RecordMovedError:
            self.message_user(request, MOVED, messages.WARNING)
            return None
        if report is None:
            self.tell(request, False, "")
            return None
        if report.conflicts:
            words = gettext("Choose in each of the marked fields whose words count.")
            self.message_user(request, words, messages.WARNING)
            return []
        if report.faults:
            return report.faults
        self.log_change(request, proposal, gettext("Accepted"))
        self.tell(request, True, gettext("It is accepted: the record is as it was proposed."))
        return None

    def tell(self, request, done, words):
        if done:
            self.message_user(request, words, messages.SUCCESS)
        else:
            self.message_user(request, gettext("It was decided already."), messages.WARNING)

    def page_of(self, proposal) -> str:
        return reverse(f"{self.admin_site.name}:agreements_proposal_change", args=[quote(proposal.pk)])

    def page(self, request, proposal, record, form, faults):
        own = (proposal.kind, proposal.slug)
        is_open = proposal.is_open and record is not None
        report = proposals.judged(proposal) if is_open else None
        # One that cannot be done any more is shown as it was meant.
        changes = told(report.changes) if report and not report.faults else then(proposal)
        shown = shown_changes(changes, request, self.admin_site)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Proposal"),
            "subtitle": str(record or proposal),
            "opts": self.opts,
            "media": self.media,
            "proposal": proposal,
            "record": record,
            "link": record_links([own], request, self.admin_site)[own],
            "form": form,
            "faults": faults or (report.faults if report else []),
            "differences": shown,
            "contested": [
                found for found in shown if is_open and any(part.is_conflict for part in found.differences)
            ],
            "is_open": is_open,
            "may_decide": is_open and self.may_decide(request, proposal, record),
            "may_let_look": self.may_let_look(request, proposal, record),
            "is_own": proposal.author_id == request.user.pk,
            "page_to_go_on": proposal.typed.get("page", ""),
            "new_link": self.new_link(request, proposal),
        }
        return TemplateResponse(request, "admin/agreements/desk/proposal.html", context)

    def new_link(self, request, proposal) -> str:
        """The address of a link that was just made: it is shown this once."""
        made = request.session.get("preview_link")
        if request.method != "GET" or not made or made[0] != self.page_of(proposal):
            return ""
        del request.session["preview_link"]
        return request.build_absolute_uri(reverse("preview", args=[made[1]]))


def then(proposal) -> list[Change]:
    """What a proposal wanted changed in the state that it was made from."""
    proposed = proposals.as_proposed(proposal)
    return between(proposed.base, proposed.form)
