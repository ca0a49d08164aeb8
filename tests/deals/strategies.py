"""Hypothesis strategies of random problems, small enough for the oracle to enumerate.

Ties are frequent on purpose: most worths are small whole numbers or simple fractions. Some are long
decimals that differ only far behind what a float can hold, so that a comparison by floats would fail.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import prod

from hypothesis import strategies as st

from tracktwo.deals.problem import Combination, Joint, Problem, RedLine

FLAVOURS: dict[str, Callable[[int], Fraction]] = {
    "points": Fraction,
    "halves and thirds": lambda n: Fraction(n, 1 + abs(n) % 3),
    "signed": lambda n: Fraction(n - 2),
    "long decimals": lambda n: Fraction(n % 2, 10) + Fraction(n, 10**30),
    "longer decimals": lambda n: Fraction(n % 2, 10) + Fraction(n, 10**60),
    "huge": lambda n: Fraction((n % 3) * 2**70 + n, 7),
}
"""How a small whole number becomes a worth."""

ROUND = ("halves and thirds", "points", "signed")
"""Those whose worths differ, if at all, by more than a solver's tolerance."""


@st.composite
def combinations(draw: st.DrawFn, sizes: tuple[int, ...], most_issues: int = 3) -> Combination:
    """Draw options that meet, in one to `most_issues` issues of the given numbers of options."""
    fewest = min(len(sizes), draw(st.sampled_from([2, 2, 1])))
    issues = draw(
        st.lists(st.sampled_from(range(len(sizes))), min_size=fewest, max_size=most_issues, unique=True)
    )
    chosen = {
        issue: draw(st.frozensets(st.integers(0, sizes[issue] - 1), min_size=1)) for issue in sorted(issues)
    }
    return Combination(chosen)


@st.composite
def problems(
    draw: st.DrawFn,
    min_parties: int = 2,
    max_parties: int = 6,
    max_issues: int = 5,
    max_packages: int = 200,
    rules: bool = True,
    red_lines: bool = True,
    joint: bool = False,
    flavours: tuple[str, ...] = tuple(sorted(FLAVOURS)),
) -> Problem:
    """Draw a problem; at least one party consents, and the rules may forbid every package."""
    parties = draw(st.integers(min_parties, max_parties))
    sizes = tuple(draw(st.lists(st.integers(1, 4), min_size=1, max_size=max_issues)))
    while prod(sizes) > max_packages:
        sizes = sizes[:-1]
    make = FLAVOURS[draw(st.sampled_from(flavours))]
    cells = sum(sizes) * parties
    small = st.integers(0, draw(st.sampled_from([2, 4, 9])))
    numbers = iter(draw(st.lists(small, min_size=cells, max_size=cells)))
    worth = tuple(
        tuple(tuple(make(next(numbers)) for _ in range(parties)) for _ in range(size)) for size in sizes
    )
    line = st.tuples(st.integers(0, parties - 1), combinations(sizes, 2))
    refused = draw(st.lists(line, max_size=3 if red_lines else 0))
    worths = st.tuples(*[st.integers(-4, 4).map(make)] * parties)
    together = draw(st.lists(st.tuples(combinations(sizes), worths), max_size=5 if joint else 0))
    return Problem(
        parties=tuple(f"p{n}" for n in range(parties)),
        issues=tuple(f"i{n}" for n in range(len(sizes))),
        options=tuple(tuple(f"o{n}" for n in range(size)) for size in sizes),
        worth=worth,
        no_deal=tuple(draw(no_deals(make, len(sizes))) for _ in range(parties)),
        consent=draw(flags(parties)),
        in_channel=draw(flags(parties)),
        forbidden=tuple(draw(st.lists(combinations(sizes), max_size=4 if rules else 0))),
        red_lines=tuple(RedLine(party, what, f"r{n}") for n, (party, what) in enumerate(refused)),
        joint=tuple(Joint(what, worth) for what, worth in together),
    )


def no_deals(make: Callable[[int], Fraction], issues: int) -> st.SearchStrategy[Fraction | None]:
    """Draw what a party expects without agreement: mostly within reach, sometimes unknown."""
    return st.none() | st.integers(0, 2 * issues).map(make) | st.integers(0, 3).map(lambda n: Fraction(n, 2))


def flags(parties: int) -> st.SearchStrategy[tuple[bool, ...]]:
    """Draw one yes or no a party, at least one yes."""
    return st.lists(st.booleans(), min_size=parties, max_size=parties).filter(any).map(tuple)


def tangled(issues: int) -> Problem:
    """Return two parties over yes/no issues, each two of which are worth something together."""
    values = {(one, other): (7 * one + 3 * other) % 11 for one in range(issues) for other in range(one)}
    joint = tuple(
        Joint(
            Combination({one: frozenset([1]), other: frozenset([(one + other) % 2])}),
            (Fraction(value), Fraction(10 - value)),
        )
        for (one, other), value in values.items()
    )
    return Problem(
        ("a", "b"),
        tuple(f"i{n}" for n in range(issues)),
        (("no", "yes"),) * issues,
        (((Fraction(0),) * 2,) * 2,) * issues,
        (Fraction(0),) * 2,
        (True,) * 2,
        (True,) * 2,
        joint=joint,
    )
