"""Parties and positions: who they are, what no deal leaves them with, what they refuse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracktwo import figures
from tracktwo.brief.facts.case import FootingFacts, LineFacts, PartyFacts
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocks import (
    Block,
    Bullets,
    Drawing,
    Footing,
    Grid,
    Heading,
    Link,
    Para,
    Section,
    Strong,
    Words,
    cell,
    row,
    words,
)
from tracktwo.brief.words.say import Say, anchor, estimate, listed

__all__ = ["basis_of", "cited", "parties"]


def parties(facts: Facts, say: Say) -> Section:
    """Write who the parties are, what they refuse and what no deal leaves them with."""
    blocks: list[Block] = [Para(words(facts.about.summary), "about")] if facts.about.summary else []
    blocks += [Para(_who(facts, say)), _table(facts)]
    blocks += [Heading("What no deal leaves each party with", "no-deal"), *_no_deal(facts, say)]
    for party in facts.parties:
        own = _about(party, say)
        blocks += [Heading(party.name, anchor("party", party.id)), *own] if own else []
    return Section("parties", "Parties and positions", tuple(blocks))


def _who(facts: Facts, say: Say) -> Words:
    """Say who is in the room and whose consent is needed."""
    inside = [party.id for party in facts.parties if party.in_channel]
    absent = [party.id for party in facts.parties if party.consent and not party.in_channel]
    asked = [party.id for party in facts.parties if not party.consent]
    text = f"In the channel: {say.names.people(inside) or 'nobody'}. "
    text += f"A deal needs the consent of {say.names.people(say.consenting) or 'nobody'}. "
    if absent:
        text += f"Not in the channel although its consent is needed: {say.names.people(absent)}. "
    if asked:
        text += f"Heard, but not asked for consent: {say.names.people(asked)}. "
    return words(text + "Parties stand in the order of the case file, here and everywhere below.")


def _table(facts: Facts) -> Grid:
    rows = [
        row(
            cell(Strong(party.name)),
            [
                "yes" if party.in_channel else "no",
                "needed" if party.consent else "not needed",
                cell(party.about, *cited(party.evidence)),
            ],
        )
        for party in facts.parties
    ]
    return Grid("The parties", ("Party", "In the channel", "Consent", "Who they are here"), tuple(rows))


def _no_deal(facts: Facts, say: Say) -> Iterator[Block]:
    """Draw the no-deal values; say where one is missing."""
    known = [one for one in facts.zone.no_deal if one.point is not None]
    rows = tuple(
        figures.RangeRow(
            say.names.party(one.party),
            estimate(one.low or 0.0, one.point or 0.0, one.high or 0.0, likely=one.likely),
        )
        for one in known
    )
    if rows:
        yield Drawing(
            figures.ranges(
                key="no-deal-values",
                title="What no deal is worth to each party, by its own values",
                groups=[figures.RangeGroup("", rows)],
                axis="No-deal value, on each party's own scale",
                low=0 if facts.about.scale == "shares" else min(0.0, *(one.low or 0.0 for one in known)),
                high=100 if facts.about.scale == "shares" else max(1.0, *(one.high or 0.0 for one in known)),
            )
        )
    yield Para(
        words(
            "Scales of different parties are not compared: a number says where no deal lies between the "
            "worst and the best that the party could get, by its own values.",
        ),
        "aside",
    )
    missing = [one.party for one in facts.zone.no_deal if not one.given]
    if missing:
        yield Para(
            words(
                f"The case gives no no-deal value for {say.names.people(missing)}. The worst package that "
                "the rules allow stands in for it, which is an assumption of the method, not of the case."
            )
        )
    yield Bullets(
        tuple(
            words(Strong(say.names.judgement(judged) + " "), *basis_of(judged.footing, judged.path))
            for judged in facts.judgements
            if not judged.issue and not judged.start
        )
    )


def _about(party: PartyFacts, say: Say) -> list[Block]:
    """List what a party refuses and who is inside it."""
    blocks: list[Block] = []
    red = [line for line in party.lines if not line.sacred]
    sacred = [line for line in party.lines if line.sacred]
    if red:
        blocks += [Para(words("Refuses, whatever else is in a package:"), "label"), _lines(red, say)]
    if sacred:
        blocks += [Para(words("Holds sacred, so that it is not traded or paid for:"), "label")]
        blocks += [Bullets(tuple(_sacred(line, say) for line in sacred))]
    if party.constituents:
        blocks += [Para(words("Groups inside it with a say:"), "label")]
        groups = tuple(
            words(Strong(group.name), f". {group.about}" if group.about else ". ", *cited(group.evidence))
            for group in party.constituents
        )
        blocks += [Bullets(groups)]
    return blocks


def _lines(lines: Sequence[LineFacts], say: Say) -> Bullets:
    return Bullets(
        tuple(
            words(Strong(line.words), f" ({_choice(line, say)}). ", *basis_of(line.footing)) for line in lines
        )
    )


def _choice(line: LineFacts, say: Say) -> str:
    parts = [
        f"{say.names.issues[issue]}: {listed([say.names.option(issue, option) for option in options], 'or')}"
        for issue, options in line.options.items()
    ]
    return " together with ".join(parts)


def _sacred(line: LineFacts, say: Say) -> Words:
    ((issue, accepts),) = line.options.items()
    accepted = listed([say.names.option(issue, option) for option in accepts], "or")
    return words(Strong(say.names.issues[issue]), f". It accepts {accepted}. ", *basis_of(line.footing))


def basis_of(footing: FootingFacts, path: str = "") -> Words:
    """Write what something rests on: the mark, the reason, the passages."""
    href = f"#{anchor('judgement', path)}" if path else ""
    reason = f" {footing.text}" if footing.text else ""
    when = f" (asked on {footing.on})" if footing.on else ""
    return words(Footing(footing.kind, href), reason + when, *cited(footing.evidence))


def cited(evidence: Sequence[str]) -> Words:
    """Write links to the passages."""
    parts: list[str | Link] = []
    for item in evidence:
        parts += ["; " if parts else " [", Link(item, f"#{anchor('passage', item)}")]
    return words(*parts, "]") if parts else ()
