"""Workbooks: a case that went out as a sheet opens like the case; so does a plain table of scores."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fuzzing import fuzz
from openpyxl import Workbook, load_workbook

from tracktwo.case import JointValue, load
from tracktwo.errors import CaseError, FormatError, InputError
from tracktwo.formats import FORMATS, read

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SCORES = [
    ["issue", "option", "Government", "Movement"],
    ["Ceasefire", "local", 40, 10],
    [None, "nationwide", 80, 60.5],
    ["Prisoners", "all", 20, 90],
    [None, "none", 60, 0],
    ["No deal", None, 30, None],
]
XLSX = next(one for one in FORMATS if one.name == "xlsx")


def saved(folder: Path, rows: list[list[Any]], above: int = 0) -> Path:
    book = Workbook()
    for row in [[]] * above + rows:
        book.active.append(row)
    book.active.title = "Scores"
    file = folder / "talks.xlsx"
    book.save(file)
    return file


def as_csv(folder: Path, rows: list[list[Any]], separator: str = ",") -> Path:
    file = folder / "talks.csv"
    lines = [separator.join("" if cell is None else str(cell) for cell in row) for row in rows]
    file.write_text("\n".join(lines), "utf-8")
    return file


@pytest.mark.parametrize("example", ["panama-1974", "ukraine-2023"])
def test_an_example_opens_from_the_workbook_written_of_it(example: str, tmp_path: Path) -> None:
    case = load(EXAMPLES / example)
    written = XLSX.load().write(case)
    file = tmp_path / "case.xlsx"
    file.write_bytes(written.files[""])
    for report in (EXAMPLES / example).glob("reports/*"):
        (tmp_path / "reports").mkdir(exist_ok=True)
        (tmp_path / "reports" / report.name).write_bytes(report.read_bytes())
    imported = read(file)
    assert imported.format == "xlsx"
    assert imported.case.positions == case.positions
    assert imported.case.rules == case.rules
    assert imported.case.evidence == case.evidence
    assert [replace(issue, phase="", today="") for issue in case.issues] == list(imported.case.issues)
    assert ("phases" in str(written.findings)) == bool(case.phases)
    assert imported.case.path == file


def test_what_is_doubtful_in_a_workbook_comes_along(tmp_path: Path) -> None:
    file = tmp_path / "case.xlsx"
    file.write_bytes(XLSX.load().write(load(EXAMPLES / "panama-1974")).files[""])
    book = load_workbook(file)
    book.create_sheet("My notes")["A1"] = "ask Maria"
    book.save(file)
    assert [f"{file}!My notes: warning: this sheet is not read." in str(f) for f in read(file).findings] == [
        True
    ]


def test_what_is_wrong_in_a_workbook_is_told_by_its_cell(tmp_path: Path) -> None:
    file = tmp_path / "case.xlsx"
    file.write_bytes(XLSX.load().write(load(EXAMPLES / "panama-1974")).files[""])
    book = load_workbook(file)
    book["Issues"]["A2"] = "us-defense-rights!"
    book.save(file)
    with pytest.raises(CaseError, match=r"case\.xlsx!Issues:A2"):
        read(file)


def test_a_case_that_stands_in_no_case_file_is_written_as_well(tmp_path: Path) -> None:
    case = read(saved(tmp_path, SCORES)).case
    made = XLSX.load().write(case)
    file = tmp_path / "made.xlsx"
    file.write_bytes(made.files[""])
    assert not made.findings
    assert read(file).case == case


def test_a_case_that_no_case_file_can_say_is_not_written(tmp_path: Path) -> None:
    case = load(EXAMPLES / "panama-1974")
    alone = replace(case, parties=case.parties[:1])
    with pytest.raises(FormatError, match="at least two parties"):
        XLSX.load().write(alone)


def test_a_workbook_that_would_mean_something_else_is_not_written() -> None:
    case = load(EXAMPLES / "panama-1974")
    position = case.positions["panama"]
    weight = position.weights["duration"]
    joint = JointValue(
        {"duration": ("us",), "compensation": ("panama",)}, replace(weight, path="panama/joint/1")
    )
    changed = {**case.positions, "panama": replace(position, joint=(joint,))}
    with pytest.raises(FormatError, match="worth together"):
        XLSX.load().write(replace(case, positions=changed))


@pytest.mark.parametrize(
    "make", [saved, as_csv, lambda f, rows: as_csv(f, rows, ";"), lambda f, rows: saved(f, rows, 3)]
)
def test_a_table_of_scores_is_a_case(make: Any, tmp_path: Path) -> None:
    case = read(make(tmp_path, SCORES)).case
    assert (case.title, case.scale) == ("talks", "points")
    assert [(issue.name, [option.name for option in issue.options]) for issue in case.issues] == [
        ("Ceasefire", ["local", "nationwide"]),
        ("Prisoners", ["all", "none"]),
    ]
    values = case.positions["movement"].values["ceasefire"]
    assert [value.estimate.point for value in values.values()] == [10, Fraction(121, 2)]
    assert case.positions["government"].no_deal.estimate.point == 30
    assert case.positions["movement"].no_deal is None


def test_a_merged_issue_counts_for_all_its_rows(tmp_path: Path) -> None:
    file = saved(tmp_path, SCORES)
    book = load_workbook(file)
    book["Scores"].merge_cells("A2:A3")
    book.save(file)
    assert len(read(file).case.issue("ceasefire").options) == 2


@pytest.mark.parametrize(
    ("row", "column", "content", "told"),
    [
        (2, 2, "many", "'many' is not a number"),
        (2, 3, None, "the score of Movement is missing"),
        (1, 1, None, "this row names no option"),
        (2, 1, "local", "'local' stands under 'Ceasefire' already"),
        (1, 0, None, "this row names no issue"),
        (0, 3, None, "do not name two or more parties"),
    ],
)
@pytest.mark.parametrize("make", [saved, as_csv])
def test_what_is_wrong_in_a_table_is_told_by_its_cell(
    make: Any, row: int, column: int, content: Any, told: str, tmp_path: Path
) -> None:
    rows = [list(one) for one in SCORES]
    rows[row][column] = content
    if told.startswith("do not"):
        rows = [one[:3] for one in rows]
    with pytest.raises(FormatError) as caught:
        read(make(tmp_path, rows))
    assert told in str(caught.value)
    place = caught.value.findings[0].place
    assert place.line == row + 1
    if make is saved and place.column > 1:
        assert f"talks.xlsx!Scores:{'ABCD'[column]}{row + 1}" in str(caught.value)


def test_numbers_typed_as_texts_are_mended_with_a_warning(tmp_path: Path) -> None:
    rows = [list(one) for one in SCORES]
    rows[1][2], rows[2][2] = "40 %", "80,5"
    imported = read(saved(tmp_path, rows))
    values = imported.case.positions["government"].values["ceasefire"]
    assert [value.estimate.point for value in values.values()] == [40, Fraction(161, 2)]
    assert ["Scores:C2" in str(imported.findings[0]), "Scores:C3" in str(imported.findings[1])] == [True] * 2


@pytest.mark.parametrize("rows", [[], [["a", "b"], [1, 2]], [SCORES[0]]])
def test_a_workbook_with_nothing_to_read_is_told_what_would_be(rows: list[list[Any]], tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="Head the columns issue, option"):
        read(saved(tmp_path, rows))


def test_a_formula_that_was_never_computed_is_told(tmp_path: Path) -> None:
    rows = [list(one) for one in SCORES]
    rows[1][2] = "=1+1"
    with pytest.raises(InputError, match="never computed"):
        read(saved(tmp_path, rows))


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as packed:
        return {part.filename.replace("/", "|"): packed.read(part) for part in packed.infolist()}


def repacked(folder: Path) -> Any:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for part in folder.iterdir():
            if part.name != "again.xlsx":
                packed.writestr(part.name.replace("|", "/"), part.read_bytes())
    (folder / "again.xlsx").write_bytes(target.getvalue())
    return read(folder / "again.xlsx")


@pytest.mark.parametrize("number", [60, pytest.param(10_000, marks=pytest.mark.slow)])
def test_a_spoilt_table_is_read_or_refused(number: int, tmp_path: Path) -> None:
    # Its parts are spoilt before they are packed: what is spoilt afterwards is no zip any more.
    tally = fuzz(repacked, parts(saved(tmp_path, SCORES)), number, seed=5)
    assert tally.read and tally.refused > number / 10


@pytest.mark.parametrize("number", [60, pytest.param(10_000, marks=pytest.mark.slow)])
def test_a_spoilt_workbook_file_is_read_or_refused(number: int, tmp_path: Path) -> None:
    content = saved(tmp_path, SCORES).read_bytes()
    tally = fuzz(lambda folder: read(folder / "x.xlsx"), {"x.xlsx": content}, number, seed=6)
    assert tally.refused > number / 10


@pytest.mark.parametrize("number", [400, pytest.param(10_000, marks=pytest.mark.slow)])
def test_a_spoilt_csv_table_is_read_or_refused(number: int, tmp_path: Path) -> None:
    content = as_csv(tmp_path, SCORES).read_bytes()
    tally = fuzz(lambda folder: read(folder / "x.csv"), {"x.csv": content}, number, seed=7)
    assert tally.read > number / 20 and tally.refused > number / 20
