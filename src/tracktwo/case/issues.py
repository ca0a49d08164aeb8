"""Issues and their options; choices of options that name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from tracktwo.case.collector import Collector
from tracktwo.case.decimals import exact, plain
from tracktwo.case.document import Where
from tracktwo.case.model import Issue, Option

__all__ = ["choice", "option_id", "read_issue"]

MOST_OPTIONS = 1000


def read_issue(collector: Collector, where: Where, entry: Any, party_names: Mapping[str, str]) -> Issue:
    """Read one issue with the options that its kind makes.

    Parameters
    ----------
    collector : Collector
        Where findings go.
    where : Where
        Where the issue stands.
    entry : dict
        What the file says, right by the schema.
    party_names : mapping of str to str
        Names by party id, for the options of divisible issues.

    Returns
    -------
    Issue
    """
    kind = entry.get("kind", "categorical")
    for taken in ("no-deal", "joint"):
        _refuse_taken(collector, (*where, "id"), entry["id"], taken)
    _refuse_keys_of_other_kinds(collector, where, entry, kind)
    make = {"range": _steps, "divisible": _shares}.get(kind, _listed)
    issue = Issue(
        id=entry["id"],
        name=entry["name"],
        options=make(collector, where, entry, party_names),
        kind=kind,
        question=entry.get("question", ""),
        phase=entry.get("phase", ""),
        between=tuple(entry.get("between", ())),
        unit=entry.get("unit", ""),
        about=entry.get("about", ""),
        evidence=tuple(entry.get("evidence", ())),
    )
    return issue if "today" not in entry else _with_today(collector, (*where, "today"), entry, issue)


def _with_today(collector: Collector, where: Where, entry: Any, issue: Issue) -> Issue:
    today = option_id(issue, entry["today"])
    collector.known(where, today, [option.id for option in issue.options], f"option of '{issue.id}' called")
    return replace(issue, today=today)


def _refuse_taken(collector: Collector, where: Where, found: str, taken: str) -> None:
    """Keep the names of judgements apart: party/no-deal, party/joint/1, party/issue/weight or option."""
    if found == taken:
        collector.error(where, f"'{taken}' is the name of something else.", "Choose another id.")


_KEYS = {
    "categorical": {"options"},
    "ordered": {"options"},
    "range": {"from", "to", "step", "unit"},
    "divisible": {"between", "parts"},
}
_OPTIONAL = {"unit", "parts"}


def _refuse_keys_of_other_kinds(collector: Collector, where: Where, entry: Any, kind: str) -> None:
    own = _KEYS[kind]
    for key in sorted(set().union(*_KEYS.values()) - own):
        if key in entry:
            collector.error(
                (*where, key),
                f"an issue of kind '{kind}' has no '{key}:'.",
                f"Remove it, or write the kind: that has one (now {kind}).",
            )
    for key in sorted(own - _OPTIONAL):
        if key not in entry:
            collector.error(
                where, f"'{key}:' is missing; an issue of kind '{kind}' needs it.", f"Add {key}:."
            )


def _listed(collector: Collector, where: Where, entry: Any, _: Mapping[str, str]) -> tuple[Option, ...]:
    options = entry.get("options", ())
    collector.unique((*where, "options"), options, "option")
    for number, option in enumerate(options):
        _refuse_taken(collector, (*where, "options", number, "id"), option["id"], "weight")
    return tuple(
        Option(option["id"], option["name"], option.get("about", ""), None, tuple(option.get("evidence", ())))
        for option in options
    )


def _steps(collector: Collector, where: Where, entry: Any, _: Mapping[str, str]) -> tuple[Option, ...]:
    low, high, step = (
        Fraction(entry.get(key, default)) for key, default in (("from", 0), ("to", 1), ("step", 1))
    )
    steps = (high - low) / step
    if high <= low or steps.denominator != 1 or steps >= MOST_OPTIONS:
        collector.error(
            where,
            f"from {plain(low)} to {plain(high)} in steps of {plain(step)} is not a range.",
            f"Let to: be above from:, with a whole number of steps between, under {MOST_OPTIONS}.",
        )
        return ()
    unit = f" {entry['unit']}" if "unit" in entry else ""
    levels = [low + step * number for number in range(int(steps) + 1)]
    return tuple(Option(plain(level), f"{plain(level)}{unit}", level=level) for level in levels)


def _shares(collector: Collector, where: Where, entry: Any, names: Mapping[str, str]) -> tuple[Option, ...]:
    """Make the options of a good that two parties may share: ``level`` is the first party's part."""
    first, second = entry.get("between", ("", ""))
    for number, party in enumerate((first, second)):
        collector.known((*where, "between", number), party, names, "party")
    if first == second:
        collector.error((*where, "between"), "a good is shared between two different parties.")
    parts = entry.get("parts", 1)
    options = [Option(first, f"All to {names.get(first, first)}", level=Fraction(1))]
    for number in range(parts - 1, 0, -1):
        share = Fraction(number, parts)
        percent = f"{float(100 * share):.4g}"
        options.append(Option(f"{first}-{percent}", f"{percent} % to {names.get(first, first)}", level=share))
    return (*options, Option(second, f"All to {names.get(second, second)}", level=Fraction(0)))


def option_id(issue: Issue, written: Any) -> str:
    """Return the option id that a text or number in the file stands for.

    A number on a range is compared as a number, so that ``10`` and ``10.0`` are the same option.
    """
    if issue.kind == "range":
        number = exact(str(written)) if isinstance(written, str) else Fraction(written)
        return plain(number) if number is not None else str(written)
    return written if isinstance(written, str) else plain(Fraction(written))


def choice(
    collector: Collector, where: Where, entry: Any, issues: Mapping[str, Issue]
) -> dict[str, tuple[str, ...]]:
    """Read a choice: issues with one or several of their options each; notes what does not exist."""
    found: dict[str, tuple[str, ...]] = {}
    for issue_id, written in entry.items():
        here = (*where, issue_id)
        if not collector.known(here, issue_id, issues, "issue"):
            continue
        issue = issues[issue_id]
        several = written if isinstance(written, list) else [written]
        ids = tuple(option_id(issue, one) for one in several)
        for number, one in enumerate(ids):
            at = (*here, number) if isinstance(written, list) else here
            collector.known(
                at, one, [option.id for option in issue.options], f"option of '{issue_id}' called"
            )
        found[issue_id] = ids
    return found
