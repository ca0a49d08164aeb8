"""The table as a picture: what it promises."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree

import pytest
from figure_checks import SVG, check, names, values
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.figures import Cell, Figure, MatrixRow, matrix
from tracktwo.figures.matrix import ROW
from tracktwo.figures.style import PAPER, SHADES, contrast

cells = st.builds(Cell, st.none() | values, st.booleans())


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[MatrixRow]]:
    columns = draw(st.lists(names, max_size=9))
    row = st.builds(MatrixRow, names, st.tuples(*[cells] * len(columns)), names)
    return columns, draw(st.lists(row, max_size=6))


def _draw(columns: list[str], rows: list[MatrixRow]) -> Figure:
    return matrix(key="k", title="T", columns=columns, rows=rows)


@settings(max_examples=60)
@given(tables())
def test_any_table_gives_a_whole_figure(table: tuple[list[str], list[MatrixRow]]) -> None:
    columns, rows = table
    figure = _draw(columns, rows)
    labels = [*columns, *(row.label for row in rows), *(row.group for row in rows)]
    check(figure, "k", [*labels, *(cell.words for row in rows for cell in row.cells)])
    assert figure == _draw(columns, rows)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=9))
def test_every_number_is_legible_and_greater_numbers_are_never_lighter(numbers: list[float]) -> None:
    row = MatrixRow("R", tuple(Cell(n) for n in numbers))
    figure = matrix(key="k", title="T", columns=["c"] * len(numbers), rows=[row], low=0, high=100)
    drawn = list(ElementTree.fromstring(figure.svg))
    cells = [i for i, box in enumerate(drawn) if box.get("height") == f"{ROW - 2:g}"]
    shades = [str(drawn[i].get("fill")) for i in cells]
    assert len(shades) == len(numbers)
    for i, shade in zip(cells, shades, strict=True):
        assert drawn[i + 1].tag == f"{SVG}text" and contrast(shade, str(drawn[i + 1].get("fill"))) >= 4.5
    ranked = sorted(zip(numbers, map(SHADES.index, shades), strict=True))
    assert all(first[1] <= second[1] for first, second in itertools.pairwise(ranked))


def test_a_red_line_is_marked_explained_and_told() -> None:
    figure = matrix(
        key="k", title="T", columns=["A", "B"], rows=[MatrixRow("R", (Cell(5, True), Cell(None)))]
    )
    assert figure.table.rows == (("R", "5 (red line)", "\u2013"),)
    assert "Crosses a red line" in figure.svg and f'fill="{PAPER}"' in figure.svg
    plain = matrix(key="k", title="T", columns=["A"], rows=[MatrixRow("R", (Cell(5),))])
    assert "red line" not in plain.svg


def test_a_cell_that_stands_for_a_range_is_a_whole_number() -> None:
    cells = (Cell(27.5, rough=True), Cell(27.5))
    figure = matrix(key="k", title="T", columns=["A", "B"], rows=[MatrixRow("R", cells)])
    assert figure.table.rows == (("R", "28", "27.5"),)
    assert ">28</text>" in figure.svg


def test_rows_stand_under_the_heading_they_share() -> None:
    rows = [MatrixRow("a", (Cell(1),), "G"), MatrixRow("b", (Cell(2),), "G"), MatrixRow("c", (Cell(3),), "H")]
    figure = matrix(key="k", title="T", columns=["A"], rows=rows)
    words = [element.text for element in ElementTree.fromstring(figure.svg).iter(f"{SVG}text")]
    assert words.count("G") == words.count("H") == 1
    assert [row[0] for row in figure.table.rows] == ["G: a", "G: b", "H: c"]


def test_nothing_and_impossible_numbers() -> None:
    assert "There is nothing to compare." in _draw(["A"], []).svg
    with pytest.raises(ValueError, match=r"rows\[0\]\.cells has 1 cells for 2 columns"):
        _draw(["A", "B"], [MatrixRow("R", (Cell(1),))])
    with pytest.raises(ValueError, match=r"rows\[0\]\.cells\[0\]\.value"):
        _draw(["A"], [MatrixRow("R", (Cell(float("nan")),))])
