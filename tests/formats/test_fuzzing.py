"""The fuzzing helper finds what it is there to find."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzzing import fuzz

from tracktwo.formats import scorable

GAME = {"a.txt": b"1, 2.5\n0,7\n3\n", "b.txt": b"4,5\n6,0\n2\n"}


def test_the_same_seed_spoils_the_same_files() -> None:
    seen: list[list[bytes]] = [[], []]
    for run in seen:
        fuzz(lambda folder, run=run: run.append((folder / "a.txt").read_bytes()), GAME, 50, seed=3)
    assert seen[0] == seen[1]
    assert len(set(seen[0])) > 10


def test_a_crash_is_found_and_named() -> None:
    def careless(folder: Path) -> None:
        for line in (folder / "a.txt").read_text(encoding="latin-1").splitlines():
            [float(cell) for cell in line.split(",")]

    with pytest.raises(AssertionError, match=r"seed 1, mutation \d+ of a.txt: ValueError"):
        fuzz(careless, GAME, 200, seed=1)


def test_no_spoilt_score_file_crashes_the_reader() -> None:
    def game(folder: Path) -> None:
        place = folder / "scores_files"
        place.mkdir(exist_ok=True)
        for name in GAME:
            (place / name).write_bytes((folder / name).read_bytes())
        scorable.read(folder)

    tally = fuzz(game, GAME, 300, seed=2)
    assert tally.read > 0
    assert tally.refused > 0
