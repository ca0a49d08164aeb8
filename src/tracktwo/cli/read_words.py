"""What ``tracktwo read`` says on the terminal: what the reports come down to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracktwo.reading.summary import Lacking, Subject, Summary

__all__ = ["counted", "in_words"]

SHOWN = 10
"""Claims, and copies, that are told one by one."""
LONGEST = 200
"""Letters of a claim that are shown."""


def counted(counts: Mapping[str, int]) -> str:
    """Say how many items of each kind there are, the most frequent first."""
    order = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{count:,} {kind}" for kind, count in order)


def in_words(found: Summary) -> Iterator[str]:
    """Say what the reports come down to, line by line."""
    copied = found.documents - found.texts
    copies = f", {_count(copied, 'copy', 'copies')}" if copied else ""
    yield f"Read {_count(found.documents, 'report')}: {_count(found.texts, 'text')}{copies}."
    if found.origins:
        count = _count(len(found.origins), "independent origin")
        yield f"What they are about rests on {count}: {_all_origins(found)}."
    for one in sorted(found.subjects, key=lambda one: -len(one.heard))[:SHOWN]:
        yield from _about(one, found.own)
    for copy in found.copies[:SHOWN]:
        yield from _lacking(copy)
    more = max(len(found.subjects) - SHOWN, 0) + max(len(found.copies) - SHOWN, 0)
    if more:
        yield f"And {more} more claims and copies; the page and the ledger have all."


def _all_origins(found: Summary) -> str:
    """Name outlets, and count the reports that tell no other origin: their file names would say nothing."""
    named = [one for one in found.origins if one not in found.own]
    names = [*named[:SHOWN], *(["..."] if len(named) > SHOWN else [])]
    if not found.own:
        return ", ".join(names)
    if not names:
        return "the report itself" if found.texts == 1 else "each report is its own origin"
    return ", ".join((*names, _count(len(found.own), "report itself", "reports, each its own origin")))


def _origins(one: Subject, own: tuple[str, ...]) -> str:
    named = [name for name in one.origins if name not in own]
    others = sum(name in own and name != one.claim.document for name in one.origins)
    itself = ["the report itself"] if one.claim.document in one.origins else []
    return ", ".join((*itself, *named, *([_count(others, "other report")] if others else [])))


def _about(one: Subject, own: tuple[str, ...]) -> Iterator[str]:
    yield f"\n{one.claim.document}: {_short(one.claim.text)}"
    for heard in one.heard:
        via = f" (to {heard.stance.via})" if heard.stance.via else ""
        missing = f"; left out by {', '.join(heard.missing)}" if heard.missing else ""
        yield f"  {heard.stance.stance}: {heard.stance.actor_name or 'the report itself'}{via}{missing}"
    yield f"  origins: {_origins(one, own) or 'not told'}; proposed grade: {one.grade.code}"


def _lacking(one: Lacking) -> Iterator[str]:
    from tracktwo.reading.copies import in_words as lost_in_words

    copy = one.copy
    shares = f"{copy.containment:.0%} of it stands there, {copy.kept:.0%} of that is kept"
    yield f"\n{copy.document} repeats {copy.source}: {shares}."
    left_out = "; ".join(lost_in_words(one.left_out))
    yield f"  This version leaves out: {left_out}." if left_out else "  Nothing told here is left out."


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rpartition(' ')[0]} ..."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
