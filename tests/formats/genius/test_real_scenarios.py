"""The scenarios of the ANAC competitions and of GENIUS itself, clean and dirty ones."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import prod
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from genius_files import worth_of

from tracktwo.case import Case
from tracktwo.case.decimals import exact
from tracktwo.errors import FormatError
from tracktwo.formats import Imported, read
from tracktwo.formats.worths import Worths, worths_of

REFUSED = {
    "other/2nd_hand_car": "car_dealer.xml:88:3: issue 'Price' has no evaluator",
    "other/Railway": "Copy of MinisterProfile.xml:113:9: '' is not the index of an issue of the domain",
}
"""Folders whose files leave out what decides about values."""

TOLD = {
    "anac/y2011/Laptop": "worth up to 1.00005",
    "other/AMPOvsCity": "option '0' stands there twice",
    "other/QODomain": "worth up to 1.9",
    "other/SON": "takes any number",
}


@pytest.fixture(scope="module")
def scenarios(shared: Path) -> Path:
    return shared / "data" / "scenarios"


@pytest.fixture(scope="module")
def cases(scenarios: Path) -> dict[str, Imported | str]:
    """Read every folder once: an import, or the refusal's text."""
    root = scenarios / "genius"
    found: dict[str, Imported | str] = {}
    for folder in sorted({file.parent for file in root.rglob("*.xml")}):
        name = folder.relative_to(root).as_posix()
        try:
            found[name] = read(folder)
        except FormatError as refusal:
            found[name] = str(refusal)
    return found


def test_all_folders_are_read_but_two_that_leave_values_out(cases: dict[str, Imported | str]) -> None:
    refused = {name: got for name, got in cases.items() if isinstance(got, str)}
    assert len(cases) == 68
    assert refused.keys() == REFUSED.keys()
    for name, told in REFUSED.items():
        assert told in refused[name]


def test_every_party_has_a_profile_and_every_profile_is_a_party(
    cases: dict[str, Imported | str], scenarios: Path
) -> None:
    for name, got in cases.items():
        if isinstance(got, Imported):
            files = [file.stem for file in sorted((scenarios / "genius" / name).glob("*.xml"))]
            names = [party.name for party in got.case.parties]
            assert len(names) == len(files) - 1 - ("pareto" in files)
            assert [stem for stem in files if stem in names] == names


@pytest.mark.parametrize("name", TOLD)
def test_what_was_doubtful_is_told(cases: dict[str, Imported | str], name: str) -> None:
    got = cases[name]
    assert isinstance(got, Imported)
    assert any(TOLD[name] in finding.message for finding in got.findings)


def test_clean_folders_give_no_warning_but_of_discounts(cases: dict[str, Imported | str]) -> None:
    told = {
        name
        for name, got in cases.items()
        if isinstance(got, Imported)
        and any("discount factor" not in one.message for one in got.findings)
        and "y2014" not in name
    }
    assert told == {
        *TOLD,
        "anac/y2013/Laptop",
        "anac/y2015/group5-car_domain",
        "other/laptopdomain",
        "other/S-1NIKFRT-1",
    }


TWINS = {
    "anac/y2010/EnglandZimbabwe": "anac2010/EnglandZimbabwe",
    "anac/y2010/ItexvsCypress": "anac2010/ItexvsCypress",
    "anac/y2010/Travel": "anac2010/Travel",
    "anac/y2011/Amsterdam": "anac2011/Amsterdam",
    "anac/y2011/Camera": "anac2011/Camera",
    "anac/y2011/Car": "anac2011/Car",
    "anac/y2011/Grocery": "anac2011/Grocery",
    "anac/y2011/IS_BT_Acquisition": "anac2011/ISBTAcquisition",
    "anac/y2011/Laptop": "anac2011/Laptop",
    "anac/y2013/planes": "anac2013/Planes",
    "anac/y2015/group12-symposium": "anac2015/Symposium",
}


@pytest.mark.parametrize("name", TWINS)
def test_utilities_are_those_of_the_same_domain_in_negmas_yaml(
    cases: dict[str, Imported | str], scenarios: Path, name: str
) -> None:
    """There evaluations are not divided by the greatest of their issue, and all is stretched to 0 to 1.

    The same is done to ours, to compare.
    """
    got = cases[name]
    assert isinstance(got, Imported)
    domain, tables = yaml_scenario(scenarios / "anac" / TWINS[name])
    options = [[option.name for option in issue.options] for issue in got.case.issues]
    assert [sorted(one) for one in options] == [sorted(one) for one in domain]
    for party in got.case.parties:
        greatest = greatest_evaluations(scenarios / "genius" / name / f"{party.name}.xml")
        rows = rows_of(got.case, party.id, greatest)
        assert sum(same(rows, options, table) for table in tables) == 1


def greatest_evaluations(file: Path) -> list[Fraction]:
    return [
        max(exact(item.attrib["evaluation"]) or Fraction(0) for item in issue.findall("item"))
        for issue in ElementTree.parse(file).getroot().iter("issue")
    ]


def rows_of(case: Case, party: str, greatest: list[Fraction]) -> list[list[Fraction]]:
    """Return what each option adds over the worst of its issue, as a part of all that can be gained."""
    worths = worths_of(case, party)
    rows = [
        [weight * most * (worth - min(values)) for worth in values]
        for weight, values, most in zip(worths.stated, worths.values, greatest, strict=True)
    ]
    whole = sum(map(max, rows))
    return [[worth / whole for worth in row] for row in rows]


