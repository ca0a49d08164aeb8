"""Where grammar has room for somebody saying something: a word that may be a cue, its source, its content.

A frame is a possibility; whether it is taken is decided by the weights of its words (`choice`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracktwo.reading.statements.grammar import Grammar
from tracktwo.reading.statements.sources import Range, below, maker_of, owner_of, subject_of

__all__ = ["Cue", "Frame", "frames_at", "group_of", "reach", "verb_cue"]

_GROUP = frozenset(["aux", "auxpass", "neg", "advmod", "prt"])
_OBJECTS = ("dobj", "attr", "oprd")
# What is joined to a verb and is no part of what it governs.
_NEXT = frozenset(["conj", "cc", "parataxis", "advcl"])
_VERBS = ("VERB", "AUX")


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


@dataclass(frozen=True)
class Cue:
    """What the frames of one cue share."""

    word: str
    head: int
    cue: Range
    source: Range | None

    def says(self, form: str, *content: Range) -> Frame:
        """Return the frame in which it says something."""
        return Frame(form, self.word, self.head, self.cue, self.source, content)

    def upto(self, g: Grammar, preposition: int) -> Cue:
        """Return the cue with the preposition that follows it."""
        return replace(self, word=f"{self.word} {g.words[preposition]}", cue=(self.cue[0], preposition))

    def by(self, source: Range | None) -> Cue:
        """Return the cue with another source."""
        return replace(self, source=source)


def frames_at(grammar: Grammar, token: int) -> Iterator[Frame]:
    """Return the frames that hang on a token."""
    part = grammar.parts[token]
    if part in _VERBS:
        if grammar.deps[token] not in ("aux", "auxpass"):
            yield from _verb(grammar, token)
    elif part in ("NOUN", "PROPN"):
        yield from _noun(grammar, token)
    elif part == "ADJ":
        yield from _adjective(grammar, token)
    elif part == "ADV":
        yield from _adverb(grammar, token)


def verb_cue(g: Grammar, verb: int) -> Cue:
    """Return a verb as a cue."""
    particle = g.kid(verb, "prt")
    word = g.word(verb) + (" " + g.words[particle] if particle >= 0 else "")
    return Cue(word, verb, group_of(g, verb), subject_of(g, verb))


def group_of(g: Grammar, verb: int) -> Range:
    """Return a verb with its auxiliaries, its "not", and the adverbs between them."""
    low = high = verb
    while low > g.first[verb] and g.heads[low - 1] == verb and g.deps[low - 1] in _GROUP:
        low -= 1
    while low < verb and g.deps[low] == "advmod" and g.parts[low] == "SCONJ":
        low += 1
    if high < g.last[verb] and g.heads[high + 1] == verb and g.deps[high + 1] == "prt":
        high += 1
    return low, high


def reach(g: Grammar, verb: int) -> int:
    """Return the last token that a verb governs, what is only joined to it left out."""
    joined = [g.left[kid] for kid in g.kids[verb] if kid > verb and g.deps[kid] in _NEXT]
    high = min(joined, default=g.right[verb] + 1) - 1
    while high > verb and g.deps[high] in ("punct", "cc"):
        high -= 1
    return high


def _verb(g: Grammar, verb: int) -> Iterator[Frame]:
    cue = verb_cue(g, verb)
    passive = g.kid(verb, "auxpass") >= 0
    agent = _agent(g, verb) if passive else None
    for kid in g.kids[verb]:
        for frame in _complement(g, cue, kid):
            yield frame
            if passive:
                yield replace(frame, form=f"{frame.form} in passive", source=agent)
        if g.deps[kid] == "nsubjpass":
            yield cue.by(agent).says("passive", below(g, kid, verb))
    dep, head = g.deps[verb], g.heads[verb]
    if dep in ("parataxis", "ccomp", "advcl"):
        yield from _parenthetical(g, cue)
    if dep == "relcl" and (g.kid(verb, "dobj") < 0 or g.parts[g.kid(verb, "dobj")] == "PRON"):
        yield cue.says("relative", (g.left[head], max(head, g.left[verb] - 1)))


def _agent(g: Grammar, verb: int) -> Range | None:
    by = g.kid(verb, "agent")
    noun = g.kid(by, "pobj") if by >= 0 else -1
    return (g.left[noun], g.right[noun]) if noun >= 0 else None


def _complement(g: Grammar, cue: Cue, kid: int) -> Iterator[Frame]:
    """What stands with a verb: a clause, an infinitive, an object, what a preposition leads to."""
    dep, verb, low, high = g.deps[kid], cue.head, g.left[kid], g.right[kid]
    if dep == "ccomp":
        yield cue.says("clause" if kid > verb else "clause before", below(g, kid, verb))
    elif kid < verb:
        return
    elif dep == "xcomp":
        yield from _infinitive(g, cue, kid)
    elif dep in _OBJECTS:
        far = max(reach(g, verb), high)
        yield cue.says(dep, (low, high))
        yield cue.says(f"{dep} and more", (low, far))
        close = next((g.right[one] for one in g.kids[verb] if high < one <= far), high)
        if high < close < far:
            yield cue.says(f"{dep} and next", (low, close))
    elif dep in ("prep", "agent") and g.kid(kid, "pobj", "pcomp", "prep") >= 0:
        if kid == cue.cue[1] + 1:
            yield cue.upto(g, kid).says("preposition", (kid + 1, high))
            yield cue.upto(g, kid).says("preposition and more", (kid + 1, max(reach(g, verb), high)))
        elif kid == low:
            named = replace(cue, word=f"{cue.word} .. {g.words[kid]}", cue=(cue.cue[0], kid))
            yield named.says("far preposition", (kid + 1, high))


def _infinitive(g: Grammar, cue: Cue, kid: int) -> Iterator[Frame]:
    """What is wanted, or, of whom it is said: "is expected to go", "seems to go"."""
    verb, low, high = cue.head, g.left[kid], g.right[kid]
    whom = [g.left[one] for one in g.kids[verb] if verb < one < kid and g.deps[one] in _OBJECTS]
    yield cue.says("infinitive", (min([low, *whom]), high))
    if whom:
        yield cue.says("infinitive alone", (low, high))
    if cue.source:
        yield cue.by(None).says("infinitive with subject", cue.source, (low, high))


def _parenthetical(g: Grammar, cue: Cue) -> Iterator[Frame]:
    """What stands round a cue that is put in: "The war, some say, is over"."""
    verb, head = cue.head, g.heads[cue.head]
    before = (g.left[head], min(g.left[verb] - 1, g.right[head]))
    after = (max(g.right[verb] + 1, g.left[head]), g.right[head])
    around = [part for part in (before, after) if part[0] <= part[1]]
    if around:
        yield cue.says("parenthetical", *around)


def _noun(g: Grammar, noun: int) -> Iterator[Frame]:
    cue = Cue(g.word(noun), noun, (noun, noun), owner_of(g, noun))
    for kid in g.kids[noun]:
        dep, low, high = g.deps[kid], g.left[kid], g.right[kid]
        if kid < noun or (dep == "relcl" and g.words[low] != "that"):
            continue
        if dep in ("acl", "ccomp", "relcl", "appos") and g.parts[kid] in _VERBS:
            maker = maker_of(g, noun, kid)
            yield cue.by(maker or cue.source).says(f"noun {dep}{' by' if maker else ''}", (low, high))
        elif dep == "prep" and kid == noun + 1 and g.kid(kid, "pobj", "pcomp") >= 0:
            yield cue.upto(g, kid).says("noun preposition", (kid + 1, high))
    if g.deps[noun] == "nsubj" and g.lemmas[g.heads[noun]] == "be":
        clause = g.kid(g.heads[noun], "ccomp", "xcomp")
        if clause > g.heads[noun]:
            yield cue.says("noun is", (g.left[clause], g.right[clause]))


def _adjective(g: Grammar, word: int) -> Iterator[Frame]:
    head = g.heads[word]
    predicate = g.deps[word] in ("acomp", "attr", "oprd", "conj")
    if predicate:
        low, source = group_of(g, head)[0] if g.parts[head] == "AUX" else word, subject_of(g, head)
    else:
        low, source = word, (g.left[head], max(head, word - 1)) if head < word else None
    cue = Cue(g.word(word), word, (low, word), source)
    beside = [kid for kid in g.kids[head] if kid > word] if predicate else []
    for kid in [*g.kids[word], *beside]:
        dep, high = g.deps[kid], g.right[kid]
        if kid > word and dep in ("ccomp", "xcomp"):
            yield cue.says(f"adjective {dep}", (g.left[kid], high))
        elif dep == "prep" and kid == word + 1 and g.kid(kid, "pobj", "pcomp") >= 0:
            yield cue.upto(g, kid).says("adjective preposition", (kid + 1, high))


def _adverb(g: Grammar, word: int) -> Iterator[Frame]:
    """The clause round an adverb such as "reportedly", in nobody's name."""
    head = g.heads[word]
    if g.deps[word] == "advmod" and g.words[word].endswith("ly"):
        cue = Cue(g.words[word], word, (word, word), None)
        yield cue.says("adverb", (g.left[head], g.right[head]))
        if g.parts[head] in _VERBS and reach(g, head) < g.right[head]:
            yield cue.says("adverb near", (g.left[head], max(reach(g, head), word)))
