"""Which files are read: named, in folders and by patterns, each once, in a stable order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracktwo.errors import Finding, InputError
from tracktwo.reading.ingest import gather


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "sub/c.PDF", "sub/.d.txt", ".hidden/e.txt", "f.xlsx", "g"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    return tmp_path


def names(paths: list[Path], folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths]


def test_a_folder_gives_what_is_in_it_by_name_and_tells_what_is_passed_over(folder: Path) -> None:
    told: list[Finding] = []
    assert names(gather([folder], told.append), folder) == ["a.html", "b.txt", "sub/c.PDF"]
    assert sorted(Path(one.place.file).name for one in told) == [".d.txt", "f.xlsx", "g"]
    assert all(one.warning for one in told)


def test_a_file_named_outright_is_taken_whatever_its_name(folder: Path) -> None:
    assert names(gather([folder / "g", folder / "sub/.d.txt"]), folder) == ["g", "sub/.d.txt"]


def test_patterns_are_expanded_and_no_file_comes_twice(folder: Path) -> None:
    found = gather([folder / "*.txt", folder / "b.txt", folder, folder / "**/*.PDF"])
    assert names(found, folder) == ["b.txt", "a.html", "sub/c.PDF"]


def test_a_pattern_that_is_also_a_name_means_the_file(folder: Path) -> None:
    (folder / "[1].txt").write_text("x")
    assert names(gather([folder / "[1].txt"]), folder) == ["[1].txt"]


def test_links_to_folders_are_not_followed_round_and_round(folder: Path) -> None:
    (folder / "sub/loop").symlink_to(folder)
    assert len(gather([folder])) == 3


def test_what_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(InputError) as refused:
        gather([folder / "no.txt", folder / "*.odt", folder / "b.txt"])
    assert [Path(one.place.file).name for one in refused.value.findings] == ["no.txt", "*.odt"]


def test_nothing_to_read_is_an_error_that_says_what_is_read(folder: Path) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(InputError, match=r"nothing to read.*\.docx"):
        gather([folder / "empty"])
    with pytest.raises(InputError):
        gather([])
