"""What was found about keeping a ceasefire, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tracktwo.case import Case, Ceasefire
from tracktwo.deals import Share, Verdict
from tracktwo.hold.ceasefire.answers import KeeperAnswer
from tracktwo.hold.war.chance import in_hundred

if TYPE_CHECKING:
    from tracktwo.hold.ceasefire.keeping import PackageKeeping, Setting

__all__ = ["in_words"]

TURNING = {
    "gain": "what a breach gains",
    "loss": "what the answer costs",
    "patience": "patience",
    "detection": "detection",
    "false-alarm": "false alarms",
    "delay": "delay of the answer",
    "km": "depth of the zone",
    "advance": "speed of an advance",
    "response": "time to get ready",
}
"""How judgements are called, by the last part of their paths."""


def in_words(
    case: Case, ceasefire: Ceasefire, settings: tuple[Setting, ...], packages: tuple[PackageKeeping, ...]
) -> Iterator[str]:
    """Say for each named package who would keep, then what each watch would have to see."""
    names = {party.id: party.name for party in case.parties}
    for package, found in zip(case.packages, packages, strict=True):
        yield f"{package.name}: {_of_package(names, found)}"
    for setting in settings:
        yield from (f"{_where(case, setting)}: {line}" for line in _of_setting(names, ceasefire, setting))


def _of_package(names: dict[str, str], found: PackageKeeping) -> str:
    if not found.ways:
        return "the rules between options do not allow this package."
    if all(shares is None for shares in found.shares.values()):
        return "nothing is said of who would see a breach, so nothing is known of keeping it."
    each = [
        f"for {names[party]} {_how_often(found.verdicts[party], shares)}"
        for party, shares in found.shares.items()
        if shares is not None
    ]
    words = f"keeping is better than breaking {', '.join(each)}"
    silent = None in found.verdicts.values()
    return f"{words}; under some open options nobody is said to watch." if silent else f"{words}."


def _how_often(verdict: Verdict | None, shares: tuple[Share, Share]) -> str:
    if verdict is Verdict.ALWAYS:
        return "on every number in the ranges"
    if verdict is Verdict.NEVER:
        return "on none of the numbers in the ranges"
    low, high = (in_hundred(share.value) for share in shares)
    return (
        f"in {low} of the draws" if low == high else f"in {low} to {high} of the draws, by what is left open"
    )


def _of_setting(names: dict[str, str], ceasefire: Ceasefire, setting: Setting) -> Iterator[str]:
    """Say what a zone leaves of a surprise, and what would have to be seen; keepers alike in one line."""
    if setting.surprise is not None and setting.surprise.warning:
        yield (
            f"{setting.surprise.warning:.1f} days of warning at the points, which leaves "
            f"{in_hundred(setting.surprise.left)} of what a surprise would bring."
        )
    alike: dict[str, list[str]] = {}  # what is said, and of whom
    for answer in setting.keepers:
        alike.setdefault(_enough(ceasefire.period, answer), []).append(names[answer.party])
    for line, who in alike.items():
        yield f"for {' and '.join(who)}, {line}"


def _enough(period: str, answer: KeeperAnswer) -> str:
    judged = f"{in_hundred(answer.detection)} a {period} is judged"
    if answer.needed_detection is None:
        return f"no detection would be enough at the points, not even certainty ({judged}).{_turning(answer)}"
    enough = in_hundred(answer.needed_detection)
    best, worst = (None if one is None else in_hundred(one) for one in answer.needed_in_corners)
    spread = f"; {best} at best, {worst or 'more than certainty'} at worst" if best != worst else ""
    return (
        f"keeping is better if a breach is found out with a likelihood of {enough} a {period} or more"
        f"{spread} ({judged}).{_turning(answer)}"
    )


def _turning(answer: KeeperAnswer) -> str:
    """Say which numbers would turn the answer at the points, each by itself within its range."""
    names = dict.fromkeys(TURNING.get(path.rpartition("/")[2], path) for path in answer.hangs_on)
    return f" Each of these alone would turn the answer at the points: {', '.join(names)}." if names else ""


def _where(case: Case, setting: Setting) -> str:
    parts = [_options(case, setting.watched) if setting.watch is not None else "No watch"]
    if setting.depth is not None:
        parts.append(_options(case, setting.apart))
    return "; ".join(parts)


def _options(case: Case, options: Mapping[str, tuple[str, ...]]) -> str:
    named = []
    for issue_id, chosen in options.items():
        issue = case.issue(issue_id)
        listed = " or ".join(option.name for option in issue.options if option.id in chosen)
        named.append(f"{issue.name}: {listed}")
    return ", ".join(named) or "Any terms"
