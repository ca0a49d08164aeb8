"""Small scenarios on disk, good and broken, and small executors' work to try."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from pathlib import Path
from typing import Any


def table(parties: int, issues: int, options: int, seed: int) -> str:
    """Return a file of tables with whole numbers from 0 to 20."""
    stream = random.Random(seed)
    tables = [
        [[stream.randint(0, 20) for _ in range(options)] for _ in range(parties)] for _ in range(issues)
    ]
    data = {
        "parties": [f"p{n}" for n in range(parties)],
        "issues": [f"i{n}" for n in range(issues)],
        "tables": tables,
        "no_deal": [issues * 8] * parties,
    }
    return json.dumps(data)


def write_scenarios(folder: Path, count: int = 4) -> Path:
    """Write some scenarios in two folders."""
    for n in range(count):
        file = folder / ("one" if n % 2 else "two") / f"s{n}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(table(2 + n % 2, 3, 3, n), "utf-8")
    return folder


def files_of(out: Path) -> dict[str, bytes]:
    """Return the files that must be the same however a sweep was run."""
    return {name: (out / name).read_bytes() for name in ("results.jsonl", "summary.csv", "index.html")}


def lines_of(out: Path) -> list[dict[str, Any]]:
    """Return the lines of the results."""
    return [json.loads(line) for line in (out / "results.jsonl").read_text("utf-8").splitlines()]


def double(number: int) -> int:
    """Return twice the number."""
    return 2 * number


def slow_double(number: int) -> int:
    """Return twice the number, smaller ones later."""
    time.sleep(0.3 if number == 0 else 0.0)
    return 2 * number


def fail(number: int) -> int:
    """Fail."""
    raise ValueError(f"no {number}")


def die(number: int) -> int:
    """Be killed, but for the number 2."""
    if number != 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def die_once(marker: str) -> str:
    """Be killed the first time."""
    if not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def process(_: int) -> int:
    """Return the number of the process, after a while."""
    time.sleep(0.05)
    return os.getpid()
