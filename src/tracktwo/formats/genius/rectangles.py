"""Worths of options together as the hyper-rectangles of a non-linear GENIUS profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product

from tracktwo.case import Issue
from tracktwo.formats.genius.texts import Numbers
from tracktwo.formats.worths import Worths

__all__ = ["rectangle_lines", "whole_levels"]


def whole_levels(issue: Issue) -> list[int] | None:
    """Return the levels of an issue by option if they are whole numbers in steps of 1, else None."""
    levels = [option.level for option in issue.options]
    whole = [level.numerator for level in levels if level is not None and level.denominator == 1]
    in_steps = sorted(whole) == list(range(min(whole, default=0), max(whole, default=-1) + 1))
    return whole if len(whole) == len(levels) and in_steps else None


def rectangle_lines(issues: Sequence[Issue], worths: Worths, scale: Fraction, numbers: Numbers) -> list[str]:
    """Write a party's worths as a sum of rectangles over its greatest utility, the scale."""
    lines = [
        f'<utility maxutility="{numbers.text(scale * worths.total)}">',
        '<ufun type="PlainUfun" aggregation="sum">',
    ]
    for at, (weight, values) in enumerate(zip(worths.stated, worths.values, strict=True)):
        for option, value in enumerate(values):
            lines += _rectangles(issues, {at: frozenset([option])}, weight * value, numbers)
    for joint in worths.joint:
        lines += _rectangles(issues, joint.options, joint.worth * worths.total, numbers)
    return [*lines, "</ufun>", "</utility>"]


def _rectangles(
    issues: Sequence[Issue], options: Mapping[int, frozenset[int]], worth: Fraction, numbers: Numbers
) -> list[str]:
    if not worth:
        return []
    runs = {at: _runs(issues[at], chosen) for at, chosen in options.items()}
    lines = []
    for ends in product(*runs.values()):
        bounds = [
            f'<INCLUDES index="{at + 1}" min="{low}" max="{high}"/>'
            for at, (low, high) in zip(runs, ends, strict=True)
        ]
        lines += [f'<hyperRectangle utility="{numbers.text(worth)}">', *bounds, "</hyperRectangle>"]
    return lines


def _runs(issue: Issue, chosen: frozenset[int]) -> list[tuple[int, int]]:
    """Return the levels of these options as ranges without gaps."""
    levels = whole_levels(issue) or []
    found: list[tuple[int, int]] = []
    for level in sorted(levels[option] for option in chosen):
        if found and found[-1][1] == level - 1:
            found[-1] = (found[-1][0], level)
        else:
            found.append((level, level))
    return found
