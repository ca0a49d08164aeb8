"""Terms of a deal: what is proposed, demanded, refused, or said to come of it.

Four finders, each of grammar over a lexicon: verbs and nouns that hold a term out (with what they take); modal
clauses whose subject is deal matter, or that hang on a condition; lists after a colon; goals of talks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tracktwo.reading.matter.ground import Ground
from tracktwo.reading.matter.lexicon import listed, phrases
from tracktwo.reading.matter.lists import listed_after_colon
from tracktwo.reading.model import Condition, Sequence, Term

__all__ = ["terms_of"]

_REFUSALS = ("will", "would", "can", "shall", "wo")
_SUBJECT = ("nsubj", "nsubjpass")


@dataclass(frozen=True)
class _Find:
    """A stretch that is a term, its verb, and what the rule says of it; ``source`` is the token of its holder."""

    low: int
    high: int
    use: str
    rule: str
    source: int = -1
    verb: int = -1
    condition: str = ""


def terms_of(
    ground: Ground, conditions: tuple[Condition, ...], sequences: tuple[Sequence, ...]
) -> tuple[Term, ...]:
    """Return the terms of a text, in its order; none where the text is not about a conflict or talks."""
    if not ground.about_talks:
        return ()
    held = _held_at(ground, conditions)
    found = [*_lists(ground, held), *_promised(ground), *_consequent(ground, held)]
    found += [*_by_verb(ground), *_by_noun(ground), *_by_modal(ground), *_goals(ground)]
    found += [*_instead(ground), *_first(ground, sequences)]
    kept = _without_doubles(found)
    return tuple(_term(ground, one) for one in kept)


def _term(ground: Ground, one: _Find) -> Term:
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


def _holder(ground: Ground, one: _Find) -> tuple[str, str]:
    """Return who holds a term: whom the grammar names, else who says the sentence, else who is still spoken for."""
    if one.source >= 0:
        actor = ground.actor(one.source)
        return (actor.id, ground.name(actor.id)) if actor else ("", ground.phrase(one.source))
    return ground.holder(one.low, one.high)


def _hedge(ground: Ground, one: _Find) -> str:
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


def _without_doubles(found: list[_Find]) -> list[_Find]:
    """Keep of stretches that overlap the one that was found first; then put all in order."""
    taken: set[int] = set()
    kept = []
    for one in found:
        stretch = range(one.low, one.high + 1)
        if one.low <= one.high and sum(at in taken for at in stretch) * 2 < len(stretch):
            kept.append(one)
            taken.update(stretch)
    return sorted(kept, key=lambda one: one.low)


# Hanging on a condition.


def _held_at(ground: Ground, conditions: tuple[Condition, ...]) -> list[tuple[int, int, Condition]]:
    """Return the stretches that hang on conditions."""
    held = []
    for one in conditions:
        for span in one.consequents:
            if stretch := ground.tokens(ground.clean([span])):
                held.append((*stretch, one))
    return held


def _lists(ground: Ground, held: list[tuple[int, int, Condition]]) -> Iterator[_Find]:
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
            yield _Find(low, high, "outcome" if condition else "proposal", "term.list", -1, high, condition)


def _consequent(ground: Ground, held: list[tuple[int, int, Condition]]) -> Iterator[_Find]:
    """What would be so if a condition were met: the clause that "means" opens, else the consequent itself."""
    grammar = ground.grammar
    for low, high, condition in held:
        verb = _finite(ground, low, high)
        if verb < 0 or not ground.modal(verb):
            continue
        inner = grammar.kid(verb, "ccomp") if grammar.lemmas[verb] in listed("terms", "meaning") else -1
        stretch = ground.bare(inner, *ground.clause(inner)) if inner > verb else (low, high)
        if ground.has_matter(*stretch, but="talks") and not _tells(ground, verb):
            yield _Find(*stretch, "outcome", "term.consequent", -1, verb, condition.id)


def _finite(ground: Ground, low: int, high: int) -> int:
    """Return the head of a stretch if it is a verb."""
    grammar = ground.grammar
    for at in range(low, high + 1):
        if not low <= grammar.heads[at] <= high or grammar.heads[at] == at:
            return at if grammar.parts[at] in ("VERB", "AUX") else -1
    return -1


# Verbs that hold a term out.


def _by_verb(ground: Ground) -> Iterator[_Find]:
    grammar, verbs = ground.grammar, phrases("terms", "verbs").by_first
    refusable, ready = listed("terms", "accepting") | listed("terms", "giving"), listed("terms", "ready")
    for token, lemma in enumerate(grammar.lemmas):
        part = grammar.parts[token]
        if part == "VERB" and lemma in refusable and _refused(ground, token):
            yield from _predicate(ground, token)
        elif part == "VERB" and lemma in verbs:
            yield from _taken(ground, token, verbs[lemma][0][1])
        elif part == "ADJ" and lemma in ready and (inner := grammar.kid(token, "xcomp")) > token:
            yield from _if_matter(
                ground, inner, "position", "term.ready", ground.subject(grammar.heads[token])
            )


def _refused(ground: Ground, verb: int) -> bool:
    """Tell whether an actor refuses: present or future, negated, with a subject that can refuse."""
    grammar = ground.grammar
    if not ground.negated(verb) or ground.subject(verb) < 0 or grammar.tags[verb] in ("VBG", "VBN"):
        return False
    if grammar.lemmas[verb] in listed("terms", "giving") and ground.modal(verb) not in _REFUSALS:
        return False
    return not any(grammar.words[kid] == "did" for kid in grammar.kids[verb])


def _predicate(ground: Ground, verb: int) -> Iterator[_Find]:
    """The refusal itself: from the first auxiliary to the end of the clause."""
    grammar = ground.grammar
    kids = [kid for kid in grammar.kids[verb] if grammar.deps[kid] in ("aux", "neg") and kid < verb]
    low, high = ground.trim(min(kids, default=verb), ground.clause(verb)[1])
    if ground.main_matter(verb, high):
        source = ground.subject(verb)
        pronoun = source >= 0 and grammar.parts[source] == "PRON"
        low = grammar.left[source] if pronoun and source < low else low
        yield _Find(low, high, "red line", "term.not-accept", source, verb)


def _taken(ground: Ground, verb: int, rule: dict[str, Any]) -> Iterator[_Find]:
    """What a verb of holding out takes, if it is deal matter."""
    grammar = ground.grammar
    source = _agent(ground, verb)
    use = "red line" if ground.negated(verb) and rule["use"] != "outcome" else rule["use"]
    for kid in grammar.kids[verb]:
        if kid > verb and (inner := _complement(ground, kid, rule["takes"])) >= 0:
            yield from _if_matter(ground, inner, use, rule["id"], source, verb)


def _agent(ground: Ground, verb: int) -> int:
    grammar = ground.grammar
    if (by := grammar.kid(verb, "agent")) >= 0:
        return grammar.kid(by, "pobj")
    return -1 if grammar.kid(verb, "nsubjpass") >= 0 else ground.subject(verb)


def _complement(ground: Ground, kid: int, takes: list[str]) -> int:
    """Return the head of a term among what hangs on a verb; -1 where it is something else."""
    grammar = ground.grammar
    dep, word = grammar.deps[kid], grammar.words[kid]
    if grammar.lemmas[kid] in listed("terms", "not_terms") | listed("terms", "speaking"):
        return -1
    if dep == "ccomp":
        infinitive = any(
            grammar.words[one] == "to" and grammar.deps[one] == "aux" for one in grammar.kids[kid]
        )
        asserts = not (infinitive or ground.modal(kid) or grammar.tags[kid] == "VB")
        if asserts and grammar.lemmas[grammar.heads[kid]] in listed("terms", "needs_modal"):
            return -1
        return kid if ("to" if infinitive else "clause") in takes else -1
    if dep == "xcomp":
        return kid if "to" in takes else -1
    if dep == "dobj":
        return kid if "object" in takes else -1
    if dep == "prep" and word in takes:
        return grammar.kid(kid, "pobj", "pcomp")
    return -1


def _if_matter(
    ground: Ground, head: int, use: str, rule: str, source: int, verb: int = -1
) -> Iterator[_Find]:
    low, high = ground.bare(head, *ground.clause(head))
    if ground.main_matter(low, high) and not _asks(ground, head):
        yield _Find(low, high, use, rule, source, head if ground.modal(head) else verb)


def _tells(ground: Ground, verb: int) -> bool:
    """Tell whether a clause only says that somebody would say something, or asks."""
    return ground.grammar.lemmas[verb] in listed("terms", "speaking") or _asks(ground, verb)


def _asks(ground: Ground, head: int) -> bool:
    """Tell whether a clause is a question: "what a deal might look like"."""
    grammar = ground.grammar
    return any(grammar.tags[at] in ("WP", "WRB") for at in range(grammar.left[head], head))


# Nouns that hold a term out.


def _by_noun(ground: Ground) -> Iterator[_Find]:
    grammar, nouns = ground.grammar, phrases("terms", "nouns")
    for token, part in enumerate(grammar.parts):
        if part != "NOUN" or grammar.lemmas[token] not in nouns.by_first:
            continue
        found = nouns.at(token, grammar.lemmas)
        if found is None:
            continue
        noun = token + found[0] - 1
        for kid in grammar.kids[noun]:
            if kid > noun and (head := _of_noun(ground, kid)) >= 0:
                yield from _if_matter(ground, head, found[1]["use"], found[1]["id"], _owner(ground, noun))


def _of_noun(ground: Ground, kid: int) -> int:
    """Return the head of the clause, infinitive or quoted words that a noun takes."""
    grammar = ground.grammar
    if grammar.deps[kid] in ("acl", "ccomp", "relcl"):
        opener = grammar.kid(kid, "mark")
        infinitive = any(grammar.words[one] == "to" for one in grammar.kids[kid])
        return kid if opener >= 0 or infinitive else -1
    if grammar.deps[kid] == "prep" and grammar.words[kid] in ("for", "of"):
        return grammar.kid(kid, "pobj", "pcomp")
    return -1


def _owner(ground: Ground, noun: int) -> int:
    """Return whose demand it is: "Cuba's demand", "demands from Cuba", else who sticks to it."""
    grammar = ground.grammar
    if (owner := grammar.kid(noun, "poss")) >= 0:
        return owner
    for kid in grammar.kids[noun]:
        if grammar.deps[kid] == "prep" and grammar.words[kid] in ("from", "by", "of"):
            inner = grammar.kid(kid, "pobj")
            if inner >= 0 and grammar.words[kid] != "of":
                return inner
    for above in grammar.above(noun):
        if grammar.parts[above] in ("VERB", "AUX"):
            return ground.subject(above)
    return -1


# Modal clauses about deal matter.


def _by_modal(ground: Ground) -> Iterator[_Find]:
    """What a zone, a border or a ceasefire would, could or must be."""
    grammar, modals = ground.grammar, listed("terms", "modals")
    for token, part in enumerate(grammar.parts):
        if part not in ("VERB", "AUX") or ground.modal(token) not in modals:
            continue
        subject = grammar.kid(token, *_SUBJECT)
        if subject < 0 or not _is_matter(ground, subject) or grammar.words[grammar.last[token]] == "?":
            continue
        if _asks(ground, token):
            continue
        yield from _split_with(ground, token, "proposal")


def _is_matter(ground: Ground, subject: int) -> bool:
    grammar = ground.grammar
    return any(
        ground.core[at] for at in range(grammar.left[subject], min(grammar.right[subject], subject + 3) + 1)
    )


def _split_with(ground: Ground, verb: int, use: str) -> Iterator[_Find]:
    """A clause, and apart from it what "with" adds: "with an envoy watching over it"."""
    grammar = ground.grammar
    low, high = ground.bare(verb, *ground.clause(verb))
    for token in range(verb + 1, high):
        last = min(grammar.right[token], high)
        if grammar.words[token] == "with" and _absolute(ground, token, last):
            if ground.has_matter(token, last):
                yield _Find(*ground.trim(token, last), use, "term.with", -1, verb)
            high = token - 1
            break
    yield _Find(*ground.trim(low, high), use, "term.modal", -1, verb)


def _absolute(ground: Ground, token: int, last: int) -> bool:
    """Tell whether "with" adds a clause of its own: somebody doing something."""
    return any(ground.grammar.tags[at] == "VBG" for at in range(token + 2, min(token + 12, last + 1)))


# What is had instead, what comes first, what is promised.


def _instead(ground: Ground) -> Iterator[_Find]:
    """What something is given up or done for: "in favour of", "in exchange for"."""
    grammar, openers = ground.grammar, listed("terms", "instead")
    for token, word in enumerate(grammar.words[:-3]):
        if word == "in" and " ".join(grammar.words[token : token + 3]) in openers:
            inner = grammar.kid(token + 2, "pobj", "pcomp")
            if inner > token and ground.has_matter(*ground.clause(inner), but="talks"):
                yield _Find(
                    *ground.clause(inner), "proposal", "term.instead", ground.subject(grammar.heads[token])
                )


def _first(ground: Ground, sequences: tuple[Sequence, ...]) -> Iterator[_Find]:
    """What is to be done first in a proposed sequence."""
    for one in sequences:
        stretch = ground.tokens(ground.clean(one.first))
        if one.rule == "sequence.after" and stretch and _does(ground, *stretch):
            yield _Find(*stretch, "proposal", "term.first")


def _does(ground: Ground, low: int, high: int) -> bool:
    return low < high and ground.grammar.tags[low + 1] == "VBG"


def _promised(ground: Ground) -> Iterator[_Find]:
    """What somebody says will be, about deal matter."""
    for said in ground.statements:
        stretch = ground.tokens(ground.clean(said.content))
        if not stretch or not said.source:
            continue
        low, high = ground.trim(*stretch)
        verb = _finite(ground, low, high)
        if verb >= 0 and ground.modal(verb) in ("will", "shall", "wo") and ground.has_matter(low, high):
            yield _Find(low, high, "position", "term.promised", -1, verb)


# Goals of talks.


def _goals(ground: Ground) -> Iterator[_Find]:
    """What the goals of talks are."""
    grammar = ground.grammar
    goals, talks = listed("terms", "goals"), listed("terms", "goal_of")
    for token, lemma in enumerate(grammar.lemmas):
        if lemma in goals and grammar.parts[token] == "NOUN" and _names_talks(ground, token, talks):
            for low, high in _said_of(ground, token):
                if ground.has_matter(low, high):
                    yield _Find(low, high, "proposal", "term.goal")


def _names_talks(ground: Ground, noun: int, talks: frozenset[str]) -> bool:
    grammar = ground.grammar
    return any(grammar.lemmas[at] in talks for at in range(noun + 1, min(grammar.right[noun], noun + 8) + 1))


def _said_of(ground: Ground, noun: int) -> Iterator[tuple[int, int]]:
    """What follows the "is" of a noun in the same sentence."""
    grammar = ground.grammar
    for token in range(noun + 1, grammar.last[noun] + 1):
        if grammar.lemmas[token] == "be" and token > grammar.right[noun]:
            yield ground.trim(token + 1, grammar.last[noun])
            return
