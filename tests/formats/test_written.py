"""What is written in another program's format says the same when it is read again."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction as F
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.case import Case, Estimate, Rule
from tracktwo.deals import Problem, problem_of
from tracktwo.errors import FormatError
from tracktwo.formats import FORMATS, Imported, Written, format_of, open_case
from tracktwo.formats.geniusweb.write import least_acceptable
from tracktwo.formats.scenario import Joint, Preferences, Scenario, case_of, level_issue, named_issue, slugs

PRINTED = st.characters(exclude_categories=("C", "Z"), include_characters=" ")
NAMES = st.text(PRINTED, min_size=1, max_size=8).map(str.strip).filter(bool)
NUMBERS = st.fractions(-20, 20, max_denominator=50)


@st.composite
def scenarios(draw: st.DrawFn, parties: int = 0, joint: bool = False) -> Case:
    names = draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))
    issues = []
    for id_, name in zip(slugs(names, "issue"), names, strict=True):
        if draw(st.booleans()):
            start, step, count = draw(NUMBERS), draw(st.fractions(F(1, 4), 3, max_denominator=4)), 3
            issues.append(level_issue(id_, name, [start + step * at for at in range(count)]))
        else:
            issues.append(named_issue(id_, name, draw(st.lists(NAMES, min_size=2, max_size=3, unique=True))))
    wants = []
    for number in range(parties or draw(st.integers(2, 3))):
        together = ()
        if joint and len(issues) > 1:
            options = {at: frozenset([0]) for at in range(2)}
            together = (Joint(options, draw(NUMBERS.filter(bool))),)
        values = [[draw(NUMBERS) for _ in issue.options] for issue in issues]
        weights = [draw(st.fractions(0, 3, max_denominator=20)) for _ in issues]
        no_deal = draw(st.one_of(st.none(), NUMBERS))
        wants.append(Preferences(f"p{number}", draw(NAMES), values, "test", no_deal, weights, together))
    return case_of(Scenario("Talks", tuple(issues), tuple(wants)))


def written_and_read(case: Case, name: str) -> tuple[Written, Case]:
    """Write a case and read what was written."""
    module = next(one for one in FORMATS if one.name == name).load()
    written = module.write(case)
    with tempfile.TemporaryDirectory() as made:
        target = Path(made) / ("talks" if "" not in written.files else "case.yaml")
        for file, content in written.files.items():
            place = target / file if file else target
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        found = format_of(target)
        assert found is not None and found.name == name
        imported: Imported = found.load().read(target)
        assert imported.findings == ()
        return written, imported.case


def tables(problem: Problem) -> tuple[object, ...]:
    return problem.worth, problem.no_deal, problem.joint


@given(scenarios(joint=True))
def test_negmas_files_carry_everything_of_a_scenario(case: Case) -> None:
    written, again = written_and_read(case, "negmas")
    assert written.findings == []
    assert [party.name for party in again.parties] == [party.name for party in case.parties]
    assert [issue.name for issue in again.issues] == [issue.name for issue in case.issues]
    assert [[one.name for one in issue.options] for issue in again.issues] == [
        [one.name for one in issue.options] for issue in case.issues
    ]
    before, after = problem_of(case), problem_of(again)
    packages = list(itertools.product(*(range(len(options)) for options in before.options)))
    assert after.no_deal == before.no_deal
    assert [worth(after, one) for one in packages] == [worth(before, one) for one in packages]


def worth(problem: Problem, package: Sequence[int]) -> list[F]:
    """Add up a package's worth, options together included."""
    found = [F(0)] * len(problem.parties)
    for issue, option in enumerate(package):
        found = [a + b for a, b in zip(found, problem.worth[issue][option], strict=True)]
    for one in problem.joint:
        if one.combination.holds_in(tuple(package)):
            found = [a + b for a, b in zip(found, one.worth, strict=True)]
    return found


@given(scenarios())
def test_score_files_carry_every_number(case: Case) -> None:
    if any(position.no_deal is None for position in case.positions.values()):
        with pytest.raises(FormatError, match="has no no-deal value"):
            written_and_read(case, "scorable")
        return
    _, again = written_and_read(case, "scorable")
    assert tables(problem_of(again)) == tables(problem_of(case))


@settings(max_examples=15)  # the schema takes its time
@given(scenarios())
def test_case_files_carry_everything_of_a_scenario(case: Case) -> None:
    if any(not any(one.estimate.point for one in p.weights.values()) for p in case.positions.values()):
        with pytest.raises(FormatError, match="every weight is 0"):
            written_and_read(case, "case")
        return
    written, again = written_and_read(case, "case")
    assert not written.findings
    assert (again.title, again.parties, again.issues) == (case.title, case.parties, case.issues)
    assert problem_of(again) == problem_of(case)
    assert {one.footing for one in again.judgements()} == {one.footing for one in case.judgements()}


