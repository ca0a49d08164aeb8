"""Keeping it: who would keep a ceasefire, what falls if a phase fails, how long agreements lasted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracktwo import figures
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocks import (
    Block,
    Bullets,
    Drawing,
    Grid,
    Heading,
    Para,
    Row,
    Section,
    Strong,
    row,
    words,
)
from tracktwo.brief.words.say import Say, between, number, percent
from tracktwo.deals import Share, Verdict
from tracktwo.hold import Durability, Keeping, PackagePhases, PartyThen, Setting

__all__ = ["ceasefire"]

YEARS = (3, 5, 10)
NAMES = {"all": "All agreements", "full": "Full", "partial": "Partial", "process": "On process only"}
SURE = {Verdict.ALWAYS: "always", Verdict.NEVER: "never"}


def ceasefire(facts: Facts, say: Say) -> Section:
    """Write whether a ceasefire would be kept, what stands half-way, and how long agreements lasted.

    How long agreements lasted after wars is told only where the case speaks of a ceasefire or a war.
    """
    holding = facts.holding
    blocks: list[Block] = [Heading("Who would keep a ceasefire", "keeping")]
    blocks += _keeping(holding.keeping, say) if holding.keeping else [Para(words(holding.unsaid["keeping"]))]
    blocks.append(Heading("What stands if it stops half-way", "phases"))
    blocks += _phases(facts, say) if holding.phases else [Para(words(holding.unsaid["phases"]))]
    if holding.keeping or holding.war:
        blocks += [
            Heading("How long agreements have lasted elsewhere", "durability"),
            *_lasted(holding.durability),
        ]
    return Section("keeping-it", "Keeping it", tuple(blocks))


def _keeping(found: Keeping, say: Say) -> list[Block]:
    keepers = list(found.packages[0].verdicts) if found.packages else []
    rows = [
        row(
            say.names.packages[one.package],
            [_kept(one.verdicts[who], one.shares[who]) for who in keepers],
        )
        for one in found.packages
    ]
    blocks: list[Block] = [
        Para(
            words(
                "Keeping is better than breaking where a breach is found out often and soon enough, and what "
                f"follows costs enough. A period is a {found.period}. Shares are of the draws of the "
                "ceasefire's own numbers. There are two where a package leaves open who watches, or how far "
                "apart forces stand."
            )
        )
    ]
    if rows:
        headers = ("Package", *(f"{say.names.party(who)} keeps it" for who in keepers))
        blocks.append(Grid("Keeping a ceasefire, for each named package", headers, tuple(rows)))
    fold = "What would be enough, watch by watch"
    blocks.append(Grid("What would be enough", _ENOUGH, tuple(_enough(found, say)), fold))
    blocks.append(Para(words(f"Assumed: {'; '.join(found.assumptions)}."), "aside"))
    return blocks


def _kept(verdict: Verdict | None, shares: tuple[Share, Share] | None) -> str:
    if verdict in SURE:
        return SURE[verdict]
    if shares is None:
        return "not known: nothing is said of who watches"
    return f"in {between(*shares)} of the draws"


_ENOUGH = (
    "Watch and distance",
    "Who",
    "Keeps it",
    "Detection that would be enough, a period",
    "Detection as judged",
    "What a surprise would still bring",
)


def _enough(found: Keeping, say: Say) -> Iterator[Row]:
    for one in found.settings:
        for keeper in one.keepers:
            least, most = keeper.needed_in_corners
            yield row(
                _setting(one, say),
                [
                    say.names.party(keeper.party),
                    _kept(keeper.verdict, (keeper.keeps, keeper.keeps)),
                    f"{_needed(keeper.needed_detection)} ({_needed(least)} to {_needed(most)})",
                    percent(keeper.detection),
                    percent(one.surprise.left) if one.surprise else "not said",
                ],
            )


def _needed(value: float | None) -> str:
    return "not even certainty" if value is None else f"{number(100 * value)}%"


def _setting(one: Setting, say: Say) -> str:
    parts = [_options(found, say) for found in (one.watched, one.apart) if found]
    return "; ".join(parts) or "any"


def _options(found: Mapping[str, tuple[str, ...]], say: Say) -> str:
    return "; ".join(
        f"{say.names.issues[issue]}: {' or '.join(say.names.option(issue, option) for option in options)}"
        for issue, options in found.items()
    )


def _phases(facts: Facts, say: Say) -> list[Block]:
    found = facts.holding.phases
    assert found is not None
    blocks: list[Block] = [
        Para(
            words(
                "If the process stops after a phase, the issues of later phases stay as they are today. "
                "Whoever is then no worse off than with the whole has a reason to stop there."
            )
        ),
        Bullets(tuple(words(text) for text in found.says)),
    ]
    rows = [
        line for one in found.packages for line in _stages(one, say, {p.id: p.name for p in facts.phases})
    ]
    if rows:
        headers = ("Package", "If it stops after", "Would rather stop there than go on")
        blocks.append(Grid("Who would gain by stopping", headers, tuple(rows)))
    blocks.append(Para(words(f"Assumed: {'; '.join(found.assumptions)}."), "aside"))
    return blocks


def _stages(one: PackagePhases, say: Say, names: Mapping[str, str]) -> Iterator[Row]:
    for step in one.steps[:-1]:
        known = [party for party in step.parties if party.stops is not None]
        parts = [f"{say.names.party(party.party)} {_stops(party)}" for party in known]
        unknown = [say.names.issues[issue] for issue in step.unknown]
        if unknown and not parts:
            parts = [f"cannot be said: nothing is said of how things stand today on {', '.join(unknown)}"]
        yield row(say.names.packages[one.package], [names[step.phase], "; ".join(parts) or "nobody"])


def _stops(party: PartyThen) -> str:
    if party.rather_stops in SURE:
        return SURE[party.rather_stops]
    assert party.stops is not None
    return between(*party.stops)


def _lasted(found: Durability) -> list[Block]:
    curves = [
        figures.Curve(
            NAMES[one.kind],
            tuple(
                figures.Spot(year, figures.Estimate(100 * left, 100 * low, 100 * high))
                for year, left, low, high in zip(one.years, one.left, one.low, one.high, strict=True)
            ),
        )
        for one in found.curves
        if one.kind == "all"
    ]
    rows = tuple(
        row(
            NAMES[one.kind],
            [number(one.count), *(_left(*one.at(year)) for year in YEARS)],
        )
        for one in found.curves
    )
    return [
        Para(
            words(
                "This is the record of peace agreements in the world since 1975, and no forecast for this "
                f"one; {found.clock}."
            )
        ),
        Drawing(
            figures.curves(
                key="durability",
                title="Agreements still followed by quiet",
                curves=curves,
                axis="Still quiet, in 100 agreements",
                along="years",
                low=0,
                high=100,
            )
        ),
        Grid(
            "Agreements still followed by quiet, with 95% bands",
            ("Kind", "Agreements", *(f"After {year} years" for year in YEARS)),
            rows,
        ),
        Bullets(tuple(words(f"{text[:1].upper()}{text[1:]}.") for text in found.cautions)),
        Para(
            words(Strong("Source"), f": {found.source}. {found.method[:1].upper()}{found.method[1:]}."),
            "aside",
        ),
    ]


def _left(low: float, share: float, high: float) -> str:
    return f"{number(100 * share)}% ({number(100 * low)} to {number(100 * high)}%)"
