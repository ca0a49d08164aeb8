"""The zone of agreement: how many packages, as a picture, and over time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracktwo import figures
from tracktwo.brief.facts.picks import PickFacts
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.facts.zone import DOTS, NoDealFacts
from tracktwo.brief.words.blocks import (
    Block,
    Bullets,
    Drawing,
    Grid,
    Heading,
    Link,
    Para,
    Section,
    row,
    words,
)
from tracktwo.brief.words.say import Say, counted, day, estimate, number, plural
from tracktwo.deals import Count

__all__ = ["zone"]

DOTS_CAPTION = (
    "Red lines are left aside here: a dot, on the frontier or not, may cross one, even where both parties "
    "are better off than with no deal. Packages in the zone need not be on the frontier."
)
LINES_CAPTION = (
    "Only packages of the frontier are drawn, red lines left aside: a grey line may cross a red line, or "
    "leave somebody below no deal. Packages in the zone need not be on the frontier, and then have no line."
)
MARKED = 6
"""How many packages are labelled in the picture at most."""


def zone(facts: Facts, say: Say) -> Section:
    """Write how many packages there are, how many everyone accepts, and draw them."""
    blocks: list[Block] = [
        Para(
            words(
                "The zone of agreement is made of the packages in which every party whose consent is needed "
                "is at least as well off as with no deal, by its own values, and in which none of its red "
                "lines is crossed."
            )
        ),
        Bullets(tuple(words(line) for line in _counts(facts, say))),
        *_left(facts, say),
        *_picture(facts, say),
        *_over_time(facts, say),
    ]
    return Section("zone", "The zone of agreement", tuple(blocks))


def _counts(facts: Facts, say: Say) -> Iterator[str]:
    found = facts.zone
    yield (
        f"The rules of the case allow {number(found.packages)} of "
        f"{counted(found.conceivable, 'package')} that could be put together."
    )
    if not found.packages or not say.consenting:
        return
    if found.crossed.value:
        yield f"{say.count(found.crossed)} cross a red line of a party whose consent is needed."
    reach = found.reach
    if reach is not None and not facts.about.certain:
        yield f"{say.count(reach.possible)} could be accepted by {say.everyone} on some of the numbers."
        yield f"{_are(reach.always, say)} acceptable to them on all of the numbers."
        yield f"{_are(found.zone, say)} acceptable to them with every judgement at its middle."
    else:
        yield f"{_are(found.zone, say)} acceptable to {say.everyone}."
    if facts.robust is not None:
        yield f"{say.so('A package acceptable to all', 'exists', facts.robust.zone)}."
    if found.frontier is not None:
        yield f"{_frontier(facts, say)} A package in the zone need not be on the frontier."
    elif found.frontier_reason:
        yield (
            "The frontier is too large to list, so the packages below come with their proven distance from "
            "the best."
        )
    if not found.exact:
        yield f"The numbers are estimates: {found.method}."


def _are(count: Count, say: Say) -> str:
    return f"{say.count(count)} {plural(count.value, 'is', 'are')}" if count.value else "None is"


def _frontier(facts: Facts, say: Say) -> str:
    """Say how many packages are on the frontier, which knows no red lines, and how many lines are sound."""
    found = facts.zone
    middle = "" if facts.about.certain else ", every judgement at its middle"
    sets = counted(found.frontier or 0, "different set of values", "different sets of values")
    text = (
        "No other package is at least as good for every party and better for one than a package on the "
        f"frontier. On it, red lines left aside{middle}: "
        f"{counted(found.frontier_packages or 0, 'package')} with {sets}"
    )
    if len(say.consenting) < 2:
        return f"{text}."
    inside, drawn = sum(found.edge_inside), len(found.edge)
    shape = "point" if len(say.consenting) == 2 else "line"
    least = "at least " if inside and (found.frontier_packages or 0) > DOTS else ""
    shown = f"each a {shape} in the figure"
    if drawn != found.frontier:
        shown = f"of which {number(drawn)} are drawn"
    sound = plural(inside or 2, "crosses no red line and leaves", "cross no red line and leave")
    count = f"{least}{number(inside)}" if inside else "none"
    return f"{text}, {shown}; {count} of these {shape}s {sound} nobody below no deal."


def _left(facts: Facts, say: Say) -> Iterator[Block]:
    """List which options are left, issue by issue, in packages that all could accept."""
    reach = facts.zone.reach
    if reach is None or not reach.possible.value or not say.consenting:
        return
    rows = []
    for issue in facts.issues:
        left = reach.options[issue.id]
        gone = [option.name for option in issue.options if option.id not in left]
        if gone:
            kept = [option.name for option in issue.options if option.id in left]
            rows.append(row(issue.name, ["; ".join(kept), "; ".join(gone)]))
    if rows:
        yield Heading("What any deal would have in common", "common")
        yield Para(
            words(
                f"No package with an option in the last column can be accepted by {say.everyone}, whatever "
                "else is in it"
                + ("" if facts.about.certain else " and wherever in their ranges the numbers lie")
                + ". Issues that are not listed lose no option. What each red line rules out is under ",
                Link("Who stands in the way", "#lines" if facts.without else "#costs"),
                ".",
            )
        )
        headers = ("Issue", "Left", "Ruled out")
        yield Grid("Options left in packages that all could accept", headers, tuple(rows))


def _picture(facts: Facts, say: Say) -> Iterator[Block]:
    who = say.consenting
    if len(who) < 2 or not facts.zone.packages:
        return
    yield Heading("As a picture", "picture")
    shown = "each dot is a package" if len(who) == 2 else "each strip is a party and each line a package"
    yield Para(
        words(
            f"In the figure {shown}."
            + " Every judgement stands at its middle; no-deal values show their ranges too."
            * (not facts.about.certain)
        )
    )
    yield Drawing(_scatter(facts, say) if len(who) == 2 else _strips(facts, say))
    yield Para(words(DOTS_CAPTION if len(who) == 2 else LINES_CAPTION), "aside")


def _scatter(facts: Facts, say: Say) -> figures.Figure:
    first, second = say.consenting
    levels = {one.party: _level(one) for one in facts.zone.no_deal}
    return figures.scatter(
        key="zone-scatter",
        title="What packages are worth to the two parties",
        x=figures.PartyScale(say.names.party(first), levels[first]),
        y=figures.PartyScale(say.names.party(second), levels[second]),
        points=[figures.Dot(x, y, count) for x, y, count in facts.zone.dots],
        frontier=[(values[0], values[1]) for values in facts.zone.edge],
        highlights=[
            figures.Landmark(label(pick), pick.values[first], pick.values[second])
            for pick in facts.picks[:MARKED]
        ],
    )


def _strips(facts: Facts, say: Say) -> figures.Figure:
    levels = {one.party: _level(one) for one in facts.zone.no_deal}
    return figures.strips(
        key="zone-strips",
        title="What packages of the frontier are worth to each party",
        parties=[figures.PartyScale(say.names.party(party), levels[party]) for party in say.consenting],
        packages=[
            figures.PackageLine(values, inside)
            for values, inside in zip(facts.zone.edge, facts.zone.edge_inside, strict=True)
        ],
        description="Each strip is a party. Each line is a set of values that packages of the frontier give, "
        f"red lines left aside; {number(sum(facts.zone.edge_inside))} of "
        f"{counted(len(facts.zone.edge), 'line')} cross no red line and leave nobody below no deal.",
        highlights=[
            figures.NamedPackage(label(pick), tuple(pick.values[party] for party in say.consenting))
            for pick in facts.picks[:MARKED]
        ],
    )


def label(pick: PickFacts) -> str:
    """Return the short name of a package that is pointed out."""
    return f"Package {pick.letter}"


def _level(one: NoDealFacts) -> figures.Estimate | None:
    if one.point is None or one.low is None or one.high is None:
        return None
    return estimate(one.low, one.point, one.high, likely=one.likely)


def _over_time(facts: Facts, say: Say) -> Iterator[Block]:
    """Draw no-deal values over time, and count the zone on each day."""
    if not facts.days:
        return
    yield Heading("Over time", "time")
    yield Para(
        words(
            "What no deal is worth may change. The figure shows what the case foresees; the table counts the "
            "packages that would then be acceptable to all."
        )
    )
    yield Drawing(_by_party(facts, say) if _overlap(facts) else _by_day(facts, say))
    rows = []
    for found in facts.days:
        counts = (found.zone,) if facts.about.certain else (found.zone, found.possible, found.always)
        rows.append(row(day(found.day), ["–" if one is None else say.count(one) for one in counts]))
    ranged = ("Acceptable to all at the middle", "... on some of the numbers", "... on all")
    headers = ("From", *(("Acceptable to all",) if facts.about.certain else ranged))
    yield Grid("Packages acceptable to all, by date", headers, tuple(rows))


def _overlap(facts: Facts) -> bool:
    """Tell whether bands of several parties would lie over each other in one picture."""
    ranged = {one.party for found in facts.days for one in found.no_deal if one.low != one.high}
    return len(ranged) > 1


def _by_day(facts: Facts, say: Say) -> figures.Figure:
    moments: dict[str, list[figures.Moment]] = {party.id: [] for party in facts.parties}
    for found in facts.days:
        for one in found.no_deal:
            level = _level(one)
            if level is not None:
                moments[one.party].append(figures.Moment(date.fromisoformat(found.day), level))
    return figures.over_time(
        key="no-deal-over-time",
        title="No-deal values over time, as the case foresees them",
        series=[figures.Series(say.names.party(party), tuple(own)) for party, own in moments.items()],
        axis="No-deal value, on each party's own scale",
    )


def _by_party(facts: Facts, say: Say) -> figures.Figure:
    """Draw a group of rows for each party, a row for each day: wide ranges would hide each other."""
    groups: dict[str, list[figures.RangeRow]] = {party.id: [] for party in facts.parties}
    for found in facts.days:
        for one in found.no_deal:
            level = _level(one)
            if level is not None:
                groups[one.party].append(figures.RangeRow(f"from {day(found.day)}", level))
    return figures.ranges(
        key="no-deal-over-time",
        title="No-deal values over time, as the case foresees them",
        groups=[figures.RangeGroup(say.names.party(party), tuple(own)) for party, own in groups.items()],
        axis="No-deal value, on each party's own scale",
    )
