"""What a case is, once read: plain frozen records in the order of the file.

The file's own words stand in ``case.schema.json``; `tracktwo.case.load` makes these from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path

from tracktwo.case.after import Ballot, Ceasefire, Given, Judge, Moves, Ratification, War
from tracktwo.case.judged import NOTHING_SAID, Footing, Judgement
from tracktwo.case.wants import JointValue, Position, RedLine, Sacred

__all__ = [
    "Case",
    "Condition",
    "Constituent",
    "Evidence",
    "Issue",
    "JointValue",
    "Link",
    "NamedPackage",
    "Option",
    "Party",
    "Phase",
    "Position",
    "RedLine",
    "Rule",
    "Sacred",
    "Source",
]


@dataclass(frozen=True)
class Source:
    """A report in the case's folder, or a work published elsewhere."""

    id: str
    title: str
    publisher: str = ""
    date: date | None = None
    file: str = ""
    citation: str = ""
    url: str = ""


@dataclass(frozen=True)
class Evidence:
    """A passage of a source, and what it says in the analyst's words.

    ``start`` and ``end`` are code-point offsets into the report's text, -1 for a source without a file;
    ``item`` is the id of the item of a ledger from which the passage was taken, if it was; ``grade`` how
    reliable the source and how credible the passage is judged to be, such as B3.
    """

    id: str
    source: str
    says: str
    quote: str = ""
    page: str = ""
    start: int = -1
    end: int = -1
    item: str = ""
    grade: str = ""


@dataclass(frozen=True)
class Constituent:
    """A group inside a party with a say in ratification.

    Parameters
    ----------
    weight : Fraction
        Its votes among the party's constituents.
    veto : bool
        Nothing is ratified against it, whatever the weights.
    ballots : tuple of Ballot
        How it is judged to answer packages; the first that speaks of a package counts.
    """

    id: str
    name: str
    about: str = ""
    evidence: tuple[str, ...] = ()
    weight: Fraction = Fraction(1)
    veto: bool = False
    ballots: tuple[Ballot, ...] = ()


@dataclass(frozen=True)
class Party:
    """An actor whose values matter; see the glossary for ``in_channel`` and ``consent``.

    Parameters
    ----------
    ratification : Ratification, optional
        What its constituents must say; without it, nothing is said to depend on them.
    influence : Judgement, optional
        How much it can bring to bear, in any unit, 0 or more; equal for all where nobody says.
    """

    id: str
    name: str
    in_channel: bool = True
    consent: bool = True
    about: str = ""
    constituents: tuple[Constituent, ...] = ()
    evidence: tuple[str, ...] = ()
    ratification: Ratification | None = None
    influence: Judgement | None = None


@dataclass(frozen=True)
class Phase:
    """A step of the process to which issues belong.

    Parameters
    ----------
    follows : tuple of str
        Phases that must be done before it begins; by default the one above it in the file.
    trigger : str
        What starts it, in words.
    needs : tuple of str
        Ids of ifs without which it does not begin.
    """

    id: str
    name: str
    about: str = ""
    follows: tuple[str, ...] = ()
    trigger: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Option:
    """One possible answer to an issue; ``level`` is its number on a numeric or divisible issue."""

    id: str
    name: str
    about: str = ""
    level: Fraction | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Issue:
    """A question to settle.

    ``kind`` is ``categorical``, ``ordered``, ``range`` (numbers in steps) or ``divisible`` (a good that
    two parties, ``between``, may share). ``today`` is the option at which things stand without any deal, by
    id; empty where nobody says.
    """

    id: str
    name: str
    options: tuple[Option, ...]
    kind: str = "categorical"
    question: str = ""
    phase: str = ""
    between: tuple[str, ...] = ()
    unit: str = ""
    about: str = ""
    evidence: tuple[str, ...] = ()
    today: str = ""


@dataclass(frozen=True)
class Rule:
    """What the options of ``when``, where they meet, do to each issue of ``then``.

    ``kind`` is ``excludes`` (none of the options named may be chosen) or ``requires`` (one of them must).
    """

    when: Mapping[str, tuple[str, ...]]
    then: Mapping[str, tuple[str, ...]]
    kind: str
    because: str = ""


