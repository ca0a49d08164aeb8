"""The summary: what holds for every number in the ranges, then what usually holds, then what depends."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.brief.facts.named import NamedFacts
from tracktwo.brief.facts.reading import in_draws
from tracktwo.brief.facts.robust import RobustFacts
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocking import of_those_inside
from tracktwo.brief.words.blocks import Block, Bullets, Heading, Link, Para, Section, Strong, Words, words
from tracktwo.brief.words.headline import headline
from tracktwo.brief.words.holding import weak_points
from tracktwo.brief.words.say import Say, anchor, counted, listed, number, percent, plural
from tracktwo.deals import Absent, Verdict

__all__ = ["summary"]

MOSTLY, RARELY = 0.6, 0.4
NO_RANGES = (
    "Every judgement is given as a single number. So nothing can be said here about how far these "
    "conclusions depend on them: a range for each would show it."
)


def summary(facts: Facts, say: Say) -> Section:
    """Write the summary.

    Parameters
    ----------
    facts : Facts
        Of the brief.
    say : Say
        Its words for numbers.

    Returns
    -------
    Section
    """
    certain = facts.about.certain
    blocks: list[Block] = [Para(headline(facts, say), "headline"), Para(_rests_on(facts), "lead")]
    sure = [*_reach(facts, say), *_lines(facts), *_named(facts, say), *_room(facts, say)]
    if sure:
        heading = (
            "Follows from the judgements as given" if certain else "Holds for every number in the ranges"
        )
        blocks += [Heading(heading, "summary-always"), Bullets(tuple(sure), "always")]
    if certain:
        blocks.append(Para(words(NO_RANGES)))
        return Section("summary", "Summary", tuple(blocks))
    mostly, open_ = list(_mostly(facts, say)), list(_open(facts, say))
    weak = weak_points(facts, say)
    open_ += [weak] if weak else []
    if mostly:
        blocks += [Heading("Holds in most draws of the judgements", "summary-mostly"), Bullets(tuple(mostly))]
    if open_:
        blocks += [Heading("Depends on the judgements", "summary-depends"), Bullets(tuple(open_))]
    if mostly or open_:
        blocks.append(Para(words(_drawn(facts)), "aside"))
    return Section("summary", "Summary", tuple(blocks))


def _drawn(facts: Facts) -> str:
    ranges = number(facts.robust.uncertain) if facts.robust else "No"
    return (
        f"{ranges} ranges that bear on this day were drawn at random {number(facts.about.draws)} times. A "
        "share of the draws is a probability only as far as the ranges are right."
    )


def _rests_on(facts: Facts) -> Words:
    """Say before anything else how much of this is assumed."""
    total, kinds, counts = facts.counts["judgements"], facts.footings, facts.counts
    spoken = {
        "sourced": "taken from a cited passage",
        "elicited": "given by somebody who was asked",
        "assumed": "assumed by the analyst",
        "none": "given without a footing",
    }
    parts = [
        f"{number(kinds[kind])} {'is' if kinds[kind] == 1 else 'are'} {text}"
        for kind, text in spoken.items()
        if kinds[kind]
    ]
    spread = (
        f" {number(counts['ranges'])} of them are ranges."
        if counts["ranges"]
        else " None of them is a range."
    )
    if counts["lines"]:
        lines = counted(counts["lines"], "red line or sacred issue", "red lines and sacred issues")
        held = f"{'is' if counts['lines'] == 1 else 'are'} taken to hold whatever else is offered"
        assumed = counts["lines_assumed"]
        that = f"For {number(assumed)} of them that is" if assumed else "For none of them is that"
        spread += f" {lines} {held}. {that} assumed."
    if len(parts) == 1:
        kind = next(kind for kind in spoken if kinds[kind])
        opening = f"All {counted(total, 'number')} behind this brief are {spoken[kind]}."
    else:
        opening = f"Of the {counted(total, 'number')} behind this brief, {listed(parts)}."
    return words(opening + spread + _later(facts) + " ", Link("Where each comes from.", "#basis"))


def _later(facts: Facts) -> str:
    """Say how many numbers bear on what may follow a deal, and how many of them are assumed."""
    total = len(facts.later)
    if not total:
        return ""
    assumed = sum(one.footing.kind == "assumed" for one in facts.later)
    some = "all" if assumed == total else number(assumed)
    verb = plural(total, "bears", "bear")
    return f" {number(total)} more {verb} on what may follow a deal; {some} of them are assumed."


def _reach(facts: Facts, say: Say) -> Iterator[Words]:
    """Say how many packages all could accept, as far as that is certain."""
    reach, total = facts.zone.reach, facts.zone.packages
    more = Link("The zone of agreement", "#zone")
    if not total or not say.consenting:
        return
    if reach is None:
        yield words("There are too many packages to say exactly which all could accept. ", more)
        return
    possible, always = reach.possible.value, reach.always.value
    some = number(possible) if possible else "None"
    of = f"{some} of {counted(total, 'package')}"
    if facts.about.certain:
        text = f"{of} {plural(possible or 2, 'is', 'are')} acceptable to {say.everyone}. "
    else:
        text = _over_ranges(of, possible, always, say)
    yield words(Strong(text), _because_of_lines(facts, reach.impossible), more)


def _over_ranges(of: str, possible: int, always: int, say: Say) -> str:
    if not possible:
        return f"{of} could be accepted by {say.everyone}, on any of the numbers. "
    every = f"{counted(always, 'package')} {plural(always, 'is', 'are')}" if always else "No package is"
    return (
        f"{of} {plural(possible, 'remains', 'remain')} possible: for each there are numbers in the ranges at "
        f"which {say.everyone} would accept it. {every} accepted by all whatever the numbers. "
    )


def _because_of_lines(facts: Facts, refused: int) -> str:
    """Say so where red lines alone account for all that is certain: they are judgements, too."""
    crossed = facts.zone.crossed
    if refused and crossed.low == crossed.high == refused:
        return (
            f"The {number(refused)} that are ruled out all cross a red line; the numbers by themselves "
            "rule out nothing. "
        )
    return ""


def _lines(facts: Facts) -> Iterator[Words]:
    """Say how this would change if one line fell that is only assumed to hold."""
    reach, assumed = facts.zone.reach, [one for one in facts.without if one.footing == "assumed"]
    if reach is None or not assumed:
        return
    least, most = (which(one.possible.value for one in assumed) for which in (min, max))
    more = Link("What each red line rules out", "#lines")
    if most == reach.possible.value:
        yield words("No red line that is only assumed changes this if it alone falls. ", more)
        return
    spread = (
        counted(most, "package")
        if least == most
        else f"{number(least)} to {number(most)} packages, depending on which line"
    )
    now = f", against {number(reach.possible.value)} now"
    some = "" if facts.about.certain else " on some of the numbers"
    text = f"If one assumed red line alone fell, all could accept{some} {spread}"
    yield words(f"{text}{now}. ", more)


def _named(facts: Facts, say: Say) -> Iterator[Words]:
    """Say what is certain of each named package."""
    for one in facts.named:
        link = Link(one.name, f"#{anchor('package', one.id)}")
        if not one.standing.completions:
            yield words(link, ": the rules of the case do not allow it.")
            continue
        refuse = [party for party in say.consenting if one.verdicts.get(party) is Verdict.NEVER]
        accept = bool(say.consenting) and all(
            one.verdicts.get(party) is Verdict.ALWAYS for party in say.consenting
        )
        if refuse:
            yield words(link, f": refused by {say.names.people(refuse)}{_whatever(one)}.{_because(one, say)}")
        elif accept:
            yield words(link, f": acceptable to {say.everyone}{_whatever(one)}.")
        elif one.possible is not None and not one.possible.value:
            yield words(link, f": no way to settle what it leaves open is acceptable to {say.everyone}.")


def _whatever(one: NamedFacts) -> str:
    return ", however its open issues are settled" if one.standing.open_issues else ""


def _because(one: NamedFacts, say: Say) -> str:
    """Name the red lines that it crosses whatever is done about the open issues."""
    crossed = [
        say.names.quoted(line)
        for stands in one.standing.parties
        if stands.party in say.consenting and one.verdicts.get(stands.party) is Verdict.NEVER
        for line in stands.red_lines
    ]
    return f" It crosses {listed(crossed)}." if crossed else ""


def _room(facts: Facts, say: Say) -> Iterator[Words]:
    """Say what those in the channel could accept and the absent refuse."""
    text = of_those_inside(facts, say)
    if text:
        yield words(f"{text} ", Link("What the room cannot settle", "#absent"))


def _mostly(facts: Facts, say: Say) -> Iterator[Words]:
    """Say what holds in most draws, or fails in most."""
    found = facts.robust
    if found is None:
        return
    if found.zone.low != found.zone.high and not RARELY < found.zone.value < MOSTLY:
        only = "" if found.zone.value >= MOSTLY else "only "
        yield words(
            f"A package acceptable to {say.everyone} exists {only}{say.often(found.zone)}. ",
            Link("How sure this is", "#sure"),
        )
    if found.top and found.top[0].accepted.value >= MOSTLY:
        best = found.top[0]
        yield words(
            f"{say.so('The package most widely accepted is', 'acceptable to all', best.accepted)}. ",
            Link("Which it is", "#packages"),
        )
    if _alike(found):
        yield from _without(found, say)
    yield from _inside(facts, found, say)


def _single(found: RobustFacts) -> list[Absent]:
    return [one for one in found.absent if len(one.without) == 1]


def _alike(found: RobustFacts) -> bool:
    """Tell whether the others agree in most draws, whoever is left out."""
    return {in_draws(one.zone.value) for one in _single(found)} == {in_draws(MOSTLY)}


def _without(found: RobustFacts, say: Say) -> Iterator[Words]:
    """Say how often some of the parties would have a deal among themselves; every party is named alike."""
    single = _single(found)
    if (
        len(say.consenting) > 2
        and found.zone.value < MOSTLY
        and any(one.zone.value >= MOSTLY for one in single)
    ):
        shares = [f"without {say.names.people(one.without)}, {percent(one.zone.value)}" for one in single]
        yield words(
            "If one party's consent were not needed, the others would have a package that they all accept in "
            f"this share of the draws: {'; '.join(shares)}. This is not the chance of a deal without that "
            "party: its consent is needed. ",
            Link("How sure this is", "#sure"),
        )


def _inside(facts: Facts, found: RobustFacts, say: Say) -> Iterator[Words]:
    """Say how often those in the channel agree among themselves."""
    room = facts.blockage.room
    inside = [one for one in found.absent if room and one.without == room.absent and one.zone.value >= MOSTLY]
    for one in inside:
        yield words(
            f"{say.so('Those in the channel', 'have a package that they all accept', one.zone)}. It is no "
            "deal without the others. ",
            Link("What the room cannot settle", "#absent"),
        )


def _open(facts: Facts, say: Say) -> Iterator[Words]:
    """Say what goes either way."""
    found = facts.robust
    if found is None:
        return
    if RARELY < found.zone.value < MOSTLY:
        yield words(
            f"A package acceptable to {say.everyone} exists {say.often(found.zone)}. ",
            Link("How sure this is", "#sure"),
        )
    if found.top and 0 < found.top[0].accepted.value < MOSTLY:
        yield words(
            "Even the package most widely accepted is acceptable to all only "
            f"{say.often(found.top[0].accepted)}. ",
            Link("The packages side by side", "#packages"),
        )
    if not _alike(found):
        yield from _without(found, say)
    if found.rankings and not all(one.survives for one in found.rankings):
        yield words(
            "The packages that are most widely accepted cannot be ranked on these judgements. ",
            Link("Why not", "#sure"),
        )
