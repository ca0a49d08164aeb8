"""The judgements that matter are told from chance, and their effect is the one there is."""

from __future__ import annotations

import json

import numpy as np
import pytest
from uncertain_cases import case_of, position, split

from tracktwo.case import Case, Link
from tracktwo.deals.uncertain.robust import robust
from tracktwo.deals.uncertain.sharpen import sharpen


def weighty(idle: int, **more: object) -> Case:
    """One party whose no-deal value decides, and many judgements on options that are never looked at."""
    unused = {f"o{n}": [0, 100] for n in range(idle)}
    a = position("a", {"i": 1}, {"i": {"x": 50, **unused}}, [0, 100])
    b = position("b", {"i": 1}, {"i": {"x": [60, 100], **dict.fromkeys(unused, 0)}}, [0, 100])
    return case_of({"i": " ".join(["x", *unused])}, a, b, **more)  # type: ignore[arg-type]


def test_first_order_shares_are_those_of_the_closed_form() -> None:
    # Accepted if A <= 50 and B's value V >= B's no-deal D; A, D uniform on [0, 100], V on [60, 100].
    found = robust(weighty(0), candidates=[{"i": "x"}], draws=20_000)
    outcome = sharpen(found).outcomes[1]
    share = {one.judgements[0]: one for one in outcome.influences}
    p = 0.5 * 0.8
    whole = p * (1 - p)
    by_a = 0.8**2 * 0.25  # E[Y | A] is 0.8 or 0, evenly
    by_v = 0.25 * (0.4**2 / 12)  # E[Y | V] = V / 2
    given_d = 0.6 * 1 + 0.4 * (1 / 3)  # E[P(V >= D)**2]: sure below 60, then a straight line down to 0
    by_d = 0.25 * (given_d - 0.8**2)
    assert outcome.share.value == pytest.approx(p, abs=0.01)
    assert share["a/no-deal"].share == pytest.approx(by_a / whole, abs=0.01)
    assert share["b/no-deal"].share == pytest.approx(by_d / whole, abs=0.01)
    assert share["b/i/x"].share == pytest.approx(by_v / whole, abs=0.01)
    assert share["a/no-deal"].lowest.value == pytest.approx(0.8, abs=0.03)
    assert share["a/no-deal"].highest.value == 0
    assert list(share) == ["a/no-deal", "b/no-deal", "b/i/x"]


def test_what_cannot_matter_is_seldom_told_as_if_it_did() -> None:
    wrong = 0
    for seed in range(20):
        found = robust(weighty(60), candidates=[{"i": "x"}], draws=400, seed=seed, workers=1)
        influences = sharpen(found).outcomes[1].influences
        told = {one.judgements[0] for one in influences}
        assert "a/no-deal" in told
        wrong += bool(told - {"a/no-deal", "b/no-deal", "b/i/x"})
    assert wrong <= 4  # one in twenty is expected; five or more of twenty happen once in 300 times


def test_linked_judgements_are_told_as_one() -> None:
    link = Link(("a/no-deal",), ("b/no-deal",))
    found = robust(split([0, 60], [0, 100], links=(link,)), candidates=[{"good": "o50"}], draws=2000)
    (one,) = sharpen(found).outcomes[1].influences
    assert one.judgements == ("a/no-deal", "b/no-deal")
    # Accepted where a's quantile is between 1/2 and 5/6: never in the lowest or the highest fifth but a bit.
    assert one.lowest.value == 0 and one.highest.value == pytest.approx((5 / 6 - 4 / 5) / 0.2, abs=0.01)


def test_an_outcome_that_never_changes_hangs_on_nothing() -> None:
    found = robust(split(0, [0, 10]), draws=100)
    told = sharpen(found, candidates=1)
    assert [o.what for o in told.outcomes] == ["zone", "candidate"]
    assert all(not o.influences and o.noise == 0 and o.untold == 1 for o in told.outcomes)
    assert sharpen(robust(split(0, 0), draws=30)).outcomes[0].untold == 0


def test_it_uses_the_draws_there_are_and_gives_records() -> None:
    found = robust(split([0, 100], [0, 100]), draws=500)
    one, other = sharpen(found), sharpen(found)
    assert one == other and (one.draws, one.seed, one.classes) == (500, 1, 10)
    assert json.loads(json.dumps(one.to_records()))["outcomes"][0]["what"] == "zone"
    effect = {i.judgements[0]: (i.lowest.value, i.highest.value) for i in one.outcomes[0].influences}
    zone = found.sample.solved.zone
    lowest = np.argsort(found.sample.draws.quantiles[:, 0])[:100]
    assert effect["a/no-deal"][0] == zone[lowest].mean()


def test_the_noise_level_of_one_judgement_is_that_of_the_chi_square_test() -> None:
    # Eight classes: 400 x the raw share is chi-square with 7 degrees, whose 95 % point is 14.067.
    found = robust(split([0, 100], 0), candidates=[{"good": "o50"}], draws=400)
    outcome = sharpen(found).outcomes[1]
    by_chance = 7 / 399
    assert outcome.noise == pytest.approx((14.067 / 400 - by_chance) / (1 - by_chance), abs=0.001)
    assert outcome.influences[0].share == pytest.approx(1, abs=0.001)
