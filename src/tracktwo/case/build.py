"""From a document with the structure of a case to a `Case`: names resolved, contradictions told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from tracktwo.case.after_reading import AfterReader
from tracktwo.case.ballots import PartyReader
from tracktwo.case.collector import Collector
from tracktwo.case.document import Document, Where
from tracktwo.case.ifs_reading import ConditionReader, PhaseReader
from tracktwo.case.issues import choice, option_id, read_issue
from tracktwo.case.judgements import JudgementReader
from tracktwo.case.model import (
    Case,
    Condition,
    Evidence,
    Issue,
    Link,
    NamedPackage,
    Party,
    Phase,
    Position,
    Rule,
    Source,
)
from tracktwo.case.positions import PositionReader
from tracktwo.case.quotes import locate_quotes

__all__ = ["build"]

T = TypeVar("T")


def build(document: Document, folder: Path) -> tuple[Case, Collector]:
    """Make the case that a document describes.

    Parameters
    ----------
    document : Document
        With no `structure_findings`.
    folder : Path
        Where its reports are.

    Returns
    -------
    case : Case
        To be used only if the collector holds no error.
    collector : Collector
        What is wrong or doubtful.
    """
    collector = Collector(document)
    return _Builder(collector, document.data, folder).case(), collector


class _Builder:
    def __init__(self, collector: Collector, data: Any, folder: Path) -> None:
        self.collector = collector
        self.data = data
        self.folder = folder
        as_of = collector.date(("as_of",), data.get("as_of"))
        self.judgements = JudgementReader(collector, [item["id"] for item in data.get("evidence", ())], as_of)

    def case(self) -> Case:
        data = self.data
        sources = self.each("sources", "source", self.source)
        evidence = locate_quotes(
            self.collector, self.folder, sources, self.each("evidence", "evidence item", self.item)
        )
        names = {entry["id"]: entry["name"] for entry in data["parties"]}
        phases = self.phases()
        issues = self.each("issues", "issue", lambda where, entry: self.issue(where, entry, names, phases))
        by_id = {issue.id: issue for issue in issues}
        positions = self.positions(by_id, names)
        packages = self.each("packages", "package", lambda where, entry: self.package(where, entry, by_id))
        parties = self.parties(by_id, packages)
        after = AfterReader(self.collector, self.judgements, by_id, parties)
        return Case(
            title=data["title"],
            parties=parties,
            issues=issues,
            positions=positions,
            summary=data.get("summary", ""),
            as_of=self.judgements.as_of,
            scale=data.get("scale", "shares"),
            sources=sources,
            evidence=evidence,
            phases=phases,
            rules=self.rules(by_id),
            packages=packages,
            ifs=self.ifs([*names, *by_id, *(package.id for package in packages)]),
            links=self.links(positions),
            moves=after.moves(data.get("moves")),
            ceasefire=after.ceasefire(data.get("ceasefire")),
            war=after.war(data.get("war")),
        )

    def each(self, key: str, what: str, make: Callable[[Where, Any], T]) -> tuple[T, ...]:
        entries = self.data.get(key, ())
        self.collector.unique((key,), entries, what)
        return tuple(make((key, number), entry) for number, entry in enumerate(entries))

    def parties(self, issues: Mapping[str, Issue], packages: tuple[NamedPackage, ...]) -> tuple[Party, ...]:
        named = [package.id for package in packages]
        return self.each(
            "parties", "party", PartyReader(self.collector, self.judgements, issues, named).party
        )

    def phases(self) -> tuple[Phase, ...]:
        ifs = [entry["id"] for entry in self.data.get("ifs", ())]
        reader = PhaseReader(self.collector, self.data.get("phases", ()), ifs)
        return self.each("phases", "phase", reader.phase)

    def ifs(self, bearable: list[str]) -> tuple[Condition, ...]:
        reader = ConditionReader(self.collector, self.judgements, bearable, self.data.get("ifs", ()))
        return self.each("ifs", "if", reader.condition)

    def source(self, where: Where, entry: Any) -> Source:
        if "file" not in entry and "citation" not in entry and "url" not in entry:
            self.collector.error(
                where,
                f"source '{entry['id']}' says nowhere where it can be read.",
                "Add file:, citation: or url:.",
            )
        return Source(**{**entry, "date": self.collector.date((*where, "date"), entry.get("date"))})

    def item(self, where: Where, entry: Any) -> Evidence:
        sources = {source["id"]: source for source in self.data.get("sources", ())}
        known = self.collector.known((*where, "source"), entry["source"], sources, "source")
        if known and "file" in sources[entry["source"]] and "quote" not in entry:
            self.collector.error(
                where,
                f"evidence '{entry['id']}' comes from a report but quotes no passage.",
                "Add quote: with its words.",
            )
        return Evidence(**entry)

    def issue(self, where: Where, entry: Any, names: Mapping[str, str], phases: tuple[Phase, ...]) -> Issue:
        self.judgements.cited(where, entry)
        for number, option in enumerate(entry.get("options", ())):
            self.judgements.cited((*where, "options", number), option)
        if "phase" in entry:
            self.collector.known((*where, "phase"), entry["phase"], [phase.id for phase in phases], "phase")
        return read_issue(self.collector, where, entry, names)

    def positions(self, issues: Mapping[str, Issue], names: Mapping[str, str]) -> dict[str, Position]:
        bounds = (0, 100) if self.data.get("scale", "shares") == "shares" else None
        reader = PositionReader(self.collector, self.judgements, issues, bounds)
        found = {
            party: reader.position(party, entry)
            for party, entry in self.data["positions"].items()
            if self.collector.known(("positions", party), party, names, "party")
        }
        for party in names:
            if party not in found:
                self.collector.error(
                    ("positions",),
                    f"party '{party}' has no position.",
                    f"Add {party}: under positions:.",
                    in_cells=f"Add a sheet with Party in its cell A1 and {party} in B1.",
                )
        return {party: found.get(party, Position(party)) for party in names}

    def package(self, where: Where, entry: Any, issues: Mapping[str, Issue]) -> NamedPackage:
        chosen = choice(self.collector, (*where, "options"), entry["options"], issues)
        return NamedPackage(
            entry["id"],
            entry["name"],
            {issue: option_id(issues[issue], ids[0]) for issue, ids in chosen.items()},
            entry.get("about", ""),
            entry.get("agreed", False),
            self.judgements.footing(where, entry),
        )

    def rules(self, issues: Mapping[str, Issue]) -> tuple[Rule, ...]:
        return tuple(
            self.rule(("rules", n), entry, issues) for n, entry in enumerate(self.data.get("rules", ()))
        )

    def rule(self, where: Where, entry: Any, issues: Mapping[str, Issue]) -> Rule:
        kinds = [kind for kind in ("excludes", "requires") if kind in entry]
        if len(kinds) != 1:
            self.collector.error(
                where,
                "a rule says 'excludes:' or 'requires:', and only one of them.",
                "Write two rules if both hold.",
                in_cells="Fill in what follows under Then.",
            )
        kind = kinds[0] if kinds else "excludes"
        when = choice(self.collector, (*where, "when"), entry["when"], issues)
        then = choice(self.collector, (*where, kind), entry.get(kind, {}), issues)
        for issue in sorted(when.keys() & then.keys()):
            self.collector.error(
                (*where, kind, issue),
                f"the rule ties '{issue}' to itself.",
                "A rule ties options of different issues; leave an option out if nobody may choose it.",
            )
        return Rule(when, then, kind, entry.get("because", ""))

    def links(self, positions: Mapping[str, Position]) -> tuple[Link, ...]:
        known = [judgement.path for position in positions.values() for judgement in _judged(position)]
        taken: set[str] = set()
        found = []
        for number, entry in enumerate(self.data.get("links", ())):
            for key in ("together", "against"):
                for n, path in enumerate(entry.get(key, ())):
                    where = ("links", number, key, n)
                    self.collector.known(where, path, known, "judgement named")
                    if path in taken:
                        self.collector.error(
                            where, f"'{path}' is linked twice.", "Let each judgement be in one link."
                        )
                    taken.add(path)
            found.append(
                Link(tuple(entry["together"]), tuple(entry.get("against", ())), entry.get("because", ""))
            )
        return tuple(found)


def _judged(position: Position) -> list[Any]:
    tables = [judgement for table in position.values.values() for judgement in table.values()]
    own = [position.no_deal] if position.no_deal else []
    return [*own, *position.weights.values(), *tables, *(joint.worth for joint in position.joint)]
