"""Of documents that repeat each other, one source for each: the same for all, as far as may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

__all__ = ["Link", "linked"]

Link = tuple[int, int]
"""A copy and its source, by their numbers."""

AS_GOOD = 0.95
"""The first source is taken if it has so much of what the best one has: chains are kept short."""

Judge = Callable[[int, int], float]
"""How much speaks for the first being the source of the second; less than 0: for the contrary."""


def linked(
    family: Sequence[int], shared: Mapping[Link, int], sizes: Sequence[int], judge: Judge
) -> list[Link]:
    """Tell for each document of a family which one it was copied from.

    Parameters
    ----------
    family : sequence of int
        Documents that are tied by pairs.
    shared : mapping
        For each pair, both ways round, how many five-word runs they share.
    sizes : sequence of int
        How many such runs each document has.
    judge : callable
        See `Judge`; asked about pairs alone.

    Returns
    -------
    list of (int, int)
        Copies with their sources; a source comes before its copies, and nothing is its own source, not even
        through others. A document has two sources where it holds two that do not hold each other.
    """
    order = sorted(family, key=lambda one: (-sizes[one], one))
    first = _first(order, shared, judge)
    placed, links = [first], list[Link]()
    left = [one for one in order if one != first]
    while left:
        one = next(one for one in left if any((one, other) in shared for other in placed))
        left.remove(one)
        near = _best_first([other for other in placed if (one, other) in shared], one, shared)
        source = next((other for other in near if judge(other, one) >= 0), None)
        links.append((near[0], one) if source is None else (one, source))
        placed.append(one)
    return _in_order(links, shared)


def _best_first(near: Sequence[int], one: int, shared: Mapping[Link, int]) -> list[int]:
    """Put first those that share most with a document; of those about as good, the first placed."""
    most = max(shared[one, other] for other in near)
    lacking = {other: most - shared[one, other] for other in near}
    return sorted(near, key=lambda other: lacking[other] if lacking[other] > most - AS_GOOD * most else 0)


def _first(order: Sequence[int], shared: Mapping[Link, int], judge: Judge) -> int:
    """Return the document that none of those it is tied to is the source of; the longest, if all is even."""
    first = order[0]
    for one in order[1:]:
        if (first, one) in shared and judge(first, one) < 0:
            first = one
    return first


def _in_order(links: Sequence[Link], shared: Mapping[Link, int]) -> list[Link]:
    """Put sources before their copies; of several sources first the one of which the copy has most."""
    sources: dict[int, list[int]] = {}
    for copy, source in links:
        sources.setdefault(copy, []).append(source)
    made = list[Link]()
    while sources:
        for copy in [copy for copy, many in sources.items() if not sources.keys() & set(many)]:
            many = sorted(sources.pop(copy), key=lambda source: -shared[copy, source])
            made += [(copy, source) for source in many]
    return made
