"""A text cut up so that passages which nest and overlap can be marked in it, and nothing of it is lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tracktwo.reading.text import Block

__all__ = ["Marker", "Mention", "Stretch", "Tint", "Token", "marked"]


@dataclass(frozen=True)
class Tint:
    """A passage with a look of its own: ``look`` is a class of the style sheet."""

    start: int
    end: int
    look: str


@dataclass(frozen=True)
class Mention:
    """Words that lead somewhere themselves, as names do."""

    start: int
    end: int
    look: str
    id: str
    href: str
    label: str


@dataclass(frozen=True)
class Marker:
    """A sign before a passage that leads to what was found in it; ``at`` is where the passage starts."""

    at: int
    id: str
    href: str
    sign: str
    label: str


@dataclass(frozen=True)
class Stretch:
    """Words that look alike throughout; ``href`` where they lead somewhere."""

    text: str
    looks: tuple[str, ...] = ()
    href: str = ""
    id: str = ""
    label: str = ""


Token = Stretch | Marker


def marked(
    string: str,
    blocks: Sequence[Block],
    tints: Iterable[Tint] = (),
    mentions: Iterable[Mention] = (),
    markers: Iterable[Marker] = (),
) -> list[list[Token]]:
    """Cut each paragraph of a text where anything starts or ends.

    Parameters
    ----------
    string : str
        The text; all offsets are in it.
    blocks : sequence of Block
        Its paragraphs.
    tints, mentions, markers : iterables, optional
        What to show, in any order, however it nests and overlaps. Links cannot stand in links, so a mention
        that overlaps an earlier or longer one becomes a marker.

    Returns
    -------
    list of list of Stretch or Marker
        One list a paragraph; the stretches of a paragraph together are its text.
    """
    links, lone = _apart(mentions)
    signs: defaultdict[int, list[Marker]] = defaultdict(list)
    for marker in [*markers, *lone]:
        signs[marker.at].append(marker)
    starts: defaultdict[int, list[str]] = defaultdict(list)
    ends: defaultdict[int, list[str]] = defaultdict(list)
    for tint in tints:
        starts[tint.start].append(tint.look)
        ends[tint.end].append(tint.look)
    edges = {at for link in links for at in (link.start, link.end)} | {*starts, *ends, *signs}
    edges |= {at for block in blocks for at in (block.start, block.end)}
    return _cut(string, blocks, sorted(edges), starts, ends, signs, links)


def _cut(
    string: str,
    blocks: Sequence[Block],
    edges: list[int],
    starts: dict[int, list[str]],
    ends: dict[int, list[str]],
    signs: dict[int, list[Marker]],
    links: list[Mention],
) -> list[list[Token]]:
    """Walk the edges once, keeping count of the looks that are on."""
    made: list[list[Token]] = [[] for _ in blocks]
    looks: Counter[str] = Counter()
    number = link = 0
    for at, until in pairwise(edges):
        looks.subtract(ends.get(at, ()))
        looks.update(starts.get(at, ()))
        while number < len(blocks) and blocks[number].end <= at:
            number += 1
        while link < len(links) and links[link].end <= at:
            link += 1
        if number == len(blocks):
            break
        if blocks[number].start > at:
            continue
        made[number] += signs.get(at, ())
        on = tuple(sorted(look for look, count in looks.items() if count > 0))
        made[number].append(_stretch(string, at, until, on, links[link] if link < len(links) else None))
    return made


def _stretch(string: str, at: int, until: int, looks: tuple[str, ...], link: Mention | None) -> Stretch:
    plain = Stretch(string[at:until], looks)
    if link is None or not link.start <= at < link.end:
        return plain
    first = link.id if at == link.start else ""
    return replace(plain, looks=(*looks, link.look), href=link.href, id=first, label=link.label)


def _apart(mentions: Iterable[Mention]) -> tuple[list[Mention], list[Marker]]:
    """Keep mentions that do not overlap; make markers of the others."""
    kept: list[Mention] = []
    lone: list[Marker] = []
    for one in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if kept and one.start < kept[-1].end:
            lone.append(Marker(one.start, one.id, one.href, "†", one.label))
        else:
            kept.append(one)
    return kept, lone
