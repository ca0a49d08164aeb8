"""Conditions: every "if" that is one, each apart, with what hangs on it.

A word that opens a condition is found by the lexicon; grammar says how far it reaches, and whether it is
something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracktwo.reading.matter.gates import GATES, Half
from tracktwo.reading.matter.ground import Ground
from tracktwo.reading.matter.lexicon import Phrases, phrases
from tracktwo.reading.matter.lists import listed_after_colon
from tracktwo.reading.matter.supposing import SUBJECT, supposes
from tracktwo.reading.model import Condition
from tracktwo.reading.words import words

__all__ = ["conditions_of"]

_STOPS = frozenset({"—", "–", ";", ":", "then", "--"})
_BETWEEN = frozenset({",", ";", "and", "or", "but", "—", "–", "only"})


def conditions_of(ground: Ground) -> tuple[Condition, ...]:
    """Return the conditions of a text; antecedents that stand side by side make one."""
    groups: list[list[Half]] = []
    for half in _halves(ground):
        if groups and _side_by_side(ground, groups[-1][-1], half):
            groups[-1].append(half)
        else:
            groups.append([half])
    return tuple(_condition(ground, group) for group in groups)


def _condition(ground: Ground, group: list[Half]) -> Condition:
    first, last = group[0], group[-1]
    consequents = _consequents(ground, first.low, last.high, _governor(ground, group))
    holder, _ = ground.holder(first.low, last.high)
    form = first.form if len(group) == 1 else f"{first.form}×{len(group)}"
    raws = tuple(span for low, high in consequents for span in ground.raw(low, high))
    stretches = [(half.low, half.high) for half in group]
    return ground.make(Condition, stretches, first.rule, form=form, consequents=raws, holder=holder)


def _halves(ground: Ground) -> Iterator[Half]:
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


def _opened(ground: Ground, token: int, length: int, rule: dict[str, Any]) -> Half | None:
    """Take the clause or phrase that a word or phrase opens, unless it is no condition."""
    head = _head(ground, token, length)
    if head < 0 or (rule["form"] in ("if", "unless") and not supposes(ground, token, head)):
        return None
    low, high = token, _reach(ground, token + length, head)
    governor = _governs(ground, token, length, head)
    half = Half(low, high, governor, rule["id"], rule["form"])
    gate = GATES.get(rule.get("gate", ""))
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


def _inverted(ground: Ground, token: int, rule: dict[str, Any]) -> Half | None:
    grammar = ground.grammar
    if grammar.words[grammar.last[token]] == "?" or not (_opens(ground, token) or _trails(ground, token)):
        return None
    head = grammar.heads[token] if grammar.deps[token].startswith("aux") else token
    subject = grammar.kid(head, *SUBJECT)
    if subject < token or (head > token and not token < subject < head):
        return None
    high = _reach(ground, token + 1, head)
    governor = grammar.heads[head] if grammar.deps[head] == "advcl" else _next_modal(ground, high)
    return Half(token, high, governor, rule["id"], rule["form"]) if governor >= 0 else None


def _opens(ground: Ground, token: int) -> bool:
    """Tell whether a word opens a sentence, a quotation, or a stretch between commas."""
    grammar = ground.grammar
    if token == grammar.first[token]:
        return True
    return grammar.words[token - 1] in (",", "“", '"', "and", "but", "that", "—", "–", ":", ";", "'", "‘")


def _trails(ground: Ground, token: int) -> bool:
    """Tell whether a clause like "should talks fail" follows its main clause without a comma."""
    grammar = ground.grammar
    head = grammar.heads[token]
    turned = grammar.words[token] == "should" and grammar.deps[token].startswith("aux") and head > token
    return turned and grammar.deps[head] == "advcl" and grammar.heads[head] < token


def _next_modal(ground: Ground, high: int) -> int:
    """Return the verb of the first modal after an antecedent that a comma ends; -1 where there is none."""
    grammar = ground.grammar
    rest = range(high + 1, grammar.last[high] + 1)
    if not rest or grammar.words[rest[0]] != ",":
        return -1
    return next((grammar.heads[at] for at in rest if grammar.tags[at] == "MD"), -1)


def _side_by_side(ground: Ground, one: Half, other: Half) -> bool:
    between = ground.grammar.words[one.high + 1 : other.low]
    same = ground.grammar.first[one.low] == ground.grammar.first[other.low]
    return same and len(between) < 4 and all(word in _BETWEEN for word in between)


def _governor(ground: Ground, group: list[Half]) -> int:
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
