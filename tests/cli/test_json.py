"""What commands write with ``--json`` is what their schemas say, key by key."""

from __future__ import annotations

import copy
import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tracktwo.cli.commands import COMMANDS
from tracktwo.cli.parsers import Parser, fill
from tracktwo.cli.schema import OUTPUTS
from tracktwo.hold.ifs import Forecast, Outcome, add_to_record

ROOT = Path(__file__).resolve().parents[2]
PANAMA = ROOT / "examples" / "panama-1974"
UKRAINE = ROOT / "examples" / "ukraine-2023"
ELMIRA = ROOT / "examples" / "elmira-1991" / "elmira-groundwater-1991.gmcr"
GRAPH = """
{"states": ["war", {"id": "talks", "name": "talks begin"}, "end"],
 "status_quo": "war", "same": [["talks", "end"]],
 "parties": [{"id": "A", "moves": [["war", "talks"], ["talks", "end"]], "payoffs": [0, 1, 1]},
             {"id": "B", "moves": [["end", "war"]], "ranking": ["war", ["talks", "end"]]}]}
"""
NO_ZONE = """
{"parties": ["A", "B"], "issues": ["x", "y"], "no_deal": [9, 9],
 "tables": [[[3, 0], [0, 4]], [[1, 2], [2, 1]]]}
"""

HIDDEN = """
{"options": [{"name": "Give"}, {"name": "Take"}],
 "decisionMakers": [
  {"name": "One", "options": [0], "preferences": [[[1, "N"]], [[0, "N"]]], "misperceptions": [[[1, "Y"]]]},
  {"name": "Other", "options": [1], "preferences": [[[1, "Y"]]]}]}
"""

# Each output in every shape it can have; {OUT} is an empty folder.
RUNS: list[tuple[str, list[str]]] = [
    ("check", ["check", str(PANAMA), "--json"]),
    ("check", ["check", "{OUT}/nowhere", "--json"]),
    ("deals", ["deals", str(UKRAINE), "--json"]),
    ("deals", ["deals", "{OUT}/no-zone.json", "--json"]),
    ("deals", ["deals", str(PANAMA), "--json", "--limit", "3"]),
    ("hold", ["hold", str(ELMIRA), "--json"]),
    (
        "hold",
        [
            "hold",
            str(ELMIRA),
            "--status-quo",
            "1",
            "--coalition",
            "uniroyal,ministry-of-the-environment",
            "--state",
            "7",
            "--json",
        ],
    ),
    ("hold", ["hold", "catalog:euphrates-1975", "--state", "2", "--json"]),
    ("hold", ["hold", "catalog:euphrates-1975", "--make-stable", "2", "--json"]),
    ("hold", ["hold", "catalog:cuba-1962", "--make-stable", "9", "--concept", "smr", "--json"]),
    ("hold", ["hold", "catalog:euphrates-1975", "--make-stable", "6", "--json"]),
    (
        "hold",
        ["hold", "catalog:euphrates-1975", "--unknown", "iraq:1,3,5", "--much", "syria:1,3,6/2", "--json"],
    ),
    ("hold", ["hold", "{OUT}/hidden.gmcr", "--make-stable", "1", "--json"]),
    ("hold", ["hold", "{OUT}/graph.json", "--state", "end", "--json"]),
    ("hold", ["hold", str(UKRAINE), "--draws", "20", "--json"]),
    ("hold", ["hold", str(PANAMA), "--draws", "20", "--json"]),
    ("hold", ["hold", str(UKRAINE), "--package", "two-step-2023", "--make-stable", "2", "--json"]),
    ("forecast", ["forecast", str(ROOT / "examples" / "five-actors" / "actors.csv"), "--json"]),
    ("forecast", ["forecast", str(UKRAINE), "--draws", "10", "--json"]),
    ("forecast", ["forecast", str(UKRAINE), "--issue", "lines", "--draws", "0", "--json"]),
    ("brief", ["brief", str(PANAMA), "-o", "{OUT}/b.html", "--draws", "40", "--json"]),
    ("brief", ["brief", str(UKRAINE), "-o", "{OUT}/b.html", "--draws", "40", "--json"]),
    ("brief", ["brief", "{OUT}/no-zone.json", "-o", "{OUT}/b.html", "--json"]),
    ("diff", ["diff", str(PANAMA), "{OUT}/changed", "--json"]),
    ("new", ["new", "{OUT}/talks", "--json"]),
    ("demo", ["demo", "-o", "{OUT}/demo", "--json"]),
    ("sheet", ["sheet", "out", str(PANAMA), "-o", "{OUT}/p.xlsx", "--json"]),
    ("sheet", ["sheet", "in", "{OUT}/made.xlsx", "--into", "{OUT}/changed", "--json"]),
    ("cite", ["cite", "--json"]),
    ("cite", ["cite", str(PANAMA), "Kalai-Smorodinsky", "--json"]),
    ("archive", ["archive", str(PANAMA), "-o", "{OUT}/p.zip", "--draws", "20", "--json"]),
    ("sweep", ["sweep", str(PANAMA), "-o", "{OUT}/sweep", "--draws", "20", "--workers", "1", "--json"]),
    ("archive-check", ["archive", "--check", "{OUT}/made.zip", "--json"]),
    ("read", ["read", str(UKRAINE / "reports"), "--json"]),
    ("catalog", ["catalog", "--json"]),
    ("catalog", ["catalog", "sport-park", "--json"]),
    ("convert", ["convert", str(PANAMA), "-o", "{OUT}/made", "--to", "negmas", "--json"]),
    ("convert", ["convert", "{OUT}/no-zone.json", "-o", "{OUT}/made.yaml", "--json"]),
    ("convert", ["convert", "--list", "--json"]),
    ("scores", ["scores", "add", str(UKRAINE), "--to", "{OUT}/f.jsonl", "--json"]),
    ("scores", ["scores", "resolve", "{OUT}/record.jsonl", "x0", "false", "--correct", "--json"]),
    ("scores", ["scores", "show", "{OUT}/record.jsonl", "--json"]),
]


