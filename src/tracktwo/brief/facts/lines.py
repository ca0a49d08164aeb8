"""What a brief says of red lines: what all could accept if one of them alone did not hold.

Exact verdicts take every red line to hold whatever else is offered, which is a judgement like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracktwo.brief.facts.case import PartyFacts
from tracktwo.brief.facts.zone import STEPS, ReachFacts
from tracktwo.deals import Corners, Count, Problem, tally
from tracktwo.deals.refusal.tally import Reason

__all__ = ["WithoutLine", "without_lines"]


@dataclass(frozen=True)
class WithoutLine:
    """The zone of agreement if one red line, or sacred issue, of a consenting party alone fell.

    Parameters
    ----------
    label, party : str
        The line, as the analysis names it, and whose it is.
    footing : str
        On what kind of footing it stands.
    always, possible : Count
        Packages that all could then accept on all of the numbers, and on some.
    options : mapping of str to tuple of str
        By issue, options that some package would then take which all could accept, and none takes now.
    """

    label: str
    party: str
    footing: str
    always: Count
    possible: Count
    options: Mapping[str, tuple[str, ...]]


def without_lines(
    corners: Corners, parties: Sequence[PartyFacts], reach: ReachFacts | None
) -> tuple[WithoutLine, ...]:
    """Let each line fall alone, in the order of the file; nothing where packages cannot be counted."""
    if reach is None:
        return ()
    best, worst = (_alone(problem) for problem in (corners.best, corners.worst))
    back = list(_back(corners.best, reach))
    return tuple(
        WithoutLine(
            line.label,
            party.id,
            line.footing.kind,
            _sum(reach.always, worst.get(line.label, 0)),
            _sum(reach.possible, best.get(line.label, 0)),
            _grouped((issue, option) for issue, option, labels in back if line.label in labels),
        )
        for party in parties
        if party.consent
        for line in party.lines
    )


def _sum(count: Count, more: int) -> Count:
    return Count(count.value + more, count.low + more, count.high + more)


def _alone(problem: Problem) -> dict[str, int]:
    """Count for each line the packages that nothing else keeps out: those that its fall would let in."""
    found = tally(problem, limit=STEPS, samples=0)
    lines = enumerate(problem.red_lines)
    return {line.label: found.only_reason(Reason(line.party, place)).value for place, line in lines}


def _back(best: Problem, reach: ReachFacts) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Give each option that is ruled out, with the lines whose fall alone would let it back in."""
    for place, issue in enumerate(best.issues):
        for number, option in enumerate(best.options[place]):
            if option not in reach.options[issue]:
                alone = _alone(best.restricted({place: number}))
                yield issue, option, frozenset(label for label, count in alone.items() if count)


def _grouped(options: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Group options by issue."""
    found: dict[str, tuple[str, ...]] = {}
    for issue, option in options:
        found[issue] = (*found.get(issue, ()), option)
    return found
