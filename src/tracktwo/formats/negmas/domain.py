"""The file of issues of a NegMAS scenario."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from tracktwo.errors import Finding
from tracktwo.formats.answers import MOST_OPTIONS, Answers, listed, stepped
from tracktwo.formats.scenario import slugs
from tracktwo.formats.tree import Node

__all__ = ["LEVELS", "kind_of", "read_issues"]

LEVELS = 21
"""Equal levels, ends included, at which an issue without steps is read."""

_LISTED = {
    "CategoricalIssue",
    "OrdinalIssue",
    "DiscreteOrdinalIssue",
    "DiscreteCardinalIssue",
    "DiscreteIssue",
}


def kind_of(node: Node) -> str:
    """Return the type that a file gives, without the name of its module."""
    return node.need("type").text().rpartition(".")[2]


def read_issues(domain: Node) -> tuple[list[Answers], list[Finding]]:
    """Read the issues.

    Parameters
    ----------
    domain : Node
        The file's content.

    Returns
    -------
    answers : list of Answers
        In the order of the file.
    findings : list of Finding
        Issues without steps, which are read at 21 equal levels.

    Raises
    ------
    FormatError
        An issue is of a type that has no finite list of options.
    """
    nodes = domain.need("issues").list()
    if not nodes:
        raise domain.need("issues").error("there are no issues.", "List at least one.")
    names = [_name(node, at) for at, node in enumerate(nodes, 1)]
    findings: list[Finding] = []
    made = [
        _issue(node, id_, name, findings)
        for node, id_, name in zip(nodes, slugs(names, "issue"), names, strict=True)
    ]
    return made, findings


def _name(node: Node, at: int) -> str:
    found = node.mapping().get("name")
    return (found.text().strip() if found else "") or f"Issue {at}"


def _issue(node: Node, id_: str, name: str, findings: list[Finding]) -> Answers:
    kind, values = kind_of(node), node.need("values")
    if kind in _LISTED:
        steps = _even_steps(values) if kind == "DiscreteCardinalIssue" else None
        return stepped(id_, name, *steps) if steps else listed(id_, name, values.list(), values)
    if kind not in ("ContiguousIssue", "ContinuousIssue"):
        raise node.error(
            f"an issue of type {kind} has no list of options that could be read.",
            f"Read are {', '.join(_LISTED)}, ContiguousIssue and ContinuousIssue.",
        )
    low, high = _ends(values)
    if kind == "ContinuousIssue":
        findings.append(
            node.warning(f"'{name}' has no steps; it is read at {LEVELS} equal levels, its ends included.")
        )
        return stepped(id_, name, low, (high - low) / (LEVELS - 1), LEVELS)
    if low.denominator != 1 or high.denominator != 1:
        raise values.error("a ContiguousIssue runs from one whole number to another.")
    if high - low >= MOST_OPTIONS:
        raise values.error(f"the issue '{name}' has more than {MOST_OPTIONS:,} options.")
    return stepped(id_, name, low, Fraction(1), int(high - low) + 1)


def _ends(values: Node) -> tuple[Fraction, Fraction]:
    """Return the lowest and highest number; a single one means so many numbers from 0 on."""
    if values.items is not None and len(values.items) != 2:
        raise values.error("two numbers are due here: the lowest and the highest.", "Write [0, 10].")
    if values.items is None:
        low, high = Fraction(0), values.number() - 1
    else:
        low, high = (node.number() for node in values.items)
    if low > high:
        raise values.error("the first number is above the second.", "Write the lower one first.")
    return low, high


def _even_steps(values: Node) -> tuple[Fraction, Fraction, int] | None:
    """Return lowest number, step and count of numbers that rise in equal steps; None if they do not."""
    found = [node.maybe_number() for node in values.list()]
    numbers = [one for one in found if one is not None]
    if len(numbers) < 2 or len(numbers) < len(found) or len(numbers) > MOST_OPTIONS:
        return None
    steps = {after - before for before, after in pairwise(numbers)}
    return (numbers[0], numbers[1] - numbers[0], len(numbers)) if len(steps) == 1 and min(steps) > 0 else None
