"""What GENIUS cannot carry of a case."""

from __future__ import annotations

from fractions import Fraction

from tracktwo.case import Case
from tracktwo.case.decimals import plain
from tracktwo.errors import Finding, Place

__all__ = ["losses"]


def losses(case: Case, place: Place, scale: Fraction, together: bool) -> list[Finding]:
    """Return a warning for everything in the case that is not in the files written from it."""
    positions = [case.positions[party.id] for party in case.parties]
    absent = [party.id for party in case.parties if not (party.consent and party.in_channel)]
    numeric = [issue.id for issue in case.issues if issue.options[0].level is not None]
    told = {
        "rules between options: every package counts as possible": case.rules,
        "red lines and issues held sacred": [p for p in positions if p.red_lines or p.sacred],
        f"that some do not consent or are not in the channel: {', '.join(absent)}": absent,
        "ranges of judgements: their points were written": [
            judged for judged in case.judgements() if not judged.estimate.certain
        ],
        "how no-deal values change over time": [p for p in positions if p.no_deal_over_time],
        "sources, evidence and what judgements rest on": case.evidence or case.sources,
        "phases": case.phases,
        "packages with names": case.packages,
        "ifs": case.ifs,
        "links between judgements": case.links,
        f"that options are numbers: they are names now, in {', '.join(numeric)}": numeric and not together,
    }
    found = [
        Finding(place, f"GENIUS cannot carry {what}.", warning=True) for what, there in told.items() if there
    ]
    if case.scale == "points" and scale != 1:
        message = f"points were divided by {plain(scale)}, since utilities of GENIUS end at 1."
        found.append(Finding(place, message, warning=True))
    return found
