"""Cases made of ifs, and a second opinion on them straight from the definitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import strategies as st

from tracktwo.case import (
    Case,
    Condition,
    Estimate,
    Given,
    Issue,
    Judge,
    Judgement,
    NamedPackage,
    Option,
    Party,
    Phase,
    Position,
)

Rows = Iterable[tuple[Mapping[str, bool], Any]]
Way = dict[str, bool]


def judged(said: Any) -> Judgement:
    """Make a judgement: a number, (low, high), or (low, likely, high)."""
    ends = [Fraction(str(one)) for one in (said if isinstance(said, tuple) else (said, said))]
    return Judgement("here", Estimate(ends[0], ends[-1], ends[1] if len(ends) == 3 else None))


def condition(
    name: str,
    said: Any = None,
    *,
    given: Rows = (),
    judges: Iterable[tuple[Any, ...]] = (),
    bears_on: tuple[str, ...] = (),
    outcome: bool | None = None,
) -> Condition:
    """Make an if; judges are (name, what they say) or (name, what they say, weight)."""
    heard = tuple(Judge(who, judged(what), *map(Fraction, weight)) for who, what, *weight in judges)
    rows = tuple(Given(when, judged(what)) for when, what in given)
    told = None if said is None else judged(said)
    return Condition(name, f"{name} comes true.", bears_on, told, judges=heard, given=rows, outcome=outcome)


def case_of(*ifs: Condition, phases: tuple[Phase, ...] = ()) -> Case:
    """Make a case of two parties, one of which must consent, two issues and two packages."""
    parties = (Party("north", "North"), Party("south", "South", consent=False))
    options = (Option("low", "Low"), Option("high", "High"))
    phase = phases[0].id if phases else ""
    issues = (Issue("line", "Line", options), Issue("watch", "Watch", options, phase=phase))
    packages = (
        NamedPackage("whole", "Whole", {"line": "low", "watch": "high"}),
        NamedPackage("part", "Part", {"line": "high"}),
    )
    positions = {party.id: Position(party.id) for party in parties}
    return Case("Talks", parties, issues, positions, packages=packages, ifs=ifs, phases=phases)


def asia(tables: Mapping[str, Any]) -> Case:
    """Make ifs of the published network, from its tables."""
    either = [({"T": True}, 1), ({"T": False, "L": True}, 1), ({"T": False, "L": False}, 0)]
    found = [condition(name, tables[name]) for name in "AS"]
    found.append(condition("E", given=either))
    for key in ("T|A", "L|S", "B|S", "X|E", "D|E,B"):
        name, _, parents = key.partition("|")
        rows = [
            (dict(zip(parents.split(","), (one == "yes" for one in way.split(",")), strict=True)), chance)
            for way, chance in tables[key].items()
        ]
        found.append(condition(name, given=rows))
    return case_of(*found)


@st.composite
def networks(draw: st.DrawFn, most: int = 6, spread: bool = False) -> Case:
    """Draw ifs in which each depends on up to three of those before it, in any order of the file."""
    found: list[Condition] = []
    for number in range(draw(st.integers(1, most))):
        before = [one.id for one in found]
        parents = draw(st.lists(st.sampled_from(before), max_size=3, unique=True)) if before else []
        ways = [dict(zip(parents, way, strict=True)) for way in product((True, False), repeat=len(parents))]
        said = [draw(chances(spread)) for _ in ways]
        name = f"if-{number}"
        found.append(
            condition(name, given=list(zip(ways, said, strict=True))) if parents else condition(name, said[0])
        )
    return case_of(*draw(st.permutations(found)))


@st.composite
def chances(draw: st.DrawFn, spread: bool) -> Any:
    """Draw a likelihood strictly between 0 and 1; where it is to be spread, sometimes a range."""
    ends = sorted(draw(st.lists(st.integers(1, 19), min_size=3, max_size=3)))
    low, likely, high = (Fraction(end, 20) for end in ends)
    plain = [float(likely)]
    ranges = [(float(low), float(high)), (float(low), float(likely), float(high))] if spread else []
    return draw(st.sampled_from(plain + ranges))


def joint(case: Case, number: Any = lambda judgement: judgement.estimate.point) -> list[tuple[Way, Any]]:
    """List all ways in which the ifs may come out, with their likelihoods, from the definition."""
    names = [one.id for one in case.ifs]
    found = []
    for outcomes in product((True, False), repeat=len(names)):
        way = dict(zip(names, outcomes, strict=True))
        likelihood: Any = 1
        for one in case.ifs:
            rows = [row.likelihood for row in one.given if row.when.items() <= way.items()]
            chance = number(rows[0] if rows else one.likelihood)
            likelihood = likelihood * (chance if way[one.id] else 1 - chance)
        found.append((way, likelihood))
    return found


def likelihood(ways: list[tuple[Way, Any]], event: Mapping[str, bool], known: Mapping[str, bool]) -> Any:
    """Add up the ways in which an event happens, among those that fit what is known."""
    fitting = [(way, one) for way, one in ways if known.items() <= way.items()]
    return sum(one for way, one in fitting if event.items() <= way.items()) / sum(one for _, one in fitting)
