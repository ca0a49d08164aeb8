"""A conflict in option form, as it stands in a file: options, decision makers, states, preferences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tracktwo.errors import LimitError

__all__ = ["Conflict", "DecisionMaker", "GraphOption", "Pattern"]

MOST_STATES = 300_000
MOST_STEPS = 4 * MOST_STATES
TAKEN = "Y"

Literal = tuple[int, bool]


@dataclass(frozen=True)
class Pattern:
    """A condition on states.

    Parameters
    ----------
    alternatives : tuple of tuple of (int, bool)
        It holds where one of the alternatives does; an alternative holds where each of its options is
        taken (True) or not taken (False).
    """

    alternatives: tuple[tuple[Literal, ...], ...]

    def holds(self, state: str) -> bool:
        """Tell whether it holds in a state, a string of Y and N."""
        return any(
            all((state[option] == TAKEN) == taken for option, taken in one) for one in self.alternatives
        )


@dataclass(frozen=True)
class GraphOption:
    """Something that a decision maker may do or leave.

    Parameters
    ----------
    name : str
        As in the file.
    direction : str
        ``both``; ``fwd`` where what is done cannot be undone, ``back`` where it cannot be done again.
    place : int
        Where it stands in the file's list, from 0.
    """

    name: str
    direction: str
    place: int


@dataclass(frozen=True)
class DecisionMaker:
    """A party of a graph model.

    Parameters
    ----------
    name : str
        As in the file.
    options : tuple of int
        The options it controls.
    statements : tuple of Pattern
        What it wants to hold, the most important first; used where there is no ranking.
    ranking : tuple of tuple of int
        Numbers of states from best to worst, those that it likes equally together; empty where its
        statements count.
    misperceptions : tuple of Pattern
        States in which one of these holds are not seen by it.
    """

    name: str
    options: tuple[int, ...]
    statements: tuple[Pattern, ...] = ()
    ranking: tuple[tuple[int, ...], ...] = ()
    misperceptions: tuple[Pattern, ...] = ()


@dataclass(frozen=True)
class Conflict:
    """A graph model in option form.

    Parameters
    ----------
    title : str
        Name of the file.
    options : tuple of GraphOption
        In the order of the decision makers that control them, which is the order that numbers states;
        options under nobody's control stand last.
    makers : tuple of DecisionMaker
        In the order of the file.
    infeasible : tuple of Pattern
        States in which one of these holds cannot be.
    coalitions : tuple of tuple of int
        Decision makers that act as one, by number from 0; only those of two or more.
    """

    title: str
    options: tuple[GraphOption, ...]
    makers: tuple[DecisionMaker, ...]
    infeasible: tuple[Pattern, ...] = ()
    coalitions: tuple[tuple[int, ...], ...] = ()

    def states(self) -> tuple[str, ...]:
        """List the feasible states.

        Returns
        -------
        tuple of str
            A Y (taken) or N a state and option, in the order of `options`. State number ``n`` of a
            file is ``states()[n - 1]``: states are ordered as binary numbers of which the first option
            is the smallest digit, and counted from 1 over those that are feasible.

        Raises
        ------
        LimitError
            There are more than 300,000, or finding them takes too long.
        """
        return self._states

    def ranks(self, maker: int) -> tuple[int, ...]:
        """Rank the states for a decision maker.

        With statements, a state is worth the sum of 2^(n-k) over the statements, k from 1 to n, that
        hold in it; so a statement outweighs all that follow it.

        Parameters
        ----------
        maker : int
            Number of the decision maker, from 0.

        Returns
        -------
        tuple of int
            In the order of `states`: 1 for the states liked least, equal numbers for states liked
            equally. A state that a ranking leaves out stands below all others.
        """
        worth = self._worth(self.makers[maker])
        place = {one: number for number, one in enumerate(sorted(set(worth)), 1)}
        return tuple(place[one] for one in worth)

    def seen(self, maker: int) -> tuple[bool, ...]:
        """Tell which states a decision maker sees, in the order of `states`."""
        hidden = self.makers[maker].misperceptions
        return tuple(not any(pattern.holds(state) for pattern in hidden) for state in self.states())

    def in_file_order(self, state: str) -> str:
        """Write a state with its options in the order of the file's list."""
        return "".join(mark for _, mark in sorted(zip((o.place for o in self.options), state, strict=True)))

    def _worth(self, maker: DecisionMaker) -> list[int]:
        if maker.ranking:
            worth = [0] * len(self.states())
            for place, tied in enumerate(reversed(maker.ranking), 1):
                for number in tied:
                    worth[number - 1] = place
            return worth
        last = len(maker.statements) - 1
        return [
            sum(1 << (last - k) for k, wanted in enumerate(maker.statements) if wanted.holds(state))
            for state in self.states()
        ]

    @cached_property
    def _states(self) -> tuple[str, ...]:
        found = []
        for state in _Search(len(self.options), self.infeasible).states():
            found.append(state)
            if len(found) > MOST_STATES:
                raise LimitError(f"{self.title}: this conflict has more than {MOST_STATES:,} states.")
        return tuple(found)


class _Search:
    """Goes through states from the last option to the first, leaving out what cannot become feasible."""

    def __init__(self, size: int, infeasible: tuple[Pattern, ...]) -> None:
        self.size = size
        self.steps = 0
        self.ending: list[list[dict[int, str]]] = [[] for _ in range(size)]
        for pattern in infeasible:
            for one in pattern.alternatives:
                marks = {option: "Y" if taken else "N" for option, taken in one}
                self.ending[min(marks)].append(marks)  # settled once its first option is

    def states(self, tail: str = "") -> Iterator[str]:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise LimitError("So many options and conditions: the feasible states cannot be listed.")
        if len(tail) == self.size:
            yield tail
            return
        option = self.size - len(tail) - 1
        for mark in "NY":
            state = mark + tail
            if not any(
                all(state[at - option] == wanted for at, wanted in marks.items())
                for marks in self.ending[option]
            ):
                yield from self.states(state)
