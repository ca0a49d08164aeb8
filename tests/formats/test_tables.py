"""Generated tables: exact decimals, and plain words for what is not such a file."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from tracktwo.deals import problem_of
from tracktwo.errors import FormatError
from tracktwo.formats import open_case

TABLE = "[[0.1, 0.333333333333333], [2, 0.034718237498237491]]"
GOOD = f'{{"parties": ["p0", "p1"], "issues": ["i"], "tables": [{TABLE}]}}'


def test_numbers_are_the_decimals_written(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text(GOOD, encoding="utf-8")
    problem = problem_of(open_case(file))
    assert problem.worth == (
        (
            (Fraction(1, 10), Fraction(2)),
            (Fraction(1, 3), Fraction(34718237498237491, 10**18)),
        ),
    )
    assert problem.no_deal == (0, 0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "x.json:1:2: this is not JSON"),
        ("[]", "no parties, issues and tables"),
        ('{"parties": ["a"], "issues": ["i", "j"], "tables": [[[1]]]}', "one entry an issue"),
        ('{"parties": ["a", "b"], "issues": ["i"], "tables": [[[1, 2], [1]]]}', "same number of options"),
        ('{"parties": ["a"], "issues": ["i"], "tables": [[["x"]]]}', "not a number"),
        ('{"parties": ["a"], "issues": ["i"], "tables": [[[NaN]]]}', "not a number"),
        ('{"parties": ["a"], "issues": ["i"], "tables": [[[1e999999]]]}', "not a number"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_such_file_is_told(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        open_case(file)
    assert told in str(caught.value)


def test_generated_scenarios_open(shared: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    maker = shared / "tools" / "make_scenario.py"
    made = subprocess.run(
        [sys.executable, maker, "3", "4", "5", "scores"], capture_output=True, check=True, text=True
    )
    (tmp_path / "s.json").write_text(made.stdout, encoding="utf-8")
    problem = problem_of(open_case(tmp_path / "s.json"))
    tables = json.loads(made.stdout)["tables"]
    assert [[[float(w) for w in row] for row in issue] for issue in problem.worth] == [
        [list(column) for column in zip(*table, strict=True)] for table in tables
    ]
