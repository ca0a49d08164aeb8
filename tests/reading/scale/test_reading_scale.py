"""Very many reports: whoever does the work and however often it is stopped, the result is the same."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from here import Here
from hypothesis import given
from hypothesis import strategies as st
from plain_reading import LOG, PLAIN, text, write_reports

from tracktwo.errors import TracktwoError
from tracktwo.reading import read
from tracktwo.reading.ledger import line_of
from tracktwo.reading.scale import read_all
from tracktwo.reading.scale.files import batches
from tracktwo.reading.scale.stars import parts
from tracktwo.workers import Dask, Local

HERE = Path(__file__).parent


def lines(files, out, executor=None, steps=PLAIN, **more) -> list[str]:
    """Read, and return the lines of every report; nothing may go wrong."""
    found = list(read_all(files, out, executor=executor or Here(), steps=steps, **more))
    assert [part.problems for part in found] == [()] * len(files)
    return [part.lines for part in found]


def copied(part_lines: list[str]) -> dict[str, str]:
    """Return which report copies which."""
    records = [json.loads(line) for part in part_lines for line in part.splitlines()]
    return {one["document"]: one["source"] for one in records if one["kind"] == "copy"}


def test_every_report_has_its_lines_in_order_and_copies_are_found_across_the_folder(tmp_path):
    files = write_reports(tmp_path / "in", 30)
    found = lines(files, tmp_path / "out")
    assert [json.loads(one.splitlines()[0])["path"] for one in found] == [str(file) for file in files]
    assert copied(found) == {f"r{n:04}": f"r{n - 1:04}" for n in range(4, 30, 5)}


def test_what_is_read_at_scale_is_what_is_read_at_once(tmp_path):
    (tmp_path / "in").mkdir()
    report = "Ana Ruiz, the foreign minister, said on Monday that talks would go on. " * 8
    for name, more in (("a", "She denied that a deal was near."), ("b", ""), ("c", "Nobody knew of it.")):
        (tmp_path / "in" / f"{name}.txt").write_text(f"{report}\n{more}\n", "utf-8")
    files = sorted((tmp_path / "in").iterdir())
    at_scale = "".join(lines(files, tmp_path / "out", steps=None))
    assert at_scale == "".join(map(line_of, read([tmp_path / "in"]).to_records()))


@pytest.mark.parametrize("stopped_after", [0, 1, 2])
def test_a_stopped_run_goes_on_and_does_nothing_twice(tmp_path, monkeypatch, stopped_after):
    files = write_reports(tmp_path / "in", 70)
    monkeypatch.setenv(LOG, str(tmp_path / "log"))
    with pytest.raises(KeyboardInterrupt):
        lines(files, tmp_path / "out", Here(most=stopped_after))
    found = lines(files, tmp_path / "out")
    steps = (tmp_path / "log").read_text("utf-8").split("\n")
    assert sorted(step for step in steps if step.startswith("read")) == [f"read r{n:04}" for n in range(70)]
    assert steps.count("open r0001") == 2  # once for its sketch, once to be read
    again = Here(most=0)
    assert lines(files, tmp_path / "out", again) == found == lines(files, tmp_path / "other")


def test_changed_and_new_files_are_read_with_those_that_they_may_repeat(tmp_path, monkeypatch):
    files = write_reports(tmp_path / "in", 20)
    lines(files, tmp_path / "out")
    new = tmp_path / "in" / "s.txt"
    new.write_text("\n".join(text(7).splitlines()[1:]), "utf-8")
    files[2].write_text(text(1000), "utf-8")
    monkeypatch.setenv(LOG, str(tmp_path / "log"))
    found = lines([*files, new], tmp_path / "out")
    assert copied(found)["s"] == "r0007"
    read_again = {
        step for step in (tmp_path / "log").read_text("utf-8").split("\n") if step.startswith("read")
    }
    assert read_again == {"read r0002", "read r0007", "read s"}


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path):
    files = write_reports(tmp_path / "in", 8)
    files[1].write_bytes(b"\0\0\0")
    files[3].write_text("mistaken " + text(500), "utf-8")
    missing = tmp_path / "in" / "none.txt"
    found = list(read_all([*files, missing], tmp_path / "out", executor=Here(), steps=PLAIN))
    told = {part.path.name: str(part.problems[0]) for part in found if part.problems}
    assert set(told) == {"r0001.txt", "r0003.txt", "none.txt"}
    assert "this is no text. Leave it out." in told["r0001.txt"]
    assert "a mistake of its own (ZeroDivisionError: by nought)" in told["r0003.txt"]
    assert "cannot be opened" in told["none.txt"]
    assert all(part.lines for part in found if not part.problems)


@pytest.mark.slow
def test_a_report_that_kills_its_worker_takes_no_other_with_it(tmp_path):
    files = write_reports(tmp_path / "in", 2)
    files[1].write_text("deadly " + text(3), "utf-8")
    with Local(1) as local:
        found = list(read_all(files, tmp_path / "out", executor=local, steps=PLAIN))
    assert [part.path.name for part in found if part.problems] == ["r0001.txt"]
    assert "was killed" in str(found[1].problems[0])


def test_progress_goes_up_to_the_end(tmp_path):
    files = write_reports(tmp_path / "in", 12)
    files[1].write_bytes(b"\0")
    told: list[tuple[int, int]] = []
    list(
        read_all(
            files, tmp_path / "out", executor=Here(), steps=PLAIN, progress=lambda *now: told.append(now)
        )
    )
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (24, 24)


def test_a_folder_that_another_run_writes_to_is_refused(tmp_path):
    files = write_reports(tmp_path / "in", 2)
    first = read_all(files, tmp_path / "out", executor=Here(), steps=PLAIN)
    next(first)
    with pytest.raises(TracktwoError, match="another reading is writing to this folder"):
        next(read_all(files, tmp_path / "out", executor=Here(), steps=PLAIN))
    first.close()


RUN = """
from pathlib import Path
from plain_reading import SLOW
from tracktwo.reading.scale import read_all
from tracktwo.workers import Local
if __name__ == "__main__":
    with Local(2) as local:
        list(read_all(sorted(Path({folder!r}).iterdir()), {out!r}, executor=local, steps=SLOW))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills processes as Unix does")
