"""Questions and answers for a drafted case: terms of a deal, put together by what they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tracktwo.reading.ledger import Ledger
from tracktwo.reading.model import Copy, Term
from tracktwo.reading.words import words

__all__ = ["DraftIssue", "issues_of", "shortened"]

MOST_OPTIONS = 8
LONGEST_NAME = 120


@dataclass(frozen=True)
class DraftIssue:
    """A question, and the terms that answer it, each of them an option."""

    id: str
    name: str
    terms: tuple[Term, ...]


def issues_of(ledger: Ledger) -> tuple[DraftIssue, ...]:
    """Put the terms of a ledger together by what they are about.

    Parameters
    ----------
    ledger : Ledger
        Terms of copies are left out: their source has them.

    Returns
    -------
    tuple of DraftIssue
        Only those that some term answers, each with at most eight. What no word of
        ``words/draft_issues.yaml`` knows stands under ``other``.
    """
    groups: dict[str, list[Term]] = {one["id"]: [] for one in words("draft_issues")}
    groups["other"] = []
    names = {**{one["id"]: one["name"] for one in words("draft_issues")}, "other": "Other terms"}
    seen: set[str] = set()
    copies = {copy.document for copy in ledger.of(Copy)}
    for term in ledger.of(Term):
        folded = shortened(term.text).lower()
        if folded and term.document not in copies and folded not in seen:
            seen.add(folded)
            groups[_about(folded)].append(term)
    return tuple(
        DraftIssue(topic, names[topic], tuple(terms[:MOST_OPTIONS]))
        for topic, terms in groups.items()
        if terms
    )


def shortened(text: str, longest: int = LONGEST_NAME) -> str:
    """Return a text in one line of printable letters, cut after a whole word where it is long."""
    line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return line if len(line) <= longest else line[:longest].rpartition(" ")[0].rstrip(",;:") + " …"


def _about(text: str) -> str:
    """Return the question of which a text has most words."""
    counts = {topic: len(pattern.findall(text)) for topic, pattern in _patterns().items()}
    most = max(counts, key=lambda topic: counts[topic])
    return most if counts[most] else "other"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {one["id"]: re.compile("|".join(map(_pattern, one["words"]))) for one in words("draft_issues")}


def _pattern(word: str) -> str:
    return rf"\b{re.escape(word.rstrip('*'))}" + (r"\w*" if word.endswith("*") else r"\b")
