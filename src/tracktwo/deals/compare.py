"""Two versions of a case, or two analysts' cases: where they differ, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from tracktwo.case import Case, Estimate, Judgement
from tracktwo.case.decimals import plain
from tracktwo.case.revise import with_judgement
from tracktwo.deals.conclusions import Conclusion, conclusions, over_ranges

__all__ = ["Change", "Comparison", "Difference", "compare"]

MOST_TRIED = 400
"""How many differing judgements are tried one by one; the widest apart first."""


@dataclass(frozen=True)
class Difference:
    """Something that the two cases say differently.

    Parameters
    ----------
    what : str
        The judgement's name, or the part of the case.
    first, second : str
        What each says; empty where it says nothing.
    apart : float
        Distance between the points in units of the joint range; 0 where it is no number.
    overlap : bool
        Whether the two ranges meet: the analysts may both be right.
    flips : tuple of str
        Conclusions of the first case, every judgement at its point, that change if it takes this one
        judgement from the second.
    """

    what: str
    first: str
    second: str
    apart: float = 0.0
    overlap: bool = True
    flips: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """A conclusion that is not the same in both cases."""

    what: str
    first: str
    second: str


@dataclass(frozen=True)
class Comparison:
    """All that differs.

    Parameters
    ----------
    structure : tuple of Difference
        Parties, issues, options, red lines, rules and packages that only one case has, or has otherwise.
    judgements : tuple of Difference
        Numbers, those that flip a conclusion first, then the widest apart.
    conclusions : tuple of Change
        What follows differently.
    same : tuple of Conclusion
        What follows alike.
    tried : int
        How many judgements were tried one by one.
    """

    structure: tuple[Difference, ...]
    judgements: tuple[Difference, ...]
    conclusions: tuple[Change, ...]
    same: tuple[Conclusion, ...]
    tried: int

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        return asdict(self)


def compare(first: Case, second: Case, *, progress: Callable[[int, int], object] | None = None) -> Comparison:
    """Compare two cases of one conflict.

    Parameters
    ----------
    first, second : Case
        Ids tell which parties, issues and options are the same.
    progress : callable, optional
        Told how many judgements have been tried, and of how many.

    Returns
    -------
    Comparison
    """
    at_points = {one.what: one for one in conclusions(first)}
    before = at_points | {one.what: one for one in over_ranges(first)}
    after = {one.what: one for one in (*conclusions(second), *over_ranges(second))}
    changes = tuple(
        Change(what, before[what].says if what in before else "", after[what].says if what in after else "")
        for what in dict.fromkeys([*before, *after])
        if before.get(what) != after.get(what)
    )
    pairs = sorted(_differing(first, second), key=lambda pair: -_apart(*pair))
    tried = pairs[:MOST_TRIED]
    found = []
    for number, (mine, other) in enumerate(pairs):
        flips = _flips(first, other, at_points) if number < len(tried) else ()
        found.append(_difference(mine, other, flips))
        if progress is not None:
            progress(number + 1, len(pairs))
    found.sort(key=lambda difference: (-len(difference.flips), -difference.apart, difference.what))
    same = tuple(one for what, one in before.items() if after.get(what) == one)
    return Comparison(tuple(_structure(first, second)), tuple(found), changes, same, len(tried))


def _differing(first: Case, second: Case) -> list[tuple[Judgement, Judgement]]:
    others = {judgement.path: judgement for judgement in second.judgements()}
    return [
        (judgement, others[judgement.path])
        for judgement in first.judgements()
        if judgement.path in others and others[judgement.path].estimate != judgement.estimate
    ]


def _apart(mine: Judgement, other: Judgement) -> float:
    one, two = mine.estimate, other.estimate
    width = max(one.high, two.high) - min(one.low, two.low)
    return float(abs(one.point - two.point) / width) if width else 0.0


def _flips(first: Case, other: Judgement, before: dict[str, Conclusion]) -> tuple[str, ...]:
    after = conclusions(with_judgement(first, other))
    return tuple(one.what for one in after if before.get(one.what) != one)


def _difference(mine: Judgement, other: Judgement, flips: tuple[str, ...]) -> Difference:
    overlap = mine.estimate.low <= other.estimate.high and other.estimate.low <= mine.estimate.high
    return Difference(
        mine.path, said(mine.estimate), said(other.estimate), _apart(mine, other), overlap, flips
    )


def said(estimate: Estimate) -> str:
    """Write an estimate as people write it: ``60``, ``40 to 70``, ``40 to 70, likely 60``."""
    if estimate.certain:
        return plain(estimate.low)
    likely = "" if estimate.likely is None else f", likely {plain(estimate.likely)}"
    return f"{plain(estimate.low)} to {plain(estimate.high)}{likely}"


def _structure(first: Case, second: Case) -> Iterator[Difference]:
    mine, other = _parts(first), _parts(second)
    for what in dict.fromkeys([*mine, *other]):
        if mine.get(what) != other.get(what):
            yield Difference(what, mine.get(what, ""), other.get(what, ""))


def _parts(case: Case) -> dict[str, str]:
    """Describe everything in a case but its numbers, a line each."""
    parts = {f"party {p.id}": _flags(p.in_channel, p.consent) for p in case.parties}
    parts |= {f"option {issue.id}/{o.id}": o.name for issue in case.issues for o in issue.options}
    for party, position in case.positions.items():
        parts |= {f"red line of {party}: {line.label}": _choice(line.options) for line in position.red_lines}
        parts |= {
            f"sacred to {party}: {one.issue}": f"accepts {', '.join(one.accepts)}" for one in position.sacred
        }
    parts |= {f"rule: if {_choice(r.when)}, {r.kind} {_choice(r.then)}": "holds" for r in case.rules}
    parts |= {f"package {p.id}": _choice({k: (v,) for k, v in p.options.items()}) for p in case.packages}
    parts |= {
        f"no-deal of {party}": "given" for party, position in case.positions.items() if position.no_deal
    }
    return parts | {f"judgement {one.path}": "given" for one in case.judgements()}


def _flags(in_channel: bool, consent: bool) -> str:
    return f"{'in' if in_channel else 'not in'} the channel, consent {'needed' if consent else 'not needed'}"


def _choice(options: Any) -> str:
    return "; ".join(f"{issue}: {' or '.join(chosen)}" for issue, chosen in sorted(options.items()))
