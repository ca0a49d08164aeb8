"""Ifs and phases of a case file: what has to come true, and what has to be done, before what."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from tracktwo.case.after import Given, Judge
from tracktwo.case.collector import Collector
from tracktwo.case.cycles import cycle
from tracktwo.case.document import Where
from tracktwo.case.judged import Footing
from tracktwo.case.judgements import JudgementReader
from tracktwo.case.model import Condition, Phase

__all__ = ["ConditionReader", "PhaseReader", "judge_footing"]

MOST_PARENTS = 8
"""On how many ifs one may depend: its likelihood is then given 256 times."""
_WAYS = ("likelihood", "judges", "given")


class ConditionReader:
    """Reads the ifs.

    Parameters
    ----------
    collector : Collector
        Where findings go.
    judgements : JudgementReader
        Reads the numbers.
    bearable : collection of str
        Ids of packages, issues and parties.
    entries : sequence of dict
        All ifs as the file has them.
    """

    def __init__(
        self, collector: Collector, judgements: JudgementReader, bearable: Collection[str], entries: Any
    ) -> None:
        self.collector = collector
        self.judgements = judgements
        self.bearable = bearable
        self.parents: Mapping[str, list[str]] = {entry["id"]: _parents(entry) for entry in entries}
        self.ring = cycle(self.parents)

    def condition(self, where: Where, entry: Any) -> Condition:
        """Read one if."""
        footing = self.judgements.footing(where, entry)
        for number, one in enumerate(entry.get("bears_on", ())):
            self.collector.known((*where, "bears_on", number), one, self.bearable, "package, issue or party")
        self._one_way(where, entry)
        self._no_circle(where, entry["id"])
        path = f"if/{entry['id']}"
        return Condition(
            entry["id"],
            entry["text"],
            tuple(entry.get("bears_on", ())),
            self.judgements.number(where, entry, "likelihood", path, footing, (0, 1)),
            footing,
            self._judges((*where, "judges"), entry, footing),
            self._given((*where, "given"), entry, footing),
            self.collector.date((*where, "by"), entry.get("by")),
            entry.get("outcome"),
            self._resolved(where, entry),
        )

    def _one_way(self, where: Where, entry: Any) -> None:
        ways = [f"{key}:" for key in _WAYS if key in entry]
        if len(ways) > 1:
            message = f"'{entry['id']}' has {' and '.join(ways)}, which say the same thing differently."
            self.collector.error(where, message, f"Keep one of {' or '.join(ways)}.")

    def _no_circle(self, where: Where, name: str) -> None:
        if name in self.ring and name == min(self.ring):
            self.collector.error(
                (*where, "given"),
                f"these ifs depend on each other in a circle: {_round(self.ring, name)}.",
                "Let one of them depend on none of the others: give it likelihood: instead of given:.",
            )

    def _judges(self, where: Where, entry: Any, above: Footing) -> tuple[Judge, ...]:
        found: list[Judge] = []
        for number, one in enumerate(entry.get("judges", ())):
            here, path = (*where, number), f"if/{entry['id']}/judge-{number + 1}"
            if one["who"] in (judge.who for judge in found):
                message = f"'{one['who']}' judges this if twice."
                self.collector.error((*here, "who"), message, "Keep one, or write versions: of it.")
            likelihood = self.judgements.judgement(
                (*here, "likelihood"), one["likelihood"], path, judge_footing(one["who"], above), (0, 1)
            )
            found.append(Judge(one["who"], likelihood, Fraction(one.get("weight", 1))))
        if found and not any(judge.weight for judge in found):
            self.collector.error(where, "every judge has weight 0.", "Give at least one a weight above 0.")
        return tuple(found)

    def _given(self, where: Where, entry: Any, above: Footing) -> tuple[Given, ...]:
        entries, parents = entry.get("given", ()), _parents(entry)
        for number, one in enumerate(entries):
            for parent in one["when"]:
                self.collector.known((*where, number, "when", parent), parent, self.parents, "if")
        if len(parents) > MOST_PARENTS:
            message = (
                f"'{entry['id']}' depends on {len(parents)} ifs; at most {MOST_PARENTS} can be looked at."
            )
            self.collector.error(where, message, "Name those that matter most.")
        else:
            self._every_way(where, entry["id"], entries, parents)
        return tuple(
            Given(
                dict(one["when"]),
                self.judgements.judgement(
                    (*where, number, "likelihood"),
                    one["likelihood"],
                    f"if/{entry['id']}/given-{number + 1}",
                    above,
                    (0, 1),
                ),
            )
            for number, one in enumerate(entries)
        )

    def _every_way(self, where: Where, name: str, entries: Any, parents: list[str]) -> None:
        """Note ways in which the parents may come out that are not told, half told or told twice."""
        seen: dict[tuple[bool, ...], int] = {}
        whole = True
        for number, one in enumerate(entries):
            here = (*where, number, "when")
            missing = [parent for parent in parents if parent not in one["when"]]
            if missing:
                whole = False
                remedy = f"Add {missing[0]}: true or {missing[0]}: false; another line for the other."
                self.collector.error(here, f"this does not say whether '{missing[0]}' comes true.", remedy)
                continue
            way = tuple(one["when"][parent] for parent in parents)
            if way in seen:
                line = self.collector.document.place((*where, seen[way])).line
                message = f"the same stands here and on line {line}: {_said(parents, way)}."
                self.collector.error(here, message, "Keep one of them.")
            seen.setdefault(way, number)
        ways = itertools.product((True, False), repeat=len(parents))
        for way in [one for one in ways if whole and entries and one not in seen]:
            message = f"'{name}' has no likelihood for {_said(parents, way)}."
            self.collector.error(where, message, f"Add {{when: {_said(parents, way)}, likelihood: ...}}.")

    def _resolved(self, where: Where, entry: Any) -> Any:
        if "resolved" in entry and "outcome" not in entry:
            message = f"'{entry['id']}' has a day on which it was known, but not what was known."
            self.collector.error((*where, "resolved"), message, "Add outcome: true or outcome: false.")
        return self.collector.date((*where, "resolved"), entry.get("resolved"))


class PhaseReader:
    """Reads the phases; ``ifs`` are the ids of the case's ifs."""

    def __init__(self, collector: Collector, entries: Any, ifs: Collection[str]) -> None:
        self.collector = collector
        self.ifs = ifs
        ids = [entry["id"] for entry in entries]
        above = dict(zip(ids, ["", *ids], strict=False))
        self.follows: Mapping[str, list[str]] = {
            entry["id"]: entry.get("follows", [one] if (one := above[entry["id"]]) else [])
            for entry in entries
        }
        self.ring = cycle(self.follows)

    def phase(self, where: Where, entry: Any) -> Phase:
        """Read one phase."""
        name = entry["id"]
        for number, one in enumerate(entry.get("follows", ())):
            self.collector.known((*where, "follows", number), one, self.follows, "phase")
        for number, one in enumerate(entry.get("needs", ())):
            self.collector.known((*where, "needs", number), one, self.ifs, "if")
        if name in self.ring and name == min(self.ring):
            self.collector.error(
                (*where, "follows") if "follows" in entry else where,
                f"these phases wait for each other in a circle: {_round(self.ring, name)}.",
                "Let the first of them follow none: follows: [].",
            )
        return Phase(
            name,
            entry["name"],
            entry.get("about", ""),
            tuple(self.follows[name]),
            entry.get("trigger", ""),
            tuple(entry.get("needs", ())),
        )


def judge_footing(who: str, above: Footing) -> Footing:
    """Return what a judge's number rests on if it says nothing: what the if rests on, else the judge."""
    return above if above.kind != "none" else Footing("elicited", text=who)


def _parents(entry: Any) -> list[str]:
    return list(dict.fromkeys(parent for one in entry.get("given", ()) for parent in one["when"]))


def _said(parents: list[str], way: tuple[bool, ...]) -> str:
    parts = (f"{name}: {'true' if true else 'false'}" for name, true in zip(parents, way, strict=True))
    return f"{{{', '.join(parts)}}}"


def _round(ring: list[str], first: str) -> str:
    at = ring.index(first)
    return " waits for ".join(f"'{name}'" for name in [*ring[at:-1], *ring[:at], first])
