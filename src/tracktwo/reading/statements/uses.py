"""What quotation marks are for: speech, a title, a term, or a scare quote."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tracktwo.reading.statements.drafted import Drafted
from tracktwo.reading.statements.scene import Scene
from tracktwo.reading.words import words

__all__ = ["use_of"]

_FEW = 4
_NEAR = 4


def use_of(scene: Scene, number: int, drafted: Sequence[Drafted]) -> tuple[str, str]:
    """Return the use of a quotation, and the rule that says so."""
    one = scene.quotes[number]
    low = scene.token_at(one.inner[0])
    high = max(scene.token_at(one.inner[1]) - 1, low)
    g = scene.grammar
    inner = [at for at in range(low, high + 1) if g.parts[at] not in ("PUNCT", "SPACE")]
    before = {g.lemmas[at].lower() for at in range(max(low - _NEAR - 1, 0), low)}
    names = sum(g.words[at] != g.string[g.start[at] : g.end[at]] for at in inner)
    capitals = names >= 0.6 * len(inner) and g.string[g.start[low]].isupper()
    if capitals and len(inner) > 1 and before & _set("titled"):
        return "title", "title after its kind"
    said = [it for it in drafted if it.says(one.inner[0])] if len(drafted) < 10**6 else []
    if len(inner) > _FEW or (g.string[one.inner[1] - 1] in ",.?!" and len(inner) > 2 and said):
        return "speech", "many words"
    if before & _set("names") and not said:
        return "term", "named so"
    if any(it.word.split(" ")[0] not in _set("thinking") for it in said):
        return "speech", "in a statement"
    if capitals and len(inner) > 1:
        return "term", "a name"
    return "scare", "few words, nobody's"


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(words("statements")[name])
