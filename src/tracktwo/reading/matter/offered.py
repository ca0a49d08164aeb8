"""Terms that a verb or a noun holds out: demanded, proposed, accepted, refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracktwo.reading.matter.find import Find, asks, infinitive, nobody, parts, procedural, tells, whole
from tracktwo.reading.matter.ground import Ground
from tracktwo.reading.matter.lexicon import listed, phrases

__all__ = ["offered_in"]

_REFUSALS = ("will", "would", "can", "shall", "wo", "ca", "could")


# In a text on talks whatever is proposed, demanded, accepted or refused is a term.
_SURE = frozenset(
    f"term.{one}" for one in ("propose", "offer", "demand", "call-for", "accept", "refuse", "ready")
)
_ADDRESSED = frozenset({"side", "party", "leader", "government", "rebel", "country", "people"})
_BEING = ("attr", "ccomp", "xcomp", "dobj")
_LINKS = frozenset({"under", "by", "in", "which", "that", "whereby"})
_NOUNS = frozenset({"term.noun-promise", "term.noun-demand", "term.noun-call"})


def offered_in(ground: Ground) -> Iterator[Find]:
    """Return the terms that verbs and nouns hold out."""
    yield from _by_verb(ground)
    yield from _judged(ground)
    yield from _by_noun(ground)


# Verbs that hold a term out.


def _by_verb(ground: Ground) -> Iterator[Find]:
    grammar, verbs = ground.grammar, phrases("terms", "verbs").by_first
    ready = listed("terms", "ready")
    for token, lemma in enumerate(grammar.lemmas):
        part = grammar.parts[token]
        if part == "VERB" and _refused(ground, token):
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
    if any(grammar.words[kid] in ("did", "had") for kid in grammar.kids[verb]):
        return False
    if grammar.lemmas[verb] in listed("terms", "accepting"):
        return True
    return ground.modal(verb) in _REFUSALS and not tells(ground, verb)


def _predicate(ground: Ground, verb: int) -> Iterator[Find]:
    """The refusal itself: from the first auxiliary to the end of the clause."""
    grammar = ground.grammar
    kids = [kid for kid in grammar.kids[verb] if grammar.deps[kid] in ("aux", "neg") and kid < verb]
    low, high = ground.trim(min(kids, default=verb), ground.clause(verb)[1])
    if ground.main_matter(verb, high):
        source = ground.subject(verb)
        pronoun = source >= 0 and grammar.parts[source] == "PRON"
        low = grammar.left[source] if pronoun and source < low else low
        yield Find(low, high, "red line", "term.not-accept", source, verb)


def _taken(ground: Ground, verb: int, rule: dict[str, Any]) -> Iterator[Find]:
    """What a verb of holding out takes, if it is deal matter."""
    grammar = ground.grammar
    source = _agent(ground, verb)
    if any(grammar.words[kid] in ("if", "whether") for kid in grammar.kids[verb]) or nobody(ground, source):
        return
    if rule["id"] == "term.accept" and ground.modal(verb) in ("must", "should"):
        return  # what must be accepted is itself a demand
    use = "red line" if ground.negated(verb) and rule["use"] != "outcome" else rule["use"]
    if ground.negated(verb) and any(grammar.words[kid] in ("did", "had") for kid in grammar.kids[verb]):
        return
    thing = grammar.kid(verb, "dobj")
    beside = grammar.kids[thing] if thing > verb and "upon" in rule["takes"] else ()
    for kid in (*grammar.kids[verb], *beside):  # "conditioned talks on a withdrawal"
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
        to = infinitive(ground, kid)
        bare = grammar.tags[kid] == "VB" or any(grammar.words[one] == "be" for one in grammar.kids[kid])
        modal = ground.modal(kid)
        if grammar.lemmas[grammar.heads[kid]] == "insist" and modal not in ("must", "should", "shall"):
            modal = ""
        asserts = not (to or bare or modal)
        if asserts and grammar.lemmas[grammar.heads[kid]] in listed("terms", "needs_modal"):
            return -1
        return kid if ("to" if to else "clause") in takes else -1
    at_once = dep == "advcl" and grammar.left[kid] == grammar.heads[kid] + 1 and infinitive(ground, kid)
    if dep == "xcomp" or at_once:
        return kid if "to" in takes else -1
    if dep == "dobj":
        return kid if "object" in takes else -1
    if dep == "prep" and (word in takes or (word == "to" and "to-noun" in takes)):
        return grammar.kid(kid, "pobj", "pcomp")
    return -1


def _if_matter(ground: Ground, head: int, use: str, rule: str, source: int, verb: int = -1) -> Iterator[Find]:
    stretch = ground.bare(head, *ground.clause(head))
    while stretch[0] < head and ground.grammar.words[stretch[0]] in _LINKS:  # "a plan under which ..."
        stretch = stretch[0] + 1, stretch[1]
    stretch = stretch[0], _own_end(ground, head, stretch[1])
    if asks(ground, head) or (rule != "term.refuse" and _talking(ground, head)):
        return
    if verb >= 0 and ground.grammar.deps[head] == "dobj":
        stretch = stretch[0], whole(ground, verb, head, stretch[1])
    for low, high in parts(ground, head, *stretch):
        sure = ground.on_talks and source >= 0 and not _plain(ground, head)
        sure = sure and (rule in _SURE or (rule == "term.seek" and infinitive(ground, head)))
        least = 2 if rule in _NOUNS else 0
        if (sure and high > low) or (ground.main_matter(low, high) and high - low >= least):
            yield Find(low, high, use, rule, source, head if ground.modal(head) else verb)


def _own_end(ground: Ground, head: int, high: int) -> int:
    """Return where a bare clause ends: before a verb of the sentence that the parser joined to it."""
    grammar = ground.grammar
    joined = grammar.kid(head, "conj")
    helped = joined > head and any(
        grammar.words[kid] in ("has", "have", "had") for kid in grammar.kids[joined]
    )
    bare = "be" in [grammar.words[kid] for kid in grammar.kids[head]] or grammar.tags[head] == "VB"
    if not (helped and bare and grammar.parts[head] == "VERB"):
        return high
    return ground.trim(head, grammar.left[joined] - 2)[1]


def _talking(ground: Ground, head: int) -> bool:
    """Tell whether what is held out is no more than to talk, or the deal itself: "to meet", "the offer"."""
    if procedural(ground, head) or _the_deal(ground, head):
        return True
    return ground.grammar.lemmas[head].lower() in listed("terms", "talking")


def _the_deal(ground: Ground, head: int) -> bool:
    """Tell whether a noun is a deal without a word of what is in it; "a truce" says enough."""
    grammar, lemma = ground.grammar, ground.grammar.lemmas[head].lower()
    if grammar.parts[head] != "NOUN" or lemma not in listed("terms", "deals") or grammar.right[head] > head:
        return False
    definite = any(grammar.words[kid] == "the" for kid in grammar.kids[head])
    return definite or lemma not in listed("terms", "truces")


def _plain(ground: Ground, head: int) -> bool:
    """Tell whether a noun is somebody, or no more than "a deal"."""
    grammar = ground.grammar
    if grammar.parts[head] not in ("NOUN", "PROPN", "PRON"):
        return False
    bare = grammar.right[head] - grammar.left[head] < 2 and grammar.lemmas[head] in listed("terms", "deals")
    return (
        bare
        or grammar.parts[head] == "PRON"
        or head in ground.cast.actors
        or bool(grammar.names[head])
        or grammar.lemmas[head] in _ADDRESSED
    )


def _judged(ground: Ground) -> Iterator[Find]:
    """What is a precondition, a red line, unacceptable, not negotiable; what somebody makes a condition."""
    grammar, judging = ground.grammar, phrases("terms", "judging")
    for token, lemma in enumerate(grammar.lemmas):
        if lemma not in judging.by_first or not (found := judging.at(token, grammar.lemmas, grammar.words)):
            continue
        word = token + found[0] - 1
        verb = next((at for at in ground.above(word, 4) if grammar.parts[at] in ("VERB", "AUX")), -1)
        if verb < 0:
            continue
        if grammar.deps[word] == "pobj":  # "up for negotiation"
            above = ground.above(word, 4)
            word, verb = grammar.heads[word], next((at for at in above if grammar.lemmas[at] == "be"), verb)
        subject = _judged_thing(ground, verb, word)
        right = ground.negated(verb) == bool(found[1].get("denied"))
        if right and 0 <= subject < word and grammar.parts[subject] != "PRON" and ground.about_talks:
            low, high = ground.trim(grammar.left[subject], min(grammar.right[subject], word - 1))
            if not (ground.on_talks or ground.main_matter(low, high)):
                continue
            yield Find(low, high, "red line", found[1]["id"], -1, verb)


def _judged_thing(ground: Ground, verb: int, word: int) -> int:
    """Return what a verb says to be something: the subject of "is", the object of "makes"; else -1."""
    grammar = ground.grammar
    if grammar.lemmas[verb] == "be":
        found = [kid for kid in grammar.kids[verb] if grammar.deps[kid] == "nsubj" and kid < verb]
        return found[-1] if found else -1
    if grammar.lemmas[verb] in ("make", "consider", "call", "set"):
        inner = grammar.kid(verb, "ccomp")
        if (thing := grammar.kid(word, "nsubj")) >= 0:
            return thing
        return grammar.kid(inner, "nsubj") if inner >= 0 else grammar.kid(verb, "dobj")
    return -1


# Nouns that hold a term out.


def _by_noun(ground: Ground) -> Iterator[Find]:
    grammar, nouns = ground.grammar, phrases("terms", "nouns")
    for token, part in enumerate(grammar.parts):
        if part != "NOUN" or grammar.lemmas[token] not in nouns.by_first:
            continue
        found = nouns.at(token, grammar.lemmas)
        if found is None:
            continue
        noun = token + found[0] - 1
        for head in _said_to_be(ground, noun) if found[1]["use"] == "position" else ():
            yield from _if_matter(ground, head, found[1]["use"], found[1]["id"], _owner(ground, noun))
        for kid in grammar.kids[noun]:
            if kid > noun and (head := _of_noun(ground, kid, found[1]["takes"])) >= 0:
                yield from _if_matter(ground, head, found[1]["use"], found[1]["id"], _owner(ground, noun))


def _said_to_be(ground: Ground, noun: int) -> list[int]:
    """Return what a demand is or includes: "their main demand is a new vote"."""
    grammar, verb = ground.grammar, ground.grammar.heads[noun]
    if grammar.deps[noun] != "nsubj" or grammar.lemmas[verb] not in ("be", "include") or ground.negated(verb):
        return []
    found = [kid for kid in grammar.kids[verb] if kid > verb and grammar.deps[kid] in _BEING]
    return [at for at in found if grammar.parts[at] in ("NOUN", "PROPN", "VERB", "AUX")]


def _of_noun(ground: Ground, kid: int, takes: list[str]) -> int:
    """Return the head of the clause, infinitive or phrase that a noun takes; -1 for none."""
    grammar = ground.grammar
    dep = grammar.deps[kid]
    if dep in ("acl", "ccomp", "relcl", "xcomp"):
        if infinitive(ground, kid):
            return kid if "to" in takes else -1
        if grammar.kid(kid, "mark") >= 0:
            return kid if "clause" in takes else -1
        return kid if "would" in takes and ground.modal(kid) in ("would", "will", "could") else -1
    if dep == "prep" and grammar.words[kid] in takes:
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
    for above in ground.above(noun):
        if grammar.parts[above] in ("VERB", "AUX"):
            subject = ground.subject(above)
            return subject if subject != noun else -1
    return -1
