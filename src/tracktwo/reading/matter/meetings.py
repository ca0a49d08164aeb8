"""Meetings: who met, where, when, in secret or not, and what for."""

from __future__ import annotations

from tracktwo.reading.matter.ground import Ground
from tracktwo.reading.matter.lexicon import listed
from tracktwo.reading.matter.met import Met, at_venue, joined_to, met_in
from tracktwo.reading.model import Item, Meeting, Span

__all__ = ["meetings_of"]

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_ORDINAL = frozenset({"first", "second", "third", "last", "latest", "round", "series", "one"})
_TIMES = frozenset({"DATE", "TIME"})


def meetings_of(ground: Ground) -> tuple[Meeting, ...]:
    """Return the meetings that a text tells of, past or planned; not those that only may be."""
    made = [one for one in (_meeting(ground, find) for find in met_in(ground)) if one]
    return tuple(made)


def _meeting(ground: Ground, one: Met) -> Meeting | None:
    low, high = _stretch(ground, one)
    inside = range(low, high + 1)
    people = _actors(ground, one)
    place, when = _text(ground, inside, _PLACES, one), _when(ground, inside)
    several = len(people) > 1 or len(set(one.people)) > 1 or one.rule == "meeting.meet"
    several = several or (one.noun >= 0 and at_venue(ground, one.noun))
    if not (place or when or several):
        return None
    return ground.make(
        Meeting,
        [(low, high)],
        one.rule,
        participants=tuple(actor.id for actor in people),
        place=place,
        when=when,
        secret=any(ground.grammar.words[at] in listed("meetings", "secret") for at in inside),
        purpose=_purpose(ground, one),
    )


def _actors(ground: Ground, one: Met) -> list[Item]:
    found: dict[str, Item] = {}
    for token in one.people:
        for at in (token, *joined_to(ground, token)):
            if actor := ground.actor(at):
                found.setdefault(actor.id, actor)
    return list(found.values())


def _stretch(ground: Ground, one: Met) -> tuple[int, int]:
    """Return the stretch from who meets to with whom, where and when; what it is about is left out."""
    grammar = ground.grammar
    if one.rule == "meeting.interview":
        return ground.trim(one.verb, grammar.right[one.noun])
    if one.rule in ("meeting.told", "meeting.dated"):
        first = one.noun
        if grammar.deps[first] == "pobj" and grammar.words[grammar.heads[first]] == "of":
            first = grammar.heads[grammar.heads[first]]  # "the last of the meetings"
        first = first if grammar.lemmas[first] in _ORDINAL else one.noun
        return ground.trim(grammar.left[first], grammar.right[first])
    low = min(grammar.left[one.verb], one.verb)
    if grammar.deps[one.verb] in ("conj", "ROOT", "advcl", "ccomp", "relcl", "xcomp"):
        low = _low(ground, one)
    high = one.verb
    for head in (one.verb, one.noun):
        for kid in grammar.kids[head] if head >= 0 else ():
            if kid > one.verb and _belongs(ground, kid):
                high = max(high, grammar.right[kid])
    return ground.trim(low, max(high, one.noun))


def _low(ground: Ground, one: Met) -> int:
    """Return the first token: of the subject by the verb, or of a time, place or trip before it."""
    grammar = ground.grammar
    subject = grammar.kid(one.verb, "nsubj", "nsubjpass")
    if subject < 0 and grammar.tags[one.verb] == "VB":  # "are due to meet", "flew there to meet"
        subject = ground.subject(one.verb)
        joined = next((at for at in ground.above(one.verb, 3) if grammar.deps[at] == "conj"), -1)
        if subject < joined < one.verb:  # "is in the region and was due to meet"
            return grammar.left[joined]
        subject = subject if subject > one.verb - 25 else -1
    low = grammar.left[subject] if 0 <= subject < one.verb else one.verb
    for kid in grammar.kids[one.verb]:
        if kid < low and (
            grammar.deps[kid] == "prep" or grammar.names[kid] in _TIMES or grammar.words[kid] == "when"
        ):
            low = min(low, grammar.left[kid])
    return low


def _belongs(ground: Ground, kid: int) -> bool:
    """Tell whether what hangs on a meeting is whom it is with, where, when, or the talks themselves."""
    grammar = ground.grammar
    dep, word = grammar.deps[kid], grammar.words[kid]
    if dep in ("dobj", "npadvmod", "prt"):
        return True
    if dep == "advcl":
        return grammar.right[kid] - kid < 6 and word in ("attending", "visiting")
    if dep != "prep":
        return dep == "advmod" and grammar.names[kid] in _TIMES
    inside = range(kid, grammar.right[kid] + 1)
    return word in ("with", "between", "among", "since") or (
        word
        in ("in", "at", "on", "during", "near", "outside", "for", "before", "after", "until", "by", "from")
        and any(grammar.names[at] in _PLACES | _TIMES for at in inside)
    )


def _text(ground: Ground, inside: range, kinds: frozenset[str], one: Met) -> str:
    """Return the first place that stands after "in", "at", "to" or the like."""
    grammar = ground.grammar
    before = ("in", "at", "to", "near", "outside", "on", "visited", "visit")
    for token in inside:
        if grammar.names[token] in kinds and _opener(ground, token) in before:
            last = token
            while last + 1 in inside and grammar.names[last + 1] in kinds:
                last += 1
            start, end = grammar.span(token, last)
            return grammar.string[start:end]
    return ""


def _opener(ground: Ground, token: int) -> str:
    words = ground.grammar.words
    before = words[token - 1] if token else ""
    return words[token - 2] if before == "the" and token > 1 else before


def _when(ground: Ground, inside: range) -> str:
    """Return the first date in it, as the finder of dates has it, else as the names in the text have it."""
    grammar = ground.grammar
    if not inside:
        return ""
    start, end = grammar.span(inside[0], inside[-1])
    for one in ground.dates:
        low, high = ground.clean(one.spans)
        if low < high and start <= low and high <= end:
            return one.text
    return ""


def _purpose(ground: Ground, one: Met) -> tuple[Span, ...]:
    """Return what it is for: "with the goal of", "about", "to discuss"."""
    grammar = ground.grammar
    for head in (one.verb, one.noun):
        for kid in grammar.kids[head] if head >= 0 else ():
            if kid > one.verb and (inner := _aim(ground, kid)) >= 0:
                return ground.raw(*ground.trim(grammar.left[inner], grammar.right[inner]))
    return ()


def _aim(ground: Ground, kid: int) -> int:
    grammar = ground.grammar
    if grammar.deps[kid] in ("advcl", "xcomp", "acl") and any(
        grammar.words[at] == "to" for at in grammar.kids[kid]
    ):
        return kid
    if grammar.deps[kid] != "prep":
        return -1
    inner = grammar.kid(kid, "pobj", "pcomp")
    if grammar.words[kid] in ("about", "on", "over", "regarding", "concerning"):
        return inner if inner < 0 or grammar.names[inner] not in _TIMES else -1
    if (
        grammar.words[kid] in ("with", "in")
        and inner >= 0
        and grammar.lemmas[inner] in listed("meetings", "purposes")
    ):
        of = grammar.kid(inner, "prep", "acl")
        return grammar.kid(of, "pcomp", "pobj") if of >= 0 and grammar.deps[of] == "prep" else of
    return -1
