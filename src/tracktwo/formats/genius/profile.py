"""A profile of a GENIUS scenario: what one party wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from tracktwo.case import Issue
from tracktwo.case.decimals import plain
from tracktwo.errors import Finding
from tracktwo.formats.genius.constraints import ranks_and_constraints
from tracktwo.formats.genius.domain import Topic, folded, issue_elements
from tracktwo.formats.genius.evaluators import Evaluator, evaluator
from tracktwo.formats.genius.nonlinear import rectangles
from tracktwo.formats.genius.xml import Element, refuse, warn
from tracktwo.formats.scenario import Preferences

__all__ = ["Profile", "profile"]

ROUNDING = Fraction(1, 10**9)
"""Weights that programs made add up to 1 within this."""


@dataclass(frozen=True)
class Profile:
    """A profile, before the levels of its real-valued issues are settled.

    Parameters
    ----------
    kind : str
        ``linear``, ``nonlinear`` or ``constraint``.
    weights, evaluators : list
        By issue of the domain; empty unless linear.
    no_deal : Fraction or None
        Its reservation value.
    """

    file: Path
    root: Element
    kind: str
    weights: list[Fraction]
    evaluators: list[Evaluator]
    no_deal: Fraction | None

    def breaks(self, at: int) -> frozenset[Fraction]:
        """Return the points where an issue's line bends."""
        return self.evaluators[at].breaks if self.evaluators else frozenset()

    def preferences(
        self, id_: str, topics: list[Topic], issues: tuple[Issue, ...], warnings: list[Finding]
    ) -> Preferences:
        """Return what the party wants of these issues."""
        name, source = self.file.stem, f"profile {self.file.name}"
        if self.kind == "linear":
            values = [
                [line.at(option.name if option.level is None else option.level) for option in issue.options]
                for line, issue in zip(self.evaluators, issues, strict=True)
            ]
            self._tell_of_excess(self.weights, values, False, warnings)
            return Preferences(id_, name, values, source, self.no_deal, self.weights)
        if self.kind == "nonlinear":
            worths = rectangles(self.root, topics, [len(issue.options) for issue in issues])
            gains = [max(joint.worth, Fraction(0)) for joint in worths.joint]
            rows = [*worths.values, *([gain] for gain in gains)]
            self._tell_of_excess([Fraction(1)] * len(rows), rows, True, warnings)
        else:
            worths = ranks_and_constraints(self.root, topics, warnings)
        return Preferences(id_, name, worths.values, source, self.no_deal, joint=tuple(worths.joint))

    def _tell_of_excess(
        self,
        weights: Sequence[Fraction],
        rows: Sequence[Sequence[Fraction]],
        joint: bool,
        warnings: list[Finding],
    ) -> None:
        """Warn if the best of every row adds up to more than 1; that is a bound where worths are joint."""
        best = [max(weight * value for value in row) for weight, row in zip(weights, rows, strict=True)]
        most = sum(best, Fraction(0))
        if most > 1 + ROUNDING:
            may = "may be worth more than 1" if joint else f"can be worth up to {float(most):.6g}"
            message = f"packages {may} here; GENIUS cuts such values off at 1."
            warn(warnings, self.root.place, message, "They were read as they add up.")


def profile(file: Path, root: Element, topics: list[Topic], warnings: list[Finding]) -> Profile:
    """Read a profile.

    Parameters
    ----------
    file : Path
        Whose stem is the party's name.
    root : Element
        Its outermost element.
    topics : list of Topic
        The issues of the domain.
    warnings : list of Finding
        What was repaired, set aside or assumed is added to it.

    Returns
    -------
    Profile

    Raises
    ------
    FormatError
        Something that decides about values is missing or has no certain meaning.
    """
    kind = _kind(root, warnings)
    no_deal = root.first("reservation")
    _tell_of_discount(root, warnings)
    weights: list[Fraction] = []
    evaluators: list[Evaluator] = []
    if kind == "linear":
        elements = _matched(root, topics, warnings)
        given = _weights(root, warnings)
        weights = [_weight(element, given) for element in elements]
        for element, topic, weight in zip(elements, topics, weights, strict=True):
            evaluators.append(evaluator(element, topic, weight != 0, warnings))
    least = None if no_deal is None else no_deal.number("value")
    return Profile(file, root, kind, weights, evaluators, least)


