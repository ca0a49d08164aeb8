"""Who stands in the way: refusing sets, what each red line costs, and the party that is not in the room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tracktwo import figures
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocks import (
    Block,
    Bullets,
    Drawing,
    Footing,
    Grid,
    Heading,
    Para,
    Section,
    cell,
    row,
    words,
)
from tracktwo.brief.words.say import Say, counted, listed, number, percent, plural
from tracktwo.deals import Blocker, Cost, Room

__all__ = ["blockers", "of_those_inside"]


def blockers(facts: Facts, say: Say) -> Section:
    """Write who refuses what."""
    blocks: list[Block] = []
    if not say.consenting or not facts.zone.packages:
        blocks.append(Para(words("Nobody refuses anything: there is no consent to ask for, or no package.")))
        return Section("blockers", "Who stands in the way", tuple(blocks))
    blocks.append(
        Para(
            words(
                "Each package is refused by an exact set of the parties whose consent is needed, which may "
                "be nobody. Counting packages by that set shows where the difficulty lies. To refuse is not "
                "a fault: it means that the package crosses a red line of the party or is worth less to it "
                "than no deal, by its own values."
            )
        )
    )
    blocks += [*_certain_sets(facts, say), *_sets(facts, say)]
    blocks += [Heading("What each no-deal value and red line keeps out", "costs"), _costs(facts, say)]
    if facts.without:
        blocks += [Heading("If one red line alone fell", "lines"), *_fallen(facts, say)]
    if facts.blockage.room is not None:
        blocks += _absent(facts, say, facts.blockage.room)
    return Section("blockers", "Who stands in the way", tuple(blocks))


def _certain_sets(facts: Facts, say: Say) -> Iterator[Block]:
    """Draw who refuses for every number in the ranges."""
    reach = facts.zone.reach
    if reach is None or facts.about.certain:
        return
    rows = [_bar(say.names.people(one.parties), one) for one in reach.refused_by]
    left = reach.possible
    rows.append(
        _bar(
            "Nobody on all of the numbers", Blocker((), left.value, left.low, left.high, reach.possible_share)
        )
    )
    yield Drawing(
        figures.bars(
            key="blockers-certain",
            title="Who refuses how many packages, on every number in the ranges",
            rows=rows,
            axis="Packages, in 100",
            description="Packages by the exact set of parties that refuse them wherever in the ranges the "
            "numbers lie. The last bar is what is left: each of these could be accepted by all on some "
            "numbers.",
        )
    )


def _sets(facts: Facts, say: Say) -> Iterator[Block]:
    """Draw who refuses with every judgement at its middle."""
    rows = [_bar(say.names.people(one.parties), one) for one in facts.sets]
    if facts.other_sets is not None:
        rows.append(_bar("Other sets", facts.other_sets, emphasis=False))
    zone = facts.zone.zone
    share = facts.zone.zone_share
    rows.append(_bar("Nobody (the zone of agreement)", Blocker((), zone.value, zone.low, zone.high, share)))
    middle = "" if facts.about.certain else ", every judgement at its middle"
    yield Drawing(
        figures.bars(
            key="blockers-middle",
            title=f"Who refuses how many packages{middle}",
            rows=rows,
            axis="Packages, in 100",
            description="Packages by the exact set of parties that refuse them.",
        )
    )


def _bar(label: str, one: Blocker, *, emphasis: bool | None = None) -> figures.Bar:
    """Draw one set of parties as a share of all packages; nobody, who refuses nothing, is set off."""
    value = figures.Estimate(100 * one.share)
    if one.low < one.high and one.count:
        low, high = (100 * one.share * end / one.count for end in (one.low, one.high))
        value = figures.Estimate(100 * one.share, low, high)
    text = f"{number(one.count)} ({percent(one.share)})"
    return figures.Bar(label, value, text, not one.parties if emphasis is None else emphasis)


def _costs(facts: Facts, say: Say) -> Grid:
    rows = [
        row(
            say.names.party(cost.party),
            [_reason(cost, say), say.count(cost.alone), say.count(cost.refused)],
        )
        for party in facts.parties
        for cost in facts.blockage.costs
        if cost.party == party.id
    ]
    middle = "" if facts.about.certain else " (every judgement at its middle)"
    return Grid(
        f"What each reason to refuse keeps out{middle}",
        ("Party", "Reason", "Packages that nothing else keeps out", "Packages that it applies to"),
        tuple(rows),
    )


def _fallen(facts: Facts, say: Say) -> Iterator[Block]:
    """Say for every red line what would be left possible if it alone did not hold."""
    reach = facts.zone.reach
    assert reach is not None
    some = "" if facts.about.certain else " on some of the numbers"
    yield Para(
        words(
            "A red line is taken to hold whatever else is offered. That is a judgement too, and what is "
            f"called certain here leans on it. As the lines stand, {say.count(reach.possible)} packages are "
            f"acceptable to {say.everyone}{some}. The table says how many would be if one line alone fell, "
            "all else unchanged."
        )
    )
    rows = [
        row(
            say.names.party(one.party),
            [
                cell(say.names.line(one.label) + " ", Footing(one.footing)),
                say.count(one.possible),
                *([] if facts.about.certain else [say.count(one.always)]),
                "; ".join(_back(one.options, say)) or "–",
            ],
        )
        for one in facts.without
    ]
    ranged = ("Acceptable to all on some of the numbers", "... on all")
    over = "" if facts.about.certain else " (over all numbers in the ranges)"
    counts = ("Acceptable to all",) if facts.about.certain else ranged
    yield Grid(
        "What all could accept if one red line alone fell" + over,
        ("Party", "Red line or sacred issue", *counts, "Options no longer ruled out"),
        tuple(rows),
    )


def _back(options: Mapping[str, tuple[str, ...]], say: Say) -> Iterator[str]:
    for issue, names in options.items():
        yield f"{say.names.issues[issue]}: {listed([say.names.option(issue, one) for one in names])}"


def _reason(cost: Cost, say: Say) -> str:
    if cost.line is None:
        return "worth less than no deal"
    words_for_it = say.names.line(cost.line)
    return words_for_it if say.names.lines[cost.line].sacred else f"red line: {words_for_it}"


def _absent(facts: Facts, say: Say, room: Room) -> list[Block]:
    """Write what those inside could accept and those outside refuse."""
    inside = [party.id for party in facts.parties if party.in_channel and party.consent]
    who, outside = say.names.people(inside), say.names.people(room.absent)
    title = (
        "The party that is not in the room"
        if len(room.absent) == 1
        else "The parties that are not in the room"
    )
    lines = [
        f"In the channel, with consent needed: {who or 'nobody'}. Absent, with consent needed: {outside}."
    ]
    lines += _absent_exact(facts, say, room)
    middle = "" if facts.about.certain else "With every judgement at its middle: "
    suit = f"{counted(room.inside.value, 'package')} would suit those in the channel."
    lines.append(f"{middle}{suit} {_refused(room, say)}")
    blocks: list[Block] = [Heading(title, "absent"), Bullets(tuple(words(line) for line in lines))]
    closing = (
        "What suits those in the channel alone is not acceptable: it lacks a consent that is needed. "
        "A channel can prepare such a package; it cannot settle it."
    )
    return [*blocks, Para(words(closing))]


def of_those_inside(facts: Facts, say: Say) -> str:
    """Say how many packages those in the channel could accept, and what becomes of them outside it."""
    reach, room = facts.zone.reach, facts.blockage.room
    if reach is None or room is None or not reach.refused_by_absent:
        return ""
    sets = [one.parties for one in reach.refused_by if set(one.parties) <= set(room.absent)]
    who = [party for party in room.absent if any(party in one for one in sets)]
    some, whatever = ("", "") if facts.about.certain else (" on some of the numbers", " whatever the numbers")
    refuses = f"{'at least one of ' * (len(who) > 1)}{say.names.people(who)} (outside it) refuses"
    of = f"Of {counted(reach.inside, 'package')} that those in the channel could accept{some}"
    left = reach.possible.value
    if not left:
        return f"{of}, {refuses} every one{whatever}."
    rest = "one is one that all" if left == 1 else f"{number(left)} are those that all"
    return f"{of}, {refuses} {number(reach.refused_by_absent)}{whatever}; the other {rest} could accept."


def _refused(room: Room, say: Say) -> str:
    """Say how many of these packages each set of absent parties refuses."""
    return _refused_by(room.refused_by, say) if room.refused_by else "No absent party refuses any of these."


def _refused_by(sets: Sequence[Blocker], say: Say) -> str:
    each = len(sets) > 1
    parts = [
        f"{number(one.count)} {plural(one.count, 'is', 'are')} refused by {say.names.people(one.parties)}"
        + (" alone" if len(one.parties) == 1 else " together") * each
        for one in sets
    ]
    return f"Of these, {listed(parts)}."


def _absent_exact(facts: Facts, say: Say, room: Room) -> Iterator[str]:
    reach, found = facts.zone.reach, facts.robust
    if reach is not None and not facts.about.certain:
        yield of_those_inside(facts, say) or (
            "No package that those in the channel could accept on some of the numbers is refused from "
            "outside it whatever the numbers."
        )
        outside = [one for one in reach.refused_by if set(one.parties) <= set(room.absent)]
        if len(outside) > 1:
            yield _refused_by(outside, say)
    if found is not None:
        for absent in found.absent:
            if absent.without == room.absent:
                yield (
                    say.so("Those in the channel", "have a package that they all accept", absent.zone)
                    + f". {say.so(f'For {say.everyone} there is', 'one', found.zone)}."
                )
