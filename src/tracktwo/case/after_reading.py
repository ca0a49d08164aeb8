"""What a case file says of the time after a deal: moves, the ceasefire, the war."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from tracktwo.case.after import Act, Ceasefire, Depth, Keeper, Moves, War, Watch
from tracktwo.case.collector import Collector
from tracktwo.case.cycles import cycle
from tracktwo.case.document import Where
from tracktwo.case.issues import choice, option_id
from tracktwo.case.judged import Footing, Judgement
from tracktwo.case.judgements import JudgementReader
from tracktwo.case.model import Issue, Party

__all__ = ["AfterReader"]


class AfterReader:
    """Reads the blocks ``moves``, ``ceasefire`` and ``war``.

    Parameters
    ----------
    collector : Collector
        Where findings go.
    judgements : JudgementReader
        Reads the numbers.
    issues : mapping of str to Issue
        The case's issues by id.
    parties : collection of Party
        Its parties, with their constituents.
    """

    def __init__(
        self,
        collector: Collector,
        judgements: JudgementReader,
        issues: Mapping[str, Issue],
        parties: Collection[Party],
    ) -> None:
        self.collector = collector
        self.judgements = judgements
        self.issues = issues
        self.parties = [party.id for party in parties]
        groups = [f"{party.id}/{group.id}" for party in parties for group in party.constituents]
        self.actors = [*self.parties, *groups]

    def moves(self, entry: Any) -> Moves | None:
        """Read what may be done after a deal; None where the file does not say."""
        if entry is None:
            return None
        acts, above = entry["acts"], self.judgements.footing(("moves",), entry)
        self.collector.unique(("moves", "acts"), acts, "act")
        known = [one["id"] for one in acts]
        self._no_circle(acts)
        found = tuple(
            self._act(("moves", "acts", number), one, known, above) for number, one in enumerate(acts)
        )
        return Moves(found, self._coalitions(entry.get("coalitions", ()), [act.by for act in found]))

    def _no_circle(self, acts: Any) -> None:
        ring = cycle({one["id"]: one.get("after", ()) for one in acts})
        if ring:
            number = next(n for n, one in enumerate(acts) if one["id"] == ring[0])
            self.collector.error(
                ("moves", "acts", number, "after"),
                f"these acts wait for each other in a circle: {' after '.join(map(repr, ring))}.",
                "Take one of them out of after:.",
            )

    def _act(self, where: Where, entry: Any, known: list[str], above: Footing) -> Act:
        footing = self.judgements.footing(where, entry, above)
        self.collector.known((*where, "by"), entry["by"], self.actors, "party or constituent")
        self._others(where, entry, known)
        if entry.get("ends_deal") and "changes" in entry:
            message = f"'{entry['id']}' ends the deal and changes it."
            remedy = "Keep ends_deal: true or changes:, or write two acts."
            self.collector.error((*where, "ends_deal"), message, remedy)
        return Act(
            id=entry["id"],
            name=entry["name"],
            by=entry["by"],
            about=entry.get("about", ""),
            undo=entry.get("undo", True),
            when=choice(self.collector, (*where, "when"), entry.get("when", {}), self.issues),
            after=tuple(entry.get("after", ())),
            excludes=tuple(entry.get("excludes", ())),
            ends_deal=entry.get("ends_deal", False),
            changes=self._changes((*where, "changes"), entry.get("changes", {})),
            worth=self._worth((*where, "worth"), entry, footing),
            footing=footing,
        )

    def _others(self, where: Where, entry: Any, known: list[str]) -> None:
        for key in ("after", "excludes"):
            for number, other in enumerate(entry.get(key, ())):
                self.collector.known((*where, key, number), other, known, "act")
        if entry["id"] in entry.get("excludes", ()):
            self.collector.error((*where, "excludes"), f"'{entry['id']}' excludes itself.", "Take it out.")
        for other in entry.get("after", ()):
            if other in entry.get("excludes", ()):
                message = f"'{entry['id']}' comes after '{other}' and cannot stand together with it."
                self.collector.error((*where, "after"), message, "Take it out of after: or excludes:.")

    def _changes(self, where: Where, entry: Any) -> dict[str, str]:
        chosen = choice(self.collector, where, entry, self.issues)
        return {issue: option_id(self.issues[issue], ids[0]) for issue, ids in chosen.items()}

    def _worth(self, where: Where, entry: Any, footing: Footing) -> dict[str, Judgement]:
        return {
            actor: self.judgements.judgement((*where, actor), written, f"act/{entry['id']}/{actor}", footing)
            for actor, written in entry.get("worth", {}).items()
            if self.collector.known((*where, actor), actor, self.actors, "party or constituent")
        }

    def _coalitions(self, entries: Any, acting: list[str]) -> tuple[tuple[str, ...], ...]:
        for number, members in enumerate(entries):
            for n, actor in enumerate(members):
                where: Where = ("moves", "coalitions", number, n)
                known = self.collector.known(where, actor, self.actors, "party or constituent")
                if known and actor not in acting:
                    self.collector.error(
                        where,
                        f"'{actor}' is in a coalition, but has no act.",
                        f"Add an act with by: {actor}, or take it out of the coalition.",
                    )
                if actor in members[:n]:
                    self.collector.error(where, f"'{actor}' stands twice here.", "Keep one of them.")
        return tuple(tuple(members) for members in entries)

    def ceasefire(self, entry: Any) -> Ceasefire | None:
        """Read how a ceasefire is kept and watched; None where the file does not say."""
        if entry is None:
            return None
        where: Where = ("ceasefire",)
        above = self.judgements.footing(where, entry)
        keepers = tuple(
            self._keeper((*where, "keepers", party), one, party, above)
            for party, one in entry["keepers"].items()
            if self.collector.known((*where, "keepers", party), party, self.parties, "party")
        )
        return Ceasefire(
            entry["period"],
            keepers,
            tuple(self._watch(n, one, above) for n, one in enumerate(entry.get("watches", ()))),
            tuple(self._depth(n, one, above) for n, one in enumerate(entry.get("depths", ()))),
            self.judgements.number(where, entry, "advance", "ceasefire/advance", above),
            self.judgements.number(where, entry, "response", "ceasefire/response", above),
        )

    def _keeper(self, where: Where, entry: Any, party: str, above: Footing) -> Keeper:
        footing = self.judgements.footing(where, entry, above)
        gain, loss, patience = (
            self.judgements.judgement((*where, key), entry[key], f"ceasefire/{party}/{key}", footing, bounds)
            for key, bounds in (("gain", None), ("loss", None), ("patience", (0, 1)))
        )
        return Keeper(party, gain, loss, patience)

    def _watch(self, number: int, entry: Any, above: Footing) -> Watch:
        where, path = ("ceasefire", "watches", number), f"ceasefire/watch-{number + 1}"
        footing = self.judgements.footing(where, entry, above)
        seen = self.judgements.judgement(
            (*where, "detection"), entry["detection"], f"{path}/detection", footing, (0, 1)
        )
        return Watch(
            choice(self.collector, (*where, "options"), entry["options"], self.issues),
            seen,
            self.judgements.number(where, entry, "false_alarm", f"{path}/false-alarm", footing, (0, 1)),
            self.judgements.number(where, entry, "delay", f"{path}/delay", footing),
        )

    def _depth(self, number: int, entry: Any, above: Footing) -> Depth:
        where = ("ceasefire", "depths", number)
        footing = self.judgements.footing(where, entry, above)
        options = choice(self.collector, (*where, "options"), entry["options"], self.issues)
        path = f"ceasefire/depth-{number + 1}/km"
        return Depth(options, self.judgements.judgement((*where, "km"), entry["km"], path, footing))

    def war(self, entry: Any) -> War | None:
        """Read what fighting on would bring; None where the file does not say."""
        if entry is None:
            return None
        where: Where = ("war",)
        footing = self.judgements.footing(where, entry)
        wins = self.judgements.judgement((*where, "wins"), entry["wins"], "war/wins", footing, (0, 1))
        patience = self.judgements.number(where, entry, "patience", "war/patience", footing, (0, 1))
        if patience and patience.estimate.high == 1:
            message = "at a patience of 1, later never ends."
            self.collector.error((*where, "patience"), message, "Write a number below 1, such as 0.95.")
        return War(
            self._sides(entry["sides"]),
            wins,
            self._costs((*where, "costs"), entry, footing),
            self.judgements.number(where, entry, "later", "war/later", footing, (0, 1)),
            patience,
            footing,
        )

    def _sides(self, sides: Any) -> tuple[str, str]:
        for number, party in enumerate(sides):
            self.collector.known(("war", "sides", number), party, self.parties, "party")
        if sides[0] == sides[1]:
            self.collector.error(("war", "sides"), "both sides are the same party.", "Name two parties.")
        return sides[0], sides[1]

    def _costs(self, where: Where, entry: Any, footing: Footing) -> dict[str, Judgement]:
        sides, costs = entry["sides"], entry["costs"]
        for party in (one for one in sides if one not in costs):
            self.collector.error(where, f"'{party}' has no cost here.", f"Add {party}: with a number.")
        return {
            party: self.judgements.judgement((*where, party), written, f"war/costs/{party}", footing)
            for party, written in costs.items()
            if self.collector.known((*where, party), party, sides, "side")
        }
