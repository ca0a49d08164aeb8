"""What is said to have been, or to come, when: dates and meetings in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracktwo.brief.reading_view.places import Group, Places
from tracktwo.brief.reading_view.plain import elided, folded
from tracktwo.brief.words.blocks import Block, Grid, Marked, Para, Part, Row, Words, cell, row, words
from tracktwo.figures.marks import isolate
from tracktwo.reading.model import Dated, Item, Meeting

__all__ = ["timeline"]

AROUND = 70
"""Characters shown on either side of a date."""
CERTAIN = re.compile(r"-?\d{4}")
Line = tuple[str, int, Row]


def timeline(places: Places) -> list[Block]:
    """Write dates and meetings in the order of time; what has no certain date comes last."""
    dates = [_date(group, places) for group in places.rows.get("date", [])]
    lines = sorted([*dates, *_meetings(places)], key=lambda line: (not line[0], line[0], line[1]))
    if not lines:
        return [Para(words("No date and no meeting was found."))]
    lead = Para(
        words(
            "A date is written as far as it is certain: a year, a month or a day. Which year or day is "
            "meant by words such as “last month” follows from the date of the report."
        )
    )
    headers = ("When", "What is said", "Found in")
    return [lead, Grid("Dates and meetings", headers, tuple(line[2] for line in lines))]


def _date(group: Group, places: Places) -> Line:
    item = group.items[0]
    norm = item.norm if isinstance(item, Dated) else ""
    cells = [cell(_around(item, places)), cell(places.in_text(group.items))]
    return norm, 1, row(cell(isolate(norm.replace("/", " to ")) or "not certain"), cells, group.id)


def _around(item: Item, places: Places) -> Words:
    """Return a passage with the words around it."""
    spots = places.spots.get(item.id, ())
    if not spots:
        return words(Marked(places.words(item, 120)))
    text = places.report[item.document].text
    block = text.blocks[text.block_at(spots[0].start)]
    start, end = spots[0].start, spots[0].end
    before = text.string[max(block.start, start - AROUND) : start]
    after = text.string[end : min(block.end, end + AROUND)]
    if start - AROUND > block.start:
        before = "… " + before.partition(" ")[2]
    if end + AROUND < block.end:
        after = after.rpartition(" ")[0] + " …"
    return words(isolate(before), Marked(elided(text.string[start:end], 120)), isolate(after))


def _meetings(places: Places) -> Iterator[Line]:
    for group in places.alike(item for item in places.by_id.values() if isinstance(item, Meeting)):
        item = group[0]
        norm = _when(item, places)
        people: list[Part] = []
        for one in item.participants:
            people += [", " if people else ": ", places.actor(one)]
        place = f", in {isolate(item.place)}" if item.place else ""
        what = "Secret meeting" if item.secret else "Meeting"
        told = words(places.link(what, item.id), *people, place, f". “{places.words(item, 200)}”")
        shown = norm.replace("/", " to ") or isolate(item.when) or "not certain"
        yield norm, 0, row(cell(shown), [cell(told), cell(places.in_text(group))])


def _when(item: Meeting, places: Places) -> str:
    """Return the date of a meeting as far as it is certain: its own, else that of a date in its passage."""
    if CERTAIN.match(item.when):
        return item.when
    inside = [
        one.norm
        for one in places.report[item.document].items
        if isinstance(one, Dated) and one.norm and _within(one, item) and _alike(item.when, one.text)
    ]
    return inside[0] if inside else ""


def _alike(one: str, other: str) -> bool:
    one, other = folded(one), folded(other)
    return one in other or other in one


def _within(inner: Item, outer: Item) -> bool:
    return any(a <= start and end <= b for start, end in inner.spans for a, b in outer.spans)
