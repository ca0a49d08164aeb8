"""Our own form of graph models: parties, states and moves or options, preferences, coalitions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.graph.merge import differing, merged
from tracktwo.hold.graph.model import Arcs, GraphModel
from tracktwo.hold.graph.written.finding import StateFinder
from tracktwo.hold.graph.written.options import OptionForm
from tracktwo.hold.graph.written.preferences import WAYS, PreferenceReader
from tracktwo.hold.graph.written.problems import Problems, shown

__all__ = ["model_of_data"]

ALWAYS = ("$schema", "title", "about", "parties", "coalitions", "status_quo", "same")
OF_PARTY = ("id", "name", "about", *WAYS, "equal")


def model_of_data(data: Any, problems: Problems, title: str) -> GraphModel:
    """Make a graph model of a JSON value.

    Parameters
    ----------
    data : JSON value
        With ``states`` and the moves of each party, or with ``options``.
    problems : Problems
        Knows the text that the value was read from.
    title : str
        Used where the file gives none.

    Returns
    -------
    GraphModel

    Raises
    ------
    FormatError
        With all that is wrong.
    """
    given: dict[str, Any] = data if isinstance(data, dict) else {}
    if "states" not in given and "options" not in given and _anybody_moves(given.get("parties")):
        told = "parties have moves here, and there are no states."
        raise problems.fail((), told, 'List the ids of the states: "states": [1, 2, 3].')
    return (_InStates if "states" in given else _InOptions)(data, problems, title).read()


def _anybody_moves(parties: Any) -> bool:
    entries = parties if isinstance(parties, list) else []
    return any(isinstance(entry, dict) and "moves" in entry for entry in entries)


class _Reader(ABC):
    """What both forms share."""

    top: tuple[str, ...] = ()
    of_party: tuple[str, ...] = ()
    ways: tuple[str, ...] = WAYS

    def __init__(self, data: Any, problems: Problems, title: str) -> None:
        self.problems = problems
        self.data = problems.keys(data, (*ALWAYS, *self.top), ())
        self.title = problems.words(self.data.get("title", title), ("title",))
        self.parties = self._parties()
        self.ids = [party["id"] for party in self.parties]

    def read(self) -> GraphModel:
        """Read it all, or tell all that is wrong."""
        bare, finder = self.bare()
        model = replace(
            bare,
            ranks=self._ranks(bare, finder),
            coalitions=self._coalitions(),
            status_quo=self._status_quo(finder),
        )
        groups = self._same(model, finder)
        self.problems.settle()
        return merged(model, groups) if groups else model

    @abstractmethod
    def bare(self) -> tuple[GraphModel, StateFinder]:
        """Return states and moves, and what looks up states."""

    def condition(self, value: Any, where: tuple[str | int, ...]) -> list[int]:
        """List the states that are the same by a condition."""
        raise self.problems.fail(
            where, f"{shown(value)} stands where a list of states is due.", "Write [1, 2]."
        )

    def _parties(self) -> list[dict[str, Any]]:
        entries = self.problems.list(self.data.get("parties", []), ("parties",), "parties")
        if not entries:
            raise self.problems.fail(
                ("parties",), "there are no parties.", 'Write "parties": [{"id": "a", ...}, ...].'
            )
        found = []
        for number, entry in enumerate(entries):
            where = ("parties", number)
            party = dict(self.problems.keys(entry, (*OF_PARTY, *self.of_party), where))
            if "id" not in party:
                raise self.problems.fail(where, "this party has no id.", 'Write "id": "..." in it.')
            party["id"] = self.problems.words(party["id"], (*where, "id"))
            party["name"] = self.problems.words(party.get("name", party["id"]), (*where, "name"))
            found.append(party)
        wheres = [("parties", number) for number in range(len(found))]
        self.problems.once([party["id"] for party in found], wheres, "parties")
        self.problems.settle()
        return found

    def _ranks(self, bare: GraphModel, finder: StateFinder) -> NDArray[np.int32]:
        reader = PreferenceReader(bare.states, finder.find, self.problems)
        ranks = bare.ranks.copy()
        for number, party in enumerate(self.parties):
            given = [way for way in self.ways if way in party]
            if len(given) != 1:
                told = f"{party['id']} has {' and '.join(given) or 'no preferences'} here."
                self.problems.add(("parties", number), told, f"Write one of {', '.join(self.ways)}.")
            elif given[0] in WAYS:
                ranks[number] = reader.ranks(party, given[0], ("parties", number))
        return ranks

    def _coalitions(self) -> tuple[tuple[int, ...], ...]:
        groups = self.problems.list(self.data.get("coalitions", []), ("coalitions",), "groups of parties")
        found = []
        for number, group in enumerate(groups):
            where = ("coalitions", number)
            named = self.problems.list(group, where, "parties")
            for place, one in enumerate(named):
                if one not in self.ids:
                    told = f"there is no party {shown(one)}."
                    self.problems.add((*where, place), told, f"The parties are {', '.join(self.ids)}.")
            members = tuple(number for number, id_ in enumerate(self.ids) if id_ in named)
            if len(members) < 2:
                self.problems.add(where, "a coalition has two parties or more.", "Name them by their ids.")
            found.append(members)
        return tuple(dict.fromkeys(found))

    def _status_quo(self, finder: StateFinder) -> int:
        if self.data.get("status_quo") is None:
            return -1
        return finder.find(self.data["status_quo"], ("status_quo",))

    def _same(self, model: GraphModel, finder: StateFinder) -> list[list[int]]:
        groups = []
        for number, entry in enumerate(self.problems.list(self.data.get("same", []), ("same",), "lists")):
            where = ("same", number)
            if isinstance(entry, list):
                found = [finder.find(one, (*where, place)) for place, one in enumerate(entry)]
            else:
                found = self.condition(entry, where)
            group = sorted({state for state in found if state >= 0})
            other = differing(model, group) if len(group) > 1 else None
            if other is not None and not self.problems.found:
                self._unequal(model, group[0], other, where)
            groups += [group] * (len(group) > 1)
        return groups

    def _unequal(
        self, model: GraphModel, first: int, other: tuple[int, int], where: Sequence[str | int]
    ) -> None:
        party, state = other
        one, two = model.states[first], model.states[state]
        told = f"states {one} and {two} are the same here, but {self.ids[party]} does not like them equally."
        self.problems.add(where, told, "Put them together in its preferences, or take them apart here.")


class _InStates(_Reader):
    """States one by one, and who can move from which to which."""

    top = ("states", "options")
    of_party = ("moves",)

    def bare(self) -> tuple[GraphModel, StateFinder]:
        entries = self.problems.list(self.data["states"], ("states",), "states")
        if not entries:
            raise self.problems.fail(
                ("states",), "there are no states.", "List their ids, such as [1, 2, 3]."
            )
        states = [self._state(one, number) for number, one in enumerate(entries)]
        ids = [state["id"] for state in states]
        self.problems.once(ids, [("states", number) for number in range(len(ids))], "states")
        self.problems.settle()
        finder = StateFinder(ids, (), self.problems)
        model = GraphModel(
            title=self.title,
            parties=tuple(self.ids),
            names=tuple(party["name"] for party in self.parties),
            states=tuple(ids),
            options=tuple(state.get("options", "") for state in states),
            labels=tuple(state.get("name", "") for state in states),
            moves=tuple(self._moves(party, n, finder) for n, party in enumerate(self.parties)),
            ranks=np.zeros((len(self.ids), len(ids)), np.int32),
            option_names=self._option_names(states),
        )
        return model, finder

    def _state(self, entry: Any, number: int) -> dict[str, Any]:
        where = ("states", number)
        given = entry if isinstance(entry, dict) else {"id": entry}
        found = self.problems.keys(given, ("id", "name", "about", "options"), where)
        id_ = found.get("id")
        if isinstance(id_, bool) or not isinstance(id_, int | str) or id_ == "":
            told = f"{shown(id_)} is no id of a state."
            self.problems.add(where, told, 'Write a whole number or a word, or {"id": 1, "name": "..."}.')
            id_ = f"?{number}"
        texts: dict[str, Any] = {
            key: self.problems.words(found[key], (*where, key)) for key in ("name", "options") if key in found
        }
        letters = texts.get("options", "")
        if set(letters) - set("YN"):
            self.problems.add(
                (*where, "options"), f"{shown(letters)} is not made of Y and N.", 'Write "YNN".'
            )
        return {"id": id_, **texts}

    def _option_names(self, states: Sequence[dict[str, Any]]) -> tuple[str, ...]:
        names = self.problems.list(self.data.get("options", []), ("options",), "names of options")
        found = tuple(self.problems.words(one, ("options", n)) for n, one in enumerate(names))
        lengths = {len(state.get("options", "")) for state in states}
        if lengths != {0} and (len(lengths) > 1 or (found and lengths != {len(found)})):
            told = "the letters of the states are not of one length, one a listed option."
            self.problems.add(("states",), told, "Give each state a Y or N for each option, in their order.")
        return found

    def _moves(self, party: dict[str, Any], number: int, finder: StateFinder) -> Arcs:
        where = ("parties", number, "moves")
        if not party.get("moves"):
            told = f"{party['id']} has no moves, so it can do nothing."
            self.problems.add(where[:2], told, 'Write "moves": [[from, to], ...], or leave the party out.')
        return Arcs.from_pairs(finder.count, finder.pairs(party.get("moves", []), where))


class _InOptions(_Reader):
    """Options that parties may take or leave; states follow from them."""

    top = ("options", "infeasible")
    of_party = ("options", "wants", "cannot")
    ways = (*WAYS, "wants")

    def bare(self) -> tuple[GraphModel, StateFinder]:
        self.form = OptionForm(self.data, self.parties, self.problems, self.title)
        model = self.form.model()
        return model, self.form.finder(model)

    def condition(self, value: Any, where: tuple[str | int, ...]) -> list[int]:
        return self.form.states_where(value, where)
