"""After the deal: who would gain by leaving it, by which act, what answers that, on which assumption."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocks import (
    Block,
    Cell,
    Footing,
    Grid,
    Heading,
    Link,
    Para,
    Part,
    Row,
    Section,
    cell,
    row,
    words,
)
from tracktwo.brief.words.say import Say, anchor, counted, listed, number, plural
from tracktwo.hold import AfterDeal, Mover, Swing, WayOut

__all__ = ["after_the_deal"]

MOST_PATHS = 3
MOST_REASONS = 2
INTRODUCTION = (
    "Once there is a deal, parties may do what the case names as acts. Each is held against the deal as it "
    "was agreed: whoever would be better off by an act breaks it, unless the others can answer so that it "
    "is not, with steps that are better for them too. Shares are of the draws of all judgements."
)


def after_the_deal(facts: Facts, say: Say) -> Section:
    """Write who would leave each named package, and by which path."""
    title, found = "After the deal", facts.holding.after
    if not found:
        return Section("after", title, (Para(words(facts.holding.unsaid["after"])),))
    blocks: list[Block] = [Para(words(INTRODUCTION))]
    for one in found:
        blocks += [Heading(one.name, anchor("after", one.package)), *_package(facts, one, say)]
    shared = dict.fromkeys(text for one in found for text in one.assumptions)
    blocks.append(Para(words(f"Assumed: {'; '.join(shared)}."), "aside"))
    return Section("after", title, tuple(blocks))


def _package(facts: Facts, one: AfterDeal, say: Say) -> Iterator[Block]:
    if not one.acts:
        yield Para(words("None of the acts that the case names is possible under this package."))
        return
    alone, answered = (next(held for held in one.held if held.concept == name) for name in ("nash", "seq"))
    yield Para(
        words(
            f"In {say.share(alone.in_draws)} of the draws nobody gains by any act, answers aside; in "
            f"{say.share(answered.in_draws)} no act pays once the others answer as they would want."
        )
    )
    if one.left_out:
        yield Para(words(_not_possible(one)), "aside")
    own = {way.takes for mover in one.movers for way in mover.deviations}
    paths = [way for mover in one.movers for way in _paths(mover)]
    paths += [way for mover in one.coalitions for way in _paths(mover) if way.takes not in own]
    rows = [_path(facts, one, way, say) for way in paths]
    if rows:
        headers = ("Who", "Would be better off by", "Better off", "Answer that undoes the gain", "Rests on")
        yield Grid(f"{one.name}: paths by which it would break", headers, tuple(rows))
    else:
        yield Para(words("No act is better than keeping it for whoever would take it, in any draw."))
    for ended in one.no_deal:
        yield Para(words(_ended(one, ended.act, say)))


def _not_possible(one: AfterDeal) -> str:
    some, total = len(one.left_out), len(one.left_out) + len(one.acts)
    return (
        f"{counted(some, 'act')} of the {number(total)} that the case names {plural(some, 'is', 'are')} not "
        "possible under this package, so its shares are not to be compared with those of others."
    )


def _paths(mover: Mover) -> list[WayOut]:
    return [way for way in mover.deviations if way.improves.value > 0][:MOST_PATHS]


def _path(facts: Facts, one: AfterDeal, way: WayOut, say: Say) -> Row:
    cells: list[str | Cell] = [_acts(one, way), _often(way, say), _answer(one, way), _reasons(facts, way)]
    return row(_people(one, way.by), cells)


def _people(one: AfterDeal, who: tuple[str, ...]) -> str:
    names = dict(zip(one.model.parties, one.model.names, strict=True))
    together = " together" if len(who) > 1 else ""
    return f"{listed([names[actor] for actor in who])}{together}"


def _named(one: AfterDeal, acts: tuple[str, ...]) -> str:
    names = dict(zip(one.acts, one.model.option_names, strict=True))
    return listed([f"“{names[act]}”" for act in acts])


def _acts(one: AfterDeal, way: WayOut) -> str:
    return f"{_named(one, way.takes)}{' (ends the deal)' if way.ends_deal else ''}"


def _often(way: WayOut, say: Say) -> str:
    gain = "" if way.gain is None else f"; gain {_span(way.gain.low, way.gain.high)} points"
    left = way.breaks["seq"]
    return f"{say.share(way.improves)} of the draws{gain}; still with answers: {say.share(left)}"


def _span(low: float, high: float) -> str:
    return f"{number(low)} to {number(high)}"


def _answer(one: AfterDeal, way: WayOut) -> str:
    if not way.answer:
        return "none"
    steps = []
    for turn in way.answer:
        takes = [_named(one, turn.takes)] if turn.takes else []
        takes += [f"taking back {_named(one, turn.undoes)}"] if turn.undoes else []
        steps.append(f"{_people(one, (turn.by,))}: {listed(takes)}")
    wanted = "which they would want" if way.credible else "which costs whoever gives it"
    where = "" if way.answer_at == "points" else ", in a draw in which the act pays"
    return f"{'; then '.join(steps)} ({wanted}{where})"


def _reasons(facts: Facts, way: WayOut) -> Cell:
    """Name what the gain hangs on, with its footing and a link to it."""
    parts: list[Part] = []
    for swing in way.rests_on[:MOST_REASONS]:
        parts += ["; "] if parts else []
        parts += _reason(facts, swing)
    return cell(*parts)


def _reason(facts: Facts, swing: Swing) -> list[Part]:
    change = f" (gain {_span(swing.low, swing.high)})"
    if swing.kind != "judgement":
        names = Say(facts).names.issues
        return [f"how {names.get(swing.what, swing.what)} is settled{change}"]
    paths = [one.path for one in facts.judgements] + [one.path for one in facts.later]
    if swing.what not in paths:
        return [f"{_judged(facts, swing.what)}{change} ", Footing(swing.footing)]
    href = f"#{anchor('judgement', swing.what)}"
    return [Link(_judged(facts, swing.what), href), f"{change} ", Footing(swing.footing, href)]


def _judged(facts: Facts, path: str) -> str:
    say = Say(facts)
    for judged in (*facts.judgements, *facts.written_judgements):
        if judged.path == path:
            return say.names.judgement(judged)
    for later in facts.later:
        if later.path == path:
            return f"{later.about}: {later.what}"
    return path


def _ended(one: AfterDeal, act: str, say: Say) -> str:
    """Say what the path without the deal is worth, and whether things would stay so."""
    ended = next(found for found in one.no_deal if found.act == act)
    names = dict(zip(one.model.parties, one.model.names, strict=True))
    worth = listed([f"{names[actor]} {_span(gain.low, gain.high)}" for actor, gain in ended.gains.items()])
    stays = next(held for held in ended.held if held.concept == "seq")
    return (
        f"Once {_named(one, (act,))}: against the deal, in points on each one's own scale, {worth} (nine "
        f"draws in ten). In {say.share(stays.in_draws)} of the draws nobody then has a further act that pays."
    )
