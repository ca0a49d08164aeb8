"""Parties and positions, and what each option is worth to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracktwo import figures
from tracktwo.brief.blocks import (
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
from tracktwo.brief.facts import Facts
from tracktwo.brief.facts_case import FootingFacts, IssueFacts, JudgementFacts, LineFacts, PartyFacts
from tracktwo.brief.say import Say, anchor, listed, number

__all__ = ["basis_of", "cited", "parties", "range_of", "values"]

PAGE = 18
"""How many rows a figure of values has, so that it and its table fit on a printed page."""


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
            _estimate(one.low, one.point, one.high),
            text=say.between(one.low or 0.0, one.high or 0.0),
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


def _estimate(low: float | None, point: float | None, high: float | None) -> figures.Estimate:
    assert low is not None and point is not None and high is not None
    return figures.Estimate(point, low, high) if low < high else figures.Estimate(point)


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


def values(facts: Facts, say: Say) -> Section:
    """Write what each option is worth to each party, and how much each issue matters."""
    judged = {(one.party, one.issue, one.option): one for one in facts.judgements if one.issue}
    blocks: list[Block] = [
        Para(
            words(
                "The value of an option to a party runs from its worst within the issue to its best, by the "
                "party's own values. Shades follow the middle of a range or its likely value; the table "
                "under the figure gives the ranges. A dash: the issue has no place in the party's sum, or "
                "lies between judged levels."
            )
        ),
        *(Drawing(_matrix(facts, issues, number, judged)) for number, issues in enumerate(_parts(facts))),
        Heading("How much each issue matters to each party", "weights"),
        Para(
            words(
                "Only the proportions between one party's own weights count. Weights of different parties "
                "are not compared."
            )
        ),
        _weights(facts, judged),
    ]
    return Section("values", "Issues by party", tuple(blocks))


Judged = dict[tuple[str, str, str], JudgementFacts]


def _parts(facts: Facts) -> list[tuple[IssueFacts, ...]]:
    """Cut the issues into parts whose figure fits on a page."""
    parts: list[list[IssueFacts]] = [[]]
    for issue in facts.issues:
        if parts[-1] and sum(len(one.options) + 1 for one in [*parts[-1], issue]) > PAGE:
            parts.append([])
        parts[-1].append(issue)
    return [tuple(part) for part in parts]


def _matrix(facts: Facts, issues: Sequence[IssueFacts], part: int, judged: Judged) -> figures.Figure:
    refused = {
        (line.party, issue, option)
        for party in facts.parties
        for line in party.lines
        if not line.sacred and len(line.options) == 1
        for issue, options in line.options.items()
        for option in options
    } | {
        (line.party, issue.id, option.id)
        for party in facts.parties
        for line in party.lines
        if line.sacred
        for issue in facts.issues
        if issue.id in line.options
        for option in issue.options
        if option.id not in line.options[issue.id]
    }
    names = [party.name for party in facts.parties]
    places = [(issue, option) for issue in issues for option in issue.options]

    def drawn(party: str, issue: str, option: str) -> figures.Cell:
        one = judged.get((party, issue, option))
        return figures.Cell(one.point if one else None, (party, issue, option) in refused)

    rows = [
        figures.MatrixRow(
            option.name, tuple(drawn(party.id, issue.id, option.id) for party in facts.parties), issue.name
        )
        for issue, option in places
    ]
    figure = figures.matrix(
        key=f"values-matrix-{part}",
        title=f"What each option is worth to each party: {issues[0].name}"
        + (f" to {issues[-1].name}" if len(issues) > 1 else ""),
        columns=names,
        rows=rows,
        low=0 if facts.about.scale == "shares" else None,
        high=100 if facts.about.scale == "shares" else None,
    )
    table = figures.Table(
        figure.table.caption,
        ("Issue and option", *names),
        tuple(
            (
                f"{issue.name}: {option.name}",
                *(
                    range_of(judged.get((party.id, issue.id, option.id)))
                    + (" (refused)" if (party.id, issue.id, option.id) in refused else "")
                    for party in facts.parties
                ),
            )
            for issue, option in places
        ),
    )
    return replace(figure, table=table)


def range_of(judged: JudgementFacts | None) -> str:
    """Write a judged number as the case gives it."""
    if judged is None:
        return "–"
    if judged.low == judged.high:
        return number(judged.low, 2)
    likely = f", likely {number(judged.point, 2)}" if judged.triangular else ""
    return f"{number(judged.low, 2)} to {number(judged.high, 2)}{likely}"


def _weights(facts: Facts, judged: Judged) -> Grid:
    rows = [
        row(
            issue.name,
            [cell(*_weight(judged.get((party.id, issue.id, "")))) for party in facts.parties],
        )
        for issue in facts.issues
    ]
    return Grid("Weights", ("Issue", *(party.name for party in facts.parties)), tuple(rows))


def _weight(judged: JudgementFacts | None) -> Words:
    if judged is None:
        return ("–",)
    return (range_of(judged) + " ", Footing(judged.footing.kind, f"#{anchor('judgement', judged.path)}"))
