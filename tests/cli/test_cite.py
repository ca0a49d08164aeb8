"""``tracktwo cite``: what to cite for an analysis, in words, for reference managers, as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import tracktwo
from tracktwo.bibliography import methods

ROOT = Path(__file__).resolve().parents[2]
NASH = "Nash, J. F. (1950). The bargaining problem. Econometrica 18 (2), 155-162."


def test_without_a_word_everything_is_printed_and_tracktwo_first(run_cli):
    shown = run_cli("cite").out
    assert shown.startswith("The software:\n  The tracktwo maintainers.")
    assert f"Version {tracktwo.__version__}." in shown
    for method in methods().values():
        for work in method.works:
            assert work.reference() in shown


@pytest.mark.parametrize("name", ["kalai_smorodinsky", "Kalai-Smorodinsky", "kalai smorodinsky"])
def test_a_method_may_be_spelt_as_people_spell_it(name, run_cli):
    found = json.loads(run_cli("cite", name, "--json").out)
    assert [one["method"] for one in found["methods"]] == ["kalai_smorodinsky"]


def test_for_a_case_the_works_are_those_that_its_analysis_used(run_cli):
    panama, ukraine = (
        {
            one["method"]
            for one in json.loads(run_cli("cite", ROOT / "examples" / name, "--json").out)["methods"]
        }
        for name in ("panama-1974", "ukraine-2023")
    )
    assert {"nash", "frontier", "adjusted winner"} <= panama
    assert "adjusted winner" not in ukraine
    assert {"draws", "intervals", "regret", "exchanges over issues"} <= ukraine
    assert "integer programming" not in panama | ukraine


def test_the_analysis_itself_names_the_same(tmp_path, run_cli):
    example = ROOT / "examples" / "ukraine-2023"
    cited = json.loads(run_cli("cite", example, "--json").out)["methods"]
    run_cli("brief", example, "-o", tmp_path / "b.html", "--draws", "20")
    brief = json.loads((tmp_path / "b.json").read_text("utf-8"))["about"]["methods"]
    deals = json.loads(run_cli("deals", example, "--json").out)["citations"]
    works = {one["method"]: "; ".join(w["reference"].rstrip(".") for w in one["works"]) for one in cited}
    assert brief == works
    assert {one["method"]: one["reference"] for one in deals}.items() <= works.items()
    assert NASH.rstrip(".") in works["nash"]


def test_every_work_that_a_page_names_is_among_those_it_lists(tmp_path, run_cli):
    for name in ("panama-1974", "ukraine-2023"):
        run_cli("brief", ROOT / "examples" / name, "-o", tmp_path / "b.html", "--draws", "20")
        page = (tmp_path / "b.html").read_text("utf-8").replace("&#39;", "'")
        listed = " ".join(json.loads((tmp_path / "b.json").read_text("utf-8"))["about"]["methods"].values())
        named = [
            work
            for method in methods().values()
            for work in method.works
            if work.reference().rstrip(".") in page
        ]
        assert len(named) > 5
        assert [work.key for work in named if work.reference().rstrip(".") not in listed] == []


def test_the_words_of_deals_name_the_methods(run_cli):
    last = run_cli("deals", ROOT / "examples" / "panama-1974").out.splitlines()[-1]
    assert last.startswith("Methods: values and weights, no-deal value, frontier, nash, kalai-smorodinsky,")
    assert last.endswith("tracktwo cite")


def test_integer_programming_is_cited_where_it_was_used(run_cli):
    shown = run_cli("deals", ROOT / "examples" / "panama-1974", "--limit", "3", "--json")
    cited = {one["method"] for one in json.loads(shown.out)["citations"]}
    assert "integer programming" in cited
    assert "frontier" not in cited


def test_entries_for_bibtex_are_whole_and_each_stands_once(run_cli):
    shown = run_cli("cite", "--bibtex").out
    entries = re.findall(r"^@(\w+)\{([\w-]+),\n(.*?)^\}$", shown, re.MULTILINE | re.DOTALL)
    keys = [key for _, key, _ in entries]
    works = {work.key for method in methods().values() for work in method.works}
    assert sorted(keys) == sorted({"tracktwo", *works})
    for kind, _, body in entries:
        assert kind in ("article", "book", "software")
        assert body.count("{") == body.count("}")
        assert "author = " in body and "title = " in body


@pytest.mark.parametrize(
    ("word", "said"),
    [("nsah", "Did you mean 'nash'?"), ("qqqqqq", "Methods are: values and weights, no-deal value")],
)
def test_what_is_neither_a_case_nor_a_method_is_said(word, said, run_cli):
    shown = run_cli("cite", word)
    assert (shown.code, shown.out) == (2, "")
    assert said in shown.err
