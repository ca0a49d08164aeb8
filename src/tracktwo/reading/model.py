"""What reading a set of reports finds: plain frozen records, each tied to a passage.

Offsets are ``[start, end)`` in code points of a document's raw text, which is never changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeVar

from tracktwo.reading.passages import Document, Item, Piece, Span, Spans, passage, text_hash

__all__ = [
    "STANCES",
    "Claim",
    "Condition",
    "Copy",
    "Dated",
    "Document",
    "Edit",
    "Figure",
    "Item",
    "Meeting",
    "Organisation",
    "Origin",
    "Person",
    "Piece",
    "Precedent",
    "Quotation",
    "Reading",
    "Role",
    "Sequence",
    "Span",
    "Spans",
    "Stance",
    "Statement",
    "Term",
    "Unnamed",
    "Zone",
    "passage",
    "text_hash",
]

STANCES = ("reported", "asserted", "acknowledged", "denied", "disowned", "no comment", "predicted")


@dataclass(frozen=True, kw_only=True)
class Zone(Item):
    """A part of a document by its use.

    ``zone`` is ``title``, ``byline``, ``dateline``, ``publisher``, ``credit``, ``standfirst``, ``heading``,
    ``body``, ``caption`` or ``furniture`` (navigation, comment forms, appeals); ``value`` what it tells where
    it tells something: the name of the paper, the author, the agency.
    """

    kind: ClassVar[str] = "zone"
    zone: str
    value: str = ""


@dataclass(frozen=True)
class Edit:
    """One difference between a source and its copy.

    ``kind`` is ``respelled``, ``recased``, ``repunctuated``, ``split``, ``merged``, ``moved``, ``added``,
    ``dropped`` or ``reworded``. Either span is empty (start equals end) where the side has nothing.
    """

    kind: str
    source: Span
    copy: Span
    was: str
    now: str


@dataclass(frozen=True, kw_only=True)
class Copy(Item):
    """A document that repeats another: ``document`` is the copy, ``source`` the other's id.

    ``containment`` is the share of the copy's five-word runs that the source has, ``kept`` the share of the
    source's words that the copy has. ``dropped`` are spans in the source; ``reasons`` say why this one is
    taken to be the source.
    """

    kind: ClassVar[str] = "copy"
    source: str
    containment: float
    kept: float
    edits: tuple[Edit, ...]
    dropped: Spans
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Role:
    """What somebody is said to be; ``when`` is ``current`` or ``former``."""

    text: str
    spans: Spans
    when: str


@dataclass(frozen=True, kw_only=True)
class Person(Item):
    """A named person; ``spans`` are all mentions by name, ``pronouns`` the pronouns that stand for them.

    ``side`` is a country or body, ``capacity`` ``official``, ``former official``, ``private`` or ``""``.
    """

    kind: ClassVar[str] = "person"
    name: str
    side: str = ""
    capacity: str = ""
    roles: tuple[Role, ...] = ()
    pronouns: Spans = ()


@dataclass(frozen=True, kw_only=True)
class Organisation(Item):
    """A named organisation.

    ``form`` is ``media``, ``state``, ``alliance``, ``agency``, ``party`` or ``other``.
    """

    kind: ClassVar[str] = "organisation"
    name: str
    side: str = ""
    form: str = "other"


@dataclass(frozen=True, kw_only=True)
class Unnamed(Item):
    """Somebody who is described and not named: "an official in the president's office"."""

    kind: ClassVar[str] = "unnamed"
    name: str
    side: str = ""
    capacity: str = "unnamed"


@dataclass(frozen=True, kw_only=True)
class Quotation(Item):
    """Words between quotation marks; ``use`` is ``speech``, ``title``, ``term`` or ``scare``."""

    kind: ClassVar[str] = "quotation"
    use: str


@dataclass(frozen=True, kw_only=True)
class Statement(Item):
    """Who said what.

    ``source``, ``cue`` and ``content`` are spans; ``source`` is empty where no one is named. ``actor`` is the
    id of the person, organisation or unnamed actor that the source stands for, or ``""``. ``direct`` where
    the content, or a part of it, stands between quotation marks. ``told_to`` names the channel. ``within`` is
    the id of the statement that this one stands in.
    """

    kind: ClassVar[str] = "statement"
    source: Spans
    cue: Spans
    content: Spans
    direct: bool = False
    hedge: str = ""
    told_to: str = ""
    actor: str = ""
    within: str = ""


@dataclass(frozen=True, kw_only=True)
class Claim(Item):
    """Something said to be so.

    ``hedges`` are the words that weaken it; ``origins`` the independent origins it rests on, by name (empty
    where none is told); ``central`` where it is what the report is about.
    """

    kind: ClassVar[str] = "claim"
    hedges: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    central: bool = False


@dataclass(frozen=True, kw_only=True)
class Stance(Item):
    """What one actor has said about a claim; ``spans`` are the evidence.

    ``claim`` and ``actor`` are ids, ``actor_name`` the actor's name, ``stance`` one of `STANCES`, ``via`` the
    channel, ``when`` the date that the report gives.
    """

    kind: ClassVar[str] = "stance"
    claim: str
    actor: str
    actor_name: str
    stance: str
    via: str = ""
    when: str = ""


@dataclass(frozen=True, kw_only=True)
class Term(Item):
    """A term of a deal: proposed, taken as a position, predicted, or a red line.

    ``use`` is ``proposal``, ``position``, ``outcome`` (what a deal is said to bring) or ``red line``;
    ``holder`` an actor's id, ``condition`` the id of the condition it hangs on.
    """

    kind: ClassVar[str] = "term"
    use: str
    holder: str = ""
    holder_name: str = ""
    hedge: str = ""
    condition: str = ""


@dataclass(frozen=True, kw_only=True)
class Condition(Item):
    """What must be so for something else to be: ``spans`` are the antecedents, one for each "if"."""

    kind: ClassVar[str] = "condition"
    form: str
    consequents: Spans = ()
    holder: str = ""


@dataclass(frozen=True, kw_only=True)
class Sequence(Item):
    """One thing after another; ``first`` and ``then`` are spans."""

    kind: ClassVar[str] = "sequence"
    first: Spans
    then: Spans


@dataclass(frozen=True, kw_only=True)
class Precedent(Item):
    """An earlier deal or talks that the report compares with."""

    kind: ClassVar[str] = "precedent"
    name: str
    year: str = ""
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class Meeting(Item):
    """Who met, where, when, and in what capacity; ``participants`` are actors' ids."""

    kind: ClassVar[str] = "meeting"
    participants: tuple[str, ...] = ()
    place: str = ""
    when: str = ""
    secret: bool = False
    purpose: Spans = ()


