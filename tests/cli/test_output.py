"""Files are written whole or not at all; progress bothers nobody who did not look."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracktwo.cli.output import progress, write_atomic


@given(content=st.one_of(st.binary(), st.text(st.characters(exclude_categories=["Cs"]))))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_what_is_written_can_be_read(tmp_path, content):
    path = tmp_path / "new" / "brief.html"
    write_atomic(path, content)
    assert path.read_bytes() == (content if isinstance(content, bytes) else content.encode())
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("stopped_by", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, stopped_by):
    path = tmp_path / "brief.html"
    path.write_text("old")

    def fail(descriptor):
        raise stopped_by

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(type(stopped_by)) as caught:
        write_atomic(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
    if isinstance(stopped_by, OSError):
        assert caught.value.filename == str(path)


def test_a_folder_in_the_way_is_named(tmp_path):
    with pytest.raises(IsADirectoryError) as caught:
        write_atomic(tmp_path, "text")
    assert caught.value.filename == str(tmp_path)


def test_permissions_are_those_of_the_old_file_or_of_any_new_one(tmp_path):
    kept, new, plain = tmp_path / "kept", tmp_path / "new", tmp_path / "plain"
    kept.touch(mode=0o600)
    plain.touch()
    write_atomic(kept, "x")
    write_atomic(new, "x")
    assert kept.stat().st_mode & 0o777 == 0o600
    assert new.stat().st_mode == plain.stat().st_mode


def test_a_link_still_points_to_the_file(tmp_path):
    real, link = tmp_path / "real", tmp_path / "link"
    link.symlink_to(real)
    write_atomic(link, "x")
    assert link.is_symlink()
    assert real.read_text() == "x"


def test_a_pipe_is_written_to(tmp_path):
    read, write = os.pipe()
    write_atomic(f"/dev/fd/{write}", "through")
    os.close(write)
    with os.fdopen(read) as pipe:
        assert pipe.read() == "through"


@pytest.mark.parametrize(
    ("terminal", "quiet", "shown"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_short_work_shows_progress_only_on_a_terminal(capsys, monkeypatch, terminal, quiet, shown):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    with progress(2, "Solving", quiet=quiet) as advance:
        advance()
        advance(1)
    captured = capsys.readouterr()
    assert ("Solving" in captured.err) is shown
    assert captured.out == ""


def test_long_work_shows_progress_in_a_log_file_too(capsys, monkeypatch):
    monkeypatch.setattr("tracktwo.cli.output._SILENT_SECONDS", 0.01)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    with progress(3, "Solving") as advance:
        import time

        for _ in range(3):
            time.sleep(0.02)
            advance()
    assert "Solving: 100%" in capsys.readouterr().err


def test_a_file_on_the_way_is_named(tmp_path):
    (tmp_path / "notes").write_text("mine", "utf-8")
    with pytest.raises(NotADirectoryError, match="notes is not a folder"):
        write_atomic(tmp_path / "notes" / "brief.html", "new")
