"""Consent in one call: who must say yes, at the table and at home, and what leaving somebody out costs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from fractions import Fraction
from math import prod
from typing import Any

from tracktwo.case import Case
from tracktwo.deals import Problem, problem_of, tally
from tracktwo.deals.named import indexes
from tracktwo.errors import LimitError
from tracktwo.hold.consent.absent import LeftOut
from tracktwo.hold.consent.doubt import corners_of, tied
from tracktwo.hold.consent.games import blocking_coalitions, winning_coalitions
from tracktwo.hold.consent.home import Home, homes
from tracktwo.hold.consent.power import Power, power
from tracktwo.hold.consent.ratify import ratified
from tracktwo.hold.consent.stopping import Stops, stops
from tracktwo.hold.consent.surveys import DESIGN_EFFECT, SURVEYS
from tracktwo.hold.consent.votes import Ratified
from tracktwo.hold.consent.winset import WinSet, ZoneAtHome, win_set, zone_at_home
from tracktwo.hold.consent.without import absent_sets, left_out
from tracktwo.hold.consent.words import in_words

__all__ = ["AtHome", "Consent", "consent_of"]

MOST_PACKAGES = 10**10
"""Of up to how many packages it is asked what a deal without somebody would be: larger cases take minutes."""

RULES = {"all": "all constituents", "majority": "more than half of the weight"}


@dataclass(frozen=True)
class AtHome:
    """Who counts how much when a party ratifies.

    Parameters
    ----------
    party : str
        Its id.
    rule : str
        What it needs, in words.
    consent : bool
        Whether the deal needs the party's yes.
    powers : tuple of Power
        One for each constituent; empty where they are too many.
    winning, blocking : tuple of tuple of str
        Smallest sets of constituents that ratify, and that stop ratification; empty where too many.
    reason : str
        Why something is empty; empty where nothing is.
    """

    party: str
    rule: str
    consent: bool
    powers: tuple[Power, ...]
    winning: tuple[tuple[str, ...], ...]
    blocking: tuple[tuple[str, ...], ...]
    reason: str


@dataclass(frozen=True)
class Consent:
    """Who must say yes, whether they would, and what a deal made without some would cost.

    Parameters
    ----------
    at : date or None
        For which day's no-deal values.
    draws, seed : int
        Of the judged likelihoods.
    in_channel, consenting : tuple of str
        Parties that take part in the talks; and those whose yes the deal needs.
    at_home : tuple of AtHome
        One for each party that says what it needs at home.
    ratified : tuple of Ratified
        For each named package that the rules allow, and each such party.
    win_sets : tuple of WinSet
        One for each such party.
    zone : ZoneAtHome or None
        What is left of the zone of agreement at home; None where no consenting party ratifies.
    stops : tuple of Stops
        Who can stop each named package that the rules allow.
    left_out : tuple of LeftOut
        The deal made without each absent party, and without all of them.
    left_out_reason : str
        Why that was not asked; empty where it was.
    forbidden : tuple of str
        Named packages that the rules do not allow.
    assumptions : tuple of str
        What the answers lean on.
    says : tuple of str
        The same in plain words.
    """

    at: date | None
    draws: int
    seed: int
    in_channel: tuple[str, ...]
    consenting: tuple[str, ...]
    at_home: tuple[AtHome, ...]
    ratified: tuple[Ratified, ...]
    win_sets: tuple[WinSet, ...]
    zone: ZoneAtHome | None
    stops: tuple[Stops, ...]
    left_out: tuple[LeftOut, ...]
    left_out_reason: str
    forbidden: tuple[str, ...]
    assumptions: tuple[str, ...]
    says: tuple[str, ...] = ()

    def methods(self) -> tuple[str, ...]:
        """Name the methods used, as `tracktwo.bibliography` knows them."""
        used = {
            "win-sets": self.ratified or self.win_sets,
            "power in votes": any(one.powers for one in self.at_home),
            "bounds on votes": any(one.bounds for one in self.ratified),
            "surveys": any(one.survey for vote in self.ratified for one in vote.answers),
        }
        return tuple(name for name, so in used.items() if so)

    def to_records(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, fit for JSON."""
        found: dict[str, Any] = _plain(self)
        return found


