"""Which sides words name: a state by its name, people or capital, a movement by its own names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from tracktwo.reading.model import Document, Item, Organisation, Person, Unnamed
from tracktwo.reading.words import words

__all__ = ["Naming", "rules", "told_by"]

PLACE = re.compile(r"\b(?:in|at|to|near|into|over|inside|outside)\s+(?:the\s+)?$")
OPPOSITION = "opposition of "


@dataclass(frozen=True)
class Naming:
    """The names of sides in one report.

    Parameters
    ----------
    document : Document
        The report.
    items : tuple of Item
        What was found in it.

    Notes
    -----
    A side is a state's code, the name of a movement, or ``"opposition of "`` and a state's code.
    """

    document: Document
    items: tuple[Item, ...]

    def sides_in(self, text: str, places: bool = False) -> list[str]:
        """Return the sides that a text names, in its order; where something happens only if asked."""
        found = []
        for match in self._pattern.finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            if told_by("no_longer", " ".join(before.split()[-1:])) or (not places and PLACE.search(before)):
                continue
            if re.match(r"\s+\w", after) and self._pattern.match(after.lstrip()):
                continue  # "Greek Cypriots": the second name tells who they are
            found += self._names[match[0].casefold()]
        return list(dict.fromkeys(found))

    def side_in(self, text: str) -> str:
        """Return the side that a description stands for; empty if none is told."""
        folded = text.casefold()
        if not text or folded in rules()["pronouns"] or told_by("not_a_side", text):
            return ""
        named = self.sides_in(text) or [side for name, side in self._people.items() if name in folded]
        if told_by("opposition", text) and (not named or named[0] in words("countries")):
            return OPPOSITION + (named[0] if named else self.home)
        if named:
            return named[0]
        if told_by("movement", text):
            return self.movement
        return self.home if told_by("state", text) else ""

    def side_of(self, actor: Item | None) -> str:
        """Return the side that an actor stands for; empty if none is told."""
        if isinstance(actor, Organisation):
            return self._of_body(actor)
        if isinstance(actor, Person):
            return self._of_person(actor)
        return self.side_in(actor.name) if isinstance(actor, Unnamed) else ""

    @cached_property
    def home(self) -> str:
        """The state that the report names most; empty if several are named as often."""
        return _most(self._counts, words("countries"))

    @cached_property
    def movement(self) -> str:
        """The movement that the report names most."""
        return _most(self._counts, set(self._movements.values()))

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(
            side for one in self._pattern.findall(self.document.raw) for side in self._names[one.casefold()]
        )

    @cached_property
    def _movements(self) -> dict[str, str]:
        """The names of movements, and which movement each is."""
        found = {}
        for one in self.items:
            if isinstance(one, Organisation) and _is_movement(one):
                name = _also(one.name, self.document.raw)
                found |= dict.fromkeys([one.name, *self._mentions(one)], name)
        places = r"\b(?:%s)\s+((?:[A-Z]\w+\s?)+)" % "|".join(rules()["breakaway"])
        found |= {name.strip(): name.strip() for name in re.findall(places, self.document.raw)}
        return found

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        own = {name.casefold(): [side] for name, side in self._movements.items()}
        return {**_states(), **own}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        own = sorted(map(re.escape, self._movements), key=len, reverse=True)
        return re.compile("|".join([*(rf"\b{one}(?!\w)" for one in own), _state_pattern()]))

    @cached_property
    def _people(self) -> dict[str, str]:
        """The sides of people by how they are called: "Lind's ministry"."""
        found = {}
        for one in self.items:
            if isinstance(one, Person) and (side := self._by_role(one)):
                found[one.name.rpartition(" ")[2].casefold()] = side
        return found

    def _mentions(self, item: Item) -> Iterator[str]:
        return (self.document.raw[start:end] for start, end in item.spans)

    def _of_body(self, body: Organisation) -> str:
        if body.form == "media" or body.name in rules()["between"] or body.side in rules()["between"]:
            return ""
        if body.name in self._movements:
            return self._movements[body.name]
        if body.form == "alliance":
            return body.side or body.name
        if body.side:
            return body.side
        if "administration" in body.name.casefold():
            return self._of_administration(body.name)
        return self.side_in(body.name) if body.form in {"state", "agency", "party"} else ""

    def _of_administration(self, name: str) -> str:
        """Return the side of one that is called after its head."""
        named = self.side_in(name)
        state = str(rules()["administration"])
        return named if named != self.home or not self._counts[state] else state

    def _of_person(self, person: Person) -> str:
        if person.capacity in {"private", "former official"} or any(
            told_by("not_a_side", role.text) for role in person.roles
        ):
            return ""
        return self._by_role(person) or self._by_office(person)

    def _by_role(self, person: Person) -> str:
        roles = [role.text for role in person.roles if role.when != "former"]
        named = [self.sides_in(text) for text in roles]
        said = next((one[0] for one in named if one), "") or person.side
        if any(told_by("opposition", text) for text in roles) and said not in self._movements.values():
            return OPPOSITION + (said or self.home)
        last = person.name.rpartition(" ")[2]
        if not said and re.search(rf"\b{re.escape(last)} [Aa]dministration\b", self.document.raw):
            return str(rules()["administration"])
        return "" if said in rules()["between"] else said

    def _by_office(self, person: Person) -> str:
        sides = (self.side_in(role.text) for role in person.roles if role.when != "former")
        return "" if person.side in rules()["between"] else next(filter(None, sides), "")


def rules() -> Any:
    """Return the words of ``words/draft_parties.yaml``."""
    return words("draft_parties")


def told_by(topic: str, text: str) -> bool:
    """Return whether a text has one of the words of a topic."""
    return bool(_topic(topic).search(text))


@cache
def _topic(topic: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(rules()[topic])})\b", re.IGNORECASE)


def alternatives(listed: Iterable[str]) -> str:
    """Return a pattern for words, each as it is or with a star for any ending."""
    return "|".join(re.escape(one.rstrip("*")) + (r"\w*" if one.endswith("*") else "") for one in listed)


@cache
def _states() -> dict[str, list[str]]:
    found = {}
    for code, one in words("countries").items():
        for name in (*one["names"], *one["people"], *one["capitals"], *(f"{name}s" for name in one["people"])):
            found.setdefault(name.casefold(), [code])
    return found | {name.casefold(): list(codes) for name, codes in rules()["pairs"].items()}


@cache
def _state_pattern() -> str:
    names = {
        name
        for one in words("countries").values()
        for name in (*one["names"], *one["people"], *one["capitals"], *(f"{name}s" for name in one["people"]))
    } | set(rules()["pairs"])
    longest = sorted(names, key=lambda name: (-len(name), name))
    return rf"\b(?:{'|'.join(map(re.escape, longest))})(?!\w)"


def _is_movement(body: Organisation) -> bool:
    if body.form == "party":
        return body.name not in rules()["of_the_state"]
    return (
        body.form in {"other", "agency"}
        and not body.side
        and any(word in rules()["movement_names"] for word in body.name.split())
    )


def _also(name: str, raw: str) -> str:
    """Return a movement's usual name, where its country is named too."""
    for one in rules()["also"]:
        if name in one["as"] and any(word in raw for word in words("countries")[one["side"]]["names"]):
            return str(one["name"])
    return name


def _most(counts: Counter[str], among: Iterable[str]) -> str:
    most = Counter({side: counts[side] for side in among if counts[side]}).most_common(2)
    return most[0][0] if most and (len(most) < 2 or most[0][1] > most[1][1]) else ""
