"""``tracktwo completion``: what the tab key offers, tried in a real shell."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tracktwo.cli.commands import COMMANDS
from tracktwo.cli.completion import SHELLS

BASH = shutil.which("bash")
PRESS = """
source "$1"
COMP_WORDS=({words})
COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
COMP_LINE="${{COMP_WORDS[*]}}"
COMP_POINT=${{#COMP_LINE}}
_shtab_tracktwo
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from contextlib import redirect_stdout

    from tracktwo.cli import main

    file = tmp_path_factory.mktemp("completion") / "tracktwo.bash"
    with file.open("w", encoding="utf-8") as target, redirect_stdout(target):
        assert main(["completion", "bash"]) == 0
    return file


@pytest.fixture
def press(script: Path, tmp_path: Path):
    """Give a function that presses the tab key after these words and returns what is offered."""
    if BASH is None:
        pytest.skip("this system has no bash")
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks.yaml").write_text("", "utf-8")

    def offered(*words: str) -> set[str]:
        quoted = " ".join(f"'{word}'" for word in ("tracktwo", *words))
        code = PRESS.format(words=quoted)
        done = subprocess.run(
            [BASH, "--norc", "--noprofile", "-c", code, "bash", str(script)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "BASH_ENV": ""},
        )
        return {line.rstrip("/ ") for line in done.stdout.splitlines() if line}

    return offered


def test_every_command_is_offered(press):
    assert {command.name for command in COMMANDS} <= press("")
    assert press("de") == {"demo", "deals"}


def test_options_are_offered(press):
    assert {"--json", "--at", "--limit", "--seconds", "--quiet", "--log"} <= press("deals", "--")
    assert press("archive", "--ch") == {"--check"}


def test_commands_below_a_command_and_choices_are_offered(press):
    assert {"out", "in"} <= press("sheet", "")
    assert {"--into"} <= press("sheet", "in", "--in")
    assert press("completion", "z") == {"zsh"}
    assert {"brief", "archive-check"} <= press("schema", "")


def test_files_and_folders_are_offered_where_a_case_is_named(press):
    for words in (["check"], ["deals"], ["brief"], ["diff"], ["archive"], ["cite"], ["sheet", "out"]):
        assert {"talks", "talks.yaml"} <= press(*words, "ta"), words
    assert press("new", "ta") == {"talks"}
    assert {"talks", "talks.yaml"} <= press("deals", "--log", "ta")


@pytest.mark.parametrize("shell", SHELLS)
def test_there_is_a_script_for_every_shell_named_which_knows_every_command(shell, run_cli):
    made = run_cli("completion", shell)
    assert made.code == 0
    for command in COMMANDS:
        assert command.name in made.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh", "fish"])
def test_a_shell_that_is_here_takes_its_script(shell, tmp_path, run_cli):
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"this system has no {shell}")
    file = tmp_path / "script"
    file.write_text(run_cli("completion", shell).out, "utf-8")
    done = subprocess.run([found, "-n", str(file)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_another_shell_is_refused(run_cli):
    refused = run_cli("completion", "nushell")
    assert refused.code == 2
    assert "invalid choice" in refused.err
