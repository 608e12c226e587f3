"""Steps taken by many records at once: chosen in the list, looked at once more, then taken one by one."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, ValidationError
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from agreements.admin.choosers import is_key, label
from agreements.admin.forms import ReasonEntry
from agreements.domain import publication

#: Of each action the step it takes.
STEPS = {"submit_chosen": "submit", "publish_chosen": "publish", "withdraw_chosen": "withdraw"}


class ActionsMixin(admin.ModelAdmin):
    """Adds the steps to the actions of a list; each asks once more before anything is done."""

    actions = tuple(STEPS)

    def has_publish_permission(self, request):
        return self.is_publisher(request)

    @admin.action(description=_("Put the chosen records up for review"), permissions=("change",))
    def submit_chosen(self, request, queryset):
        return self.take_steps(request, queryset, "submit_chosen")

    @admin.action(description=_("Publish the chosen records"), permissions=("publish",))
    def publish_chosen(self, request, queryset):
        return self.take_steps(request, queryset, "publish_chosen")

    @admin.action(description=_("Withdraw the chosen records"), permissions=("publish",))
    def withdraw_chosen(self, request, queryset):
        return self.take_steps(request, queryset, "withdraw_chosen")

    def take_steps(self, request, queryset, action):
        """Asks once more, naming what is meant; then takes the step of each record that stands where it starts."""
        step, verb = publication.VERBS[STEPS[action]]
        if step.needs_publisher and not self.is_publisher(request):
            raise PermissionDenied
        records = list(queryset)
        try:
            reason = ReasonEntry(required=False).clean(request.POST.get("change_reason", ""))
        except ValidationError as fault:
            self.message_user(request, " ".join(fault.messages), messages.ERROR)
            return self.asked_once_more(request, action, records, step, False)
        is_told = bool(reason) or step is not publication.WITHDRAW
        if "confirmed" not in request.POST or not is_told:
            return self.asked_once_more(request, action, records, step, is_told)
        author = request.user.get_username()
        # The version that stood on the page that asked: whoever changed a record since has not been looked at.
        versions = dict(item.split(":", 1) for item in request.POST.getlist("seen") if ":" in item)
        taken = []
        for record in records:
            seen = versions.get(str(record.pk), "")
            try:
                if verb(record, author=author, reason=reason, version=int(seen) if is_key(seen) else 0):
                    taken.append(record)
            except publication.RecordMovedError:
                words = gettext("“%(record)s” has changed since you looked at it: nothing was done to it.")
                self.message_user(request, words % {"record": label(record)}, messages.WARNING)
        words = ngettext(
            "%(number)d record is now: %(state)s.", "%(number)d records are now: %(state)s.", len(taken)
        )
        told = words % {"number": len(taken), "state": step.ends.label}
        self.message_user(request, told, messages.SUCCESS)
        for record in taken:
            self.log_change(request, record, str(step.ends.label))
            self.tell_what_is_hidden(request, record)
        return None

    def asked_once_more(self, request, action, records, step, is_told):
        """The page that names what is about to be done."""
        context = {
            **self.admin_site.each_context(request),
            "title": self.get_action(action)[2],
            "opts": self.opts,
            "media": self.media,
            "action": action,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
            "ready": [(record, label(record)) for record in records if record.state in step.starts],
            "others": [(record, label(record)) for record in records if record.state not in step.starts],
            "needs_reason": step is publication.WITHDRAW,
            "is_told": is_told or "confirmed" not in request.POST,
        }
        return TemplateResponse(request, "admin/agreements/desk/action.html", context)
