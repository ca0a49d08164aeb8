"""Work on all cores gives the same answers, and leaves no process behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from tracktwo.deals.uncertain.cores import on_cores

SCRIPT = """
import os, time
from tracktwo.deals.uncertain.cores import on_cores

def work(part):
    print(os.getpid(), flush=True)
    time.sleep(0.1)

if __name__ == "__main__":
    on_cores(work, range(10_000), workers=2)
"""


@pytest.mark.parametrize("workers", [None, 1, 2])
def test_the_answers_come_in_order_from_any_number_of_processes(workers):
    told: list[int] = []
    assert on_cores(abs, [3, -1, 2], workers=workers, progress=told.append) == [3, 1, 2]
    assert told == [1, 2, 3]


@pytest.mark.skipif(sys.platform == "win32", reason="asks for processes as Unix does")
def test_helpers_end_with_a_process_that_was_killed(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, "utf-8")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as main:
        helpers: set[int] = set()
        while len(helpers) < 2:
            helpers.add(int(main.stdout.readline()))
        main.kill()
    until = time.monotonic() + 20
    while any(map(running, helpers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(running, helpers))


def running(process: int) -> bool:
    """Tell whether a process is there and not only waiting to be forgotten."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return bool(state.stdout.strip()) and not state.stdout.startswith("Z")
