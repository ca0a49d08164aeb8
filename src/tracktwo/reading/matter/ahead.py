"""What would be: clauses about deal matter, what is had instead, what comes first, what talks are for."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.reading.matter.find import Find, asks, finite_in, infinitive, parts, procedural, tells
from tracktwo.reading.matter.ground import Ground
from tracktwo.reading.matter.lexicon import listed
from tracktwo.reading.model import Sequence

__all__ = ["ahead_in"]

_SUBJECT = ("nsubj", "nsubjpass")


def ahead_in(ground: Ground, sequences: tuple[Sequence, ...]) -> Iterator[Find]:
    """Return the terms that lie in what would be."""
    yield from _promised(ground)
    yield from _by_modal(ground)
    yield from _by_actor(ground)
    yield from _goals(ground)
    yield from _aimed(ground)
    yield from _instead(ground)
    yield from _returned(ground)
    yield from _first(ground, sequences)


# Modal clauses about deal matter.


def _by_modal(ground: Ground) -> Iterator[Find]:
    """What a zone, a border or a ceasefire would, could or must be."""
    grammar, modals = ground.grammar, listed("terms", "modals")
    for token, part in enumerate(grammar.parts):
        if part not in ("VERB", "AUX") or ground.modal(token) not in modals:
            continue
        subject = grammar.kid(token, *_SUBJECT)
        if subject < 0 and grammar.deps[token] == "xcomp":  # "troops are to leave"
            subject, token = grammar.kid(grammar.heads[token], *_SUBJECT), grammar.heads[token]
        if subject < 0 or not _is_matter(ground, subject) or grammar.words[grammar.last[token]] == "?":
            continue
        fate = grammar.lemmas[token] in listed("terms", "fates")
        if asks(ground, token) or fate or _judges(ground, token):
            continue
        yield from _split_with(ground, token, "proposal")


def _by_actor(ground: Ground) -> Iterator[Find]:
    """What an actor would do about deal matter, in a text on talks: a plan goes on without being named."""
    grammar = ground.grammar
    for token, part in enumerate(grammar.parts if ground.on_talks else ()):
        would = (
            part == "VERB"
            and grammar.deps[token] in ("ROOT", "conj", "ccomp")
            and ground.modal(token) == "would"
        ) or _is_to(ground, token)
        if not would or not _acts(ground, token) or tells(ground, token) or ground.negated(token):
            continue
        if procedural(ground, token):
            continue
        noun, above = grammar.kid(token, "dobj"), _above(ground, token)
        if grammar.words[grammar.kid(above, *_SUBJECT)] == "it" or grammar.lemmas[noun] in listed(
            "terms", "not_terms"
        ):
            continue
        said = ground.statement_at(token, token)
        low, high = ground.bare(above, *ground.clause(above))
        if any(ground.core[token : high + 1]) and not (said and said.source):
            for part_low, part_high in parts(ground, token, low, high):
                yield Find(part_low, part_high, "proposal", "term.would", -1, token)


def _is_to(ground: Ground, verb: int) -> bool:
    """Tell whether somebody is to do something: "the army is to leave"; to meet is no term."""
    grammar, above = ground.grammar, ground.grammar.heads[verb]
    plain = grammar.deps[verb] == "xcomp" and grammar.lemmas[above] == "be" and infinitive(ground, verb)
    return plain and grammar.kid(above, "acomp", "attr") < 0 and not _talks(ground, verb)


def _talks(ground: Ground, verb: int) -> bool:
    return ground.grammar.lemmas[verb] in listed("terms", "talking")


def _above(ground: Ground, verb: int) -> int:
    """Return the verb whose clause it is: "are" in "troops are to leave", else the verb itself."""
    return ground.grammar.heads[verb] if _is_to(ground, verb) else verb


def _is_matter(ground: Ground, subject: int) -> bool:
    grammar, told = ground.grammar, ground.matter if ground.on_talks else ground.core
    return any(told[at] for at in range(grammar.left[subject], min(grammar.right[subject], subject + 3) + 1))


def _split_with(ground: Ground, verb: int, use: str) -> Iterator[Find]:
    """A clause, and apart from it what "with" adds: "with an envoy watching over it"."""
    grammar = ground.grammar
    low, high = ground.bare(verb, *ground.clause(verb))
    for token in range(verb + 1, high):
        if grammar.words[token] == "with" and _absolute(ground, token, high):
            if ground.has_matter(token, high):
                yield Find(*ground.trim(token, high), use, "term.with", -1, verb)
            high = token - 1
            break
    for part in parts(ground, verb, *ground.trim(low, high)):
        yield Find(*part, use, "term.modal", -1, verb)


def _absolute(ground: Ground, token: int, last: int) -> bool:
    """Tell whether "with" adds a clause of its own: somebody doing something."""
    return any(ground.grammar.tags[at] == "VBG" for at in range(token + 2, min(token + 12, last + 1)))


# What is had instead, what comes first, what is promised.


def _instead(ground: Ground) -> Iterator[Find]:
    """What something is given up or done for: "in favour of", "in exchange for"."""
    grammar, openers = ground.grammar, listed("terms", "instead")
    for token, word in enumerate(grammar.words[:-3]):
        if word == "in" and " ".join(grammar.words[token : token + 3]) in openers:
            inner = grammar.kid(token + 2, "pobj", "pcomp")
            if inner > token and ground.has_matter(*ground.clause(inner), but="talks"):
                yield Find(
                    *ground.clause(inner), "proposal", "term.instead", ground.subject(grammar.heads[token])
                )


def _first(ground: Ground, sequences: tuple[Sequence, ...]) -> Iterator[Find]:
    """What is to be done first in a proposed sequence."""
    for one in sequences:
        stretch = ground.tokens(ground.clean(one.first))
        if one.rule == "sequence.after" and stretch and _does(ground, *stretch):
            yield Find(*stretch, "proposal", "term.first")


def _does(ground: Ground, low: int, high: int) -> bool:
    return low < high and ground.grammar.tags[low + 1] == "VBG"


def _promised(ground: Ground) -> Iterator[Find]:
    """What somebody says will, would or must be, about a deal; on talks, whatever an actor will do."""
    for said in ground.statements:
        stretch = ground.tokens(ground.clean(said.content)) if said.source else None
        cue = ground.tokens(ground.clean(said.cue)) if said.cue else None
        if not stretch or not cue or not _says(ground, cue):
            continue
        for one in _sentences(ground, *stretch):
            yield from _bound(ground, *_without_cue(ground, *ground.trim(*one), cue))


def _sentences(ground: Ground, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Take a stretch apart into its sentences."""
    while low <= high:
        last = min(ground.grammar.last[low], high)
        yield low, last
        low = last + 1


