"""Ballots as questions that the engine can count packages by: which of them hold in a package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from tracktwo.case import Ballot, Case, NamedPackage, Party
from tracktwo.deals import Combination, Problem, RedLine
from tracktwo.deals.named import complete, indexes
from tracktwo.deals.refusal.tally import Reasons
from tracktwo.hold.consent.answers import HomeAnswer, answer_of
from tracktwo.hold.consent.games import VotingGame, game_of

__all__ = ["Chosen", "Home", "homes", "labels_of", "with_ballots"]

Chosen = tuple[int, ...]
"""For each constituent of a party the ballot that counts, from 1; 0 where none speaks."""

_MARK = "ballot"


@dataclass(frozen=True)
class Home:
    """What a party needs at home.

    Parameters
    ----------
    place : int
        The party's place in the case.
    party : Party
        With ratification and constituents.
    game : VotingGame
        Its vote.
    design_effect : float
        Of its surveys.
    """

    place: int
    party: Party
    game: VotingGame
    design_effect: float

    def answers(self, chosen: Chosen) -> tuple[HomeAnswer, ...]:
        """Return how its constituents answer by some of their ballots."""
        pairs = zip(self.party.constituents, chosen, strict=True)
        return tuple(answer_of(group, ballot, self.design_effect) for group, ballot in pairs)

    @cached_property
    def _verdicts(self) -> dict[Chosen, str]:
        return {}

    def verdict(self, chosen: Chosen) -> str:
        """Say whether it would be ratified: ``never``, ``always`` or ``depends``."""
        if chosen not in self._verdicts:
            answers = self.answers(chosen)
            possible = [one.constituent for one in answers if one.possible]
            certain = [one.constituent for one in answers if one.certain]
            passes = self.game.passes
            self._verdicts[chosen] = (
                "never" if not passes(possible) else "always" if passes(certain) else "depends"
            )
        return self._verdicts[chosen]

    def chosen(self, holding: Iterable[str]) -> Chosen:
        """Return the first ballot of each constituent among those that hold, by their labels."""
        labels = set(holding)
        return tuple(
            next((b for b in range(1, len(group.ballots) + 1) if self.label(g, b) in labels), 0)
            for g, group in enumerate(self.party.constituents)
        )

    def label(self, group: int, ballot: int) -> str:
        """Name a ballot, counted from 1, as a reason."""
        return f"{_MARK}:{self.place}/{group}/{ballot}"

    def lines(self, case: Case, problem: Problem, package: NamedPackage | None = None) -> list[RedLine]:
        """Return each ballot as what it speaks of; a ballot on a named package only speaks of that one.

        In the count of complete packages, one on a package that leaves issues open speaks of none.
        """
        found = []
        for g, group in enumerate(self.party.constituents):
            for b, ballot in enumerate(group.ballots, 1):
                options = _spoken_of(case, problem, ballot, package)
                if options is not None:
                    found.append(RedLine(self.place, Combination(options), self.label(g, b)))
        return found


def homes(case: Case, design_effect: float) -> tuple[Home, ...]:
    """Return what each party that says so needs at home, in the order of the case."""
    found = []
    for place, party in enumerate(case.parties):
        game = game_of(party)
        if game is not None:
            found.append(Home(place, party, game, design_effect))
    return tuple(found)


def with_ballots(
    case: Case, problem: Problem, asked: Iterable[Home], package: NamedPackage | None = None
) -> Problem:
    """Return a problem in which the ballots of some parties are reasons among the others."""
    lines = [line for home in asked for line in home.lines(case, problem, package)]
    return replace(problem, red_lines=(*problem.red_lines, *lines))


def labels_of(problem: Problem, reasons: Reasons) -> tuple[frozenset[str], bool]:
    """Return the labels of the ballots among some reasons, and whether there are other reasons."""
    labels = {problem.red_lines[one.line].label if one.line >= 0 else "" for one in reasons}
    ballots = frozenset(label for label in labels if label.startswith(f"{_MARK}:"))
    return ballots, len(ballots) < len(labels)


def _spoken_of(
    case: Case, problem: Problem, ballot: Ballot, package: NamedPackage | None
) -> Mapping[int, frozenset[int]] | None:
    """Return the options by which packages are known that a ballot speaks of; None if it speaks of none."""
    if not ballot.package:
        places = {issue: number for number, issue in enumerate(problem.issues)}
        return {
            places[issue]: frozenset(problem.options[places[issue]].index(one) for one in ids)
            for issue, ids in ballot.options.items()
        }
    if package is not None and package.id == ballot.package:
        return {0: frozenset(range(len(problem.options[0])))}
    named = next(one for one in case.packages if one.id == ballot.package)
    if complete(problem, named.options) is None:
        return None
    return {issue: frozenset([option]) for issue, option in indexes(problem, named.options).items()}
