"""Reactions: an actor denies, confirms, disowns or will not comment, often without a clause of its own.

Each finder walks the grammar around one kind of word; what the reaction is about is told by the noun or the
clause that it takes, and is linked to a claim elsewhere.
"""

from __future__ import annotations

from dataclasses import replace

from tracktwo.reading.claims.denying import denying
from tracktwo.reading.claims.distancing import distancing
from tracktwo.reading.claims.reacting import Reaction, first_of
from tracktwo.reading.matter import Ground

__all__ = ["reactions_of", "verdicts_of"]


def reactions_of(ground: Ground) -> list[Reaction]:
    """Return the reactions of a text in order; those side by side by the same actor are one."""
    grammar = ground.grammar
    found: list[Reaction] = []
    for token, part in enumerate(grammar.parts):
        one = distancing(ground, token) or (denying(ground, token) if part in ("VERB", "AUX") else None)
        if one and not any(other.low <= one.low and one.high <= other.high for other in found[-3:]):
            found.append(one)
    return _joined(ground, sorted(found, key=lambda one: one.low))


def verdicts_of(ground: Ground, known: list[Reaction]) -> list[Reaction]:
    """Return quotations that are no more than a verdict: "Pure invention," he said."""
    found = []
    for said in ground.statements:
        stretch = (
            ground.tokens(ground.clean(said.content)) if said.direct and said.cue and said.source else None
        )
        parts = ground.grammar.parts
        if (
            not stretch
            or stretch[1] - stretch[0] > 9
            or {"VERB", "AUX"} & set(parts[stretch[0] : stretch[1] + 1])
        ):
            continue
        if _no_comment(ground, *stretch):
            found.append(Reaction(*stretch, "no comment", "stance.said-no-comment", stretch[0], -1, stretch))
            continue
        name = first_of(ground, *stretch, "false_names")
        taken = any(one.low <= stretch[1] and stretch[0] <= one.high for one in known)
        negated = any(
            ground.grammar.words[at] in ("not", "no", "n't", "n’t") for at in range(stretch[0], max(name, 0))
        )
        if name >= 0 and not taken and not negated:
            found.append(Reaction(*stretch, "denied", "stance.verdict", name, -1, (name, name)))
    return found


def _no_comment(ground: Ground, low: int, high: int) -> bool:
    """Tell whether a quotation says no more than "no comment"."""
    said = [word for word in ground.grammar.words[low : high + 1] if word.isalpha()]
    return said == ["no", "comment"]


def _joined(ground: Ground, found: list[Reaction]) -> list[Reaction]:
    """Join denials that one actor makes in one breath: "called it false and said it was a lie"."""
    joined: list[Reaction] = []
    for one in found:
        if joined and _breath(ground, joined[-1], one):
            joined[-1] = replace(joined[-1], high=max(joined[-1].high, one.high))
        else:
            joined.append(one)
    return joined


def _breath(ground: Ground, one: Reaction, other: Reaction) -> bool:
    first = ground.grammar.first
    between = ground.grammar.words[one.high + 1 : other.low]
    near = len(between) <= 5 and "and" in between and first[one.verb] == first[other.verb]
    return near and one.stance == other.stance == "denied" and other.actor in (-1, one.actor)
