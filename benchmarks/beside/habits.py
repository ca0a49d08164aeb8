"""Four small GENIUS scenarios, each of which can be valued by hand, for how its XML is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

NUMBERS = '<issue index="1" name="sum" type="integer" etype="integer" vtype="integer" {}>{}</issue>'


@dataclass(frozen=True)
class Habit:
    """A rule of GENIUS, and a scenario that shows whether it is kept.

    Parameters
    ----------
    id : str
        Name of its folder.
    rule : str
        What GENIUS does.
    domain, profile : str
        The inner XML of both files; all parties have the same profile.
    shown : str
        What the profile says, in words.
    package : tuple of str
        Options by name.
    sum : str
        The value by the rule, as one adds it up.
    value : float
        The same as a number.
    """

    id: str
    rule: str
    domain: str
    profile: str
    shown: str
    package: tuple[str, ...]
    sum: str
    value: float


def _integer(low: int, high: int, inner: str = "") -> str:
    return NUMBERS.format(f'lowerbound="{low}" upperbound="{high}"', inner)


def _rectangles(most: int, *rectangles: tuple[int, int, int]) -> str:
    inner = "".join(
        f'<hyperRectangle utility="{worth}"><INCLUDES index="1" min="{low}" max="{high}"/></hyperRectangle>'
        for worth, low, high in rectangles
    )
    return (
        f'{_integer(0, 9)}<utility maxutility="{most}">'
        f'<ufun type="PlainUfun" weight="1" aggregation="sum">{inner}</ufun></utility>'
    )


def _discrete(evaluations: tuple[int, ...] = ()) -> str:
    names = ("open", "shut")
    worth = [f' evaluation="{number}"' for number in evaluations] or ["", ""]
    items = "".join(
        f'<item index="{place}" value="{name}"{own}/>'
        for place, (name, own) in enumerate(zip(names, worth, strict=True), 1)
    )
    return f'<issue index="1" name="border" type="discrete" etype="discrete" vtype="discrete">{items}</issue>'


WEIGHT = '<weight index="1" value="1.0"/>'

HABITS = (
    Habit(
        "greatest",
        "an evaluation counts as a part of the greatest evaluation of its issue",
        _discrete(),
        _discrete((4, 2)) + WEIGHT,
        "one issue of weight 1; `open` has evaluation 4, `shut` 2",
        ("shut",),
        "1 x 2/4",
        0.5,
    ),
    Habit(
        "maxutility",
        "the sum of rectangles is divided by `maxutility`",
        _integer(0, 9),
        _rectangles(40, (30, 2, 7), (10, 0, 4)),
        "`maxutility` 40; 30 for a number from 2 to 7, 10 for one from 0 to 4",
        ("3",),
        "(30 + 10)/40",
        1.0,
    ),
    Habit(
        "ends",
        "both ends of a rectangle's range are inside",
        _integer(0, 9),
        _rectangles(1, (1, 3, 5)),
        "`maxutility` 1; 1 for a number from 3 to 5",
        ("5",),
        "1/1",
        1.0,
    ),
    Habit(
        "count",
        "whole numbers are counted from the lower bound",
        _integer(10, 20),
        _integer(10, 20, '<evaluator ftype="linear" slope="0.1" offset="0.0"/>') + WEIGHT,
        "one issue of weight 1, numbers from 10 to 20, slope 0.1, offset 0",
        ("12",),
        "0.1 x (12 - 10)",
        0.2,
    ),
)


def write(habit: Habit, folder: Path) -> Path:
    """Write a scenario of two parties and return its folder."""
    home = folder / habit.id
    home.mkdir(parents=True, exist_ok=True)
    nonlinear = "hyperRectangle" in habit.profile
    profile = _space(habit.profile, ' type="nonlinear"' if nonlinear else "")
    domain = f"<negotiation_template>{_space(habit.domain)}</negotiation_template>"
    for name, text in (("domain", domain), ("first", profile), ("second", profile)):
        (home / f"{name}.xml").write_text(text + "\n", encoding="utf-8")
    return home


def _space(inner: str, kind: str = "") -> str:
    objective = f'<objective index="0" name="root" type="objective" etype="objective">{inner}</objective>'
    return f'<utility_space{kind} number_of_issues="1">{objective}</utility_space>'