@dataclass(frozen=True, kw_only=True)
class Figure(Item):
    """A number, its unit, and what it counts."""

    kind: ClassVar[str] = "figure"
    value: float
    unit: str = ""
    of: str = ""


@dataclass(frozen=True, kw_only=True)
class Dated(Item):
    """A date or time.

    ``norm`` as far as it is certain: ``2023``, ``2023-04``, ``2023-07-06``, ``1964/1973``.
    """

    kind: ClassVar[str] = "date"
    norm: str = ""


@dataclass(frozen=True, kw_only=True)
class Origin(Item):
    """Where a document has what it says.

    ``name`` is the origin (a newsroom, an agency, an article, a document's id), ``relation`` ``relays`` (it
    says so), ``credit`` (a wire credit), ``copies`` (found by comparing) or ``own``; ``of`` the ids of the
    claims that it covers, empty for all.
    """

    kind: ClassVar[str] = "origin"
    name: str
    relation: str
    of: tuple[str, ...] = ()


Found = TypeVar("Found", bound=Item)


@dataclass(frozen=True)
class Reading:
    """A document and all that was found in it, in the order in which it was found."""

    document: Document
    items: tuple[Item, ...]

    def of(self, kind: type[Found]) -> tuple[Found, ...]:
        """Return the items of one kind."""
        return tuple(item for item in self.items if isinstance(item, kind))
