"""Graphs: what they promise."""

from __future__ import annotations

from itertools import combinations

import pytest
from figure_checks import check, names
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.figures import Edge, Node, graph
from tracktwo.figures.layers import laid_out

kinds = st.sampled_from(["origin", "report", "copy"])
ends = st.integers(0, 7)
pairs = st.lists(st.tuples(ends, ends), max_size=14)


@settings(max_examples=60)
@given(st.lists(st.tuples(names, kinds), min_size=8, max_size=8), pairs, names)
def test_any_graph_gives_a_whole_figure(
    drawn: list[tuple[str, str]], links: list[tuple[int, int]], how: str
) -> None:
    nodes = [Node(str(i), label, kind) for i, (label, kind) in enumerate(drawn)]
    edges = [Edge(str(a), str(b), how) for a, b in links]
    figure = graph(key="k", title="T", nodes=nodes, edges=edges)
    check(figure, "k", [label for label, _ in drawn])
    assert figure == graph(key="k", title="T", nodes=nodes, edges=edges)


@given(st.lists(st.floats(10, 80), min_size=8, max_size=8), pairs)
def test_boxes_do_not_overlap_and_arrows_without_circles_run_to_the_right(
    heights: list[float], links: list[tuple[int, int]]
) -> None:
    onward = [(a, b) for a, b in links if a < b]
    layout = laid_out(heights, onward, 20)
    assert all(layout.columns[a] < layout.columns[b] for a, b in onward)
    for a, b in combinations(range(8), 2):
        if layout.columns[a] == layout.columns[b]:
            apart = abs(layout.middles[a] - layout.middles[b])
            assert apart >= (heights[a] + heights[b]) / 2 - 1e-6
    for i, height in enumerate(heights):
        assert height / 2 - 1e-6 <= layout.middles[i] <= layout.height - height / 2 + 1e-6
    for (a, b), passed in zip(onward, layout.passed, strict=True):
        assert [column for column, _ in passed] == list(range(layout.columns[a] + 1, layout.columns[b]))


@given(pairs)
def test_circles_are_drawn_too(links: list[tuple[int, int]]) -> None:
    layout = laid_out([30.0] * 8, [one for one in links if one[0] != one[1]], 20)
    assert len(layout.columns) == 8 and layout.height > 0


def test_a_chain_stands_in_a_line() -> None:
    layout = laid_out([30.0] * 3, [(0, 1), (1, 2)], 20)
    assert layout.columns == (0, 1, 2) and len(set(layout.middles)) == 1


def test_what_has_no_arrow_stands_in_the_table_as_well() -> None:
    figure = graph(
        key="k", title="T", nodes=[Node("a", "A", "x"), Node("b", "B", "x")], edges=[Edge("a", "a", "of")]
    )
    assert figure.table.rows == (("A", "of", "A"), ("B", "\u2013", "\u2013"))


def test_nothing_and_unknown_nodes() -> None:
    assert "There is nothing to draw." in graph(key="k", title="T", nodes=[], edges=[]).svg
    with pytest.raises(ValueError, match="not there"):
        graph(key="k", title="T", nodes=[], edges=[Edge("a", "b", "of")])
    with pytest.raises(ValueError, match="same id"):
        graph(key="k", title="T", nodes=[Node("a", "", ""), Node("a", "", "")], edges=[])
