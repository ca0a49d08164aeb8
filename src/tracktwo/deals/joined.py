"""A case in which issues that are worth something together are one issue.

Everything that looks at issues one by one (ranges, unlocking, exchanges, the pages of a brief) can then
take the case as it is. It is for the few tied issues of a case that people read; `solve` needs no such
help and copes with many.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tracktwo.case import (
    Case,
    Judgement,
    Link,
    NamedPackage,
    Position,
    RedLine,
    Rule,
    Sacred,
)
from tracktwo.deals.grouped import Chosen, Group, bars, judged_together
from tracktwo.deals.pareto.linked import components

__all__ = ["joined"]


def joined(case: Case) -> Case:
    """Return the case with tied issues joined into one.

    Parameters
    ----------
    case : Case
        Perhaps with joint values.

    Returns
    -------
    Case
        Without joint values; the same object if it had none. Its packages are those of the original, one
        for one, worth the same at the judgements' points. The range of a joined answer is that from the
        sum of its parts' lowest to the sum of their highest values; such ranges are then drawn each by
        itself, although answers that share a part share its doubt. Named packages that settle only a part
        of a joined issue leave it open, and links between judgements of tied issues are left out. So is
        what is said of the time after a deal (ballots, moves, the ceasefire, the war): ask the original.

    Raises
    ------
    LimitError
        Joined issues would have too many answers.
    InputError
        A party with joint values gives no weight to any of the tied issues, on the scale of shares.
    """
    scopes = [one.options for position in case.positions.values() for one in position.joint]
    if not scopes:
        return case
    place = {issue.id: number for number, issue in enumerate(case.issues)}
    tied = components(len(case.issues), [[place[issue] for issue in options] for options in scopes])
    groups = [Group.of(case, tuple(case.issues[number] for number in group)) for group in tied]
    return _Joiner(case, groups).case()


class _Joiner:
    def __init__(self, case: Case, groups: list[Group]) -> None:
        self.old = case
        self.groups = groups
        self.home = {issue.id: group for group in groups for issue in group.issues}

    def case(self) -> Case:
        return replace(
            self.old,
            issues=tuple(group.issue() for group in self.groups),
            positions={party: self.position(one) for party, one in self.old.positions.items()},
            parties=tuple(
                replace(party, constituents=tuple(replace(one, ballots=()) for one in party.constituents))
                for party in self.old.parties
            ),
            moves=None,
            ceasefire=None,
            war=None,
            rules=self.rules(),
            packages=tuple(map(self.package, self.old.packages)),
            links=tuple(link for link in map(self.link, self.old.links) if len(link.together) > 1),
            ifs=tuple(
                replace(one, bears_on=tuple(dict.fromkeys(map(self.new_id, one.bears_on))))
                for one in self.old.ifs
            ),
        )

    def new_id(self, name: str) -> str:
        return self.home[name].id if name in self.home else name

    def options(self, chosen: Chosen) -> dict[str, tuple[str, ...]]:
        """Say of joined issues what is said of the original's."""
        found = {}
        for group in {self.home[issue].id: self.home[issue] for issue in chosen}.values():
            found[group.id] = tuple(group.named(a) for a in group.answers if group.meets(a)(chosen))
        return found

    def rules(self) -> tuple[Rule, ...]:
        found = []
        for bar in map(self.options, bars(self.old)):
            if len(bar) > 1 and all(bar.values()):
                *when, last = bar
                found.append(Rule({issue: bar[issue] for issue in when}, {last: bar[last]}, "excludes"))
        return tuple(found)

    def package(self, one: NamedPackage) -> NamedPackage:
        options = {}
        for group in self.groups:
            if all(issue.id in one.options for issue in group.issues):
                options[group.id] = "-and-".join(one.options[issue.id] for issue in group.issues)
        return replace(one, options=options)

    def link(self, link: Link) -> Link:
        def alone(path: str) -> bool:
            issue = path.split("/")[1]
            return issue not in self.home or len(self.home[issue].issues) == 1

        together = tuple(filter(alone, link.together))
        return replace(link, together=together, against=tuple(filter(alone, link.against)))

    def position(self, old: Position) -> Position:
        weights, values = dict[str, Judgement](), dict[str, Mapping[str, Judgement]]()
        for group in self.groups:
            if len(group.issues) == 1 and not self.worth_alone(old, group):
                only = group.issues[0].id
                if only in old.weights:
                    weights[only], values[only] = old.weights[only], old.values[only]
            elif said := judged_together(self.old, old, group):
                weights[group.id], values[group.id] = said
        sacred, lines = self.sacred(old)
        red_lines = (*(replace(line, options=self.options(line.options)) for line in old.red_lines), *lines)
        return replace(old, weights=weights, values=values, sacred=sacred, red_lines=red_lines, joint=())

    def worth_alone(self, old: Position, group: Group) -> bool:
        """Tell whether a joint value names this issue and no other."""
        return any(one.options.keys() == {group.issues[0].id} for one in old.joint)

    def sacred(self, old: Position) -> tuple[tuple[Sacred, ...], tuple[RedLine, ...]]:
        """Keep what is sacred; where it is a part of a joined issue, as a red line."""
        kept = tuple(one for one in old.sacred if len(self.home[one.issue].issues) == 1)
        lines = tuple(self.refusal(old.party, one) for one in old.sacred if one not in kept)
        return kept, lines

    def refusal(self, party: str, one: Sacred) -> RedLine:
        others = [o.id for o in self.old.issue(one.issue).options if o.id not in one.accepts]
        label = f"{one.issue}: sacred, accepts only {', '.join(one.accepts)}"
        return RedLine(party, self.options({one.issue: others}), one.footing, label)
