"""Judgements, footings and choices as a case file says them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from tracktwo.case.judged import NOTHING_SAID, Estimate, Footing, Judgement
from tracktwo.case.model import Issue

__all__ = [
    "choice_data",
    "common",
    "estimate_data",
    "footing_data",
    "judgement_data",
    "kept",
    "option_data",
    "record",
    "rests_on",
]


def kept(**said: Any) -> dict[str, Any]:
    """Return what is not empty."""
    return {key: value for key, value in said.items() if value not in ("", [], None)}


def option_data(issue: Issue, option: str) -> str | Fraction:
    """Return how a case file names an option: by its number on a range in equal steps, else by its id."""
    level = next(one.level for one in issue.options if one.id == option)
    return level if issue.kind == "range" and level is not None else option


def choice_data(chosen: Mapping[str, Sequence[str]], issues: Mapping[str, Issue]) -> dict[str, Any]:
    """Return issues with the option, or the options, that are meant of each."""
    found = {issue: [option_data(issues[issue], one) for one in options] for issue, options in chosen.items()}
    return {issue: options[0] if len(options) == 1 else options for issue, options in found.items()}


def footing_data(footing: Footing, above: Footing = NOTHING_SAID) -> dict[str, Any]:
    """Return what a footing says, where what stands above does not say the same.

    Parameters
    ----------
    footing : Footing
        What a number rests on.
    above : Footing, optional
        What it would rest on if nothing were said.

    Returns
    -------
    dict
        With ``evidence``, ``assumed`` or ``elicited``; empty where nothing need be said.
    """
    if footing in (above, NOTHING_SAID):
        return {}
    found: dict[str, Any] = kept(evidence=list(footing.evidence))
    if footing.kind == "assumed":
        found["assumed"] = footing.text
    if footing.kind == "elicited":
        found["elicited"] = {"from": footing.text, **({"on": str(footing.on)} if footing.on else {})}
    return found


def estimate_data(estimate: Estimate) -> Any:
    """Return a point, a range, or low, likely and high."""
    if estimate.likely is not None:
        return {"low": estimate.low, "likely": estimate.likely, "high": estimate.high}
    return estimate.low if estimate.certain else [estimate.low, estimate.high]


def judgement_data(judgement: Judgement, above: Footing, **more: Any) -> Any:
    """Return a judged number in the shortest form that a case file has for it.

    Parameters
    ----------
    judgement : Judgement
        The number, with its versions.
    above : Footing
        What it rests on if it does not say.
    **more
        Further keys that stand beside it.

    Returns
    -------
    int, Fraction, list or dict
    """
    if judgement.versions:
        versions = [
            {"date": str(day), "value": estimate_data(estimate), **footing_data(footing, above)}
            for day, estimate, footing in judgement.versions
        ]
        return {"versions": versions, **more}
    own = {**footing_data(judgement.footing, above), **more}
    value = estimate_data(judgement.estimate)
    return {"value": value, **own} if own else value


def record(one: object, keys: str) -> dict[str, Any]:
    """Return what a record says under some of its names, without what it leaves empty."""
    said = {key: getattr(one, key) for key in keys.split()}
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in said.items()}
    return kept(**{key: str(value) if isinstance(value, date) else value for key, value in plain.items()})


def rests_on(judgements: Iterable[Judgement]) -> list[Footing]:
    """Return the footings of judged numbers, of all their versions."""
    return [
        footing
        for one in judgements
        for footing in ([version[2] for version in one.versions] or [one.footing])
    ]


def common(footings: list[Footing], above: Footing) -> Footing:
    """Return the footing that is said most; what is above where some number rests on nothing said.

    Under a footing, nothing can be said to rest on nothing.
    """
    if not footings or NOTHING_SAID in footings:
        return above
    footing, times = Counter(footings).most_common(1)[0]
    return footing if times > 1 else above
