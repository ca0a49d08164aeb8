"""The reference shows every public name, its Python examples run, and its tables name every JSON key."""

from __future__ import annotations

import doctest
import importlib
import json
import re
from pathlib import Path

import pytest

import tracktwo

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"
EXAMPLE = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PACKAGES = [name for name in tracktwo.__all__ if not name.startswith("_")]


@pytest.mark.parametrize("page", ["python.md", "errors.md"])
def test_the_python_examples_of_a_page_give_what_they_show(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    examples = "\n".join(EXAMPLE.findall((REFERENCE / page).read_text("utf-8")))
    test = doctest.DocTestParser().get_doctest(examples, {}, page, page, 0)
    assert test.examples
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF).run(test, out=told.append)
    assert "".join(told) == ""


def test_every_package_has_an_example() -> None:
    text = "".join((REFERENCE / page).read_text("utf-8") for page in ("python.md", "errors.md"))
    examples = "".join(EXAMPLE.findall(text))
    used = re.findall(r"from tracktwo\.(\w+) import|from tracktwo import (\w+)", examples)
    assert {one or other for one, other in used} == set(PACKAGES)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_name_is_described(package: str) -> None:
    # autodoc shows what has a docstring; a constant has none of its own and is described on the page.
    module = importlib.import_module(f"tracktwo.{package}")
    page = (REFERENCE / "python.md").read_text("utf-8")
    for name in module.__all__:
        thing = getattr(module, name)
        described = (
            bool(thing.__doc__) if callable(thing) else f"py:data:: tracktwo.{package}.{name}\n" in page
        )
        assert described, f"tracktwo.{package}.{name} is not described"


def keys_in(page: str) -> set[str]:
    return set(re.findall(r"`(\w+)`", (REFERENCE / page).read_text("utf-8")))


@pytest.mark.parametrize(
    ("arguments", "page"),
    [
        (["check", "examples/panama-1974"], "commands/check.md"),
        (["deals", "examples/panama-1974"], "commands/deals.md"),
        (["hold", "catalog:elmira-1991", "--status-quo", "1", "--state", "7"], "commands/hold.md"),
        (
            ["hold", "catalog:elmira-1991", "--coalition", "uniroyal,local-government", "--make-stable", "1"],
            "commands/hold.md",
        ),
        (["diff", "examples/panama-1974", "OTHER"], "commands/diff.md"),
        (["brief", "examples/panama-1974", "-o", "BRIEF"], "commands/brief.md"),
        (["sweep", "examples/panama-1974", "-o", "SWEEP"], "commands/sweep.md"),
    ],
    ids=lambda one: one if isinstance(one, str) else one[0],
)
def test_every_key_of_the_json_output_is_explained(
    arguments: list[str], page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_cli
) -> None:
    monkeypatch.chdir(ROOT)
    other = tmp_path / "other.yaml"
    text = (ROOT / "examples" / "panama-1974" / "case.yaml").read_text("utf-8")
    other.write_text(text.replace("duration: {weight: 15}", "duration: {weight: 16}"), "utf-8")
    places = {"OTHER": str(other), "BRIEF": str(tmp_path / "brief.html"), "SWEEP": str(tmp_path / "out")}
    shown = run_cli(*[places.get(word, word) for word in arguments], "--json")
    assert shown.code == 0, shown.err
    found = json.loads(shown.out)
    keys = set(found)
    if arguments[0] != "brief":  # whose facts go deep; the Python reference has the rest
        below = [one for part in found.values() if isinstance(part, list) for one in part[:1]]
        keys |= {key for one in below if isinstance(one, dict) for key in one}
    left = {key for key in keys - keys_in(page) if not key.endswith("_reason")}  # said once, in json.md
    assert sorted(left) == []
