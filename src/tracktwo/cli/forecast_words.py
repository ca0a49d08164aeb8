"""A forecast in words: the baseline first, each model beside it, how wrong each has been, who pulls it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill
from typing import TYPE_CHECKING

from tracktwo.bibliography import citations

if TYPE_CHECKING:
    from tracktwo.forecast import Dimension, Forecast

__all__ = ["in_words"]

WIDTH = 100
HOW = (
    "How to read it: the weighted mean is the baseline; no other model here has a clearly better "
    "record. 'Off by' is how far a model was from the outcome on average on up to 353 decisions of the "
    "European Union, in hundredths of the scale, and 'within 10' how often it came within ten of them. "
    "Talks on war and peace may be harder to foretell. 'From ... to' is "
)
FROM_ERRORS = "the value give or take what held 80 % of those errors."
FROM_DRAWS = (
    "where 90 % of the draws of the case's ranges fall (d), or, where these do not move a model, the "
    "value give or take what held 80 % of those errors (e). A range of draws says how far the "
    "judgements reach, not how far the model is off: the errors come on top."
)


def in_words(found: Forecast) -> str:
    """Return all of it for a terminal.

    Parameters
    ----------
    found : Forecast

    Returns
    -------
    str
    """
    parts = [[found.scene.title, *_who(found)]]
    parts += [list(_dimension(found, at)) for at in range(len(found.scene.dimensions))]
    parts += [list(_wrapped(HOW + (FROM_DRAWS if found.draws else FROM_ERRORS))), list(_notes(found))]
    names = ", ".join(one.method for one in citations(found.methods()))
    parts.append(list(_wrapped(f"Methods: {names}. What to cite for them: tracktwo cite")))
    return "\n\n".join("\n".join(part) for part in parts if part)


def _who(found: Forecast) -> Iterator[str]:
    several = len(found.scene.dimensions)
    scales = f"{several} scales" if several > 1 else "one scale"
    uncertain = f"{found.uncertain} uncertain judgement{'s' if found.uncertain != 1 else ''}"
    drawn = f"; {uncertain}, drawn {found.draws} times" if found.draws else ""
    yield f"{len(found.scene.voices)} actors on {scales}{drawn}."


def _dimension(found: Forecast, at: int) -> Iterator[str]:
    from tracktwo.forecast import MODELS

    one = found.scene.dimensions[at]
    unit = f" {one.unit}" if one.unit else ""
    yield f"{one.name}, from {one.low:g} to {one.high:g}{unit}"
    today = "" if one.reference is None else f"Without agreement it stays at {one.reference:g}. "
    yield from _wrapped(today + "Wanted: " + _positions(found, at) + ".", 2)
    yield f"  {'model':<28}{'value':>7}   {'from':>6} to {'':<8}{'off by':>7}{'within 10':>11}"
    for name, answer in found.answers.items():
        title = MODELS[name].title + (" (baseline)" if name == next(iter(found.answers)) else "")
        low, high = answer.interval[at]
        mark = {"draws": " d", "errors": " e"}[answer.interval_from[at]] if found.draws else ""
        ends = f"{low:>6.4g} to {high:.4g}{mark}"
        error = answer.errors[at]
        row = f"  {title:<28}{answer.value[at]:>7.4g}   {ends:<18}{error.mean_absolute:>7.0f}"
        yield f"{row}{100 * error.within_10:>9.0f} %"
    yield from _near(one, found, at)
    yield from _reach(found, at)
    yield from _pulls(found, at)
    spread = found.spreads[at]
    low_, high_ = MODELS[spread.lowest].in_text, MODELS[spread.highest].in_text
    if spread.share < 0.0005:
        yield "  All models end in the same place."
        return
    yield from _wrapped(
        f"The models disagree by {100 * spread.share:.0f} % of the scale: from {spread.low:.4g} "
        f"({low_}) to {spread.high:.4g} ({high_}).",
        2,
    )


def _positions(found: Forecast, at: int) -> str:
    held = [(one.positions[at], one.name) for one in found.scene.voices]
    return ", ".join(f"{name} {place:.4g}" for place, name in held if place is not None)


def _near(one: Dimension, found: Forecast, at: int) -> Iterator[str]:
    """Name the option nearest to the baseline."""
    if one.marks:
        value = next(iter(found.answers.values())).value[at]
        nearest = min(one.marks, key=lambda mark: abs(mark[0] - value))
        yield from _wrapped(f"The weighted mean lies nearest to: {nearest[1]} ({nearest[0]:.4g}).", 2)


def _reach(found: Forecast, at: int) -> Iterator[str]:
    reach = next(iter(found.answers.values())).reach
    if reach is not None:
        low, high = reach[at]
        ends = f"below {low:.4g} or above {high:.4g}"
        said = f"No numbers within the ranges of the case take the weighted mean {ends}."
        still = "The ranges of the case do not move the weighted mean."
        yield from _wrapped(still if f"{low:.4g}" == f"{high:.4g}" else said, 2)


def _pulls(found: Forecast, at: int) -> Iterator[str]:
    strongest = found.strongest(dimension=at)
    if strongest is None:
        return
    baseline = next(iter(found.answers))
    value = (strongest.by[baseline] or ())[at]
    name = next(one.name for one in found.scene.voices if one.id == strongest.actor)
    if abs(value) < 1e-9:
        yield "  Nobody by itself moves the weighted mean."
        return
    way = "higher" if value > 0 else "lower"
    yield from _wrapped(f"{name} pulls it most: the weighted mean is {abs(value):.3g} {way} with it.", 2)


def _notes(found: Forecast) -> Iterator[str]:
    from tracktwo.forecast import MODELS

    for name, answer in found.answers.items():
        for note in answer.notes:
            if note != "each dimension by itself":
                yield from _wrapped(f"{MODELS[name].title}: {note}.")
    for assumed in found.scene.assumptions:
        yield from _wrapped(f"Assumed: {assumed}.")
    for issue, reason in found.scene.left_out:
        yield from _wrapped(f"Left out: {issue}: {reason}.")


def _wrapped(text: str, indent: int = 0) -> Iterator[str]:
    space = " " * indent
    yield fill(text, WIDTH, initial_indent=space, subsequent_indent=space if indent else "  ")