def consent_of(
    case: Case,
    at: date | None = None,
    draws: int = 500,
    seed: int = 1,
    *,
    design_effect: float = DESIGN_EFFECT,
    absent: Iterable[Sequence[str]] | None = None,
) -> Consent:
    """Say who must say yes to a deal, whether they would, and what leaving somebody out would cost.

    Parameters
    ----------
    case : Case
        As loaded.
    at : date, optional
        For which day's no-deal values; the case's own date by default.
    draws : int, optional
        How many times judged likelihoods are drawn; 0 for not at all.
    seed : int, optional
        Of the random numbers.
    design_effect : float, optional
        How many times as much surveys vary by chance as a simple random sample of their size would.
    absent : iterable of sequence of str, optional
        Sets of consenting parties that a deal is made without; by default each consenting party that is
        not in the channel, and all of these.

    Returns
    -------
    Consent

    Raises
    ------
    InputError
        A set in `absent` names somebody whose consent is not needed, or leaves nobody.
    ValueError
        The design effect is not above 0.
    LimitError
        The rules between options link too many issues for packages to be counted.
    """
    if design_effect <= 0:
        raise ValueError(f"design_effect must be above 0, not {design_effect}")
    problem, asked = problem_of(case, at=at), homes(case, design_effect)
    corners = None if tied(case) else corners_of(case, at)
    allowed = [one for one in case.packages if tally(problem.restricted(indexes(problem, one.options))).total]
    votes = [
        [ratified(case, problem, home, one, draws=draws, seed=seed) for home in asked] for one in allowed
    ]
    sets = absent_sets(case) if absent is None else tuple(map(tuple, absent))
    large = _too_large(case)
    best, worst = (corners.best, corners.worst) if corners else (problem, problem)
    needed = [place for place, home in enumerate(asked) if home.party.consent]
    found = Consent(
        at=at,
        draws=draws,
        seed=seed,
        in_channel=tuple(party.id for party in case.parties if party.in_channel),
        consenting=tuple(party.id for party in case.parties if party.consent),
        at_home=tuple(map(_at_home, asked)),
        ratified=tuple(vote for own in votes for vote in own),
        win_sets=tuple(win_set(case, problem, home) for home in asked),
        zone=zone_at_home(case, problem, asked) if needed else None,
        stops=tuple(
            stops(best, worst, one, [asked[n] for n in needed], [own[n] for n in needed])
            for one, own in zip(allowed, votes, strict=True)
        ),
        left_out=tuple(left_out(case, one, at=at, draws=draws, seed=seed) for one in sets if not large),
        left_out_reason=large if sets else "",
        forbidden=tuple(one.id for one in case.packages if one not in allowed),
        assumptions=tuple(_assumptions(case, problem, asked, design_effect)),
    )
    return replace(found, says=tuple(in_words(case, found)))


def _too_large(case: Case) -> str:
    """Say why a deal without somebody is not looked for; empty where it is."""
    packages = prod(len(issue.options) for issue in case.issues)
    if packages <= MOST_PACKAGES:
        return ""
    return (
        f"There are some {packages:.0e} packages before rules; what a deal without somebody would be is "
        f"asked of up to {MOST_PACKAGES:.0e}. Leave out issues, or options that nobody proposes."
    )


def _at_home(home: Home) -> AtHome:
    rule = home.party.ratification
    assert rule is not None
    words = RULES.get(rule.needs) or _votes(float(rule.votes or 0))
    vetoes = [group.name for group in home.party.constituents if group.veto]
    words += f", among them {', '.join(vetoes)}" if vetoes and rule.needs != "all" else ""
    try:
        game = home.game
        powers = power(game)
        names = game.players
        sets = [
            tuple(tuple(name for name in names if name in one) for one in listed(game))
            for listed in (winning_coalitions, blocking_coalitions)
        ]
    except LimitError as too_large:
        return AtHome(home.party.id, words, home.party.consent, (), (), (), str(too_large))
    return AtHome(home.party.id, words, home.party.consent, powers, sets[0], sets[1], "")


def _votes(needed: float) -> str:
    return f"{needed:g} vote" if needed == 1 else f"{needed:g} votes"


def _assumptions(case: Case, problem: Problem, asked: Sequence[Home], design_effect: float) -> list[str]:
    ballots = [one for home in asked for group in home.party.constituents for one in group.ballots]
    found = ["what no ballot speaks of is not known, and never taken for a yes"] if asked else []
    if asked:
        found.append(
            "likelihoods of ratification take constituents to answer independently; bounds take nothing"
        )
    if any(one.accept for one in ballots):
        found += [SURVEYS, f"surveys vary by chance {design_effect:g} times as much as simple random samples"]
    partial = [one for one in case.packages if len(one.options) < len(problem.issues)]
    if any(ballot.package == one.id for ballot in ballots for one in partial):
        found.append("a ballot on a package with open issues speaks of no complete package")
    if tied(case):
        found.append("where options are worth something together, who refuses is told at the points")
    return found


def _plain(value: Any) -> Any:
    """Return a result as plain values: records as dictionaries, exact fractions as numbers."""
    if isinstance(value, Power):
        return value.to_records()
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if isinstance(value, Fraction):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value
