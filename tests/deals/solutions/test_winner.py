"""Adjusted winner: published divisions, and what the method promises for any points."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.deals.solutions.winner import adjusted_winner
from tracktwo.errors import TracktwoError

# Panama Canal treaty 1974: Raiffa, The Art and Science of Negotiation, 1982; United States, Panama.
PANAMA = [22, 22, 15, 14, 11, 6, 4, 2, 2, 2], [9, 15, 15, 3, 15, 5, 11, 7, 7, 13]
# Camp David 1978: Brams and Togman 1996; Israel, Egypt.
CAMP_DAVID = [35, 10, 20, 10, 5, 20], [55, 5, 10, 5, 20, 5]

points = st.integers(1, 8).flatmap(
    lambda issues: st.tuples(
        *[st.lists(st.integers(0, 12), min_size=issues, max_size=issues).filter(any) for _ in range(2)]
    )
)


def most_for_first(division, least_for_second):
    """Give the second party its due on the issues that cost the first least: a fractional knapsack."""
    mine, theirs = division.points
    total, missing = Fraction(100), least_for_second
    for issue in sorted(range(len(mine)), key=lambda i: mine[i] / theirs[i] if theirs[i] else 10**9):
        part = min(Fraction(1), missing / theirs[issue]) if theirs[issue] else Fraction(0)
        missing -= part * theirs[issue]
        total -= part * mine[issue]
    assert missing == 0
    return total


def test_panama_as_published():
    division = adjusted_winner(*PANAMA)
    assert division.totals == (66, 66)
    assert [issue for issue, share in enumerate(division.shares) if share == 1] == [0, 1, 3, 5]
    assert division.split == 2
    assert division.shares[2] == Fraction(2, 15)
    assert division.tied == (2,)
    assert [(step.issue, step.giver, step.part, step.ratio) for step in division.transfers] == [
        (2, 0, Fraction(13, 15), 1)
    ]


def test_camp_david():
    division = adjusted_winner(*CAMP_DAVID)
    assert division.totals == (Fraction(395, 6), Fraction(395, 6))
    assert division.split == 0
    assert division.shares == (Fraction(1, 6), 1, 1, 1, 0, 1)


@given(points)
def test_equitable_envy_free_and_efficient(pair):
    division = adjusted_winner(*pair)
    first, second = division.totals
    assert first == second >= 50
    assert most_for_first(division, second) == first


@given(points)
def test_at_most_one_issue_is_split_and_every_step_is_told(pair):
    division = adjusted_winner(*pair)
    assert sum(0 < share < 1 for share in division.shares) == (division.split is not None)
    shares = [Fraction(1 - winner) for winner in division.first]
    for step in division.transfers:
        assert 0 < step.part <= 1
        shares[step.issue] += step.part if step.giver else -step.part
        assert step.totals[0] == sum(a * s for a, s in zip(division.points[0], shares, strict=True))
        assert step.totals[1] == sum(b * (1 - s) for b, s in zip(division.points[1], shares, strict=True))
    assert tuple(shares) == division.shares
    ratios = [step.ratio for step in division.transfers]
    assert ratios == sorted(ratios)
    assert all(step.part == 1 for step in division.transfers[:-1])


@given(points)
def test_neither_the_order_of_the_parties_nor_the_total_of_points_matters(pair):
    one, two = pair
    totals = adjusted_winner(one, two).totals
    assert adjusted_winner(two, one).totals == totals
    assert adjusted_winner([Fraction(3 * a, 7) for a in one], two).totals == totals


def test_tied_issues_start_with_the_party_ahead():
    assert adjusted_winner([10, 30, 60], [40, 30, 30]).first == (1, 0, 0)
    assert adjusted_winner([40, 30, 30], [10, 30, 60]).first == (0, 1, 1)
    assert adjusted_winner([1, 1], [1, 1]).first == (0, 0)


@pytest.mark.parametrize("pair", [([1], [1, 2]), ([0, 0], [1, 1]), ([1, -1, 2], [1, 1, 1]), ([], [])])
def test_points_that_cannot_be_divided_are_refused_in_words(pair):
    with pytest.raises(TracktwoError, match="Adjusted winner needs points"):
        adjusted_winner(*pair)
