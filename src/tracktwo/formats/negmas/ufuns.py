"""NegMAS's utility functions, as far as they are sums: exact, never rescaled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeVar

from tracktwo.errors import Finding
from tracktwo.formats.answers import Answers
from tracktwo.formats.negmas.domain import kind_of
from tracktwo.formats.negmas.functions import option_values
from tracktwo.formats.tree import Node
from tracktwo.formats.utility import Utility, together

__all__ = ["read_profile", "wrapped"]

MOST_TOGETHER = 20_000
_WRAPPERS = ("ExpDiscountedUFun", "LinDiscountedUFun")
Entry = TypeVar("Entry")
_Reader = Callable[[Node, Sequence[Answers], list[Finding]], Utility]


def wrapped(node: Node) -> tuple[Node, list[Finding]]:
    """Return a utility function without what discounts it over time, with a warning."""
    findings: list[Finding] = []
    while kind_of(node) in _WRAPPERS:
        findings.append(
            node.warning("values fall with time in this file; that is set aside, deals are judged at once.")
        )
        node = node.need("ufun")
    return node, findings[:1]


def read_profile(node: Node, issues: Sequence[Answers], findings: list[Finding]) -> Utility:
    """Return what packages are worth by a utility function.

    Parameters
    ----------
    node : Node
        The function, without discounts.
    issues : sequence of Answers
        Of the scenario.
    findings : list of Finding
        Takes up warnings.

    Returns
    -------
    Utility
        Utilities as NegMAS computes them.

    Raises
    ------
    FormatError
        It is of a type that is no sum, or does not fit the issues.
    """
    kind = kind_of(node)
    if kind not in _READERS:
        raise node.error(
            f"a utility function of type {kind} cannot be read.", f"Read are {', '.join(_READERS)}."
        )
    return _READERS[kind](node, issues, findings)


def _additive(node: Node, issues: Sequence[Answers], findings: list[Finding]) -> Utility:
    functions = _by_issue(node.need("values"), issues)
    return Utility(
        [option_values(one, answers, findings) for one, answers in zip(functions, issues, strict=True)],
        _weights(node, issues),
        constant=_bias(node),
    )


def _affine(node: Node, issues: Sequence[Answers], _: list[Finding]) -> Utility:
    """Return a weighted sum of the numbers that the options are."""
    return Utility(
        [_numbers(node, answers) for answers in issues], _weights(node, issues), constant=_bias(node)
    )


def _numbers(node: Node, answers: Answers) -> list[Fraction]:
    found = [number for number in answers.numbers if number is not None]
    if len(found) < len(answers.numbers):
        raise node.error(
            f"a {kind_of(node)} needs numbers, and options of '{answers.name}' are texts.",
            "Use a LinearAdditiveUtilityFunction with a value for each option.",
        )
    return found


def _constant(node: Node, issues: Sequence[Answers], _: list[Finding]) -> Utility:
    return together([len(one.texts) for one in issues], [({}, node.need("value").number())])


def _table(node: Node, issues: Sequence[Answers], _: list[Finding]) -> Utility:
    """Return a table of whole packages, each with its utility."""
    pairs = _few(node.need("mapping").mapping(), node.need("mapping").pairs or ())
    sizes = [len(one.texts) for one in issues]
    found: dict[tuple[int, ...], Fraction] = {}
    for key, value in pairs:
        parts = [key] if key.items is None else key.items
        if len(parts) != len(issues):
            raise key.error(f"a package of {len(issues)} options is due here.")
        chosen = tuple(one.named(part) for part, one in zip(parts, issues, strict=True))
        found[chosen] = value.number()
    total = 1
    for size in sizes:
        total *= size
    default = node.get("default")
    if len(found) == total:
        rest = Fraction(0)
    elif default is None or default.maybe_number() is None:
        raise node.error("packages that the table leaves out have no utility.", "List every package.")
    else:
        rest = default.number()
    singles = [
        ({at: frozenset([option]) for at, option in enumerate(chosen)}, worth - rest)
        for chosen, worth in found.items()
    ]
    return together(sizes, [*singles, ({}, rest)])


def _rectangles(node: Node, issues: Sequence[Answers], _: list[Finding]) -> Utility:
    """Return what combinations of ranges are worth."""
    ranges, worths = node.need("outcome_ranges").list(), node.need("utilities").list()
    weights = node.get("weights")
    factors = weights.list() if weights else []
    if len(ranges) != len(worths) or (weights and len(factors) != len(ranges)):
        raise node.error("outcome_ranges, utilities and weights are not as many.", "Give one of each.")
    found = []
    for at, (box, worth) in enumerate(zip(_few(node, ranges), worths, strict=True)):
        factor = factors[at].number() if factors else Fraction(1)
        found.append((_box(box, issues), worth.number() * factor))
    return together([len(one.texts) for one in issues], [*found, ({}, _bias(node))])


def _box(box: Node, issues: Sequence[Answers]) -> dict[int, frozenset[int]]:
    places = {answers.name: at for at, answers in enumerate(issues)}
    found: dict[int, frozenset[int]] = {}
    for key, value in box.mapping().pairs or ():
        at = places.get(key.text(), {str(at): at for at in places.values()}.get(key.text()))
        if at is None:
            raise key.error(f"{key.shown()} is no issue.", f"Write a number from 0 to {len(issues) - 1}.")
        found[at] = _within(value, issues[at])
    return found


def _within(value: Node, answers: Answers) -> frozenset[int]:
    """Return the options within a range; as in NegMAS, two numbers are ends that do not belong to it."""
    if value.items is None:
        return frozenset([answers.named(value)])
    ends = [one.maybe_number() for one in value.items]
    if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
        low, high = ends[0], ends[1]
        inside = [number is not None and low < number < high for number in answers.numbers]
        return frozenset(at for at, one in enumerate(inside) if one)
    return frozenset(answers.named(one) for one in value.items)


def _weighted(node: Node, issues: Sequence[Answers], findings: list[Finding]) -> Utility:
    parts, weights = node.need("ufuns").list(), node.need("weights").list()
    if len(parts) != len(weights):
        raise node.error("ufuns and weights are not as many.", "Give one weight for each function.")
    found = together([len(one.texts) for one in issues], [])
    for part, weight in zip(_few(node, parts), weights, strict=True):
        found = found.plus(read_profile(wrapped(part)[0], issues, findings).scaled(weight.number()))
    return found


def _by_issue(node: Node, issues: Sequence[Answers]) -> Sequence[Node]:
    """Return one entry for each issue, from a list or from a mapping by the issues' names."""
    found = [node.need(one.name) for one in issues] if node.pairs is not None else node.list()
    if len(found) != len(issues):
        raise node.error(f"{len(found)} entries stand here for {len(issues)} issues.", "Give one for each.")
    return found


def _weights(node: Node, issues: Sequence[Answers]) -> list[Fraction]:
    given = node.get("weights")
    if given is None:
        return [Fraction(1)] * len(issues)
    return [one.number() for one in _by_issue(given, issues)]


def _bias(node: Node) -> Fraction:
    found = node.get("bias")
    return found.number() if found else Fraction(0)


def _few(node: Node, found: Sequence[Entry]) -> Sequence[Entry]:
    if len(found) > MOST_TOGETHER:
        raise node.error(f"more than {MOST_TOGETHER:,} entries cannot be read.")
    return found


_READERS: dict[str, _Reader] = {
    "LinearAdditiveUtilityFunction": _additive,
    "LinearUtilityAggregationFunction": _additive,
    "AffineUtilityFunction": _affine,
    "LinearUtilityFunction": _affine,
    "ConstUtilityFunction": _constant,
    "MappingUtilityFunction": _table,
    "HyperRectangleUtilityFunction": _rectangles,
    "WeightedUtilityFunction": _weighted,
}
