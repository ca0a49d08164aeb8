"""Where grammar has room for somebody saying something: a word that may be a cue, its source, its content.

A frame is a possibility; whether it is taken is decided by the weight of its words (`choice`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracktwo.reading.statements.grammar import Grammar
from tracktwo.reading.statements.sources import subject_of

__all__ = ["Frame", "Range", "frames_at", "group_of", "with_particle"]

Range = tuple[int, int]

_GROUP = frozenset(["aux", "auxpass", "neg", "advmod", "prt"])
_OBJECTS = ("dobj", "attr", "oprd")


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


@dataclass(frozen=True)
class _Cue:
    """What frames of one cue share."""

    word: str
    head: int
    cue: Range
    source: Range | None

    def says(self, form: str, *content: Range) -> Frame:
        return Frame(form, self.word, self.head, self.cue, self.source, content)

    def upto(self, g: Grammar, preposition: int) -> _Cue:
        word = f"{self.word} {g.words[preposition]}"
        return replace(self, word=word, cue=(self.cue[0], preposition))


def _verb(g: Grammar, verb: int) -> Iterator[Frame]:
    cue = _Cue(with_particle(g, verb), verb, group_of(g, verb), subject_of(g, verb))
    for kid in g.kids[verb]:
        yield from _complement(g, cue, kid)
    dep, head = g.deps[verb], g.heads[verb]
    if dep in ("parataxis", "ccomp", "advcl"):
        yield from _parenthetical(g, cue)
    if dep == "relcl" and (g.kid(verb, "dobj") < 0 or g.parts[g.kid(verb, "dobj")] == "PRON"):
        yield cue.says("relative", (g.left[head], max(head, g.left[verb] - 1)))


def _complement(g: Grammar, cue: _Cue, kid: int) -> Iterator[Frame]:
    """What stands with a verb: a clause, an infinitive, an object, what a preposition leads to."""
    dep, verb, low, high = g.deps[kid], cue.head, g.left[kid], g.right[kid]
    if dep == "ccomp":
        yield cue.says("clause" if kid > verb else "clause before", _below(g, kid, verb))
    elif dep == "nsubjpass":
        agent = g.kid(verb, "agent")
        by = g.kid(agent, "pobj") if agent >= 0 else -1
        whom = (g.left[by], g.right[by]) if by >= 0 else None
        yield replace(cue, source=whom).says("passive", _below(g, kid, verb))
    elif kid < verb:
        return
    elif dep == "xcomp":
        whom_first = [g.left[one] for one in g.kids[verb] if verb < one < kid and g.deps[one] in _OBJECTS]
        yield cue.says("infinitive", (min([low, *whom_first]), high))
    elif dep == "dobj":
        yield cue.says("object", (low, high))
        yield cue.says("object and more", (low, max(g.right[verb], high)))
    elif dep == "prep" and kid == cue.cue[1] + 1 and g.kid(kid, "pobj", "pcomp", "prep") >= 0:
        yield cue.upto(g, kid).says("preposition", (kid + 1, high))
        yield cue.upto(g, kid).says("preposition and more", (kid + 1, g.right[verb]))


def with_particle(g: Grammar, verb: int) -> str:
    """Return the lemma of a verb, with the particle that belongs to it."""
    particle = g.kid(verb, "prt")
    return g.lemmas[verb].lower() + (" " + g.words[particle] if particle >= 0 else "")


def _below(g: Grammar, kid: int, head: int) -> Range:
    """Return what hangs on a token, as far as its head."""
    low, high = g.left[kid], g.right[kid]
    return (low, min(high, head - 1)) if kid < head else (max(low, head + 1), high)


def _parenthetical(g: Grammar, cue: _Cue) -> Iterator[Frame]:
    """What stands round a cue that is put in: "The war, some say, is over"."""
    verb, head = cue.head, g.heads[cue.head]
    before = (g.left[head], min(g.left[verb] - 1, g.right[head]))
    after = (max(g.right[verb] + 1, g.left[head]), g.right[head])
    around = [part for part in (before, after) if part[0] <= part[1]]
    if around:
        yield cue.says("parenthetical", *around)


def _noun(g: Grammar, noun: int) -> Iterator[Frame]:
    cue = _Cue(g.lemmas[noun].lower(), noun, (noun, noun), _owner(g, noun))
    for kid in g.kids[noun]:
        dep, low, high = g.deps[kid], g.left[kid], g.right[kid]
        if kid < noun or (dep == "relcl" and g.words[low] != "that"):
            continue
        if dep in ("acl", "ccomp", "relcl", "appos") and g.parts[kid] in ("VERB", "AUX"):
            yield cue.says(f"noun {dep}", (low, high))
        elif dep == "prep" and kid == noun + 1 and g.kid(kid, "pobj", "pcomp") >= 0:
            yield cue.upto(g, kid).says("noun preposition", (kid + 1, high))


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
    low = group_of(g, head)[0] if g.parts[head] == "AUX" else word
    cue = _Cue(g.lemmas[word].lower(), word, (low, word), subject_of(g, head))
    for kid in [*g.kids[word], *(kid for kid in g.kids[head] if kid > word)]:
        dep, high = g.deps[kid], g.right[kid]
        if kid > word and dep in ("ccomp", "xcomp"):
            yield cue.says(f"adjective {dep}", (g.left[kid], high))
        elif dep == "prep" and kid == word + 1 and g.kid(kid, "pobj", "pcomp") >= 0:
            yield cue.upto(g, kid).says("adjective preposition", (kid + 1, high))


def _adverb(g: Grammar, word: int) -> Iterator[Frame]:
    """The clause round an adverb such as "reportedly", in nobody's name."""
    head = g.heads[word]
    if g.deps[word] == "advmod" and g.words[word].endswith("ly"):
        yield Frame("adverb", g.words[word], word, (word, word), None, ((g.left[head], g.right[head]),))
