"""How large the win-sets are: of all packages that the rules allow, how many could be ratified at home."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tracktwo.case import Case
from tracktwo.deals import Count, Problem, tally
from tracktwo.hold.consent.home import Chosen, Home, labels_of, with_ballots

__all__ = ["Refuser", "WinSet", "ZoneAtHome", "win_set", "zone_at_home"]


@dataclass(frozen=True)
class Refuser:
    """Packages that a constituent refuses.

    Parameters
    ----------
    constituent : str
        Its id.
    refused : Count
        Packages to which it says no.
    alone : Count
        Of these, those that fail at home because of it: with its yes they would not.
    unknown : Count
        Packages of which none of its ballots speaks.
    """

    constituent: str
    refused: Count
    alone: Count
    unknown: Count


@dataclass(frozen=True)
class WinSet:
    """The packages that a party could ratify.

    Parameters
    ----------
    party : str
        Its id.
    total : int
        Packages that the rules allow.
    never, always, depends : Count
        Those that are never ratified, always, and those that depend on how constituents answer; see
        `Ratified`. The win-set is at least `always` and at most `always` and `depends`.
    refusers : tuple of Refuser
        One for each constituent, in the order of the file.
    exact : bool
        Whether all packages were counted.
    method : str
        How.
    """

    party: str
    total: int
    never: Count
    always: Count
    depends: Count
    refusers: tuple[Refuser, ...]
    exact: bool
    method: str


@dataclass(frozen=True)
class ZoneAtHome:
    """What is left of the zone of agreement when it comes home.

    Parameters
    ----------
    zone : Count
        Packages that every consenting party accepts, by its own values and red lines.
    never, always, depends : Count
        Of these, those that some consenting party could never ratify, those that all surely would, and
        the others.
    never_by : mapping of str to Count
        For each ratifying party, those that it could never ratify.
    exact : bool
        Whether all packages were counted.
    """

    zone: Count
    never: Count
    always: Count
    depends: Count
    never_by: dict[str, Count]
    exact: bool


def win_set(case: Case, problem: Problem, home: Home) -> WinSet:
    """Count the packages that a party could ratify; raises `LimitError` as `tracktwo.deals.tally` does.

    Parameters
    ----------
    case : Case
        As loaded.
    problem : Problem
        The case's.
    home : Home
        What the party needs at home.

    Returns
    -------
    WinSet
    """
    parties = len(problem.parties)
    alone = replace(
        problem,
        no_deal=(None,) * parties,
        consent=tuple(place == home.place for place in range(parties)),
        red_lines=(),
    )
    asked = with_ballots(case, alone, [home])
    counted = tally(asked)
    ballots = {reasons: home.chosen(labels_of(asked, reasons)[0]) for reasons, _ in counted.seen}

    def count(test: Callable[[Chosen], bool]) -> Count:
        return counted.count(lambda reasons: test(ballots[reasons]))

    return WinSet(
        home.party.id,
        counted.total,
        count(lambda chosen: home.verdict(chosen) == "never"),
        count(lambda chosen: home.verdict(chosen) == "always"),
        count(lambda chosen: home.verdict(chosen) == "depends"),
        tuple(_refuser(home, place, count) for place in range(len(home.party.constituents))),
        counted.exact,
        counted.method,
    )


def _refuser(home: Home, place: int, count: Callable[[Callable[[Chosen], bool]], Count]) -> Refuser:
    group = home.party.constituents[place]

    def refuses(chosen: Chosen) -> bool:
        return not home.answers(chosen)[place].possible

    def alone(chosen: Chosen) -> bool:
        possible = {one.constituent for one in home.answers(chosen) if one.possible}
        stopped = not home.game.passes(possible)
        return refuses(chosen) and stopped and home.game.passes(possible | {group.id})

    return Refuser(group.id, count(refuses), count(alone), count(lambda chosen: not chosen[place]))


def zone_at_home(case: Case, problem: Problem, asked: Sequence[Home]) -> ZoneAtHome:
    """Count what is left of the zone of agreement when it comes home.

    Parameters
    ----------
    case : Case
        As loaded.
    problem : Problem
        The case's.
    asked : sequence of Home
        What parties need at home; those whose consent is not needed are left out.

    Returns
    -------
    ZoneAtHome
        With a party's no-deal value missing, nothing is below it.
    """
    needed = [home for home in asked if home.party.consent]
    whole = with_ballots(case, problem, needed)
    counted = tally(whole)
    told = {reasons: labels_of(whole, reasons) for reasons, _ in counted.seen}
    verdicts = {
        reasons: tuple(home.verdict(home.chosen(labels)) for home in needed)
        for reasons, (labels, refused) in told.items()
        if not refused
    }

    def count(test: Callable[[tuple[str, ...]], bool]) -> Count:
        return counted.count(lambda reasons: reasons in verdicts and test(verdicts[reasons]))

    return ZoneAtHome(
        count(lambda found: True),
        count(lambda found: "never" in found),
        count(lambda found: all(one == "always" for one in found)),
        count(lambda found: "never" not in found and any(one != "always" for one in found)),
        {home.party.id: count(_never_at(place)) for place, home in enumerate(needed)},
        counted.exact,
    )


def _never_at(place: int) -> Callable[[tuple[str, ...]], bool]:
    return lambda found: found[place] == "never"
