"""What random cases say of consent at home, ifs and the time after a deal, as the data of their files."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

from case_strategies import DAYS, VALUES, choices, footings, judged, options_of
from hypothesis import strategies as st

from tracktwo.case.document import parse

__all__ = ["cases_to_the_end"]

LIKELY = st.integers(0, 4).map(lambda number: Fraction(number, 4))
HALVES = LIKELY.map(lambda one: one / 2)


IDS = st.sampled_from(["one", "two", "three", "four.5", "6-six"])
NAMES = st.sampled_from(["Plain", "a: b", "true", "60", "line 1\nline 2", "2024-01-01"])
BASE = """
tracktwo: 1
title: Base
sources: [{id: s, title: S, citation: C}]
evidence: [{id: e1, source: s, says: x}, {id: e2, source: s, says: y}]
parties: [{id: north, name: North}, {id: south, name: South}]
issues:
  - {id: land, name: Land, options: [{id: a, name: A}, {id: b, name: B}]}
  - {id: km, name: Kilometres, kind: range, from: 0, to: 2, step: 0.5}
  - {id: good, name: Good, kind: divisible, between: [north, south], parts: 2}
positions:
  north: {issues: {land: {weight: 1, values: {a: 1, b: 2}}}}
  south: {issues: {land: {weight: 1, values: {a: 2, b: 1}}}}
