"""The question that the engine answers, as numbers and indexes only.

A `Problem` is a case with one number for every judgement: the analysis of uncertain
judgements makes one problem a draw. Nothing here knows files, footings or names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TypeVar

__all__ = ["Combination", "Joint", "Package", "Problem", "RedLine"]

Entry = TypeVar("Entry")
Package = tuple[int, ...]
"""One option index for every issue, in the order of the issues."""


@dataclass(frozen=True)
class Combination:
    """Options that meet: it holds in a package if each issue named takes one of its options named.

    Parameters
    ----------
    options : mapping of int to frozenset of int
        Issue index to the option indexes that count. Never empty; no option set is empty.
    """

    options: Mapping[int, frozenset[int]]

    def holds_in(self, package: Package) -> bool:
        """Tell whether the combination occurs in a complete package."""
        return all(package[issue] in chosen for issue, chosen in self.options.items())

    def given(self, chosen: Mapping[int, int]) -> Combination | None:
        """Return what is left of the combination once some issues are settled; None if it cannot hold.

        A settled issue keeps its one option, which is then option 0.
        """
        if any(
            issue in self.options and option not in self.options[issue] for issue, option in chosen.items()
        ):
            return None
        return Combination({i: frozenset([0]) if i in chosen else own for i, own in self.options.items()})


@dataclass(frozen=True)
class RedLine:
    """A combination that one party refuses whatever else is in the package.

    Parameters
    ----------
    party : int
        Index of the party.
    combination : Combination
        What it refuses.
    label : str, optional
        Its id for people, unique in the problem.
    sacred : bool, optional
        True where the party trades nothing against it: no payment is to be offered.
    """

    party: int
    combination: Combination
    label: str = ""
    sacred: bool = False


@dataclass(frozen=True)
class Joint:
    """What a combination of options adds to the value of a package, beyond the options by themselves.

    Parameters
    ----------
    combination : Combination
        Where it holds.
    worth : tuple of Fraction
        What it adds for each party.
    """

    combination: Combination
    worth: tuple[Fraction, ...]


@dataclass(frozen=True)
class Problem:
    """Parties, issues and exact worths.

    Parameters
    ----------
    parties, issues : tuple of str
        Ids in the order of the file.
    options : tuple of tuple of str
        Option ids of each issue.
    worth : tuple of tuple of tuple of Fraction
        ``worth[issue][option][party]``: what the option adds to the party's value of a package.
        A package's value to a party is the plain sum (weights are already in) and what options are worth
        together.
    no_deal : tuple of Fraction or None
        What each party expects without agreement; None where nothing is known.
    consent, in_channel : tuple of bool
        Whether the deal needs the party's yes; whether it takes part in the talks.
    forbidden : tuple of Combination, optional
        Combinations that the rules between options rule out.
    red_lines : tuple of RedLine, optional
        Of any party; only those of consenting parties bound the zone of agreement.
    joint : tuple of Joint, optional
        What options of different issues are worth together. Most analyses add up issue by issue and
        ask for a problem without: see `tracktwo.deals.joint`.
    ranks : bool, optional
        True where a party's values only rank packages: gains cannot be added, multiplied or compared, so
        no solution concept has an answer.
    """

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    worth: tuple[tuple[tuple[Fraction, ...], ...], ...]
    no_deal: tuple[Fraction | None, ...]
    consent: tuple[bool, ...]
    in_channel: tuple[bool, ...]
    forbidden: tuple[Combination, ...] = ()
    red_lines: tuple[RedLine, ...] = field(default=())
    joint: tuple[Joint, ...] = ()
    ranks: bool = False

    @property
    def consenting(self) -> tuple[int, ...]:
        """Indexes of the parties whose yes the deal needs."""
        return tuple(party for party, needed in enumerate(self.consent) if needed)

    def allowed(self, package: Package) -> bool:
        """Tell whether the rules between options allow a package."""
        return not any(combination.holds_in(package) for combination in self.forbidden)

    def restricted(self, chosen: Mapping[int, int]) -> Problem:
        """Return the problem in which some issues are settled: each has one option left.

        Parameters
        ----------
        chosen : mapping of int to int
            Issue index to option index.

        Returns
        -------
        Problem
            The same issues in the same order; option 0 of a settled issue is the one chosen.
        """
        return replace(
            self,
            options=tuple(_only(options, chosen.get(issue)) for issue, options in enumerate(self.options)),
            worth=tuple(_only(table, chosen.get(issue)) for issue, table in enumerate(self.worth)),
            forbidden=tuple(left for one in self.forbidden if (left := one.given(chosen))),
            red_lines=tuple(
                replace(line, combination=left)
                for line in self.red_lines
                if (left := line.combination.given(chosen))
            ),
            joint=tuple(
                replace(one, combination=left)
                for one in self.joint
                if (left := one.combination.given(chosen))
            ),
        )

    def values(self, package: Package) -> tuple[Fraction, ...]:
        """Return the exact value of a package to each party."""
        rows = [self.worth[issue][option] for issue, option in enumerate(package)]
        rows += [one.worth for one in self.joint if one.combination.holds_in(package)]
        return tuple(sum(column, Fraction(0)) for column in zip(*rows, strict=True))

    def crossed(self, package: Package) -> tuple[RedLine, ...]:
        """Return the red lines that a package crosses."""
        return tuple(line for line in self.red_lines if line.combination.holds_in(package))


def _only(entries: tuple[Entry, ...], place: int | None) -> tuple[Entry, ...]:
    return entries if place is None else (entries[place],)
