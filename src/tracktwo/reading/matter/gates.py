"""Openers that only sometimes open a condition: "when", "once", "until", "in exchange for"."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.reading.matter.ground import Ground
from tracktwo.reading.matter.lexicon import listed
from tracktwo.reading.matter.supposing import SUBJECT, lemma_of

__all__ = ["GATES", "Half"]

_AHEAD = frozenset({"would", "will", "could", "can", "may", "might", "should", "must", "shall", "'ll", "’ll"})


@dataclass(frozen=True)
class Half:
    """An antecedent: its first and last token, the verb that its consequent hangs on, and the rule."""

    low: int
    high: int
    governor: int
    rule: str
    form: str


def _ahead(ground: Ground, verb: int) -> bool:
    """Tell whether a verb, or what it hangs on, speaks of what may come: by a modal, or by proposing."""
    if verb < 0:
        return False
    proposing = listed("conditions", "proposing")
    ready = ground.grammar.kid(verb, "acomp") if lemma_of(ground, verb) == "be" else -1
    if ready >= 0 and lemma_of(ground, ready) in listed("terms", "ready"):
        return True
    chain = [verb, *(ground.above(verb, 1) if ground.grammar.deps[verb] in ("xcomp", "ccomp", "acl") else ())]
    return any(ground.modal(at) in _AHEAD or lemma_of(ground, at) in proposing for at in chain)


def _deal(ground: Ground, half: Half, head: int) -> bool:
    grammar = ground.grammar
    return ground.has_matter(grammar.first[head], grammar.last[head])


def _future(ground: Ground, half: Half, head: int) -> bool:
    """After or once something is done, in what is proposed or may come; not after a date."""
    grammar = ground.grammar
    verbal = grammar.parts[head] in ("VERB", "AUX")
    near = ground.about_talks or _deal(ground, half, head)
    told = lemma_of(ground, head) in listed("terms", "speaking")
    return verbal and near and not told and _ahead(ground, half.governor) and not _over(ground, half, head)


def _when(ground: Ground, half: Half, head: int) -> bool:
    """When something is right, ready or met, in what may come; not on a date."""
    grammar = ground.grammar
    if _over(ground, half, head) or not _ahead(ground, half.governor) or _dated(ground, half):
        return False
    inside = range(half.low, half.high + 1)
    return any(lemma_of(ground, at) in listed("conditions", "ripe") for at in inside) or (
        grammar.words[half.low - 1] == "only" and _deal(ground, half, head)
    )


def _refused(ground: Ground, half: Half, head: int) -> bool:
    """Not until: what will not be before something else is."""
    verb = half.governor
    if verb < 0 or _is_date(ground, half):
        return False
    refuses = ground.negated(verb) and ground.modal(verb) in _AHEAD
    near = ground.about_talks or _deal(ground, half, head)
    return near and (refuses or lemma_of(ground, verb) in listed("conditions", "refusing"))


def _over(ground: Ground, half: Half, head: int) -> bool:
    """Tell whether an antecedent is over: in the past, unless all is told so ("would, once it was")."""
    return _past(ground, head) and ground.modal(half.governor) not in ("would", "could", "might")


def _past(ground: Ground, head: int) -> bool:
    grammar = ground.grammar
    finite = [head, *(kid for kid in grammar.kids[head] if grammar.deps[kid].startswith("aux"))]
    return any(grammar.tags[at] == "VBD" for at in finite)


def _dated(ground: Ground, half: Half) -> bool:
    return any(ground.grammar.names[at] in ("DATE", "TIME") for at in range(half.low, half.high + 1))


def _is_date(ground: Ground, half: Half) -> bool:
    """Tell whether all that an opener opens is a date."""
    return ground.grammar.names[half.high] in ("DATE", "TIME") and half.high - half.low < 4


def _clausal(ground: Ground, half: Half, head: int) -> bool:
    """Provided the talks go on: a clause with a subject and a finite verb; not "providing help"."""
    grammar = ground.grammar
    if grammar.words[half.low + 1] == "that":
        return True
    infinitive = any(grammar.words[kid] == "to" and grammar.deps[kid] == "aux" for kid in grammar.kids[head])
    return not infinitive and grammar.parts[head] in ("VERB", "AUX") and grammar.kid(head, *SUBJECT) >= 0


def _lasting(ground: Ground, half: Half, head: int) -> bool:
    """As long as it holds: a clause; not "as long as two hours"."""
    return any(ground.grammar.deps[at] in SUBJECT for at in range(half.low, half.high + 1))


GATES = {
    "clause": _clausal,
    "lasting": _lasting,
    "deal": _deal,
    "future": _future,
    "when": _when,
    "refused": _refused,
}
