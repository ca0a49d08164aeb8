"""Profiles of ranks and constraints: what rules take away, as exact worths of options together.

A package is worth the mean over the issues of rank / greatest rank. A constraint on an issue makes that
issue worth 0 in the packages that it names; one on the outcome makes the whole package worth 0 (classes
ConstraintUtilitySpace, Rank and the constraints of GENIUS 10.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import groupby

from tracktwo.case.decimals import exact
from tracktwo.errors import Finding
from tracktwo.formats.genius.boxes import Ban, Box, Budget, Chosen, boxes
from tracktwo.formats.genius.domain import Topic
from tracktwo.formats.genius.xml import Element, refuse, warn
from tracktwo.formats.utility import Part, Utility, together

__all__ = ["ranks_and_constraints"]


def ranks_and_constraints(root: Element, topics: list[Topic], warnings: list[Finding]) -> Utility:
    """Read the rules of a constraint profile.

    Parameters
    ----------
    root : Element
        The profile.
    topics : list of Topic
        The issues of the domain; all of them discrete.
    warnings : list of Finding
        Constraints that GENIUS passes over are told of.

    Returns
    -------
    Utility

    Raises
    ------
    FormatError
        A rank is missing, or a constraint names what is not there.
    """
    rules = root.first("rules")
    ranks = rules.first("ranks") if rules else None
    if rules is None or ranks is None:
        refuse(root, "the constraint profile has no <rules> with <ranks>.", "Write them inside <objective>.")
    for topic in topics:
        if topic.kind != "discrete":
            refuse(root, f"issue '{topic.name}' is not discrete, so its options cannot be ranked.")
    places = {topic.index: at for at, topic in enumerate(topics)}
    ranked = _ranked(ranks, topics, places, warnings)
    holder = rules.first("constraints")
    if holder is None:
        warn(warnings, rules.place, "there are no <constraints>; ranks alone were read.")
    bans = [
        ban for one in (holder.children if holder else []) if (ban := _ban(one, places, topics, warnings))
    ]
    budget = Budget(root)
    lost: list[Part] = []
    for at, row in enumerate(ranked):
        ours = [ban for ban in bans if ban.issue in (None, at)]
        for box in boxes(budget, at, ours, topics):
            lost += _taken_away(at, row, box)
    weights = [Fraction(1)] * len(topics)
    return Utility(ranked, weights).plus(together([len(row) for row in ranked], lost)).settled()


def _taken_away(at: int, row: list[Fraction], box: Box) -> Iterator[Part]:
    by_worth = sorted(box[at], key=lambda option: (row[option], option))
    for worth, options in groupby(by_worth, key=lambda option: row[option]):
        yield {**box, at: frozenset(options)}, -worth


def _ranked(
    ranks: Element, topics: list[Topic], places: Mapping[str, int], warnings: list[Finding]
) -> list[list[Fraction]]:
    ranked = {_place(one, places): one for one in ranks.all("issue")}
    values = [[Fraction(0)] * len(topic.values) for topic in topics]
    for at, element in ranked.items():
        given = _ranks(element, topics[at], warnings)
        greatest = max((0, *given.values()))
        for number, value in enumerate(topics[at].values):
            if value not in given or not greatest:
                message = f"option '{value}' of issue '{topics[at].name}' has no rank that can be used."
                refuse(element, message, f'Write <item value="{value}" rank="..."/> inside.')
            values[at][number] = Fraction(given[value], greatest * len(ranked))
    return values


def _ranks(element: Element, topic: Topic, warnings: list[Finding]) -> dict[str, int]:
    """Return the ranks by option; an item without a name means the option in its place."""
    items = element.all("item")
    names = [item.get("value") for item in items]
    if not any(names) and len(items) == len(topic.values):
        message = f"the ranks of issue '{topic.name}' name no options; they were read in the domain's order."
        warn(warnings, element.place, message)
        names = list(topic.values)
    return {name or "": item.whole("rank") for name, item in zip(names, items, strict=True)}


def _place(element: Element, places: Mapping[str, int]) -> int:
    index = element.get("index") or ""
    if index not in places:
        refuse(element, f"'{index}' is not the index of an issue of the domain.", "Write the index of one.")
    return places[index]


def _required(element: Element, name: str) -> str:
    found = element.get(name)
    if found is None:
        refuse(element, f"<{element.tag}> has no '{name}'.", f'Write {name}="..." as GENIUS knows it.')
    return found


def _ban(one: Element, places: Mapping[str, int], topics: list[Topic], warnings: list[Finding]) -> Ban | None:
    kind = _required(one, "type")
    if kind in ("inclusiveZeroOutcomeConstraint", "conditionalZeroOutcomeConstraint"):
        checks = {_place(check, places): check for check in one.all("checkassignment")}
        conditions = {at: _required(checks[at], "condition") for at in sorted(checks)}
        _numbers_only(one, [at for at, said in conditions.items() if "numeric" in said], topics)
        hits = _all_hold if kind.startswith("inclusive") else _second_fails
        if hits is _second_fails and len(conditions) != 2:
            refuse(one, "a conditional constraint on the outcome needs two conditions.", "Write two.")
        return Ban(None, frozenset(conditions), lambda chosen: hits(conditions, chosen))
    if kind in ("zeroConstraint", "conditionalZeroConstraint"):
        return _assigned(one, kind, places)
    if kind in ("sumZeroConstraint", "sumZeroNotConstraint", "sumZeroConstraintList"):
        return _summed(one, kind, places, topics)
    warn(
        warnings,
        one.place,
        f"GENIUS knows no constraint of type '{kind}' and passes over it; so was done here.",
    )
    return None


def _all_hold(conditions: Mapping[int, str], chosen: Chosen) -> bool:
    """Tell whether all conditions hold; 0 counts both as positive and as negative, as in GENIUS."""
    for at, said in conditions.items():
        if "numeric" not in said:
            held = said in chosen[at]
        elif "positive" in said:
            held = int(chosen[at]) >= 0
        else:
            held = "negative" not in said or int(chosen[at]) <= 0
        if not held:
            return False
    return True


def _second_fails(conditions: Mapping[int, str], chosen: Chosen) -> bool:
    """Tell whether the first issue is above (or below) 0 while the second lacks what it should hold."""
    (first, said), (second, wanted) = conditions.items()
    above, below = said == "numeric=positive", said == "numeric=negative"
    asked = (above and int(chosen[first]) > 0) or (below and int(chosen[first]) < 0)
    return asked and wanted not in chosen[second]


def _assigned(one: Element, kind: str, places: Mapping[str, int]) -> Ban:
    at = _place(one, places)
    values = {_place(each, places): _required(each, "value") for each in one.all("valueassignment")}
    wanted = None if kind == "zeroConstraint" else _required(one, "value")

    def hits(chosen: Chosen) -> bool:
        met = all(chosen[each] == value for each, value in values.items())
        return met and (wanted is None or wanted not in chosen[at])

    return Ban(at, frozenset([*values, at]), hits)


def _summed(one: Element, kind: str, places: Mapping[str, int], topics: list[Topic]) -> Ban:
    at, low, high = _place(one, places), one.whole("min"), one.whole("max")
    terms = [_place(each, places) for each in one.all("item")]
    _numbers_only(one, terms, topics)
    holder = one.all("condition") if kind == "sumZeroConstraintList" else [one]
    wanted = [_required(each, "value") for each in holder]

    def hits(chosen: Chosen) -> bool:
        if not low <= sum(int(chosen[term]) for term in terms) <= high:
            return False
        held = any(each in chosen[at] for each in wanted)
        return held != (kind == "sumZeroNotConstraint")

    return Ban(at, frozenset([*terms, at]), hits, 1 + len(terms))


def _numbers_only(one: Element, places: list[int], topics: list[Topic]) -> None:
    for at in places:
        for value in topics[at].values:
            number = exact(value)
            if number is None or str(number) != value:
                message = f"option '{value}' of issue '{topics[at].name}' is not a whole number."
                refuse(one, message, "Constraints on numbers can only name issues whose options are numbers.")
