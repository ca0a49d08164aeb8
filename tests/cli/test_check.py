"""``tracktwo check``: findings in order, each with its place and remedy, and a verdict."""

from __future__ import annotations

import json
import re

import pytest

from tracktwo.case.template import starter


@pytest.fixture
def write(tmp_path):
    """Give a function that writes a case, with some texts replaced, and returns its path."""

    def write_case(*replacements):
        text = starter().replace("Placeholder: replace", "Judged: do not replace")
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "case.yaml"
        path.write_text(text, "utf-8")
        return path

    return write_case


def line_of(path, words):
    lines = path.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_a_case_without_a_flaw_is_summed_up(write, run_cli):
    shown = run_cli("check", write())
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == (
        "The case can be used: 2 parties, 2 issues, 6 packages before rules, "
        "16 judgements (0 sourced, 0 elicited, 16 assumed).\n"
    )


def test_a_folder_stands_for_its_case(write, run_cli):
    assert run_cli("check", write().parent) == run_cli("check", write())


def test_every_error_is_told_with_its_place_and_remedy_in_the_order_of_the_file(write, run_cli):
    path = write(("weight: 60", "weihgt: 60"), ("          un: 100", "          um: 100"))
    shown = run_cli("check", path)
    assert shown.code == 2
    first, *_, last = shown.out.splitlines()
    line = line_of(path, "weihgt")
    assert first == f"{path}:{line}:9: 'weihgt' is not known here. Did you mean 'weight'?"
    assert last == "The case cannot be used: 1 error."  # names are looked at once the structure is right
    path = write(("          un: 100", "          um: 100"), ("      line:\n", "      lime:\n"))
    shown = run_cli("check", path)
    found = [
        int(re.match(re.escape(str(path)) + r":(\d+):", line)[1]) for line in shown.out.splitlines()[:-1]
    ]
    assert found == sorted(found)
    assert {line_of(path, "lime:"), line_of(path, "um: 100")} <= set(found)
    assert "Did you mean 'un'?" in shown.out


def test_warnings_leave_a_case_usable_unless_the_user_is_strict(write, run_cli):
    path = write(("    no_deal: 20\n", ""))
    shown = run_cli("check", path)
    assert shown.code == 0
    assert ": warning: 'south' has no no_deal value." in shown.out
    assert shown.out.endswith(", 1 warning.\n")
    strict = run_cli("check", path, "--strict")
    assert strict.code == 2
    assert strict.out.endswith("With --strict the case cannot be used, 1 warning.\n")


def test_a_deal_that_needs_nobodys_yes_is_doubted(write, run_cli):
    path = write(*[(f"id: {party}\n", f"id: {party}\n    consent: false\n") for party in ("north", "south")])
    shown = run_cli("check", path)
    assert "warning: no party's consent is needed" in shown.out
    assert "no party's consent" not in run_cli("check", write()).out


def test_numbers_of_a_new_case_that_nobody_judged_are_counted(tmp_path, run_cli):
    (tmp_path / "case.yaml").write_text(starter(), "utf-8")
    told = run_cli("check", tmp_path).out
    for party in ("north", "south"):
        assert f"8 of the numbers of '{party}' are placeholders still" in told


def test_numbers_that_rest_on_nothing_are_counted(write, run_cli):
    footing = '    assumed: "Judged: do not replace the numbers, and this text by what they rest on."\n'
    shown = run_cli("check", write((footing, "")))
    assert "(0 sourced, 0 elicited, 8 assumed, 8 resting on nothing said), 1 warning." in shown.out


def test_the_findings_as_json(write, run_cli):
    path = write(("    no_deal: 20\n", ""))
    shown = run_cli("check", path, "--json")
    told = json.loads(shown.out)
    assert (told["usable"], told["packages_before_rules"]) == (True, 6)
    assert told["judgements"] == {"sourced": 0, "elicited": 0, "assumed": 15, "none": 0}
    (finding,) = told["findings"]
    assert (finding["file"], finding["line"]) == (str(path), line_of(path, "  south:"))
    assert (finding["kind"], bool(finding["remedy"])) == ("warning", True)
    assert json.loads(run_cli("check", path, "--json", "--strict").out)["usable"] is False


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_case_that_is_not_there_is_a_finding_too(tmp_path, run_cli, form):
    shown = run_cli("check", tmp_path, *form)
    assert shown.code == 2
    assert "there is no case.yaml in this folder" in shown.out
    assert shown.err == ""
