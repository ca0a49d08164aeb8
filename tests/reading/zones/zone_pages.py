"""Pages made up of lines, and what zones say of them."""

from __future__ import annotations

from tracktwo.reading.ingest.lines import paragraphs_of
from tracktwo.reading.model import Zone
from tracktwo.reading.passages import Document
from tracktwo.reading.zones import Zoned, zones_of

BODY = (
    "Envoys of both sides met in Doha on Thursday for the first time since the spring, two officials who were"
    " in the room said, and they agreed on very little of what was on the table."
)
MORE = (
    "A second round is planned for next week, the mediator's office said in a statement, though neither of"
    " the sides would confirm that it would attend such a meeting, or say who would lead its team."
)


def document(
    *lines: str,
    path: str = "report.txt",
    told: dict[str, str] | None = None,
    marks: dict[int, str] | None = None,
    media: str = "text",
) -> Document:
    raw = "\n".join(lines)
    return Document("d", path, raw, "0" * 64, media, "utf-8", paragraphs_of(raw), told or {}, (), marks or {})


def zoned(*lines: str, **more: object) -> Zoned:
    return zones_of(document(*lines, **more))  # type: ignore[arg-type]


def zones(*lines: str, **more: object) -> list[str]:
    """Return the zone of each line: of those that lie in one line, that of the line itself."""
    found = zoned(*lines, **more).zones
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    ends = [start + len(line) for start, line in zip(starts, lines, strict=True)]
    lying = [[zone for zone in found if _lies_in(zone, span)] for span in zip(starts, ends, strict=True)]
    return [max(inside, key=lambda zone: len(zone.text)).zone for inside in lying]


def _lies_in(zone: Zone, span: tuple[int, int]) -> bool:
    return span[0] <= zone.spans[0][0] and zone.spans[-1][1] <= span[1]
