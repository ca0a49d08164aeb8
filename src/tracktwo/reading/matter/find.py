"""What a finder of terms finds, before it is an item; and how a series is taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tracktwo.reading.matter.ground import Ground
from tracktwo.reading.matter.lexicon import listed

__all__ = ["Find", "asks", "finite_in", "infinitive", "nobody", "parts", "procedural", "tells", "whole"]

_CLOSE = (",", ";")
_SUBJECT = ("nsubj", "nsubjpass", "expl")
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_ADDING = frozenset(
    {"from", "to", "for", "of", "over", "between", "along", "at", "within", "with", "in", "on"}
)


@dataclass(frozen=True)
class Find:
    """A stretch that is a term, its verb, and what the rule says of it; ``source`` is its holder's token."""

    low: int
    high: int
    use: str
    rule: str
    source: int = -1
    verb: int = -1
    condition: str = ""


def parts(ground: Ground, head: int, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Take a series apart: "A, B and C" are three terms, if each is more than a word.

    Clauses and infinitives are parted where each has its own subject or "to".
    """
    heads = [head, *(_series(ground, head, low, high) or _joined(ground, head, low, high))]
    starts = [low, *(_start(ground, heads[0], one) for one in heads[1:])]
    if any(later <= earlier for earlier, later in pairwise(starts)):
        yield ground.trim(low, high)
        return
    ends = [*(start - 1 for start in starts[1:]), high]
    for start, end in zip(starts, ends, strict=True):
        while end > start and ground.grammar.words[end] in (*_CLOSE, "and", "or", "but"):
            end -= 1
        yield ground.trim(start, end)


def _series(ground: Ground, head: int, low: int, high: int) -> list[int]:
    """Return the nouns after the first of "an A, a B and a C", on whatever word the parser hung them."""
    grammar = ground.grammar
    if grammar.parts[head] in ("VERB", "AUX"):
        return []
    found = []
    for token in range(max(low + 2, head + 1), high + 1):
        set_beside = grammar.deps[token] in ("conj", "appos") and grammar.parts[token] == "NOUN"
        if (
            set_beside
            and grammar.words[grammar.left[token] - 1] in (",", "and", "or")
            and _wide(ground, token)
        ):
            found.append(token)
    marks = [grammar.words[grammar.left[token] - 1] for token in found]
    return found if len(found) > 1 and marks[0] == "," and marks[-1] != "," else []


def _wide(ground: Ground, token: int) -> bool:
    """Tell whether a noun has more to it than itself."""
    return ground.grammar.right[token] > ground.grammar.left[token]


def _start(ground: Ground, head: int, joined: int) -> int:
    """Return the first token of what is joined: after the "and" before it where it is a clause."""
    grammar = ground.grammar
    if grammar.parts[head] not in ("VERB", "AUX"):
        return grammar.left[joined]
    after = [at + 1 for at in range(head, joined) if grammar.words[at] in ("and", "or", "but")]
    return min(grammar.left[joined], after[-1] if after else joined)


def _joined(ground: Ground, head: int, low: int, high: int) -> list[int]:
    """Return the heads joined to a head within a stretch, each of which could stand alone."""
    grammar = ground.grammar
    found, at = [], head
    for _ in range(12):
        kids = [kid for kid in grammar.kids[at] if low <= kid <= high and _in_series(ground, kid)]
        if not kids:
            break
        at = kids[0]
        if _stands_alone(ground, head, at):
            found.append(at)
    return found


def _in_series(ground: Ground, kid: int) -> bool:
    """Tell whether a word is one of a series: joined to its head, or set beside it (A, B and C)."""
    grammar = ground.grammar
    if grammar.deps[kid] == "appos":
        return kid > grammar.heads[kid] and grammar.kid(kid, "conj") > kid
    return grammar.deps[kid] == "conj"


def _stands_alone(ground: Ground, head: int, joined: int) -> bool:
    grammar = ground.grammar
    if grammar.parts[head] in ("VERB", "AUX"):
        named = any(grammar.tags[kid] == "MD" for kid in grammar.kids[joined]) or _takes(ground, head, joined)
        return named or grammar.kid(joined, *_SUBJECT) >= 0 or infinitive(ground, joined)
    wide = grammar.right[joined] > grammar.left[joined]
    return (
        wide and grammar.parts[joined] not in ("VERB", "AUX", "PROPN") and _wide_first(ground, head, joined)
    )


def _takes(ground: Ground, head: int, joined: int) -> bool:
    """Tell whether two verbs share a modal or "to" and each takes something: "stop it, leave the city"."""
    grammar = ground.grammar
    bare = grammar.tags[joined] == "VB" and grammar.tags[head] == "VB"
    return bare and all(grammar.kid(at, "dobj", "prep", "xcomp") > at for at in (head, joined))


def _wide_first(ground: Ground, head: int, joined: int) -> bool:
    """Tell whether what stands before a joined noun is more than a word."""
    return joined - ground.grammar.left[head] > 2


def infinitive(ground: Ground, verb: int) -> bool:
    """Tell whether a verb has "to"."""
    grammar = ground.grammar
    return any(grammar.words[kid] == "to" and grammar.deps[kid] == "aux" for kid in grammar.kids[verb])


def procedural(ground: Ground, head: int) -> bool:
    """Tell whether somebody would only travel, announce or hold talks; who goes on doing a thing does it."""
    grammar, lemma = ground.grammar, ground.grammar.lemmas[head].lower()
    done = grammar.kid(head, "xcomp")
    if done > head and lemma in listed("terms", "aspects"):
        return procedural(ground, done)
    thing = grammar.kid(head, "dobj", "nsubjpass")
    talks = thing >= 0 and grammar.lemmas[thing] in listed("terms", "talking")
    if grammar.parts[head] not in ("VERB", "AUX"):
        return False
    return lemma in listed("terms", "procedure") or (talks and lemma in listed("meetings", "holding"))


def nobody(ground: Ground, subject: int) -> bool:
    """Tell whether a subject is nobody: "no side", "neither of them"."""
    grammar = ground.grammar
    if subject < 0:
        return False
    return grammar.words[subject] in _NOBODY or any(
        kid < subject and grammar.words[kid] in ("no", "neither") for kid in grammar.kids[subject]
    )


def whole(ground: Ground, verb: int, noun: int, high: int) -> int:
    """Return where the object of a verb ends: with what follows it at once though hung on the verb.

    "Keep troops | from the south"; and with the rest of a series that the parser hung on the subject.
    """
    grammar = ground.grammar
    for kid in grammar.kids[verb]:
        after = kid == grammar.left[kid] == high + 1 and grammar.deps[kid] in ("prep", "dative")
        if kid > noun and after and grammar.words[kid] in _ADDING and not _told_in(ground, kid):
            high = grammar.right[kid]
    if high + 2 < grammar.last[verb] and grammar.words[high + 1] == ",":
        rest = [
            at for at in range(high + 2, min(high + 8, grammar.last[verb])) if grammar.deps[at] == "appos"
        ]
        stray = [at for at in rest if grammar.heads[at] <= verb and grammar.left[at] == high + 2]
        if (
            stray
            and grammar.kid(stray[0], "conj", "prep") > 0
            and "and" in grammar.words[high : grammar.right[stray[0]]]
        ):
            high = grammar.right[stray[0]]
    return high


def _told_in(ground: Ground, prep: int) -> bool:
    """Tell whether a phrase says when or in what something was said: "on Monday", "in a letter"."""
    grammar = ground.grammar
    noun = grammar.kid(prep, "pobj", "pcomp")
    weekday = noun >= 0 and grammar.words[prep] == "on" and grammar.names[noun] in ("DATE", "TIME")
    return noun < 0 or weekday or grammar.lemmas[noun] in listed("terms", "told_in")


def asks(ground: Ground, head: int) -> bool:
    """Tell whether a clause is a question: "what a deal might look like"."""
    grammar = ground.grammar
    return any(grammar.tags[at] in ("WP", "WRB") for at in range(grammar.left[head], head))


def tells(ground: Ground, verb: int) -> bool:
    """Tell whether a clause only says that somebody would say something, or asks."""
    return ground.grammar.lemmas[verb] in listed("terms", "speaking") or asks(ground, verb)


def finite_in(ground: Ground, low: int, high: int) -> int:
    """Return the head of a stretch if it is a verb, else -1."""
    grammar = ground.grammar
    for at in range(low, high + 1):
        if not low <= grammar.heads[at] <= high or grammar.heads[at] == at:
            return at if grammar.parts[at] in ("VERB", "AUX") else -1
    return -1