def _kind(root: Element, warnings: list[Finding]) -> str:
    said = (root.get("type") or "").lower()
    held = "nonlinear" if root.first("utility") else "constraint" if root.first("rules") else "linear"
    if said == "uncertain":
        message = (
            "what the party is told of its own preferences is set aside; the values behind it were read."
        )
        warn(warnings, root.place, message)
        return "linear"
    if said in ("linear", "nonlinear", "constraint"):
        return said
    if said or held != "linear":
        problem = f"'{said}' is no type of profile" if said else "the profile has no type"
        warn(warnings, root.place, f"{problem}; it was read as {held}.")
    return held


def _tell_of_discount(root: Element, warnings: list[Finding]) -> None:
    """Warn of a discount; as in GENIUS, 0 and numbers above 1 mean that there is none."""
    discount = root.first("discount_factor")
    if discount is not None and 0 < discount.number("value") < 1:
        rate = plain(discount.number("value"))
        warn(
            warnings,
            discount.place,
            f"the discount factor {rate} was set aside: values do not fall with time.",
        )


def _weights(root: Element, warnings: list[Finding]) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for one in root.walk():
        if one.tag != "weight":
            continue
        index, value = one.get("index") or "", one.number("value")
        if found.get(index, value) != value:
            warn(warnings, one.place, f"issue {index} has two weights; as in GENIUS, the last one counts.")
        found[index] = value
    return found


def _weight(element: Element, given: dict[str, Fraction]) -> Fraction:
    index = element.get("index") or ""
    if index not in given:
        message = f"issue '{element.get('name')}' has no weight."
        refuse(element, message, f'Write <weight index="{index}" value="..."/> inside <objective>.')
    return given[index]


def _matched(root: Element, topics: list[Topic], warnings: list[Finding]) -> list[Element]:
    """Return the profile's element of every issue of the domain: that with its index, or its name."""
    found: dict[int, Element] = {}
    for element in issue_elements(root):
        at = _which(element, topics, warnings)
        if at is None:
            message = f"the domain has no issue '{element.get('name')}'; as in GENIUS, it was left out."
            warn(warnings, element.place, message)
        elif at in found:
            message = f"issue '{topics[at].name}' stands there twice, so its values are not certain."
            refuse(element, message, "Take one of them out.")
        else:
            found[at] = element
    for at, topic in enumerate(topics):
        if at not in found:
            refuse(
                root, f"the profile says nothing of issue '{topic.name}'.", "Add the issue and its weight."
            )
    return [found[at] for at in range(len(topics))]


def _which(element: Element, topics: list[Topic], warnings: list[Finding]) -> int | None:
    name, index = folded(element.get("name")), element.get("index") or ""
    numbered = [at for at, topic in enumerate(topics) if topic.index == index]
    named = [at for at, topic in enumerate(topics) if folded(topic.name) == name]
    if set(numbered) & set(named):
        return next(at for at in numbered if at in named)
    fits = [at for at in (*numbered, *named) if _fits(element, topics[at])] or [*numbered, *named]
    if not fits:
        return None
    if len(fits) > 1:
        message = (
            f"issue '{element.get('name')}' with index {index} may be more than one issue of the domain."
        )
        refuse(element, message, "Give it the name and the index that it has in the domain.")
    topic = topics[fits[0]]
    message = (
        f"issue '{element.get('name')}' with index {index} was read as issue '{topic.name}' of the domain"
    )
    warn(warnings, element.place, f"{message}, whose index is {topic.index}.")
    return fits[0]


def _fits(element: Element, topic: Topic) -> bool:
    """Tell whether an issue has all options of the domain's issue."""
    said = {folded(item.attributes.get("value")) for item in element.all("item")}
    return said.issuperset(map(folded, topic.values))
