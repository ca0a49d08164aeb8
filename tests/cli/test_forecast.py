"""``tracktwo forecast``: the baseline first, each model with its record, and errors in plain words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ACTORS = ROOT / "examples" / "five-actors" / "actors.csv"
UKRAINE = ROOT / "examples" / "ukraine-2023"
MODELS = [
    *(
        "weighted_mean",
        "mean",
        "weighted_median",
        "median",
        "compromise",
        "challenge",
        "challenge_scholz2011",
    ),
    *("exchange", "nash"),
]


def test_every_model_has_a_value_and_an_interval_on_each_dimension(run_cli) -> None:
    found = json.loads(run_cli("forecast", ACTORS, "--json").out)
    assert list(found["models"]) == MODELS
    for one in found["models"].values():
        assert len(one["value"]) == len(one["interval"]) == 3
        assert all(low < high for low, high in one["interval"])
    assert found["models"]["weighted_mean"]["value"][0] == pytest.approx(46.747, abs=1e-3)
    assert len(found["models"]["challenge_scholz2011"]["rounds"]) == 8
    assert found["models"]["challenge"]["rounds"]


def test_the_words_begin_with_the_baseline_and_tell_how_wrong_each_model_was(run_cli) -> None:
    shown = run_cli("forecast", ACTORS).out
    rows = re.findall(
        r"^  ([A-Z][\w\- ().]+?) +[\d.]+ +[\d.]+ to [\d.]+ +(\d+) +(\d+) %$", shown, re.MULTILINE
    )
    assert rows[0] == ("Weighted mean (baseline)", "24", "31")
    assert len(rows) == 3 * len(MODELS)
    assert "Bob pulls it most: the weighted mean is 7.09 lower with it." in shown
    assert "The models disagree by 73 % of the scale" in shown
    assert "353 decisions of the European Union" in " ".join(shown.split())


def test_a_case_gives_its_scales_and_names_what_is_left_out(run_cli) -> None:
    shown = run_cli("forecast", UKRAINE, "--draws", "10").out
    assert "Lines, from 0 to 100" in shown
    assert "The weighted mean lies nearest to: " in shown
    assert "Left out: status: its options are categorical, so that they lie on no scale." in shown
    assert "Assumed: the case gives no influence" in shown
    assert "No numbers within the ranges of the case take the weighted mean below 35.83" in " ".join(
        shown.split()
    )
    assert " d " in shown and "uncertain judgements, drawn 10 times" in shown


def test_one_issue_can_be_asked_for(run_cli) -> None:
    found = json.loads(run_cli("forecast", UKRAINE, "--issue", "zone", "--draws", "5", "--json").out)
    assert [one["id"] for one in found["dimensions"]] == ["zone"]
    assert found["draws"] == 5
    named = json.loads(run_cli("forecast", ACTORS, "--issue", "seconddim", "--json").out)
    assert [one["id"] for one in named["dimensions"]] == ["2"]


def test_with_the_scale_of_the_program_its_figures_come_out(run_cli) -> None:
    found = json.loads(run_cli("forecast", ACTORS, "--scale", "0", "100", "--json").out)["spatial"]
    assert {actor: round(one, 4) for actor, one in found["prevails"].items()} == {
        "Alice": 0.3154,
        "Bob": 0.1668,
        "Carol": 0.1082,
        "David": 0.2216,
        "Ellie": 0.188,
    }
    assert [(one["challenger"], one["target"]) for one in found["targets"]] == [
        *(("Alice", "Ellie"), ("Bob", "Carol"), ("Carol", "Alice"), ("David", "Carol"), ("Ellie", "Carol")),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([UKRAINE, "--issue", "status"], "'status' is no scale of this input: its options are categorical"),
        (
            [UKRAINE, "--issue", "nothing"],
            "none of that name. Scales are: lines, zone, arms, sanctions.",
        ),
        ([UKRAINE, "--scale", "0", "100"], "--scale is for files of KTAB"),
        ([ROOT / "examples" / "panama-1974"], "there is no scale to forecast on"),
        ([ACTORS, "--draws", "-1"], "--draws and --seed must be 0 or more."),
        ([ACTORS, "--scale", "100", "0"], "ends below where it begins"),
    ],
)
def test_what_cannot_be_is_told_in_plain_words(words, said, run_cli) -> None:
    shown = run_cli("forecast", *words)
    assert (shown.code, shown.out) == (2, "")
    assert said in " ".join(shown.err.split())
