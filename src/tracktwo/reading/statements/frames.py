"""Where grammar has room for somebody saying something: a word that may be a cue, its source, its content.

A frame is a possibility; whether it is taken is decided by the weight of its words (`choice`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.reading.statements.grammar import Grammar
from tracktwo.reading.statements.sources import subject_of

__all__ = ["Frame", "Range", "frames_at", "group_of", "with_particle"]

Range = tuple[int, int]

_CLAUSE = ("ccomp", "xcomp")
_GROUP = frozenset(["aux", "auxpass", "neg", "advmod", "prt"])
_SIDE = frozenset(["det", "amod", "nummod", "compound"])


@dataclass(frozen=True)
class Frame:
    """A possible statement, in tokens, both ends included.

    ``form`` is the frame's name, ``word`` the lemma of its cue, with the preposition that belongs to it.
    """

    form: str
    word: str
    head: int
    cue: Range
    source: Range | None
    content: tuple[Range, ...]


def frames_at(grammar: Grammar, token: int) -> Iterator[Frame]:
    """Return the frames that hang on a token."""
    part = grammar.parts[token]
    if part == "VERB" or (part == "AUX" and grammar.deps[token] not in ("aux", "auxpass")):
        yield from _verb(grammar, token)
    elif part in ("NOUN", "PROPN"):
        yield from _noun(grammar, token)
    elif part == "ADJ":
        yield from _adjective(grammar, token)
    elif part == "ADV":
        yield from _adverb(grammar, token)


def group_of(grammar: Grammar, verb: int) -> Range:
    """Return a verb with its auxiliaries, its "not", and the adverbs between them."""
    low = high = verb
    while low > grammar.first[verb] and grammar.heads[low - 1] == verb and grammar.deps[low - 1] in _GROUP:
        low -= 1
    while low < verb and grammar.deps[low] == "advmod" and grammar.parts[low] == "SCONJ":
        low += 1
    if high < grammar.last[verb] and grammar.heads[high + 1] == verb and grammar.deps[high + 1] == "prt":
        high += 1
    return low, high


def _verb(g: Grammar, verb: int) -> Iterator[Frame]:
    cue = group_of(g, verb)
    source = subject_of(g, verb)
    word = with_particle(g, verb)

    def frame(form: str, *content: Range, word: str = word, cue: Range = cue, source=source) -> Frame:
        return Frame(form, word, verb, cue, source, content)

    kids = g.kids[verb]
    objects = [kid for kid in kids if g.deps[kid] in ("dobj", "attr", "oprd") and kid > verb]
    for kid in kids:
        dep = g.deps[kid]
        if dep == "ccomp":
            yield frame("clause" if kid > verb else "clause before", _below(g, kid, verb))
        elif dep == "xcomp" and kid > verb:
            low = g.left[objects[0]] if objects and objects[0] < kid else g.left[kid]
            yield frame("infinitive", (low, g.right[kid]))
        elif dep == "dobj" and kid > verb:
            yield frame("object", (g.left[kid], g.right[kid]))
            yield frame("object and more", (g.left[kid], max(g.right[verb], g.right[kid])))
        elif dep == "prep" and kid > verb:
            yield from _prepositional(g, verb, kid, cue, source, word)
        elif dep == "nsubjpass":
            agent = g.kid(verb, "agent")
            by = g.kid(agent, "pobj") if agent >= 0 else -1
            yield frame("passive", _below(g, kid, verb), source=(g.left[by], g.right[by]) if by >= 0 else None)
    if g.deps[verb] in ("parataxis", "ccomp") or g.deps[verb] == "advcl":
        yield from _parenthetical(g, verb, cue, source, word)
    if g.deps[verb] == "relcl":
        noun = g.heads[verb]
        if g.kid(verb, "dobj") < 0 or g.parts[g.kid(verb, "dobj")] == "PRON":
            yield frame("relative", (g.left[noun], max(noun, g.left[verb] - 1)))


def with_particle(g: Grammar, verb: int) -> str:
    """Return the lemma of a verb, with the particle that belongs to it."""
    particle = g.kid(verb, "prt")
    return g.lemmas[verb].lower() + (" " + g.words[particle] if particle >= 0 else "")


def _below(g: Grammar, kid: int, head: int) -> Range:
    """Return what hangs on a token, as far as its head."""
    low, high = g.left[kid], g.right[kid]
    return (low, min(high, head - 1)) if kid < head else (max(low, head + 1), high)


def _prepositional(g, verb, prep, cue, source, word) -> Iterator[Frame]:
    """"Called for calm", "expressed concern about", "accused him of": what the preposition leads to."""
    inside = g.kid(prep, "pobj", "pcomp", "prep")
    if inside < 0:
        return
    said = f"{word} {g.words[prep]}"
    if prep == cue[1] + 1:
        yield Frame("preposition", said, verb, (cue[0], prep), source, ((prep + 1, g.right[prep]),))
        yield Frame("preposition and more", said, verb, (cue[0], prep), source, ((prep + 1, g.right[verb]),))


def _parenthetical(g, verb, cue, source, word) -> Iterator[Frame]:
    """"The war, some say, is over": the sentence round the cue."""
    head = g.heads[verb]
    low, high = g.left[verb], g.right[verb]
    first, last = g.left[head], g.right[head]
    around = tuple(
        one for one in ((first, min(low - 1, last)), (max(high + 1, first), last)) if one[0] <= one[1]
    )
    if around:
        yield Frame("parenthetical", word, verb, cue, source, around)


def _noun(g: Grammar, noun: int) -> Iterator[Frame]:
    word = g.lemmas[noun].lower()
    source = _owner(g, noun)
    for kid in g.kids[noun]:
        dep = g.deps[kid]
        if kid < noun:
            continue
        if dep in ("acl", "ccomp", "relcl", "appos") and g.parts[kid] in ("VERB", "AUX"):
            if dep == "relcl" and g.words[g.left[kid]] != "that":
                continue
            yield Frame(f"noun {dep}", word, noun, (noun, noun), source, ((g.left[kid], g.right[kid]),))
        elif dep == "prep" and g.kid(kid, "pobj", "pcomp") >= 0 and kid == noun + 1:
            yield Frame(
                "noun preposition", f"{word} {g.words[kid]}", noun, (noun, kid), source, ((kid + 1, g.right[kid]),)
            )


def _owner(g: Grammar, noun: int) -> Range | None:
    """Whose word it is: "his claim", "the ministry's claim", else who makes it."""
    owner = g.kid(noun, "poss")
    if owner >= 0:
        return g.left[owner], g.right[owner]
    if g.deps[noun] in ("dobj", "attr"):
        return subject_of(g, g.heads[noun])
    return None


def _adjective(g: Grammar, word: int) -> Iterator[Frame]:
    head = g.heads[word]
    if g.deps[word] not in ("acomp", "attr", "oprd", "conj"):
        return
    source = subject_of(g, head)
    low = group_of(g, head)[0] if g.parts[head] == "AUX" else word
    for kid in [*g.kids[word], *(kid for kid in g.kids[head] if kid > word)]:
        dep = g.deps[kid]
        if kid > word and dep in _CLAUSE:
            yield Frame(f"adjective {dep}", g.lemmas[word].lower(), word, (low, word), source, ((g.left[kid], g.right[kid]),))
        elif dep == "prep" and kid == word + 1 and g.kid(kid, "pobj", "pcomp") >= 0:
            said = f"{g.lemmas[word].lower()} {g.words[kid]}"
            yield Frame("adjective preposition", said, word, (low, kid), source, ((kid + 1, g.right[kid]),))


def _adverb(g: Grammar, word: int) -> Iterator[Frame]:
    """"Reportedly": the clause round it, in nobody's name."""
    head = g.heads[word]
    if g.deps[word] == "advmod" and g.words[word].endswith("ly"):
        whole = (g.left[head], g.right[head])
        yield Frame("adverb", g.words[word], word, (word, word), None, (whole,))
