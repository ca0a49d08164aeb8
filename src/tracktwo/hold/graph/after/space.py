"""The states that acts make of a package: which acts stand, who can change that, and into what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tracktwo.case import Act, Case, NamedPackage
from tracktwo.errors import Finding, InputError, LimitError, Place
from tracktwo.hold.graph.after.moves import actors_of, moves_of, reached
from tracktwo.hold.graph.model import Arcs

__all__ = ["MOST_STATES", "ActSpace", "act_space"]

Flags = NDArray[np.bool_]
Indexes = NDArray[np.int64]

MOST_STATES = 4096
MOST_MOVES = 1_000_000
MOST_ACTS = 20
AT_MOST = f"at most {MOST_STATES:,} can be looked at"


@dataclass(frozen=True, eq=False)
class ActSpace:
    """A named package with the acts that may follow it.

    Parameters
    ----------
    case : Case
        Whose acts they are.
    package : NamedPackage
        What was agreed. State 0 is the deal kept: no act taken.
    acts : tuple of Act
        Those that are possible in some state, in the order of the file.
    left_out : tuple of str
        Ids of acts that can never be taken under this package.
    actors : tuple of str
        All to whom the case gives an act, parties in the order of the file, each followed by its
        constituents.
    taken : ndarray of bool, shape (states, acts)
        Which acts stand in each state.
    moves : tuple of Arcs
        Of each actor: to any state that differs in its own acts only, none of them undone that cannot be.
    open : tuple of str
        Issues that the package leaves open.
    """

    case: Case
    package: NamedPackage
    acts: tuple[Act, ...]
    left_out: tuple[str, ...]
    actors: tuple[str, ...]
    taken: Flags
    moves: tuple[Arcs, ...]
    open: tuple[str, ...]

    @property
    def ended(self) -> Flags:
        """Say of each state whether the deal is off in it."""
        ending = np.array([act.ends_deal for act in self.acts], dtype=bool)
        return np.asarray(self.taken[:, ending].any(axis=1))

    def party(self, actor: str) -> int:
        """Return the index of the party as which an actor values packages."""
        ids = [party.id for party in self.case.parties]
        return ids.index(actor.split("/")[0])

    def only(self, kept: Flags) -> ActSpace:
        """Return it with some of its states, of these those that can still be reached, and their acts."""
        narrowed = self._with(self.taken[kept])
        narrowed = narrowed._with(narrowed.taken[reached(narrowed.moves)])
        there = np.asarray(narrowed.taken.any(axis=0))
        acts = tuple(act for act, stands in zip(self.acts, there, strict=True) if stands)
        every = self.case.moves.acts if self.case.moves else ()
        left_out = tuple(act.id for act in every if act not in acts)
        return replace(narrowed, acts=acts, left_out=left_out, taken=narrowed.taken[:, there])

    def _with(self, taken: Flags) -> ActSpace:
        moves = tuple(moves_of(self.acts, taken, actor) for actor in self.actors)
        return replace(self, taken=taken, moves=moves)

    def standing(self, state: int) -> tuple[str, ...]:
        """Return the ids of the acts that stand in a state."""
        return tuple(act.id for act, there in zip(self.acts, self.taken[state], strict=True) if there)

    def changes(self) -> tuple[tuple[Mapping[str, str], ...], Indexes]:
        """Return what acts can make of the package, and which of these each state has.

        Returns
        -------
        changes : tuple of mapping of str to str
            Issue to option; the first is empty.
        which : ndarray of int64, shape (states,)
        """
        found: dict[tuple[tuple[str, str], ...], int] = {(): 0}
        which = np.zeros(len(self.taken), dtype=np.int64)
        for state, row in enumerate(self.taken):
            made = {
                i: o
                for act, there in zip(self.acts, row, strict=True)
                if there
                for i, o in act.changes.items()
            }
            which[state] = found.setdefault(tuple(sorted(made.items())), len(found))
        return tuple(dict(one) for one in found), which

    def possible(self, settled: Mapping[str, Sequence[str]]) -> Flags | None:
        """Say in which states every act has the options it needs, once open issues are settled.

        Parameters
        ----------
        settled : mapping of str to sequence of str
            For each open issue, its option in each way of settling all of them.

        Returns
        -------
        ndarray of bool, shape (states, ways), or None
            None where no act needs anything of an open issue, so that all states are possible.
        """
        asked = {issue for act in self.acts for issue in act.when if issue in self.open}
        if not asked:
            return None
        ways = len(next(iter(settled.values())))
        allowed = np.ones((len(self.taken), ways), dtype=bool)
        for number, act in enumerate(self.acts):
            for issue in asked & act.when.keys():
                there = np.isin(np.array(settled[issue]), act.when[issue])
                changed, fits = _changed(self.acts, self.taken, number, issue)
                met = np.where(changed[:, None], fits[:, None], there[None, :])
                allowed &= ~self.taken[:, number, None] | met
        return allowed


def act_space(case: Case, package: NamedPackage) -> ActSpace:
    """Return the states and moves that a case's acts make of a package.

    Parameters
    ----------
    case : Case
        With acts.
    package : NamedPackage
        One of the case's.

    Returns
    -------
    ActSpace
        Only states that can be reached from the deal.

    Raises
    ------
    InputError
        The case has no acts.
    LimitError
        More than 20 acts are possible, or they make more than 4,096 states.
    """
    everything = case.moves.acts if case.moves else ()
    if not everything:
        place = Place(str(case.path or case.title))
        raise InputError(
            Finding(place, "no acts are named.", "Write what may be done after a deal under moves.")
        )
    acts = _possible_acts(everything, package)
    if len(acts) > MOST_ACTS:
        raise LimitError(
            _too_many(package, f"{len(acts)} acts can be taken; at most {MOST_ACTS} can be looked at")
        )
    taken = _states(acts, package)
    if len(taken) > MOST_STATES:
        raise LimitError(_too_many(package, f"acts make {len(taken):,} states; {AT_MOST}"))
    unsettled = tuple(issue.id for issue in case.issues if issue.id not in package.options)
    space = ActSpace(case, package, acts, (), actors_of(case, everything), taken, (), unsettled)._with(taken)
    if sum(len(arcs) for arcs in space.moves) > MOST_MOVES:
        raise LimitError(_too_many(package, f"acts make more than {MOST_MOVES:,} moves"))
    return space.only(np.ones(len(taken), dtype=bool))


def _too_many(package: NamedPackage, what: str) -> str:
    return (
        f"After '{package.id}' {what}. Leave out acts that nobody would take, or merge acts taken together."
    )


def _possible_acts(acts: Sequence[Act], package: NamedPackage) -> tuple[Act, ...]:
    """Leave out acts whose conditions neither the package nor any other act can bring about."""
    left = list(acts)
    while True:
        ids = {act.id for act in left}
        fit = [act for act in left if set(act.after) <= ids and _can_be(act, left, package)]
        if len(fit) == len(left):
            return tuple(fit)
        left = fit


def _can_be(act: Act, others: Sequence[Act], package: NamedPackage) -> bool:
    return all(
        package.options.get(issue) in (None, *options)
        or any(other.changes.get(issue) in options for other in others if other is not act)
        for issue, options in act.when.items()
    )


def _states(acts: Sequence[Act], package: NamedPackage) -> Flags:
    """List the sets of acts that can stand together, the empty one first."""
    codes = np.arange(1 << len(acts), dtype=np.int64)
    taken = (codes[:, None] >> np.arange(len(acts))) & 1 == 1
    fine = np.ones(len(codes), dtype=bool)
    place = {act.id: number for number, act in enumerate(acts)}
    for number, act in enumerate(acts):
        for needed in act.after:
            fine &= ~taken[:, number] | taken[:, place[needed]]
        for other, rival in enumerate(acts[:number]):
            if _exclude(act, rival):
                fine &= ~(taken[:, number] & taken[:, other])
    taken = taken[fine]
    fine = np.ones(len(taken), dtype=bool)
    for number, act in enumerate(acts):
        for issue, options in act.when.items():
            changed, fits = _changed(acts, taken, number, issue)
            fine &= ~taken[:, number] | np.where(
                changed, fits, package.options.get(issue) in (None, *options)
            )
    return np.asarray(taken[fine])


def _exclude(one: Act, other: Act) -> bool:
    """Tell whether two acts cannot stand together; nor can two that make different things of one issue."""
    against = other.id in one.excludes or one.id in other.excludes
    return against or any(other.changes.get(issue, option) != option for issue, option in one.changes.items())


def _changed(acts: Sequence[Act], taken: Flags, number: int, issue: str) -> tuple[Flags, Flags]:
    """Say in which states acts other than this one change an issue, and to an option that it needs."""
    changed, fits = np.zeros(len(taken), dtype=bool), np.zeros(len(taken), dtype=bool)
    for other, act in enumerate(acts):
        if other != number and issue in act.changes:
            changed |= taken[:, other]
            if act.changes[issue] in acts[number].when[issue]:
                fits |= taken[:, other]
    return changed, fits
