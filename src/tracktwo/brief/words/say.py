"""How facts are put into words: numbers, shares, dates, lists and names, the same way everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import floor, log10
from typing import TYPE_CHECKING

from tracktwo.brief.facts.reading import in_draws
from tracktwo.figures import Estimate

if TYPE_CHECKING:
    from tracktwo.brief.facts.case import JudgementFacts, LineFacts
    from tracktwo.brief.facts.whole import Facts
    from tracktwo.deals import Count, Share

__all__ = [
    "CONCEPTS",
    "Names",
    "Say",
    "anchor",
    "between",
    "counted",
    "day",
    "estimate",
    "listed",
    "number",
    "percent",
    "plural",
]

CONCEPTS = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "egalitarian",
    "utilitarian": "utilitarian",
}
LONGEST = 10**15
"""From here on a number is written by its order of magnitude."""
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
DIGITS = 3
"""Significant digits of an estimated count."""


def number(value: float, places: int = 0) -> str:
    """Write a number for people: thousands apart, a true minus sign, at most ``places`` decimals."""
    if abs(value) >= LONGEST:
        mantissa, _, exponent = f"{value:.1e}".partition("e+")
        return f"{mantissa} × 10{exponent.translate(RAISED)}"
    text = f"{value:,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text.replace("-", "−")


def percent(share: float) -> str:
    """Write a share as a whole percentage, with "about" unless it is none or all."""
    whole = round(100 * share)
    if share in (0.0, 1.0):
        return f"{whole}%"
    return "less than 1%" if whole == 0 else "more than 99%" if whole == 100 else f"about {whole}%"


def between(one: Share, other: Share) -> str:
    """Write two shares, in either order, as one range of whole percent; as one number if equal."""
    low, high = sorted(round(100 * share.value) for share in (one, other))
    return f"{low}%" if low == high else f"{low} to {high}%"


def counted(count: int, one: str, many: str = "") -> str:
    """Write a number of things."""
    return f"{number(count)} {plural(count, one, many)}"


def plural(count: int, one: str, many: str = "") -> str:
    """Return the word for one thing or for several."""
    return one if count == 1 else many or f"{one}s"


def listed(items: Sequence[str], word: str = "and") -> str:
    """Write a list: ``a``, ``a and b``, ``a, b and c``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {word} {items[-1]}" if items else ""


def day(iso: str) -> str:
    """Write a date: 10 July 2023."""
    found = date.fromisoformat(iso)
    return f"{found.day} {found:%B %Y}"


def anchor(kind: str, name: str) -> str:
    """Return the id of a place on the page, from any name."""
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else f".{ord(c):x}." for c in name)
    return f"{kind}-{safe}"


def estimate(low: float, point: float, high: float, *, likely: bool) -> Estimate:
    """Return a number to draw: with its range, and with a likely value only where one is given."""
    if low == high:
        return Estimate(point)
    return Estimate(point, low, high) if likely else Estimate.between(low, high)


def rounded(value: int) -> int:
    """Round an estimate to what it can be trusted for."""
    if not value:
        return 0
    unit = int(10 ** max(0, floor(log10(abs(value))) + 1 - DIGITS))
    return round(value / unit) * unit


