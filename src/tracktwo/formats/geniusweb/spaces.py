"""GeniusWeb's utility spaces: sums over issues, and sums over groups of issues."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tracktwo.errors import Finding
from tracktwo.formats.answers import Answers, named_some
from tracktwo.formats.geniusweb.domain import number, read_bid
from tracktwo.formats.tree import Node
from tracktwo.formats.utility import Utility, together

__all__ = ["read_groups", "read_sum"]

ROUNDING = Fraction(1, 10**9)

MOST_TOGETHER = 20_000
_Part = tuple[dict[int, frozenset[int]], Fraction]


def read_sum(
    node: Node, issues: Sequence[Answers], findings: list[Finding]
) -> tuple[Utility, Fraction | None]:
    """Read a LinearAdditiveUtilitySpace.

    Parameters
    ----------
    node : Node
        The profile.
    issues : sequence of Answers
        Of the domain.
    findings : list of Finding
        Takes up warnings: options without a utility count as 0, as in GeniusWeb.

    Returns
    -------
    utility : Utility
        What packages are worth.
    no_deal : Fraction or None
        What the reservation bid is worth; an issue that it leaves open counts 0.
    """
    parts, weights = node.need("issueUtilities").mapping(), node.need("issueWeights").mapping()
    values = [_options(parts.need(one.name), one, findings) for one in issues]
    factors = [weights.need(one.name).number() for one in issues]
    if abs(sum(factors, Fraction(-1))) > ROUNDING:  # programs write weights to so many digits
        findings.append(weights.warning("the weights do not sum to 1; they are taken as they are."))
    bid = node.get("reservationBid")
    if bid is None:
        return Utility(values, factors), None
    chosen = read_bid(bid, issues)
    worth = sum((factors[at] * values[at][option] for at, option in chosen.items()), Fraction(0))
    return Utility(values, factors), worth


def _options(node: Node, answers: Answers, findings: list[Finding]) -> list[Fraction]:
    numbers = node.mapping().get("numberutils")
    if numbers:
        return _line(numbers, answers)
    table = node.need("discreteutils").need("valueUtilities").mapping()
    found = {}
    for key, value in table.pairs or ():
        at = answers.find(key)
        if at is None:
            raise key.error(f"{key.shown()} is no option of '{answers.name}'.")
        found[at] = value.number()
    missing = [f"'{text}'" for at, text in enumerate(answers.texts) if at not in found]
    if missing:
        findings.append(
            table.warning(
                f"no utility is given to {named_some(missing)} of '{answers.name}'; it counts as 0."
            )
        )
    return [found.get(at, Fraction(0)) for at in range(len(answers.texts))]


def _line(node: Node, answers: Answers) -> list[Fraction]:
    """Return the values on a straight line between two numbers; 0 outside, as in GeniusWeb."""
    low, high = number(node.need("lowValue")), number(node.need("highValue"))
    first, last = number(node.need("lowUtility")), number(node.need("highUtility"))
    if high <= low:
        raise node.error("highValue has to be above lowValue.")
    found = []
    for level in answers.numbers:
        if level is None:
            raise node.error(f"options of '{answers.name}' are texts, not numbers.", "Use discreteutils.")
        inside = low <= level <= high
        found.append(first + (last - first) * (level - low) / (high - low) if inside else Fraction(0))
    return found


def read_groups(
    node: Node, issues: Sequence[Answers], findings: list[Finding]
) -> tuple[Utility, Fraction | None]:
    """Read a SumOfGroupsUtilitySpace: groups of issues, with a utility for combinations of their options.

    Parameters
    ----------
    node : Node
        The profile.
    issues : sequence of Answers
        Of the domain.
    findings : list of Finding
        Takes up a warning where the groups do not cover every issue.

    Returns
    -------
    utility : Utility
        What packages are worth; a combination that is not listed adds 0.
    no_deal : Fraction or None
        What the reservation bid is worth; a group that it leaves open counts 0.
    """
    parts: list[_Part] = []
    seen: set[int] = set()
    for group in (value for _, value in node.need("partUtilities").mapping().pairs or ()):
        parts += _group(group.need("partsutils"), issues, seen)
    if len(parts) > MOST_TOGETHER:
        raise node.error(f"more than {MOST_TOGETHER:,} combinations cannot be read.")
    left = [f"'{one.name}'" for at, one in enumerate(issues) if at not in seen]
    if left:
        findings.append(node.warning(f"no group holds {named_some(left)}; all its options count 0."))
    bid = node.get("reservationBid")
    utility = together([len(one.texts) for one in issues], parts)
    return utility, None if bid is None else _worth(read_bid(bid, issues), parts)


def _group(node: Node, issues: Sequence[Answers], seen: set[int]) -> list[_Part]:
    places = {one.name: at for at, one in enumerate(issues)}
    own = []
    for one in node.need("issues").list():
        at = places.get(one.text())
        if at is None or at in seen:
            raise one.error(
                f"{one.shown()} is no issue, or is in two groups.", "Put each issue into one group."
            )
        seen.add(at)
        own.append(at)
    found: dict[tuple[int, ...], Fraction] = {}
    for entry in node.need("utilslist").list():
        values = entry.need("values").list()
        if len(values) != len(own):
            raise entry.error(f"a value for each of {len(own)} issues is due here.")
        chosen = tuple(issues[at].named(value) for at, value in zip(own, values, strict=True))
        if chosen in found:
            raise entry.error("this combination is given twice.", "Keep one of them.")
        found[chosen] = entry.need("util").number()
    return [
        ({at: frozenset([option]) for at, option in zip(own, chosen, strict=True)}, worth)
        for chosen, worth in found.items()
    ]


def _worth(chosen: dict[int, int], parts: Sequence[_Part]) -> Fraction:
    return sum(
        (worth for options, worth in parts if all(chosen.get(at) in own for at, own in options.items())),
        Fraction(0),
    )
