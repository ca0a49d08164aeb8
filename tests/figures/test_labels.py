"""Where words go: they fit, they do not overlap, and they stay near what they name."""

from __future__ import annotations

import itertools

import pytest
from figure_checks import names
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tracktwo.figures.labels import Box, elide, legend, line_swatch, place, spread, text_width, wrap
from tracktwo.figures.marks import clean

ISOLATES = str.maketrans("", "", "\u2068\u2069")


@given(names, st.integers(40, 300), st.integers(1, 4), st.booleans())
def test_wrapped_lines_fit_and_lose_nothing_unless_they_say_so(
    words: str, width: int, lines: int, bold: bool
) -> None:
    rows = wrap(words, width, lines=lines, bold=bold)
    assert 1 <= len(rows) <= lines
    assert all(text_width(row, bold=bold) <= width for row in rows)
    kept = "".join(rows).replace(" ", "").translate(ISOLATES)
    whole = clean(words).replace(" ", "").translate(ISOLATES)
    assert kept == whole or (kept.endswith("\u2026") and whole.startswith(kept[:-1]))


@given(names.map(clean), st.integers(20, 300))
def test_an_elided_text_fits_and_begins_as_it_did(words: str, width: int) -> None:
    short = elide(words, width)
    assert text_width(short) <= width
    assert short == words or words.startswith(short[:-1])


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(8, 40)), max_size=8))
def test_spread_labels_never_overlap_and_keep_their_order(wanted: list[tuple[float, float]]) -> None:
    targets, heights = [t for t, _ in wanted], [h for _, h in wanted]
    assume(sum(heights) <= 500)
    middles = spread(targets, heights, 0, 500)
    edges = sorted((m - h / 2, m + h / 2) for m, h in zip(middles, heights, strict=True))
    assert all(low >= 0 - 1e-6 and high <= 500 + 1e-6 for low, high in edges)
    assert all(before[1] <= after[0] + 1e-6 for before, after in itertools.pairwise(edges))
    ranked = sorted(zip(targets, middles, strict=True))
    assert all(a[1] < b[1] for a, b in itertools.pairwise(ranked) if a[0] < b[0])


@given(st.lists(st.integers(1, 9), min_size=1, max_size=5))
def test_labels_with_room_stay_where_they_belong(gaps: list[int]) -> None:
    targets = [float(t) for t in itertools.accumulate(20 + gap for gap in gaps)]
    assert spread(targets, [20.0] * len(targets), 0, 999) == pytest.approx(targets)


def test_crowded_labels_move_as_little_as_can_be() -> None:
    assert spread([100, 100, 100], [20, 20, 20], 0, 500) == (80, 100, 120)


@example([(60.0, 60.0), (61.0, 60.0), (62.0, 60.0)])
@given(st.lists(st.tuples(st.floats(60, 540), st.floats(60, 440)), min_size=1, max_size=7, unique=True))
def test_placed_labels_lie_in_bounds_and_clear_of_each_other(anchors: list[tuple[float, float]]) -> None:
    bounds = Box(0, 0, 600, 500)
    boxes = place(anchors, [(120.0, 16.0)] * len(anchors), bounds, [])
    for box in boxes:
        assert bounds.left <= box.left and box.right <= bounds.right
        assert bounds.top <= box.top and box.bottom <= bounds.bottom
    assert all(one.overlap(other) == 0 for one, other in itertools.combinations(boxes, 2))


@given(st.lists(names, max_size=8))
def test_a_legend_says_how_deep_it_is(words: list[str]) -> None:
    drawn, bottom = legend([(line_swatch("#000000", 1), name) for name in words], 0, 100, 400)
    assert drawn.count("<text") == len(words)
    assert 100 <= bottom <= 112 + 20 * max(len(words), 1)
