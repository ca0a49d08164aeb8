"""Yes at home: who ratifies what, who can stop it, and what a deal made without somebody would cost."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocks import (
    Block,
    Bullets,
    Grid,
    Heading,
    Para,
    Row,
    Section,
    Strong,
    Words,
    row,
    words,
)
from tracktwo.brief.words.say import CONCEPTS, Say, listed, number, plural
from tracktwo.hold import Consent, HomeAnswer, LeftOut, Ratified, Shortfall, Stops, WinSet

__all__ = ["home"]

LEAST = 0.5
"""Fewer points than this are not told apart from none."""

INTRODUCTION = (
    "A yes at the table binds nobody until it is ratified at home. What a group there would answer is taken "
    "from the case's ballots; what no ballot speaks of is not known, and is never taken for a yes."
)


def home(facts: Facts, say: Say) -> Section:
    """Write whether the named packages would be ratified, and what leaving somebody out would cost."""
    found, title = facts.holding.consent, "Consent at home, and the absent"
    if found is None:
        return Section("consent", title, (Para(words(facts.holding.unsaid["consent"])),))
    return Section("consent", title, (*_ratifying(facts, found, say), *_without(facts, found, say)))


def _ratifying(facts: Facts, found: Consent, say: Say) -> Iterator[Block]:
    yield Heading("Would it be ratified", "ratified")
    if not found.at_home:
        yield Para(words("The case says of no party what it needs at home (ratification:)."))
        return
    groups = {f"{p.id}/{g.id}": g.name for p in facts.parties for g in p.constituents}
    yield Para(words(INTRODUCTION))
    yield Para(words("Whose yes each needs:"), "label")
    yield Bullets(tuple(words(Strong(say.names.party(one.party)), f": {one.rule}.") for one in found.at_home))
    packages = dict.fromkeys(vote.package for vote in found.ratified)
    if packages:
        headers = ("Package", *(say.names.party(one.party) for one in found.at_home))
        rows = tuple(_votes(package, found, groups, say) for package in packages)
        yield Grid(
            "Likelihood of ratification, from the least to the most that the case allows", headers, rows
        )
    yield Bullets(tuple(_size(one, groups, say) for one in found.win_sets))
    stopping = [text for one in found.stops if (text := _stoppers(one, groups, say))]
    if stopping:
        yield Para(words("Who can stop a named package by refusing alone:"), "label")
        yield Bullets(tuple(stopping))
    yield Para(words(f"Assumed: {'; '.join(found.assumptions)}."), "aside")


def _votes(package: str, found: Consent, groups: dict[str, str], say: Say) -> Row:
    own = {vote.party: vote for vote in found.ratified if vote.package == package}
    cells = [_vote(own[one.party], groups, say) if one.party in own else "–" for one in found.at_home]
    return row(say.names.packages[package], cells)


def _vote(vote: Ratified, groups: dict[str, str], say: Say) -> str:
    if vote.verdict == "always":
        return "always"
    if vote.verdict == "never":
        names = listed([groups[f"{vote.party}/{one}"] for one in vote.refusing])
        return f"never: {names} {plural(len(vote.refusing), 'refuses', 'refuse')}" if names else "never"
    low, high = round(100 * float(vote.low)), round(100 * float(vote.high))
    parts = [f"{low}%" if low == high else f"{low} to {high}%"]
    if vote.depends_on:
        parts.append(f"turns on {listed([say.names.issues[issue] for issue in vote.depends_on])}, left open")
    if vote.unknown:
        names = listed([groups[f"{vote.party}/{one}"] for one in vote.unknown])
        parts.append(
            f"in some ways to settle it nothing is known of {names}"
            if vote.depends_on
            else f"nothing is known of {names}"
        )
    parts += [text for answer in vote.answers if (text := _survey(answer, groups, vote.party))]
    return "; ".join(parts)


def _survey(answer: HomeAnswer, groups: dict[str, str], party: str) -> str:
    if answer.survey is None or answer.kind != "survey":
        return ""
    return f"asked in a survey: {groups[f'{party}/{answer.constituent}']}"


def _size(one: WinSet, groups: dict[str, str], say: Say) -> Words:
    """Say how much of what the rules allow could be ratified, and because of whom not."""
    party, total = say.names.party(one.party), number(one.total)
    text = f": of {total} packages that the rules allow, {say.count(one.always)} would surely be ratified"
    text += f", {say.count(one.never)} never, and the rest may be."
    blame = [
        f"{groups[f'{one.party}/{who.constituent}']} alone stops {say.count(who.alone)}"
        for who in one.refusers
        if who.alone.value
    ]
    return words(Strong(party), text, f" {listed(blame)}." if blame else "")


def _stoppers(one: Stops, groups: dict[str, str], say: Say) -> Words | None:
    def name(member: str) -> str:
        return groups.get(member) or say.names.party(member)

    sure = [
        name(found.members[0]) for found in one.sets if len(found.members) == 1 and found.state == "stands"
    ]
    may = [name(found.members[0]) for found in one.sets if len(found.members) == 1 and found.state == "open"]
    if not sure and not may:
        return None
    text = f". Refused on every number by {listed(sure)}." if sure else "."
    text += f" May be stopped by {listed(may, 'or')}." if may else ""
    return words(Strong(say.names.packages[one.package]), text)


def _without(facts: Facts, found: Consent, say: Say) -> Iterator[Block]:
    """Say what a deal made without absent parties would cost."""
    yield Heading("A deal made without the absent", "without-the-absent")
    if not found.left_out:
        yield Para(words(found.left_out_reason or _nobody_missing(facts)))
        return
    yield Para(
        words("With judgements at their middle; what else the ranges allow is under How sure this is.")
    )
    for one in found.left_out:
        yield Bullets((words(Strong(f"Without {say.names.people(one.absent)}"), f". {_cost(one, say)}"),))


def _nobody_missing(facts: Facts) -> str:
    """Say that no needed party is absent, and of which absent parties nothing is asked for that reason."""
    said = "Every party whose consent is needed is in the channel."
    others = [party.name for party in facts.parties if not party.in_channel and not party.consent]
    if not others:
        return said
    are, their, them = ("is", "its", "it") if len(others) == 1 else ("are", "their", "them")
    return (
        f"{said} {listed(others)} {are} not; {their} consent is not needed, so this is not asked of {them}."
    )


def _cost(one: LeftOut, say: Say) -> str:
    others = say.names.people(one.others)
    if not one.zone.value:
        return f"{others} have no package that all of them accept, either."
    accept = "accepts" if len(one.others) == 1 else "all accept"
    parts = [
        f"{others} {accept} {say.count(one.zone)} {plural(one.zone.value, 'package')}; "
        f"{say.count(one.rejected)} of these are rejected by the absent."
    ]
    parts += _chosen(one, say)
    parts += [
        f"Even the best of them for {say.names.party(near.party)} falls {_points(near.short)} short of no "
        "deal."
        for near in one.nearest
        if near.short > 0
    ]
    costs = [
        f"{say.names.party(price.party)} {_points(price.cost)}" for price in one.prices if price.cost >= LEAST
    ]
    if costs:
        parts.append(f"Asking the absent as well would cost {listed(costs)}.")
    elif one.prices:
        parts.append("Asking the absent as well would cost none of the others as much as a point.")
    return " ".join([*parts, one.reason]).strip()


def _points(value: float) -> str:
    """Write points on a party's own scale."""
    return "less than a point" if value < LEAST else f"{number(value)} {plural(round(value), 'point')}"


def _chosen(one: LeftOut, say: Say) -> Iterator[str]:
    """Say what the principles by which the others might choose would leave the absent."""
    found: dict[str, list[str]] = {}
    for choice in one.choices:
        if choice.rejected:
            falls = [text for short in choice.shortfalls if (text := _falls(short, say))]
            found.setdefault(listed(falls), []).append(CONCEPTS[choice.concept])
    for result, concepts in found.items():
        principles = f"{listed(concepts)} {plural(len(concepts), 'principle')}"
        yield f"What they would choose by the {principles} leaves {result}."


def _falls(short: Shortfall, say: Say) -> str:
    party = say.names.party(short.party)
    if short.red_lines:
        return f"{party} with a red line crossed"
    return f"{party} {_points(short.short)} below no deal" if short.short else ""
