"""Small cases with uncertain judgements, and what the analysis of them must say, by plain enumeration."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from tracktwo.case import (
    Case,
    Estimate,
    Issue,
    Judgement,
    Link,
    NamedPackage,
    Option,
    Party,
    Position,
    RedLine,
    Rule,
    Sacred,
)
from tracktwo.case.numbers import no_deal_at

Numbers = dict[str, float] | dict[str, Fraction]
Written = int | list[int]


def estimate(written: Written) -> Estimate:
    """Make an estimate as a case file writes it: 60, [40, 70], or low, likely, high."""
    numbers = [Fraction(n) for n in ([written] if isinstance(written, int) else written)]
    return Estimate(numbers[0], numbers[-1], numbers[1] if len(numbers) == 3 else None)


def position(
    party: str,
    weights: dict[str, Written],
    values: dict[str, dict[str, Written]],
    no_deal: Written | None = None,
    red_lines: tuple[dict[str, tuple[str, ...]], ...] = (),
    sacred: tuple[Sacred, ...] = (),
) -> Position:
    """Make a position from plain numbers."""
    return Position(
        party,
        None if no_deal is None else Judgement(f"{party}/no-deal", estimate(no_deal)),
        weights={i: Judgement(f"{party}/{i}/weight", estimate(w)) for i, w in weights.items()},
        values={
            i: {o: Judgement(f"{party}/{i}/{o}", estimate(v)) for o, v in table.items()}
            for i, table in values.items()
        },
        red_lines=tuple(RedLine(party, line, label=f"line {n}") for n, line in enumerate(red_lines)),
        sacred=sacred,
    )


def case_of(
    options: dict[str, str],
    *positions: Position,
    scale: str = "shares",
    rules: tuple[Rule, ...] = (),
    links: tuple[Link, ...] = (),
    packages: tuple[NamedPackage, ...] = (),
    outside: str = "",
    without_consent: str = "",
) -> Case:
    """Make a case; ``options`` gives each issue its options, split at blanks."""
    return Case(
        "A case",
        tuple(
            Party(
                p.party,
                p.party,
                in_channel=p.party not in outside.split(),
                consent=p.party not in without_consent.split(),
            )
            for p in positions
        ),
        tuple(Issue(i, i, tuple(Option(o, o) for o in listed.split())) for i, listed in options.items()),
        {p.party: p for p in positions},
        scale=scale,
        rules=rules,
        links=links,
        packages=packages,
    )


def split(*no_deals: Written, options: int = 11, **more: object) -> Case:
    """Two parties, one good in steps of ten: what one gets the other does not."""
    ids = [f"o{10 * n}" for n in range(options)]
    table = {"a": {o: 10 * n for n, o in enumerate(ids)}, "b": {o: 100 - 10 * n for n, o in enumerate(ids)}}
    two = [position(p, {"good": 1}, {"good": table[p]}, d) for p, d in zip("ab", no_deals, strict=True)]
    return case_of({"good": " ".join(ids)}, *two, **more)  # type: ignore[arg-type]


def packages(case: Case) -> list[dict[str, str]]:
    """List the packages that the rules allow, from their definition."""
    every = (
        dict(zip([i.id for i in case.issues], chosen, strict=True))
        for chosen in product(*([o.id for o in i.options] for i in case.issues))
    )
    return [p for p in every if all(_obeys(p, rule) for rule in case.rules)]


def _obeys(package: dict[str, str], rule: Rule) -> bool:
    if not meets(package, rule.when):
        return True
    return all((package[i] in ids) == (rule.kind == "requires") for i, ids in rule.then.items())


def meets(package: dict[str, str], options: dict[str, tuple[str, ...]]) -> bool:
    """Tell whether a package takes one of the options named in every issue named."""
    return all(package[issue] in chosen for issue, chosen in options.items())


def worth(case: Case, party: str, package: dict[str, str], number: Callable[[Judgement], float]) -> float:
    """Return a package's value to a party, from the definition."""
    position, total, weights = case.positions[party], 0 * Fraction(1), Fraction(0)
    for issue, weight in position.weights.items():
        total += number(weight) * number(position.values[issue][package[issue]])
        weights += number(weight)
    return total / weights if case.scale == "shares" and weights else total


def crosses(case: Case, party: str, package: dict[str, str]) -> bool:
    """Tell whether a package crosses a red line of a party or takes what it does not accept as sacred."""
    position = case.positions[party]
    return any(meets(package, line.options) for line in position.red_lines) or any(
        package[one.issue] not in one.accepts for one in position.sacred
    )


def accepts(case: Case, party: str, package: dict[str, str], number: Callable[[Judgement], float]) -> bool:
    """Tell whether a party accepts a package, from the definition."""
    judged = no_deal_at(case, party, None)
    if crosses(case, party, package):
        return False
    return judged is None or worth(case, party, package, number) >= number(judged)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a case with two or three parties and up to 27 packages, with rules and red lines."""
    issues = {f"i{n}": "x y z"[: 2 * draw(st.integers(2, 3)) - 1] for n in range(draw(st.integers(1, 3)))}
    number = st.integers(0, 10)

    def written() -> Written:
        return draw(st.one_of(number, st.lists(number, min_size=2, max_size=3).map(sorted)))

    def some(listed: str) -> tuple[str, ...]:
        chosen = draw(st.sets(st.sampled_from(listed.split()), min_size=1))
        return tuple(sorted(chosen))

    positions = []
    for party in "abc"[: draw(st.integers(2, 3))]:
        judged = [i for i in issues if draw(st.integers(0, 4))] or ["i0"]
        weights = {i: written() for i in judged}
        if not any(estimate(w).point for w in weights.values()):
            weights[judged[0]] = 1
        line = {i: some(issues[i]) for i in issues if draw(st.booleans())}
        positions.append(
            position(
                party,
                weights,
                {i: {o: written() for o in issues[i].split()} for i in judged},
                draw(st.one_of(st.none(), st.just(written()), st.just(written()))),
                (line,) if line and draw(st.integers(0, 3)) == 0 else (),
            )
        )
    rules = ()
    if len(issues) > 1 and draw(st.booleans()):
        kind = draw(st.sampled_from(["excludes", "requires"]))
        rules = (Rule({"i0": some(issues["i0"])}, {"i1": some(issues["i1"])}, kind),)
    return case_of(issues, *positions, scale=draw(st.sampled_from(["shares", "points"])), rules=rules)
