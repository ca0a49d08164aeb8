"""What each option is worth to each party, and how much each issue matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracktwo import figures
from tracktwo.brief.facts.case import IssueFacts, JudgementFacts
from tracktwo.brief.facts.later import LaterFacts
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocks import (
    Block,
    Drawing,
    Footing,
    Grid,
    Heading,
    Link,
    Para,
    Section,
    Words,
    cell,
    row,
    words,
)
from tracktwo.brief.words.say import Say, anchor, number

__all__ = ["range_of", "values"]

PAGE = 18
"""How many rows a figure of values has, so that it and its table fit on a printed page."""


def values(facts: Facts, say: Say) -> Section:
    """Write what each option is worth to each party, and how much each issue matters."""
    judged = {(one.party, one.issue, one.option): one for one in facts.judgements if one.issue}
    blocks: list[Block] = [
        Para(
            words(
                "The value of an option to a party runs from its worst within the issue to its best, by the "
                "party's own values. Shades and numbers stand for the middle of a range or its likely "
                "value. The ranges are in the table under the figure and, with what they rest on, under ",
                Link("Every judgement", "#judgements"),
                ". A dash: the issue has no place in the party's sum, or the option lies between "
                "judged levels.",
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
        return figures.Cell(
            one.point if one else None, (party, issue, option) in refused, bool(one and one.low < one.high)
        )

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


def range_of(judged: JudgementFacts | LaterFacts | None) -> str:
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
