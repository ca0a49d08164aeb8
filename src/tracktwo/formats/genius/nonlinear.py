"""Worths of options together: the hyper-rectangles of a non-linear GENIUS profile.

A rectangle names a range of numbers in some issues. A package inside it is worth its utility more; of
an excluding rectangle, a package outside it. The sum is divided by the profile's ``maxutility``
(classes NonlinearUtilitySpace, InclusiveHyperRectangle and ExclusiveHyperRectangle of GENIUS 10.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from tracktwo.formats.genius.domain import Topic
from tracktwo.formats.genius.xml import Element, refuse
from tracktwo.formats.utility import Part, Utility, together

__all__ = ["rectangles"]

LARGEST = 3_000_000
"""Bounds times options of the largest issue: more than that takes too long."""

Topics = Mapping[str, tuple[int, Topic]]
"""Position and issue by index in the file."""


def rectangles(root: Element, topics: list[Topic], sizes: list[int]) -> Utility:
    """Read the utility function of a non-linear profile.

    Parameters
    ----------
    root : Element
        The profile.
    topics : list of Topic
        The issues of the domain.
    sizes : list of int
        How many options each has.

    Returns
    -------
    Utility

    Raises
    ------
    FormatError
        A rectangle refers to an issue that is not one of whole numbers, or the greatest or the least of
        several worths is asked for, which is no sum.
    """
    utility = root.first("utility")
    top = utility.first("ufun") if utility else None
    if utility is None or top is None:
        refuse(
            root, "the non-linear profile has no <utility> with a <ufun>.", "Write them inside <objective>."
        )
    greatest = utility.number("maxutility")
    if greatest <= 0:
        refuse(utility, "maxutility is not above 0.", "Write the greatest utility that a package can have.")
    bounds = sum(one.tag in ("INCLUDES", "EXCLUDES") for one in utility.walk())
    if bounds * max(sizes) > LARGEST:
        refuse(utility, "the rectangles are too many, or too large, to be read.")
    places = {topic.index: (at, topic) for at, topic in enumerate(topics)}
    return together(sizes, list(_parts(top, Fraction(1) / greatest, places))).settled()


def _parts(function: Element, scale: Fraction, topics: Topics) -> Iterator[Part]:
    rects, inner = function.all("hyperRectangle"), function.all("ufun")
    how = (function.get("aggregation") or "sum").lower()
    if how in ("min", "max") and len(rects) + len(inner) != 1:
        message = f"the {how} of several utilities is no sum of worths, and is not read."
        refuse(function, message, 'Only aggregation="sum" is.')
    for rect in rects:
        yield from _rectangle(rect, scale, topics)
    for one in inner:
        yield from _parts(one, scale * (one.number("weight") if one.get("weight") else 1), topics)


def _rectangle(rect: Element, scale: Fraction, topics: Topics) -> Iterator[Part]:
    worth = rect.number("utility") * (rect.number("weight") if rect.get("weight") else 1) * scale
    excluding = rect.all("EXCLUDES")
    inside = _inside(excluding or rect.all("INCLUDES"), topics)
    if excluding:
        yield {}, worth
    yield inside, -worth if excluding else worth


def _inside(bounds: list[Element], topics: Topics) -> dict[int, frozenset[int]]:
    kept: dict[int, frozenset[int]] = {}
    for bound in bounds:
        at, topic = topics.get(bound.get("index") or "", (0, None))
        if topic is None or topic.kind != "integer":
            message = f"'{bound.get('index')}' is not the index of an issue of whole numbers."
            refuse(bound, message, "Rectangles can only name issues of type integer.")
        low, high, first = bound.whole("min"), bound.whole("max"), topic.low.numerator
        size = topic.high.numerator - first + 1
        options = frozenset(range(max(low - first, 0), min(high - first + 1, size)))
        kept[at] = kept.get(at, options) & options
    return kept
