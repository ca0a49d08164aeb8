"""GeniusWeb scenarios: what bids are worth there, ranks where there are no numbers, and refusals."""

from __future__ import annotations

import json
from fractions import Fraction as F
from pathlib import Path
from typing import Any

import pytest

from tracktwo.deals import problem_of
from tracktwo.errors import FormatError
from tracktwo.formats import read

DOMAIN = {
    "name": "talks",
    "issuesValues": {"Border": {"values": ["open", "shut"]}, "Price": {"range": ["1", "2", "0.5"]}},
}
SUM = {
    "name": "zoo",
    "domain": DOMAIN,
    "issueUtilities": {
        "Border": {"discreteutils": {"valueUtilities": {"open": 0.2, "shut": 1}}},
        "Price": {"numberutils": {"lowValue": 1, "lowUtility": 0.5, "highValue": 2, "highUtility": 0.25}},
    },
    "issueWeights": {"Border": 0.6, "Price": 0.4},
    "reservationBid": {"issuevalues": {"Border": "open", "Price": 1.5}},
}
BIDS = [
    {"issuevalues": {"Border": border, "Price": price}} for border in ("open", "shut") for price in (1, 2)
]
ORDER = {"name": "mill", "domain": DOMAIN, "bids": BIDS, "better": [[0, 1], [1, 2], [0, 2], [3, 2]]}


def scenario(folder: Path, kind: str = "LinearAdditiveUtilitySpace", profile: Any = SUM, **more: Any) -> Path:
    (folder / "talks.json").write_text(json.dumps(DOMAIN), encoding="utf-8")
    first = {kind: {**profile, **more}}
    (folder / "talks1.json").write_text(json.dumps(first), encoding="utf-8")
    (folder / "talks2.json").write_text(json.dumps({"LinearAdditiveUtilitySpace": SUM}), encoding="utf-8")
    return folder


def test_utilities_and_the_worth_of_the_reservation_bid(tmp_path: Path) -> None:
    imported = read(scenario(tmp_path))
    problem = problem_of(imported.case)
    assert imported.format == "geniusweb" and imported.findings == ()
    assert imported.case.title == "talks"
    assert [party.name for party in imported.case.parties] == ["zoo", "zoo"]
    assert problem.parties == ("talks1", "talks2")
    assert problem.options == (("open", "shut"), ("1", "1.5", "2"))
    assert problem.values((1, 2))[0] == F(6, 10) + F(4, 10) * F(1, 4)
    assert problem.no_deal[0] == F(6, 10) * F(2, 10) + F(4, 10) * F(3, 8)


def test_an_issue_left_open_by_the_reservation_bid_counts_0(tmp_path: Path) -> None:
    folder = scenario(tmp_path, reservationBid={"issuevalues": {"Border": "shut"}})
    assert problem_of(read(folder).case).no_deal[0] == F(6, 10)


def test_without_a_reservation_bid_there_is_no_no_deal_value(tmp_path: Path) -> None:
    assert problem_of(read(scenario(tmp_path, reservationBid=None)).case).no_deal[0] is None


def test_groups_of_issues_are_worth_what_their_combination_is(tmp_path: Path) -> None:
    entries = [{"values": ["open", 1], "util": 0.3}, {"values": ["shut", "2.0"], "util": 0.9}]
    part = {"partsutils": {"issues": ["Border", "Price"], "utilslist": entries}}
    bid = {"issuevalues": {"Border": "open", "Price": 1}}
    profile = {"name": "g", "domain": DOMAIN, "partUtilities": {"both": part}, "reservationBid": bid}
    problem = problem_of(read(scenario(tmp_path, "SumOfGroupsUtilitySpace", profile)).case)
    worths = {package: problem.values(package)[0] for package in ((0, 0), (1, 2), (0, 2), (1, 1))}
    assert worths == {(0, 0): F(3, 10), (1, 2): F(9, 10), (0, 2): 0, (1, 1): 0}
    assert problem.no_deal[0] == F(3, 10)


@pytest.mark.parametrize("keyed", [False, True])
def test_an_ordering_is_read_as_ranks_and_told_to_be_no_values(tmp_path: Path, keyed: bool) -> None:
    """Packages (0,0) > (0,2) > (1,0) and (1,2) > (1,0); the two with price 1.5 are not mentioned."""
    by_key: dict[str, list[Any]] = {}
    for better, worse in ORDER["better"]:
        by_key.setdefault(json.dumps(BIDS[better]), []).append(BIDS[worse])
    more = {"better": by_key} if keyed else {}
    imported = read(scenario(tmp_path, "DefaultPartialOrdering", ORDER, reservationBid=BIDS[1], **more))
    problem = problem_of(imported.case)
    ranks = {(a, b): problem.values((a, b))[0] for a in range(2) for b in range(3)}
    assert ranks == {(0, 0): 3, (0, 2): 2, (1, 0): 1, (1, 2): 2, (0, 1): 0, (1, 1): 0}
    assert problem.no_deal[0] == 2
    assert (imported.case.scale, problem.ranks) == ("ranks", True)
    assert "the numbers are ranks, and sums, products" in str(imported.findings[0])
    assert "2 packages that it does not mention have rank 0" in str(imported.findings[0])


@pytest.mark.parametrize(
    ("kind", "more", "told"),
    [
        ("LinearAdditiveUtilitySpace", {"issueWeights": {"Border": 1}}, "'Price' is missing"),
        (
            "LinearAdditiveUtilitySpace",
            {"domain": {"issuesValues": {"Border": {"values": ["x"]}}}},
            "not those",
        ),
        ("LinearAdditiveUtilitySpace", {"reservationBid": {"issuevalues": {"Tax": 1}}}, "'Tax' is no issue"),
        ("LinearAdditiveUtilitySpace", {"reservationBid": {"issuevalues": {"Price": 9}}}, "'9' is no option"),
        ("DefaultPartialOrdering", {**ORDER, "better": [[0, 1], [1, 0]]}, "better than itself"),
        ("DefaultPartialOrdering", {**ORDER, "better": [[0, 4]]}, "'4' is no place in the list of bids"),
        ("DefaultPartialOrdering", {**ORDER, "bids": [{"issuevalues": {"Price": 1}}]}, "leaves issues open"),
    ],
)
def test_a_refusal_says_what_is_wrong(tmp_path: Path, kind: str, more: dict[str, Any], told: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(scenario(tmp_path, kind, SUM, **more))
    assert told in str(caught.value)
    assert "talks1.json:1:" in str(caught.value)


def test_one_file_is_told_to_be_one_of_several(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="Name the folder that holds it"):
        read(scenario(tmp_path) / "talks1.json")


def test_the_scenarios_of_the_competition_are_read(shared: Path) -> None:
    folders = sorted((shared / "data/scenarios/geniusweb").iterdir())
    imported = [read(folder) for folder in folders]
    assert [one.case.title for one in imported] == ["fitness", "flightbooking", "japantrip", "party"]
    assert all(one.format == "geniusweb" and one.findings == () for one in imported)
    flights = problem_of(imported[1].case)
    assert flights.no_deal == (F("0.70845"), F("0.60005"))
