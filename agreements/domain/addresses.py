"""Where records stand and used to stand: a key that has changed leads on to the key of today."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from agreements.domain.forms import Form, moved
from agreements.domain.schema import SHAPES
from agreements.models import FormerAddress, Proposal, Revision


def lead_on(kind: str, former: str, today: str) -> None:
    """Have whoever asks for a former key find the record of today; call it in the transaction that changed the key.

    Keys that led to the former one lead to that of today, and the key of today leads nowhere else. Raises
    ``RuntimeError`` outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A former address is kept in the transaction that changes the key.")
    kept = FormerAddress.objects.filter(kind=kind)
    kept.filter(slug__in=[former, today]).delete()
    kept.filter(leads_to=former).update(leads_to=today)
    FormerAddress.objects.create(kind=kind, slug=former, leads_to=today)


def rename_history(kind: str, former: str, today: str) -> None:
    """Let the revisions and proposals of a record whose key has changed be found by the key of today.

    What they hold stays as it was. Revisions that stand under that key are those of a record that is gone, and so are
    those under the former one from before the record was made.
    """
    made = SHAPES[kind].model._default_manager.values_list("created_at", flat=True).get(slug=today)
    gone = Revision.objects.filter(kind=kind, slug=today).count()
    own = made_since(Revision.objects.filter(kind=kind, slug=former), made).order_by("-number")
    for pk, number in own.values_list("pk", "number"):
        Revision.objects.filter(pk=pk).update(slug=today, number=number + gone)
    Proposal.objects.filter(kind=kind, slug=former).update(slug=today)


def refuse_led_on(kind: str, slug: str, pk: int | None) -> None:
    """Raise ``ValidationError`` where a key used to be that of another record, and leads readers to it.

    While it does, no other record can have it: whoever follows an old address would find a stranger.
    """
    today = FormerAddress.objects.filter(kind=kind, slug=slug).values_list("leads_to", flat=True).first()
    records = SHAPES[kind].model._default_manager.exclude(pk=pk)
    if today and records.filter(slug=today).exists():
        words = _("Readers are led from this key to “%(today)s”, which used to have it. Choose another.")
        raise ValidationError({"slug": ValidationError(words, code="led_on", params={"today": today})})


def made_since(revisions: models.QuerySet[Revision], moment: datetime) -> models.QuerySet[Revision]:
    """Those of some revisions that are of a record made at a moment: an earlier one of that key had its own.

    SQLite keeps moments as text, its own with three digits of a second and Django's with six: of the same thousandth one
    would come before the other.
    """
    return revisions.filter(made_at__gt=moment - timedelta(milliseconds=1))


def leads_to(kind: str, slug: str) -> str:
    """The key under which readers find today what stood under this one; empty where nothing did, or nobody may see it."""
    found = FormerAddress.objects.filter(kind=kind, slug=slug).values_list("leads_to", flat=True).first()
    records = SHAPES[kind].model._default_manager
    if found and records.filter(slug=found, state="published").exists():
        return str(found)
    return ""


def of_today(named: Mapping[str, Iterable[str]]) -> dict[tuple[str, str], str]:
    """The keys of today of those of some keys under which nothing stands any more, by kind and former key.

    Drafts too: for those who write, not for readers.
    """
    found: dict[tuple[str, str], str] = {}
    for kind, slugs in named.items():
        wanted = sorted(set(slugs))
        records = SHAPES[kind].model._default_manager
        for start in range(0, len(wanted), 500):
            former = FormerAddress.objects.filter(kind=kind, slug__in=wanted[start : start + 500])
            led: dict[str, str] = dict(former.values_list("slug", "leads_to"))
            for taken in records.filter(slug__in=led).values_list("slug", flat=True) if led else ():
                del led[taken]
            found.update({(kind, slug): today for slug, today in led.items()})
    return found


def in_words_of_today(forms: Mapping[str, Form]) -> dict[str, Form]:
    """Records as they were written down, with the keys under which stands today what they name."""
    if not FormerAddress.objects.exists():
        return dict(forms)
    named: dict[str, set[str]] = {}
    names: dict[str, set[tuple[str, str]]] = {}
    for slug, form in forms.items():
        names[slug] = set(named_in(form))
        for kind, key in names[slug]:
            named.setdefault(kind, set()).add(key)
    today = of_today(named)
    found: dict[str, Form] = {}
    for slug, form in forms.items():
        for kind, former in sorted(names[slug] & today.keys()):
            form = moved(form, kind, former, today[kind, former])
        found[slug] = form
    return found


def named_in(form: Form) -> Iterable[tuple[str, str]]:
    """Kind and key of the records that a record is, or names."""
    for (name, key), fields in form.items():
        yield SHAPES[name].record_of(key)
        for _field, to, named in SHAPES[name].references(fields):
            yield SHAPES[to].record_of(named)