@pytest.fixture
def out(tmp_path: Path, run_cli) -> Path:
    """Give a folder with what some commands need to be there."""
    (tmp_path / "no-zone.json").write_text(NO_ZONE, "utf-8")
    (tmp_path / "graph.json").write_text(GRAPH, "utf-8")
    (tmp_path / "hidden.gmcr").write_text(HIDDEN, "utf-8")
    shutil.copytree(PANAMA, tmp_path / "changed")
    case = tmp_path / "changed" / "case.yaml"
    case.write_text(
        case.read_text("utf-8").replace("duration: {weight: 15}", "duration: {weight: 16}"), "utf-8"
    )
    (tmp_path / "record.jsonl").write_text(record_of_many(), "utf-8")
    return tmp_path


def record_of_many() -> str:
    """Return a record of forecasts with enough outcomes to say something of calibration."""
    day, names = date(2024, 1, 1), [f"x{n}" for n in range(40)]
    told = [Forecast(day, "Talks", one, one, "", "judged", 0.3, 0.2, 0.4) for one in names]
    known = [Outcome(date(2024, 2, 1), "Talks", one, one.endswith("0")) for one in names[:35]]
    return add_to_record("", [*told, *known])


def schema_of(name: str, run_cli) -> dict[str, Any]:
    return dict(json.loads(run_cli("schema", name).out))


def closed(part: Any) -> Any:
    """Make a schema one that allows no key but those it explains."""
    if isinstance(part, list):
        return [closed(one) for one in part]
    if not isinstance(part, dict):
        return part
    made = {key: closed(one) for key, one in part.items()}
    if isinstance(part.get("properties"), dict) and "type" in part:
        made["additionalProperties"] = False
    return made


