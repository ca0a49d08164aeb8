"""Conditions: every "if" that is one, each apart, with what hangs on it.

A word that opens a condition is found by the lexicon; grammar says how far it reaches, and whether it is
something else: what is asked ("not clear if"), granted ("even if"), or a manner of speaking ("if anything").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tracktwo.reading.matter.ground import Ground
from tracktwo.reading.matter.lexicon import Phrases, listed, phrases
from tracktwo.reading.matter.lists import listed_after_colon
from tracktwo.reading.model import Condition
from tracktwo.reading.words import words

__all__ = ["conditions_of"]

_SUBJECT = ("nsubj", "nsubjpass", "expl", "csubj")
_STOPS = frozenset({"—", "–", ";", ":", "then", "--"})
_BETWEEN = frozenset({",", ";", "and", "or", "but", "—", "–", "only"})
_AHEAD = frozenset({"would", "will", "could", "can", "may", "might", "should", "must", "shall", "'ll", "’ll"})


@dataclass(frozen=True)
class _Half:
    """An antecedent: its first and last token, the verb that its consequent hangs on, and the rule."""

    low: int
    high: int
    governor: int
    rule: str
    form: str


def conditions_of(ground: Ground) -> tuple[Condition, ...]:
    """Return the conditions of a text; antecedents that stand side by side make one."""
    groups: list[list[_Half]] = []
    for half in _halves(ground):
        if groups and _side_by_side(ground, groups[-1][-1], half):
            groups[-1].append(half)
        else:
            groups.append([half])
    return tuple(_condition(ground, group) for group in groups)


def _condition(ground: Ground, group: list[_Half]) -> Condition:
    first, last = group[0], group[-1]
    consequents = _consequents(ground, first.low, last.high, _governor(ground, group))
    holder, _ = ground.holder(first.low, last.high)
    form = first.form if len(group) == 1 else f"{first.form}×{len(group)}"
    raws = tuple(span for low, high in consequents for span in ground.raw(low, high))
    stretches = [(half.low, half.high) for half in group]
    return ground.make(Condition, stretches, first.rule, form=form, consequents=raws, holder=holder)


def _halves(ground: Ground) -> Iterator[_Half]:
    grammar, openers, turned = ground.grammar, phrases("conditions", "openers"), _inversions()
    reached = -1
    for token, word in enumerate(grammar.words):
        if token <= reached:
            continue
        half = None
        if word in openers.by_first and (found := openers.at(token, grammar.words)):
            half = _opened(ground, token, *found)
        elif word in turned.by_first:
            half = _inverted(ground, token, turned.by_first[word][0][1])
        if half:
            yield half
            reached = half.low


def _inversions() -> Phrases:
    return Phrases.of((rule["word"], rule) for rule in words("conditions")["inversions"])


# How far it reaches.


def _opened(ground: Ground, token: int, length: int, rule: dict[str, Any]) -> _Half | None:
    """Take the clause or phrase that a word or phrase opens, unless it is no condition."""
    grammar = ground.grammar
    head = _head(ground, token, length)
    if head < 0 or (rule["form"] in ("if", "unless") and not _supposes(ground, token, head)):
        return None
    low, high = token, _reach(ground, token + length, head)
    governor = _governs(ground, token, length, head)
    half = _Half(low, high, governor, rule["id"], rule["form"])
    gate = _GATES.get(rule.get("gate", ""))
    if high < token + length or (gate and not gate(ground, half, head)):
        return None
    return half


def _governs(ground: Ground, token: int, length: int, head: int) -> int:
    """Return what an antecedent hangs on; what "after" hangs on where it is a preposition; -1 for nothing."""
    heads = ground.grammar.heads
    while token <= heads[head] < token + length and heads[head] != head:
        head = heads[head]
    return heads[head] if heads[head] != head else -1


def _head(ground: Ground, token: int, length: int) -> int:
    """Return the verb (or noun) that an opener opens: what it marks, else what hangs on its last word."""
    grammar = ground.grammar
    last = token + length - 1
    for at in (last, token):
        if grammar.deps[at] in ("mark", "advmod") and grammar.heads[at] > last:
            return grammar.heads[at]
    for at in (last, token):
        if (found := grammar.kid(at, "ccomp", "pcomp", "pobj", "advcl", "acl")) > last:
            return found
    return -1


def _reach(ground: Ground, start: int, head: int) -> int:
    """Return the last token of an antecedent: of the clause, before the next opener, "then" or a dash."""
    grammar = ground.grammar
    high = min(grammar.right[head], grammar.last[head])
    openers = ("if", "unless")
    for token in range(start, high + 1):
        word = grammar.words[token]
        if word in _STOPS or (word in openers and token > start and _clause_starts(ground, token)):
            high = token - 1
            break
    low, high = ground.trim(start, high)
    while high > low and grammar.words[high] in _BETWEEN:
        high -= 1
    return high


def _clause_starts(ground: Ground, token: int) -> bool:
    return ground.grammar.words[token - 1] in _BETWEEN


# What is no condition.


def _supposes(ground: Ground, token: int, head: int) -> bool:
    """Tell whether "if" supposes something: it has a subject, and nobody asks, grants or chats."""
    grammar = ground.grammar
    before = grammar.words[token - 1] if token > grammar.first[token] else ""
    if before in listed("conditions", "before_if") or _manner(ground, token):
        return False
    if grammar.kid(head, *_SUBJECT) < 0 and not _copied_subject(ground, token, head):
        return False
    return not _asked(ground, token, head)


def _manner(ground: Ground, token: int) -> bool:
    after = " ".join(ground.grammar.words[token : token + 4]) + " "
    return any(after.startswith(f"{one} ") for one in listed("conditions", "manners"))


def _copied_subject(ground: Ground, token: int, head: int) -> bool:
    """Tell whether a subject stands between "if" and its verb though the parser hung it elsewhere."""
    grammar = ground.grammar
    return any(grammar.deps[at] in _SUBJECT for at in range(token + 1, head))


def _asked(ground: Ground, token: int, head: int) -> bool:
    """Tell whether what follows "if" is asked: it hangs on a word of asking, or stands with "whether"."""
    grammar = ground.grammar
    asking = listed("conditions", "asking")
    governor = grammar.heads[head]
    if _said_not(ground, governor, token, head):
        return True
    if grammar.deps[head] in ("ccomp", "csubj") and governor < token and _lemma(ground, governor) in asking:
        return True
    for above in (governor, *grammar.above(governor)[:3]):
        if above < token and _lemma(ground, above) in asking and _near(ground, above, token):
            return True
    if _asked_far(ground, governor, token) or _one_of_questions(ground, head):
        return True
    return any(grammar.words[at] == "whether" for at in _beside(ground, token, head))


def _said_not(ground: Ground, governor: int, token: int, head: int) -> bool:
    """Tell whether "if" is what somebody would not say, or has yet to decide."""
    grammar = ground.grammar
    if grammar.deps[head] != "ccomp" or governor > token:
        return False
    put_off = (
        ground.negated(governor) or bool(ground.modal(governor)) or grammar.tags[governor] in ("VB", "VBG")
    )
    return _lemma(ground, governor) in listed("conditions", "asking_denied") and put_off


def _asked_far(ground: Ground, governor: int, token: int) -> bool:
    return governor < token and _lemma(ground, governor) in listed("conditions", "asking_far")


def _one_of_questions(ground: Ground, head: int) -> bool:
    """Tell whether a clause is joined to a question: "how it went, and if it helped"."""
    grammar = ground.grammar
    asked = any(grammar.tags[kid] in ("WRB", "WP") for kid in grammar.kids[grammar.heads[head]])
    return grammar.deps[head] == "conj" and asked


def _near(ground: Ground, above: int, token: int) -> bool:
    """Tell whether only a few words, and no comma, part a word of asking from its "if"."""
    between = ground.grammar.words[above + 1 : token]
    return len(between) <= 4 and "," not in between


def _beside(ground: Ground, token: int, head: int) -> range:
    """Return the rest of a series of questions: from "if" to the end of the sentence; else nothing."""
    grammar = ground.grammar
    governor = grammar.heads[head]
    asks = governor < token and any(
        _lemma(ground, at) in listed("conditions", "asking") for at in range(grammar.first[token], token)
    )
    return range(token, grammar.last[token]) if asks else range(0)


def _lemma(ground: Ground, token: int) -> str:
    return ground.grammar.lemmas[token].lower()


# Gates: openers that only sometimes open a condition.


def _ahead(ground: Ground, verb: int) -> bool:
    """Tell whether a verb speaks of what may come: by a modal, or by proposing."""
    if verb < 0:
        return False
    return ground.modal(verb) in _AHEAD or _lemma(ground, verb) in listed("conditions", "proposing")


def _deal(ground: Ground, half: _Half, head: int) -> bool:
    grammar = ground.grammar
    return ground.has_matter(grammar.first[head], grammar.last[head])


def _future(ground: Ground, half: _Half, head: int) -> bool:
    """After or once something is done, in what is proposed or may come; not after a date."""
    grammar = ground.grammar
    verbal = grammar.parts[head] in ("VERB", "AUX")
    near = ground.about_talks or _deal(ground, half, head)
    return verbal and near and _ahead(ground, half.governor) and not _past(ground, head)


def _when(ground: Ground, half: _Half, head: int) -> bool:
    """When something is right, ready or met, in what may come; not on a date."""
    grammar = ground.grammar
    if _past(ground, head) or not _ahead(ground, half.governor) or _dated(ground, half):
        return False
    inside = range(half.low, half.high + 1)
    return any(_lemma(ground, at) in listed("conditions", "ripe") for at in inside) or (
        grammar.words[half.low - 1] == "only" and _deal(ground, half, head)
    )


def _refused(ground: Ground, half: _Half, head: int) -> bool:
    """Not until: what will not be before something else is."""
    verb = half.governor
    if verb < 0 or _is_date(ground, half):
        return False
    refuses = ground.negated(verb) and ground.modal(verb) in _AHEAD
    return (refuses or _lemma(ground, verb) in listed("conditions", "refusing")) and _deal(ground, half, head)


def _past(ground: Ground, head: int) -> bool:
    grammar = ground.grammar
    finite = [head, *(kid for kid in grammar.kids[head] if grammar.deps[kid].startswith("aux"))]
    return any(grammar.tags[at] == "VBD" for at in finite)


def _dated(ground: Ground, half: _Half) -> bool:
    return any(ground.grammar.names[at] in ("DATE", "TIME") for at in range(half.low, half.high + 1))


def _is_date(ground: Ground, half: _Half) -> bool:
    """Tell whether all that an opener opens is a date."""
    return ground.grammar.names[half.high] in ("DATE", "TIME") and half.high - half.low < 4


def _clausal(ground: Ground, half: _Half, head: int) -> bool:
    """Provided the talks go on: a clause with a subject and a finite verb; not "providing help"."""
    grammar = ground.grammar
    if grammar.words[half.low + 1] == "that":
        return True
    infinitive = any(grammar.words[kid] == "to" and grammar.deps[kid] == "aux" for kid in grammar.kids[head])
    return not infinitive and grammar.parts[head] in ("VERB", "AUX") and grammar.kid(head, *_SUBJECT) >= 0


_GATES = {"clause": _clausal, "deal": _deal, "future": _future, "when": _when, "refused": _refused}


# Inversion: "Should talks fail", "Were they to fail", "Had they failed".


def _inverted(ground: Ground, token: int, rule: dict[str, Any]) -> _Half | None:
    grammar = ground.grammar
    if not _opens(ground, token) or grammar.words[grammar.last[token]] == "?":
        return None
    head = grammar.heads[token] if grammar.deps[token].startswith("aux") else token
    subject = grammar.kid(head, *_SUBJECT)
    if subject < token or (head > token and not token < subject < head):
        return None
    high = _reach(ground, token + 1, head)
    governor = grammar.heads[head] if grammar.deps[head] == "advcl" else _next_modal(ground, high)
    return _Half(token, high, governor, rule["id"], rule["form"]) if governor >= 0 else None


def _opens(ground: Ground, token: int) -> bool:
    """Tell whether a word opens a sentence, a quotation, or a stretch between commas."""
    grammar = ground.grammar
    if token == grammar.first[token]:
        return True
    return grammar.words[token - 1] in (",", "“", '"', "and", "but", "that", "—", "–", ":", ";", "'", "‘")


def _next_modal(ground: Ground, high: int) -> int:
    """Return the verb of the first modal after an antecedent that a comma ends; -1 where there is none."""
    grammar = ground.grammar
    rest = range(high + 1, grammar.last[high] + 1)
    if not rest or grammar.words[rest[0]] != ",":
        return -1
    return next((grammar.heads[at] for at in rest if grammar.tags[at] == "MD"), -1)


# What hangs on it.


def _side_by_side(ground: Ground, one: _Half, other: _Half) -> bool:
    between = ground.grammar.words[one.high + 1 : other.low]
    same = ground.grammar.first[one.low] == ground.grammar.first[other.low]
    return same and len(between) < 4 and all(word in _BETWEEN for word in between)


def _governor(ground: Ground, group: list[_Half]) -> int:
    """Return the first governor that stands outside all antecedents of a group."""
    inside = [(half.low, half.high) for half in group]
    for half in group:
        if half.governor >= 0 and not any(low <= half.governor <= high for low, high in inside):
            return half.governor
    return -1


def _consequents(ground: Ground, low: int, high: int, governor: int) -> list[tuple[int, int]]:
    """Return what hangs on antecedents: the list after a colon, else the governing clause without them."""
    if items := listed_after_colon(ground, high + 1):
        return items
    grammar = ground.grammar
    if governor < 0:
        rest = (high + 1, grammar.last[high])
        return [ground.trim(*rest)] if rest[1] - rest[0] > 2 else []
    first, last = ground.clause(governor)
    if governor > high:
        first = max(first, high + 1)
        while first < governor and grammar.words[first] in ("then", ",", "—", "–"):
            first += 1
    else:
        last = min(last, low - 1)
    return [ground.trim(first, last)] if first <= last else []
