"""Run engines over scenarios, once: what is known of these files, engine and limits is not run again."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build" / "peers"
SOURCE = ROOT / "src" / "tracktwo"
EVERY = ("tracktwo", "brute", "negmas")
SOURCES = {"tracktwo": (SOURCE,), "brute": (SOURCE / "case", SOURCE / "formats")}
"""What of our own an engine runs: once that changes, it is run again."""


@dataclass(frozen=True)
class Limits:
    """What one scenario may cost one engine: CPU seconds, and bytes of address space."""

    seconds: int
    bytes: int


@dataclass(frozen=True)
class Task:
    """One scenario for one engine.

    Parameters
    ----------
    id : str
        Its name on the page.
    path : Path
        File or folder.
    kind : str
        ``frontier`` to solve it, ``load`` only to read it, ``values`` to value packages.
    engines : tuple of str
        Who is asked.
    packages : tuple
        For ``values``: the names of the options of each package.
    """

    id: str
    path: Path
    kind: str = "frontier"
    engines: tuple[str, ...] = EVERY
    packages: tuple[tuple[str, ...], ...] = ()


class Engine:
    """One engine in its Python.

    Parameters
    ----------
    name : str
        Of a module in `beside.engines`.
    python : str
        The Python that has what it needs.
    """

    def __init__(self, name: str, python: str) -> None:
        self.name = name
        self.command = [python, "-m", "beside.worker", name]
        self.versions: dict[str, str] = self._versions()
        own = [file for folder in SOURCES.get(name, ()) for file in sorted(folder.rglob("*.py"))]
        self._key = _digest((), self.versions, *map(_meaning, [HERE / "engines" / f"{name}.py", *own]))

    def _environment(self) -> dict[str, str]:
        paths = [str(HERE.parent), str(ROOT / "src")] if self.name != "negmas" else [str(HERE.parent)]
        return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OMP_NUM_THREADS": "1"}

    def _versions(self) -> dict[str, str]:
        done = subprocess.run(
            self.command, input="", capture_output=True, text=True, check=False, env=self._environment()
        )
        if done.returncode:
            sys.exit(f"{self.name} does not start:\n{done.stderr[-2000:]}")
        return dict(json.loads(done.stdout.splitlines()[0]))

    def run(self, tasks: Iterable[Task], limits: Limits) -> dict[str, dict[str, Any]]:
        """Return what the engine says of each task, by the task's id."""
        known, due = {}, []
        for task in tasks:
            file = self._file(task, limits)
            if file.exists():
                known[task.id] = json.loads(file.read_text("utf-8"))
            else:
                due.append(task)
        for task, told in self._served(due, limits):
            file = self._file(task, limits)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(told), "utf-8")
            known[task.id] = told
        return known

    def _file(self, task: Task, limits: Limits) -> Path:
        files = sorted(task.path.rglob("*")) if task.path.is_dir() else [task.path]
        asked = {"kind": task.kind, "packages": task.packages, "limits": [limits.seconds, limits.bytes]}
        return BUILD / self.name / f"{_digest([f for f in files if f.is_file()], asked, self._key)}.json"

    def _served(self, tasks: list[Task], limits: Limits) -> Iterator[tuple[Task, dict[str, Any]]]:
        if not tasks:
            return
        with (
            subprocess.Popen(
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                env=self._environment(),
            ) as process,
            tqdm(total=len(tasks), desc=self.name, unit="scenario") as bar,
        ):
            assert process.stdin
            assert process.stdout
            process.stdout.readline()
            for task in tasks:
                bar.set_postfix_str(task.id)
                process.stdin.write(json.dumps(_line(task, limits)) + "\n")
                process.stdin.flush()
                yield task, json.loads(process.stdout.readline())
                bar.update()
            process.stdin.close()


def _line(task: Task, limits: Limits) -> dict[str, Any]:
    return {
        "id": task.id,
        "path": str(task.path),
        "kind": task.kind,
        "packages": task.packages,
        "seconds": limits.seconds,
        "bytes": limits.bytes,
    }


def _meaning(file: Path) -> str:
    """Return what a module says, whatever its layout and comments."""
    return ast.dump(ast.parse(file.read_text("utf-8")))


def _digest(files: Iterable[Path], *more: Any) -> str:
    made = hashlib.sha256(json.dumps(more, sort_keys=True).encode())
    for file in files:
        made.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return made.hexdigest()[:32]
