"""What a GENIUS profile says that each option of an issue is worth, before weights.

The formulas are those of GENIUS 10.4 (classes EvaluatorDiscrete, EvaluatorInteger, EvaluatorReal and
EVALFUNCTYPE of ``genius.core.utility``).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tracktwo.errors import Finding
from tracktwo.formats.genius.domain import Topic, bounds, folded, items_of
from tracktwo.formats.genius.xml import Element, refuse, warn

__all__ = ["Evaluator", "evaluator"]

LEAST_GREATEST = Fraction(1, 100_000)
"""If the greatest evaluation of an issue is below this, GENIUS values all its options at 0."""

ZERO, ONE = Fraction(0), Fraction(1)


class Evaluator(ABC):
    """Gives the evaluation of an option, and the points of a range where its line bends."""

    breaks: frozenset[Fraction] = frozenset()

    @abstractmethod
    def at(self, option: str | Fraction) -> Fraction:
        """Return the evaluation of an option by name, or of a level of a range."""


@dataclass(frozen=True)
class Table(Evaluator):
    """An evaluation for each name."""

    values: Mapping[str, Fraction]

    def at(self, option: str | Fraction) -> Fraction:
        return self.values[str(option)]


@dataclass(frozen=True)
class Line(Evaluator):
    """slope x (level - start) + offset, cut off at 0 and at 1; slope 0 is not cut off if ``flat``."""

    slope: Fraction
    offset: Fraction
    start: Fraction = ZERO
    flat: bool = False

    def at(self, option: str | Fraction) -> Fraction:
        value = self.slope * (Fraction(option) - self.start) + self.offset
        return value if self.flat else min(max(value, ZERO), ONE)

    @property
    def breaks(self) -> frozenset[Fraction]:  # type: ignore[override]
        """The points where the line reaches 0 and 1."""
        if not self.slope:
            return frozenset()
        return frozenset(self.start + (end - self.offset) / self.slope for end in (ZERO, ONE))


@dataclass(frozen=True)
class Triangle(Evaluator):
    """0 outside the foot, rising to 1 at the top; at the right end of the foot it is 0."""

    left: Fraction
    right: Fraction
    top: Fraction

    def at(self, option: str | Fraction) -> Fraction:
        level = Fraction(option)
        if not self.left <= level < self.right:
            return ZERO
        if level < self.top:
            return (level - self.left) / (self.top - self.left)
        return 1 - (level - self.top) / (self.right - self.top)

    @property
    def breaks(self) -> frozenset[Fraction]:  # type: ignore[override]
        """The three corners."""
        return frozenset((self.left, self.right, self.top))


def evaluator(element: Element, topic: Topic, counts: bool, warnings: list[Finding]) -> Evaluator:
    """Read the evaluations of one issue.

    Parameters
    ----------
    element : Element
        The issue in the profile.
    topic : Topic
        The issue in the domain.
    counts : bool
        Whether the issue has a weight other than 0; if not, options without evaluation do not matter.
    warnings : list of Finding
        Repairs are added to it.

    Returns
    -------
    Evaluator

    Raises
    ------
    FormatError
        An option has no evaluation, or the function is none that GENIUS evaluates.
    """
    if topic.kind == "discrete":
        return _table(element, topic, counts, warnings)
    if topic.kind == "integer":
        return _whole(element, topic, warnings)
    return _real(element, topic, counts)


def _table(element: Element, topic: Topic, counts: bool, warnings: list[Finding]) -> Table:
    given = _evaluations(element, topic, warnings)
    greatest = max(given.values(), default=ZERO)
    scale = greatest if greatest >= LEAST_GREATEST else None
    found = {}
    for value in topic.values:
        if value in given:
            found[value] = given[value] / scale if scale else ZERO
        elif counts:
            message = f"option '{value}' of issue '{topic.name}' has no evaluation."
            refuse(element, message, f'Write <item value="{value}" evaluation="..."/> inside.')
        else:
            message = f"option '{value}' of issue '{topic.name}' has no evaluation; the issue has weight 0."
            warn(warnings, element.place, message)
            found[value] = ZERO
    return Table(found)


def _evaluations(element: Element, topic: Topic, warnings: list[Finding]) -> dict[str, Fraction]:
    """Return the evaluations by the domain's names of options; the last one counts, as in GENIUS."""
    found: dict[str, Fraction] = {}
    items = items_of(element)
    for item, name in zip(items, _names(items, topic, warnings), strict=True):
        if item.get("evaluation") in (None, "null"):
            continue
        worth = item.number("evaluation")
        if found.get(name, worth) != worth:
            warn(warnings, item.place, f"option '{name}' stands there twice; the last evaluation counts.")
        found[name] = worth
    return found


