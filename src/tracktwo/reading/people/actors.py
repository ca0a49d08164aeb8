"""Words other than names that stand for somebody: a capital for its government, "it", "the president"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tracktwo.reading.model import Item
from tracktwo.reading.people.lexicon import Lexicon
from tracktwo.reading.people.page import Page
from tracktwo.reading.people.runs import Seen

__all__ = ["acting_states", "definites", "its"]


def acting_states(page: Page, lexicon: Lexicon, seen: Iterable[Seen], taken: Iterable[int]) -> Iterator[Seen]:
    """Yield where a state or its capital stands for its government: it says or wants, or is a source."""
    used = frozenset(taken)
    for one in seen:
        last = one.end - 1
        if one.known.use in ("name", "capital") and last not in used and _acts(page, lexicon, last):
            yield one


def _acts(page: Page, lexicon: Lexicon, at: int) -> bool:
    for _ in range(3):
        head = page.heads[at]
        if page.arcs[at] in ("nsubj", "nsubjpass"):
            return page.lemmas[head] in lexicon.sets["minds"] and page.tags[head] in ("VERB", "AUX")
        if page.arcs[at] == "pobj":
            return page.word(head) == "by" or (page.word(head) == "to" and page.word(head - 1) == "according")
        if page.arcs[at] != "conj":
            return False
        at = head
    return False


def definites(
    page: Page, lexicon: Lexicon, heads: Mapping[str, Item], actors: Mapping[int, Item]
) -> Iterator[tuple[int, Item]]:
    """Yield "the president", "the official", with whom they stand for; ``heads`` tells who was called so."""
    for at, lemma in enumerate(page.lemmas):
        if at in actors or lemma not in heads or page.tags[at] not in ("NOUN", "PROPN"):
            continue
        if any(page.lower[child] == "the" for child in page.children(at, "det")) and not page.children(
            at, "prep", "poss"
        ):
            yield at, heads[lemma]


def its(
    page: Page, lexicon: Lexicon, actors: Mapping[int, Item], bodies: Mapping[int, Item]
) -> Iterator[tuple[int, Item]]:
    """Yield "it" as the subject of a verb of the mind, with the last body that was a subject before it."""
    last: Item | None = None
    for at, word in enumerate(page.lower):
        if at in bodies and page.arcs[at] in ("nsubj", "nsubjpass"):
            last = bodies[at]
        elif (
            word == "it"
            and last
            and page.arcs[at] == "nsubj"
            and page.lemmas[page.heads[at]] in lexicon.sets["minds"]
        ):
            yield at, last
