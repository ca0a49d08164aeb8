"""GeniusWeb's partial orderings: which packages are better than which, and no numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from tracktwo.errors import Finding
from tracktwo.formats.answers import Answers
from tracktwo.formats.geniusweb.domain import read_bid
from tracktwo.formats.json_tree import json_tree
from tracktwo.formats.tree import Node
from tracktwo.formats.utility import Utility, together

__all__ = ["levels", "read_ordering"]

MOST_BIDS = 20_000
MOST_PAIRS = 1_000_000
_Package = tuple[int, ...]


def read_ordering(
    node: Node, issues: Sequence[Answers], findings: list[Finding]
) -> tuple[Utility, Fraction | None]:
    """Read a DefaultPartialOrdering as ranks.

    The rank of a package is the longest chain of ever worse packages down from it: 1 for a package that is
    better than none, 2 for one that is better than such a one, and so on. Packages of which the file says
    nothing have rank 0.

    Parameters
    ----------
    node : Node
        The profile, with ``better``: pairs of places in ``bids``, or a mapping from bids to worse bids.
    issues : sequence of Answers
        Of the domain.
    findings : list of Finding
        Takes up the warning that sums of ranks mean nothing.

    Returns
    -------
    utility : Utility
        The rank of every package.
    no_deal : Fraction or None
        The rank of the reservation bid; None where the file says nothing of it.
    """
    worse: dict[_Package, set[_Package]] = {}
    for number, (better, than) in enumerate(_pairs(node, issues)):
        if number >= MOST_PAIRS or len(worse) > MOST_BIDS:
            raise node.error(f"more than {MOST_PAIRS:,} comparisons of {MOST_BIDS:,} bids cannot be read.")
        worse.setdefault(better, set()).add(than)
        worse.setdefault(than, set())
    ranks = levels(worse)
    if len(ranks) < len(worse):
        raise node.need("better").error("a bid is better than itself by way of others.", "Remove the circle.")
    findings.append(_warned(node, issues, len(worse)))
    bid = node.get("reservationBid")
    no_deal = ranks.get(_package(bid, issues)) if bid else None
    sizes = [len(one.texts) for one in issues]
    parts = [
        ({at: frozenset([option]) for at, option in enumerate(package)}, Fraction(rank))
        for package, rank in ranks.items()
    ]
    return together(sizes, parts), None if no_deal is None else Fraction(no_deal)


def levels(worse: Mapping[_Package, set[_Package]]) -> dict[_Package, int]:
    """Return the longest chain down from each package, itself counted; what is in a circle is left out."""
    better: dict[_Package, list[_Package]] = {one: [] for one in worse}
    for one, others in worse.items():
        for other in others:
            better[other].append(one)
    waiting = {one: len(others) for one, others in worse.items()}
    found = {one: 1 for one, others in waiting.items() if not others}
    ready = list(found)
    for one in ready:  # grows as packages are settled
        for above in better[one]:
            waiting[above] -= 1
            if not waiting[above]:
                found[above] = 1 + max(found[below] for below in worse[above])
                ready.append(above)
    return found


def _warned(node: Node, issues: Sequence[Answers], listed: int) -> Finding:
    silent = math.prod(len(one.texts) for one in issues) - listed
    return node.warning(
        "this profile only says which bids are better than which: the numbers are ranks, and sums, products"
        f" and differences of them mean nothing. {silent:,} packages that it does not mention have rank 0.",
        "Look at the frontier and at who refuses what; ask the party for values before anything else.",
    )


def _pairs(node: Node, issues: Sequence[Answers]) -> Iterator[tuple[_Package, _Package]]:
    better = node.need("better")
    if better.pairs is not None:
        for key, values in better.pairs:
            above = _package(json_tree(key.text(), key.place.file), issues)
            for value in values.list():
                yield above, _package(value, issues)
        return
    bids = [_package(one, issues) for one in node.need("bids").list()]
    for pair in better.list():
        ends = [_place(one, len(bids)) for one in pair.list()]
        if len(ends) != 2:
            raise pair.error("two numbers are due here: the better bid and the worse one.")
        yield bids[ends[0]], bids[ends[1]]


def _place(node: Node, count: int) -> int:
    found = node.number()
    if found.denominator != 1 or not 0 <= found < count:
        raise node.error(f"{node.shown()} is no place in the list of bids.", f"Write 0 to {count - 1}.")
    return int(found)


def _package(node: Node, issues: Sequence[Answers]) -> _Package:
    chosen = read_bid(node, issues)
    if len(chosen) < len(issues):
        raise node.error("this bid leaves issues open; ranks are read of whole packages only.")
    return tuple(chosen[at] for at in range(len(issues)))
