"""The option form of our files: what each party may do or leave, and what cannot be together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from tracktwo.formats.gmcr import Conflict, DecisionMaker, GraphOption, Pattern
from tracktwo.formats.json_places import Where
from tracktwo.hold.graph.model import Arcs, GraphModel
from tracktwo.hold.graph.option_form import model_of_conflict, table_of, where_holds
from tracktwo.hold.graph.written.finding import StateFinder
from tracktwo.hold.graph.written.problems import Problems, shown

__all__ = ["OptionForm"]

DIRECTIONS = ("both", "fwd", "back")
MOST_OPTIONS = 200
CONDITION = 'Write {"option": "Y", "other": "N"}, or a list of such for any one of them.'


class OptionForm:
    """Reads options, who controls them, and conditions on them.

    Parameters
    ----------
    data : mapping
        The file.
    parties : sequence of mapping
        Its parties, each with an id.
    problems : Problems
    title : str
    """

    def __init__(
        self, data: Mapping[str, Any], parties: Sequence[Mapping[str, Any]], problems: Problems, title: str
    ) -> None:
        self.problems, self.parties = problems, parties
        self.options = self._options(data.get("options"))
        self.places = {id_: number for number, (id_, _) in enumerate(self.options)}
        infeasible = problems.list(data.get("infeasible", []), ("infeasible",), "conditions")
        bare = Conflict(
            title,
            tuple(option for _, option in self.options),
            tuple(self._maker(party, number) for number, party in enumerate(parties)),
            tuple(self.condition(one, ("infeasible", number)) for number, one in enumerate(infeasible)),
        )
        problems.settle()
        self.conflict = bare
        self.table = table_of(bare)
        if not len(self.table):
            where = ("infeasible",) if infeasible else ("options",)
            told = "these conditions leave no state that can be."
            raise problems.fail(where, told, "Take out one of them.")

    def model(self) -> GraphModel:
        """Return the model, without the moves that the file says cannot be made."""
        found = model_of_conflict(self.conflict)
        finder = self.finder(found)
        return replace(
            found,
            parties=tuple(party["id"] for party in self.parties),
            moves=tuple(
                self._allowed(arcs, party.get("cannot", []), number, finder)
                for number, (arcs, party) in enumerate(zip(found.moves, self.parties, strict=True))
            ),
        )

    def finder(self, model: GraphModel) -> StateFinder:
        """Return what looks up states, by number or by letters."""
        return StateFinder(model.states, model.options, self.problems)

    def states_where(self, condition: Any, where: Where) -> list[int]:
        """List the states in which a condition holds, by index."""
        return [int(n) for n in np.flatnonzero(where_holds(self.condition(condition, where), self.table))]

    def condition(self, value: Any, where: Where) -> Pattern:
        """Read a condition: one mapping, or a list of which one has to hold."""
        several = value if isinstance(value, list) else [value]
        wheres = [(*where, number) for number in range(len(several))] if value is several else [where]
        if not several:
            self.problems.add(where, "this condition says nothing.", CONDITION)
        return Pattern(
            tuple(
                self._literals(one, at)
                for one, at in zip(several, wheres, strict=True)
                if self._said(one, at)
            )
        )

    def _said(self, value: Any, where: Where) -> bool:
        said = isinstance(value, dict) and bool(value)
        if not said:
            self.problems.add(where, f"{shown(value)} stands where a condition is due.", CONDITION)
        return said

    def _literals(self, value: Mapping[str, Any], where: Where) -> tuple[tuple[int, bool], ...]:
        for id_, mark in value.items():
            self._option(id_, (*where, id_), key=True)
            if mark not in ("Y", "N"):
                self.problems.add((*where, id_), f"{shown(mark)} stands where Y or N is due.", CONDITION)
        return tuple(sorted((self.places.get(id_, 0), mark == "Y") for id_, mark in value.items()))

    def _option(self, id_: Any, where: Where, *, key: bool = False) -> int:
        found = self.places.get(id_, -1) if isinstance(id_, str) else -1
        if found < 0:
            known = f"The options are {', '.join(list(self.places)[:8])}."
            self.problems.add(where, f"there is no option {shown(id_)}.", known, key=key)
        return found

    def _options(self, value: Any) -> list[tuple[str, GraphOption]]:
        entries = self.problems.list(value, ("options",), "options")
        if not 0 < len(entries) <= MOST_OPTIONS:
            told = f"{len(entries)} options stand here."
            raise self.problems.fail(("options",), told, f"Name at least one, and {MOST_OPTIONS} at most.")
        found = [self._named(one, place) for place, one in enumerate(entries)]
        wheres = [("options", number) for number in range(len(found))]
        self.problems.once([id_ for id_, _ in found], wheres, "options")
        return found

    def _named(self, value: Any, place: int) -> tuple[str, GraphOption]:
        where = ("options", place)
        if isinstance(value, str):
            value = {"id": value}
        given = self.problems.keys(value, ("id", "name", "about", "direction"), where)
        id_ = self.problems.words(given.get("id"), (*where, "id"))
        name = self.problems.words(given.get("name", id_), (*where, "name"))
        direction = given.get("direction", "both")
        if direction not in DIRECTIONS:
            told = f"{shown(direction)} is no direction."
            remedy = (
                "Write both; fwd where what is done cannot be undone; back where it cannot be done again."
            )
            self.problems.add((*where, "direction"), told, remedy)
        return id_, GraphOption(name, str(direction), place)

    def _maker(self, party: Mapping[str, Any], number: int) -> DecisionMaker:
        where = ("parties", number)
        owned = self.problems.list(party.get("options", []), (*where, "options"), "options")
        if not owned:
            told = f"{party['id']} has no options, so it can do nothing."
            self.problems.add(where, told, 'Write "options": [...], or leave the party out.')
        wants = self.problems.list(party.get("wants", []), (*where, "wants"), "conditions")
        return DecisionMaker(
            str(party.get("name", party["id"])),
            tuple(self._option(one, (*where, "options", place)) for place, one in enumerate(owned)),
            tuple(self.condition(one, (*where, "wants", place)) for place, one in enumerate(wants)),
        )

    def _allowed(self, arcs: Arcs, cannot: Any, number: int, finder: StateFinder) -> Arcs:
        where = ("parties", number, "cannot")
        size = len(arcs.start) - 1
        flat = arcs.sources().astype(np.int64) * size + arcs.target
        out = np.array([start * size + end for start, end in finder.pairs(cannot, where)], np.int64)
        known = np.isin(out, flat)
        for place in np.flatnonzero(~known).tolist():
            told = f"{self.parties[number]['id']} has no such move."
            self.problems.add((*where, place), told, "Take it out.")
        return arcs.only(~np.isin(flat, out)) if len(out) else arcs
