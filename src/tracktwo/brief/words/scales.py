"""Where talks on a scale would end: the weighted mean first, every other model beside it, all with errors."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor, log10

from tracktwo import figures
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocks import (
    Block,
    Bullets,
    Drawing,
    Grid,
    Heading,
    Link,
    Para,
    Section,
    Words,
    row,
    words,
)
from tracktwo.brief.words.say import Say, anchor, listed, number, percent
from tracktwo.forecast import BASELINE, MODELS, Answer, Dimension, Forecast

__all__ = ["scales"]

INTRODUCTION = (
    "On an issue whose options lie on a line, talks end somewhere on it. These models have been asked where; "
    "the salience-weighted mean comes first, because none of the others has a clearly better record. Options "
    "without numbers are taken to lie evenly spaced, which is an assumption. Only Nash bargaining looks at "
    "consent and at how things stay without a deal; none looks at red lines. It is no advice where to settle."
)

SAME = 0.0005
"""Models and means that differ by a smaller share of the scale count as the same."""


def scales(facts: Facts, say: Say) -> Section:
    """Write what models of bargaining on a scale say, and how wrong each has been."""
    found, title = facts.forecast, "Where talks on a scale would end"
    if found is None:
        return Section("scales", title, (Para(words("No issue of the case lies on a scale.")),))
    blocks: list[Block] = [Para(words(INTRODUCTION)), _errors(found)]
    for at, one in enumerate(found.scene.dimensions):
        blocks += [Heading(one.name, anchor("scale", one.id)), *_dimension(found, one, at)]
    notes = [
        f"{MODELS[name].title}: {note}" for name, answer in found.answers.items() for note in answer.notes
    ]
    notes += [f"Left out: {issue}: {reason}" for issue, reason in found.scene.left_out]
    notes += found.scene.assumptions
    if notes:
        items = tuple(words(f"{text[:1].upper()}{text[1:]}.") for text in dict.fromkeys(notes))
        blocks += [Para(words("Assumed, and left out:"), "label"), Bullets(items)]
    return Section("scales", title, tuple(blocks))


def _errors(found: Forecast) -> Grid:
    """Say how wrong each model has been where outcomes are known."""
    rows = tuple(
        row(
            _title(name),
            [
                number(error.mean_absolute, 1),
                percent(error.within_5),
                percent(error.within_10),
                number(error.crps, 1),
                number(error.issues),
            ],
        )
        for name, answer in found.answers.items()
        for error in answer.errors[:1]
    )
    headers = ("Model", "Off by, on average", "Within 5", "Within 10", "CRPS", "Decisions")
    caption = "How wrong each has been on decisions of the European Union, in hundredths of the scale"
    return Grid(caption, headers, rows)


def _title(name: str) -> str:
    return f"{MODELS[name].title}{' (baseline)' if name == BASELINE else ''}"


def _dimension(found: Forecast, one: Dimension, at: int) -> Iterator[Block]:
    base = found.answers[BASELINE].value[at]
    rows = tuple(
        figures.RangeRow(
            _title(name),
            _estimate(answer, at),
            mark=base if name != BASELINE else None,
            text=_rounded(answer, at, one),
        )
        for name, answer in found.answers.items()
    )
    yield Drawing(
        figures.ranges(
            key=anchor("scale-of", one.id),
            title=f"{one.name}: where each model ends",
            groups=[figures.RangeGroup("", rows)],
            axis=f"From {_end(one, one.low)} to {_end(one, one.high)}",
            mark_label="Weighted mean",
            range_label="Value, and where nine draws in ten fall or what held 80% of past errors",
            low=one.low,
            high=one.high,
        )
    )
    yield Para(_words(found, one, at))


def _end(one: Dimension, place: float) -> str:
    names = [name for level, name in one.marks if level == place]
    return f"{number(place, 1)}{f' ({names[0]})' if names else ''}{f' {one.unit}' if one.unit else ''}"


def _estimate(answer: Answer, at: int) -> figures.Estimate:
    value, (low, high) = answer.value[at], answer.interval[at]
    return figures.Estimate(value, min(low, value), max(high, value))


def _rounded(answer: Answer, at: int, one: Dimension) -> str:
    """Write a value and its interval no finer than a hundredth of the scale."""
    places = max(0, -floor(log10((one.high - one.low) / 100))) if one.high > one.low else 0
    value, low, high = (number(end, places) for end in (answer.value[at], *answer.interval[at]))
    return f"{value} ({low} to {high})"


def _pulled(name: str, by: float, least: float) -> str:
    """Say who pulls the mean, if anybody does."""
    if abs(by) < least:
        return "Nobody by itself moves the mean."
    way = "up" if by > 0 else "down"
    return f"The mean is pulled most by {name}: {number(abs(by), 1)} {way}."


def _words(found: Forecast, one: Dimension, at: int) -> Words:
    """Say what is nearest, how far models are apart and who pulls."""
    base, spread = found.answers[BASELINE].value[at], found.spreads[at]
    names = {voice.id: voice.name for voice in found.scene.voices}
    parts = []
    if one.marks:
        nearest = min(one.marks, key=lambda mark: abs(mark[0] - base))[1]
        parts.append(f"The weighted mean lies nearest to “{nearest}”.")
    if spread.share < SAME:
        parts.append("All models end in the same place.")
    else:
        apart = listed([MODELS[spread.lowest].in_text, MODELS[spread.highest].in_text])
        parts.append(f"The models are up to {percent(spread.share)} of the scale apart ({apart}).")
    pull = found.strongest(dimension=at)
    if pull is not None and (by := pull.by[BASELINE]) is not None:
        parts.append(_pulled(names[pull.actor], by[at], SAME * (one.high - one.low)))
    return words(" ".join(parts) + " ", Link("What the models are", "#methods"))