def test_killed_in_the_middle_nothing_is_lost_and_nothing_finished_is_done_twice(tmp_path):
    files = write_reports(tmp_path / "in", 120)
    script = tmp_path / "run.py"
    script.write_text(RUN.format(folder=str(tmp_path / "in"), out=str(tmp_path / "out")), "utf-8")
    log = tmp_path / "log"
    path = os.pathsep.join([str(HERE), *sys.path])
    with subprocess.Popen(
        [sys.executable, str(script)], env={**os.environ, LOG: str(log), "PYTHONPATH": path}
    ) as run:
        until = time.monotonic() + 60
        while not (log.exists() and log.read_text("utf-8").count("read") >= 40):
            assert time.monotonic() < until and run.poll() is None
            time.sleep(0.01)
        run.send_signal(signal.SIGKILL)
    done = log.read_text("utf-8").count("read")
    assert done < 120
    again, afresh = Here(), Here()
    assert lines(files, tmp_path / "out", again) == lines(files, tmp_path / "other", afresh)
    assert again.done < afresh.done - 1


@pytest.mark.filterwarnings("ignore")  # what Dask and its libraries warn of is not ours
def test_a_dask_cluster_gives_the_same_lines(tmp_path):
    distributed = pytest.importorskip("distributed")
    files = write_reports(tmp_path / "in", 40)
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as cluster,
        Dask(cluster.scheduler_address) as dask,
    ):
        there = lines(files, tmp_path / "there", dask)
    assert there == lines(files, tmp_path / "here")


@given(
    st.integers(1, 30),
    st.sets(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=40),
    st.integers(2, 6),
)
def test_large_families_are_cut_so_that_every_report_is_wanted_once(count, extra, most):
    tied = {(n, n + 1) for n in range(count - 1)} | {pair for pair in extra if max(pair) < count}
    near = {
        n: sorted({*(b for a, b in tied if a == n), *(a for a, b in tied if b == n)} - {n})
        for n in range(count)
    }
    found = parts(range(count), near, [n % 7 for n in range(count)], most)
    assert sorted(number for _, wanted in found for number in wanted) == list(range(count))
    assert all(wanted <= set(members) and len(members) <= most for members, wanted in found)


def test_a_family_around_one_long_report_is_cut_into_parts_that_all_have_it():
    near = {0: list(range(1, 200))} | {n: [0] for n in range(1, 200)}
    found = parts(range(200), near, [9] + [1] * 199, 50)
    assert all(0 in members for members, _ in found)
    assert len(found) == 5


@given(st.lists(st.integers(0, 50), max_size=30), st.integers(1, 60), st.integers(1, 5))
def test_batches_hold_everything_in_order_and_are_not_too_large(sizes, most, count):
    found = list(batches(sizes, lambda size: size, most, count))
    assert [size for batch in found for size in batch] == sizes
    assert all(len(batch) <= count and (len(batch) == 1 or sum(batch) <= most) for batch in found)