class Names:
    """The names that the case gives to ids.

    Parameters
    ----------
    facts : Facts
        With parties, issues and packages.
    """

    def __init__(self, facts: Facts) -> None:
        self.parties = {party.id: party.name for party in facts.parties}
        issues = (*facts.written_issues, *facts.issues)
        self.issues = {issue.id: issue.name for issue in issues}
        self.options = {(i.id, o.id): o.name for i in issues for o in i.options}
        self.packages = {one.id: one.name for one in facts.named}
        self.lines: Mapping[str, LineFacts] = {
            line.label: line for party in facts.parties for line in party.lines
        }
        self._whose = {line.label: party.id for party in facts.parties for line in party.lines}

    def party(self, party: str) -> str:
        """Return a party's name."""
        return self.parties[party]

    def people(self, parties: Sequence[str], word: str = "and") -> str:
        """Return the names of several parties."""
        return listed([self.parties[party] for party in parties], word)

    def option(self, issue: str, option: str) -> str:
        """Return an option's name."""
        return self.options[issue, option]

    def line(self, label: str) -> str:
        """Return the words for a red line, or for a sacred issue."""
        line = self.lines[label]
        if line.sacred:
            ((issue, accepts),) = line.options.items()
            accepted = listed([self.options[issue, option] for option in accepts], "or")
            return f"{self.issues[issue]} is sacred to it; it accepts only {accepted}"
        return line.words

    def crossed(self, package: Mapping[str, str], parties: Sequence[str]) -> list[str]:
        """Return the red lines and sacred issues of some parties that a whole package crosses."""
        return [
            label
            for label, line in self.lines.items()
            if self._whose[label] in parties
            and line.sacred != all(package[issue] in options for issue, options in line.options.items())
        ]

    def quoted(self, label: str) -> str:
        """Return a red line in quotation marks, with a word where it is only assumed to hold."""
        assumed = " (assumed)" if self.lines[label].footing.kind == "assumed" else ""
        return f"“{self.line(label)}”{assumed}"

    def judgement(self, judged: JudgementFacts) -> str:
        """Return what a judged number is, in words."""
        if not judged.issue:
            since = f" from {day(judged.start)}" if judged.start else ""
            return f"{self.parties[judged.party]}: no-deal value{since}" if judged.party else "likelihood"
        issue = self.issues[judged.issue]
        if not judged.option:
            return f"{self.parties[judged.party]}: weight of {issue}"
        return f"{self.parties[judged.party]}: {issue}, {self.options[judged.issue, judged.option]}"


class Say:
    """Words for the numbers of one brief, none more precise than its judgements allow.

    Parameters
    ----------
    facts : Facts
        Of the brief.
    """

    def __init__(self, facts: Facts) -> None:
        self.names = Names(facts)
        self.places = 1 if facts.about.certain else 0
        self.consenting = tuple(party.id for party in facts.parties if party.consent)

    def value(self, value: float) -> str:
        """Write a value on a party's own scale."""
        return number(value, self.places)

    def between(self, low: float, high: float) -> str:
        """Write a range of values; one number where its ends are written alike."""
        ends = self.value(low), self.value(high)
        return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"

    def count(self, count: Count) -> str:
        """Write a number of packages, with its interval where it is an estimate."""
        if count.low == count.high:
            return number(count.value)
        low, middle, high = (number(rounded(n)) for n in (count.low, count.value, count.high))
        return f"about {middle} ({low} to {high})"

    def share(self, share: Share) -> str:
        """Write a share of draws with its interval."""
        return f"{percent(share.value)}{self._interval(share, ' (', ')')}"

    def often(self, share: Share) -> str:
        """Write how often something is so in the draws: the phrase, the share and its interval."""
        if share.low == share.high and share.value in (0.0, 1.0):  # proven, not drawn
            return "always" if share.value else "never"
        return f"{in_draws(share.value)} ({percent(share.value)}{self._interval(share, '; ', '')})"

    def so(self, subject: str, rest: str, share: Share) -> str:
        """Say that something is so, how often: "always" and "never" stand before the rest of the sentence."""
        often = self.often(share)
        return f"{subject} {often} {rest}" if often in ("always", "never") else f"{subject} {rest} {often}"

    @staticmethod
    def _interval(share: Share, before: str, after: str) -> str:
        if share.low == share.high:
            return ""
        return f"{before}{round(100 * share.low)} to {round(100 * share.high)}%{after}"

    @property
    def everyone(self) -> str:
        """Return the words for all parties whose consent is needed."""
        count = len(self.consenting)
        if count == 1:
            return f"the one party whose consent is needed ({self.names.people(self.consenting)})"
        both = "both" if count == 2 else "all"
        return f"{both} parties whose consent is needed"
