"""What those who make a deal without somebody would choose, and what it is to those left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from tracktwo.case import Case
from tracktwo.deals import Corners, Deals, Problem, solve
from tracktwo.hold.consent.absent import Choice, Nearest, Price, Shortfall
from tracktwo.hold.consent.doubt import tied

__all__ = ["Others"]

TOO_MANY = "The packages that are best for all are too many to list."
ONLY_RANKS = "The numbers only say which packages are better than which: nothing can be chosen by them."
SECONDS = 20.0
"""How long integer programming may look where packages are too many to list."""

Vector = tuple[Fraction, ...]
Package = tuple[int, ...]


def _only(problem: Problem, parties: Sequence[int], asked: Sequence[int]) -> Problem:
    """Return the problem of some parties, of whom some are asked."""
    new = {old: number for number, old in enumerate(parties)}

    def columns(row: Vector) -> Vector:
        return tuple(row[one] for one in parties)

    return replace(
        problem,
        parties=tuple(problem.parties[one] for one in parties),
        worth=tuple(tuple(map(columns, table)) for table in problem.worth),
        no_deal=tuple(problem.no_deal[one] for one in parties),
        consent=tuple(one in asked for one in parties),
        in_channel=tuple(problem.in_channel[one] for one in parties),
        red_lines=tuple(
            replace(line, party=new[line.party]) for line in problem.red_lines if line.party in new
        ),
        joint=tuple(replace(one, worth=columns(one.worth)) for one in problem.joint),
    )


class Others:
    """The zones of the others, alone and with the absent.

    Parties come in one order: the others, then the absent. ``alone`` values packages for the others only;
    ``unasked`` also for the absent, who are not asked; in ``asked`` they are.
    """

    def __init__(
        self,
        case: Case,
        problem: Problem,
        gone: tuple[int, ...],
        others: tuple[int, ...],
        corners: Corners | None,
    ) -> None:
        everyone = (*others, *gone)
        self.problem, self.gone, self.others = problem, gone, others
        self.alone = solve(_only(problem, others, others), seconds=SECONDS)
        self.unasked = solve(_only(problem, everyone, others), seconds=SECONDS)
        self.asked = solve(_only(problem, everyone, everyone), seconds=SECONDS)
        self.corners = None if tied(case) else corners
        listed = all(one.zone is not None for one in (self.alone, self.unasked, self.asked))
        self.listed = listed
        self.reason = ONLY_RANKS if problem.ranks else "" if listed else TOO_MANY
        rows = enumerate(_rows(self.asked)) if listed else ()
        self.shared = {values[: len(others)]: row for row, values in rows}

    @property
    def frontier(self) -> int | None:
        """How many vectors are best for the others."""
        return len(list(_rows(self.alone))) if self.listed else None

    @property
    def frontier_rejected(self) -> int | None:
        """How many of these no package gives that the absent accept."""
        return sum(values not in self.shared for values in _rows(self.alone)) if self.listed else None

    def choices(self) -> Iterator[Choice]:
        """Give the answer of each principle."""
        for concept, point in self.unasked.solutions.items():
            found = [self._kindest(*one) for one in zip(point.values, point.packages, strict=True)]
            if found:
                good = [one for one in found if not self._rejects(*one)]
                values, package = (good or found)[0]
                ties = len({one[: len(self.others)] for one in point.values})
                short = tuple(self._short(values, package))
                chosen = self.unasked.chosen(package)
                yield Choice(concept, chosen, ties, not good, short, point.gap is None)

    def _kindest(self, values: Vector, package: Package) -> tuple[Vector, Package]:
        """Return a package that gives the others the same and that the absent accept, if there is one."""
        row = self.shared.get(values[: len(self.others)])
        zone = self.asked.zone
        return (values, package) if row is None or zone is None else (zone.values(row), zone.package(row))

    def _rejects(self, values: Vector, package: Package) -> bool:
        floor = self.unasked.problem.no_deal[len(self.others) :]
        below = any(
            least is not None and value < least
            for value, least in zip(values[len(self.others) :], floor, strict=True)
        )
        return below or self._crossed(package)

    def _crossed(self, package: Package) -> bool:
        lines = self.unasked.problem.crossed(package)
        return any(line.party >= len(self.others) for line in lines)

    def _short(self, values: Vector, package: Package) -> Iterator[Shortfall]:
        whole = self.unasked.problem
        for number, party in enumerate(self.gone, len(self.others)):
            least = whole.no_deal[number]
            least = values[number] if least is None else least
            labels = tuple(line.label for line in whole.crossed(package) if line.party == number)
            verdict = "" if self.corners is None else str(self.corners.verdicts(package)[party])
            yield Shortfall(
                whole.parties[number],
                float(values[number]),
                float(least),
                _positive(least - values[number]),
                labels,
                verdict,
            )

    def nearest(self) -> Iterator[Nearest]:
        """Give the best of the others' zone for each absent party."""
        rows = list(_rows(self.unasked)) if self.listed and not self.problem.ranks else []
        for number in range(len(self.others), len(self.unasked.problem.parties)):
            least = self.unasked.problem.no_deal[number]
            if rows and least is not None:
                best = max(values[number] for values in rows)
                party = self.unasked.problem.parties[number]
                yield Nearest(party, float(best), float(least), _positive(least - best))

    def prices(self) -> Iterator[Price]:
        """Give what asking the absent costs each of the others."""
        rows = list(_rows(self.asked)) if self.listed else []
        nash = self.alone.solutions["nash"]
        if not rows or not nash:
            return
        best, free = max(rows, key=self._product), list(_rows(self.alone))
        for number, party in enumerate(self.alone.problem.parties):
            without, including = nash.values[0][number], best[number]
            most = max(values[number] for values in free)
            left = max(values[number] for values in rows)
            numbers = (without, including, without - including, most, left)
            yield Price(party, *map(float, numbers))

    def _product(self, values: Vector) -> tuple[int, Fraction]:
        """Order packages as the Nash solution of the others does."""
        product, gaining = Fraction(1), 0
        for value, least in zip(values, self.alone.problem.no_deal, strict=False):
            gain = Fraction(0) if least is None else value - least
            product, gaining = (product * gain, gaining + 1) if gain > 0 else (product, gaining)
        return gaining, product


def _rows(deals: Deals) -> Iterator[Vector]:
    """Give the vectors that are best in a zone."""
    zone = deals.zone
    for place in range(len(zone) if zone is not None else 0):
        assert zone is not None
        yield zone.values(place)


def _positive(number: Fraction) -> float:
    return max(float(number), 0.0)
