"""What becomes of a form that is sent: it is saved, kept as a proposal, or held against what others saved meanwhile.

A page tells from which version of its record it was made. Is that still the one that stands, the form is saved as it
is; a change of what readers see is kept as a proposal, unless a publisher makes it. Is it another, nothing is saved
before whoever typed has seen what came between: then both are put together by the verb that applies every proposal.
"""

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import DataError, IntegrityError
from django.db.models import ProtectedError
from django.http import HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.admin.choosers import is_key
from agreements.admin.collisions import CollidedError, Collision, choices_in
from agreements.admin.forms import RowFormSet
from agreements.admin.page_form import BESIDE, PageForm, keys_shown
from agreements.admin.standing import Standing
from agreements.admin.typed import typed_form
from agreements.domain import proposals, publication
from agreements.domain.application import apply
from agreements.domain.changes import note_change, touch
from agreements.domain.history import keep_standing
from agreements.domain.refusals import refusal_of
from agreements.domain.renaming import follow_new_key
from agreements.models import Proposal, Record

CAME_BETWEEN = _(
    "This could not be saved: it came in between something else that was saved at the same "
    "moment. Nothing is lost. Look at what is there now, then save again."
)
OTHERS_SAVED = _(
    "Nothing was saved: others have changed this record since you opened it. All that you typed still "
    "stands here. Look at what they changed, then save both together."
)
#: How many rows a table of a form has.
COUNTS = ("-TOTAL_FORMS", "-INITIAL_FORMS", "-MIN_NUM_FORMS", "-MAX_NUM_FORMS")
#: What is sent with a form and is no part of what was typed.
NOT_TYPED = (
    "csrfmiddlewaretoken",
    "_save",
    "_continue",
    "_addanother",
    "_propose",
    "_merge",
    "decided_version",
)


