"""Reports made up for the tests of copies."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from tracktwo.reading.passages import Document, Piece
from tracktwo.reading.text import Text, text_of

WORDS = re.findall(
    r"\w+",
    "the envoy said that talks on a ceasefire would go on in Geneva next week after both delegations had "
    "agreed to exchange prisoners and to let monitors into the border towns while ministers warned of delays "
    "over fuel grain and the reopening of schools near the old railway bridge where shelling stopped",
)


def document(id: str, paragraphs: Sequence[str], **told: str) -> Document:
    """Make a document of paragraphs with a blank line between them."""
    raw, pieces = "", []
    for paragraph in paragraphs:
        pieces.append((Piece(paragraph, len(raw), len(raw) + len(paragraph)),))
        raw += paragraph + "\n\n"
    return Document(id, f"{id}.txt", raw, "", "text", "utf-8", tuple(pieces), told)


def report(id: str, paragraphs: Sequence[str], zones: Sequence[str] = (), **told: str) -> Text:
    """Make a text of paragraphs; those whose zone is ``furniture`` are not part of the report."""
    made = document(id, paragraphs, **told)
    kinds = [*zones, *["body"] * (len(paragraphs) - len(zones))]
    return text_of(made, [one for one in zip(kinds, made.paragraphs, strict=True) if one[0] != "furniture"])


def told(text: Text, **facts: str) -> Text:
    """Give a text what its document is to tell of itself."""
    return replace(text, document=replace(text.document, told=facts))


def sentences(seed: int, count: int) -> list[str]:
    """Make sentences that have nothing in common with those of another seed but their words."""
    draw = random.Random(seed)
    made = []
    for number in range(count):
        words = [draw.choice(WORDS) for _ in range(draw.randint(9, 16))]
        made.append(f"{words[0].capitalize()} {' '.join(words[1:])} {seed}-{number}.")
    return made


def paragraphs(seed: int, count: int) -> list[str]:
    """Make paragraphs of three sentences."""
    made = sentences(seed, 3 * count)
    return [" ".join(made[at : at + 3]) for at in range(0, 3 * count, 3)]
