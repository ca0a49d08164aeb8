"""Scorable games: right files open, wrong lines are told by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracktwo.deals import problem_of
from tracktwo.errors import FormatError
from tracktwo.formats import open_case


def game(folder: Path, **files: str) -> Path:
    (folder / "scores_files").mkdir(parents=True)
    for name, text in files.items():
        (folder / "scores_files" / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_points_and_thresholds_are_read_as_they_are(tmp_path: Path) -> None:
    folder = game(tmp_path, Zoo="1, 2.5\n0,7 \n3 \n", mill="4,5\n6,0\n2")
    (folder / "config.txt").write_text("The Zoo,Zoo,p1\nThe Mill,mill,player\n", encoding="utf-8")
    case = open_case(folder)
    problem = problem_of(case)
    assert [party.name for party in case.parties] == ["The Zoo", "The Mill"]
    assert problem.parties == ("zoo", "mill")
    assert problem.no_deal == (3, 2)
    assert problem.values((1, 0)) == (2.5, 11)
    assert all(problem.consent)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1,2\n3,x\n4", "b.txt:2: 'x' is not a number"),
        ("1,2\n3,4\n5,6", "b.txt:3: the last line"),
        ("1,2\n4", "b.txt: the options of the issues are not as many as in a.txt"),
        ("1,nan\n3,4\n5", "b.txt:1: 'nan' is not a number"),
        ("", "b.txt:1: the last line"),
    ],
)
def test_a_wrong_line_is_told_by_file_and_line(tmp_path: Path, text: str, told: str) -> None:
    folder = game(tmp_path, a="1,2\n3,4\n5", b=text)
    with pytest.raises(FormatError) as caught:
        open_case(folder)
    assert told in str(caught.value)


def test_text_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    folder = game(tmp_path, a="1,2\n5")
    (folder / "scores_files" / "b.txt").write_bytes(b"1,\xff\n5")
    with pytest.raises(FormatError, match=r"b\.txt: the file is not UTF-8"):
        open_case(folder)
