"""Positions as a case file says them: what most of a party's numbers rest on is said once, above them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tracktwo.case.decimals import decimal
from tracktwo.case.judged import NOTHING_SAID, Estimate, Footing, Judgement
from tracktwo.case.model import Issue, JointValue, Position, RedLine, Sacred
from tracktwo.case.positions import default_label
from tracktwo.case.spoken import (
    choice_data,
    common,
    estimate_data,
    footing_data,
    judgement_data,
    kept,
    option_data,
    rests_on,
)

__all__ = ["PositionData"]


class PositionData:
    """Says positions of one case.

    Parameters
    ----------
    issues : mapping of str to Issue
        The case's issues by id.
    """

    def __init__(self, issues: Mapping[str, Issue]) -> None:
        self.issues = issues

    def of(self, position: Position) -> dict[str, Any]:
        """Return one party's entry under ``positions``."""
        above = common(_footings(position), NOTHING_SAID)
        judged = {
            issue: self._issue(position, issue, above) for issue in self.issues if issue in position.weights
        }
        return {
            **footing_data(above),
            **({"no_deal": _no_deal(position, above)} if position.no_deal else {}),
            **({"issues": judged} if judged else {}),
            **kept(
                red_lines=[self._red_line(one, above) for one in position.red_lines],
                sacred=[self._sacred(one, above) for one in position.sacred],
                joint=[self._joint(one, above) for one in position.joint],
            ),
        }

    def _issue(self, position: Position, issue: str, above: Footing) -> dict[str, Any]:
        """Say weight and values; a case file knows no negative weight, so the sign goes to the values."""
        weight, values = position.weights[issue], position.values.get(issue, {})
        if weight.estimate.point < 0:
            weight, values = _negated(weight), {option: _negated(one) for option, one in values.items()}
        here = common(rests_on([weight, *values.values()]), above)
        return {
            **footing_data(here, above),
            "weight": judgement_data(weight, here),
            **({"values": self._values(self.issues[issue], values, here)} if values else {}),
        }

    def _values(self, issue: Issue, values: Mapping[str, Judgement], above: Footing) -> dict[str, Any]:
        names = {option: option_data(issue, option) for option in values}
        return {
            name if isinstance(name, str) else decimal(name): judgement_data(values[option], above)
            for option, name in names.items()
        }

    def _red_line(self, line: RedLine, above: Footing) -> dict[str, Any]:
        label = "" if line.label == default_label(line.options) else line.label
        said = {"options": choice_data(line.options, self.issues), **kept(label=label)}
        return {**said, **footing_data(line.footing, above)}

    def _sacred(self, sacred: Sacred, above: Footing) -> dict[str, Any]:
        accepts = [option_data(self.issues[sacred.issue], one) for one in sacred.accepts]
        return {"issue": sacred.issue, "accepts": accepts, **footing_data(sacred.footing, above)}

    def _joint(self, joint: JointValue, above: Footing) -> dict[str, Any]:
        worth = estimate_data(joint.worth.estimate)
        options = choice_data(joint.options, self.issues)
        return {"options": options, "worth": worth, **footing_data(joint.worth.footing, above)}


def _no_deal(position: Position, above: Footing) -> Any:
    assert position.no_deal is not None
    now = position.no_deal.footing
    later = [
        {"from": str(day), **_as_mapping(judgement_data(judged, now))}
        for day, judged in position.no_deal_over_time
    ]
    return judgement_data(position.no_deal, above, **kept(over_time=later))


def _as_mapping(said: Any) -> dict[str, Any]:
    return said if isinstance(said, dict) and "value" in said else {"value": said}


def _negated(judgement: Judgement) -> Judgement:
    def turned(one: Estimate) -> Estimate:
        return Estimate(-one.high, -one.low, None if one.likely is None else -one.likely)

    versions = tuple((day, turned(estimate), footing) for day, estimate, footing in judgement.versions)
    return replace(judgement, estimate=turned(judgement.estimate), versions=versions)


def _footings(position: Position) -> list[Footing]:
    """Return every footing that what stands above the whole position would give."""
    numbers = [position.no_deal] if position.no_deal else []
    numbers += position.weights.values()
    numbers += [judged for values in position.values.values() for judged in values.values()]
    numbers += [joint.worth for joint in position.joint]
    red_lines = [line.footing for line in position.red_lines]
    return [*rests_on(numbers), *red_lines, *(sacred.footing for sacred in position.sacred)]
