"""The domain of a GENIUS scenario: which issues there are, and which options each has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from tracktwo.case import Issue, Option
from tracktwo.errors import Finding
from tracktwo.formats.genius.xml import Element, refuse, warn
from tracktwo.formats.scenario import level_issue, named_issue, slugs

__all__ = ["Topic", "bounds", "folded", "issue_elements", "issues_of", "items_of", "topics"]

KINDS = ("discrete", "integer", "real")
MOST_LEVELS = 5_000
STEPS = 20
"""GENIUS goes through a range of real numbers in 21 equal levels, both ends included."""


@dataclass(frozen=True)
class Topic:
    """An issue as the domain file gives it.

    Parameters
    ----------
    name : str
        Its name.
    index : str
        Its number in the file, by which profiles refer to it.
    kind : str
        ``discrete``, ``integer`` or ``real``.
    values : tuple of str
        Options of a discrete issue.
    about : tuple of str
        What the file says of each option.
    low, high : Fraction
        Ends of a range.
    """

    name: str
    index: str
    kind: str
    element: Element
    values: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)

    def levels(self, breaks: frozenset[Fraction] = frozenset()) -> list[Fraction]:
        """Return the numbers of a range: whole ones, or 21 equal levels and the points where lines bend."""
        if self.kind == "integer":
            return [Fraction(n) for n in range(self.low.numerator, self.high.numerator + 1)]
        step = (self.high - self.low) / STEPS
        made = {self.low + step * n for n in range(STEPS + 1)}
        return sorted(made | {point for point in breaks if self.low < point < self.high})


def folded(text: str | None) -> str:
    """Return a name without what people vary by mistake: letter case and spaces."""
    return " ".join((text or "").casefold().split())


def topics(root: Element, warnings: list[Finding]) -> list[Topic]:
    """Return the issues of a domain file, those of objectives inside objectives included.

    Parameters
    ----------
    root : Element
        Of a domain or a profile.
    warnings : list of Finding
        Repairs are added to it.

    Returns
    -------
    list of Topic
        In the order of the file.

    Raises
    ------
    FormatError
        There is no issue, or one without options.
    """
    found = [_topic(element, warnings) for element in issue_elements(root)]
    if not found:
        refuse(root, "the domain has no issue.", 'Write <issue name="..."> inside <objective>.')
    return found


def issue_elements(root: Element) -> list[Element]:
    """Return the elements that are issues of objectives, not those that rules refer to."""
    found: list[Element] = []
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if one.tag == "issue":
            found.append(one)
        else:
            waiting += reversed(one.all("objective", "issue", "utility_space"))
    return found


def _topic(element: Element, warnings: list[Finding]) -> Topic:
    name, index = element.get("name") or "", element.get("index") or ""
    kind = _kind(element, warnings)
    made = Topic(name or f"Issue {index}", index, kind, element)
    if kind == "discrete":
        return _with_values(made, warnings)
    low, high = bounds(element)
    if low > high:
        refuse(
            element, f"the range of issue '{made.name}' ends before it begins.", "Put the lower bound first."
        )
    if kind == "integer" and (low.denominator, high.denominator) != (1, 1):
        refuse(
            element,
            f"the range of issue '{made.name}' has ends that are no whole numbers.",
            "Write whole ones.",
        )
    if kind == "integer" and high - low >= MOST_LEVELS:
        refuse(
            element, f"issue '{made.name}' has more than {MOST_LEVELS:,} numbers.", "Give a shorter range."
        )
    return replace(made, low=low, high=high)


def _kind(element: Element, warnings: list[Finding]) -> str:
    """Return the kind of an issue: as its type says, else as what it holds leaves no doubt."""
    said = [(element.get(name) or "").lower() for name in ("type", "vtype", "etype")]
    known = [word for word in said if word in KINDS]
    if said[0] in KINDS or not any(said):
        return said[0] or "discrete"
    held = "discrete" if element.all("item") else "real" if element.all("range") else ""
    kind = known[0] if known else held
    if not kind:
        refuse(element, f"'{said[0]}' is no type of issue.", f"Write one of {', '.join(KINDS)}.")
    if said[0]:
        warn(warnings, element.place, f"'{said[0]}' is no type of issue; it was read as {kind}.")
    return kind


def bounds(element: Element) -> tuple[Fraction, Fraction]:
    """Return the ends of a range, which stand in the issue or in a ``<range>`` inside it."""
    inside = element.all("range")
    holder = inside[0] if inside and element.get("lowerbound") is None else element
    return holder.number("lowerbound"), holder.number("upperbound")


def items_of(element: Element) -> list[Element]:
    """Return the options of a discrete issue, or refuse it if there are too many."""
    items = element.all("item")
    if len(items) > MOST_LEVELS:
        refuse(element, f"issue '{element.get('name')}' has more than {MOST_LEVELS:,} options.")
    return items


def _with_values(topic: Topic, warnings: list[Finding]) -> Topic:
    seen: dict[str, str] = {}
    for item in items_of(topic.element):
        value = item.attributes.get("value", "").strip()
        if not value:
            refuse(item, f"an option of issue '{topic.name}' has no 'value'.", 'Write value="its name".')
        if value in seen:
            warn(
                warnings,
                item.place,
                f"option '{value}' of issue '{topic.name}' stands there twice; read once.",
            )
        seen.setdefault(value, item.get("description") or "")
    if not seen:
        refuse(topic.element, f"issue '{topic.name}' has no option.", 'Write <item value="..."/> inside.')
    return replace(topic, values=tuple(seen), about=tuple(seen.values()))


def issues_of(found: list[Topic], breaks: list[frozenset[Fraction]]) -> tuple[Issue, ...]:
    """Return the issues of the case; ``breaks`` are the points of each range where lines bend."""
    ids = slugs([topic.name for topic in found], "issue")
    return tuple(_issue(id_, topic, bends) for id_, topic, bends in zip(ids, found, breaks, strict=True))


def _issue(id_: str, topic: Topic, breaks: frozenset[Fraction]) -> Issue:
    if topic.kind != "discrete":
        return level_issue(id_, topic.name, topic.levels(breaks))
    issue = named_issue(id_, topic.name, topic.values)
    return replace(issue, options=tuple(map(_told, issue.options, topic.about)))


def _told(option: Option, about: str) -> Option:
    return option if about in ("", option.name) else replace(option, about=about)
