"""The summary: what holds for every number in the ranges, then what usually holds, then what depends."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.brief.facts.named import NamedFacts
from tracktwo.brief.facts.robust import RobustFacts
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.facts.zone import ReachFacts
from tracktwo.brief.words.blocks import Block, Bullets, Heading, Link, Para, Section, Strong, Words, words
from tracktwo.brief.words.say import Say, anchor, counted, listed, number, percent
from tracktwo.deals import Verdict

__all__ = ["summary"]

MOSTLY, RARELY = 0.6, 0.4
NEXT = 3
"""How many of the judgements that matter most the summary names."""
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
    blocks: list[Block] = [Para(_rests_on(facts), "lead")]
    sure = [*_reach(facts, say), *_named(facts, say), *_room(facts, say)]
    heading = "Follows from the judgements as given" if certain else "Holds for every number in the ranges"
    blocks += [Heading(heading, "summary-always"), Bullets(tuple(sure), "always")]
    if certain:
        blocks.append(Para(words(NO_RANGES)))
        return Section("summary", "Summary", tuple(blocks))
    mostly, open_ = list(_mostly(facts, say)), list(_open(facts, say))
    if mostly:
        blocks += [Heading("Holds in most draws of the judgements", "summary-mostly")]
        blocks += [Para(words(_drawn(facts)), "aside"), Bullets(tuple(mostly))]
    if open_:
        blocks += [Heading("Depends on the judgements", "summary-depends"), Bullets(tuple(open_))]
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
        spread += f" {lines} {held}; for {number(counts['lines_assumed'])} that is assumed."
    if len(parts) == 1:
        kind = next(kind for kind in spoken if kinds[kind])
        opening = f"All {counted(total, 'number')} behind this brief are {spoken[kind]}."
    else:
        opening = f"Of the {counted(total, 'number')} behind this brief, {listed(parts)}."
    return words(opening + spread + " ", Link("Where each comes from.", "#basis"))


def _reach(facts: Facts, say: Say) -> Iterator[Words]:
    """Say whether there is a zone of agreement, as far as that is certain."""
    reach, total = facts.zone.reach, facts.zone.packages
    more = Link("How many, and why", "#zone")
    if not total:
        yield words("The rules of the case allow no package at all. ", more)
    elif not say.consenting:
        yield words("No party's consent is needed, so nothing stands in the way of any package. ", more)
    elif reach is None:
        yield words("There are too many packages to say exactly which all could accept. ", more)
    elif not reach.possible.value:
        text = f"There is no zone of agreement: every one of {counted(total, 'package')} is refused by "
        yield words(Strong(text + "at least one party whose consent is needed. "), more)
    else:
        yield from _possible(facts, say, reach)


def _possible(facts: Facts, say: Say, reach: ReachFacts) -> Iterator[Words]:
    total, possible, always = facts.zone.packages, reach.possible.value, reach.always.value
    more = Link("How many, and why", "#zone")
    if facts.about.certain:
        some = f"All {number(total)}" if possible == total else f"{number(possible)} of {number(total)}"
        text = f"{some} packages are acceptable to {say.everyone}. "
        yield words(Strong(text), more)
        return
    if possible < total:
        some = f"{number(reach.impossible)} of {counted(total, 'package')}"
        text = f"{some} cannot be accepted by {say.everyone}. "
        yield words(Strong(text), _because_of_lines(facts, reach.impossible), _others(possible), more)
    else:
        yield words(f"Any package could be accepted by {say.everyone} on some of the numbers. ", more)
    yield words(
        f"{counted(always, 'package')} {'is' if always == 1 else 'are'} acceptable to {say.everyone} on all "
        "of the numbers."
        if always
        else "No package is acceptable to them on all of the numbers: whether there is a deal stays open."
    )
    shared = list(_shared(facts, say, reach))
    if shared:
        yield words(
            f"What any package that they could all accept has in common. {'; '.join(shared)}. ",
            Link("Options left and ruled out", "#common"),
        )


def _because_of_lines(facts: Facts, refused: int) -> str:
    """Say so where red lines alone account for all that is certain: they are judgements, too."""
    crossed = facts.zone.crossed
    if crossed.low == crossed.high == refused:
        return "Each of these crosses a red line; the ranges by themselves rule out nothing. "
    return ""


def _others(possible: int) -> str:
    return f"The other {number(possible)} could be, on some of the numbers. "


def _shared(facts: Facts, say: Say, reach: ReachFacts) -> Iterator[str]:
    """Name the issues of which only some options are left."""
    for issue in facts.issues:
        left = reach.options[issue.id]
        gone = [option.id for option in issue.options if option.id not in left]
        if not gone:
            continue
        names = [say.names.option(issue.id, option) for option in (left if len(left) < len(gone) else gone)]
        quoted = [f"“{name}”" for name in names]
        if len(left) < len(gone):
            yield f"{issue.name}: only {listed(quoted, 'or')}"
        else:
            yield f"{issue.name}: {'neither' if len(gone) > 1 else 'not'} {listed(quoted, 'nor')}"


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
            yield words(link, f": refused by {say.names.people(refuse)}{_whatever(one)}{_because(one, say)}.")
        elif accept:
            yield words(link, f": acceptable to {say.everyone}{_whatever(one)}.")
        elif one.possible is not None and not one.possible.value:
            yield words(link, f": no way to settle what it leaves open is acceptable to {say.everyone}.")


def _whatever(one: NamedFacts) -> str:
    return ", however its open issues are settled" if one.standing.open_issues else ""


def _because(one: NamedFacts, say: Say) -> str:
    """Name the red lines that it crosses whatever is done about the open issues."""
    crossed = [
        f"“{say.names.line(line)}”"
        for stands in one.standing.parties
        if stands.party in say.consenting and one.verdicts.get(stands.party) is Verdict.NEVER
        for line in stands.red_lines
    ]
    return f"; it crosses {listed(crossed)}" if crossed else ""


def _room(facts: Facts, say: Say) -> Iterator[Words]:
    """Say what those in the channel could accept and the absent refuse."""
    room, reach = facts.blockage.room, facts.zone.reach
    if room is None or reach is None:
        return
    refused = [one.parties for one in reach.refused_by if set(one.parties) <= set(room.absent)]
    if refused:
        who = say.names.people([party for party in room.absent if any(party in one for one in refused)])
        total = reach.refused_by_absent
        yield words(
            f"{number(total)} packages that those in the channel could accept on some of the numbers are "
            f"refused on all of them by a party that takes no part in the talks ({who}). ",
            Link("What the room cannot settle", "#absent"),
        )


def _mostly(facts: Facts, say: Say) -> Iterator[Words]:
    """Say what holds in most draws, or fails in most."""
    found = facts.robust
    if found is None:
        return
    if found.zone.low != found.zone.high and not RARELY < found.zone.value < MOSTLY:
        what = "some package is acceptable" if found.zone.value >= MOSTLY else "no package is acceptable"
        yield words(
            f"{what.capitalize()} to {say.everyone} in most draws: there is one {say.often(found.zone)}. ",
            Link("How sure this is", "#sure"),
        )
    if found.top and found.top[0].accepted.value >= MOSTLY:
        best = found.top[0]
        yield words(
            f"The package most widely accepted is acceptable to {say.everyone} {say.often(best.accepted)}. ",
            Link("Which it is", "#packages"),
        )
    yield from _without(facts, found, say)


def _without(facts: Facts, found: RobustFacts, say: Say) -> Iterator[Words]:
    """Say how often some of the parties would have a deal among themselves; every party is named alike."""
    single = [one for one in found.absent if len(one.without) == 1]
    if (
        len(say.consenting) > 2
        and found.zone.value < MOSTLY
        and any(one.zone.value >= MOSTLY for one in single)
    ):
        shares = [f"{say.names.people(one.without)}, {percent(one.zone.value)}" for one in single]
        yield words(
            "If one party's consent were not needed, the others would have a package that they all accept, "
            f"in a share of the draws that depends on the party: without {'; '.join(shares)}. ",
            Link("How sure this is", "#sure"),
        )
    room = facts.blockage.room
    inside = [one for one in found.absent if room and one.without == room.absent and one.zone.value >= MOSTLY]
    for one in inside:
        yield words(
            f"Those in the channel have a package that they all accept {say.often(one.zone)}. It is not a "
            f"deal: it lacks the consent of {say.names.people(one.without)}. ",
            Link("What the room cannot settle", "#absent"),
        )


def _open(facts: Facts, say: Say) -> Iterator[Words]:
    """Say what goes either way."""
    found = facts.robust
    if found is None:
        return
    if RARELY < found.zone.value < MOSTLY:
        yield words(
            f"Whether any package is acceptable to {say.everyone}: there is one {say.often(found.zone)}. ",
            Link("How sure this is", "#sure"),
        )
    if found.top and 0 < found.top[0].accepted.value < MOSTLY:
        yield words(
            "Which package: the one accepted most widely is acceptable to all only "
            f"{say.often(found.top[0].accepted)}. ",
            Link("The packages side by side", "#packages"),
        )
    if found.rankings and not all(one.survives for one in found.rankings):
        yield words(
            "The packages that are most widely accepted cannot be ranked on these judgements. ",
            Link("Why not", "#sure"),
        )
    influences = facts.sharpening.outcomes[0].influences if facts.sharpening else ()
    if influences:
        by_path = {judged.path: judged for judged in facts.judgements}
        names = [say.names.judgement(by_path[one.judgements[0]]) for one in influences[:NEXT]]
        yield words(
            f"Whether there is a zone of agreement hangs most on: {'; '.join(names)}. ",
            Link("What to find out next", "#next"),
        )
