"""A conflict in option form, as it stands in a file: options, decision makers, states, preferences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tracktwo.errors import LimitError

__all__ = ["Conflict", "DecisionMaker", "GraphOption", "Pattern"]

MOST_STATES = 1_200_000
MOST_BEFORE = 4 * MOST_STATES
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
        return self._holds(sum(1 << option for option, mark in enumerate(state) if mark == TAKEN))

    def _holds(self, code: int) -> bool:
        return any(code & named == wanted for named, wanted in self._masks)

    @cached_property
    def _masks(self) -> tuple[tuple[int, int], ...]:
        """Give each alternative as two binary numbers: the options named, and those of them taken."""
        return tuple(
            (sum(1 << option for option, _ in one), sum(1 << option for option, taken in one if taken))
            for one in self.alternatives
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
        The name of the file in words: the format has no title.
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
            There are more than 1,200,000, or more than 4,800,000 have to be looked through.
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
        return tuple(not any(pattern._holds(code) for pattern in hidden) for code in self._codes)

    def in_file_order(self, state: str) -> str:
        """Write a state with its options in the order of the file's list."""
        return "".join(mark for _, mark in sorted(zip((o.place for o in self.options), state, strict=True)))

    def _worth(self, maker: DecisionMaker) -> list[int]:
        if maker.ranking:
            worth = [0] * len(self._codes)
            for place, tied in enumerate(reversed(maker.ranking), 1):
                for number in tied:
                    worth[number - 1] = place
            return worth
        last = len(maker.statements) - 1
        return [
            sum(1 << (last - k) for k, wanted in enumerate(maker.statements) if wanted._holds(code))
            for code in self._codes
        ]

    @cached_property
    def _states(self) -> tuple[str, ...]:
        size = len(self.options)
        return tuple(f"{code:0{size}b}"[::-1].replace("0", "N").replace("1", TAKEN) for code in self._codes)

    @cached_property
    def _codes(self) -> tuple[int, ...]:
        """List the feasible states as binary numbers, leaving out early what cannot become feasible."""
        settled: dict[int, list[tuple[int, int]]] = {}
        for pattern in self.infeasible:
            for named, wanted in pattern._masks:
                settled.setdefault((named & -named).bit_length() - 1, []).append((named, wanted))
        codes = [0]
        for option in reversed(range(len(self.options))):
            codes = [code for start in codes for code in (start, start | 1 << option)]
            for named, wanted in settled.get(option, ()):
                codes = [code for code in codes if code & named != wanted]
            if len(codes) > (MOST_STATES if option == 0 else MOST_BEFORE):
                many = f"more than {MOST_STATES:,} states, or too many to look through"
                raise LimitError(
                    f"{self.title}: with {len(self.options)} options this conflict has {many}. "
                    "Leave out options that matter least, or say which combinations cannot be."
                )
        return tuple(codes)
