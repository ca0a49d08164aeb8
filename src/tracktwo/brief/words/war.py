"""War and time: what both would rather have than fight, who fears being weaker, whom waiting hurts."""

from __future__ import annotations

from fractions import Fraction

from tracktwo import figures
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocks import Block, Bullets, Drawing, Grid, Heading, Para, Row, Section, row, words
from tracktwo.brief.words.say import Say, day
from tracktwo.deals import Share
from tracktwo.hold import Moment, Ripeness, WarBargain

__all__ = ["war"]


def war(facts: Facts, say: Say) -> Section:
    """Write what fighting on means for the bargain, and whether the moment is ripe."""
    holding = facts.holding
    blocks: list[Block] = [Heading("The bargain in the shadow of war", "bargain")]
    blocks += _bargain(holding.war, say) if holding.war else [Para(words(holding.unsaid["war"]))]
    blocks.append(Heading("Is the moment ripe", "ripeness"))
    blocks += _ripe(holding.ripeness, say) if holding.ripeness else [Para(words(holding.unsaid["ripeness"]))]
    return Section("war", "War and time", tuple(blocks))


def _bargain(found: WarBargain, say: Say) -> list[Block]:
    first = say.names.party(found.sides[0])
    low, high = found.division.lowest, found.division.highest
    rows = [figures.RangeRow("At the middle of the numbers", _span(found.division.low, found.division.high))]
    if found.division.sure:
        rows.append(figures.RangeRow("For every number in the ranges", _span(*found.division.sure)))
    rows += [
        figures.RangeRow("Lower end, nine draws in ten", _span(low.low, low.high)),
        figures.RangeRow("Upper end, nine draws in ten", _span(high.low, high.high)),
        figures.RangeRow("On some of the numbers", _span(*found.division.possible)),
    ]
    return [
        Bullets(tuple(words(text) for text in found.says)),
        Drawing(
            figures.ranges(
                key="bargaining-range",
                title="Divisions that both sides would rather have than fight",
                groups=[figures.RangeGroup("", tuple(rows))],
                axis=f"Share of {first} in what is at stake, in 100",
                low=0,
                high=100,
            )
        ),
        Para(words(f"Assumed: {'; '.join(found.assumptions)}."), "aside"),
    ]


def _span(low: Fraction | float, high: Fraction | float) -> figures.Estimate:
    ends = sorted(100 * float(end) for end in (low, high))
    return figures.Estimate.between(*ends)


def _ripe(found: Ripeness, say: Say) -> list[Block]:
    dated = [one for one in found.moments if one.on]
    blocks: list[Block] = [
        Para(
            words(
                "A moment is ripe if a stalemate hurts and there is a way out. The two stand side by side, "
                "and no single number is made of them. That the parties see both, which is what counts, is "
                "in no number of the case."
            )
        )
    ]
    if len(dated) > 1:
        last = dated[-1].on
        hurt = [figures.Moment(one.on, _share(one.stalemate)) for one in dated if one.on and one.stalemate]
        ways = [figures.Moment(one.on, _share(one.way_out)) for one in dated if one.on]
        series = [figures.Series("A package that all would accept", tuple(ways))]
        if hurt:
            series.append(figures.Series("Everybody loses by waiting", tuple(hurt)))
        blocks.append(
            Drawing(
                figures.over_time(
                    key="ripeness-over-time",
                    title="A way out, and a stalemate that hurts",
                    series=series,
                    axis="Draws in which it is so, in 100",
                    until=last,
                    low=0,
                    high=100,
                )
            )
        )
    if len(dated) > 1:
        headers = ("Day", "A way out", "Opens", "Closes", "Loses by waiting until the last day foreseen")
        blocks.append(Grid("Day by day", headers, tuple(_day(one, say) for one in dated)))
    else:
        blocks.append(Bullets(tuple(words(text) for text in found.says)))
    return [*blocks, Para(words(f"Assumed: {'; '.join(found.assumptions)}."), "aside")]


def _share(share: Share) -> figures.Estimate:
    value, low, high = (100 * part for part in (share.value, share.low, share.high))
    return figures.Estimate(value, low, high)


def _day(one: Moment, say: Say) -> Row:
    assert one.on is not None
    changes = [say.share(share) if share else "–" for share in (one.opens, one.closes)]
    loses = [
        f"{say.names.party(party.party)} {say.share(party.loses_by_waiting)}"
        for party in one.parties
        if party.loses_by_waiting
    ]
    return row(day(one.on.isoformat()), [say.share(one.way_out), *changes, "; ".join(loses) or "–"])
