"""From a case's ifs to the graph and the numbers behind it, with what cannot be so told in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import product

from tracktwo.case import Case, Condition, Estimate, Given, Judgement
from tracktwo.errors import Finding, InputError, Place
from tracktwo.hold.ifs.eliminate import Node
from tracktwo.hold.ifs.network import Network
from tracktwo.hold.ifs.numbers import UNKNOWN, Number

__all__ = ["MOST_PARENTS", "network_of", "parents_of", "problem"]

MOST_PARENTS = 8
"""On how many ifs one may depend: it needs a likelihood for each of the ways they may come out."""


def network_of(case: Case) -> Network:
    """Return the graph of a case's ifs; outcomes that the case states are known.

    Parameters
    ----------
    case : Case

    Returns
    -------
    Network

    Raises
    ------
    InputError
        Ifs depend on each other in a circle, on something that is no if, or without a likelihood for
        every way; a likelihood is outside 0 to 1; weights of judges are below 0 or all 0; an if has its
        likelihood in two ways.
    """
    findings = [found for one in case.ifs for found in _wrong(case, one)]
    if findings:
        raise InputError(findings)
    numbers: list[Number] = []
    nodes = [_node(one, numbers) for one in _sorted(case)]
    known = {one.id: one.outcome for one in case.ifs if one.outcome is not None}
    return Network(tuple(nodes), tuple(numbers), known)


def parents_of(condition: Condition) -> tuple[str, ...]:
    """Return the ids of the ifs on which an if's likelihood depends, in the order they are first named."""
    return tuple(dict.fromkeys(one for given in condition.given for one in given.when))


def problem(case: Case, message: str, remedy: str, place: Place | None = None) -> Finding:
    """Return a finding about a case, at a place of its file or at the file."""
    return Finding(place or Place(str(case.path or case.title)), message, remedy)


def _node(condition: Condition, numbers: list[Number]) -> Node:
    """Make a node; its numbers are added to those there are."""
    parents, first, name = parents_of(condition), len(numbers), f"if/{condition.id}"
    if not condition.given:
        numbers.append(_number(condition, name))
        return Node(condition.id, (), (first,))
    for row, given in enumerate(condition.given):
        numbers.append(Number(f"{name}/given-{row + 1}", (given.likelihood.estimate,)))
    rows = [_row(condition.given, dict(zip(parents, way, strict=True)))[0] for way in _ways(len(parents))]
    return Node(condition.id, parents, tuple(first + row for row in rows))


def _number(condition: Condition, name: str) -> Number:
    heard = [judge for judge in condition.judges if judge.weight > 0]
    if heard:
        total = sum(judge.weight for judge in heard)
        shares = tuple(float(judge.weight / total) for judge in heard)
        return Number(name, tuple(judge.likelihood.estimate for judge in heard), shares)
    told = condition.likelihood.estimate if condition.likelihood else UNKNOWN
    return Number(name, (told,))


def _ways(count: int) -> Iterator[tuple[bool, ...]]:
    """Give all ways in which some ifs may come out; the first if changes fastest."""
    return (way[::-1] for way in product((False, True), repeat=count))


def _row(given: Sequence[Given], way: dict[str, bool]) -> list[int]:
    """Return which rows hold where the parents come out in a certain way."""
    return [n for n, one in enumerate(given) if all(way[key] == value for key, value in one.when.items())]


def _sorted(case: Case) -> list[Condition]:
    """Return the ifs, parents before children and otherwise in the order of the file."""
    by_id = {one.id: one for one in case.ifs}
    try:
        order = list(TopologicalSorter({one.id: parents_of(one) for one in case.ifs}).static_order())
    except CycleError as error:
        circle = error.args[1]
        remedy = "Leave one of these arrows out: of two ifs, say which bears on the other."
        message = f"the ifs depend on each other in a circle: {' -> '.join(circle)}."
        raise InputError(problem(case, message, remedy, _place(by_id[circle[0]]))) from None
    return [by_id[one] for one in order]


def _place(condition: Condition) -> Place | None:
    told = next(iter(_judgements(condition)), None)
    return told.place if told else None


def _judgements(condition: Condition) -> Iterator[Judgement]:
    yield from [condition.likelihood] if condition.likelihood else []
    yield from (judge.likelihood for judge in condition.judges)
    yield from (given.likelihood for given in condition.given)


def _wrong(case: Case, one: Condition) -> Iterator[Finding]:
    """Find what keeps an if from being worked with."""
    told = [bool(one.likelihood), bool(one.judges), bool(one.given)]
    if sum(told) > 1:
        message = f"the if '{one.id}' has its likelihood in {sum(told)} ways."
        yield problem(case, message, "Keep one of likelihood, judges and given.", _place(one))
    for judgement in _judgements(one):
        if not 0 <= judgement.estimate.low <= judgement.estimate.high <= 1:
            message = f"the likelihood of the if '{one.id}' is {_words(judgement.estimate)}."
            yield problem(case, message, "A likelihood lies from 0 to 1.", judgement.place)
    weights = [judge.weight for judge in one.judges]
    if weights and (min(weights) < 0 or not any(weights)):
        message = f"the weights of the judges of the if '{one.id}' are below 0, or all 0."
        yield problem(case, message, "Give weights of 0 or more, one of them above 0.", _place(one))
    yield from _wrong_parents(case, one)


def _wrong_parents(case: Case, one: Condition) -> Iterator[Finding]:
    parents, place = parents_of(one), _place(one)
    missing = sorted(set(parents) - {other.id for other in case.ifs})
    if missing:
        message = f"the if '{one.id}' depends on '{missing[0]}', which is no if of the case."
        yield problem(case, message, "Name the id of an if.", place)
    elif len(parents) > MOST_PARENTS:
        message = f"the if '{one.id}' depends on {len(parents)} ifs; {MOST_PARENTS} are the most."
        yield problem(case, message, "Name those that matter most, or put an if between.", place)
    elif one.given:
        yield from _wrong_rows(case, one, parents)


def _wrong_rows(case: Case, one: Condition, parents: tuple[str, ...]) -> Iterator[Finding]:
    """Find the first way in which the parents may come out that has no likelihood, or two."""
    for values in _ways(len(parents)):
        way = dict(zip(parents, values, strict=True))
        rows = _row(one.given, way)
        if len(rows) != 1:
            said = "no likelihood" if not rows else f"{len(rows)} likelihoods"
            message = f"the if '{one.id}' has {said} for {_in_words(way.items())}."
            remedy = "Give one for each way in which the ifs that it depends on may come out."
            yield problem(case, message, remedy, _place(one))
            return


def _in_words(way: Iterable[tuple[str, bool]]) -> str:
    return ", ".join(f"{one}: {str(value).lower()}" for one, value in way) or "any way"


def _words(estimate: Estimate) -> str:
    low, high = float(estimate.low), float(estimate.high)
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"
