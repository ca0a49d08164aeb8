"""The packages pointed out, compared row by row, and the principles that pick them."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo import figures
from tracktwo.bibliography import citation
from tracktwo.brief.facts.picks import ConceptFacts, PickFacts
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocks import (
    Block,
    Bullets,
    Cell,
    Drawing,
    Grid,
    Heading,
    Para,
    Section,
    Strong,
    Words,
    cell,
    row,
    words,
)
from tracktwo.brief.words.say import CONCEPTS, Say, listed, number, percent
from tracktwo.deals import Answer, Candidate, Verdict

__all__ = ["answers_figure", "packages"]

PRINCIPLES = {
    "nash": "the package in which the gains over no deal, multiplied with each other, are greatest. It "
    "favours packages that leave nobody with almost nothing to gain",
    "kalai_smorodinsky": "the package in which the smallest share is greatest, a party's share being its "
    "gain measured against the best it could gain in the zone",
    "egalitarian": "the package in which the smallest gain over no deal is greatest. It compares points of "
    "different parties, which only those may do who hold that a point is worth as much to each",
    "utilitarian": "the package in which the sum of values is greatest. It adds points of different parties, "
    "with the same proviso, and may leave one party with little",
}


def packages(facts: Facts, say: Say) -> Section:
    """Compare the packages pointed out."""
    blocks: list[Block] = []
    if not facts.picks:
        blocks.append(Para(words(_none(facts))))
    else:
        blocks.append(Para(words(_ranked(facts) if facts.about.scale == "ranks" else _opening(facts))))
        blocks += [_rows(facts, say), *_worth(facts, say)]
    if facts.about.scale != "ranks":  # which has no principle to apply, and says so above
        blocks += [Heading("Why these packages", "principles"), Bullets(tuple(_principles(facts)))]
    blocks += _division(facts, say)
    return Section("packages", "Packages side by side", tuple(blocks))


def _none(facts: Facts) -> str:
    reason = next((concept.reason for concept in facts.concepts if concept.reason), "")
    return f"There is no package to compare: {reason or 'the rules of the case allow none'}."


def _ranked(facts: Facts) -> str:
    reason = facts.concepts[0].reason
    return (
        f"What sets a package apart from the first is framed and in bold. No principle picks one: {reason}."
    )


def _opening(facts: Facts) -> str:
    middle = (
        ""
        if facts.about.certain
        else " Principles are applied with every judgement at its middle: on other numbers within the ranges "
        "they pick other packages, so this is not a ranking."
    )
    return (
        "What sets a package apart from the first is framed and in bold. None is recommended: each is what "
        f"follows from a principle, which one may or may not want to hold.{middle}"
    )


def _name(pick: PickFacts) -> str:
    return f"Package {pick.letter}"


def _why(facts: Facts, say: Say, pick: PickFacts) -> str:
    """Say why a package is among those compared."""
    reasons = [CONCEPTS[concept] for concept in pick.concepts]
    reasons += [f"“{say.names.packages[one]}”" for one in pick.named]
    reasons += ["among those most widely accepted"] if pick.wide else []
    return listed(reasons)


def _rows(facts: Facts, say: Say) -> Grid:
    first = facts.picks[0]
    rows = [row("Why it is here", [_why(facts, say, pick) for pick in facts.picks])]
    rows += [
        row(
            issue.name,
            [
                cell(
                    say.names.option(issue.id, pick.options[issue.id]),
                    changed=pick.options[issue.id] != first.options[issue.id],
                )
                for pick in facts.picks
            ],
        )
        for issue in facts.issues
    ]
    return Grid("What each package says", ("Issue", *map(_name, facts.picks)), tuple(rows))


def _worth(facts: Facts, say: Say) -> Iterator[Block]:
    """Give what each package is worth to whom and who accepts it how surely."""
    rows = [
        row(party.name, [_worth_to(party.id, pick, say) for pick in facts.picks]) for party in facts.parties
    ]
    if say.consenting:
        rows.append(row(cell(Strong("Acceptable to all")), [_all(facts, pick, say) for pick in facts.picks]))
    caption = "What each package is worth to each party, by its own values"
    yield Grid(caption, ("Party", *map(_name, facts.picks)), tuple(rows))
    if not facts.about.certain:
        yield Para(
            words(
                "In each cell: the value with every judgement at its middle; in brackets the span that holds "
                "nine draws in ten; then how often the party accepts."
            ),
            "aside",
        )
        judged = [(_name(pick), pick.candidate) for pick in facts.picks if pick.candidate]
        yield Drawing(answers_figure(facts, say, "packages-answers", "Who accepts which package", judged))


def _worth_to(party: str, pick: PickFacts, say: Say) -> Cell:
    value = say.value(pick.values[party])
    answer = _answer(pick.candidate, party)
    if answer is None:
        return cell(value)
    span = say.between(answer.value.low, answer.value.high)
    return cell(f"{value}{f' ({span})' if span != value else ''}; {_accepts(answer, say)}")


def _answer(candidate: Candidate | None, party: str) -> Answer | None:
    return next((one for one in candidate.answers if one.party == party), None) if candidate else None


def _accepts(answer: Answer, say: Say) -> str:
    if answer.verdict is Verdict.ALWAYS:
        return "always accepts"
    if answer.verdict is Verdict.NEVER:
        crossed = (
            f" (crosses {listed([f'“{say.names.line(x)}”' for x in answer.crosses])})"
            if answer.crosses
            else ""
        )
        return f"never accepts{crossed}"
    return f"accepts in {percent(answer.accepts.value)} of draws"


def _all(facts: Facts, pick: PickFacts, say: Say) -> str:
    found = pick.candidate
    if found is not None and found.verdict is Verdict.DEPENDS:
        return f"in {say.share(found.accepted)} of draws"
    if found is not None:
        return "always" if found.verdict is Verdict.ALWAYS else "never"
    levels = {one.party: one.point for one in facts.zone.no_deal}
    named = [one for one in facts.named if one.id in pick.named]
    accepted = all((level := levels[p]) is None or pick.values[p] >= level for p in say.consenting)
    crosses = any(
        stands.red_lines for one in named for stands in one.standing.parties if stands.party in say.consenting
    )
    return "yes" if accepted and not crosses else "no"


def answers_figure(
    facts: Facts, say: Say, key: str, title: str, judged: list[tuple[str, Candidate]]
) -> figures.Figure:
    """Draw who accepts which package, from the draws and the exact verdicts."""
    rows = [
        figures.AcceptanceRow(label, tuple(_verdict(_answer(candidate, party)) for party in say.consenting))
        for label, candidate in judged
    ]
    return figures.acceptance(
        key=key, title=title, parties=[say.names.party(party) for party in say.consenting], rows=rows
    )


def _verdict(answer: Answer | None) -> figures.Verdict:
    assert answer is not None
    if answer.verdict is Verdict.ALWAYS:
        return figures.Verdict(figures.Answer.ACCEPTS)
    if answer.verdict is Verdict.NEVER:
        return figures.Verdict(figures.Answer.RED_LINE if answer.crosses else figures.Answer.BELOW_NO_DEAL)
    return figures.Verdict(figures.Answer.UNCERTAIN, answer.accepts.value)


def _principles(facts: Facts) -> Iterator[Words]:
    """Explain each solution concept in a sentence, with what it picks and its source."""
    for found in facts.concepts:
        yield words(
            Strong(f"{CONCEPTS[found.concept][:1].upper()}{CONCEPTS[found.concept][1:]}"),
            f": {PRINCIPLES[found.concept]}. {_picks(found)} Source: {citation(found.concept).reference}.",
        )


def _picks(found: ConceptFacts) -> str:
    if not found.letters:
        return f"It picks none: {found.reason}."
    tied = f", of {number(found.tied)} that are tied" if found.tied > len(found.letters) else ""
    ties = " (tied)" if len(found.letters) > 1 else ""
    gap = "" if found.gap is None else f", proven to within {percent(found.gap)} of the best"
    return f"It picks {listed([f'Package {letter}' for letter in found.letters])}{ties}{tied}{gap}."


def _division(facts: Facts, say: Say) -> list[Block]:
    """Show how the issues could be shared where two parties could share every one."""
    found = facts.division
    if "shares" not in found:
        return []
    first, second = found["parties"]
    split = found["split"]
    rows = []
    for issue, shares in found["shares"].items():
        rows.append(row(say.names.issues[issue], [_part(share) for share in shares]))
    total = number(found["totals"][first], 1)
    shared = f", and {say.names.issues[split]} is shared" if split else ""
    return [
        Heading("If the issues can be shared: adjusted winner", "adjusted-winner"),
        Para(
            words(
                "Each issue first goes to the party that gives it more of its points; then what costs least "
                f"to hand over is handed over until both have the same. Both then have {total} of their own "
                f"points{shared}. No other division is better for one of them without being worse for the "
                f"other. Source: {citation('adjusted winner').reference}."
            )
        ),
        Grid(
            "Who gets what",
            ("Issue", say.names.party(first), say.names.party(second)),
            tuple(rows),
        ),
    ]


def _part(share: float) -> str:
    return "all" if share == 1 else "none" if share == 0 else f"{number(100 * share, 1)}%"
