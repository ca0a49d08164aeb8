"""What was found about consent, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tracktwo.case import Case
from tracktwo.deals import Count
from tracktwo.hold.consent.absent import Choice, LeftOut, Shortfall
from tracktwo.hold.consent.stopping import Stops
from tracktwo.hold.consent.votes import Ratified
from tracktwo.hold.consent.winset import WinSet, ZoneAtHome
from tracktwo.hold.war.chance import in_hundred

if TYPE_CHECKING:
    from tracktwo.hold.consent.consent import Consent

__all__ = ["in_words"]


def in_words(case: Case, found: Consent) -> Iterator[str]:
    """Say for each named package who would ratify and stop it, then what leaving somebody out would cost."""
    words = _Words(case)
    for package in case.packages:
        yield from (words.vote(one) for one in found.ratified if one.package == package.id)
        yield from (line for one in found.stops if one.package == package.id for line in words.stopped(one))
    yield from map(words.win_set, found.win_sets)
    if found.zone is not None and found.zone.zone.value:
        yield words.zone(found.zone)
    for one in found.left_out:
        yield from words.without(one)


SAME = 1e-6
"""Bounds closer than this say nothing."""


class _Words:
    """Names people read for the ids of a case."""

    def __init__(self, case: Case) -> None:
        self.packages = {one.id: one.name for one in case.packages}
        self.issues = {one.id: one.name for one in case.issues}
        self.parties = {one.id: one.name for one in case.parties}
        self.groups = {(one.id, group.id): group.name for one in case.parties for group in one.constituents}

    def vote(self, one: Ratified) -> str:
        """Say whether a party would ratify a package."""
        party = self.parties[one.party]
        return f"{self.packages[one.package]}: {party} {self._ratifies(one)}"

    def _ratifies(self, one: Ratified) -> str:
        if one.verdict == "never":
            return f"could not ratify it: {self._groups(one.party, one.refusing)} would say no."
        if one.verdict == "always":
            return "would ratify it."
        if one.likelihood is None:
            return f"may ratify it or not; {self._why_not_known(one)}."
        spread = f", {in_hundred(one.low)} to {in_hundred(one.high)} over all that is judged possible"
        bounds = (
            f", and from {in_hundred(one.bounds[0])} to {in_hundred(one.bounds[1])} at the points if their "
            "answers hang together"
            if one.bounds is not None and one.bounds[1] - one.bounds[0] > SAME
            else ""
        )
        likely = in_hundred(float(one.likelihood))
        survey = " A survey is taken as a vote here." if any(each.survey for each in one.answers) else ""
        return f"would ratify it with a likelihood of {likely}{spread}{bounds}.{self._decider(one)}{survey}"

    def _why_not_known(self, one: Ratified) -> str:
        reasons = []
        if one.unknown:
            reasons.append(f"nothing says how {self._groups(one.party, one.unknown)} would answer")
        if one.depends_on:
            reasons.append(f"it turns on {_listed([self.issues[issue] for issue in one.depends_on])}")
        surveys = [answer.constituent for answer in one.answers if answer.survey and answer.point is None]
        if surveys:
            reasons.append(f"the survey of {self._groups(one.party, surveys)} does not say enough")
        return ", and ".join(reasons)

    def _decider(self, one: Ratified) -> str:
        if len(one.decides) < 2 or one.decides[0].swing == one.decides[1].swing:
            return ""
        first = one.decides[0]
        name = self.groups[one.party, first.constituent]
        return f" Most often the answer of {name} decides ({in_hundred(float(first.swing))})."

    def stopped(self, one: Stops) -> Iterator[str]:
        """Say which parties refuse a package whatever the judged numbers are."""
        standing = [found.members[0] for found in one.sets if found.state == "stands"]
        parties = [self.parties[name] for name in standing if name in self.parties]
        if parties:
            named = _listed(parties)
            yield f"{self.packages[one.package]}: refused by {named}, on every number in the ranges."

    def win_set(self, one: WinSet) -> str:
        """Say how many packages a party could ratify."""
        never, always, depends = map(_many, (one.never, one.always, one.depends))
        return (
            f"{self.parties[one.party]}: of {one.total:,} packages that the rules allow, it could not ratify "
            f"{never} and would ratify {always}; of {depends} it depends."
        )

    def zone(self, zone: ZoneAtHome) -> str:
        """Say what is left of the zone of agreement at home."""
        counts = [(self.parties[party], count) for party, count in zone.never_by.items() if count.value]
        by = [f"{party} {_many(count)}" for party, count in counts]
        named = f" ({_listed(by)})" if by else ""
        return (
            f"Of the {_many(zone.zone)} packages that all parties would accept, {_many(zone.never)} could "
            f"not be ratified at home{named} and {_many(zone.always)} surely would."
        )

    def without(self, one: LeftOut) -> Iterator[str]:
        """Say what a deal made without somebody would be."""
        absent = _listed([self.parties[party] for party in one.absent])
        yield (
            f"Without {absent}, the others would accept {_many(one.zone)} packages, of which "
            f"{_many(one.rejected)} would be rejected."
        )
        nash = next((choice for choice in one.choices if choice.concept == "nash"), None)
        if nash is not None:
            yield f"Without {absent}, the others' Nash package {self._accepted(nash)}.{self._drawn(one)}"
        if any(price.cost for price in one.prices):
            costs = [f"{self.parties[price.party]} {_signed(-price.cost)}" for price in one.prices]
            yield f"Keeping to what {absent} can accept would change what they get: {_listed(costs)} points."

    def _accepted(self, choice: Choice) -> str:
        short = [self._short(one) for one in choice.shortfalls if one.short or one.red_lines]
        return f"would be rejected: {'; '.join(short)}" if choice.rejected else "would be accepted"

    def _short(self, one: Shortfall) -> str:
        parts = []
        if one.short:
            parts.append(f"{one.short:.3g} points below no deal")
        labels = [label.removeprefix(f"{one.party}: ") for label in one.red_lines]
        parts += [f"a red line crossed ({label})" for label in labels]
        return f"to {self.parties[one.party]} it is {' and '.join(parts)}"

    def _drawn(self, one: LeftOut) -> str:
        if one.drawn is None or one.drawn.rejected is None:
            return ""
        share = one.drawn.rejected
        return (
            f" Over draws of the judged numbers, what they choose is rejected in {in_hundred(share.value)} "
            f"(sampling error {in_hundred(share.low)} to {in_hundred(share.high)})."
        )

    def _groups(self, party: str, ids: Iterable[str]) -> str:
        return _listed([self.groups[party, one] for one in ids])


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "nobody"


def _many(count: Count) -> str:
    """Write a number of packages; an estimate as such."""
    return f"{count.value:,}" if count.low == count.high else f"about {count.value:,}"


def _signed(number: float) -> str:
    return f"{number:+.3g}" if number else "0"
