"""What the command line promises whatever the command: plain words, one exit code for each ending."""

from __future__ import annotations

import errno
import os
import shlex
import subprocess
import sys
from types import SimpleNamespace

import pytest

import tracktwo
from tracktwo import cli
from tracktwo.case.template import starter
from tracktwo.cli.commands import Command
from tracktwo.errors import TracktwoError


@pytest.fixture
def run_with(monkeypatch, run_cli):
    """Give a function that runs a command `test` that does what it is told."""

    def run(ending, *arguments):
        def act(args):
            if isinstance(ending, BaseException):
                raise ending
            return ending(args) if callable(ending) else ending

        module = SimpleNamespace(configure=lambda parser: parser.add_argument("--deep", type=int), run=act)
        monkeypatch.setitem(sys.modules, "tracktwo.cli.pretend", module)
        monkeypatch.setattr(cli, "COMMANDS", (Command("pretend", "pretend", "Do as told."),))
        return run_cli(*arguments or ["pretend"])

    return run


def test_version(run_cli):
    assert run_cli("--version").out == f"tracktwo {tracktwo.__version__}\n"


def test_help_is_shown_when_nothing_is_asked(run_cli):
    shown = run_cli()
    assert shown.code == 0
    assert shown == run_cli("--help")
    assert "commands:" in shown.out


def test_help_lists_each_command_with_its_line(run_with):
    assert "  pretend  Do as told.\n" in run_with(0, "--help").out


@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_code_of_a_command_is_handed_on(run_with, code):
    assert run_with(code).code == code


def test_arguments_reach_the_command(run_with):
    assert run_with(lambda args: args.deep, "pretend", "--deep", "7").code == 7
    assert run_with(lambda args: int(args.quiet), "pretend", "--quiet").code == 1


@pytest.mark.parametrize(
    ("ending", "code", "said"),
    [
        (TracktwoError("case.yaml:3:7: 'weigth' is no key here; did you mean 'weight'?"), 2, "weigth"),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), 2, "The system said: No space left on device."),
        (PermissionError(errno.EACCES, os.strerror(errno.EACCES), "b.html"), 2, "b.html: Permission denied."),
        (KeyboardInterrupt(), 130, "Stopped; nothing was written."),
        (ZeroDivisionError("by zero"), 1, "Please report it"),
    ],
)
def test_what_goes_wrong_is_said_on_stderr_without_a_traceback(run_with, ending, code, said):
    result = run_with(ending)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert "Traceback" not in result.err


def test_a_developer_can_ask_for_the_traceback(run_with, monkeypatch):
    monkeypatch.setenv("TRACKTWO_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run_with(ZeroDivisionError())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pretned"], "there is no command 'pretned'; did you mean 'pretend'?"),
        (["qqq"], "there is no command 'qqq'\n"),
        (["--nothing"], "unrecognized arguments: --nothing"),
        (["pretend", "--deep", "far"], "argument --deep: invalid int value: 'far'"),
    ],
)
def test_a_wrong_command_line_is_explained(run_with, arguments, said):
    result = run_with(0, *arguments)
    assert result.code == 2
    assert said in result.err
    assert "--help" in result.err


@pytest.fixture
def buffered():
    """Give an environment in which Python buffers its output, as it does for users."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


def test_a_reader_that_goes_away_is_no_error(buffered):
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "tracktwo", "--help"]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, env=buffered, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_disk_is_said_once(buffered):
    command = [sys.executable, "-m", "tracktwo", "--help"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=buffered, check=False)
    assert (done.returncode, done.stderr) == (2, b"The system said: No space left on device.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="closes streams as a shell of Unix does")
@pytest.mark.parametrize(("arguments", "code"), [("schema", 0), ("check nowhere", 2), ("deals nowhere", 2)])
def test_streams_that_were_closed_before_are_not_missed(arguments, code):
    line = f"{shlex.quote(sys.executable)} -m tracktwo {arguments} >&- 2>&-"
    assert subprocess.run(["sh", "-c", line], check=False).returncode == code


def test_any_script_can_be_said_whatever_the_system_writes_by_habit(tmp_path):
    """A case in Cyrillic on a system that writes Latin letters only: files and pipes get UTF-8."""
    (tmp_path / "case.yaml").write_text(starter(["Север", "南方"], title="Перемирие"), "utf-8")
    for arguments in (["deals"], ["deals", "--json"], ["check", "--json"]):
        command = [sys.executable, "-m", "tracktwo", *arguments, str(tmp_path)]
        habit = {**os.environ, "PYTHONIOENCODING": "latin-1"}
        done = subprocess.run(command, capture_output=True, env=habit, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode("utf-8")
    assert "Перемирие" in subprocess.run(
        [sys.executable, "-m", "tracktwo", "deals", str(tmp_path)], capture_output=True, env=habit, check=True
    ).stdout.decode("utf-8")
