"""NegMAS scenarios: utilities as NegMAS computes them, and refusals that say where."""

from __future__ import annotations

from fractions import Fraction as F
from pathlib import Path

import pytest

from tracktwo.deals import problem_of
from tracktwo.errors import FormatError
from tracktwo.formats import open_case, read
from tracktwo.formats.negmas import matches

DOMAIN = """\
issues:
- name: Border
  type: CategoricalIssue
  values: [Open, Shut, '1']
- name: Price
  type: ContiguousIssue
  values: [2, 4]
name: Talks
type: DiscreteCartesianOutcomeSpace
"""
ADDITIVE = """\
name: The Zoo
reserved_value: -.inf
type: LinearAdditiveUtilityFunction
values:
- {type: TableFun, mapping: {Open: 1.0, Shut: 0.333333333333333, '1': 0}}
- {type: AffineFun, slope: 0.5, bias: -1}
weights: [2, 0.1]
"""
INNER = ADDITIVE.replace("\n", "\n  ")


def scenario(folder: Path, *profiles: str, domain: str = DOMAIN) -> Path:
    (folder / "domain.yml").write_text(domain, encoding="utf-8")
    for number, text in enumerate(profiles or (ADDITIVE, ADDITIVE), 1):
        (folder / f"p{number}.yml").write_text(text, encoding="utf-8")
    return folder


def utility(folder: Path, *package: int) -> F:
    """Return what a package is worth to the first party."""
    return problem_of(open_case(folder)).values(package)[0]


def test_utilities_are_exact_and_never_rescaled(tmp_path: Path) -> None:
    imported = read(scenario(tmp_path))
    problem = problem_of(imported.case)
    assert imported.format == "negmas" and imported.findings == ()
    assert imported.case.title == "Talks"
    assert [party.name for party in imported.case.parties] == ["The Zoo", "The Zoo"]
    assert problem.parties == ("p1", "p2")
    assert problem.options == (("open", "shut", "1"), ("2", "3", "4"))
    assert problem.no_deal == (None, None)
    assert problem.values((1, 2))[0] == 2 * F(1, 3) + F(1, 10) * (F(1, 2) * 4 - 1)


@pytest.mark.parametrize(
    ("text", "package", "worth"),
    [
        ("type: HyperRectangleUtilityFunction\nbias: 1\noutcome_ranges: [{1: [2, 4], 0: [Shut]}]\n"
         "utilities: [10]\nweights: [2]\n", (1, 1), 21),
        ("type: HyperRectangleUtilityFunction\nbias: 1\noutcome_ranges: [{1: [2, 4], 0: [Shut]}]\n"
         "utilities: [10]\n", (1, 2), 1),
        ("type: HyperRectangleUtilityFunction\noutcome_ranges: [{1: 4}]\nutilities: [10]\n", (0, 2), 10),
        ("type: MappingUtilityFunction\ndefault: 0.5\nmapping:\n  ? [Open, 3]\n  : 7\n", (0, 1), 7),
        ("type: MappingUtilityFunction\ndefault: 0.5\nmapping:\n  ? [Open, 3]\n  : 7\n", (1, 1), F(1, 2)),
        ("type: WeightedUtilityFunction\nweights: [2, 3]\nufuns:\n"
         "- {type: ConstUtilityFunction, value: 5}\n"
         "- {type: HyperRectangleUtilityFunction, outcome_ranges: [{0: Open}], utilities: [1]}\n",
         (0, 0), 13),
        (f"type: ExpDiscountedUFun\ndiscount: 0.5\nufun:\n  {INNER}", (0, 2), F(21, 10)),
    ],
)  # fmt: skip
def test_other_functions_are_sums_of_options_together(
    tmp_path: Path, text: str, package: tuple[int, int], worth: F
) -> None:
    assert utility(scenario(tmp_path, text, ADDITIVE), *package) == worth


def test_an_affine_function_weighs_the_numbers_themselves(tmp_path: Path) -> None:
    domain = DOMAIN.replace("[Open, Shut, '1']", "[1, 5, 7]")
    text = "type: AffineUtilityFunction\nbias: 0.25\nweights: [-2, 1]\nreserved_value: 0.5\n"
    folder = scenario(tmp_path, text, text, domain=domain)
    assert utility(folder, 1, 0) == F(1, 4) - 10 + 2
    assert problem_of(open_case(folder)).no_deal == (F(1, 2), F(1, 2))


def test_the_reserved_value_of_the_outermost_function_counts(tmp_path: Path) -> None:
    inner = INNER.replace("-.inf", "0.1")
    first = f"type: ExpDiscountedUFun\nreserved_value: -.inf\nufun:\n  {inner}"
    second = f"type: LinDiscountedUFun\nufun:\n  {inner}"
    imported = read(scenario(tmp_path, first, second))
    assert problem_of(imported.case).no_deal == (None, F(1, 10))
    assert [str(one).partition(": ")[2][:27] for one in imported.findings] == [
        "warning: values fall with t"
    ] * 2


