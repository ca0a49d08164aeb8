"""What a deal provides: by its own words, by what hangs on a condition, in a list."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.reading.matter.find import Find, finite_in, parts, tells, whole
from tracktwo.reading.matter.ground import Ground
from tracktwo.reading.matter.lexicon import listed
from tracktwo.reading.matter.lists import listed_after_colon
from tracktwo.reading.model import Condition

__all__ = ["provided_in"]

_SUBJECT = ("nsubj", "nsubjpass")


def provided_in(ground: Ground, conditions: tuple[Condition, ...]) -> Iterator[Find]:
    """Return the terms that a deal is said to hold."""
    held = _held_at(ground, conditions)
    yield from _lists(ground, held)
    yield from _under(ground)
    yield from _by_deal(ground)
    yield from _consequent(ground, held)


# Hanging on a condition.


def _held_at(ground: Ground, conditions: tuple[Condition, ...]) -> list[tuple[int, int, Condition]]:
    """Return the stretches that hang on conditions."""
    held = []
    for one in conditions:
        for span in one.consequents:
            if stretch := ground.tokens(ground.clean([span])):
                held.append((*stretch, one))
    return held


def _lists(ground: Ground, held: list[tuple[int, int, Condition]]) -> Iterator[Find]:
    """Lists that a colon opens, under a heading that speaks of terms or outcomes."""
    grammar = ground.grammar
    for colon in (at for at, word in enumerate(grammar.words) if word == ":"):
        heading = range(grammar.first[colon], colon)
        if not any(grammar.lemmas[at].lower() in listed("terms", "heads") for at in heading):
            continue
        items = listed_after_colon(ground, colon)
        if not any(ground.has_matter(*item) for item in items):
            continue
        condition = next((one.id for low, high, one in held if (low, high) in items), "")
        for low, high in items:
            yield Find(low, high, "outcome" if condition else "proposal", "term.list", -1, high, condition)


def _consequent(ground: Ground, held: list[tuple[int, int, Condition]]) -> Iterator[Find]:
    """What would be so if a condition were met: the clause that "means" opens, else the consequent itself."""
    grammar = ground.grammar
    for low, high, condition in held:
        verb = finite_in(ground, low, high)
        if verb < 0 or not ground.modal(verb) or grammar.words[low] in ("whether", "if"):
            continue
        inner = grammar.kid(verb, "ccomp") if grammar.lemmas[verb] in listed("terms", "meaning") else -1
        stretch = ground.bare(inner, *ground.clause(inner)) if inner > verb else (low, high)
        if (
            stretch[1] - stretch[0] > 3
            and ground.main_matter(*stretch, wide=True)
            and not tells(ground, verb)
        ):
            for part in parts(ground, inner if inner > verb else verb, *stretch):
                yield Find(*part, "outcome", "term.consequent", -1, verb, condition.id)


# "Under the deal, ...", "the deal provides for ...".


def _is_deal(ground: Ground, noun: int) -> bool:
    """Tell whether a noun is a deal, plan or proposal to end a conflict, and not one of trade."""
    grammar = ground.grammar
    if noun < 0 or grammar.lemmas[noun].lower() not in listed("terms", "deals"):
        return False
    before = grammar.words[max(grammar.left[noun], noun - 3) : noun]
    return not any(word in listed("precedents", "not_deals") for word in before)


def _under(ground: Ground) -> Iterator[Find]:
    """Under the plan, A would do this and B would do that."""
    grammar = ground.grammar
    for token, word in enumerate(grammar.words):
        noun = _named_after(ground, token) if word in ("under", "according", "as") else -1
        if noun < 0 or not _is_deal(ground, _deal_of(ground, noun)):
            continue
        verb = grammar.heads[token]
        if grammar.parts[verb] not in ("VERB", "AUX") or grammar.kid(verb, *_SUBJECT) < 0:
            continue
        low, high = ground.bare(verb, *ground.clause(verb))
        if token > verb and grammar.tags[verb] == "VBD":  # "left under a deal": done
            continue
        if token < verb:
            low = max(low, grammar.right[token] + 1)
        else:
            high = min(high, token - 1)
        for part in parts(ground, verb, *ground.trim(low, high)):
            yield Find(*part, "proposal", "term.under", -1, verb)


def _named_after(ground: Ground, token: int) -> int:
    """Return what follows "under", "according to" or "as part of"; -1 for nothing."""
    grammar = ground.grammar
    if grammar.words[token] == "as" and grammar.words[token + 1 : token + 3] != ["part", "of"]:
        return -1
    noun, at = grammar.kid(token, "pobj"), token
    for _ in range(3):
        if noun >= 0 and grammar.lemmas[noun] != "part":
            return noun
        at = grammar.kid(at if noun < 0 else noun, "prep")
        if at < 0:
            return -1
        noun = grammar.kid(at, "pobj")
    return -1


def _deal_of(ground: Ground, noun: int) -> int:
    """Return the deal in "the terms of the deal", else the noun itself."""
    grammar = ground.grammar
    if noun >= 0 and grammar.lemmas[noun] in ("term", "provision", "part"):
        of = grammar.kid(noun, "prep")
        inner = grammar.kid(of, "pobj") if of >= 0 else -1
        return inner if inner >= 0 else noun
    return noun


def _by_deal(ground: Ground) -> Iterator[Find]:
    """The plan calls for this, provides for that, would do so."""
    grammar, providing = ground.grammar, listed("terms", "providing")
    for token, lemma in enumerate(grammar.lemmas):
        if grammar.parts[token] != "VERB" or ground.negated(token):
            continue
        if not _is_deal(ground, _deal_of(ground, ground.subject(token))):
            continue
        provided = list(_provides(ground, token)) if lemma in providing else []
        if any(one.low == one.high and grammar.parts[one.low] in ("VERB", "ADJ") for one in provided):
            provided = []  # "the deal would see ten prisoners freed": all of it
        if len(provided) > 1 or not ground.modal(token) or grammar.deps[token] == "relcl":
            yield from provided
            continue
        stretch = ground.bare(token, *ground.clause(token))
        if tells(ground, token) or grammar.words[grammar.last[token]] == "?":
            continue
        if lemma in listed("terms", "not_providing"):
            continue
        if ground.on_talks or ground.has_matter(token, stretch[1]):
            for part in parts(ground, token, *stretch):
                yield Find(*part, "proposal", "term.deal-would", -1, token)


def _provides(ground: Ground, verb: int) -> Iterator[Find]:
    """What a deal calls for, one by one."""
    grammar = ground.grammar
    for kid in grammar.kids[verb]:
        if kid < verb:
            continue
        head = kid if grammar.deps[kid] in ("dobj", "ccomp", "xcomp") else -1
        if grammar.deps[kid] == "prep" and grammar.words[kid] in ("for", "to", "on"):
            head = grammar.kid(kid, "pobj", "pcomp")
        if head > verb and grammar.parts[head] != "PRON":
            low, high = ground.bare(head, *ground.clause(head))
            if (to := grammar.kid(verb, "dative")) > verb and grammar.right[to] == low - 1:
                low = grammar.left[to]  # "gives | the region | its own police"
            for part in parts(ground, head, low, whole(ground, verb, head, high)):
                if not (ground.on_talks or ground.main_matter(*part)):
                    continue
                yield Find(*part, "proposal", "term.deal-provides", -1, head if ground.modal(head) else verb)
