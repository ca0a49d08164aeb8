"""How sure this is: what survives the ranges, what a package may forgo, what to find out next."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo import figures
from tracktwo.bibliography import citation
from tracktwo.brief.facts.robust import RobustFacts
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocks import (
    Block,
    Bullets,
    Drawing,
    Grid,
    Heading,
    Link,
    Para,
    Row,
    Section,
    row,
    words,
)
from tracktwo.brief.words.say import Say, anchor, counted, listed, number, percent
from tracktwo.deals import Influence, Outcome, Ranking, Verdict

__all__ = ["sure"]

SHOWN = 8
"""How many judgements that matter are drawn."""


def sure(facts: Facts, say: Say) -> Section:
    """Write how far the conclusions depend on the judgements."""
    found = facts.robust
    if found is None:
        text = (
            "Every judgement is given as a single number, so this cannot be said. Give a range wherever you "
            "are not sure of a number, and this part will show what survives."
            if facts.about.certain
            else facts.robust_reason or "No party's consent is needed, so there is nothing to be sure of."
        )
        return Section("sure", "How sure this is", (Para(words(text)),))
    blocks: list[Block] = [
        Para(words(_how(facts, found))),
        Para(words(f"How each draw is solved: {found.method}.")),
        *_zone(found, say),
        *_rankings(facts, found, say),
        *_next(facts, say),
    ]
    return Section("sure", "How sure this is", tuple(blocks))


def _how(facts: Facts, found: RobustFacts) -> str:
    return (
        f"Of {counted(facts.counts['judgements'], 'judgement')}, {number(facts.counts['ranges'])} are "
        f"ranges. {number(found.uncertain)} of these bear on this day and were drawn "
        f"{counted(found.draws, 'time')}; "
        "those that the case links are drawn together, and count as one where influences are counted below. "
        "A share of draws is a probability only as far as the ranges and "
        "their shapes are right; the interval beside it tells how far chance in the drawing may have moved "
        "it, and nothing about how good the judgements are. “Always” and “never” need no draws: they are "
        "proven for every number in the ranges."
    )


def _zone(found: RobustFacts, say: Say) -> Iterator[Block]:
    """Draw how often there is a zone, for all and without some."""
    yield Heading("Whether any package is acceptable to all", "sure-zone")
    rows = [
        figures.RangeRow(
            "All whose consent is needed", _share(found.zone.value, found.zone.low, found.zone.high)
        )
    ]
    rows += [
        figures.RangeRow(
            f"Without {say.names.people(absent.without)}",
            _share(absent.zone.value, absent.zone.low, absent.zone.high),
        )
        for absent in found.absent
    ]
    rows = [
        figures.RangeRow(one.label, one.value, text=say.share(share))
        for one, share in zip(rows, [found.zone, *(absent.zone for absent in found.absent)], strict=True)
    ]
    yield Drawing(
        figures.ranges(
            key="sure-zone-figure",
            title="Draws in which some package is acceptable to all who are asked",
            groups=[figures.RangeGroup("", tuple(rows))],
            axis="Draws, in 100",
            range_label="Share of the draws, with the interval of the drawing",
            low=0,
            high=100,
            description="The first row asks all parties whose consent is needed; each other row leaves some "
            "of them out, red lines included. Whiskers show the interval of the drawing.",
        )
    )
    if found.reach.verdict is Verdict.NEVER:
        yield Para(words("That there is none is proven for every number in the ranges."))
    elif found.reach.verdict is Verdict.ALWAYS:
        yield Para(words("That there is one is proven for every number in the ranges."))


def _share(value: float, low: float, high: float) -> figures.Estimate:
    return (
        figures.Estimate(100 * value, 100 * low, 100 * high) if low < high else figures.Estimate(100 * value)
    )


def _rankings(facts: Facts, found: RobustFacts, say: Say) -> Iterator[Block]:
    """Say which of the widely accepted packages can be ranked, if any."""
    letters = _letters(facts, found)
    if found.rankings:
        yield Heading("Whether the packages can be ranked", "sure-ranking")
        yield Para(words(f"{_covered(letters)} {_can_be_ranked(found, letters, say)}"))
        headers = ("Packages", *(say.names.party(party) for party in say.consenting))
        yield Grid(
            "Share of draws in which a party values the first of the two more, and the second",
            headers,
            tuple(_pair(one, letters, say) for one in found.rankings),
            fold="Package against package",
        )
    if found.top:
        yield Heading("What a package may forgo", "sure-regret")
        yield Para(
            words(
                f"{_covered(letters)} What the hardest-hit party forgoes with each package, against the best "
                "that it could have had in the zone of agreement of that draw; a package that somebody "
                "refuses leaves everybody with no deal. Over the draws in which there is a zone. Source: "
                f"{citation('regret').reference}."
            )
        )
        rows = tuple(
            row(
                f"Package {letters[place]}",
                [say.value(one.regret.median), say.value(one.regret.high), say.share(one.accepted)],
            )
            for place, one in sorted(enumerate(found.top), key=lambda top: letters[top[0]])
            if one.regret is not None
        )
        headers = (
            "Package",
            "In half of these draws, up to",
            "In nineteen of twenty, up to",
            "Acceptable to all, share of draws",
        )
        yield Grid("Points forgone by the hardest-hit party", headers, rows)


def _covered(letters: list[str]) -> str:
    names = [f"Package {letter}" for letter in sorted(letters)]
    return f"This part covers only what is most widely accepted: {listed(names)}."


def _letters(facts: Facts, found: RobustFacts) -> list[str]:
    """Return the letters of the widely accepted packages, which are all among those compared."""
    known = {tuple(pick.options.items()): pick.letter for pick in facts.picks}
    return [known[tuple(one.package.items())] for one in found.top]


def _can_be_ranked(found: RobustFacts, letters: list[str], say: Say) -> str:
    better = []
    for one in found.rankings:
        needed = [p for p in one.preferences if p.party in say.consenting]
        pair = letters[one.first], letters[one.second]
        if one.survives and all(p.second == 0.0 for p in needed) and any(p.first for p in needed):
            better.append(f"Package {pair[0]} rather than Package {pair[1]}")
        if one.survives and all(p.first == 0.0 for p in needed) and any(p.second for p in needed):
            better.append(f"Package {pair[1]} rather than Package {pair[0]}")
    if better:
        return (
            "On every number in the ranges no party whose consent is needed is worse off, and some are "
            f"better off, with {listed(better)}. Otherwise they cannot be ranked on these judgements."
        )
    return (
        "They cannot be ranked on these judgements: for no two of them is one at least as good for every "
        "party whose consent is needed on every number in the ranges."
    )


def _pair(one: Ranking, letters: list[str], say: Say) -> Row:
    cells = []
    for preference in one.preferences:
        if preference.party in say.consenting:
            proven = "; the same on every number" if preference.survives else ""
            cells.append(f"{percent(preference.first)}, {percent(preference.second)}{proven}")
    return row(f"Package {letters[one.first]}, Package {letters[one.second]}", cells)


def _next(facts: Facts, say: Say) -> Iterator[Block]:
    """Say which judgement would be worth knowing better."""
    if facts.sharpening is None:
        return
    yield Heading("What to find out next", "next")
    for outcome in facts.sharpening.outcomes[:1]:
        yield from _outcome(facts, outcome, say)
    yield Para(words(f"How this is found: {facts.sharpening.method}."), "aside")


def _outcome(facts: Facts, outcome: Outcome, say: Say) -> Iterator[Block]:
    if not outcome.influences:
        yield Para(
            words(
                "No single judgement stands out: none of them alone moves the question whether there is a "
                "zone of agreement by more than chance would."
            )
        )
        return
    shown = outcome.influences[:SHOWN]
    yield Para(
        words(
            "If one judgement could be known better, which would tell most about whether there is a zone of "
            f"agreement? {counted(len(outcome.influences), 'judgement')} can be told from chance, "
            f"{counted(outcome.untold, 'other')} cannot. A short bar means that much hangs on "
            "several judgements together."
        )
    )
    yield Drawing(
        figures.bars(
            key="next-figure",
            title="How much knowing one judgement would settle",
            rows=[
                figures.Bar(_what(facts, one, say), figures.Estimate(100 * one.share), percent(one.share))
                for one in shown
            ],
            axis="Share of the uncertainty about a zone that it explains, in 100",
        )
    )
    yield Bullets(
        tuple(
            words(
                Link(_what(facts, one, say), f"#{anchor('judgement', one.judgements[0])}"),
                ": in the fifth of the draws in which it is lowest there is a zone in "
                f"{say.share(one.lowest)}; in the fifth in which it is highest, in {say.share(one.highest)}.",
            )
            for one in shown
        )
    )


def _what(facts: Facts, one: Influence, say: Say) -> str:
    """Name a judgement, or the first of those linked with it."""
    by_path = {judged.path: judged for judged in facts.judgements}
    name = say.names.judgement(by_path[one.judgements[0]])
    others = len(one.judgements) - 1
    return f"{name}, with {counted(others, 'other')} linked to it" if others else name
