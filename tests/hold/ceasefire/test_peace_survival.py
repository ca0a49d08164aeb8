"""What is promised of the record of agreements: the published curves, and a table from the raw figures."""

from __future__ import annotations

import json
import runpy
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from tracktwo.hold.ceasefire import Agreement, agreements, ceasefire_record, durability

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def published(shared: Path) -> dict:
    """Give the raw figures and the published results."""
    return json.loads((shared / "data/cases/km_ucdp_peace_agreements.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def found():
    """Give the curves, with the clock from the first quiet year on."""
    return durability()


def test_the_shipped_table_is_what_the_raw_figures_give(published):
    made = runpy.run_path(str(ROOT / "benchmarks" / "agreements_table.py"))["rows"](published)
    assert [row(one) for one in agreements()] == made


def row(one: Agreement) -> list:
    """Write an agreement as the table does."""
    starts = -1 if one.starts is None else one.starts
    clocks = [starts, one.quiet, int(one.failed), one.strict, int(one.broken)]
    return [one.number, list(one.conflicts), one.kind, one.signed, *clocks]


@pytest.mark.parametrize("kind", ["main", "full", "partial", "process"])
def test_curves_are_as_published(kind, published, found):
    expected = published["expected"][kind]
    curve = next(one for one in found.curves if one.kind == ("all" if kind == "main" else kind))
    assert (curve.count, curve.failed) == (expected["n"], expected["events"])
    assert round(curve.at(5)[1], 4) == expected["S5"]
    assert curve.at(10)[1] == pytest.approx(expected["S10"], abs=0.00015)  # one is printed with two digits


def test_half_are_left_until_the_sixth_year_and_some_were_never_quiet(published, found):
    row = published["expected"]["main"]
    assert (found.curves[0].median, found.never_quiet) == (row["median"], row["never_quiet"])
    assert found.curves[0].groups == published["expected"]["first_agreement_per_linked_group"]["n"]


def test_the_strict_clock_is_as_published(published):
    row = published["expected"]["strict_all"]
    curve = durability(clock="signature", resamples=10).curves[0]
    assert (curve.count, curve.failed) == (row["n"], row["events"])
    assert (curve.at(5)[1], curve.at(10)[1]) == pytest.approx((row["S5"], row["S10"]), abs=0.0005)


@pytest.mark.parametrize(
    ("kind", "name"), [("first", "first_agreement_per_linked_group"), ("soon", "settled_within_4_years")]
)
def test_curves_of_fewer_agreements_are_as_published(kind, name, published, found):
    expected = published["expected"][name]
    curve = next(one for one in found.checks if one.kind == kind)
    assert curve.count == expected["n"]
    assert curve.failed == expected.get("events", curve.failed)
    assert (curve.at(5)[1], curve.at(10)[1]) == pytest.approx((expected["S5"], expected["S10"]), abs=0.0005)


def test_bands_are_near_those_published(published, found):
    """Both are drawn by chance, from other random numbers."""
    for year in (5, 10):
        low, _, high = found.curves[0].at(year)
        assert (low, high) == pytest.approx(published["expected"]["main"][f"S{year}_cluster_CI"], abs=0.02)


spells = st.lists(st.tuples(st.integers(1, 12), st.booleans()), min_size=1, max_size=25)


def agreement(number: int, quiet: int, failed: bool) -> Agreement:
    """Make an agreement about a conflict of its own."""
    return Agreement(number, (number,), "full", 2000, 2000, quiet, failed, quiet, failed)


@given(spells)
def test_a_curve_is_the_product_of_the_shares_that_get_through_each_year(listed):
    record = [agreement(n, *spell) for n, spell in enumerate(listed)]
    found = durability(years=12, resamples=3, record=record)
    assert found.source == "agreements given by the caller"
    curve, left = found.curves[0], Fraction(1)
    for year in range(1, 13):
        at_risk = sum(length >= year for length, _ in listed)
        ends = sum(length == year and failed for length, failed in listed)
        left *= 1 - Fraction(ends, at_risk) if at_risk else 1
        assert curve.left[year] == pytest.approx(float(left))


@given(spells)
def test_curves_and_medians_are_those_of_scipy(listed):
    record = [agreement(n, *spell) for n, spell in enumerate(listed)]
    curve = durability(years=8, resamples=3, record=record).curves[0]
    ended = [length for length, failed in listed if failed]
    going = [length for length, failed in listed if not failed]
    expected = ecdf(CensoredData(uncensored=ended, right=going)).sf
    assert curve.left == pytest.approx(expected.evaluate(range(9)))
    half = expected.quantiles[expected.probabilities <= 0.5 + 1e-12]
    assert curve.median == (half[0] if len(half) else None)


@given(spells)
def test_bands_hold_their_curve_where_every_agreement_is_the_same_group(listed):
    record = [Agreement(n, (7,), "full", 2000, 2000, *spell, *spell) for n, spell in enumerate(listed)]
    curve = durability(years=12, resamples=3, record=record).curves[0]
    assert curve.groups == 1
    assert curve.low == pytest.approx(curve.left)
    assert curve.high == pytest.approx(curve.left)


def test_records_are_plain_and_say_what_they_are_not(found):
    text = json.dumps(found.to_records(), allow_nan=False)
    assert "quiet is not peace" in text
    assert text == json.dumps(durability().to_records())
    assert found.says[0].startswith("Of 352 peace agreements, still quiet: 52 % after 5 years")
    with pytest.raises(ValueError, match="clock"):
        durability(clock="noon")


def test_every_number_of_the_ceasefires_has_a_footing_and_a_doubt():
    record = ceasefire_record()
    assert record.count == 301
    assert [share for _, share in record.holding] == [0.68, 0.38, 0.28]
    assert all(one.footing and one.doubt for one in record.associations)
    assert {one.value for one in record.associations if one.measure == "hazard"} == {
        *(0.17, 0.63, 0.48, 2.07, 1.76, 0.70, 1.18)
    }
    assert record.to_records()["cautions"]
