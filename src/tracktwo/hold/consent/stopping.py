"""Who can stop a package: the smallest sets of parties and constituents whose no is enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracktwo.case import NamedPackage
from tracktwo.deals import Problem, standing
from tracktwo.errors import LimitError
from tracktwo.hold.consent.games import blocking_coalitions
from tracktwo.hold.consent.home import Home
from tracktwo.hold.consent.votes import Ratified

__all__ = ["StoppingSet", "Stops", "stops"]

Judged = tuple[tuple[str, ...], str]

MOST_SETS = 200
"""How many sets are listed for a package."""


@dataclass(frozen=True)
class StoppingSet:
    """A smallest set whose no stops a package.

    Parameters
    ----------
    members : tuple of str
        A party by its id, or constituents of one as ``party/constituent``.
    state : str
        ``stands``: all of them refuse, whatever the judged numbers are in their ranges; ``open``: all of
        them may refuse.
    unknown : tuple of str
        Members whose answer nothing in the case speaks of.
    """

    members: tuple[str, ...]
    state: str
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Stops:
    """The sets that stop one package.

    Parameters
    ----------
    package : str
        Its id.
    sets : tuple of StoppingSet
        Those that stand, then those that are open; sets with a member that surely accepts are left out.
    safe : tuple of str
        Parties and constituents that surely accept.
    left_out : int
        Open sets beyond the first `MOST_SETS`.
    incomplete : tuple of str
        Parties with too many smallest sets of constituents to list.
    """

    package: str
    sets: tuple[StoppingSet, ...]
    safe: tuple[str, ...]
    left_out: int
    incomplete: tuple[str, ...]


def stops(
    best: Problem, worst: Problem, package: NamedPackage, homes: Sequence[Home], votes: Sequence[Ratified]
) -> Stops:
    """Say who can stop a named package.

    Parameters
    ----------
    best, worst : Problem
        The best and worst corners of the judged ranges (see `tracktwo.deals.Corners`), of the issues that
        the package names.
    package : NamedPackage
        Of the case.
    homes : sequence of Home
        Of consenting parties that ratify.
    votes : sequence of Ratified
        How each of these would, in the same order.

    Returns
    -------
    Stops
    """
    states = _party_states(best, worst, package)
    sets: list[Judged] = [((party,), "open" if state == "may" else state) for party, state in states.items()]
    unknown: set[str] = set()
    incomplete = []
    safe = [party for party, state in states.items() if state == "accepts"]
    for home, vote in zip(homes, votes, strict=True):
        own = {f"{home.party.id}/{name}": state for name, state in _states(vote).items()}
        unknown |= {f"{home.party.id}/{name}" for name in vote.unknown}
        safe += [name for name, state in own.items() if state == "accepts"]
        try:
            coalitions = blocking_coalitions(home.game)
        except LimitError:
            incomplete.append(home.party.id)
            continue
        sets += [_judged(home.party.id, one, own) for one in coalitions]
    told = [
        StoppingSet(members, state, tuple(one for one in members if one in unknown))
        for wanted in ("stands", "open")
        for members, state in sets
        if state == wanted
    ]
    left = max(len(told) - MOST_SETS, 0)
    return Stops(package.id, tuple(told[:MOST_SETS]), tuple(safe), left, tuple(incomplete))


def _party_states(best: Problem, worst: Problem, package: NamedPackage) -> dict[str, str]:
    """Say of each consenting party whether it refuses, accepts or may do either, over all ranges."""
    favourable, harsh = standing(best, package), standing(worst, package)
    states = {}
    for place in best.consenting:
        name = best.parties[place]
        if not favourable.parties:  # the rules forbid the package
            states[name] = "may"
        elif favourable.parties[place].refuses == "always":
            states[name] = "stands"
        else:
            states[name] = "accepts" if harsh.parties[place].refuses == "never" else "may"
    return states


def _states(vote: Ratified) -> Mapping[str, str]:
    return {
        one.constituent: "accepts" if one.certain else "may" if one.possible else "stands"
        for one in vote.answers
    }


def _judged(party: str, coalition: frozenset[str], states: Mapping[str, str]) -> Judged:
    members = tuple(name for name in states if name.partition("/")[2] in coalition)
    found = {states[name] for name in members}
    state = "accepts" if "accepts" in found else "stands" if found == {"stands"} else "open"
    return members, state
