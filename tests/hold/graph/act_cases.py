"""Small cases with acts, drawn at random, and what must be said of them, by plain enumeration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

import numpy as np
from graph_oracle import Oracle

from tracktwo.case import (
    Act,
    Case,
    Constituent,
    Estimate,
    Issue,
    JointValue,
    Judgement,
    Moves,
    NamedPackage,
    Option,
    Party,
    Position,
    Rule,
)
from tracktwo.deals import problem_of

Taken = frozenset[str]
Ends = Mapping[str, str]

ISSUES = {"line": ("front", "border"), "watch": ("none", "observers", "troops"), "money": ("little", "much")}


def judged(path: str, *numbers: int) -> Judgement:
    """Make a judgement: a point, a range, or low, likely, high."""
    exact = [Fraction(n) for n in numbers]
    return Judgement(path, Estimate(exact[0], exact[-1], exact[1] if len(exact) == 3 else None))


def random_case(rng: np.random.Generator, *, certain: bool = True, complete: bool = False) -> Case:
    """Draw a case with two or three parties, two or three issues, a package and two to five acts."""
    issues = dict(list(ISSUES.items())[: int(rng.integers(2, 4))])
    parties = tuple(
        Party(f"p{n}", f"P{n}", constituents=(Constituent("hawks", "Hawks"),))
        for n in range(rng.integers(2, 4))
    )
    settled = [issue for issue in issues if rng.random() < 0.6 or complete]
    package = NamedPackage("plan", "Plan", {i: str(rng.choice(issues[i])) for i in settled})
    actors = [party.id for party in parties] + ["p0/hawks"]
    acts = tuple(_act(rng, n, issues, actors, certain) for n in range(rng.integers(2, 6)))
    rules = (Rule({"line": ("border",)}, {"watch": ("none",)}, "excludes"),) if rng.random() < 0.5 else ()
    acting = sorted({act.by for act in acts})
    coalitions = (tuple(acting[:2]),) if len(acting) > 1 else ()
    return Case(
        "Drawn",
        parties,
        tuple(Issue(i, i, tuple(Option(o, o) for o in options)) for i, options in issues.items()),
        {party.id: _position(rng, party.id, issues, certain) for party in parties},
        rules=rules,
        packages=(package,),
        moves=Moves(acts, coalitions),
    )


def _numbers(rng: np.random.Generator, low: int, high: int, certain: bool) -> list[int]:
    size = 1 if certain else int(rng.integers(1, 4))
    return sorted(int(n) for n in rng.integers(low, high, size))


def _act(
    rng: np.random.Generator,
    number: int,
    issues: Mapping[str, tuple[str, ...]],
    actors: list[str],
    certain: bool,
) -> Act:
    some = [issue for issue in issues if rng.random() < 0.25]
    earlier = [f"a{n}" for n in range(number)]
    return Act(
        f"a{number}",
        f"Act {number}",
        str(rng.choice(actors)),
        undo=bool(rng.random() < 0.6),
        when={i: tuple(str(o) for o in rng.choice(issues[i], 1)) for i in some},
        after=tuple(one for one in earlier if rng.random() < 0.15),
        excludes=tuple(one for one in earlier if rng.random() < 0.15),
        ends_deal=bool(rng.random() < 0.3),
        changes={i: str(rng.choice(issues[i])) for i in issues if rng.random() < 0.2},
        worth={
            who: judged(f"moves/a{number}/{who}", *_numbers(rng, -30, 31, certain))
            for who in actors
            if rng.random() < 0.7
        },
    )


def _position(
    rng: np.random.Generator, party: str, issues: Mapping[str, tuple[str, ...]], certain: bool
) -> Position:
    joint = ()
    if rng.random() < 0.2:
        worth = judged(f"{party}/joint/0/worth", int(rng.integers(-9, 10)))
        joint = (JointValue({"line": ("front",), "watch": ("observers", "troops")}, worth),)
    return Position(
        party,
        judged(f"{party}/no-deal", *_numbers(rng, 10, 70, certain)) if rng.random() < 0.8 else None,
        weights={i: judged(f"{party}/{i}/weight", *_numbers(rng, 1, 40, certain)) for i in issues},
        values={
            i: {o: judged(f"{party}/{i}/{o}", *_numbers(rng, 0, 101, certain)) for o in options}
            for i, options in issues.items()
        },
        joint=joint,
    )


class ByHand:
    """The states of a package's acts as sets of acts, for one way to settle what it leaves open."""

    def __init__(self, case: Case, whole: Ends) -> None:
        assert case.moves is not None
        self.case, self.whole, self.acts = case, whole, case.moves.acts
        self.problem = problem_of(case)
        ids = [act.id for act in self.acts]
        every = (
            frozenset(i for i, there in zip(ids, marks, strict=True) if there)
            for marks in product((0, 1), repeat=len(ids))
        )
        self.states: list[Taken] = [state for state in every if self.feasible(state)]
        self.actors = [
            name
            for party in case.parties
            for name in (party.id, *(f"{party.id}/{one.id}" for one in party.constituents))
        ]

    def package(self, state: Taken, without: str = "") -> dict[str, str]:
        made = dict(self.whole)
        for act in self.acts:
            if act.id in state and act.id != without:
                made |= act.changes
        return made

    def feasible(self, state: Taken) -> bool:
        standing = [act for act in self.acts if act.id in state]
        for act in standing:
            package = self.package(state, without=act.id)
            if any(package[issue] not in options for issue, options in act.when.items()):
                return False
            if not set(act.after) <= state or set(act.excludes) & state:
                return False
        pairs = [
            (one, other, i)
            for one in standing
            for other in standing
            for i in one.changes
            if i in other.changes
        ]
        return all(one.changes[i] == other.changes[i] for one, other, i in pairs)

    def value(self, actor: str, state: Taken) -> Fraction:
        party = [one.id for one in self.case.parties].index(actor.split("/")[0])
        chosen = tuple(
            options.index(self.package(state)[issue])
            for issue, options in zip(self.problem.issues, self.problem.options, strict=True)
        )
        standing = [act for act in self.acts if act.id in state]
        outside = self.problem.no_deal[party]
        if outside is None:  # the least that an allowed package is worth
            every = product(*(range(len(options)) for options in self.problem.options))
            outside = min(self.problem.values(one)[party] for one in every if self.problem.allowed(one))
        base = outside if any(act.ends_deal for act in standing) else self.problem.values(chosen)[party]
        added = [act.worth[actor].estimate.point for act in standing if actor in act.worth]
        return base + sum(added, Fraction(0))

    def may(self, actor: str, one: Taken, other: Taken) -> bool:
        changed = {act.id: act for act in self.acts if (act.id in one) != (act.id in other)}
        owned = all(act.by == actor for act in changed.values())
        return bool(changed) and owned and all(act.undo for act in changed.values() if act.id in one)

    def oracle(self) -> Oracle:
        places = range(len(self.states))
        moves = [
            [{t for t in places if self.may(actor, self.states[s], self.states[t])} for s in places]
            for actor in self.actors
        ]
        worth = []
        for actor in self.actors:
            values = [self.value(actor, state) for state in self.states]
            levels = sorted(set(values))
            worth.append([levels.index(value) for value in values])
        return Oracle(moves, worth)

    @property
    def deal(self) -> int:
        return self.states.index(frozenset())


def completions(case: Case, *, rules: bool = True) -> Iterator[dict[str, str]]:
    """Give every way to settle the open issues of the case's first package, as its rules allow."""
    problem = problem_of(case)
    for options in product(*problem.options):
        whole = dict(zip(problem.issues, options, strict=True))
        agrees = all(whole[issue] == option for issue, option in case.packages[0].options.items())
        chosen = tuple(ids.index(whole[i]) for i, ids in zip(problem.issues, problem.options, strict=True))
        if agrees and (not rules or problem.allowed(chosen)):
            yield whole
