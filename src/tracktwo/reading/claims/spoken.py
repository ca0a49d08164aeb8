"""Statements that say something to be so, each as the claim it makes and the stance of who makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.reading.claims.board import Stand
from tracktwo.reading.claims.they import it, they
from tracktwo.reading.matter import Ground, Matter
from tracktwo.reading.matter.find import finite_in
from tracktwo.reading.matter.lexicon import listed
from tracktwo.reading.model import Statement
from tracktwo.reading.words import words

__all__ = ["Spoken", "relayed", "speaker", "spoken_of"]

_SUBJECT = ("nsubj", "nsubjpass", "expl", "csubj")
_OPINION = re.compile(r"\b(i|we|our|us|my|me|should|must|need|let|please|thank)\b")


@dataclass(frozen=True)
class Spoken:
    """What a statement says to be so (a stretch of tokens), and who says it.

    ``cue`` is the token of its cue.
    """

    low: int
    high: int
    cue: int
    rule: str
    stand: Stand
    origins: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()


def spoken_of(ground: Ground, matter: Matter) -> Iterator[Spoken]:
    """Return the statements that say something to be so.

    Wishes, demands and plans do not, nor opinions in full quotation, nor what nobody is named for.
    """
    terms = [ground.clean(one.spans) for one in matter.terms if one.use in ("position", "red line")]
    for one in ground.statements:
        stretch = ground.tokens(ground.clean(one.content))
        cue = ground.tokens(ground.clean(one.cue)) if one.cue else None
        kind = _kind(ground, cue) if stretch and cue and one.source else ""
        if not (stretch and cue and kind):
            continue
        low, high = _so(ground, *ground.trim(*stretch))
        if low <= high and not _opinion(ground, low, high, one) and not _is_term(ground, low, high, terms):
            yield _spoken(ground, one, kind, low, high, cue)


def _spoken(ground: Ground, one: Statement, kind: str, low: int, high: int, cue: tuple[int, int]) -> Spoken:
    actor, name = speaker(ground, one)
    medium = ground.medium(actor) or _press(name)
    stance = "reported" if medium and kind == "asserted" else kind
    evidence = _evidence(ground, one, cue)
    stand = Stand(stance, f"stance.{stance}", actor, name, evidence, one.told_to, _when(ground, one))
    origins = tuple(origin for origin in (one.told_to, name if medium else "") if origin)
    hedges = tuple(one.hedge.split()) if one.hedge in listed("stances", "hedges") else ()
    return Spoken(low, high, cue[-1], f"claim.{stance}", stand, origins, hedges)


def _press(name: str) -> bool:
    """Tell whether a name or description is that of a newsroom: "the newspaper", "Valley News Network"."""
    return bool(set(name.lower().split()[-2:]) & listed("stances", "press"))


def speaker(ground: Ground, one: Statement) -> tuple[str, str]:
    """Return id and name of who says a statement; by the subject of its cue if its source is unknown."""
    if one.actor:
        return one.actor, ground.name(one.actor)
    cue = ground.tokens(ground.clean(one.cue)) if one.cue else None
    subject = ground.subject(cue[1]) if cue else -1
    if found := ground.actor(subject):
        return found.id, ground.name(found.id)
    name = ground.source_text(one)
    if name.lower() == "it" and subject >= 0 and (body := it(ground, subject))[1]:
        return body
    if name.lower() == "they" and subject >= 0 and (known := they(ground, subject))[1]:
        return known
    return "", ground.phrase(subject) if subject >= 0 and name.lower() in ("who", "which", "that") else name


def _kind(ground: Ground, cue: tuple[int, int]) -> str:
    """Return the stance that a cue stands for; the last word of it that is listed decides."""
    grammar, cues = ground.grammar, words("stances")["cues"]
    for at in range(cue[1], cue[0] - 1, -1):
        lemma = grammar.lemmas[at].lower()
        if lemma in listed("stances", "commits"):
            return ""
        for stance, those in cues.items():
            if lemma in those:
                return "" if ground.negated(at) else stance
    return ""


def _so(ground: Ground, low: int, high: int) -> tuple[int, int]:
    """Return the clause that a content is, or the plan it names ("intention to leave"); else nothing."""
    grammar = ground.grammar
    if grammar.words[low] in ("to", "whether", "if"):
        return 0, -1
    verb = finite_in(ground, low, high)
    if verb >= 0 and _wished(ground, verb):
        return 0, -1
    if verb >= 0 and (grammar.tags[verb] != "VBG" or grammar.kid(verb, "aux") >= 0):  # "have been talking"
        return (low, high) if any(grammar.deps[at] in _SUBJECT for at in range(low, verb + 1)) else (0, -1)
    for noun in range(low, min(low + 5, high + 1)):
        plan = grammar.kid(noun, "acl")
        if grammar.lemmas[noun] in listed("stances", "plans") and plan > noun:
            return low, min(high, ground.bare(plan, low, grammar.right[plan])[1])
    return 0, -1


def _wished(ground: Ground, verb: int) -> bool:
    """Tell whether a clause says what should be: "that prisoners be freed"."""
    grammar = ground.grammar
    passive = any(grammar.words[kid] == "be" for kid in grammar.kids[verb]) and not ground.modal(verb)
    return (
        passive
        and grammar.tags[verb] == "VBN"
        and not any(grammar.tags[kid] == "TO" for kid in grammar.kids[verb])
    )


def _opinion(ground: Ground, low: int, high: int, one: Statement) -> bool:
    """Tell whether a full quotation says what its speaker thinks or asks rather than what is so."""
    text = " ".join(ground.grammar.words[low : high + 1])
    if one.direct and "argue" in _cue_lemmas(ground, one):
        return True
    quoted = one.direct and _all_quoted(ground, low)
    return quoted and bool(_OPINION.search(text) or "?" in text or high - low < 5)


def _cue_lemmas(ground: Ground, one: Statement) -> list[str]:
    cue = ground.tokens(ground.clean(one.cue))
    return list(ground.grammar.lemmas[cue[0] : cue[1] + 1]) if cue else []


def relayed(ground: Ground, spoken: list[Spoken]) -> Iterator[Spoken]:
    """Return what stands under "according to" a newsroom and no statement covers.

    In a sentence of its own ("That, according to the Post, ...") it speaks of the one before.
    """
    grammar = ground.grammar
    taken = {one.cue for one in spoken}
    for token, word in enumerate(grammar.words[:-2]):
        if word != "according" or {token, token + 1} & taken:
            continue
        to = token + 1
        house = grammar.kid(to, "pobj") if grammar.words[to] == "to" else -1
        actor = ground.actor(house) if house > to else None
        if not actor or not ground.medium(actor.id):
            continue
        low, high = _sentence_for(ground, token, grammar.right[house])
        name = ground.name(actor.id)
        evidence = ((token, _to_dash(ground, token, max(min(grammar.right[house], house + 6), high))),)
        stand = Stand("reported", "stance.according-to", actor.id, name, evidence)
        yield Spoken(low, high, to, "claim.reported", stand, (name,))


def _to_dash(ground: Ground, token: int, high: int) -> int:
    """Return the last token before a dash, at most 20 on."""
    words, high = ground.grammar.words, min(high, token + 20)
    return next((at - 1 for at in range(token, high + 1) if words[at] in ("—", "–", "--")), high)


def _sentence_for(ground: Ground, token: int, end: int) -> tuple[int, int]:
    """Return what stands under "according to": before, behind or around it, or the sentence before."""
    grammar = ground.grammar
    first, last = grammar.first[token], grammar.last[token]
    if 0 < token - first < 3 and grammar.words[first] in ("that", "this", "all") and first:
        return ground.trim(grammar.first[first - 1], first - 1)
    if token == first:
        return ground.trim(min(end + 1, last), last)
    return ground.trim(first, token - 1 if last - end < 3 else last)


def _all_quoted(ground: Ground, low: int) -> bool:
    grammar = ground.grammar
    before = grammar.words[low - 1] if low else ""
    return before in ("“", '"', "``", "''", "‘", "'") or grammar.words[low] in ("“", '"', "‘")


def _is_term(ground: Ground, low: int, high: int, terms: list[tuple[int, int]]) -> bool:
    start, end = ground.grammar.span(low, high)
    return any(2 * (min(end, b) - max(start, a)) > max(end, b) - min(start, a) for a, b in terms)


def _evidence(ground: Ground, one: Statement, cue: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Return who says so and the cue; with the words themselves where they are quoted or stand before."""
    source = ground.tokens(ground.clean(one.source))
    ends = [cue, *([source] if source else [])]
    first, last = min(end[0] for end in ends), max(end[1] for end in ends)
    content = ground.tokens(ground.clean(one.content))
    same = content and ground.grammar.first[content[0]] == ground.grammar.first[first]
    if content and same and (one.direct or content[1] < first):
        first, last = min(first, content[0]), max(last, content[1])
    return ((first, last),)


def _when(ground: Ground, one: Statement) -> str:
    """Return the date in the sentence of a cue, outside of what is said."""
    cue, content = ground.clean(one.cue), ground.clean(one.content)
    stretch = ground.tokens(cue)
    if not stretch:
        return ""
    start = ground.grammar.start[ground.grammar.first[stretch[0]]]
    end = ground.grammar.end[ground.grammar.last[stretch[0]]]
    for date in ground.dates:
        low, high = ground.clean(date.spans)
        if start <= low < high <= end and not (content[0] <= low < content[1]):
            return date.text
    return ""
