"""What every test may use: the command line, the shared data, how hard hypothesis tries."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from tracktwo.cli import main

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("dev", deadline=None, max_examples=40)
settings.register_profile("ci", deadline=None, max_examples=40, derandomize=True, print_blob=True)
settings.register_profile("slow", deadline=None, max_examples=400)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--slow``."""
    parser.addoption("--slow", action="store_true", help="run the tests marked slow as well")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the slow tests unless they are asked for."""
    if config.getoption("--slow"):
        settings.load_profile("slow")
        return
    slow = [item for item in items if "slow" in item.keywords]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if item not in slow]


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of shared data, which is not part of the project.

    It is looked for in TRACKTWO_SHARED, else beside the repository. Without it the test is skipped,
    or fails if TRACKTWO_REQUIRE_SHARED=1.
    """
    folder = Path(os.environ.get("TRACKTWO_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        notice = f"No shared data at {folder}; set TRACKTWO_SHARED to its folder."
        if os.environ.get("TRACKTWO_REQUIRE_SHARED") == "1":
            pytest.fail(notice)
        pytest.skip(notice)
    return folder


@dataclass(frozen=True)
class Outcome:
    """What a command left behind: its exit code and what it said."""

    code: int
    out: str
    err: str


@pytest.fixture
def run_cli(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Give a function that runs ``tracktwo`` with these arguments, in this process."""

    def run(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run
