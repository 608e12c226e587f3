"""What readers do not see yet, shown to whoever has a link: the page of the record as it will be, marked as a preview."""

from django.http import Http404, HttpResponseRedirect
from django.utils import timezone
from django.views.generic import View

from agreements.domain.previews import is_public, opened, shown_as
from agreements.views.base import Page


class Preview(Page, View):
    """One preview; a wrong, closed or expired link leads where one leads that never was."""

    #: The page of a record of each kind.
    details: dict = {}

    def get(self, request, token):
        preview = opened(token)
        if preview is None:
            raise Http404
        record = is_public(preview)
        if record is not None:
            return kept_apart(HttpResponseRedirect(record.get_absolute_url()))
        with shown_as(preview) as record:
            if record is None:
                raise Http404
            until = timezone.localdate(preview.expires_at).isoformat()
            page = self.details[preview.kind].as_view(
                extra_context={"preview": preview, "preview_until": until}
            )
            response = page(request, slug=record.slug)
            # While the register is as the preview has it.
            response.render()
        return kept_apart(response)


def kept_apart(response):
    """An answer that nobody keeps, no search engine lists, and that tells no other site of its address."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
