"""Whether keeping a ceasefire is the better choice, for each keeper, under each watch and depth of a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tracktwo.case import Case, Ceasefire
from tracktwo.deals import Share, Verdict, problem_of
from tracktwo.hold.ceasefire.answers import KeeperAnswer, answers_of, judgements_of
from tracktwo.hold.ceasefire.keeping_words import in_words
from tracktwo.hold.ceasefire.settings import Way, ways_of
from tracktwo.hold.ceasefire.surprise import Surprise
from tracktwo.hold.war.chance import bounded, drawn, plain

__all__ = ["Keeping", "PackageKeeping", "Setting", "keeping_of"]

METHOD = (
    "a repeated game with imperfect detection: keeping is best if no single breach pays, whatever comes "
    "after it; verdicts from the corners of the ranges, shares over draws"
)
ASSUMPTIONS = (
    "periods go on without an end that anybody knows",
    "a report, right or wrong, is answered for good, after the delay; until then breaking goes unpunished",
    "each keeper looks at its own choice, as long as the other side keeps",
    "what is gained by surprise grows evenly over the days in which the other side is not ready, and "
    "crossing an empty zone uses up as many of them as it takes",
    "a range is uniform, low-likely-high is triangular, independent unless the case links them",
)


@dataclass(frozen=True)
class Setting:
    """A watch and a depth that hold together in some package that the rules allow.

    Parameters
    ----------
    watch, depth : int or None
        Which of the case's, counted from 0; None where none holds.
    watched, apart : mapping of str to tuple of str
        Issue to the options under which they hold; empty where none does, or it holds always.
    surprise : Surprise or None
        What the depth leaves of a surprise; None without one, or where the case does not say how fast forces
        advance and how long getting ready takes.
    keepers : tuple of KeeperAnswer
        In the order of the case; empty where no watch holds: nothing is then known of who would see a breach.
    """

    watch: int | None
    depth: int | None
    watched: Mapping[str, tuple[str, ...]]
    apart: Mapping[str, tuple[str, ...]]
    surprise: Surprise | None
    keepers: tuple[KeeperAnswer, ...]


@dataclass(frozen=True)
class PackageKeeping:
    """A named package.

    Parameters
    ----------
    package : str
        Its id.
    ways : tuple of (mapping of str to str, int)
        Each allowed way to settle what it leaves open of the issues that matter, and the place of its setting
        among the settings.
    verdicts : mapping of str to Verdict or None
        For each keeper, over all ways: always, never, depends; None where some way has no watch.
    shares : mapping of str to (Share, Share) or None
        For each keeper, the least and the greatest share of draws over the ways.
    """

    package: str
    ways: tuple[tuple[Mapping[str, str], int], ...]
    verdicts: Mapping[str, Verdict | None]
    shares: Mapping[str, tuple[Share, Share] | None]


@dataclass(frozen=True)
class Keeping:
    """Who would keep a ceasefire, under what.

    Parameters
    ----------
    period : str
        What one period is.
    settings : tuple of Setting
        All that packages allow, in the order of the case's watches and depths.
    packages : tuple of PackageKeeping
        The named ones.
    draws, seed : int
        How many draws, and from which seed.
    method : str
        How it was computed.
    assumptions : tuple of str
        What it leans on.
    says : tuple of str
        The verdicts in plain words.
    """

    period: str
    settings: tuple[Setting, ...]
    packages: tuple[PackageKeeping, ...]
    draws: int
    seed: int
    method: str
    assumptions: tuple[str, ...]
    says: tuple[str, ...]

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        found: dict[str, Any] = plain(self)
        return found


def keeping_of(case: Case, *, draws: int = 2000, seed: int = 1) -> Keeping | None:
    """Say for each keeper whether keeping a ceasefire is the better choice, and what would be enough.

    Parameters
    ----------
    case : Case
        As loaded.
    draws : int, optional
        How many times the judgements are drawn.
    seed : int, optional
        Of the random numbers.

    Returns
    -------
    Keeping or None
        None where the case says nothing of a ceasefire.

    Raises
    ------
    CaseError
        If a likelihood or patience lies outside 0 to 1, or a distance or delay below 0.
    LimitError
        If the issues that matter have too many joint answers.

    Notes
    -----
    See `surplus` for the game and its sources.
    """
    ceasefire = case.ceasefire
    if ceasefire is None:
        return None
    _check(case, ceasefire)
    problem = problem_of(case)
    numbers = drawn(case, judgements_of(ceasefire), draws, seed)
    every = ways_of(case, problem, ceasefire, {})
    pairs = sorted({(way.watch, way.depth) for way in every}, key=_order)
    settings = tuple(_setting(ceasefire, pair, numbers) for pair in pairs)
    packages = tuple(
        _package(ceasefire, package.id, ways_of(case, problem, ceasefire, package.options), settings, pairs)
        for package in case.packages
    )
    says = tuple(in_words(case, ceasefire, settings, packages))
    return Keeping(ceasefire.period, settings, packages, draws, seed, METHOD, ASSUMPTIONS, says)


def _order(pair: tuple[int | None, int | None]) -> tuple[int, int]:
    """Order settings as the case does, those without watch or depth last."""
    last = 1_000_000
    return last if pair[0] is None else pair[0], last if pair[1] is None else pair[1]


def _check(case: Case, ceasefire: Ceasefire) -> None:
    for keeper in ceasefire.keepers:
        bounded(case, keeper.patience, "Patience", 0, 1)
    for watch in ceasefire.watches:
        bounded(case, watch.detection, "The likelihood of detection", 0, 1)
        if watch.false_alarm is not None:
            bounded(case, watch.false_alarm, "The likelihood of a false alarm", 0, 1)
        if watch.delay is not None:
            bounded(case, watch.delay, "The delay of the answer", 0, None)
    days = (ceasefire.advance, ceasefire.response)
    for judgement in (*(depth.km for depth in ceasefire.depths), *(one for one in days if one)):
        bounded(case, judgement, "A distance or time", 0, None)


def _setting(
    ceasefire: Ceasefire, pair: tuple[int | None, int | None], numbers: Mapping[str, Any]
) -> Setting:
    watch = None if pair[0] is None else ceasefire.watches[pair[0]]
    depth = None if pair[1] is None else ceasefire.depths[pair[1]]
    surprise, keepers = answers_of(ceasefire, watch, depth, numbers)
    watched = {} if watch is None else watch.options
    return Setting(*pair, watched, {} if depth is None else depth.options, surprise, keepers)


def _package(
    ceasefire: Ceasefire,
    name: str,
    ways: tuple[Way, ...],
    settings: tuple[Setting, ...],
    pairs: list[tuple[int | None, int | None]],
) -> PackageKeeping:
    places = tuple((way.options, pairs.index((way.watch, way.depth))) for way in ways)
    answers = {
        keeper.party: list(_answers_in(keeper.party, [settings[place] for _, place in places]))
        for keeper in ceasefire.keepers
    }
    return PackageKeeping(
        name,
        places,
        {party: _together(found) for party, found in answers.items()},
        {party: _range(found) for party, found in answers.items()},
    )


def _answers_in(party: str, settings: list[Setting]) -> Iterator[KeeperAnswer | None]:
    for setting in settings:
        yield next((answer for answer in setting.keepers if answer.party == party), None)


def _together(answers: list[KeeperAnswer | None]) -> Verdict | None:
    verdicts = {None if answer is None else answer.verdict for answer in answers}
    if None in verdicts or not verdicts:
        return None
    return verdicts.pop() if len(verdicts) == 1 else Verdict.DEPENDS


def _range(answers: list[KeeperAnswer | None]) -> tuple[Share, Share] | None:
    shares = sorted((answer.keeps for answer in answers if answer is not None), key=lambda share: share.value)
    return (shares[0], shares[-1]) if shares else None