@pytest.mark.parametrize(
    ("name", "words"), RUNS, ids=lambda one: one if isinstance(one, str) else one[1][-20:]
)
def test_what_a_command_writes_is_as_its_schema_says_and_no_key_goes_unexplained(name, words, out, run_cli):
    if "made.xlsx" in " ".join(words):
        assert run_cli("sheet", "out", PANAMA, "-o", out / "made.xlsx").code == 0
    if "made.zip" in " ".join(words):
        assert run_cli("archive", PANAMA, "-o", out / "made.zip", "--draws", "20").code == 0
    shown = run_cli(*[word.replace("{OUT}", str(out)) for word in words])
    found = (
        [json.loads(line) for line in shown.out.splitlines()] if name == "read" else [json.loads(shown.out)]
    )
    assert found
    validator = Draft202012Validator(closed(schema_of(name, run_cli)))
    wrong = [
        f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}"
        for one in found
        for e in validator.iter_errors(one)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_schema_is_one_welcomes_more_keys_and_explains_every_key(name, run_cli):
    schema = schema_of(name, run_cli)
    Draft202012Validator.check_schema(schema)
    assert schema["title"].startswith(("Output of tracktwo ", "manifest.json of an archive"))
    assert "additionalProperties" not in schema
    assert unexplained(schema) == []


def unexplained(part: Any, where: str = "") -> list[str]:
    """List the keys that a schema names without saying what they are."""
    if isinstance(part, list):
        return [one for below in part for one in unexplained(below, where)]
    if not isinstance(part, dict):
        return []
    keys = part["properties"] if isinstance(part.get("properties"), dict) and "type" in part else {}
    found = [f"{where}/{key}" for key, below in keys.items() if not {"description", "$ref"} & below.keys()]
    return found + [one for key, below in part.items() for one in unexplained(below, f"{where}/{key}")]


def json_commands() -> list[str]:
    """Name the commands that take --json, also those that take it below a command of their own."""
    found = []
    for command in COMMANDS:
        parser = Parser(prog=command.name)
        fill(parser, command)
        if "--json" in all_options(parser):
            found.append(command.name)
    return found


def all_options(parser) -> set[str]:
    options: set[str] = set()
    for action in parser._actions:
        options |= set(action.option_strings)
        if isinstance(action.choices, dict):
            for below in action.choices.values():
                options |= all_options(below)
    return options


def test_every_command_that_writes_json_has_a_schema_that_its_page_names(run_cli):
    commands = json_commands()
    assert len(commands) >= 9
    for name in commands:
        assert name in OUTPUTS, f"tracktwo {name} --json has no schema"
        page = (ROOT / "docs" / "reference" / "commands" / f"{name}.md").read_text("utf-8")
        assert re.search(rf"tracktwo schema {name}\b", page), f"{name}.md does not name its schema"
    table = (ROOT / "docs" / "reference" / "json.md").read_text("utf-8")
    assert [name for name in OUTPUTS if f"`tracktwo schema {name}`" not in table] == []


def test_every_output_that_has_a_schema_is_tried_here():
    in_files = {"sweep-line"}  # the lines that a sweep writes are held against it where sweeps are tested
    assert {name for name, _ in RUNS} == set(OUTPUTS) - in_files


def test_a_schema_that_forgets_a_key_would_be_found():
    forgetful = {"type": "object", "properties": {"a": {"type": "integer", "description": "A."}}}
    assert list(Draft202012Validator(copy.deepcopy(forgetful)).iter_errors({"a": 1, "b": 2})) == []
    assert list(Draft202012Validator(closed(forgetful)).iter_errors({"a": 1, "b": 2})) != []


@pytest.mark.parametrize("name", json_commands())
def test_with_json_an_error_leaves_the_output_empty_and_is_told_in_words(name, tmp_path, run_cli):
    missing = str(tmp_path / "nowhere" / "x.xlsx")
    words = {
        "diff": [missing, missing],
        "new": [str(PANAMA)],
        "demo": ["-o", str(ROOT / "examples")],
        "sheet": ["out", missing, "-o", str(tmp_path / "w.xlsx")],
    }
    shown = run_cli(name, *words.get(name, [missing]), "--json")
    assert shown.code == 2
    if name == "check":  # whose findings are its output
        assert json.loads(shown.out)["usable"] is False
    else:
        assert shown.out == ""
        assert shown.err and "Traceback" not in shown.err
