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
        near = [other for other in placed if (one, other) in shared]
        fit = [other for other in near if judge(other, one) >= 0]
        if fit:
            best = max(shared[one, other] for other in fit)
            source = next(other for other in fit if shared[one, other] >= AS_GOOD * best)
            links.append((one, source))
        else:
            links.append((max(near, key=lambda other: shared[one, other]), one))
        placed.append(one)
    return _in_order(links)


def _first(order: Sequence[int], shared: Mapping[Link, int], judge: Judge) -> int:
    """Return the document that none of those it is tied to is the source of; the longest, if all is even."""
    first = order[0]
    for one in order[1:]:
        if (first, one) in shared and judge(first, one) < 0:
            first = one
    return first


def _in_order(links: Sequence[Link]) -> list[Link]:
    """Put sources before their copies."""
    made, left = list[Link](), list(links)
    while left:
        waiting = {copy for copy, _ in left}
        ready = [link for link in left if link[1] not in waiting]
        made += ready
        left = [link for link in left if link[1] in waiting]
    return made
