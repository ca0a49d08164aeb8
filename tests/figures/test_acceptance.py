"""Who accepts what: what the grid promises."""

from __future__ import annotations

import pytest
from figure_checks import check, names
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.figures import AcceptanceRow, Answer, Figure, Verdict, acceptance
from tracktwo.figures.acceptance import _MARKS

verdicts = st.builds(Verdict, st.sampled_from(Answer), st.none() | st.floats(0, 1))


@st.composite
def grids(draw: st.DrawFn) -> tuple[list[str], list[AcceptanceRow]]:
    parties = draw(st.lists(names, max_size=9))
    row = st.builds(AcceptanceRow, names, st.tuples(*[verdicts] * len(parties)))
    return parties, draw(st.lists(row, max_size=6))


def _draw(parties: list[str], rows: list[AcceptanceRow]) -> Figure:
    return acceptance(key="k", title="T", parties=parties, rows=rows)


@settings(max_examples=60)
@given(grids())
def test_any_answers_give_a_whole_figure(grid: tuple[list[str], list[AcceptanceRow]]) -> None:
    parties, rows = grid
    figure = _draw(parties, rows)
    check(
        figure,
        "k",
        [*parties, *(row.label for row in rows), *(v.words for row in rows for v in row.verdicts)],
    )
    assert figure == _draw(parties, rows)


def test_each_answer_has_a_form_of_its_own_without_colour() -> None:
    drawn = {mark(50, 50) for mark in _MARKS.values()}
    assert len(drawn) == len(Answer) == len(_MARKS)


def test_counts_and_probabilities_are_told() -> None:
    row = AcceptanceRow(
        "P", (Verdict(Answer.ACCEPTS), Verdict(Answer.UNCERTAIN, 0.625), Verdict(Answer.RED_LINE))
    )
    figure = _draw(["A", "B", "C"], [row])
    told = (
        "P",
        "accepts",
        "depends on the judgements; accepts in 62%",
        "refuses: crosses a red line",
        "1 of 3",
    )
    assert figure.table.rows == (told,)
    assert "62%" in figure.svg and "Surely accepted by" in figure.svg
    assert figure.description.endswith(
        "Surely accepted by all: none. Answers that depend on the judgements: 1 of 3."
    )


def test_where_no_answer_is_sure_nobody_is_said_to_refuse() -> None:
    row = AcceptanceRow("P", (Verdict(Answer.UNCERTAIN, 0.9), Verdict(Answer.UNCERTAIN)))
    figure = _draw(["A", "B"], [row])
    assert figure.table.headers == ("Package", "A", "B")
    assert "urely accepted" not in figure.html()
    assert figure.description.endswith("Every answer depends on the judgements.")


def test_nothing_and_impossible_numbers() -> None:
    assert "There is no package to answer to." in _draw(["A"], []).svg
    with pytest.raises(ValueError, match=r"rows\[0\]\.verdicts has 0 answers for 1 parties"):
        _draw(["A"], [AcceptanceRow("P", ())])
    for bad in (float("nan"), 1.5, -0.1):
        with pytest.raises(ValueError, match=r"rows\[0\]\.verdicts\[0\]\.probability"):
            _draw(["A"], [AcceptanceRow("P", (Verdict(Answer.UNCERTAIN, bad),))])
