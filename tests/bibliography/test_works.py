"""The works that results cite, and the file by which others cite tracktwo."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import tracktwo
from tracktwo.bibliography import Work, citation, citations, methods, software

ROOT = Path(__file__).resolve().parents[2]


def test_a_work_is_told_as_on_the_page_of_sources():
    assert citation("nash").reference.startswith(
        "Nash, J. F. (1950). The bargaining problem. Econometrica 18 (2), 155-162; Caragiannis, I."
    )
    book = Work("a", ("One, A.", "Two, B.", "Three, C."), 1990, "Title", "book", publisher="House")
    assert book.reference() == "One, A., Two, B., and Three, C. (1990). Title. House."


def test_letters_that_bibtex_takes_otherwise_are_escaped():
    work = Work("a", ("One & Co.",), 1990, "50 % #1_a", "journal", container="J", volume="1", pages="2-3")
    assert r"One \& Co." in work.bibtex()
    assert r"50 \% \#1\_a" in work.bibtex()
    assert "pages = {2--3}" in work.bibtex()


def test_citations_come_in_one_order_and_each_once():
    names = list(methods())
    assert [one.method for one in citations([names[3], names[0], names[3]])] == [names[0], names[3]]
    assert citations(["no such method"]) == ()
    with pytest.raises(KeyError):
        citation("no such method")


def test_methods_cannot_be_changed_by_who_asks():
    with pytest.raises(TypeError):
        methods()["nash"] = None  # type: ignore[index]


def test_the_file_for_others_names_this_version_and_is_what_the_format_asks_for():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= cited.keys()  # what version 1.2.0 requires
    assert cited["cff-version"] == "1.2.0"
    assert cited["type"] in ("software", "dataset")
    assert cited["version"] == tracktwo.__version__
    assert cited["authors"] == [{"name": "The tracktwo maintainers"}]
    program = software(tracktwo.__version__)
    assert cited["title"] == program.title
    assert cited["authors"][0]["name"] == program.authors[0]
