"""A frontier too large to list is foreseen, and one that is not is let through."""

from __future__ import annotations

import pytest

from tracktwo.deals.pareto.limits import Forecast, check_size
from tracktwo.errors import LimitError


def test_the_text_says_how_many_what_the_limit_is_and_what_to_do() -> None:
    with pytest.raises(LimitError) as raised:
        check_size(1_000_001, 1_000_000, "vectors so far")
    assert str(raised.value) == (
        "The frontier is too large to list: 1,000,001 vectors so far, the limit is 1,000,000. "
        "Raise the limit, leave issues or options out, or ask for the solutions without the list."
    )
    check_size(1_000_000, 1_000_000, "vectors so far")


# Numbers of vectors after 4 and 5 merges, and in the end, of generated scenarios solved in full.
GROWN = [
    pytest.param(5, 6, 2362, 8983, 29_450, id="5 parties, 6 issues"),
    pytest.param(5, 7, 2579, 8802, 86_035, id="5 parties, 7 issues"),
    pytest.param(4, 8, 1759, 4611, 81_147, id="4 parties, 8 issues"),
    pytest.param(7, 8, 227, 749, 16_691, id="7 parties, 8 issues"),
    pytest.param(3, 20, 477, 1287, 181_314, id="3 parties, 20 issues"),
]


@pytest.mark.parametrize(("parties", "issues", "before", "now", "final"), GROWN)
def test_what_fits_is_let_through_and_what_is_far_off_is_not(
    parties: int, issues: int, before: int, now: int, final: int
) -> None:
    Forecast(issues, parties, grid=10**30, limit=final).check(before, now, made=5)
    with pytest.raises(LimitError, match="expected at least"):
        Forecast(issues, parties, grid=10**30, limit=final // 6).check(before, now, made=5)


def test_whole_points_on_a_coarse_grid_bound_what_is_expected() -> None:
    Forecast(choices=30, parties=5, grid=1000, limit=500).check(10, 100, made=5)
    with pytest.raises(LimitError, match="500 vectors expected at least, the limit is 499"):
        Forecast(choices=30, parties=5, grid=1000, limit=499).check(10, 100, made=5)


@pytest.mark.parametrize(("before", "now", "made"), [(10, 100, 4), (10, 100, 30), (100, 100, 9), (0, 0, 9)])
def test_nothing_is_foretold_from_too_little_or_when_all_is_done(before: int, now: int, made: int) -> None:
    Forecast(choices=30, parties=5, grid=10**30, limit=1).check(before, now, made)
