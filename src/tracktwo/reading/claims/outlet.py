"""What a report says in its own name and what can be checked: hedged, counted, denied, about talks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tracktwo.reading.matter import Ground, Matter
from tracktwo.reading.matter.lexicon import listed
from tracktwo.reading.model import Meeting, Precedent
from tracktwo.reading.words import words

__all__ = ["central_sentence", "own_claims"]

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECT = ("nsubj", "nsubjpass", "expl", "csubj")
_ROOTS = frozenset({"ROOT", "conj", "ccomp", "advcl", "parataxis"})
_PAST = frozenset({"was", "were", "has", "had", "have"})
_NONE = frozenset({"none", "neither", "nobody", "no"})
_COUNTS = frozenset({"CARDINAL", "QUANTITY", "PERCENT", "MONEY"})


def central_sentence(ground: Ground) -> tuple[int, int] | None:
    """Return what the report is about: its first sentence, as news puts first what matters most.

    Another of the first four stands in where it shares thrice as many words with the whole: then the first
    only sets a scene.
    """
    leading = list(_leading(ground))
    if not leading:
        return None
    counted = _frequent(ground)
    shared = [_shared(ground, low, high, counted) for low, high in leading]
    best = max(range(len(leading)), key=lambda at: shared[at])
    return leading[best if shared[best] > 3 * shared[0] else 0]


def _shared(ground: Ground, low: int, high: int, counted: dict[str, int]) -> int:
    """Count what a sentence shares with the whole: frequent words, and deal matter."""
    words = {ground.grammar.lemmas[at].lower() for at in range(low, high + 1)}
    return sum(counted.get(word, 0) for word in words) + sum(map(bool, ground.matter[low : high + 1]))


def _leading(ground: Ground) -> Iterator[tuple[int, int]]:
    """The first four complete sentences of the body."""
    found = 0
    for low, high in sentences(ground):
        if high - low > 7 and ground.grammar.words[high] != "?" and found < 4:
            found += 1
            yield ground.trim(low, high)


def _frequent(ground: Ground) -> dict[str, int]:
    counted: dict[str, int] = {}
    for lemma, part in zip(ground.grammar.lemmas, ground.grammar.parts, strict=True):
        if part in ("NOUN", "PROPN"):
            counted[lemma.lower()] = counted.get(lemma.lower(), 0) + 1
    return {lemma: min(count, 8) for lemma, count in counted.items() if count > 1}


def sentences(ground: Ground) -> Iterator[tuple[int, int]]:
    """Return the sentences of the body that have a finite verb; what stands above it is repeated there."""
    grammar = ground.grammar
    body = [(block.start, block.end) for block in ground.parsed.text.blocks if block.zone == "body"]
    at, block = 0, 0
    while at < len(grammar):
        low, high = at, grammar.last[at]
        at = high + 1
        while block < len(body) and body[block][1] <= grammar.start[low]:
            block += 1
        inside = block < len(body) and body[block][0] <= grammar.start[low]
        if inside and any(grammar.tags[token] in _FINITE for token in range(low, high + 1)):
            yield low, high


def own_claims(ground: Ground, matter: Matter) -> Iterator[tuple[int, int, str]]:
    """Return what the report says in its own name: stretches of tokens and the rule that took each."""
    supposed = _supposed_in(ground, matter)
    met, past = _sentences_of(ground, matter.meetings), _sentences_of(ground, matter.precedents)
    for low, high in sentences(ground):
        if ground.grammar.words[high] == "?":
            continue
        if low in met:
            yield (*ground.trim(low, high), "claim.meeting")
            continue
        for verb in range(low, high + 1) if low not in past else ():
            if verb not in supposed and (found := _judged(ground, verb)):
                yield found


def _supposed_in(ground: Ground, matter: Matter) -> set[int]:
    """Return the tokens of antecedents: what is only supposed is not said to be so."""
    spans = (ground.tokens(ground.clean([span])) for one in matter.conditions for span in one.spans)
    return {at for stretch in spans if stretch for at in range(stretch[0], stretch[1] + 1)}


def _sentences_of(ground: Ground, items: tuple[Meeting, ...] | tuple[Precedent, ...]) -> set[int]:
    """Return the first tokens of the sentences of meetings (but interviews) or precedents."""
    found = set()
    for one in items:
        stretch = ground.tokens(ground.clean(one.spans))
        if stretch and one.rule != "meeting.interview":
            found.add(ground.grammar.first[stretch[0]])
    return found


def _judged(ground: Ground, verb: int) -> tuple[int, int, str] | None:
    """Say whether the clause of a finite verb is a claim of the report itself, and by which rule."""
    grammar = ground.grammar
    if (
        grammar.parts[verb] not in ("VERB", "AUX")
        or grammar.kid(verb, *_SUBJECT) < 0
        or not _finite(ground, verb)
    ):
        return None
    said = ground.statement_at(verb, verb)
    if (said and said.source) or grammar.deps[verb] not in _ROOTS:
        return None
    rule = _rule(ground, verb)
    speaks = _lemma(ground, verb) in _cues() and grammar.kid(verb, "ccomp", "dobj") >= 0
    if not rule or (speaks and rule != "claim.hedged"):
        return None
    low, high = _clause(ground, verb)
    low, high = ground.bare(verb, low, high) if rule == "claim.hedged" else (low, high)
    return (low, high, rule) if high - low > 3 else None


@cache
def _cues() -> frozenset[str]:
    """Return all words of saying."""
    return frozenset(word for those in words("stances")["cues"].values() for word in those)


def _finite(ground: Ground, verb: int) -> bool:
    grammar = ground.grammar
    return grammar.tags[verb] in _FINITE or any(
        grammar.tags[kid] in _FINITE and grammar.deps[kid].startswith("aux") for kid in grammar.kids[verb]
    )


def _clause(ground: Ground, verb: int) -> tuple[int, int]:
    """Return the clause of a verb: what it means that is so, without a clause joined to it or a condition."""
    grammar = ground.grammar
    inner = grammar.kid(verb, "ccomp")
    if inner > verb and grammar.lemmas[verb] in listed("terms", "meaning"):
        return ground.bare(inner, *ground.clause(inner))
    low, high = ground.clause(verb)
    subject = grammar.kid(verb, *_SUBJECT)
    for kid in grammar.kids[verb]:
        if grammar.deps[kid] == "conj" and kid > verb and grammar.kid(kid, *_SUBJECT) >= 0:
            high = min(high, grammar.left[kid] - 1)
        if grammar.deps[kid] == "advcl" and kid < subject and _supposed(ground, kid):
            low = max(low, grammar.right[kid] + 1)
    opener = grammar.kid(verb, "mark")
    if 0 <= opener < verb:
        low = max(low, opener + 1)
    return ground.trim(low, high)


def _supposed(ground: Ground, verb: int) -> bool:
    return ground.grammar.words[ground.grammar.left[verb]] in ("if", "unless", "should", "were", "had")


def _rule(ground: Ground, verb: int) -> str:
    """Return why a clause can be checked: hedged, open, denied outright, counted, the fate of talks."""
    if _asked(ground, verb):
        return ""
    if _hedged(ground, verb):
        return "claim.hedged"
    if _open(ground, verb):
        return "claim.open"
    if not ground.about_talks:
        return ""
    if _never(ground, verb):
        return "claim.none"
    if _counted(ground, verb):
        return "claim.counted"
    if _planned(ground, verb):
        return "claim.planned"
    if _lemma(ground, verb) in listed("stances", "knowing") and _told_of(ground, verb):
        return "claim.knowing"
    return "claim.talks" if _fate(ground, verb) else ""


def _asked(ground: Ground, verb: int) -> bool:
    """Tell whether a clause is not said to be so: a condition, or a question."""
    grammar = ground.grammar
    opener = grammar.kid(verb, "mark")
    if opener >= 0 and grammar.words[opener] in ("if", "whether", "unless", "that"):
        return True
    return grammar.kid(verb, "advmod") >= 0 and any(
        grammar.tags[kid] == "WRB" for kid in grammar.kids[verb] if kid < verb
    )


def _hedged(ground: Ground, verb: int) -> bool:
    """Tell whether there is a word of hearsay or likelihood on a verb, or it seems or very well could be."""
    grammar = ground.grammar
    if any(_weakens(ground, kid) for kid in grammar.kids[verb]):
        return True
    if _lemma(ground, verb) in listed("stances", "seeming"):
        return grammar.kid(verb, "xcomp", "oprd", "ccomp", "acomp") > verb
    modal = ground.about_talks and ground.modal(verb) in listed("stances", "weak_modals")
    return modal and any(grammar.words[kid] in ("well", "very", "also") for kid in grammar.kids[verb])


def _weakens(ground: Ground, token: int) -> bool:
    """Tell whether a word weakens what is said; "more likely" compares."""
    grammar = ground.grammar
    compared = any(
        grammar.words[kid] in ("more", "less", "most", "least", "as") for kid in grammar.kids[token]
    )
    weak = grammar.words[token] in listed("stances", "hedges") and not compared
    return weak and grammar.deps[token] in ("advmod", "acomp")


def _open(ground: Ground, verb: int) -> bool:
    """It is not clear whether; signs are emerging that."""
    grammar = ground.grammar
    adjective = grammar.kid(verb, "acomp")
    if adjective >= 0 and _lemma(ground, adjective) in listed("stances", "unclear"):
        unclear = _lemma(ground, adjective).startswith("un") or ground.negated(verb)
        return unclear and grammar.words[grammar.kid(verb, *_SUBJECT)] in ("it", "what", "which")
    subject = grammar.kid(verb, "nsubj", "attr")
    return (
        subject >= 0
        and _lemma(ground, subject) in ("sign", "indication", "hint")
        and any(grammar.words[at] == "that" for at in range(subject, min(verb + 3, len(grammar))))
    )


def _never(ground: Ground, verb: int) -> bool:
    """None of them is, neither has: a denial outright about deal matter or the talks."""
    grammar = ground.grammar
    subject = grammar.kid(verb, "nsubj", "nsubjpass")
    inside = range(grammar.left[subject], grammar.right[subject] + 1)
    if not any(grammar.words[at] in _NONE for at in inside):
        return False
    return any(_talks(ground, at) for at in range(grammar.left[verb], grammar.right[verb] + 1))


def _planned(ground: Ground, verb: int) -> bool:
    """What a named actor will do."""
    subject = ground.grammar.kid(verb, "nsubj")
    return ground.modal(verb) == "will" and subject >= 0 and ground.cast.actors.get(subject) is not None


def _told_of(ground: Ground, verb: int) -> bool:
    """Tell whether somebody has been told of something."""
    grammar = ground.grammar
    return grammar.kid(verb, "nsubjpass") >= 0 and grammar.kid(verb, "prep") > verb


def _counted(ground: Ground, verb: int) -> bool:
    """Who did how many of what, in the past."""
    grammar = ground.grammar
    subject, thing = grammar.kid(verb, "nsubj"), grammar.kid(verb, "dobj")
    if subject < 0 or thing < verb or grammar.tags[verb] not in ("VBD", "VBN"):
        return False
    named = any(grammar.names[at] for at in range(grammar.left[subject], subject + 1))
    return named and any(grammar.names[at] in _COUNTS for at in range(grammar.left[thing], thing + 1))


def _fate(ground: Ground, verb: int) -> bool:
    """What became of talks or a deal: these are the subject, and the verb is past or perfect."""
    grammar = ground.grammar
    subject = grammar.kid(verb, "nsubj", "nsubjpass")
    if subject < 0 or ground.modal(verb) or grammar.tags[verb] not in ("VBD", "VBN"):
        return False
    if grammar.tags[verb] == "VBN" and not any(grammar.words[kid] in _PAST for kid in grammar.kids[verb]):
        return False
    return any(
        _talks(ground, at)
        for at in range(grammar.left[subject], min(grammar.right[subject], subject + 5) + 1)
    )


def _talks(ground: Ground, token: int) -> bool:
    grammar = ground.grammar
    nouns = (
        "settlement",
        "treaty",
        "accord",
        "agreement",
        "deal",
        "truce",
        "ceasefire",
        "participant",
        "envoy",
    )
    return ground.matter[token] == "talks" or grammar.lemmas[token].lower() in nouns


def _lemma(ground: Ground, token: int) -> str:
    return ground.grammar.lemmas[token].lower()
