"""What a brief says of the case itself: who, what, which numbers, and what each rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracktwo.case import Case, Condition, Footing, Judgement, Position, Sacred
from tracktwo.deals.from_case import sacred_label

__all__ = [
    "FootingFacts",
    "IfFacts",
    "IssueFacts",
    "JudgementFacts",
    "LineFacts",
    "OptionFacts",
    "PartyFacts",
    "PhaseFacts",
    "conditions_of",
    "issues_of",
    "judgements_of",
    "parties_of",
    "phases_of",
    "tally_of",
]


@dataclass(frozen=True)
class FootingFacts:
    """What something rests on: kind, evidence ids, and the reason or the person asked."""

    kind: str
    evidence: tuple[str, ...] = ()
    text: str = ""
    on: str = ""

    @classmethod
    def of(cls, footing: Footing) -> FootingFacts:
        """Return the facts of a footing."""
        on = footing.on.isoformat() if footing.on else ""
        return cls(footing.kind, footing.evidence, " ".join(footing.text.split()), on)


@dataclass(frozen=True)
class JudgementFacts:
    """A judged number: its name, its range, its point and its footing."""

    path: str
    party: str
    issue: str
    option: str
    start: str
    low: float
    point: float
    high: float
    triangular: bool
    footing: FootingFacts


@dataclass(frozen=True)
class LineFacts:
    """A red line, or a sacred issue; ``label`` is the engine's name for it."""

    label: str
    party: str
    words: str
    sacred: bool
    options: Mapping[str, tuple[str, ...]]
    footing: FootingFacts


@dataclass(frozen=True)
class ConstituentFacts:
    """A group inside a party."""

    id: str
    name: str
    about: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class PartyFacts:
    """A party, with its no-deal value in force on the day asked for."""

    id: str
    name: str
    in_channel: bool
    consent: bool
    about: str
    evidence: tuple[str, ...]
    constituents: tuple[ConstituentFacts, ...]
    lines: tuple[LineFacts, ...]


@dataclass(frozen=True)
class OptionFacts:
    """One answer to an issue."""

    id: str
    name: str
    about: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class IssueFacts:
    """A question to settle."""

    id: str
    name: str
    question: str
    about: str
    phase: str
    kind: str
    options: tuple[OptionFacts, ...]


@dataclass(frozen=True)
class PhaseFacts:
    """A step of the process; ``needs`` are the ifs without which it does not begin."""

    id: str
    name: str
    about: str
    trigger: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class IfFacts:
    """A condition, what it bears on, and how likely it is judged to be."""

    id: str
    text: str
    bears_on: tuple[str, ...]
    likelihood: JudgementFacts | None
    footing: FootingFacts


def parties_of(case: Case) -> tuple[PartyFacts, ...]:
    """Return the parties in the order of the file."""
    return tuple(
        PartyFacts(
            party.id,
            party.name,
            party.in_channel,
            party.consent,
            " ".join(party.about.split()),
            party.evidence,
            tuple(
                ConstituentFacts(c.id, c.name, " ".join(c.about.split()), c.evidence)
                for c in party.constituents
            ),
            tuple(_lines(case.positions[party.id])),
        )
        for party in case.parties
    )


def _lines(position: Position) -> Iterator[LineFacts]:
    for line in position.red_lines:
        label = f"{line.party}: {line.label}"
        options = dict(line.options)
        yield LineFacts(label, line.party, line.label, False, options, FootingFacts.of(line.footing))
    yield from (_sacred(position.party, one) for one in position.sacred)


def _sacred(party: str, one: Sacred) -> LineFacts:
    label = sacred_label(party, one.issue)
    return LineFacts(label, party, "", True, {one.issue: one.accepts}, FootingFacts.of(one.footing))


def issues_of(case: Case) -> tuple[IssueFacts, ...]:
    """Return the issues in the order of the file."""
    phases = {phase.id: phase.name for phase in case.phases}
    return tuple(
        IssueFacts(
            issue.id,
            issue.name,
            issue.question,
            " ".join(issue.about.split()),
            phases.get(issue.phase, ""),
            issue.kind,
            tuple(OptionFacts(o.id, o.name, " ".join(o.about.split()), o.evidence) for o in issue.options),
        )
        for issue in case.issues
    )


def phases_of(case: Case) -> tuple[PhaseFacts, ...]:
    """Return the phases in the order of the file."""
    return tuple(
        PhaseFacts(one.id, one.name, " ".join(one.about.split()), " ".join(one.trigger.split()), one.needs)
        for one in case.phases
    )


def judgements_of(case: Case) -> tuple[JudgementFacts, ...]:
    """Return every judged number in the order of the file."""
    return tuple(one for party in case.parties for one in _judged(case, case.positions[party.id]))


def _judged(case: Case, position: Position) -> Iterator[JudgementFacts]:
    party = position.party
    if position.no_deal:
        yield _judgement(position.no_deal, party)
    for day, judgement in position.no_deal_over_time:
        yield _judgement(judgement, party, start=day.isoformat())
    for issue in case.issues:
        if issue.id in position.weights:
            yield _judgement(position.weights[issue.id], party, issue.id)
        for option, judgement in position.values.get(issue.id, {}).items():
            yield _judgement(judgement, party, issue.id, option)


def _judgement(
    judgement: Judgement, party: str, issue: str = "", option: str = "", start: str = ""
) -> JudgementFacts:
    estimate = judgement.estimate
    numbers = (float(estimate.low), float(estimate.point), float(estimate.high))
    footing = FootingFacts.of(judgement.footing)
    triangular = estimate.likely is not None
    return JudgementFacts(judgement.path, party, issue, option, start, *numbers, triangular, footing)


def conditions_of(case: Case) -> tuple[IfFacts, ...]:
    """Return the ifs."""
    return tuple(_condition(one) for one in case.ifs)


def _condition(one: Condition) -> IfFacts:
    likelihood = None if one.likelihood is None else _judgement(one.likelihood, "")
    return IfFacts(one.id, " ".join(one.text.split()), one.bears_on, likelihood, FootingFacts.of(one.footing))


def tally_of(judgements: tuple[JudgementFacts, ...]) -> dict[str, int]:
    """Count the judgements by the kind of their footing."""
    counted = Counter(judgement.footing.kind for judgement in judgements)
    return {kind: counted[kind] for kind in ("sourced", "elicited", "assumed", "none")}
