"""Positions: what each party is judged to want, read from a case file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from tracktwo.case.collector import Collector
from tracktwo.case.document import Where
from tracktwo.case.issues import choice, option_id
from tracktwo.case.judged import Estimate, Footing, Judgement
from tracktwo.case.judgements import Bounds, JudgementReader
from tracktwo.case.model import Issue, JointValue, Position, RedLine, Sacred

__all__ = ["PositionReader", "default_label"]


class PositionReader:
    """Reads the position of each party.

    Parameters
    ----------
    collector : Collector
        Where findings go.
    judgements : JudgementReader
        Reads the numbers.
    issues : mapping of str to Issue
        The case's issues by id.
    bounds : (int, int) or None
        Least and greatest value of an option; none on the scale of points.
    """

    def __init__(
        self, collector: Collector, judgements: JudgementReader, issues: Mapping[str, Issue], bounds: Bounds
    ) -> None:
        self.collector = collector
        self.judgements = judgements
        self.issues = issues
        self.bounds = bounds

    def position(self, party: str, entry: Any) -> Position:
        """Read one party's entry under ``positions``."""
        where: Where = ("positions", party)
        above = self.judgements.footing(where, entry)
        sacred = tuple(
            self._sacred((*where, "sacred", n), one, above) for n, one in enumerate(entry.get("sacred", ()))
        )
        self._once(where, [one.issue for one in sacred])
        weights: dict[str, Judgement] = {}
        values: dict[str, dict[str, Judgement]] = {}
        for issue_id, judged in entry.get("issues", {}).items():
            here = (*where, "issues", issue_id)
            if self.collector.known(here, issue_id, self.issues, "issue") and self._not_sacred(
                here, issue_id, sacred
            ):
                footing = self.judgements.footing(here, judged, above)
                weights[issue_id] = self._weight(here, judged, f"{party}/{issue_id}/weight", footing)
                values[issue_id] = self._values(here, judged, party, self.issues[issue_id], footing)
        lines = tuple(
            self._red_line((*where, "red_lines", n), one, party, n, above)
            for n, one in enumerate(entry.get("red_lines", ()))
        )
        joint = tuple(
            self._joint((*where, "joint", n), one, party, n, above, sacred)
            for n, one in enumerate(entry.get("joint", ()))
        )
        no_deal, later = self._no_deal((*where, "no_deal"), entry.get("no_deal"), party, above)
        self._some_weight(where, weights)
        return Position(party, no_deal, later, weights, values, lines, sacred, joint)

    def _weight(self, where: Where, judged: Any, path: str, footing: Footing) -> Judgement:
        if "weight" not in judged:
            self.collector.error(
                where,
                "'weight:' is missing.",
                "Add weight: followed by a number such as 20.",
                in_cells=f"Write a number such as 20 in the row (weight) of '{where[-1]}'.",
            )
            return Judgement(path, Estimate(Fraction(0), Fraction(0)), footing)
        return self.judgements.judgement((*where, "weight"), judged["weight"], path, footing)

    def _values(
        self, where: Where, judged: Any, party: str, issue: Issue, footing: Footing
    ) -> dict[str, Judgement]:
        found: dict[str, Judgement] = {}
        options = [option.id for option in issue.options]
        here = (*where, "values")
        for key, written in judged.get("values", {}).items():
            option = option_id(issue, key)
            if self.collector.known((*here, key), option, options, f"option of '{issue.id}' called"):
                path = f"{party}/{issue.id}/{option}"
                if option in found:
                    self.collector.error((*here, key), f"'{option}' is given twice.", "Keep one of them.")
                found[option] = self.judgements.judgement((*here, key), written, path, footing, self.bounds)
        return self._complete(
            where, party, issue, footing, {option: found[option] for option in options if option in found}
        )

    def _complete(
        self, where: Where, party: str, issue: Issue, footing: Footing, found: dict[str, Judgement]
    ) -> dict[str, Judgement]:
        """Fill in what the kind of issue says by itself; note what is missing."""
        if issue.kind == "divisible" and party in issue.between and not found:
            ends = [(issue.between[0], 1), (issue.between[1], 0)]
            worth = {end: 100 * (level if party == issue.between[0] else 1 - level) for end, level in ends}
            return {
                end: Judgement(
                    f"{party}/{issue.id}/{end}",
                    Estimate(Fraction(n), Fraction(n)),
                    Footing("assumed", text="all of it is worth 100, nothing of it 0"),
                )
                for end, n in worth.items()
            }
        ids = [option.id for option in issue.options]
        needed = ids if issue.kind in ("categorical", "ordered") else ids[:1] + ids[-1:]
        missing = [option for option in needed if option not in found]
        if missing:
            self.collector.error(
                where,
                f"'{party}' gives no value for {', '.join(missing)} of '{issue.id}'.",
                f"Add a line for each under values:, such as {missing[0]}: 50.",
                in_cells=f"Give each a row with '{issue.id}' under Issue, its id under Answer, and a number.",
            )
        return found

    def _once(self, where: Where, sacred: list[str]) -> None:
        for number, issue in enumerate(sacred):
            if issue in sacred[:number]:
                message = f"'{issue}' stands twice under sacred:."
                self.collector.error((*where, "sacred", number), message, "Write all that it accepts in one.")

    def _not_sacred(self, where: Where, issue: str, sacred: tuple[Sacred, ...]) -> bool:
        if any(one.issue == issue for one in sacred):
            message = f"'{issue}' is sacred to this party, so it has no weight and no values."
            self.collector.error(
                where,
                message,
                "Remove this entry, or the one under sacred:.",
                in_cells="Empty the numbers of its rows, or remove the word sacred.",
            )
            return False
        return True

    def _some_weight(self, where: Where, weights: Mapping[str, Judgement]) -> None:
        if weights and not any(weight.estimate.point for weight in weights.values()):
            message = "every weight is 0, at its likely value or the middle of its range."
            self.collector.error((*where, "issues"), message, "Give at least one issue a weight above 0.")

    def _no_deal(
        self, where: Where, entry: Any, party: str, above: Footing
    ) -> tuple[Judgement | None, tuple[tuple[date, Judgement], ...]]:
        if entry is None:
            return None, ()
        path = f"{party}/no-deal"
        now = self.judgements.judgement(where, entry, path, above)
        entries = entry.get("over_time", ()) if isinstance(entry, dict) else ()
        later: dict[date, Judgement] = {}
        for number, one in enumerate(entries):
            here = (*where, "over_time", number)
            day = self.collector.date((*here, "from"), one["from"]) or date.min
            if day in later:
                self.collector.error((*here, "from"), f"{day} is given twice.", "Keep one of them.")
            later[day] = self.judgements.judgement(here, one, f"{path}/{one['from']}", now.footing)
        return now, tuple(sorted(later.items()))

    def _red_line(self, where: Where, entry: Any, party: str, number: int, above: Footing) -> RedLine:
        options = choice(self.collector, (*where, "options"), entry["options"], self.issues)
        footing = self.judgements.footing(where, entry, above)
        return RedLine(party, options, footing, entry.get("label", "") or default_label(options))

    def _joint(
        self, where: Where, entry: Any, party: str, number: int, above: Footing, sacred: tuple[Sacred, ...]
    ) -> JointValue:
        options = choice(self.collector, (*where, "options"), entry["options"], self.issues)
        for issue in options:
            if any(one.issue == issue for one in sacred):
                message = f"'{issue}' is sacred to this party, so nothing is worth more because of it."
                self.collector.error((*where, "options", issue), message, "Leave it out here.")
        footing = self.judgements.footing(where, entry, above)
        path = f"{party}/joint/{number + 1}"
        return JointValue(
            options, self.judgements.judgement((*where, "worth"), entry["worth"], path, footing)
        )

    def _sacred(self, where: Where, entry: Any, above: Footing) -> Sacred:
        written = {entry["issue"]: entry["accepts"]}
        if self.collector.known((*where, "issue"), entry["issue"], self.issues, "issue"):
            accepts = choice(self.collector, where, written, self.issues)[entry["issue"]]
        else:
            accepts = ()
        return Sacred(entry["issue"], accepts, self.judgements.footing(where, entry, above))


def default_label(options: Mapping[str, tuple[str, ...]]) -> str:
    """Say what a red line without a label is called."""
    return ", ".join(f"{issue}: {' or '.join(chosen)}" for issue, chosen in options.items())
