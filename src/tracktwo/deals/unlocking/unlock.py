"""The smallest change that lets everybody live with one package: no-deal values, payments, concessions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tracktwo.deals.joint import issue_by_issue
from tracktwo.deals.plain import plain
from tracktwo.deals.problem import Package, Problem
from tracktwo.deals.unlocking.changes import Rewrite, Rewrites, fewest_changes, programmed_changes
from tracktwo.deals.unlocking.openings import bars, floor_of
from tracktwo.errors import LimitError

__all__ = ["Balance", "Concession", "PackageUnlock", "Payment", "unlock_package"]


@dataclass(frozen=True)
class Balance:
    """Where one consenting party stands on a package.

    Parameters
    ----------
    party : str
        Its id.
    value : Fraction
        The package's value to it, in its own units, as all that follow.
    no_deal : Fraction or None
        What it expects without agreement; None where nothing is known.
    short : Fraction
        How far the value is below no deal; 0 if it is not. The smallest fall of its no-deal value
        that would let it accept, red lines aside.
    spare : Fraction
        How far the value is above no deal; 0 if it is not or if no deal is not known.
    crossed : tuple of str
        Labels of its red lines that the package crosses.
    """

    party: str
    value: Fraction
    no_deal: Fraction | None
    short: Fraction
    spare: Fraction
    crossed: tuple[str, ...]


@dataclass(frozen=True)
class Payment:
    """What would have to be paid to whom, and who could pay.

    Parameters
    ----------
    to : mapping of str to Fraction
        What each short party lacks, in its own units.
    could_pay : mapping of str to Fraction
        What each other party can spare, in its own units.
    covered : bool or None
        Whether all that can be spared covers all that lacks; None unless the caller said that the
        units of the parties can be compared, because otherwise there is no such sum.
    """

    to: Mapping[str, Fraction]
    could_pay: Mapping[str, Fraction]
    covered: bool | None


@dataclass(frozen=True)
class Concession:
    """A smallest set of issues to change so that everybody can live with the package.

    Parameters
    ----------
    changes : mapping of str to (str, str)
        Issue id to its option now and its new one.
    package : mapping of str to str
        The whole new package.
    loses : mapping of str to Fraction
        What each consenting party loses against the package as it was; negative for a gain.
    """

    changes: Mapping[str, tuple[str, str]]
    package: Mapping[str, str]
    loses: Mapping[str, Fraction]


@dataclass(frozen=True)
class PackageUnlock:
    """What keeps one package from being acceptable, and the smallest ways out.

    Parameters
    ----------
    package : mapping of str to str
        Issue id to option id.
    allowed : bool
        Whether the rules between options allow it.
    acceptable : bool
        Whether it is in the zone of agreement.
    balances : tuple of Balance
        One for each consenting party.
    payment : Payment or None
        None where nobody is short, or where payment would not help.
    payment_reason : str
        Why there is none.
    concessions : tuple of Concession
        One for each smallest set of issues, up to the cap; the one whose hardest-hit party loses
        least comes first. Losses of different parties are compared as they stand.
    concession_sets : int
        How many smallest sets were found.
    concessions_complete : bool
        Whether these are all, each with its best options. Their size is the smallest either way.
    concessions_reason : str
        Why there is none.
    """

    package: Mapping[str, str]
    allowed: bool
    acceptable: bool
    balances: tuple[Balance, ...]
    payment: Payment | None
    payment_reason: str
    concessions: tuple[Concession, ...]
    concession_sets: int
    concessions_complete: bool
    concessions_reason: str

    def to_records(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, fit for JSON."""
        return dict(plain(self))


