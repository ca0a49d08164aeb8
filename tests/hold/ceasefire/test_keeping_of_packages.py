"""What is promised of a case's ceasefire: which watch counts, what is left open, verdicts and plain words."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product

import pytest
from ceasefire_cases import ceasefire_case, judged, watch
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.case import Rule
from tracktwo.deals import Verdict
from tracktwo.errors import CaseError
from tracktwo.hold.ceasefire import keeping_of, left_of_surprise, surplus

STRONG, MISSION = {"monitors": ("strong",)}, {"monitors": ("mission",)}
DEEP = ({"zone": ("deep",)}, ["20", "40"])
WATCHES = (watch(0, STRONG, "0.8"), watch(1, MISSION, ["0.1", "0.5"]))


def test_the_first_watch_that_holds_counts_and_open_monitors_give_a_range():
    case = ceasefire_case(
        {"north": ("2", "2", "0.6"), "south": ("2", "2", "0.9")},
        WATCHES,
        {"strong": {"monitors": "strong"}, "weak": {"monitors": "mission"}, "open": {"zone": "none"}},
    )
    found = keeping_of(case, draws=400)
    strong, weak, left_open = found.packages
    # critical patience 2 / (2 + 2 m): 0.556 for m = 0.8, 0.667 to 0.909 for m from 0.1 to 0.5
    assert strong.verdicts == {"north": Verdict.ALWAYS, "south": Verdict.ALWAYS}
    assert weak.verdicts == {"north": Verdict.NEVER, "south": Verdict.DEPENDS}
    assert left_open.verdicts == {"north": None, "south": None}  # nobody watches under one open option
    assert [dict(options) for options, _ in left_open.ways] == [
        {"monitors": "nobody"},
        {"monitors": "mission"},
        {"monitors": "strong"},
    ]
    low, high = left_open.shares["south"]
    assert low.value == weak.shares["south"][0].value < 1 == high.value
    assert any("nobody is said to watch" in line for line in found.says)


def test_rules_leave_out_what_they_do_not_allow():
    rule = Rule({"zone": ("deep",)}, {"monitors": ("mission", "strong")}, "requires")
    keepers = {"north": ("2", "2", "0.95"), "south": ("2", "2", "0.95")}
    case = ceasefire_case(keepers, WATCHES, {"deep": {"zone": "deep"}}, rules=(rule,))
    found = keeping_of(case, draws=50)
    assert "is better than breaking for North on every number in the ranges, for South" in found.says[0]
    assert [dict(options)["monitors"] for options, _ in found.packages[0].ways] == ["mission", "strong"]
    assert found.packages[0].verdicts["north"] is Verdict.ALWAYS
    assert [(setting.watch, setting.depth) for setting in found.settings] == [
        (0, None),
        (1, None),
        (None, None),
    ]
    assert found.settings[-1].keepers == ()


def test_a_package_against_the_rules_and_one_that_nobody_watches_are_told_apart():
    rule = Rule({"zone": ("deep",)}, {"monitors": ("mission", "strong")}, "requires")
    packages = {
        "wrong": {"zone": "deep", "monitors": "nobody"},
        "blind": {"zone": "none", "monitors": "nobody"},
    }
    keepers = {"north": ("2", "2", "0.9"), "south": ("2", "2", "0.9")}
    found = keeping_of(ceasefire_case(keepers, WATCHES, packages, rules=(rule,)), draws=20)
    assert found.packages[0].ways == ()
    assert "do not allow this package" in found.says[0]
    assert "nothing is said of who would see a breach" in found.says[1]
    assert found.says[-1].startswith("Monitors: Mission: for North and South, keeping is better if")


def test_what_detection_would_be_enough_is_told_with_its_corners():
    case = ceasefire_case({"north": (["1", "4"], "2", "0.8"), "south": ("1", "2", "0.8")}, WATCHES, {})
    north = keeping_of(case, draws=50).settings[0].keepers[0]
    # m = g (1 - d) / (d (L + g) - g d) = g (1 - d) / (d L)
    assert north.needed_detection == pytest.approx(2.5 * 0.2 / 1.6)
    assert north.needed_in_corners == pytest.approx((0.2 / 1.6, 4 * 0.2 / 1.6))
    assert north.needed_watch == pytest.approx(2.5 * 0.2 / 1.6 / 0.8)
    assert north.needed_patience == pytest.approx(2.5 / (2.5 + 0.8 * 2))
    assert north.hangs_on == ()  # even the greatest gain needs no more than 0.5, and 0.8 is judged


def test_the_numbers_that_decide_by_themselves_are_named():
    keepers = {"north": (["1", "4"], ["1.9", "2.1"], ["0.4", "0.7"]), "south": ("1", "2", "0.8")}
    case = ceasefire_case(keepers, (watch(0, STRONG, ["0.7", "0.9"], ["0", "0.3"]),), {})
    north = keeping_of(case, draws=50).settings[0].keepers[0]
    # at the points g = 2.5, L = 2, d = 0.55, m = 0.8, f = 0.15: keeping is not better
    assert north.margin < 0
    assert north.hangs_on == ("north/keeping/gain",)
    assert surplus(1, 2, 0.55, 0.8, 0.15) > 0 > surplus(2.5, 2, 0.7, 0.8, 0.15)


def test_a_deep_zone_takes_away_what_surprise_would_bring():
    keepers = {"north": ("10", "2", "0.6"), "south": ("10", "2", "0.6")}
    case = ceasefire_case(keepers, WATCHES, {}, (DEEP,), "10", ["3", "5"])
    found = keeping_of(case, draws=200)
    shallow = next(one for one in found.settings if (one.watch, one.depth) == (0, None))
    deep = next(one for one in found.settings if (one.watch, one.depth) == (0, 0))
    assert shallow.keepers[0].verdict is Verdict.NEVER
    assert deep.surprise.warning == pytest.approx(3)  # 30 km at 10 km a day
    assert deep.surprise.left == pytest.approx(1 - 3 / 4)
    assert (deep.surprise.least, deep.surprise.most) == pytest.approx((0, 1 - 2 / 5))
    assert deep.keepers[0].verdict is Verdict.DEPENDS
    assert deep.keepers[0].needed_detection < 1
    assert any("3.0 days of warning" in line for line in found.says)
    silent = keeping_of(ceasefire_case(keepers, WATCHES, {}, (DEEP,)), draws=10)
    assert all(setting.surprise is None for setting in silent.settings)


ends = st.lists(st.integers(0, 10), min_size=2, max_size=2).map(sorted)


@given(ends, ends, ends, ends, ends, ends, ends)
def test_verdicts_are_those_of_all_corners(gain, loss, patience, detection, alarm, delay, km):
    spans = [
        [n / 1 for n in gain],
        [n / 1 for n in loss],
        *([n / 11 for n in s] for s in (patience, detection)),
    ]
    spans += [[n / 30 for n in alarm], [n / 4 for n in delay], [n * 5.0 for n in km]]
    written = [[repr(end) for end in span] for span in spans]
    keeper = tuple(written[:3])
    deep = ({"zone": ("deep",)}, written[6])
    case = ceasefire_case(
        {"north": keeper, "south": ("1", "1", "0.5")},
        (watch(0, {}, written[3], written[4], written[5]),),
        {},
        (deep,),
        "5",
        "7",
    )
    setting = next(one for one in keeping_of(case, draws=8).settings if one.depth == 0)
    found = [
        surplus(g * left_of_surprise(k, 5, 7), loss, d, m, f, wait) >= -1e-12
        for g, loss, d, m, f, wait, k in product(*spans)
    ]
    if setting.keepers[0].verdict is Verdict.DEPENDS:
        assert True in found
        assert False in found
    else:
        assert set(found) == {setting.keepers[0].verdict is Verdict.ALWAYS}


def test_records_are_plain_and_the_same_every_time():
    keepers = {"north": (["1", "4"], "2", ["0.5", "0.7", "0.9"]), "south": ("0", "2", "0.5")}
    case = ceasefire_case(keepers, WATCHES, {"strong": {"monitors": "strong"}}, (DEEP,), "10", "5")
    one, two = (json.dumps(keeping_of(case, draws=60).to_records(), allow_nan=False) for _ in range(2))
    assert one == two


def test_no_ceasefire_no_answer_and_a_likelihood_above_1_is_refused():
    case = ceasefire_case({"north": ("1", "2", "0.5"), "south": ("1", "2", "0.5")}, WATCHES, {})
    assert keeping_of(replace(case, ceasefire=None)) is None
    wrong = replace(case.ceasefire, watches=(replace(WATCHES[0], detection=judged("x", ["0.5", "2"])),))
    with pytest.raises(CaseError, match="from 0 to 1"):
        keeping_of(replace(case, ceasefire=wrong))