def _names(items: list[Element], topic: Topic, warnings: list[Finding]) -> list[str]:
    """Return which option of the domain each item means: by its name, else by its place."""
    names = [item.attributes.get("value", "").strip() for item in items]
    alike: dict[str, list[str]] = {}
    for value in topic.values:
        alike.setdefault(folded(value), []).append(value)
    known = set(topic.values)
    for at, said in enumerate(names):
        same = alike.get(folded(said), [])
        if said not in known and len(same) == 1:
            names[at] = same[0]
            warn(
                warnings, items[at].place, f"'{said}' was read as option '{same[0]}' of issue '{topic.name}'."
            )
    strange = [at for at, name in enumerate(names) if name not in known]
    free = known.difference(names)
    if len(strange) == len(free) == 1 and topic.values[strange[0] : strange[0] + 1] == tuple(free):
        (meant,) = free
        message = (
            f"'{names[strange[0]]}' was read as option '{meant}' of issue '{topic.name}', whose place it has."
        )
        warn(warnings, items[strange[0]].place, message)
        names[strange[0]], strange = meant, []
    for at in strange:
        message = f"'{names[at]}' is no option of issue '{topic.name}' in the domain; nobody can choose it."
        warn(warnings, items[at].place, message)
    return names


def _whole(element: Element, topic: Topic, warnings: list[Finding]) -> Line:
    start, _ = bounds(element)
    if start != topic.low:
        message = f"issue '{topic.name}' begins at {start} here and at {topic.low} in the domain."
        warn(warnings, element.place, message, f"As in GENIUS, evaluations count from {start}.")
    lines = element.all("evaluator")
    if not lines:
        message = f"issue '{topic.name}' has no evaluator; as in GENIUS, it is worth 0 throughout."
        warn(warnings, element.place, message)
        return Line(ZERO, ZERO, start)
    return Line(lines[0].number("slope"), lines[0].number("offset"), start)


def _real(element: Element, topic: Topic, counts: bool) -> Evaluator:
    lines = element.all("evaluator")
    if not lines and not counts:
        return Line(ZERO, ZERO)
    if not lines:
        remedy = 'Write <evaluator ftype="linear" parameter0="..." parameter1="..."/> inside.'
        refuse(
            element,
            f"issue '{topic.name}' has no evaluator, so what its levels are worth is not known.",
            remedy,
        )
    shape, given = (lines[0].get("ftype") or "").lower(), lines[0]
    if shape == "linear":
        return Line(given.number("parameter1"), given.number("parameter0"))
    if shape == "constant":
        return Line(ZERO, given.number("parameter0"), flat=True)
    if shape == "triangular":
        return _triangle(given)
    message = f"'{shape}' is no function of levels that GENIUS evaluates."
    refuse(given, message, "Write linear, constant or triangular as its ftype.")


def _triangle(given: Element) -> Triangle:
    left, right, top = (given.number(f"parameter{n}") for n in range(3))
    if not left <= top <= right:
        message = f"the top {top} of the triangle is not between its ends {left} and {right}."
        refuse(given, message, "Write parameter0 (left end), parameter1 (right end) and parameter2 (top).")
    return Triangle(left, right, top)
