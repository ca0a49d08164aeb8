"""Every command ends with the code that the reference promises: 0, 2, 130, and 1 for our own mistakes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tracktwo.cli.commands import COMMANDS
from tracktwo.cli.endings import code_of
from tracktwo.errors import CaseError, Finding, LimitError, Place

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "exit-codes.md"
PANAMA = str(ROOT / "examples" / "panama-1974")
GRAPH = str(ROOT / "examples" / "euphrates-1975" / "euphrates-water-1975.gmcr")
ACTORS = str(ROOT / "examples" / "five-actors" / "actors.csv")
REPORTS = str(ROOT / "examples" / "ukraine-2023" / "reports")

# For every command: words that lead to 0, and words that lead to 2. {OUT} is an empty folder.
WAYS: dict[str, tuple[list[str], list[str]]] = {
    "demo": (["-o", "{OUT}/demo"], ["-o", "{OUT}/there"]),
    "read": ([REPORTS, "-o", "{OUT}/reading"], ["{OUT}/nowhere.txt", "-o", "{OUT}/reading"]),
    "new": (["{OUT}/talks"], ["{OUT}/there/ukraine-2023"]),
    "check": ([PANAMA], ["{OUT}/nowhere"]),
    "deals": ([PANAMA], [PANAMA, "--limit", "0"]),
    "hold": ([GRAPH], [PANAMA, "--state", "1"]),
    "forecast": ([ACTORS], [ACTORS, "--issue", "nothing"]),
    "brief": ([PANAMA, "-o", "{OUT}/b.html", "--draws", "5"], [PANAMA, "-o", "{OUT}/b.pdf"]),
    "scores": (["show", PANAMA], ["show", "{OUT}/nowhere.jsonl"]),
    "diff": ([PANAMA, PANAMA], [PANAMA, "{OUT}/nowhere"]),
    "sheet": (["out", PANAMA, "-o", "{OUT}/a.xlsx"], ["out", PANAMA, "-o", "{OUT}/a.ods"]),
    "archive": ([PANAMA, "-o", "{OUT}/a.zip", "--draws", "5"], ["--check", "{OUT}/nowhere.zip"]),
    "sweep": ([PANAMA, "-o", "{OUT}/swept", "--workers", "1"], ["{OUT}/nowhere", "-o", "{OUT}/swept"]),
    "cite": (["nash"], ["nobody"]),
    "completion": (["bash"], ["nushell"]),
    "schema": (["deals"], ["nothing"]),
    "catalog": (["sport-park"], ["nothing"]),
    "convert": ([PANAMA, "-o", "{OUT}/p.yaml"], [PANAMA, "-o", "{OUT}/p", "--to", "nothing"]),
}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Give a folder in which a demo stands already."""
    shutil.copytree(ROOT / "examples" / "panama-1974", tmp_path / "there" / "ukraine-2023")
    return tmp_path


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_a_command_ends_with_0_when_done_and_with_2_when_something_is_to_be_mended(name, out, run_cli):
    done, wanting = ([word.replace("{OUT}", str(out)) for word in words] for words in WAYS[name])
    assert run_cli(name, *done).code == 0
    assert run_cli(name, *wanting).code == 2
    assert run_cli(name, "--no-such-option").code == 2
    assert run_cli(name, "--help").code == 0


def test_the_process_ends_with_the_same_codes():
    for words, code in ((["cite", "nash"], 0), (["deals", "nowhere"], 2), (["pretned"], 2)):
        done = subprocess.run([sys.executable, "-m", "tracktwo", *words], capture_output=True, check=False)
        assert done.returncode == code


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (CaseError(Finding(Place("case.yaml"), "wrong.")), 2),
        (LimitError("too large"), 2),
        (FileNotFoundError(2, "no such file", "x"), 2),
        (KeyboardInterrupt(), 130),
        (BrokenPipeError(), 0),
        (ZeroDivisionError(), 1),
    ],
)
def test_every_ending_has_its_code_and_the_page_explains_it(error, code):
    assert code_of(error) == code
    assert re.search(rf"^\| {code} \|", PAGE.read_text("utf-8"), re.MULTILINE)


def test_the_page_tells_for_every_command_what_2_means():
    told = re.findall(r"^\| `(\w+)[^|`]*` \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert set(told) == {command.name for command in COMMANDS}
