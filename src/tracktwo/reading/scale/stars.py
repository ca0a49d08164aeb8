"""Large families, cut into parts that can be read at once: each around its longest report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["parts"]

Part = tuple[list[int], frozenset[int]]
"""Reports that are read together, and those of which the result is taken from this part."""


def parts(
    family: Sequence[int], near: Mapping[int, Sequence[int]], sizes: Sequence[int], most: int
) -> list[Part]:
    """Cut a family up.

    Parameters
    ----------
    family : sequence of int
        Reports that are tied, directly or through others.
    near : mapping
        Which reports each is tied to.
    sizes : sequence of int
        How long each report is, in whatever unit.
    most : int
        How many may be read together, 2 or more.

    Returns
    -------
    list of (list of int, frozenset of int)
        Together the second parts hold every report once. A report is read with the longest that it is tied
        to, if that was not itself read with a longer one; then with the others around that.
    """
    if len(family) <= most:
        return [(sorted(family), frozenset(family))]
    order = sorted(family, key=lambda one: (-sizes[one], one))
    rank = {one: at for at, one in enumerate(order)}
    centre: dict[int, int] = {}
    for one in order:
        if one not in centre:
            tied = [other for other in near[one] if other in centre]
            centre[one] = centre[min(tied, key=rank.__getitem__)] if tied else one
            centre |= {other: centre[one] for other in near[one] if other not in centre}
    stars: dict[int, list[int]] = {}
    for one in order:
        stars.setdefault(centre[one], []).append(one)
    return [part for middle, star in stars.items() for part in _of_star(middle, star, most)]


def _of_star(middle: int, star: Sequence[int], most: int) -> list[Part]:
    """Cut a star into parts that all have its middle; its own result is taken from the first."""
    around = [one for one in star if one != middle]
    cuts = [around[at : at + most - 1] for at in range(0, len(around), most - 1)] or [[]]
    return [
        (sorted([middle, *cut]), frozenset([middle, *cut] if number == 0 else cut))
        for number, cut in enumerate(cuts)
    ]
