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


def in_words(
    case: Case, ceasefire: Ceasefire, settings: tuple[Setting, ...], packages: tuple[PackageKeeping, ...]
) -> Iterator[str]:
    """Say for each named package who would keep, then what each watch would have to see."""
    names = {party.id: party.name for party in case.parties}
    for package, found in zip(case.packages, packages, strict=True):
        for party, shares in found.shares.items():
            yield f"{package.name}: {_of_package(names[party], found.verdicts[party], shares)}"
    for setting in settings:
        where = _where(case, setting)
        if setting.surprise is not None and setting.surprise.warning is not None:
            yield (
                f"{where}: {setting.surprise.warning:.1f} days of warning at the points, which leaves "
                f"{in_hundred(setting.surprise.left)} of what a surprise would bring."
            )
        for answer in setting.keepers:
            yield f"{where}: {_of_keeper(names[answer.party], ceasefire.period, answer)}"


def _of_package(name: str, verdict: Verdict | None, shares: tuple[Share, Share] | None) -> str:
    if shares is None:
        return f"nothing is said of who would see a breach, so nothing is known of {name}."
    low, high = (in_hundred(share.value) for share in shares)
    share = f"{low} of the draws" if low == high else f"{low} to {high} of the draws, by what is left open"
    if verdict is None:
        return f"for {name}, keeping is better in {share}; under some open options nobody is said to watch."
    sure = {
        Verdict.ALWAYS: "on every number in the ranges",
        Verdict.NEVER: "on none of the numbers in the ranges",
        Verdict.DEPENDS: f"in {share}",
    }
    return f"for {name}, keeping is better than breaking {sure[verdict]}."


def _of_keeper(name: str, period: str, answer: KeeperAnswer) -> str:
    judged = f"{in_hundred(answer.detection)} a {period} is judged"
    if answer.needed_detection is None:
        return (
            f"at the points no detection would be enough for {name} to keep, not even certainty ({judged})."
        )
    enough = in_hundred(answer.needed_detection)
    best, worst = (None if one is None else in_hundred(one) for one in answer.needed_in_corners)
    spread = f"; {best} at best, {worst or 'more than certainty'} at worst" if best != worst else ""
    return f"{name} keeps if a breach is found out with {enough} likelihood a {period}{spread} ({judged})."


def _where(case: Case, setting: Setting) -> str:
    parts = [_options(case, setting.watched) if setting.watch is not None else "without a watch"]
    if setting.depth is not None:
        parts.append(_options(case, setting.apart))
    return "With " + " and ".join(part for part in parts if part)


def _options(case: Case, options: Mapping[str, tuple[str, ...]]) -> str:
    named = []
    for issue_id, chosen in options.items():
        issue = case.issue(issue_id)
        listed = " or ".join(option.name for option in issue.options if option.id in chosen)
        named.append(f"{issue.name}: {listed}")
    return ", ".join(named) or "any terms"
