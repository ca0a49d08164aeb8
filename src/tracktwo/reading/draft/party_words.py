"""The words that tell who is drafted as a party: ``words/draft_parties.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from tracktwo.reading.words import words

__all__ = ["alternatives", "rules", "told_by"]


def rules() -> Any:
    """Return the words of ``words/draft_parties.yaml``."""
    return words("draft_parties")


def told_by(topic: str, text: str) -> bool:
    """Return whether a text has one of the words of a topic."""
    return bool(_topic(topic).search(text))


@cache
def _topic(topic: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(rules()[topic])})\b", re.IGNORECASE)


def alternatives(listed: Iterable[str]) -> str:
    """Return a pattern for words, each as it is or with a star for any ending."""
    return "|".join(re.escape(one.rstrip("*")) + (r"\w*" if one.endswith("*") else "") for one in listed)
