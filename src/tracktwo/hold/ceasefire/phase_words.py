"""What was found about phased packages, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracktwo.case import Case
from tracktwo.deals import Verdict
from tracktwo.hold.war.chance import in_hundred

if TYPE_CHECKING:
    from tracktwo.hold.ceasefire.phases import PackagePhases, PartyThen, Step

__all__ = ["in_words", "not_said"]


def in_words(case: Case, packages: tuple[PackagePhases, ...]) -> Iterator[str]:
    """Say on what each phase hangs, and for each named package who gains or loses if it stops halfway."""
    names = {party.id: party.name for party in case.parties}
    yield from _chain(case, packages[0].steps)
    for package, found in zip(case.packages, packages, strict=True):
        for step in found.steps[:-1]:
            yield from (f"{package.name}: {line}" for line in _of_step(case, names, step))
        if found.stopping is not None:
            yield f"{package.name}: {_of_game(case, names, found)}"


def _chain(case: Case, steps: tuple[Step, ...]) -> Iterator[str]:
    """Say what each phase needs and what falls with it; the same for every package."""
    phases = {phase.id: phase.name for phase in case.phases}
    for step in steps:
        if step.hangs_on:
            texts = "; ".join(one.text.rstrip(".") for one in case.ifs if one.id in step.hangs_on)
            yield f"{phases[step.phase]} does not begin without: {texts}."
        if step.falls:
            gone = _listed([phases[phase] for phase in step.falls])
            yield f"If {phases[step.phase]} fails, so does what follows it: {gone}."


def _of_step(case: Case, names: dict[str, str], step: Step) -> Iterator[str]:
    phase = next(phase.name for phase in case.phases if phase.id == step.phase)
    if not step.allowed:
        yield f"if it stops after {phase}, what stands then is not what the rules between options allow."
    told = [f"{names[one.party]} {share}" for one in step.parties if (share := _stops(one))]
    if told:
        by = " (by how open issues are settled)" if any("% to" in share for share in told) else ""
        yield f"stopping after {phase} is worth more than the whole to {', to '.join(told)}{by}."
    unsure = [names[one.party] for one in step.parties if _hangs_on_what_is_open(one)]
    if unsure:
        yield (
            f"whether stopping after {phase} is worth more than the whole to {_listed(unsure)} hangs on how "
            "open issues are settled."
        )
    below = [names[one.party] for one in step.parties if _below(one)]
    if below:
        yield f"stopping after {phase} is worth less than no deal to {_listed(below)}, at the points."


def _stops(one: PartyThen) -> str:
    """Say in which share of the draws stopping is better; nothing where in none, or in none to all."""
    if one.rather_stops is Verdict.ALWAYS:
        return "(or as much) on every number in the ranges"
    if one.stops is None or one.stops[1].value == 0 or _hangs_on_what_is_open(one):
        return ""
    low, high = (in_hundred(share.value) for share in one.stops)
    return f"in {low} of the draws" if low == high else f"in {low} to {high} of the draws"


def _hangs_on_what_is_open(one: PartyThen) -> bool:
    return one.stops is not None and one.stops[0].value < 0.05 and one.stops[1].value > 0.95


def _below(one: PartyThen) -> bool:
    return one.no_deal is not None and one.high < one.no_deal


def _of_game(case: Case, names: dict[str, str], found: PackagePhases) -> str:
    game = found.stopping
    assert game is not None
    phases = {phase.id: phase.name for phase in case.phases}
    last = found.steps[-1].phase
    words = "if every party looked ahead and could stop it after any phase, "
    if game.ends == last:
        words += "all phases would be carried out at the points"
    elif game.ends:
        words += f"it would end after {phases[game.ends]} at the points, because of {_who(names, game.by)}"
    else:
        words += f"it would not begin at the points, because of {_who(names, game.by)}"
    if last in game.shares:
        words += f"; all would be carried out in {in_hundred(game.shares[last].value)} of the draws"
    return f"{words}."


def _who(names: dict[str, str], parties: tuple[str, ...]) -> str:
    return _listed([names[party] for party in parties])


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def not_said(case: Case, packages: tuple[PackagePhases, ...], tied: bool) -> Iterator[str]:
    """Say what the case would have to say for more."""
    names = {issue.id: issue.name for issue in case.issues}
    unknown = dict.fromkeys(issue for one in packages for step in one.steps for issue in step.unknown)
    if unknown:
        listed = ", ".join(names[issue] for issue in unknown)
        yield (
            f"How things stand today is not said for: {listed}. Until it is (today: and an option), any of "
            f"its options may be what stands if the process stops before its phase, and the game of "
            f"stopping cannot be played."
        )
    if tied:
        yield (
            "Options are worth something together in this case: values count that, but who would rather stop "
            "is not said."
        )
    without = [issue.name for issue in case.issues if not issue.phase]
    if without:
        yield f"No phase is named for: {', '.join(without)}. They are taken as settled from the beginning."