def same(rows: list[list[Fraction]], options: list[list[str]], table: list[dict[str, Fraction]]) -> bool:
    return all(
        abs(worth - entries[option]) < Fraction(1, 10**9)
        for row, names, entries in zip(rows, options, table, strict=True)
        for worth, option in zip(row, names, strict=True)
    )


def yaml_scenario(folder: Path) -> tuple[list[list[str]], list[list[dict[str, Fraction]]]]:
    """Read options, and weight x value by option for each party, from NegMAS YAML."""
    import yaml

    files = [yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in sorted(folder.glob("*.yml"))]
    (domain,) = (one["issues"] for one in files if "issues" in one)
    options = [[option.strip() for option in issue["values"]] for issue in domain]
    return options, [table_of(one) for one in files if "issues" not in one]


def table_of(profile: dict[str, Any]) -> list[dict[str, Fraction]]:
    profile = profile.get("ufun", profile)
    weights = [exact(text) or Fraction(0) for text in profile["weights"]]
    tables = [
        {option.strip(): weight * (exact(text) or 0) for option, text in one["mapping"].items()}
        for weight, one in zip(weights, profile["values"], strict=True)
    ]
    whole = sum(max(row.values()) - min(row.values()) for row in tables)
    return [{option: (worth - min(row.values())) / whole for option, worth in row.items()} for row in tables]


def frontier(file: Path) -> list[tuple[float, float]]:
    pairs = [line.split(",") for line in file.read_text("utf-8").split("\n") if line.strip()]
    return [(float(first), float(second)) for first, second in pairs]


REACHED = {
    "other/S-1NIKFRT-1": ["4993589387", "4793559387", "4693680487", "7593585587"],
    "anac/y2014/10issues": [
        *("5583062255", "5577020155", "5688040465", "3597357495", "5782450055", "5772020455"),
        *("", "7777429455", "7787069365", "7777219165"),
    ],
}
"""Packages, the number of the option of each issue, that reach each pair of a published frontier in turn.

They were found by going uphill; none was found for one pair.
"""


@pytest.mark.parametrize("name", REACHED)
def test_published_frontiers_are_reached(
    cases: dict[str, Imported | str], scenarios: Path, name: str
) -> None:
    got = cases[name]
    assert isinstance(got, Imported)
    worths = [worths_of(got.case, party.id) for party in got.case.parties]
    published = frontier(scenarios / "genius" / name / "pareto.xml")
    for pair, digits in zip(published, REACHED[name], strict=True):
        if digits:
            reached = [worth_of(one, [int(digit) for digit in digits]) for one in worths]
            assert reached == pytest.approx(pair, abs=1e-6)


def climbed(worths: Worths) -> float:
    """Return the best value found by going up from several packages, an issue at a time."""
    sizes = [len(row) for row in worths.values]
    best = Fraction(0)
    for start in range(max(sizes)):
        package = [min(start, size - 1) for size in sizes]
        now, before = worth_of(worths, package), None
        while now != before:
            before = now
            for at, size in enumerate(sizes):
                tried = [[*package[:at], n, *package[at + 1 :]] for n in range(size)]
                package = max(tried, key=lambda one: worth_of(worths, one))
            now = worth_of(worths, package)
        best = max(best, now)
    return float(best)


@pytest.mark.slow
def test_where_maxutility_is_too_small_packages_are_worth_more_than_1_and_that_is_told(
    cases: dict[str, Imported | str],
) -> None:
    got = cases["anac/y2014/50issues"]
    assert isinstance(got, Imported)
    assert climbed(worths_of(got.case, "profile-1")) > 1
    assert "profile-1.xml" in str(got.findings[0])
    assert "GENIUS cuts" in str(got.findings[0])


def test_the_railway_is_read_without_its_drafts(scenarios: Path, tmp_path: Path) -> None:
    """What its constraints on the outcome rule out is worth 0; NS has no other constraints."""
    for file in (scenarios / "genius" / "other" / "Railway").glob("*.xml"):
        if "MinisterProfile" not in file.name:
            shutil.copy(file, tmp_path / file.name)
    got = read(tmp_path)
    assert [party.id for party in got.case.parties] == ["minister", "ns", "prorail"]
    sizes = [len(issue.options) for issue in got.case.issues]
    for party in ("minister", "ns"):
        worths = worths_of(got.case, party)
        for package in sampled(sizes, 300):
            names = [issue.options[at].name for issue, at in zip(got.case.issues, package, strict=True)]
            if nothing(names):
                assert worth_of(worths, package) == 0
            elif party == "ns":
                assert worth_of(worths, package) == worth_of(replace(worths, joint=()), package)


def sampled(sizes: list[int], count: int) -> list[list[int]]:
    """Return packages spread over all of them."""
    step, found = max(1, prod(sizes) // count), []
    for number in range(0, prod(sizes), step + 1):
        package = []
        for size in sizes:
            number, at = divmod(number, size)
            package.append(at)
        found.append(package)
    return found


def nothing(names: Sequence[str]) -> bool:
    """Tell whether the constraints on the outcome, the same in three files, make a package worth 0."""
    ns, prorail, action = int(names[4]), int(names[5]), names[6]
    return (
        (ns >= 0 and "NS=penalty" in action)
        or (prorail >= 0 and "ProRail=penalty" in action)
        or (ns < 0 and "NS=penalty" not in action)
        or (prorail < 0 and "ProRail=penalty" not in action)
    )
