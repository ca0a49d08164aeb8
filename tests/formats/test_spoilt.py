"""Spoilt files of every format: an answer or a plain error, soon."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import test_geniusweb
import test_negmas
import test_negolog
from fuzzing import fuzz

from tracktwo.formats import geniusweb, negmas, negolog, scorable, tables

NEGMAS = {
    "domain.yml": test_negmas.DOMAIN.encode(),
    "p1.yml": test_negmas.ADDITIVE.encode(),
    "p2.yml": b"type: WeightedUtilityFunction\nweights: [2, 3]\nufuns:\n"
    b"- {type: MappingUtilityFunction, default: 0.5, mapping: {? [Open, 3] : 7}}\n"
    b"- {type: HyperRectangleUtilityFunction, outcome_ranges: [{0: Open, 1: [2, 4]}], utilities: [1]}\n",
    "p3.json": b'{"type": "ConstUtilityFunction", "value": 3, "reserved_value": -Infinity}',
}
GENIUSWEB = {
    "talks.json": json.dumps(test_geniusweb.DOMAIN).encode(),
    "talks1.json": json.dumps({"LinearAdditiveUtilitySpace": test_geniusweb.SUM}).encode(),
    "talks2.json": json.dumps({"DefaultPartialOrdering": test_geniusweb.ORDER}).encode(),
}
NEGOLOG = {f"profile{one}.json": json.dumps(test_negolog.PROFILE).encode() for one in "AB"}
TABLES = {
    "x.json": b'{"parties": ["a", "b"], "issues": ["i", "j"], "no_deal": [1, null],'
    b' "tables": [[[0.1, 2], [3, 4]], [[5, 6, 7], [8, 9, 10]]]}'
}
SCORABLE = {
    "config.txt": b"The Zoo,Zoo,p1\nThe Mill,mill,player\n",
    "scores_files/Zoo.txt": b"1,2\n3,4,6\n5\n",
    "scores_files/mill.txt": b"2,0\n1,7,3\n4\n",
}
FORMATS = [
    pytest.param(lambda folder: tables.read(folder / "x.json"), TABLES, id="tables"),
    pytest.param(negmas.read, NEGMAS, id="negmas"),
    pytest.param(geniusweb.read, GENIUSWEB, id="geniusweb"),
    pytest.param(negolog.read, NEGOLOG, id="negolog"),
    pytest.param(scorable.read, SCORABLE, id="scorable"),
]


@pytest.mark.parametrize(("read", "files"), FORMATS)
def test_spoilt_files_end_in_an_answer_or_a_plain_error(
    read: Callable[[Path], Any], files: dict[str, bytes]
) -> None:
    tally = fuzz(read, files, 400, seed=1)
    assert tally.read > 0
    assert tally.refused > 0


@pytest.mark.slow
@pytest.mark.parametrize(("read", "files"), FORMATS)
def test_ten_thousand_spoilt_files(read: Callable[[Path], Any], files: dict[str, bytes]) -> None:
    tally = fuzz(read, files, 10_000, seed=2)
    assert tally.read > 0
    assert tally.refused > 0
