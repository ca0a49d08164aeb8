"""Find the cast of a report: people, then bodies, then what they are, then who is not named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracktwo.reading.model import Item, Organisation, Person, Role, Spans, Unnamed, passage
from tracktwo.reading.parsing import Parsed
from tracktwo.reading.people.actors import acting_states, definites, its
from tracktwo.reading.people.bodies import bodies_of
from tracktwo.reading.people.cast import Cast
from tracktwo.reading.people.lexicon import lexicon
from tracktwo.reading.people.names import Name, names_of
from tracktwo.reading.people.offices import Office, offices_of
from tracktwo.reading.people.page import Page, page_of
from tracktwo.reading.people.pronouns import pronouns_of, relatives_of
from tracktwo.reading.people.runs import knowns, runs
from tracktwo.reading.people.sides import Sides
from tracktwo.reading.people.synonyms import Body
from tracktwo.reading.people.unnamed import Described, described

__all__ = ["cast_of"]


def cast_of(parsed: Parsed) -> Cast:
    """Find who is in a report.

    Full names come first, with the model's names, titles and given names as signs; then every mention of
    them by surname in the whole text. A word is taken for a person, a body or a place once, by all signs in
    the text together, not anew at each mention.

    Parameters
    ----------
    parsed : Parsed
        The text with its grammar.

    Returns
    -------
    Cast
        People with their roles, side and capacity as far as the report tells them; bodies; people and groups
        that it describes and does not name.
    """
    return _Casting(page_of(parsed)).cast()


class _Casting:
    """Puts the parts together; every step needs those before it."""

    def __init__(self, page: Page) -> None:
        self.page, self.lexicon = page, lexicon()
        self.seen = knowns(page, self.lexicon)
        self.runs = runs(page, self.lexicon)
        self.actors: dict[int, Item] = {}

    def cast(self) -> Cast:
        page, lexicon = self.page, self.lexicon
        names = names_of(page, lexicon, self.runs, self.seen)
        mentioned = {at: name for name in names for one in name.mentions for at in range(*one)}
        bodies = bodies_of(page, lexicon, mentioned, self.seen, self.runs)
        pronouns = pronouns_of(page, names)
        subjects = {**mentioned, **pronouns, **relatives_of(page, names)}
        embodied = {
            at: (body.form, body.side) for body in bodies for one in body.mentions for at in range(*one)
        }
        offices = offices_of(page, lexicon, names, subjects, embodied)
        self.sides = Sides(page, lexicon, self.seen, embodied)
        persons = self._persons(names, offices, pronouns)
        organisations = self._organisations(bodies, [*mentioned, *embodied])
        occupied = {at for many in offices.values() for one in many for at in range(one.start, one.end)}
        unnamed = self._unnamed(described(page, lexicon, [*mentioned, *embodied], occupied))
        self._others(persons, offices)
        return Cast(persons, organisations, unnamed, page.parsed, dict(sorted(self.actors.items())))

    def _persons(
        self, names: Sequence[Name], offices: Mapping[int, Sequence[Office]], pronouns: Mapping[int, Name]
    ) -> tuple[Person, ...]:
        found = []
        for number, name in enumerate(names):
            held = offices[number]
            by_pronoun = [at for at, whose in pronouns.items() if whose is name]
            person = Person(
                **self._told("person", number, name.mentions, "person.name"),
                name=" ".join(name.words).replace(" - ", "-"),
                side=self.sides.of_person(held),
                capacity=self.sides.capacity(held),
                roles=self._roles(held),
                pronouns=self._spans((at, at + 1) for at in by_pronoun),
            )
            found.append(person)
            self._stand(person, name.mentions, by_pronoun)
        return tuple(found)

    def _organisations(self, bodies: Sequence[Body], taken: Iterable[int]) -> tuple[Organisation, ...]:
        found = []
        for number, body in enumerate([*bodies, *self._states(taken)]):
            item = Organisation(
                **self._told("organisation", number, body.mentions, body.rule),
                name=body.name,
                side=body.side,
                form=body.form,
            )
            found.append(item)
            self._stand(item, body.mentions)
        return tuple(found)

    def _states(self, taken: Iterable[int]) -> list[Body]:
        found: dict[str, Body] = {}
        for one in acting_states(self.page, self.lexicon, self.seen, taken):
            body = found.setdefault(
                one.known.side, Body(one.known.name, "state", one.known.side, "body.state")
            )
            body.mentions.append((one.start, one.end))
        return list(found.values())

    def _unnamed(self, found: Sequence[Described]) -> tuple[Unnamed, ...]:
        items = []
        for number, one in enumerate(found):
            item = Unnamed(
                **self._told("unnamed", number, [(one.start, one.end)], one.rule),
                name=self.page.text(one.start, one.end),
                side=self.sides.of(one.start, one.end),
            )
            items.append(item)
            self._stand(item, (), one.heads)
        return tuple(items)

    def _others(self, persons: Sequence[Person], offices: Mapping[int, Sequence[Office]]) -> None:
        """Let "the president", "the official" and "it" stand for those who were called so before."""
        heads: dict[str, Item] = {}
        for at, item in sorted(self.actors.items()):
            if isinstance(item, Unnamed):
                heads.setdefault(self.page.lemmas[at], item)
        for person, held in zip(persons, offices.values(), strict=True):
            for office in held:
                if office.rule == "office.ahead":
                    self._lead(person, office)
                if office.when == "current" and office.rule == "office.title":
                    heads.setdefault(self.page.lemmas[office.end - 1], person)
        bodies = {at: item for at, item in self.actors.items() if isinstance(item, Organisation)}
        self.actors.update(definites(self.page, self.lexicon, heads, dict(self.actors)))
        self.actors.update(its(self.page, self.lexicon, self.actors, bodies))

    def _lead(self, person: Person, office: Office) -> None:
        """Let the nouns for people in "the bank's president, Smith," stand for Smith."""
        for at in range(office.start, office.end):
            if self.page.tags[at] in ("NOUN", "PROPN") and self.lexicon.role(self.page.lemmas[at]):
                self.actors.setdefault(at, person)

    def _stand(self, item: Item, mentions: Iterable[tuple[int, int]], more: Iterable[int] = ()) -> None:
        for start, end in mentions:
            for at in range(start, end):
                self.actors.setdefault(at, item)
        for at in more:
            self.actors.setdefault(at, item)

    def _told(self, kind: str, number: int, mentions: Iterable[tuple[int, int]], rule: str) -> dict[str, Any]:
        """Return what every item says of itself."""
        spans = self._spans(mentions)
        document = self.page.parsed.text.document
        text = passage(document.raw, spans[:1])
        return {
            "id": f"{document.id}/{kind}-{number + 1}",
            "document": document.id,
            "spans": spans,
            "text": text,
            "rule": rule,
        }

    def _spans(self, mentions: Iterable[tuple[int, int]]) -> Spans:
        parsed = self.page.parsed
        return tuple(span for start, end in mentions for span in parsed.raw(parsed.doc[start:end]))

    def _roles(self, offices: Iterable[Office]) -> tuple[Role, ...]:
        """Return roles; the same words told again are one role with several passages."""
        found: dict[tuple[str, str], Role] = {}
        for one in offices:
            text, spans = self.page.text(one.start, one.end), self._spans([(one.start, one.end)])
            known = found.get((text.casefold(), one.when))
            found[text.casefold(), one.when] = Role(text, (known.spans if known else ()) + spans, one.when)
        return tuple(found.values())
