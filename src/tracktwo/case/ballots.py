"""Parties of a case file: who they are, and what their groups at home are judged to answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from tracktwo.case.after import Ballot, Ratification
from tracktwo.case.collector import Collector
from tracktwo.case.decimals import plain
from tracktwo.case.document import Where
from tracktwo.case.issues import choice
from tracktwo.case.judged import NOTHING_SAID, Footing
from tracktwo.case.judgements import JudgementReader
from tracktwo.case.model import Constituent, Issue, Party

__all__ = ["PartyReader"]

_ANSWERS = ("refuses", "likelihood", "survey")


class PartyReader:
    """Reads the parties.

    Parameters
    ----------
    collector : Collector
        Where findings go.
    judgements : JudgementReader
        Reads the numbers.
    issues : mapping of str to Issue
        The case's issues by id.
    packages : collection of str
        Ids of its named packages.
    """

    def __init__(
        self,
        collector: Collector,
        judgements: JudgementReader,
        issues: Mapping[str, Issue],
        packages: Collection[str],
    ) -> None:
        self.collector = collector
        self.judgements = judgements
        self.issues = issues
        self.packages = packages

    def party(self, where: Where, entry: Any) -> Party:
        """Read one party."""
        groups = self._constituents((*where, "constituents"), entry)
        return Party(
            entry["id"],
            entry["name"],
            entry.get("in_channel", True),
            entry.get("consent", True),
            entry.get("about", ""),
            groups,
            self.judgements.cited(where, entry),
            self._ratification((*where, "ratification"), entry.get("ratification"), groups),
            self.judgements.number(where, entry, "influence", f"{entry['id']}/influence", NOTHING_SAID),
        )

    def _constituents(self, where: Where, party: Any) -> tuple[Constituent, ...]:
        entries = party.get("constituents", ())
        self.collector.unique(where, entries, "constituent")
        return tuple(
            self._constituent((*where, number), group, party["id"]) for number, group in enumerate(entries)
        )

    def _constituent(self, where: Where, entry: Any, party: str) -> Constituent:
        ballots = tuple(
            self._ballot((*where, "ballots", number), one, f"{party}/{entry['id']}/ballot-{number + 1}")
            for number, one in enumerate(entry.get("ballots", ()))
        )
        return Constituent(
            entry["id"],
            entry["name"],
            entry.get("about", ""),
            self.judgements.cited(where, entry),
            Fraction(entry.get("weight", 1)),
            entry.get("veto", False),
            ballots,
        )

    def _ratification(self, where: Where, entry: Any, groups: tuple[Constituent, ...]) -> Ratification | None:
        if entry is None:
            return None
        footing = self.judgements.footing(where, entry)
        if not groups:
            message = "this party has no constituents that could ratify anything."
            self.collector.error(where, message, "List them under constituents:, or remove ratification:.")
        if isinstance(entry["needs"], str):
            return Ratification(entry["needs"], None, footing)
        votes = Fraction(entry["needs"]["votes"])
        whole = sum((group.weight for group in groups), Fraction(0))
        if groups and votes > whole:
            self.collector.error(
                (*where, "needs", "votes"),
                f"{plain(votes)} votes are needed, and all constituents together have {plain(whole)}.",
                f"Write at most {plain(whole)}, or correct the constituents' weight:.",
            )
        return Ratification("votes", votes, footing)

    def _ballot(self, where: Where, entry: Any, path: str) -> Ballot:
        footing = self.judgements.footing(where, entry)
        self._one_of(where, entry, ("options", "package"), "which packages it answers")
        self._one_of(where, entry, _ANSWERS, "what it answers")
        if "package" in entry:
            self.collector.known((*where, "package"), entry["package"], self.packages, "package")
        if entry.get("refuses") is False:
            message = "'refuses: false' does not say what it answers."
            self.collector.error((*where, "refuses"), message, "Write likelihood: with a number instead.")
        survey = self._survey((*where, "survey"), entry.get("survey"), path, footing)
        return Ballot(
            options=choice(self.collector, (*where, "options"), entry.get("options", {}), self.issues),
            package=entry.get("package", ""),
            refuses=entry.get("refuses", False),
            likelihood=self.judgements.number(where, entry, "likelihood", path, footing, (0, 1)),
            footing=footing,
            **survey,
        )

    def _survey(self, where: Where, entry: Any, path: str, above: Footing) -> dict[str, Any]:
        if entry is None:
            return {}
        accept, refuse = (
            self.judgements.number(where, entry, key, f"{path}/{key}", above, (0, 1))
            for key in ("accept", "refuse")
        )
        if accept and refuse and accept.estimate.point + refuse.estimate.point > 1:
            together = plain(accept.estimate.point + refuse.estimate.point)
            self.collector.error(
                where,
                f"the shares that accept and refuse come to {together}, more than all who were asked.",
                "Write shares of all, such as {accept: 0.4, refuse: 0.5}.",
            )
        on = self.collector.date((*where, "on"), entry.get("on"))
        return {"accept": accept, "refuse": refuse, "sample": entry.get("sample", 0), "on": on}

    def _one_of(self, where: Where, entry: Any, keys: tuple[str, ...], what: str) -> None:
        given = [f"{key}:" for key in keys if key in entry]
        choose = " or ".join((", ".join(f"{key}:" for key in keys[:-1]), f"{keys[-1]}:"))
        if not given:
            self.collector.error(where, f"this ballot does not say {what}.", f"Add {choose}.")
        if len(given) > 1:
            message = f"this ballot says {' and '.join(given)}, which is one too many."
            self.collector.error(where, message, f"Keep one of {choose}.")
