"""GeniusWeb's issues, and the bids that name their options."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tracktwo.case.decimals import exact
from tracktwo.formats.answers import MOST_OPTIONS, Answers, listed, named_some, stepped
from tracktwo.formats.scenario import slugs
from tracktwo.formats.tree import Node

__all__ = ["number", "read_bid", "read_issues", "same_issues"]


def read_issues(domain: Node) -> list[Answers]:
    """Read the issues of a domain.

    Parameters
    ----------
    domain : Node
        With ``issuesValues``: for each issue its ``values`` or its ``range`` of low, high and step.

    Returns
    -------
    list of Answers
        In the order of the file.

    Raises
    ------
    FormatError
        An issue has no options, or too many.
    """
    issues = domain.need("issuesValues").mapping()
    if not issues.fields:
        raise issues.error("there are no issues.", "Give at least one.")
    ids = slugs(issues.fields, "issue")
    return [_issue(id_, name, node) for id_, (name, node) in zip(ids, issues.fields.items(), strict=True)]


def _issue(id_: str, name: str, node: Node) -> Answers:
    values = node.mapping().get("values")
    if values:
        return listed(id_, name, values.list(), values)
    span = node.need("range")
    parts = span.list() if span.items is not None else [span.need(key) for key in ("low", "high", "step")]
    if len(parts) != 3:
        raise span.error("a range has three numbers: the lowest, the highest and the step.")
    low, high, step = (number(part) for part in parts)
    if step <= 0 or high < low:
        raise span.error("the step has to be above 0, and the highest number not below the lowest.")
    if (high - low) / step >= MOST_OPTIONS:
        raise span.error(f"the issue '{name}' has more than {MOST_OPTIONS:,} options.", "Use a larger step.")
    return stepped(id_, name, low, step, int((high - low) / step) + 1)


def number(node: Node) -> Fraction:
    """Return a number, which GeniusWeb may write in quotes."""
    found = exact(node.text().strip())
    return node.number() if found is None else found


def same_issues(profile: Node, issues: Sequence[Answers]) -> None:
    """Refuse a profile that was made for another domain."""
    own = profile.get("domain")
    if own is None:
        return
    found = {one.name: set(one.texts) for one in read_issues(own)}
    for one in issues:
        if found.pop(one.name, None) != set(one.texts):
            raise own.error(
                f"the options of '{one.name}' are not those of the other files.",
                "Give every profile the same domain.",
            )
    if found:
        raise own.error(
            f"the other files have no issue {named_some([repr(name) for name in found])}.",
            "Give every profile the same domain.",
        )


def read_bid(node: Node, issues: Sequence[Answers]) -> dict[int, int]:
    """Read a bid.

    Parameters
    ----------
    node : Node
        With ``issuevalues``: the option of each issue that is settled.
    issues : sequence of Answers
        Of the domain.

    Returns
    -------
    dict of int to int
        Issue index to option index; issues left open are missing.
    """
    places = {one.name: at for at, one in enumerate(issues)}
    found = {}
    for key, value in node.need("issuevalues").mapping().pairs or ():
        at = places.get(key.text())
        if at is None:
            raise key.error(
                f"{key.shown()} is no issue of the domain.",
                f"It has {named_some([repr(n) for n in places])}.",
            )
        found[at] = issues[at].named(value)
    return found
