"""Would a deal hold once it is made: its acts as a graph model, over all judgements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tracktwo.case import Case, NamedPackage
from tracktwo.deals import Share
from tracktwo.errors import Finding, InputError, Place
from tracktwo.hold.graph.after.answers import shortest_answer
from tracktwo.hold.graph.after.held import gaining, held, listed, spread
from tracktwo.hold.graph.after.parts import Mover, WayOut
from tracktwo.hold.graph.after.result import AfterDeal, Ended
from tracktwo.hold.graph.after.space import ActSpace, act_space
from tracktwo.hold.graph.after.swings import swings
from tracktwo.hold.graph.after.threats import CONCEPTS, Payoffs, Threats, threats
from tracktwo.hold.graph.after.words import assumptions, methods, model_from
from tracktwo.hold.graph.after.worths import MOST_LISTED, Completions, Worths, possible_in
from tracktwo.hold.graph.model import GraphModel

__all__ = ["after_deal", "after_deals", "deal_model"]

Floats = NDArray[np.float64]

DRAWS = 500
MOST_NUMBERS = 8_000_000
"""States times actors times ways to settle open issues, that are held at once."""


def after_deal(
    case: Case, package_id: str, draws: int = DRAWS, seed: int = 1, at: date | None = None
) -> AfterDeal:
    """Ask whether a named package would hold against the acts that the case names.

    Parameters
    ----------
    case : Case
        With ``moves``.
    package_id : str
        One of the case's named packages.
    draws : int, optional
        How many draws of all judgements: values, weights, no-deal values and worths of acts. With 0, shares
        are of the ways to settle open issues with all judgements at their points.
    seed : int, optional
        Of the random numbers.
    at : date, optional
        For which day's no-deal values; the case's own date by default.

    Returns
    -------
    AfterDeal

    Raises
    ------
    InputError
        The case names no acts, no such package, or has values that only rank.
    LimitError
        The acts make more than 4,096 states.

    Notes
    -----
    The concepts of stability are those of Fang, Hipel and Kilgour (1993). Draws are those of
    `tracktwo.deals.draw`: a Latin hypercube after McKay, Beckman and Conover (1979).
    """
    return _Deal(case, package_id, draws, seed, at).result()


def after_deals(
    case: Case, draws: int = DRAWS, seed: int = 1, at: date | None = None
) -> tuple[AfterDeal, ...]:
    """Ask the same of every named package, in the order of the file; see `after_deal`."""
    return tuple(after_deal(case, package.id, draws, seed, at) for package in case.packages)


def deal_model(case: Case, package_id: str, at: date | None = None) -> GraphModel:
    """Return the graph model of a named package and the acts that may follow it.

    Parameters
    ----------
    case, package_id, at
        As in `after_deal`.

    Returns
    -------
    GraphModel
        Of those who act. State 1 is the deal kept; an option is an act. Preferences are those of values at
        the judgements' points, with open issues at their mean over the ways to settle them that the rules
        allow. An act that needs an option of an open issue counts as possible where some way
        has that option.
    """
    return _Deal(case, package_id, 0, 1, at).model


class _Deal:
    """Holds what is worked out once for a package."""

    def __init__(self, case: Case, package_id: str, draws: int, seed: int, at: date | None) -> None:
        self.draws, self.seed, self.at = draws, seed, at
        package = _package(case, package_id)
        self.space: ActSpace = act_space(case, package)
        numbers = len(self.space.taken) * max(len(self.space.actors), 1)
        self.ways = Completions.of(case, package, seed, min(MOST_LISTED, max(MOST_NUMBERS // numbers, 64)))
        possible = possible_in(self.space, self.ways.rows)
        if possible is not None and self.ways.listed:
            self.space = self.space.only(np.asarray(possible.any(axis=1)))
        self.worths = Worths(self.space, at)
        judged = len(self.worths.judgements)
        self.at_points: Payoffs = self.worths.payoffs(np.empty((0, judged)), self.ways.rows)
        self.typical: Floats = self.at_points.values.mean(axis=2)
        together = [] if case.moves is None else case.moves.coalitions
        self.coalitions = [
            tuple(sorted(self.space.actors.index(who) for who in group))
            for group in together
            if set(group) <= set(self.space.actors)
        ]
        self.model = model_from(self.space, self.typical, self.at_points.slack, self.coalitions)

    def result(self) -> AfterDeal:
        self.drawn = self._drawn() if self.draws else self.at_points
        self.slack = max(self.drawn.slack, self.at_points.slack)
        single = [(actor,) for actor in range(len(self.space.actors))]
        movers = [*single, *self.coalitions]
        point = threats(self.space.moves, self.at_points, 0, movers)
        over = threats(self.space.moves, self.drawn, 0, movers)
        each = tuple(self._mover(*pair) for pair in zip(point, over, strict=True))
        alone, slack = len(single), self.slack
        return AfterDeal(
            package=self.space.package.id,
            name=self.space.package.name,
            open_issues=self.space.open,
            completions=self.ways.count,
            completions_listed=self.ways.listed,
            actors=self.space.actors,
            acts=tuple(act.id for act in self.space.acts),
            left_out=self.space.left_out,
            states=len(self.space.taken),
            breaks_rules=self._breaks_rules(),
            held=held(point[:alone], over[:alone], slack),
            held_together=held(point, over, slack) if self.coalitions else (),
            movers=each[:alone],
            coalitions=each[alone:],
            no_deal=self._no_deal(single),
            draws=self.draws,
            seed=self.seed,
            at=self.at,
            methods=methods(),
            assumptions=assumptions(
                self.space, self.ways.count, len(self.ways.rows), self.worths.without_no_deal
            ),
            model=self.model,
        )

    def _drawn(self) -> Payoffs:
        quantiles = self.worths.quantiles(self.draws, self.seed)
        return self.worths.payoffs(quantiles, self.ways.drawn(self.draws, self.seed, self.space.package.id))

    def _mover(self, point: Threats, drawn: Threats) -> Mover:
        slack = self.slack
        return Mover(
            who=tuple(self.space.actors[actor] for actor in drawn.members),
            moves=len(drawn.targets),
            spoiler=gaining(drawn, slack),
            held=held([point], [drawn], slack),
            deviations=tuple(self._deviation(point, drawn, n) for n in listed(point, drawn, slack)),
        )

    def _deviation(self, point: Threats, drawn: Threats, number: int) -> WayOut:
        target, slack = int(drawn.targets[number]), self.slack
        members = list(drawn.members)
        values, possible, at = self._where_it_gains(members, target, drawn.gains[number])
        answer, credible = shortest_answer(self.space, values, target, members, slack, possible)
        return WayOut(
            by=tuple(self.space.actors[actor] for actor in members),
            takes=self.space.standing(target),
            ends_deal=bool(self.space.ended[target]),
            gain_at_point=spread(point.gains[number]),
            gain=spread(drawn.gains[number]),
            improves=Share.of(drawn.gains[number] > slack),
            breaks={concept: Share.of(drawn.left[concept][number] > slack) for concept in CONCEPTS},
            answer=answer,
            credible=credible,
            answer_at=at,
            rests_on=swings(self.worths, members, target, self.ways.rows),
        )

    def _where_it_gains(
        self, members: list[int], target: int, gains: Floats
    ) -> tuple[Floats, NDArray[np.bool_] | None, str]:
        """Return values and possible states for which to look for answers: where there is a gain."""
        own, slack = self.typical[members], self.slack
        improving = np.flatnonzero(gains > slack)
        if (own[:, target] > own[:, 0] + slack).all() or not len(improving):
            return self.typical, None, "points"
        middle = int(improving[np.argsort(gains[improving], kind="stable")[len(improving) // 2]])
        possible = self.drawn.possible
        return self.drawn.values[:, :, middle], None if possible is None else possible[:, middle], "draw"

    def _no_deal(self, movers: Sequence[tuple[int, ...]]) -> tuple[Ended, ...]:
        found = []
        for number, act in enumerate(self.space.acts):
            alone = np.flatnonzero(self.space.taken[:, number] & (self.space.taken.sum(axis=1) == 1))
            if act.ends_deal and len(alone) and self._can_be(int(alone[0])):
                found.append(self._ended(int(alone[0]), number, movers))
        return tuple(found)

    def _can_be(self, state: int) -> bool:
        """Tell whether a state is possible in some way at the points, and in some draw."""
        both = (self.at_points.possible, self.drawn.possible)
        return all(possible is None or bool(possible[state].any()) for possible in both)

    def _ended(self, state: int, act: int, movers: Sequence[tuple[int, ...]]) -> Ended:
        concepts, slack = ("nash", "seq"), self.slack
        at_points, drawn = self.at_points.where(state), self.drawn.where(state)
        point = threats(self.space.moves, at_points, state, movers, concepts)
        over = threats(self.space.moves, drawn, state, movers, concepts)
        gains = {}
        for number, actor in enumerate(self.space.actors):
            gained = spread(drawn.values[number, state] - drawn.values[number, 0])
            assert gained is not None
            gains[actor] = gained
        leaves = {self.space.actors[one.members[0]]: gaining(one, slack) for one in over}
        there = self.space.acts[act]
        return Ended(there.id, there.by, gains, held(point, over, slack, concepts), leaves)

    def _breaks_rules(self) -> bool:
        problem, rows = self.worths.problem, self.ways.rows
        if not self.ways.count:
            return True
        kept = set(self.worths.which[~self.space.ended].tolist())
        for number in sorted(kept - {0}):
            made = rows.copy()
            for issue, option in self.worths.changes[number].items():
                place = problem.issues.index(issue)
                made[:, place] = problem.options[place].index(option)
            for combination in problem.forbidden:
                met = np.all([np.isin(made[:, i], sorted(o)) for i, o in combination.options.items()], axis=0)
                if met.any():
                    return True
        return False


def _package(case: Case, package_id: str) -> NamedPackage:
    place = Place(str(case.path or case.title))
    known = {package.id: package for package in case.packages}
    if package_id not in known:
        names = ", ".join(known) or "none"
        raise InputError(Finding(place, f"there is no package '{package_id}'.", f"The case names: {names}."))
    if case.scale == "ranks":
        said = "values that only rank packages cannot be added to what acts are worth."
        raise InputError(Finding(place, said, "Give values on the scale of shares or points."))
    return known[package_id]
