"""Small cases about war, from plain numbers."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tracktwo.case import Case, Estimate, Issue, Judgement, Option, Party, Position, War

Written = str | list[str]


def judged(path: str, written: Written) -> Judgement:
    """Make a judgement as a case file writes it: 0.5, [0.4, 0.7], or low, likely, high."""
    numbers = [Fraction(n) for n in ([written] if isinstance(written, str) else written)]
    return Judgement(path, Estimate(numbers[0], numbers[-1], numbers[1] if len(numbers) == 3 else None))


def war_case(
    wins: Written,
    costs: tuple[Written, Written],
    later: Written | None = None,
    patience: Written | None = None,
) -> Case:
    """Make a case that says nothing but what fighting would bring."""
    sides = ("north", "south")
    war = War(
        sides,
        judged("war/wins", wins),
        {side: judged(f"war/costs/{side}", cost) for side, cost in zip(sides, costs, strict=True)},
        None if later is None else judged("war/later", later),
        None if patience is None else judged("war/patience", patience),
    )
    parties = (Party("north", "North"), Party("south", "South"))
    return Case("A war", parties, (), {side: Position(side) for side in sides}, war=war)


def one_good(now: tuple[Written, Written], later: dict[date, tuple[Written, Written]]) -> Case:
    """Make a case of two parties that share one good in tenths; no-deal values change on some days."""
    sides = ("north", "south")
    tenths = tuple(Option(f"t{n}", f"{n} tenths to North", level=Fraction(n)) for n in range(11))
    positions = {}
    for place, side in enumerate(sides):
        worth = {
            f"t{n}": judged(f"{side}/good/t{n}", str(10 * (n if place == 0 else 10 - n))) for n in range(11)
        }
        positions[side] = Position(
            side,
            judged(f"{side}/no-deal", now[place]),
            tuple((day, judged(f"{side}/no-deal/{day}", pair[place])) for day, pair in sorted(later.items())),
            {"good": judged(f"{side}/good/weight", "1")},
            {"good": worth},
        )
    parties = (Party("north", "North"), Party("south", "South"))
    return Case("A good", parties, (Issue("good", "Good", tenths),), positions, as_of=date(2023, 7, 10))
