"""What the model is asked: a prompt that never changes, and numbered paragraphs of a report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from tracktwo.reading.model import Item, Zone
from tracktwo.reading.passages import Document
from tracktwo.reading.text import Block, Text, text_of

__all__ = ["Question", "answer_schema", "prompt", "prompt_hash", "questions"]

ROOM = 6_000
"""Characters of a report in one question; a longer paragraph is cut."""
MOST = 50
"""Questions for one report; what is beyond is not asked about."""
SET_ASIDE = ("furniture", "byline", "publisher", "credit")


@dataclass(frozen=True)
class Question:
    """Some paragraphs of a report; ``blocks`` are numbered from 1 in the question."""

    text: Text
    blocks: tuple[Block, ...]

    def written(self) -> str:
        """Return the question as it is sent."""
        told = (self.text.string[block.start : block.end] for block in self.blocks)
        return "\n".join(f"[{number}] {' '.join(one.split())}" for number, one in enumerate(told, 1))


@cache
def prompt() -> str:
    """Return what the model is told to do."""
    return files(__package__).joinpath("prompt.txt").read_text("utf-8")


@cache
def answer_schema() -> dict[str, Any]:
    """Return the JSON Schema of an answer; shared, do not change it."""
    found: dict[str, Any] = json.loads(files(__package__).joinpath("answer.schema.json").read_text("utf-8"))
    return found


@cache
def prompt_hash() -> str:
    """Return 12 hexadecimal digits that change whenever the prompt or the form of the answer does."""
    told = prompt() + json.dumps(answer_schema(), sort_keys=True)
    return sha256(told.encode()).hexdigest()[:12]


def questions(document: Document, items: Sequence[Item]) -> Iterator[Question]:
    """Give the questions on a report, furniture left out."""
    text = text_of(document, (("", part) for part in document.paragraphs))
    aside = [
        text.clean(*span)
        for item in items
        if isinstance(item, Zone) and item.zone in SET_ASIDE
        for span in item.spans
    ]
    skipped = {number for span in aside if span[0] < span[1] for number in _covered(text, *span)}
    blocks = [
        block for number, block in enumerate(text.blocks) if number not in skipped and _says(text, block)
    ]
    for number, group in enumerate(_groups(blocks)):
        if number == MOST:
            return
        yield Question(text, tuple(group))


def _covered(text: Text, start: int, end: int) -> Iterator[int]:
    """Give the numbers of the paragraphs that lie wholly in a stretch."""
    for number in range(text.block_at(start), text.block_at(end - 1) + 1):
        if start <= text.blocks[number].start and text.blocks[number].end <= end:
            yield number


def _says(text: Text, block: Block) -> bool:
    return bool(text.string[block.start : block.end].strip())


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Put paragraphs together as long as there is room."""
    group: list[Block] = []
    room = ROOM
    for block in blocks:
        cut = Block(block.zone, block.start, min(block.end, block.start + ROOM))
        if group and cut.end - cut.start > room:
            yield group
            group, room = [], ROOM
        group.append(cut)
        room -= cut.end - cut.start
    if group:
        yield group