packages: [{id: p, name: P, options: {land: a, km: 1}}]
"""


@st.composite
def cases_to_the_end(draw: Any) -> dict[str, Any]:
    """Give the data of a case file without errors that says what happens after a deal."""
    data = parse(BASE, "base").data
    options = {one["id"]: options_of(one) for one in data["issues"]}
    write = _Writer(draw, data, ["e1", "e2"], options)
    return {
        **data,
        "parties": [write.party(one) for one in data["parties"]],
        "issues": [write.issue(one) for one in data["issues"]],
        **write.phases_and_ifs(),
        "moves": write.moves(),
        "ceasefire": write.ceasefire(),
        "war": write.war(),
    }


class _Writer:
    def __init__(self, draw: Any, data: Any, evidence: list[str], options: dict[str, Any]) -> None:
        self.draw = draw
        self.data = data
        self.evidence = evidence
        self.options = options
        self.parties = [one["id"] for one in data["parties"]]

    def number(self, numbers: Any = VALUES) -> Any:
        return self.draw(judged(numbers, self.evidence))

    def footing(self) -> dict[str, Any]:
        return self.draw(footings(self.evidence))

    def some(self, **optional: Any) -> dict[str, Any]:
        """Keep some of these keys; each has a function that makes its value."""
        return {key: make() for key, make in optional.items() if self.draw(st.booleans())}

    def choice(self) -> dict[str, Any]:
        named = st.lists(st.sampled_from(sorted(self.options)), min_size=1, max_size=2, unique=True)
        return self.draw(choices(self.options, self.draw(named)))

    def issue(self, issue: dict[str, Any]) -> dict[str, Any]:
        return {**issue, **self.some(today=lambda: self.draw(st.sampled_from(self.options[issue["id"]])))}

    def party(self, party: dict[str, Any]) -> dict[str, Any]:
        groups = [self.group(one) for one in self.draw(st.lists(IDS, max_size=2, unique=True))]
        rule = {"needs": self.draw(st.sampled_from(["all", "majority"])), **self.footing()}
        ratifies = {"constituents": groups, "ratification": rule} if groups else {}
        return {**party, **self.some(influence=self.number), **ratifies}

    def group(self, made: str) -> dict[str, Any]:
        several = self.draw(st.integers(0, 2))
        return {
            "id": made,
            "name": self.draw(NAMES),
            "ballots": [self.ballot() for _ in range(several)],
            **self.some(weight=lambda: self.draw(st.integers(1, 5)), veto=lambda: self.draw(st.booleans())),
        }

    def ballot(self) -> dict[str, Any]:
        def survey() -> dict[str, Any]:
            more = self.some(
                refuse=lambda: self.number(HALVES),
                sample=lambda: self.draw(st.integers(1, 999)),
                on=lambda: self.draw(DAYS),
            )
            return {"accept": self.number(HALVES), **more}

        kinds = {"refuses": lambda: True, "likelihood": lambda: self.number(LIKELY), "survey": survey}
        kind = self.draw(st.sampled_from(sorted(kinds)))
        named = [one["id"] for one in self.data["packages"]]
        about = {"package": self.draw(st.sampled_from(named))} if named and self.draw(st.booleans()) else {}
        return {**(about or {"options": self.choice()}), kind: kinds[kind](), **self.footing()}

    def phases_and_ifs(self) -> dict[str, Any]:
        ids = self.draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
        ifs: list[dict[str, Any]] = []
        for made in ids:
            ifs.append({"id": made, "text": self.draw(NAMES), **self.footing(), **self.likelihood(ifs)})
            ifs[-1] |= self.some(by=lambda: self.draw(DAYS), outcome=lambda: self.draw(st.booleans()))
        phases = [
            {
                "id": made,
                "name": self.draw(NAMES),
                **self.some(
                    trigger=lambda: self.draw(NAMES),
                    needs=lambda: [self.draw(st.sampled_from(ids))],
                    follows=lambda: [],
                ),
            }
            for made in self.draw(st.lists(IDS, max_size=3, unique=True))
        ]
        return {"phases": phases, "ifs": ifs}

    def likelihood(self, above: list[dict[str, Any]]) -> dict[str, Any]:
        kind = self.draw(st.sampled_from(["likelihood", "judges", "given", "nothing"]))
        if kind == "judges":
            names = self.draw(st.lists(NAMES, min_size=1, max_size=2, unique=True))
            return {"judges": [{"who": one, "likelihood": self.number(LIKELY), "weight": 2} for one in names]}
        if kind == "given" and above:
            parents = [one["id"] for one in above[-2:]]
            ways = itertools.product((True, False), repeat=len(parents))
            return {
                "given": [
                    {"when": dict(zip(parents, way, strict=True)), "likelihood": self.number(LIKELY)}
                    for way in ways
                ]
            }
        return {"likelihood": self.number(LIKELY)} if kind == "likelihood" else {}

    def moves(self) -> dict[str, Any]:
        ids = self.draw(st.lists(IDS, min_size=2, max_size=3, unique=True))
        acts = [self.act(made, ids[:number]) for number, made in enumerate(ids)]
        acting = sorted({one["by"] for one in acts})
        return {"acts": acts, **({"coalitions": [acting]} if len(acting) > 1 else {}), **self.footing()}

    def act(self, made: str, above: list[str]) -> dict[str, Any]:
        def changes() -> dict[str, Any]:
            issue = self.draw(st.sampled_from(sorted(self.options)))
            return {issue: self.draw(st.sampled_from(self.options[issue]))}

        found = {"id": made, "name": self.draw(NAMES), "by": self.draw(st.sampled_from(self.parties))}
        after = {"after": above[:1]} if above and self.draw(st.booleans()) else {}
        effect = {"ends_deal": True} if self.draw(st.booleans()) else self.some(changes=changes)
        more = self.some(
            about=lambda: self.draw(NAMES),
            undo=lambda: self.draw(st.booleans()),
            when=self.choice,
            worth=lambda: {self.draw(st.sampled_from(self.parties)): self.number()},
        )
        return {**found, **after, **effect, **more, **self.footing()}

    def ceasefire(self) -> dict[str, Any]:
        def keeper() -> dict[str, Any]:
            numbers = {"gain": self.number(), "loss": self.number(), "patience": self.number(LIKELY)}
            return {**numbers, **self.footing()}

        watch = {"options": self.choice(), "detection": self.number(LIKELY), **self.footing()}
        watch |= self.some(false_alarm=lambda: self.number(LIKELY), delay=self.number)
        return {
            "period": self.draw(NAMES),
            "keepers": {one: keeper() for one in self.parties[:2]},
            "watches": [watch],
            "depths": [{"options": self.choice(), "km": self.number()}],
            **self.some(advance=self.number, response=self.number),
            **self.footing(),
        }

    def war(self) -> dict[str, Any]:
        sides = self.parties[:2]
        return {
            "sides": sides,
            "wins": self.number(LIKELY),
            "costs": {one: self.number(LIKELY) for one in sides},
            **self.some(later=lambda: self.number(LIKELY), patience=lambda: self.number(HALVES)),
            **self.footing(),
        }
