"""Which sides words name: a state by its name, people or capital, a movement by its own names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tracktwo.reading.draft.mediation import mediating
from tracktwo.reading.draft.party_words import alternatives, rules, told_by
from tracktwo.reading.draft.state_names import state_pattern, states
from tracktwo.reading.model import Document, Item, Organisation, Person, Unnamed, Zone
from tracktwo.reading.words import words

__all__ = ["OPPOSITION", "Naming"]

PLACE = re.compile(
    r"\b(?:in|at|to|near|into|over|inside|outside|like|such as)\s+(?:the\s+)?(?:[A-Z]\w+(?:,| and)\s+)?$"
)
"""Before a name: something happens there, or it is only an example."""
OWNER = re.compile(r"[’']s?\s+(?:\w+\s+){0,2}$")
AROUND = 60
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

    def named(self, text: str) -> Iterator[tuple[int, int, list[str]]]:
        """Give each name of a side: where it begins and ends, and the side, or two of a pair."""
        for match in self._pattern.finditer(text):
            yield match.start(), match.end(), self._names[match[0].casefold()]

    def sides_in(self, text: str) -> list[str]:
        """Return the sides that a text names, in its order: not those where something only happens."""
        found = []
        for start, end, sides in self.named(text):
            before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
            if PLACE.search(before) or told_by("no_longer", " ".join(before.split()[-3:])):
                continue
            if after[:1].isspace() and self._pattern.match(after.lstrip()):
                continue  # "Greek Cypriots": the second name tells who they are
            found += sides
        return list(dict.fromkeys(found))

    def side_in(self, text: str) -> str:
        """Return the side that a description stands for; empty if none is told."""
        folded = text.casefold()
        if not text or folded in rules()["pronouns"] or told_by("not_a_side", text):
            return ""
        called = re.findall(r"[^\W_]+(?:-\w+)*", folded)
        named = self.sides_in(text) or [self._people[one] for one in called if one in self._people]
        if told_by("opposition", text) and (not named or named[0] in words("countries")):
            return OPPOSITION + (named[0] if named else self.home)
        if named:
            return named[0]
        if told_by("movement", text):
            return self.movement
        return self._own_state if told_by("state", text) else ""

    def side_of(self, actor: Item | None) -> str:
        """Return the side that an actor stands for; empty if none is told."""
        if isinstance(actor, Organisation):
            return self._of_body(actor)
        if isinstance(actor, Person):
            return self._of_person(actor)
        return self.side_in(actor.name) if isinstance(actor, Unnamed) else ""

    @cached_property
    def home(self) -> str:
        """The state of the movement, or else the one named most that does not mediate; empty if none is."""
        own = {_also(one.name, self.document.raw): one.side for one in self._bodies if _is_movement(one)}
        side = own.get(self.movement, "")
        return side if side in words("countries") else _most(self._counts, words("countries"))

    @cached_property
    def _own_state(self) -> str:
        """Whom "the government" means: told for sure only of a conflict inside a state, or of one state."""
        most = sorted((self._counts[code] for code in words("countries")), reverse=True)[:2]
        inside = self.movement or told_by("opposition", self.document.raw)
        return self.home if inside or most[0] >= 2 * most[1] else ""

    @cached_property
    def _bodies(self) -> tuple[Organisation, ...]:
        return tuple(one for one in self.items if isinstance(one, Organisation))

    @cached_property
    def movement(self) -> str:
        """The movement that the report names most."""
        return _most(self._counts, set(self._movements.values()))

    @cached_property
    def _counts(self) -> Counter[str]:
        """How often each side is named, twice: the place of the report decides between two."""
        counts = Counter(side for _, _, sides in self.named(self.document.raw) for side in sides * 2)
        places = [one.text.title() for one in self.items if isinstance(one, Zone) and one.zone == "dateline"]
        for side in {side for place in places for _, _, sides in self.named(place) for side in sides}:
            counts[side] += 1
        return Counter({side: count for side, count in counts.items() if side not in self.between})

    @cached_property
    def between(self) -> frozenset[str]:
        """The sides that mediate or host."""
        return frozenset(mediating(self.document.raw, self.named, self.items))

    @cached_property
    def _movements(self) -> dict[str, str]:
        """The names of movements, and which movement each is."""
        found: dict[str, str] = {}
        for one in filter(_is_movement, self._bodies):
            name = _also(one.name, self.document.raw)
            mentions = (self.document.raw[start:end] for start, end in one.spans)
            found |= dict.fromkeys(filter(str.strip, [one.name, *mentions]), name)
        away = rf"\b(?:{alternatives(rules()['breakaway'])})\s+([A-Z]\w+(?: [A-Z]\w+)?)"
        return found | {name: name for name in re.findall(away, self.document.raw)}

    @cached_property
    def _own(self) -> dict[str, str]:
        """The names of movements, and of states that are in no list."""
        states = {one.name: one.name for one in self._bodies if one.form == "state" and _is_unlisted(one)}
        return {**states, **self._movements}

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        return {**states(), **{name.casefold(): [side] for name, side in self._own.items()}}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        own = [re.escape(name) for name in sorted(self._own, key=lambda name: (-len(name), name))]
        return re.compile("|".join([*(rf"(?<!\w){one}(?!\w)" for one in own), state_pattern()]))

    @cached_property
    def _heads(self) -> set[str]:
        """The names after which an administration is called."""
        return set(re.findall(r"\b(\w+) [Aa]dministration\b", self.document.raw))

    @cached_property
    def _people(self) -> dict[str, str]:
        """The sides of people by how they are called: "Lind's ministry"."""
        found = {}
        for one in self.items:
            if isinstance(one, Person) and (side := self._by_role(one)):
                found[one.name.rpartition(" ")[2].casefold()] = side
        return found

    def _of_body(self, body: Organisation) -> str:
        if body.form == "media" or body.name in rules()["between"] or body.side in rules()["between"]:
            return ""
        if body.name in self._own:
            return self._own[body.name]
        if body.form == "alliance":
            return body.side or body.name
        if body.side:
            return body.side
        if "administration" in body.name.casefold():
            return self._of_administration(body.name)
        return self.side_in(body.name) if body.form in {"state", "agency", "party"} else ""

    def _of_administration(self, name: str) -> str:
        """Return the side of one that is called after its head."""
        state = str(rules()["administration"])
        return self.side_in(name) or (state if self._counts[state] else "")

    def _of_person(self, person: Person) -> str:
        if person.capacity in {"private", "former official"} or any(
            told_by("not_a_side", role.text) for role in person.roles
        ):
            return ""
        return self._by_role(person) or self._by_office(person)

    def _by_role(self, person: Person) -> str:
        roles = [role.text for role in person.roles if role.when != "former"]
        named = [self.sides_in(text) or self._owner(person) for text in roles]
        said = next((one[0] for one in named if one), "") or person.side
        if any(told_by("opposition", text) for text in roles) and said not in self._movements.values():
            return OPPOSITION + (said or self.home)
        if not said and person.name.rpartition(" ")[2] in self._heads:
            return str(rules()["administration"])
        return "" if said in rules()["between"] else said

    def _owner(self, person: Person) -> list[str]:
        """Return the side whose minister somebody is said to be: "Northland's minister"."""
        starts = [start for role in person.roles if role.when != "former" for start, _ in role.spans]
        for start in starts:
            before = self.document.raw[max(0, start - AROUND) : start]
            for _, end, sides in self.named(before):
                if OWNER.fullmatch(before[end:]):
                    return sides
        return []

    def _by_office(self, person: Person) -> str:
        sides = (self.side_in(role.text) for role in person.roles if role.when != "former")
        return "" if person.side in rules()["between"] else next(filter(None, sides), "")


def _is_unlisted(state: Organisation) -> bool:
    """Return whether a state is called by a name of its own, and that is in no list."""
    name = state.name.casefold()
    plain = not told_by("state", name) and "administration" not in name
    return bool(state.name.strip()) and not state.side and plain and name not in states()


def _is_movement(body: Organisation) -> bool:
    if body.form == "party":
        return bool(body.name.strip()) and body.name not in rules()["of_the_state"]
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
