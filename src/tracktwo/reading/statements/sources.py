"""Who says it: the subject of a cue, found where the sentence leaves it out."""

from __future__ import annotations

from tracktwo.reading.statements.grammar import Grammar

__all__ = ["subject_of"]

Range = tuple[int, int]

_SUBJECT = ("nsubj", "nsubjpass")
_SHARED = frozenset(["conj", "xcomp", "advcl", "ccomp", "dep"])
_DEEP = 6


def subject_of(grammar: Grammar, verb: int) -> Range | None:
    """Return the subject of a verb, in tokens, both ends included; None where nobody is named.

    A verb without one takes that of the verb it is joined to ("came, saw and said"), hangs on ("refused to
    say", "left, saying") or of the noun it describes ("a man claiming").
    """
    for _ in range(_DEEP):
        kid = next((one for one in grammar.kids[verb] if grammar.deps[one] in _SUBJECT), -1)
        if kid >= 0:
            return None if grammar.deps[kid] == "expl" else _phrase(grammar, kid, verb)
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


def _phrase(grammar: Grammar, noun: int, verb: int) -> Range:
    """Return a noun with all that describes it, as far as the verb."""
    low, high = grammar.left[noun], grammar.right[noun]
    low, high = (low, min(high, verb - 1)) if noun < verb else (max(low, verb + 1), high)
    while low < noun and grammar.deps[low] == "punct":
        low += 1
    while high > noun and grammar.deps[high] == "punct":
        high -= 1
    return low, high
