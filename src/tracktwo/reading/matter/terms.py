"""Terms of a deal: what is proposed, demanded, refused, or said to come of it.

Finders of grammar over lexicons, the surest first: what a deal provides, what hangs on a condition, lists;
verbs and nouns that hold a term out, with what they take; clauses that say what deal matter would be.
"""

from __future__ import annotations

from tracktwo.reading.matter.ahead import ahead_in
from tracktwo.reading.matter.find import Find
from tracktwo.reading.matter.ground import Ground
from tracktwo.reading.matter.lexicon import listed
from tracktwo.reading.matter.offered import offered_in
from tracktwo.reading.matter.provided import provided_in
from tracktwo.reading.model import Condition, Sequence, Term

__all__ = ["terms_of"]


def terms_of(
    ground: Ground, conditions: tuple[Condition, ...], sequences: tuple[Sequence, ...]
) -> tuple[Term, ...]:
    """Return the terms of a text, in its order; none where the text is not about a conflict or talks."""
    if not ground.about_talks:
        return ()
    found = [*provided_in(ground, conditions), *offered_in(ground), *ahead_in(ground, sequences)]
    kept = _without_doubles(found)
    return tuple(_term(ground, one) for one in kept)


def _term(ground: Ground, one: Find) -> Term:
    holder, name = _holder(ground, one)
    return ground.make(
        Term,
        [(one.low, one.high)],
        one.rule,
        use=one.use,
        holder=holder,
        holder_name=name,
        hedge=_hedge(ground, one),
        condition=one.condition,
    )


def _holder(ground: Ground, one: Find) -> tuple[str, str]:
    """Return who holds a term: whom the grammar names, else who says the sentence."""
    if one.source >= 0:
        actor = ground.actor(one.source)
        return (actor.id, ground.name(actor.id)) if actor else ("", ground.phrase(one.source))
    return ground.holder(one.low, one.high)


def _hedge(ground: Ground, one: Find) -> str:
    """Return the adverbs and the weak modal that stand in a term's clause."""
    grammar = ground.grammar
    low, high = (one.low, one.high)
    if one.verb >= 0:
        low, high = min(low, grammar.left[one.verb]), max(high, one.verb)
    found = [
        grammar.words[at] for at in range(low, high + 1) if grammar.words[at] in listed("terms", "hedges")
    ]
    modal = ground.modal(one.verb) if one.verb >= 0 else ""
    return " ".join(([modal] if modal in ("would", "could", "may", "might") else []) + found)


def _without_doubles(found: list[Find]) -> list[Find]:
    """Keep of stretches that overlap the one that was found first; then put all in order."""
    kept: list[Find] = []
    for one in found:
        if one.low <= one.high and not any(_shared(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.low)


def _shared(one: Find, other: Find) -> bool:
    """Tell whether two stretches share half or more of the shorter."""
    shared = min(one.high, other.high) - max(one.low, other.low) + 1
    return 2 * shared >= min(one.high - one.low, other.high - other.low) + 1