def _bound(ground: Ground, low: int, high: int) -> Iterator[Find]:
    """What must or will be, in a sentence that somebody says."""
    verb = finite_in(ground, low, high)
    if verb < 0 or not _binds(ground, verb, low) or tells(ground, verb) or _judges(ground, verb):
        return
    if procedural(ground, verb):
        return
    if ground.main_matter(low, high) or (ground.on_talks and _acts(ground, verb)):
        for part in parts(ground, verb, *ground.bare(verb, low, high)):
            yield Find(*part, "position", "term.promised", -1, verb)


def _judges(ground: Ground, verb: int) -> bool:
    """Tell whether a clause says how good or bad something would be."""
    grammar = ground.grammar
    name = grammar.kid(verb, "attr", "acomp") if grammar.lemmas[verb] == "be" else -1
    return name > verb and grammar.lemmas[name].lower() in listed("terms", "judgements")


def _without_cue(ground: Ground, low: int, high: int, cue: tuple[int, int]) -> tuple[int, int]:
    """Leave out who says so, where it stands between commas before the clause: "Next, he said, ..."."""
    if not low < cue[0] <= cue[1] < high or cue[0] - low > high - cue[1]:
        return low, high
    words = ground.grammar.words
    mark = next((at for at in range(cue[1], min(cue[1] + 8, high)) if words[at] == ","), -1)
    return ground.trim(mark + 1, high) if mark > 0 else (low, high)


def _binds(ground: Ground, verb: int, low: int) -> bool:
    """Tell whether a clause says what will or must be, or who alone can do it ("only we can")."""
    if ground.modal(verb) == "can":
        return ground.negated(verb) or "only" in ground.grammar.words[low:verb]
    return ground.modal(verb) in listed("terms", "promising")


def _says(ground: Ground, cue: tuple[int, int]) -> bool:
    """Tell whether a cue only says or promises: what is predicted, feared or hoped is no position."""
    saying = listed("terms", "saying")
    return any(ground.grammar.lemmas[at].lower() in saying for at in range(cue[0], cue[1] + 1))


def _acts(ground: Ground, verb: int) -> bool:
    """Tell whether an actor is to do what a verb says."""
    grammar = ground.grammar
    subject = grammar.kid(_above(ground, verb), *_SUBJECT)
    must = grammar.lemmas[verb] == "have" and grammar.kid(verb, "xcomp") > verb
    if subject < 0 or (grammar.lemmas[verb] in ("be", "have") and not must) or not grammar.kids[verb]:
        return False
    pronoun = grammar.words[subject] in ("it", "they", "we", "he", "she")
    return pronoun or subject in ground.cast.actors or grammar.lemmas[subject] in listed("meetings", "people")


def _returned(ground: Ground) -> Iterator[Find]:
    """In return, A would do this."""
    grammar = ground.grammar
    for token, word in enumerate(grammar.words[:-1]):
        if word != "in" or grammar.words[token + 1] not in ("return", "exchange") or not ground.about_talks:
            continue
        verb = grammar.heads[token]
        if (
            ground.modal(verb) in listed("terms", "promising")
            and verb > token
            and grammar.deps[token] == "prep"
        ):
            low, high = ground.bare(verb, *ground.clause(verb))
            yield Find(
                *ground.trim(max(low, grammar.right[token] + 1), high), "proposal", "term.in-return", -1, verb
            )


# Goals of talks.


def _aimed(ground: Ground) -> Iterator[Find]:
    """Talks aimed at ending a war, meant to free prisoners."""
    grammar, aiming, talks = ground.grammar, listed("terms", "aiming"), listed("terms", "goal_of")
    for token, lemma in enumerate(grammar.lemmas):
        if lemma not in aiming or grammar.parts[token] != "VERB":
            continue
        about = ground.subject(token) if grammar.deps[token] != "acl" else grammar.heads[token]
        if about < 0 or grammar.lemmas[about] not in talks:
            continue
        at = grammar.kid(token, "prep")
        inner = grammar.kid(at, "pcomp", "pobj") if at >= 0 else grammar.kid(token, "xcomp")
        if inner > token and ground.about_talks:
            yield Find(*ground.clause(inner), "proposal", "term.aim")


def _goals(ground: Ground) -> Iterator[Find]:
    """What the goals of talks are."""
    grammar = ground.grammar
    goals, talks = listed("terms", "goals"), listed("terms", "goal_of")
    for token, lemma in enumerate(grammar.lemmas):
        if lemma in goals and grammar.parts[token] == "NOUN" and _names_talks(ground, token, talks):
            for low, high in _said_of(ground, token):
                if ground.has_matter(low, high):
                    yield Find(low, high, "proposal", "term.goal")


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