@pytest.mark.parametrize("name", ["geniusweb", "negolog"])
@given(case=scenarios(parties=2))
def test_files_with_utilities_from_0_to_1_keep_the_order_of_packages(name: str, case: Case) -> None:
    before = problem_of(case)
    best = [sum(max(option[at] for option in issue) for issue in before.worth) for at in range(2)]
    hopeless = any(n is not None and n > most for n, most in zip(before.no_deal, best, strict=True))
    if name == "geniusweb" and hopeless:
        with pytest.raises(FormatError, match="no package is as good as no deal"):
            written_and_read(case, name)
        return
    _, again = written_and_read(case, name)
    after = problem_of(again)
    packages = list(itertools.product(*(range(len(options)) for options in before.options)))
    for at in range(2):
        old, new = ([worth(one, package)[at] for package in packages] for one in (before, after))
        spread = max(old) - min(old)
        factor = F(1) / spread if spread else F(0)
        scaled = [(value - min(old)) * factor for value in old]
        if not in_unit(case, at):
            assert new == pytest.approx(scaled, abs=1e-12)
        refused = [n is not None and value < n for value, n in zip(old, itertools.repeat(before.no_deal[at]))]
        least = after.no_deal[at]
        now = [least is not None and value < least for value in new]
        close = [before.no_deal[at] is not None and abs(v - before.no_deal[at]) < 1e-9 for v in old]  # type: ignore[operator]
        assert [n for n, skip in zip(now, close, strict=True) if not skip] == [
            r for r, skip in zip(refused, close, strict=True) if not skip
        ]


def in_unit(case: Case, at: int) -> bool:
    """Tell whether a party's utilities are from 0 to 1 as they stand."""
    position = case.positions[case.parties[at].id]
    values = [one.estimate.point for row in position.values.values() for one in row.values()]
    weights = [one.estimate.point for one in position.weights.values()]
    return sum(weights) == 1 and all(0 <= value <= 1 for value in values)


@given(st.lists(st.lists(NUMBERS, min_size=1, max_size=4), min_size=1, max_size=4), NUMBERS)
def test_the_least_acceptable_package_is_that_of_enumeration(rows: list[list[F]], least: F) -> None:
    sums = [sum(chosen) for chosen in itertools.product(*rows)]
    enough = [one for one in sums if one >= least]
    if enough:
        found = least_acceptable(rows, least)
        assert found is not None
        assert sum(row[at] for row, at in zip(rows, found, strict=True)) == min(enough)


def test_the_competition_scenarios_survive_every_way_there_and_back(shared: Path) -> None:
    for folder in sorted((shared / "data/scenarios/geniusweb").iterdir()):
        case = open_case(folder)
        for name in ("geniusweb", "negmas", "negolog"):
            _, again = written_and_read(case, name)
            assert tables(problem_of(again)) == tables(problem_of(case))


def test_what_cannot_be_carried_is_told_or_refused() -> None:
    wants = [
        Preferences(f"p{n}", f"P{n}", [[F(1), F(2)], [F(3), F(4)]], "t", F(1), None, (joint,) if n else ())
        for n, joint in ((0, None), (1, Joint({0: frozenset([0]), 1: frozenset([1])}, F(1))))
    ]  # fmt: skip
    issues = (named_issue("i", "I", ["a", "b"]), named_issue("j", "J", ["c", "d"]))
    case = case_of(Scenario("T", issues, tuple(wants)))
    for name in ("geniusweb", "negolog", "scorable"):
        with pytest.raises(FormatError, match="worth something together"):
            written_and_read(case, name)
    ruled = replace(case, rules=(Rule({"i": ("a",)}, {"j": ("c",)}, "excludes"),))
    written, _ = written_and_read(ruled, "negmas")
    assert [str(one) for one in written.findings] == [
        "T: warning: NegMAS cannot carry rules between options: every package counts as possible."
    ]
    three = case_of(Scenario("T", issues, (*wants[:1], *(replace(wants[0], id=f"q{n}") for n in range(2)))))
    with pytest.raises(FormatError, match="two parties, and this case has 3"):
        written_and_read(three, "negolog")


def test_no_deal_is_written_as_it_stands_at_the_date_of_the_case() -> None:
    issues = (named_issue("i", "I", ["a", "b"]),)
    wants = [Preferences(f"p{n}", f"P{n}", [[F(1), F(2)]], "t", F(1), None, ()) for n in range(2)]
    case = case_of(Scenario("T", issues, tuple(wants)))
    first = case.positions["p0"]
    assert first.no_deal is not None
    later = replace(first.no_deal, path="p0/no-deal/2020-01-01", estimate=Estimate(F(2), F(2)))
    positions = {**case.positions, "p0": replace(first, no_deal_over_time=((date(2020, 1, 1), later),))}
    for day, expected in ((date(2019, 12, 31), 1), (date(2020, 1, 1), 2)):
        dated = replace(case, as_of=day, positions=positions)
        _, again = written_and_read(dated, "scorable")
        assert problem_of(again).no_deal[0] == problem_of(dated).no_deal[0] == expected
