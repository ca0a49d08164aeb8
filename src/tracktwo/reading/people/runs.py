"""Stretches of words with capitals, from which names are cut."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.reading.people.lexicon import Known, Lexicon, phrase_at
from tracktwo.reading.people.page import Page

__all__ = ["Seen", "knowns", "runs"]

_NO_SYLLABLES = frozenset({"led", "era", "like", "run", "held", "style", "free", "type", "made", "born"})


@dataclass(frozen=True)
class Seen:
    """Where something known by name stands, by tokens."""

    start: int
    end: int
    known: Known


def knowns(page: Page, lexicon: Lexicon) -> list[Seen]:
    """Return where states, their people and bodies known by name stand; the longest name at each place."""
    found: list[Seen] = []
    at = 0
    while at < len(page):
        hit = phrase_at(lexicon.phrases, page.words, at) if page.words[at] in lexicon.phrases else None
        if hit:
            found.append(Seen(at, at + hit[0], hit[1]))
        at += hit[0] if hit else 1
    return found


def runs(page: Page, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return stretches of words with capitals within a sentence, with the small words of names in them."""
    found: list[tuple[int, int]] = []
    for start, end in page.sentences:
        at = start
        while at < end:
            stop = _run(page, lexicon, at, end)
            if stop > at:
                found.append((at, stop))
            at = max(stop, at + 1)
    return found


def _run(page: Page, lexicon: Lexicon, start: int, end: int) -> int:
    at = start
    while at < end:
        if _named(page, lexicon, at):
            at += 1
        elif at > start and (step := _bridge(page, lexicon, at, end)):
            at += step
        else:
            break
    return at


def _named(page: Page, lexicon: Lexicon, at: int) -> bool:
    word = page.words[at]
    if not page.capital[at] or lexicon.has("never", word):
        return page.capital[at] and page.labels[at] == "PERSON" and page.capital[max(at - 1, 0)] and at > 0
    if page.tags[at] in ("PROPN", "NOUN", "ADJ") or page.labels[at] in ("PERSON", "ORG"):
        return True
    return not page.opens(at) and page.tags[at] not in ("PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART")


def _bridge(page: Page, lexicon: Lexicon, at: int, end: int) -> int:
    """Return how many words here lie inside a name: "de la", "bin", "al-", the hyphen of "Jean-Marie"."""
    step = 0
    while at + step < end and page.lower[at + step] in lexicon.sets["particles"] and step < 3:
        step += 1
        if at + step < end and page.words[at + step] == "-":
            step += 1
    if not step and page.words[at] == "-" and _is_syllable(page, at, end):
        return 2
    if not step and page.words[at] == "-" and _hyphenated(page, lexicon, at, end):
        step = 1
    return step if at + step < end and page.capital[at + step] and step else 0


def _hyphenated(page: Page, lexicon: Lexicon, at: int, end: int) -> bool:
    """Tell the hyphen of one name from that between two: "Jean-Marie", "Anti-Defamation League"."""
    both = page.labels[at - 1] == page.labels[min(at + 1, end - 1)] == "PERSON"
    return both or page.words[at - 1] in lexicon.sets["prefixes"]


def _is_syllable(page: Page, at: int, end: int) -> bool:
    """Tell the end of "Kim Jong-un": a short word in small letters, tied to a name of a person."""
    after = at + 1
    if after >= end or not page.joined(at) or not page.joined(after) or not page.words[after].isalpha():
        return False
    whole = page.labels[at - 1] == page.labels[at - 2] == "PERSON" and page.capital[at - 2]
    return (
        whole
        and len(page.words[after]) <= 4
        and page.tags[after] != "VERB"
        and page.lower[after] not in _NO_SYLLABLES
    )
