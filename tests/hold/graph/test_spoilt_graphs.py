"""A spoilt file ends in a model or in plain words, never in a traceback."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from test_graph_form import OPTIONED, THREE

from tracktwo.errors import FormatError, LimitError
from tracktwo.hold.graph import read_graph, stability

WHOLE = [
    {**THREE, "coalitions": [["a", "b"]], "status_quo": 1, "same": [[1]]},
    {**OPTIONED, "coalitions": [["a", "b"]], "status_quo": "NNN", "same": [{"leave": "Y"}]},
]
ODD = [
    None,
    True,
    0,
    -1,
    1,
    7,
    0.5,
    "",
    "a",
    "YNN",
    "1",
    [],
    [1],
    [[1, 2]],
    {},
    {"stop": "Y"},
    {"id": 1},
    10**30,
]


def spoil(data: Any, rng: np.random.Generator) -> Any:
    """Put something odd in one place, leave something out, or say something twice."""
    found = copy.deepcopy(data)
    holder: Any = found
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not keys:
            return found
        key = keys[int(rng.integers(len(keys)))]
        below = holder[key]
        if isinstance(below, dict | list) and below and rng.random() < 0.75:
            holder = below
            continue
        change = rng.integers(3)
        if change == 0:
            del holder[key]
        elif change == 1 and isinstance(holder, list):
            holder.append(below)
        else:
            holder[key] = ODD[int(rng.integers(len(ODD)))]
        return found


def test_a_spoilt_model_is_read_or_refused(tmp_path: Path) -> None:
    spoilt(tmp_path, 600, 1)


@pytest.mark.slow
def test_ten_thousand_spoilt_models_are_read_or_refused(tmp_path: Path) -> None:
    spoilt(tmp_path, 10_000, 2)


def spoilt(folder: Path, times: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    file, read, refused = folder / "model.json", 0, 0
    for number in range(times):
        data = WHOLE[number % 2]
        for _ in range(int(rng.integers(1, 4))):
            data = spoil(data, rng)
        text = json.dumps(data, indent=1)
        if rng.random() < 0.1:
            at = int(rng.integers(len(text)))
            text = text[:at] + text[at + 1 :]
        file.write_text(text, "utf-8")
        try:
            stability(read_graph(file)[0]).to_records()
            read += 1
        except FormatError as error:
            assert all(one.place.line for one in error.findings), error
            refused += 1
        except LimitError:
            refused += 1
    assert read > times / 50 and refused > times / 2