def unlock_package(
    problem: Problem, package: Package, *, comparable: bool = False, cap: int = 20, limit: int = 400_000
) -> PackageUnlock:
    """Say what keeps a package from being acceptable, and the smallest ways out.

    Parameters
    ----------
    problem : Problem
        The question.
    package : tuple of int
        Complete: one option for every issue.
    comparable : bool, optional
        Whether a unit is worth the same to every party, so that payments can be added up.
    cap : int, optional
        How many smallest concessions are listed.
    limit : int, optional
        How many partial changes the search for them may look at.

    Returns
    -------
    PackageUnlock

    Notes
    -----
    No payment is suggested for what is sacred: offered, it hardened opposition in surveys of parties
    to a conflict: Ginges, Atran, Medin and Shikaki (2007), "Sacred bounds on rational resolution of
    violent political conflict", PNAS 104(18), 7357-7360.
    """
    issue_by_issue(problem)
    balances = tuple(_balance(problem, package, party) for party in problem.consenting)
    allowed = problem.allowed(package)
    sacred = any(line.sacred and problem.consent[line.party] for line in problem.crossed(package))
    payment, payment_reason = _payment(balances, allowed, sacred, comparable)
    rewrites, reason = _rewrites(problem, package, limit)
    return PackageUnlock(
        chosen(problem, package),
        allowed,
        allowed and not any(balance.short or balance.crossed for balance in balances),
        balances,
        payment,
        payment_reason,
        tuple(_concession(problem, package, one) for one in rewrites.found[:cap]),
        len(rewrites.found),
        rewrites.complete,
        reason,
    )


def _rewrites(problem: Problem, package: Package, limit: int) -> tuple[Rewrites, str]:
    """Find the fewest changes by search, or one set of them by integer programming; or say why not."""
    barred = (*problem.forbidden, *bars(problem))
    try:
        rewrites = fewest_changes(problem, package, floor_of(problem), barred, limit=limit)
    except LimitError:
        try:
            rewrites = programmed_changes(problem, package)
        except LimitError as too_large:
            return Rewrites((), False), str(too_large)
    return rewrites, "" if rewrites.found else "There is no package that everybody could live with."


def chosen(problem: Problem, package: Package) -> dict[str, str]:
    """Return a package by the ids of its issues and options."""
    options = (ids[option] for ids, option in zip(problem.options, package, strict=True))
    return dict(zip(problem.issues, options, strict=True))


def _balance(problem: Problem, package: Package, party: int) -> Balance:
    value, no_deal = problem.values(package)[party], problem.no_deal[party]
    above = value - no_deal if no_deal is not None else Fraction(0)
    crossed = tuple(line.label for line in problem.crossed(package) if line.party == party)
    return Balance(
        problem.parties[party], value, no_deal, max(-above, Fraction(0)), max(above, Fraction(0)), crossed
    )


def _payment(
    balances: tuple[Balance, ...], allowed: bool, sacred: bool, comparable: bool
) -> tuple[Payment | None, str]:
    """Work out side payments; a red line is refused whatever is offered, a sacred one all the more."""
    to = {balance.party: balance.short for balance in balances if balance.short}
    if not allowed:
        return None, "The rules between options do not allow the package."
    if sacred:
        return (
            None,
            "The package gives up something sacred, which is not to be paid for.",
        )
    if any(balance.crossed for balance in balances):
        return None, "The package crosses a red line, which is refused whatever else is offered."
    if not to:
        return None, "No party is below its no-deal value."
    spare = {balance.party: balance.spare for balance in balances if balance.spare}
    return Payment(to, spare, sum(spare.values()) >= sum(to.values()) if comparable else None), ""


def _concession(problem: Problem, package: Package, rewrite: Rewrite) -> Concession:
    before, after = problem.values(package), problem.values(rewrite.package)
    return Concession(
        {
            problem.issues[issue]: (
                problem.options[issue][package[issue]],
                problem.options[issue][rewrite.package[issue]],
            )
            for issue in rewrite.changed
        },
        chosen(problem, rewrite.package),
        {problem.parties[party]: before[party] - after[party] for party in problem.consenting},
    )
