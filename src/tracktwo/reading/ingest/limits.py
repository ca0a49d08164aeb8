"""How much is read of one file, so that time and memory stay bounded whatever it holds."""

from __future__ import annotations

__all__ = [
    "LARGEST_FILE",
    "LONGEST_TEXT",
    "MOST_HEADERS",
    "MOST_LINES",
    "MOST_PARAGRAPHS",
    "MOST_TAGS",
    "WINDOW",
]

LARGEST_FILE = 20_000_000
LONGEST_TEXT = 300_000
MOST_PARAGRAPHS = 10_000
MOST_LINES = 100_000
MOST_TAGS = 300_000
MOST_HEADERS = 500_000
# Of plain text and Markdown no more is looked at; only white space and layout can make it matter.
WINDOW = 2 * LONGEST_TEXT