class SavingMixin(admin.ModelAdmin):
    """Saves what is typed so that no one's words are lost, and shows readers nothing that a publisher has not."""

    form = PageForm

    def is_publisher(self, request) -> bool:
        return request.user.has_perm(publication.PUBLISH)

    def record_of(self, entry):
        """The record whose history an entry belongs to: itself, or the one a row is part of."""
        return entry

    # --- What was sent, and what stands --------------------------------------------------------------------------

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Saves; what cannot be saved is said in the form, with all that was typed."""
        request.collision = request.proposing = None
        extra_context = extra_context or {}
        if request.method == "GET" and is_key(request.GET.get("proposal", "")):
            self.take_up_again(request, request.GET["proposal"])
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except CollidedError:
            request.came_between = OTHERS_SAVED
        except (DataError, IntegrityError, ProtectedError) as fault:
            if request.method != "POST":
                raise
            request.refusal = refusal_of(fault) or CAME_BETWEEN
        return super().changeform_view(request, object_id, form_url, extra_context)

    def take_up_again(self, request, number):
        """Shows the form as it was sent when a proposal was made of it, for its author to go on with."""
        waiting = Proposal.objects.filter(pk=number, author=request.user, state="waiting").first()
        if waiting is not None and waiting.typed.get("page") == request.path:
            # What was sent is read once, with the files: read later, it would stand in the place of this.
            len(request.FILES)
            request.method, request.POST = "POST", QueryDict(waiting.typed["sent"]).copy()
            request.taken_up = waiting

    def get_object(self, request, object_id, from_field=None):
        """The object of a page; of one that is sent, as the page had it, and kept from others until it is saved."""
        # Django takes an empty name of a field for the name of one.
        from_field = from_field or None
        entry = super().get_object(request, object_id, from_field)
        if entry is None or request.method != "POST" or getattr(request, "collision", self) is self:
            return entry
        record = self.record_of(entry)
        publication.lock(record)
        entry = super().get_object(request, object_id, from_field)
        if entry is None:
            return None
        request.record = record
        sent = request.POST
        if sent.get("seen_version") == str(record.version):
            return entry
        seen, decided = sent.get("seen_version", ""), sent.get("decided_version", "")
        earlier = request.collision
        request.collision = collision = Collision(
            record,
            seen_version=int(seen) if is_key(seen) else 0,
            decided_version=int(decided) if is_key(decided) and "_merge" in sent else None,
            choices=choices_in(sent),
            request=request,
            site=self.admin_site,
        )
        if earlier is not None:
            collision.typed, collision.faults = earlier.typed, earlier.faults
        if collision.base is None:
            return entry
        keys = PageForm.base_fields["seen_rows"].to_python(sent.get("seen_rows", "")) or {}
        standing = Standing(collision.base, keys, self.admin_site, request)
        try:
            found = standing.page(entry)
        except BadRequest:
            # Something it was called by has another key now: what was typed is shown, to be put in by hand.
            collision.base = None
            return entry
        request.standing = standing
        return found

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """What someone typed into what others deleted meanwhile is shown once more, to be taken elsewhere."""
        if request.method != "POST" or not hasattr(request, "collision"):
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("It is gone"),
            "opts": opts,
            "media": self.media,
            "typed": words_typed(request.POST, self.get_form(request).base_fields),
        }
        return TemplateResponse(request, "admin/agreements/desk/gone.html", context, status=409)

    def get_form(self, request, obj=None, change=False, **options):
        form = super().get_form(request, obj, change, **options)
        form.refusal = getattr(request, "refusal", "")
        form.came_between = getattr(request, "came_between", "")
        form.record = self.record_of(obj) if obj else None
        form.owner = getattr(self, "owner", "")
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        options = super().get_formset_kwargs(request, obj, inline, prefix)
        standing = getattr(request, "standing", None)
        if standing is not None and issubclass(inline.formset, RowFormSet):
            count = request.POST.get(f"{prefix}-INITIAL_FORMS", "0")
            numbers = range(min(int(count), 5_000) if is_key(count) else 0)
            sent = [request.POST.get(f"{prefix}-{number}-id", "") for number in numbers]
            try:
                options["standing"] = standing.rows(prefix, inline.model, sent)
            except BadRequest:
                request.standing = request.collision.base = None
        return options

    # --- What becomes of it --------------------------------------------------------------------------------------

    def save_model(self, request, obj, form, change):
        """Saves the object itself, unless all of it goes another way."""
        if getattr(request, "taken_up", None):
            # Nothing was sent: it is only shown again.
            raise CollidedError
        record = self.record_of(obj)
        if not change and record is not obj:
            publication.lock(record)
            request.record = record
        if self.is_to_be_proposed(request, record, change or record is not obj):
            request.proposing = True
        if request.proposing or request.collision:
            return
        if record.pk:
            keep_standing(type(record)._default_manager.get(pk=record.pk))
        super().save_model(request, obj, form, change)
        if change and record is obj and "slug" in form.changed_data:
            follow_new_key(obj, form.initial["slug"])

    def is_to_be_proposed(self, request, record, is_there) -> bool:
        """Whether a change is kept for a decision: readers see the record, and no publisher says it is to be at once."""
        is_shown = is_there and record.state == publication.SHOW.ends
        return is_shown and ("_propose" in request.POST or not self.is_publisher(request))

    def save_related(self, request, form, formsets, change):
        """Saves the rows, notes the change of the whole record and takes its next step, in one transaction."""
        reason = form.cleaned_data.get("change_reason", "")
        if request.collision:
            self.put_together(request, form, formsets)
        if request.proposing:
            self.propose(request, form, formsets, reason)
            return
        if request.collision:
            self.apply_typed(request, reason)
            return
        super().save_related(request, form, formsets, change)
        record = self.record_of(form.instance)
        if record is not form.instance:
            publication.lock(record)
            touch(record)
        note_change(record, author=request.user.get_username(), reason=reason)
        self.after_saving(request, record, reason)

    def construct_change_message(self, request, form, formsets, add=False):
        if request.proposing or request.collision:
            # Django's words tell what the form has written, and it has written nothing.
            return gettext("Put together with what others had saved")
        return super().construct_change_message(request, form, formsets, add)

    def put_together(self, request, form, formsets):
        """Hold what was typed against what stands; refuse it until it is settled."""
        collision = request.collision
        if collision.base is None and not form.keys_seen:
            raise CollidedError
        try:
            collision.typed = typed_form(collision.base if collision.base else collision.now, form, formsets)
        except BadRequest:
            raise CollidedError from None
        if not collision.is_decided or not collision.is_settled:
            raise CollidedError

    def apply_typed(self, request, reason):
        collision = request.collision
        report = apply(
            [collision.proposed],
            author=request.user.get_username(),
            reason=reason,
            settled=collision.settled,
        )
        if report.faults or report.conflicts:
            collision.faults = report.faults
            raise CollidedError
        collision.record.refresh_from_db()
        self.after_saving(request, collision.record, reason)

    def propose(self, request, form, formsets, reason):
        """Keep what was typed for a publisher to decide."""
        record = request.record
        if not reason:
            raise BadRequest("A proposal says why.")
        collision = request.collision
        base = collision.base if collision else proposals.form_of(str(record._meta.model_name), record.slug)
        typed = collision.typed if collision else typed_form(base, form, formsets)
        sent = request.POST.copy()
        for name in NOT_TYPED:
            sent.pop(name, None)
        request.proposal = proposals.propose(
            record,
            typed,
            base or {},
            author=request.user,
            reason=reason,
            typed={"page": request.path, "sent": sent.urlencode()},
        )
        if request.proposal and is_key(request.POST.get("instead_of", "")):
            earlier = Proposal.objects.filter(pk=request.POST["instead_of"], author=request.user).first()
            if earlier is not None:
                proposals.take_back(earlier, by=request.user)

    def after_saving(self, request, record: Record, reason: str):
        """Take the step that the button names: only who may take it."""
        for name in publication.VERBS:
            if f"_{name}" in request.POST:
                if name not in publication.verbs_for(record, self.is_publisher(request)):
                    raise PermissionDenied
                publication.VERBS[name][1](record, author=request.user.get_username(), reason=reason)

    def log_change(self, request, obj, message):
        if not getattr(request, "proposing", None):
            return super().log_change(request, obj, message)
        return None

    # --- What is shown afterwards --------------------------------------------------------------------------------

    def response_change(self, request, obj):
        return self.response_proposed(request) or super().response_change(request, obj)

    def response_add(self, request, obj, post_url_continue=None):
        return self.response_proposed(request) or super().response_add(request, obj, post_url_continue)

    def response_proposed(self, request):
        """Where a proposal was made: its page, or a word that nothing was changed."""
        if not getattr(request, "proposing", None):
            return None
        proposal = request.proposal
        if proposal is None:
            self.message_user(request, gettext("Nothing was changed, so nothing is proposed."), messages.INFO)
            return HttpResponseRedirect(request.path)
        words = gettext(
            "Your change is proposed. Readers see the record as it was until a publisher accepts it."
        )
        self.message_user(request, words, messages.SUCCESS)
        if IS_POPUP_VAR in request.POST:
            return HttpResponseRedirect(f"{request.path}?{IS_POPUP_VAR}=1")
        return HttpResponseRedirect(reverse("admin:agreements_proposal_change", args=[proposal.pk]))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """With what the form was made from, who saved meanwhile, and the steps that can be taken."""
        form = context["adminform"].form
        if obj is not None and "seen_rows" in form.fields:
            rows = [
                shown.formset for shown in context["inline_admin_formsets"] if shown.has_change_permission
            ]
            form.initial["seen_rows"] = keys_shown(list(obj.natural_key()), rows)
        record = getattr(request, "record", None) or (self.record_of(obj) if obj else None)
        is_publisher = self.is_publisher(request)
        is_shown = record is not None and record.state == publication.SHOW.ends
        taken_up = getattr(request, "taken_up", None)
        if taken_up:
            # It is only shown again: what keeps it from being saved is no fault of what was typed.
            context["errors"] = []
        context |= {
            "record": record,
            "collision": request.collision,
            "instead_of": taken_up.pk if taken_up else request.POST.get("instead_of", ""),
            "is_publisher": is_publisher,
            "is_shown": is_shown,
            "steps": publication.verbs_for(record, is_publisher) if record else [],
        }
        return super().render_change_form(request, context, add, change, form_url, obj)


def words_typed(sent, fields) -> list[tuple[str, list[str]]]:
    """What a form was sent with, under the labels of its fields; those of its rows have the names they have in the form."""
    shown = [name for name in sent if not name.startswith("_") and not name.endswith(COUNTS)]
    return [
        (
            str(fields[name].label) if name in fields else name,
            [words for words in sent.getlist(name) if words],
        )
        for name in shown
        if name not in (*NOT_TYPED, *BESIDE[1:]) and any(sent.getlist(name))
    ]
