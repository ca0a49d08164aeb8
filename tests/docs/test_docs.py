"""The documentation keeps up with the code: nothing undocumented, no dead link, every example runs."""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

import tracktwo
from tracktwo.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if "_build" not in path.parts)
READ_ALONE = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "changes" / "README.md"]

TERMS = """
party, constituent, principal, issue, option, package, value, weight, judgement, footing, no-deal value,
BATNA, red line, sacred, rule, blocker, gap, verdict, draw, regret,
zone of agreement, ZOPA, frontier, Nash solution, Kalai-Smorodinsky solution, egalitarian solution,
utilitarian solution, unlock, spoiler, win-set, ripeness, track one, track one and a half, track two,
non-paper, single negotiating text, bracket, caucus, report, passage, claim, stance, origin, ledger, ifs
"""

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```console(?P<checked> check)?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    """Give the anchors of a page's headings, as GitHub and MyST make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_a_page_that_names_all_it_takes(command) -> None:
    page = DOCS / "reference" / "commands" / f"{command.name}.md"
    assert page.is_file(), f"write {name_of(page)}"
    text = page.read_text("utf-8")
    parser = argparse.ArgumentParser(prog=command.name, add_help=False)
    command.load().configure(parser)
    for action in parser._actions:
        names = action.option_strings or [action.metavar or action.dest]
        assert any(str(name) in text for name in names), f"{name_of(page)} does not explain {names[0]}"


def test_every_public_package_is_in_the_reference() -> None:
    reference = "".join(page.read_text("utf-8") for page in (DOCS / "reference").glob("*.md"))
    shown = set(re.findall(r"automodule:: tracktwo\.(\w+)", reference))
    assert shown == {name for name in tracktwo.__all__ if not name.startswith("_")}


def test_every_term_is_in_the_glossary() -> None:
    text = (DOCS / "glossary.md").read_text("utf-8")
    terms = [term.strip() for term in TERMS.split(",")]
    assert [term for term in terms if not re.search(rf"^{re.escape(term)}$", text, re.MULTILINE)] == []


def test_every_library_is_argued_for_and_no_other() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    named += project["build-system"]["requires"]
    libraries = {re.split(r"[<>=!~ ;\[]", requirement)[0] for requirement in named}
    text = (DOCS / "dependencies.md").read_text("utf-8")
    assert set(re.findall(r"^([\w.-]+)\n: ", text, re.MULTILINE)) == libraries


def test_every_library_to_run_is_told_in_the_version_that_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = {re.split(r"[<>=]", requirement)[0] for requirement in project["project"]["dependencies"]}
    table = re.findall(
        r"^\| ([\w.-]+) \| [^|]+ \| ([\d.]+)", (DOCS / "dependencies.md").read_text("utf-8"), re.M
    )
    pins = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    pinned = {
        name.replace("-", "."): version for name, version in re.findall(r"^([\w.-]+)==([\d.]+)", pins, re.M)
    }
    assert {name: pinned.get(name.replace("-", ".")) for name, _ in table} == dict(table)
    assert {name for name, _ in table} == wanted


@pytest.mark.parametrize("page", [*PAGES, *READ_ALONE], ids=name_of)
def test_no_link_inside_the_project_is_broken(page: Path) -> None:
    for link in LINK.findall(page.read_text("utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        target, _, anchor = link.partition("#")
        found = (page.parent / target).resolve() if target else page
        assert found.exists(), f"{link} leads nowhere"
        assert not anchor or anchor in anchors(found), f"{link}: no such heading"


def test_every_page_can_be_reached() -> None:
    reached, waiting = set(), [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        for tree in re.findall(
            r"^```\{toctree\}\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
        ):
            names = [line for line in tree.split("\n") if line and not line.startswith(":")]
            waiting += [(page.parent / f"{name}.md") for name in names]
    assert reached == set(PAGES)


@dataclass(frozen=True)
class Step:
    """A command of a console block and the output that the page shows for it."""

    command: str
    shown: str
    checked: bool


def steps(page: Path) -> list[Step]:
    """List the commands that a page tells the reader to type."""
    found = []
    for block in BLOCK.finditer(page.read_text("utf-8")):
        for part in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            found.append(Step(command, shown, bool(block["checked"])))
    return found


GUIDES = [
    page
    for page in [*PAGES, *READ_ALONE]
    if page.parent.name in {"tutorial", "how-to", ROOT.name} and steps(page)
]


@pytest.mark.parametrize("page", GUIDES, ids=name_of)
def test_what_a_guide_tells_the_reader_to_type_works(page: Path, tmp_path: Path) -> None:
    examples = ROOT / "examples"
    if examples.is_dir():
        shutil.copytree(examples, tmp_path / "examples")
    for step in steps(page):
        words = shlex.split(step.command)
        assert words[0] == "tracktwo", f"a console block holds tracktwo commands only, not: {step.command}"
        command = [sys.executable, "-m", *words]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{step.command}\n{done.stderr}"
        if step.checked:
            assert done.stdout == step.shown, step.command
