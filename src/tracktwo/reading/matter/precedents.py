"""Precedents: earlier deals and talks that a text names or compares with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.reading.matter.ground import Ground
from tracktwo.reading.matter.lexicon import listed
from tracktwo.reading.model import Precedent
from tracktwo.reading.words import words

__all__ = ["precedents_of"]

_YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)s?")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


@dataclass(frozen=True)
class _Find:
    """The noun of a deal or of talks, its noun phrase, its year and the rule."""

    noun: int
    low: int
    high: int
    year: str
    rule: str


def precedents_of(ground: Ground, published: str = "") -> tuple[Precedent, ...]:
    """Return the precedents of a text; those of the report's own year, where it is known, are its news."""
    found = [one for one in _candidates(ground) if not (published and one.year == published[:4])]
    return tuple(_precedent(ground, one) for one in _one_per_stretch(ground, found))


def _precedent(ground: Ground, one: _Find) -> Precedent:
    stretch = _stretch(ground, one)
    start, end = ground.grammar.span(*_name(ground, one))
    name = ground.grammar.string[start:end]
    return ground.make(
        Precedent, [stretch], one.rule, name=name, year=one.year, outcome=_outcome(ground, one)
    )


def _one_per_stretch(ground: Ground, found: list[_Find]) -> Iterator[_Find]:
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: (one.rule != "precedent.named", not one.year, one.low)):
        low, high = _stretch(ground, one)
        if taken.isdisjoint(range(low, high + 1)):
            taken.update(range(low, high + 1))
            yield one


# Which nouns are precedents.


def _candidates(ground: Ground) -> Iterator[_Find]:
    grammar = ground.grammar
    deals, talks = listed("precedents", "deals"), listed("precedents", "talks")
    for token, part in enumerate(grammar.parts):
        lemma = _singular(grammar.lemmas[token].lower())
        if part == "VERB" and ground.about_talks and _did(ground, token):
            low, high = grammar.left[token], grammar.right[token]
            yield _Find(token, low, high, _year(ground, token, low, high), "precedent.done")
        if part not in ("NOUN", "PROPN") or (lemma not in deals and lemma not in talks):
            continue
        if grammar.deps[token] == "compound" or _other_business(ground, token) or _again(ground, token):
            continue
        if lemma == "exchange" and grammar.words[token - 1] == "in":
            continue
        found = _judged(ground, token, lemma in deals)
        if found and (ground.about_talks or found.rule == "precedent.named"):
            yield found


def _did(ground: Ground, verb: int) -> bool:
    """Tell whether sides met or exchanged prisoners in an earlier year."""
    grammar, lemma = ground.grammar, ground.grammar.lemmas[verb]
    if lemma not in listed("precedents", "doing") or grammar.tags[verb] not in ("VBD", "VBN"):
        return False
    things = {
        grammar.lemmas[grammar.kid(verb, one)] for one in ("dobj", "nsubjpass") if grammar.kid(verb, one) >= 0
    }
    sides = lemma == "meet" or bool(things & listed("precedents", "done_with"))
    when = [kid for kid in grammar.kids[verb] if grammar.words[kid] in ("in", "since")]
    return sides and _past(ground, verb) and any(_in_year(ground, kid) for kid in when)


def _in_year(ground: Ground, prep: int) -> bool:
    grammar = ground.grammar
    return any(
        _YEAR.fullmatch(grammar.words[at]) for at in range(prep, min(grammar.right[prep], prep + 4) + 1)
    )


def _again(ground: Ground, noun: int) -> bool:
    """Tell whether a deal is only spoken of again: "that agreement", "this round"."""
    grammar = ground.grammar
    return any(grammar.words[kid] in ("that", "this", "these", "those") for kid in grammar.kids[noun])


def _singular(lemma: str) -> str:
    return lemma[:-1] if lemma.endswith("s") else lemma


def _judged(ground: Ground, noun: int, deal: bool) -> _Find | None:
    """Say whether the noun of a deal or of talks is a precedent, and by which rule."""
    grammar = ground.grammar
    low, high = ground.trim(grammar.left[noun], min(grammar.right[noun], grammar.last[noun]))
    year = _year(ground, noun, low, high)
    if deal and _named(ground, noun) and (year or _compared(ground, noun)):
        return _Find(noun, low, high, year, "precedent.named")
    if deal and not year and _by_place(ground, noun) and (_ended(ground, noun) or _compared(ground, noun)):
        return _Find(noun, low, high, year, "precedent.by-place")
    if year and _past(ground, noun):
        return _Find(noun, low, high, year, "precedent.year")
    if grammar.lemmas[noun] in listed("precedents", "dated_only"):
        return None
    if not deal and _happened(ground, noun):
        return _Find(noun, low, high, year, "precedent.happened")
    if _earlier(ground, noun) and _past(ground, noun):
        return _Find(noun, low, high, year, "precedent.earlier")
    if _compared(ground, noun) and _past(ground, noun) and ground.matter[noun]:
        return _Find(noun, low, high, year, "precedent.compared")
    return None


def _other_business(ground: Ground, noun: int) -> bool:
    grammar = ground.grammar
    return any(grammar.words[kid] in listed("precedents", "not_deals") for kid in grammar.kids[noun])


def _named(ground: Ground, noun: int) -> bool:
    """Tell whether a deal goes by a name: capitals on it and on a word before it, or "Treaty of ..."."""
    grammar = ground.grammar
    if not _capital(ground, noun):
        return False
    before = noun > 0 and _capital(ground, noun - 1) and noun - 1 >= grammar.first[noun]
    after = noun + 2 < len(grammar) and grammar.words[noun + 1] in ("of", "on") and _capital(ground, noun + 2)
    return before or after


