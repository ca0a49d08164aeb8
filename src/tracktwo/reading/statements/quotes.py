"""Which quotation marks belong together: by kind, apostrophes told apart, over paragraphs.

Every mark is looked at once, so that time is in proportion to the text, whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tracktwo.reading.model import Span

__all__ = ["Quoted", "quoted_in"]

_MARKS = re.compile(r"``|''|’’|‘‘|[\"“”„‟«»‹›「」『』《》〈〉＂‘’‚'′`]")
# Marks that may close one another: what is meant for one is often typed as another of its kind.
_KINDS = ('“”„‟"＂', "«»", "‹›", "「」", "『』", "《》", "〈〉", "‘’‚'′`")
_KIND = {mark: kind for kind, marks in enumerate(_KINDS) for mark in marks}
_KIND |= dict.fromkeys(("``", "''", "’’", "‘‘"), 0)
_SINGLE = _KIND["'"]
_OPEN = frozenset(["“", "„", "‟", "``", "‘‘", "«", "‹", "「", "『", "《", "〈", "‘", "‚", "`"])
_CLOSE = frozenset(["”", "’’", "»", "›", "」", "』", "》", "〉", "’", "′"])
# Letters left out at the start of a word, and years: the mark before them opens nothing.
_ELISION = re.compile(r"(?:\d\ds?\b|em\b|tis\b|twas\b|til\b|cause\b|n\b|bout\b|cos\b)", re.IGNORECASE)
_STOP = re.compile(r"[.!?…](?=\s|$)")
_TO_STOP = 2000
_REPEATED = frozenset("\"'“«„‘`「『")


@dataclass(frozen=True)
class Quoted:
    """Words between quotation marks, marks included, as ``[start, end)`` of the parsed text.

    ``inner`` is what stands between the marks, ``depth`` how many quotations it stands in, ``closed`` whether
    its closing mark was found, ``continued`` whether it goes on from the end of the paragraph before.
    """

    start: int
    end: int
    inner: Span
    depth: int = 0
    closed: bool = True
    continued: bool = False


@dataclass(frozen=True)
class _Mark:
    text: str
    start: int
    end: int
    role: str

    @property
    def kind(self) -> int:
        return _KIND[self.text]


def quoted_in(string: str, blocks: Iterable[Span]) -> tuple[Quoted, ...]:
    """Return what stands between quotation marks.

    Parameters
    ----------
    string : str
        The text.
    blocks : iterable of (int, int)
        Its paragraphs: a quotation ends with its paragraph; one that is not closed there, and whose mark is
        repeated at the start of the next, goes on in that.

    Returns
    -------
    tuple of Quoted
        In the order in which they start.
    """
    found: list[Quoted] = []
    pending = False
    spans = list(blocks)
    for number, (start, end) in enumerate(spans):
        repeated = number + 1 < len(spans) and string[spans[number + 1][0]] in _REPEATED
        made = _in_block(string, start, end, repeated)
        if pending and made and made[0].start == start:
            made[0] = replace(made[0], continued=True)
        found += made
        pending = repeated and bool(made) and not made[-1].closed and made[-1].end == end
    return tuple(found)


def _in_block(string: str, start: int, end: int, goes_on: bool) -> list[Quoted]:
    """Pair the marks of one paragraph with a stack."""
    stack: list[_Mark] = []
    found: list[Quoted] = []
    for mark in _marks(string, start, end):
        at = _opener(stack, mark)
        if at >= 0:
            _close(stack, at, mark, found)
        elif mark.role != "close":
            _open(stack, mark)
    found += _unclosed(string, stack, found, start, end, goes_on)
    found.sort(key=lambda one: (one.start, -one.end))
    return _deep(found)


def _marks(string: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _MARKS.finditer(string, start, end):
        text, low, high = match.group(), match.start(), match.end()
        before = string[low - 1] if low > start else " "
        after = string[high] if high < end else " "
        role = _role(text, before, after)
        elided = _KIND[text] == _SINGLE and (role == "apostrophe" or _ELISION.match(string, high))
        if not elided or role == "close":
            yield _Mark(text, low, high, role)


def _role(text: str, before: str, after: str) -> str:
    """Say whether a mark opens, closes, or may do either, by its kind and by what stands on its sides."""
    left = not before.isspace() and before not in "([{—–-/"
    if _KIND[text] == _SINGLE and before.isalnum() and after.isalnum():
        return "apostrophe"
    if text in _OPEN:
        return "close" if text == "“" and left and not after.isalnum() else "open"
    if text in _CLOSE or (left and not after.isalnum()):
        return "close"
    return "either" if left or after.isspace() else "open"


def _opener(stack: list[_Mark], mark: _Mark) -> int:
    """Return which open mark a mark closes; -1 for none. A single one closes none over a double."""
    for at in range(len(stack) - 1, max(len(stack) - 5, -1), -1):
        if stack[at].kind == mark.kind:
            return at if mark.role != "open" else -1
        if mark.kind == _SINGLE:
            break
    return -1


def _close(stack: list[_Mark], at: int, mark: _Mark, found: list[Quoted]) -> None:
    one = stack[at]
    del stack[at:]
    if one.end < mark.start:
        found.append(Quoted(one.start, mark.end, (one.end, mark.start)))


def _open(stack: list[_Mark], mark: _Mark) -> None:
    """Put an opening mark down; a second straight one of a kind means that the first was a slip."""
    if stack and stack[-1].text == mark.text and mark.text not in _OPEN:
        stack.pop()
    stack.append(mark)


def _unclosed(
    string: str, stack: list[_Mark], found: list[Quoted], start: int, end: int, goes_on: bool
) -> list[Quoted]:
    """Return what the outermost double mark left open holds, if it can be told where it ends."""
    left = [mark for mark in stack if mark.kind != _SINGLE]
    if not left or left[0].end >= end or any(one.start > left[0].start for one in found if not goes_on):
        return []
    mark = left[0]
    stop = end
    if mark.start > start and not goes_on:
        here = _STOP.search(string, mark.end, min(end, mark.end + _TO_STOP))
        stop = here.end() if here else min(end, mark.end + _TO_STOP)
    return [Quoted(mark.start, stop, (mark.end, stop), closed=False)]


def _deep(found: list[Quoted]) -> list[Quoted]:
    """Count for each how many of the others it stands in."""
    ends: list[int] = []
    made = []
    for one in found:
        while ends and ends[-1] <= one.start:
            ends.pop()
        made.append(replace(one, depth=len(ends)))
        ends.append(one.end)
    return made
