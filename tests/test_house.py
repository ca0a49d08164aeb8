"""The rules of the house, as tests: they hold for every module there is and every one to come."""

from __future__ import annotations

import importlib
import inspect
import json
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import tracktwo
from tracktwo.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
HEAVY = [
    *("distributed", "highspy", "jinja2", "jsonschema", "moocore", "numpy", "openpyxl", "pandas"),
    *("tqdm", "yaml"),
]
NOT_OURS = {".git", ".venv", ".hypothesis", "__pycache__", "_build", "build", "dist", "out", "node_modules"}
# A folder of somebody's machine. Patterns in this file must not match themselves.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|tmp|root|home|Users|opt|farm)/\w")
REGISTRY = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host")


def our_files() -> list[Path]:
    """List the files of the project, without what is made from them."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS and not name.endswith("_cache")]
        found += [Path(folder, name) for name in names if name not in NOT_OURS]
    return sorted(found)


def public_modules() -> list[str]:
    """Name tracktwo, its packages, and its modules that say what users may call."""
    names = [info.name for info in pkgutil.iter_modules(tracktwo.__path__, "tracktwo.")]
    return ["tracktwo", *(name for name in names if not name.endswith("__main__"))]


def constants_then_classes(name: str) -> tuple[int, str]:
    """Order names as ruff does: constants, classes, then the rest, each by the alphabet."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


def in_new_process(code: str) -> str:
    """Run Python code where nothing has been imported yet."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize("name", public_modules())
def test_public_names_are_listed_sorted_and_explained(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__, f"{name} does not say what it is for"
    assert list(module.__all__) == sorted(set(module.__all__), key=constants_then_classes)
    for public in module.__all__:
        thing = getattr(module, public)  # a lazy name must load
        if inspect.isroutine(thing) or inspect.isclass(thing) or isinstance(thing, ModuleType):
            made_by_dataclass = (thing.__doc__ or "").startswith(f"{public}(")
            assert thing.__doc__ and not made_by_dataclass, f"{name}.{public} has no docstring"


def test_every_package_can_be_reached_from_tracktwo() -> None:
    packages = {name.removeprefix("tracktwo.") for name in public_modules()} - {"tracktwo", "cli"}
    assert set(tracktwo.__all__) == packages | {"__version__"}
    assert dir(tracktwo) == tracktwo.__all__


def test_every_module_can_be_read_in_one_sitting() -> None:
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in our_files() if path.suffix == ".py"}
    assert lines
    assert {str(path): count for path, count in lines.items() if count >= 350} == {}


@pytest.mark.parametrize("start", ["import tracktwo", "from tracktwo.cli import main; main(['--help'])"])
def test_starting_loads_no_heavy_library_and_no_command(start: str) -> None:
    loaded = json.loads(in_new_process(f"{start}\nimport json, sys; print(json.dumps(sorted(sys.modules)))"))
    assert [name for name in loaded if name.partition(".")[0] in HEAVY] == []
    assert [c.name for c in COMMANDS if f"tracktwo.cli.{c.module}" in loaded] == []


def test_importing_tracktwo_takes_under_50_ms() -> None:
    timed = "import time; t = time.perf_counter(); import tracktwo; print(time.perf_counter() - t)"
    assert min(float(in_new_process(timed)) for _ in range(3)) < 0.05


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_has_what_the_frame_asks_for(command, run_cli) -> None:
    helped = run_cli(command.name, "--help")
    assert helped.code == 0
    assert command.summary in " ".join(helped.out.split())
    assert command.name in run_cli("--help").out
    assert command.load().__doc__


def test_imports_follow_the_floor_plan() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_text_names_a_folder_of_a_machine() -> None:
    named = []
    for path in our_files():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        named += [f"{path}: {match.group()}" for match in MACHINE_PATH.finditer(text)]
    assert named == []


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_requirements_are_pinned_hashed_and_name_no_registry(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text("utf-8")
    entries = re.findall(r"^([a-z][^\s]*) \\\n((?:    --hash=.*\n?)*)", text, re.MULTILINE)
    assert len(entries) == len(re.findall(r"^[a-z]", text, re.MULTILINE)) > 10
    assert [entry for entry, hashes in entries if "==" not in entry or not hashes] == []
    assert REGISTRY.findall(text) == []