@dataclass(frozen=True)
class NamedPackage:
    """A deal with a name; issues that ``options`` leaves out are left open on purpose."""

    id: str
    name: str
    options: Mapping[str, str]
    about: str = ""
    agreed: bool = False
    footing: Footing = NOTHING_SAID


@dataclass(frozen=True)
class Condition:
    """An "if": something on which an outcome is said to depend.

    Parameters
    ----------
    likelihood : Judgement, optional
        Judged by one; where several judged it, ``judges``; where it depends on other ifs, ``given``.
    judges : tuple of Judge
        What each of several people judged it to be.
    given : tuple of Given
        Its likelihood for every way in which the ifs that it depends on may come out.
    by : date, optional
        When it will be known.
    outcome : bool, optional
        Whether it came true; None while it is open.
    resolved : date, optional
        When that was known.
    """

    id: str
    text: str
    bears_on: tuple[str, ...] = ()
    likelihood: Judgement | None = None
    footing: Footing = NOTHING_SAID
    judges: tuple[Judge, ...] = ()
    given: tuple[Given, ...] = ()
    by: date | None = None
    outcome: bool | None = None
    resolved: date | None = None


@dataclass(frozen=True)
class Link:
    """Judgements that rise and fall together, or against each other, when they are drawn."""

    together: tuple[str, ...]
    against: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True)
class Case:
    """Everything that a case file says, checked.

    Parameters
    ----------
    scale : str
        ``shares``: a package's value is sum of weight x value over sum of weights, 0 to 100;
        ``points``: the plain sum of weight x value, as in a score sheet; ``ranks``: the plain sum too, of
        which only the order means anything, as in files that say which packages are better than which.
    moves, ceasefire, war : optional
        What `tracktwo.hold` works from: what may be done after a deal, how a ceasefire is watched, and what
        fighting on would bring.
    path : Path, optional
        The file it was read from.
    """

    title: str
    parties: tuple[Party, ...]
    issues: tuple[Issue, ...]
    positions: Mapping[str, Position]
    summary: str = ""
    as_of: date | None = None
    scale: str = "shares"
    sources: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    phases: tuple[Phase, ...] = ()
    rules: tuple[Rule, ...] = ()
    packages: tuple[NamedPackage, ...] = ()
    ifs: tuple[Condition, ...] = ()
    links: tuple[Link, ...] = ()
    moves: Moves | None = None
    ceasefire: Ceasefire | None = None
    war: War | None = None
    path: Path | None = field(default=None, compare=False)

    def issue(self, issue_id: str) -> Issue:
        """Return an issue by id."""
        return next(issue for issue in self.issues if issue.id == issue_id)

    def party(self, party_id: str) -> Party:
        """Return a party by id."""
        return next(party for party in self.parties if party.id == party_id)

    def actor_name(self, actor: str) -> str:
        """Return the name of a party, or of a group inside one (``party/constituent``) with the party's."""
        party, _, group = actor.partition("/")
        owner = self.party(party)
        if not group:
            return owner.name
        return f"{next(one.name for one in owner.constituents if one.id == group)} ({owner.name})"

    def judgements(self) -> tuple[Judgement, ...]:
        """Return every judged number that the analysis uses, in the order of the file."""
        found: list[Judgement] = []
        for party in self.parties:
            position = self.positions[party.id]
            found += [position.no_deal] if position.no_deal else []
            found += [judgement for _, judgement in position.no_deal_over_time]
            for issue in self.issues:
                found += [position.weights[issue.id]] if issue.id in position.weights else []
                found += list(position.values.get(issue.id, {}).values())
            found += [joint.worth for joint in position.joint]
        return tuple(found)

    def later_judgements(self) -> tuple[Judgement, ...]:
        """Return every judged number that only questions about the time after a deal use.

        Influence, ballots, likelihoods of ifs, worths of acts, the ceasefire, the war: none of them is
        among `judgements`.
        """
        from tracktwo.case.later import later_judgements

        return later_judgements(self)
