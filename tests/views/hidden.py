"""A register in which what readers see stands in every relation there is to what they must not see.

The relations are read from the models, so that a new one is tried without anyone thinking of it. Every text of what is
hidden is its mark, such as `zqx-draft-party`: a page with `zqx` in it shows what nobody should see.
"""

from django.apps import apps
from django.db import transaction
from django.db.models import ManyToManyField

from agreements.domain.history import fixture_form, keep_revision
from agreements.models import Citation, Record
from agreements.models.record import LineField, TextField
from tests import factories

MARK = "zqx"
STATES = ("draft", "in_review", "withdrawn")

#: The relations that hide a row, or a statement, together with what they lead to.
HIDING = {
    "post": ("person",),
    "participation": ("agreement", "party"),
    "commitment": ("agreement", "area"),
    "relation": ("from_agreement", "to_agreement"),
    "attendance": ("event", "person"),
    "statement": ("speaker",),
    "alias": ("agreement", "party", "person", "event", "area", "place"),
    "sourceaddress": ("source",),
    "excerpt": ("source",),
    "citation": ("excerpt", *Citation.targets),
}
#: Each before those that need it.
MADE = {
    "place": factories.PlaceFactory,
    "area": factories.AreaFactory,
    "party": factories.PartyFactory,
    "person": factories.PersonFactory,
    "post": factories.PostFactory,
    "event": factories.EventFactory,
    "attendance": factories.AttendanceFactory,
    "agreement": factories.AgreementFactory,
    "participation": factories.ParticipationFactory,
    "commitment": factories.CommitmentFactory,
    "relation": factories.RelationFactory,
    "statement": factories.StatementFactory,
    "source": factories.SourceFactory,
    "sourceaddress": factories.SourceAddressFactory,
    "excerpt": factories.ExcerptFactory,
    "alias": factories.AliasFactory,
    "citation": factories.CitationFactory,
}


def relations():
    """Every relation from a record or a row to another: kind, name, kind of the other."""
    for kind in MADE:
        model = apps.get_model("agreements", kind)
        for field in [*model._meta.fields, *model._meta.many_to_many]:
            if field.is_relation:
                yield kind, field, field.related_model._meta.model_name


def texts(kind, mark):
    """The mark in every text of a kind of record or row; what needs a language has one."""
    model = apps.get_model("agreements", kind)
    columns = [field for field in model._meta.fields if isinstance(field, (LineField, TextField))]
    languages = {"original_language", "theme_language", "language"}
    return {field.name: mark[: field.max_length] for field in columns} | {
        field.name: "en" for field in model._meta.fields if field.name in languages
    }


class Register:
    """One record or row of each kind that readers see, one that they must not, and all between them."""

    def __init__(self, state):
        self.state = state
        self.number = 0
        self.seen, self.hidden = {}, {}
        for kind in MADE:
            self.seen[kind] = self.make(kind, self.needed(kind, self.seen))
            self.hidden[kind] = self.make_hidden(kind, self.needed(kind, self.hidden))
        for kind, field, other in relations():
            if kind in ("alias", "citation") and field.null:
                continue  # each belongs to one record alone; see below
            self.join(kind, field, self.hidden[other], is_hidden=field.name in HIDING.get(kind, ()))
            if issubclass(field.model, Record):
                self.join(kind, field, self.seen[other], is_hidden=True)
        self.make_hidden("attendance", {"event": self.hidden["event"], "person": None})
        for target in Citation.targets:
            for name in ("", *Citation._meta.get_field(target).related_model.citable):
                for excerpt, cited in [(self.hidden, self.seen), (self.seen, self.hidden)]:
                    given = {
                        "excerpt": excerpt["excerpt"],
                        target: cited[target],
                        "field": name,
                        "inferred": True,
                    }
                    self.make("citation", texts("citation", self.mark("citation")) | given)

        for kind, record in self.seen.items():
            if isinstance(record, Record):
                self.give_past(kind, record)
        for record in self.hidden.values():
            if isinstance(record, Record):
                with transaction.atomic():
                    keep_revision(record, reason=self.mark("past"))

    def give_past(self, kind, record):
        """A record that readers see was a draft with other words, and others are proposed for it."""
        form = fixture_form(record)
        draft = [{**entry, "fields": {**entry["fields"]}} for entry in form]
        draft[0]["fields"] |= texts(kind, self.mark("past")) | {"state": self.state, "slug": record.slug}
        factories.RevisionFactory(
            kind=kind, slug=record.slug, number=1, state=self.state, reason=self.mark("past"), record=draft
        )
        factories.ProposalFactory(
            kind=kind, slug=record.slug, base=form, record=draft, reason=self.mark("proposal")
        )
        with transaction.atomic():
            keep_revision(record, reason="Published")

    def mark(self, kind):
        return f"{MARK}-{self.state.replace('_', '-')}-{kind}"

    def needed(self, kind, side):
        """The records that a row cannot be without, from one side; for an alias or a citation, one of them."""
        model = apps.get_model("agreements", kind)
        fields = [field for field in model._meta.fields if field.is_relation and not field.null]
        given = {field.name: side[field.related_model._meta.model_name] for field in fields}
        if kind == "relation":
            given["to_agreement"] = factories.AgreementFactory()
        if kind in ("alias", "citation"):
            given["agreement"] = side["agreement"]
        if kind in ("statement", "attendance"):
            given[HIDING[kind][-1]] = side["person"]
        return given

    def make(self, kind, given):
        return MADE[kind](**given)

    def make_hidden(self, kind, given):
        """What nobody must see: a record in another state than published, or a row of one."""
        self.number += 1
        slug = {"slug": f"{self.mark(kind)}-{self.number}", "state": self.state}
        is_record = issubclass(apps.get_model("agreements", kind), Record)
        numbered = {"register_number": f"{MARK} {self.state} {self.number}"} if kind == "agreement" else {}
        web = {"web_address": f"https://{MARK}.example/{self.number}"} if "source" in kind else {}
        return self.make(
            kind, texts(kind, self.mark(kind)) | numbered | web | (slug if is_record else {}) | given
        )

    def join(self, kind, field, other, is_hidden):
        """One more record or row that names ``other``; what it needs besides is seen."""
        is_many = isinstance(field, ManyToManyField)
        given = self.needed(kind, self.seen) | ({} if is_many else {field.name: other})
        if kind == "attendance" and field.name == "post":
            given["person"] = None
        if kind == "participation":
            given["role"] = "supporter"
        if kind == "relation":
            given["kind"] = "renews"
        if kind == "statement" and field.name == "speaker" and is_hidden and other.state != "published":
            given["state"] = "published"
        record = (self.make_hidden if is_hidden else self.make)(kind, given)
        if is_many:
            getattr(record, field.name).add(other)
        self.surround(kind, record)

    def surround(self, kind, record):
        """The pages of other records on which a record is shown."""
        if kind == "event":
            agreement = factories.AgreementFactory(signing_event=record, signed_on="2020-02-03")
            factories.ParticipationFactory(agreement=agreement, party=self.seen["party"])
            factories.StatementFactory(event=record, speaker=self.seen["person"])
        if kind == "statement":
            record.agreements.add(self.seen["agreement"])
        if kind == "agreement":
            factories.ParticipationFactory(agreement=record, party=self.seen["party"])
            factories.CommitmentFactory(agreement=record, area=self.seen["area"])


def publish_all():
    """Everything that was hidden becomes public, as if it had been published all along."""
    for kind in MADE:
        model = apps.get_model("agreements", kind)
        if issubclass(model, Record):
            model.objects.update(state="published")