def _by_place(ground: Ground, noun: int) -> bool:
    """Tell whether a deal goes by a name or place: "the Dayton accord"."""
    grammar = ground.grammar
    return (
        grammar.parts[noun - 1] == "PROPN"
        and grammar.deps[noun - 1] == "compound"
        and _capital(ground, noun - 1)
    )


def _ended(ground: Ground, noun: int) -> bool:
    """Tell whether a relative clause says what a deal did: "that ended the war"."""
    grammar = ground.grammar
    return any(grammar.deps[kid] == "relcl" and grammar.tags[kid] == "VBD" for kid in grammar.kids[noun])


def _capital(ground: Ground, token: int) -> bool:
    return ground.grammar.string[ground.grammar.start[token]].isupper()


def _year(ground: Ground, noun: int, low: int, high: int) -> str:
    """Return the year in the noun phrase, else the one that opens the sentence or hangs on its verb."""
    grammar = ground.grammar
    first = grammar.first[noun]
    near = [*range(low, min(high, noun + 8) + 1), *range(first, min(first + 3, noun))]
    verb = next((at for at in ground.above(noun, 3) if grammar.parts[at] == "VERB"), -1)
    if verb >= 0:
        near += range(verb, min(grammar.right[verb], verb + 15) + 1)
        near += range(noun, min(verb, noun + 12))
    for token in near:
        since = "since" in grammar.words[max(token - 2, 0) : token]
        dated = grammar.names[token] in ("DATE", "", "EVENT", "LAW") and not since
        if dated and (found := _YEAR.fullmatch(grammar.words[token])):
            return found[1]
    return ""


def _past(ground: Ground, noun: int) -> bool:
    """Tell whether the sentence tells of what was: its first finite verb is past or perfect."""
    grammar = ground.grammar
    for token in range(grammar.first[noun], grammar.last[noun] + 1):
        if grammar.tags[token] in _FINITE:
            perfect = grammar.words[token] in ("has", "have", "had") and grammar.deps[token] == "aux"
            return grammar.tags[token] == "VBD" or perfect
    return False


def _happened(ground: Ground, noun: int) -> bool:
    """Talks that happened, failed, took place: a relative clause in the past that says so."""
    grammar = ground.grammar
    for kid in grammar.kids[noun]:
        if grammar.deps[kid] == "relcl" and grammar.tags[kid] == "VBD":
            return (
                grammar.lemmas[kid] in ("happen", "take", "occur", "begin", "end") or _fate(ground, kid) != ""
            )
    return False


def _earlier(ground: Ground, noun: int) -> bool:
    """Tell whether a deal or talks are called earlier ones: "previous", "failed", "the last round of"."""
    grammar, earlier = ground.grammar, listed("precedents", "earlier")
    low = max(grammar.left[noun], noun - 6)
    if grammar.deps[noun] == "pobj" and grammar.lemmas[grammar.heads[grammar.heads[noun]]] == "round":
        low = grammar.left[grammar.heads[grammar.heads[noun]]]
    return any(grammar.words[at] in earlier for at in range(low, noun))


def _compared(ground: Ground, noun: int) -> bool:
    grammar = ground.grammar
    before = " ".join(grammar.words[grammar.first[noun] : grammar.last[noun] + 1])
    return any(f" {one} " in f" {before} " for one in words("precedents")["past"])


# What stands there.


def _stretch(ground: Ground, one: _Find) -> tuple[int, int]:
    """Return the whole sentence where it tells of the precedent as past, else the noun phrase."""
    grammar = ground.grammar
    low, high = _main(ground, one.noun)
    short = high - low < 40
    if short and _past(ground, one.noun) and one.rule != "precedent.happened":
        while high > low and not grammar.string[grammar.start[high]].strip():
            high -= 1
        return low, high
    return one.low, one.high


def _main(ground: Ground, noun: int) -> tuple[int, int]:
    """Return the part of a sentence, between semicolons, in which a noun stands."""
    grammar = ground.grammar
    low, high = grammar.first[noun], grammar.last[noun]
    marks = [at for at in range(low, min(high, low + 200)) if grammar.words[at] == ";"]
    low = max((at + 1 for at in marks if at < noun), default=low)
    high = min((at - 1 for at in marks if at > noun), default=high)
    return low, high


def _name(ground: Ground, one: _Find) -> tuple[int, int]:
    """Return the noun with what stands before it, and "of 1994" or "of Westphalia" after it."""
    grammar = ground.grammar
    high = one.noun
    while high + 2 <= one.high and grammar.words[high + 1] in ("of", "on", "between", "in"):
        kid = grammar.kid(high + 1, "pobj")
        if kid < 0 or kid > one.high:
            break
        high = grammar.right[kid] if grammar.right[kid] <= one.high and grammar.right[kid] - kid < 4 else kid
        break
    return ground.trim(one.low, max(high, one.noun))


def _fate(ground: Ground, verb: int) -> str:
    lemma = ground.grammar.lemmas[verb]
    return next((fate for fate, verbs in words("precedents")["outcomes"].items() if lemma in verbs), "")


def _outcome(ground: Ground, one: _Find) -> str:
    """Return what is said to have become of it: the verb of its fate and what follows, up to eight words."""
    grammar = ground.grammar
    for token in range(grammar.first[one.noun], grammar.last[one.noun] + 1):
        if grammar.parts[token] == "VERB" and _fate(ground, token):
            low, high = ground.trim(token, min(grammar.right[token], token + 8))
            start, end = grammar.span(low, high)
            return grammar.string[start:end]
    return ""