def test_json_and_yaml_say_the_same(tmp_path: Path) -> None:
    expected = open_case(scenario(tmp_path))
    (tmp_path / "domain.yml").unlink()
    (tmp_path / "p1.yml").unlink()
    (tmp_path / "domain.json").write_text(
        '{"issues": [{"name": "Border", "type": "CategoricalIssue", "values": ["Open", "Shut", "1"]},'
        ' {"name": "Price", "type": "ContiguousIssue", "values": [2, 4]}],'
        ' "name": "Talks", "type": "DiscreteCartesianOutcomeSpace"}'
    )
    (tmp_path / "p1.json").write_text(
        '{"name": "The Zoo", "reserved_value": -Infinity, "type": "LinearAdditiveUtilityFunction", "values":'
        ' [{"type": "TableFun", "mapping": {"Open": 1.0, "Shut": 0.333333333333333, "1": 0}},'
        ' {"type": "AffineFun", "slope": 0.5, "bias": -1}], "weights": [2, 0.1]}'
    )
    assert problem_of(open_case(tmp_path)) == problem_of(expected)


def test_what_is_assumed_is_told(tmp_path: Path) -> None:
    domain = DOMAIN.replace("ContiguousIssue\n  values: [2, 4]", "ContinuousIssue\n  values: [0.0, 1.0]")
    text = ADDITIVE.replace(", '1': 0}", "}")
    (tmp_path / "notes.yml").write_text("a: 1\n")
    imported = read(scenario(tmp_path, text, ADDITIVE, domain=domain.replace("Talks", "null")))
    assert imported.case.title == tmp_path.name
    assert [option.id for option in imported.case.issues[1].options][:3] == ["0", "0.05", "0.1"]
    assert len(imported.case.issues[1].options) == 21
    told = "\n".join(map(str, imported.findings))
    assert "domain.yml:5:3: warning: 'Price' has no steps; it is read at 21 equal levels" in told
    assert "notes.yml:1:1: warning: this file gives no type" in told
    assert "the table gives no value to '1' of 'Border'" in told


@pytest.mark.parametrize(
    ("domain", "profile", "told"),
    [
        (DOMAIN, ADDITIVE.replace("TableFun", "SinFun"), "p1.yml:5:3: a function of type SinFun"),
        (DOMAIN, ADDITIVE.replace("LinearAdditive", "Random"), "type RandomUtilityFunction cannot be read"),
        (DOMAIN, ADDITIVE.replace("[2, 0.1]", "[2]"), "p1.yml:7:10: 1 entries stand here for 2 issues"),
        (DOMAIN, ADDITIVE.replace("0.333333333333333", "x"), "p1.yml:5:47: 'x' is not a number"),
        (DOMAIN, ADDITIVE.replace("0.333333333333333", ".nan"), "p1.yml:5:47: '.nan' is not a number"),
        (DOMAIN, ADDITIVE.replace("-.inf", "1e400"), "p1.yml:2:17: '1e400' is not a number"),
        (DOMAIN, "type: [", "p1.yml:2:1: this cannot be read as YAML"),
        (DOMAIN, "type: a\ntype: b", "p1.yml:2:1: 'type' is given twice"),
        (DOMAIN, "[" * 300 + "]" * 300, "p1.yml:1:62: this is nested more than 60 deep"),
        (DOMAIN, "type: &a [*a]", "*a refers to nothing above"),
        (DOMAIN.replace("ContiguousIssue", "CallableIssue"), ADDITIVE, "an issue of type CallableIssue"),
        (DOMAIN.replace("[2, 4]", "[4, 2]"), ADDITIVE, "domain.yml:7:11: the first number is above"),
        (DOMAIN.replace("[2, 4]", "[0, 1e9]"), ADDITIVE, "has more than 10,000 options"),
        (DOMAIN.replace("Shut", "Open"), ADDITIVE, "the option 'Open' of 'Border' is given twice"),
    ],
)
def test_a_refusal_says_where(tmp_path: Path, domain: str, profile: str, told: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(scenario(tmp_path, profile, ADDITIVE, domain=domain))
    assert told in str(caught.value)


def test_references_that_would_grow_beyond_measure_are_refused(tmp_path: Path) -> None:
    levels = "".join(f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 10)}]\n" for n in range(1, 9))
    with pytest.raises(FormatError, match="holds more than 3,000,000 values"):
        read(scenario(tmp_path, f"b0: &b0 [1]\n{levels}type: TableFun\n", ADDITIVE))


def test_a_single_file_is_told_to_be_one_of_several(tmp_path: Path) -> None:
    folder = scenario(tmp_path)
    assert matches(folder) and matches(folder / "domain.yml") and not matches(folder / "p1.yml")
    with pytest.raises(FormatError, match="Name the folder that holds it"):
        read(folder / "domain.yml")
