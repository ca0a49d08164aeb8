"""Colours, shapes and dashes: can they be seen and told apart, by everyone and on paper?"""

from __future__ import annotations

import itertools
import re

import pytest

from tracktwo.figures.style import (
    DASHES,
    FAINT,
    FILL,
    INK,
    MUTED,
    PAPER,
    RULE,
    SERIES,
    SHADES,
    SHAPES,
    STRONG,
    STYLE,
    WASH,
    contrast,
    ink_on,
    look,
)

# From linear RGB to long-, middle- and short-wave cone signals, after Viénot, Brettel and Mollon
# (1999), Color Research and Application 24:243-252. A dichromat lacks the first or the second.
_LMS = ((17.8824, 43.5161, 4.11935), (3.45565, 27.1554, 3.86714), (0.0299566, 0.184309, 1.46709))


@pytest.mark.parametrize("ink", [INK, MUTED, *SERIES])
@pytest.mark.parametrize("ground", [PAPER, WASH])
def test_text_can_be_read(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("shade", SHADES)
def test_numbers_can_be_read_on_every_shade(shade: str) -> None:
    assert contrast(ink_on(shade), shade) >= 4.5


@pytest.mark.parametrize("mark", [RULE, FILL, STRONG])
def test_marks_can_be_seen(mark: str) -> None:
    assert contrast(mark, PAPER) >= 3


def test_background_packages_are_fainter_than_what_matters() -> None:
    assert contrast(FAINT, PAPER) < contrast(FILL, PAPER) < contrast(STRONG, PAPER)


def test_shades_grow_darker_step_by_step() -> None:
    steps = [contrast(light, dark) for light, dark in itertools.pairwise(SHADES)]
    assert min(steps) > 1.15


def test_contrast_agrees_with_published_values() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.005)


def test_looks_differ_and_no_two_share_shape_and_dash_among_the_first_eight() -> None:
    assert len({look(i) for i in range(24)}) == 24
    first = [look(i) for i in range(8)]
    assert len({(one.shape, one.dash) for one in first}) == 8
    assert len({one.colour for one in first}) == 8
    assert len(set(SHAPES)) == len(SHAPES) and len(set(DASHES)) == len(DASHES)


def _linear(colour: str) -> list[float]:
    return [(int(colour[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5)]


def _seen(colour: str, missing: int) -> tuple[float, float]:
    """What a dichromat keeps of a colour: the two cone signals left, evened out in lightness."""
    cones = [sum(f * c for f, c in zip(row, _linear(colour), strict=True)) / sum(row) for row in _LMS]
    left, short = cones[1 - missing], cones[2]
    return left ** (1 / 3), short ** (1 / 3)


@pytest.mark.parametrize("missing", [0, 1])
def test_the_first_four_colours_stay_apart_without_red_or_green_cones(missing: int) -> None:
    for first, second in itertools.combinations(SERIES[:4], 2):
        a, b = _seen(first, missing), _seen(second, missing)
        assert max(abs(a[0] - b[0]), abs(a[1] - b[1])) > 0.04, (first, second)


def test_the_style_sheet_loads_nothing_and_touches_only_figures() -> None:
    assert "url(" not in STYLE and "@import" not in STYLE
    for selectors in re.findall(r"^\s*([^@{}\n][^{}]*?)\s*\{", STYLE, re.M):
        assert all(one.strip().startswith(".tracktwo-figure") for one in selectors.split(","))
