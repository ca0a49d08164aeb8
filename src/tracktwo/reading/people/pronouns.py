"""Whom "he", "she" and "who" stand for: the last subject that fits, here or a few sentences before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tracktwo.reading.people.names import SAYING, Name
from tracktwo.reading.people.page import Page

__all__ = ["pronouns_of", "relatives_of"]

_GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
_BACK = 4


def pronouns_of(page: Page, names: Sequence[Name]) -> dict[int, Name]:
    """Return, for pronouns by token, whom they stand for; those for which nobody fits are left out.

    Pronouns that were resolved count as mentions for those that follow.
    """
    mentions = _by_sentence(page, names)
    found: dict[int, Name] = {}
    for at, word in enumerate(page.lower):
        gender = _GENDERS.get(word)
        if gender and (name := _antecedent(page, mentions, at, gender)):
            found[at] = name
            name.gender = name.gender or gender
            mentions[page.sentence[at]].append((at, _is_subject(page, at), name))
    return found


def relatives_of(page: Page, names: Sequence[Name]) -> dict[int, Name]:
    """Return, for each "who" right after a name, whose it is."""
    ends = {end: name for name in names for _, end in name.mentions}
    found: dict[int, Name] = {}
    for end, name in ends.items():
        at = end + (page.word(end) == ",")
        if page.word(at) == "who":
            found[at] = name
    return found


def _by_sentence(page: Page, names: Sequence[Name]) -> dict[int, list[tuple[int, bool, Name]]]:
    found: dict[int, list[tuple[int, bool, Name]]] = defaultdict(list)
    for name in names:
        for _, end in name.mentions:
            found[page.sentence[end - 1]].append((end - 1, _is_subject(page, end - 1), name))
    for many in found.values():
        many.sort(key=lambda one: one[0])
    return found


def _is_subject(page: Page, at: int) -> bool:
    """Tell whether a word, or the one that it stands in apposition or as a name to, is a subject."""
    for _ in range(4):
        if page.arcs[at] in ("nsubj", "nsubjpass"):
            return True
        if page.arcs[at] not in ("appos", "compound", "conj", "nmod", "flat"):
            return False
        at = page.heads[at]
    return False


def _antecedent(
    page: Page, mentions: Mapping[int, list[tuple[int, bool, Name]]], at: int, gender: str
) -> Name | None:
    here = page.sentence[at]
    for sentence in range(here, max(here - _BACK, 0) - 1, -1):
        fit = [one for one in mentions.get(sentence, ()) if one[0] < at and one[2].gender in ("", gender)]
        fit = [one for one in fit if not _is_told_by(page, one[0], at)]
        subjects = [one for one in fit if one[1]]
        if subjects and sentence == here:
            return subjects[-1][2]
        if subjects:  # who goes on speaking is who spoke
            speakers = [one for one in subjects if _speaks(page, one[0]) and _speaks(page, at)]
            return (speakers or subjects)[0][2]
        if fit and not any(
            one[1] and one[2].gender in ("", gender) for one in mentions.get(sentence - 1, ())
        ):
            return fit[-1][2]
    return None


def _speaks(page: Page, at: int) -> bool:
    return page.arcs[at] == "nsubj" and page.lemmas[page.heads[at]] in SAYING


def _is_told_by(page: Page, name: int, at: int) -> bool:
    """Tell whether a name stands in what is said: in "Smith, he said, had agreed" he is not Smith."""
    verb = page.heads[at]
    if (
        page.arcs[at] != "nsubj"
        or page.lemmas[verb] not in SAYING
        or page.sentence[name] != page.sentence[at]
    ):
        return False
    inserted = page.arcs[verb] == "parataxis" and page.word(verb + 1) in (",", ".")
    top = page.heads[verb] if inserted else verb
    while page.heads[name] != name:
        arc, name = page.arcs[name], page.heads[name]
        if name == top:
            return inserted or arc in ("ccomp", "parataxis")
    return False
