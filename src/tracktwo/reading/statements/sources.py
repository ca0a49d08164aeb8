"""Who says it: the subject of a cue, found where the sentence leaves it out; the owner of a noun."""

from __future__ import annotations

from tracktwo.reading.statements.grammar import Grammar

__all__ = ["Range", "below", "maker_of", "owner_of", "subject_of"]

Range = tuple[int, int]

_SUBJECT = ("nsubj", "nsubjpass")
_SHARED = frozenset(["conj", "xcomp", "advcl", "ccomp", "dep"])
_LEADS = frozenset(["amod", "acl", "advcl", "relcl", "prep", "nmod", "dep"])
_DEEP = 6


def subject_of(grammar: Grammar, verb: int) -> Range | None:
    """Return the subject of a verb, in tokens, both ends included; None where nobody is named.

    A verb without one takes that of the verb it is joined to ("came, saw and said"), hangs on ("refused to
    say", "left, saying") or of the noun it describes ("a man claiming").
    """
    for _ in range(_DEEP):
        kid = next((one for one in grammar.kids[verb] if grammar.deps[one] in _SUBJECT), -1)
        if kid >= 0:
            return _without_lead(grammar, kid, below(grammar, kid, verb))
        dep, head = grammar.deps[verb], grammar.heads[verb]
        if dep == "acl":
            return grammar.left[head], max(head, grammar.left[verb] - 1)
        if dep == "pcomp" and grammar.deps[head] == "prep":
            head = grammar.heads[head]
        elif dep not in _SHARED:
            return None
        if grammar.parts[head] not in ("VERB", "AUX"):
            return None
        verb = head
    return None


def _without_lead(grammar: Grammar, noun: int, phrase: Range) -> Range:
    """Leave out what stands before a noun and is set off by a comma: "Eager to go, the ministry"."""
    low, high = phrase
    for kid in grammar.kids[noun]:
        if low <= kid < noun and grammar.deps[kid] in _LEADS and grammar.words[grammar.right[kid] + 1] == ",":
            low = grammar.right[kid] + 2
    while low < noun and grammar.deps[low] in ("punct", "advmod"):
        low += 1
    return low, high


def owner_of(grammar: Grammar, noun: int) -> Range | None:
    """Return whose word a noun is: "the ministry's claim", "a Reuters report", else who makes it."""
    owner = grammar.kid(noun, "poss")
    if owner >= 0:
        return grammar.left[owner], grammar.right[owner]
    name = grammar.kid(noun, "compound")
    if name >= 0 and grammar.parts[name] == "PROPN":
        return grammar.left[name], noun - 1
    if grammar.deps[noun] in ("dobj", "attr"):
        return subject_of(grammar, grammar.heads[noun])
    return None


def maker_of(grammar: Grammar, noun: int, before: int) -> Range | None:
    """Return who makes a word, where a preposition says so before what it says: "a demand by Y that"."""
    for kid in grammar.kids[noun]:
        if noun < kid < before and grammar.words[kid] in ("by", "from", "among"):
            maker = grammar.kid(kid, "pobj")
            if maker >= 0:
                return grammar.left[maker], min(grammar.right[maker], grammar.left[before] - 1)
    return None


def below(grammar: Grammar, kid: int, head: int) -> Range:
    """Return what hangs on a token, as far as its head, without the stops round it."""
    low, high = grammar.left[kid], grammar.right[kid]
    low, high = (low, min(high, head - 1)) if kid < head else (max(low, head + 1), high)
    while low < kid and grammar.deps[low] == "punct":
        low += 1
    while high > kid and grammar.deps[high] == "punct":
        high -= 1
    return low, high
