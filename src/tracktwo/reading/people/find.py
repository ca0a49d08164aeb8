"""Find the cast of a report."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracktwo.reading.model import Item, Organisation, Person, Unnamed, passage
from tracktwo.reading.parsing import Parsed
from tracktwo.reading.people.cast import Cast

if TYPE_CHECKING:
    from spacy.tokens import Span as Stretch

__all__ = ["cast_of"]

_PEOPLE = frozenset("official source aide diplomat adviser advisor leader expert analyst spokesman".split())


def cast_of(parsed: Parsed) -> Cast:
    """Return who is in a report."""
    named: dict[tuple[str, str], list[Stretch]] = defaultdict(list)
    full: dict[str, str] = {}
    for entity in parsed.doc.ents:
        name = entity.text.removesuffix("’s").removesuffix("'s")
        if entity.label_ == "PERSON" and " " in name:
            full.setdefault(name.split()[-1], name)
    for entity in parsed.doc.ents:
        name = entity.text.removesuffix("’s").removesuffix("'s")
        if entity.label_ == "PERSON" or name in full:
            named["person", full.get(name.split()[-1], name)].append(entity)
        elif entity.label_ == "ORG":
            named["organisation", name].append(entity)
        elif entity.label_ == "GPE" and entity.root.dep_ in ("nsubj", "nsubjpass"):
            named["state", name].append(entity)
    return _cast(parsed, named)


def _cast(parsed: Parsed, named: dict[tuple[str, str], list[Stretch]]) -> Cast:
    persons: list[Person] = []
    organisations: list[Organisation] = []
    unnamed: list[Unnamed] = []
    actors: dict[int, Item] = {}
    for (kind, name), mentions in named.items():
        spans = tuple(span for one in mentions for span in parsed.raw(one))
        number = len(persons) if kind == "person" else len(organisations)
        told = {
            "document": parsed.document,
            "spans": spans,
            "text": passage(parsed.text.document.raw, spans[:1]),
            "name": name,
        }
        item: Item
        if kind == "person":
            item = Person(id=f"{parsed.document}/person-{number + 1}", rule="person.name", **told)  # type: ignore[arg-type]
            persons.append(item)
        else:
            form = "state" if kind == "state" else "other"
            item = Organisation(
                id=f"{parsed.document}/organisation-{number + 1}",
                rule="organisation.name",
                form=form,
                **told,  # type: ignore[arg-type]
            )
            organisations.append(item)
        actors |= {token.i: item for one in mentions for token in one}
    for chunk in parsed.doc.noun_chunks:
        if chunk.root.lemma_.lower() in _PEOPLE and not any(token.i in actors for token in chunk):
            spans = parsed.raw(chunk)
            one = Unnamed(
                id=f"{parsed.document}/unnamed-{len(unnamed) + 1}",
                rule="unnamed.noun",
                document=parsed.document,
                spans=spans,
                text=chunk.text,
                name=chunk.text,
            )
            unnamed.append(one)
            actors[chunk.root.i] = one
    last: Item | None = None
    for token in parsed.doc:
        if isinstance(actors.get(token.i), Person):
            last = actors[token.i]
        elif last and token.lower_ in ("he", "she", "him", "her", "his"):
            actors[token.i] = last
    return Cast(tuple(persons), tuple(organisations), tuple(unnamed), parsed, actors)
