"""Every work that the code or the documentation cites stands in docs/sources.md in full, and no other.

The convention: a work is cited by the surnames of its authors and the year, ``Nash (1950)``, ``Kalai and
Smorodinsky (1975)``, ``Barlow et al. (1972)``; the year may stand in the same brackets as the names. Within
a docstring's sections Notes and References no year may stand otherwise.
"""

from __future__ import annotations

import ast
import re
from calendar import month_name
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracktwo.bibliography import Work, methods

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "docs" / "sources.md"
MODULES = sorted((ROOT / "src").rglob("*.py"))
PAGES = [page for page in sorted((ROOT / "docs").rglob("*.md")) if "_build" not in page.parts]
READ = [*PAGES, *sorted((ROOT / "examples").glob("*/README.md"))]

NAME = r"[A-Z][\w'’-]+"
YEAR = r"(?<![-\d])(?:1[89]|20)\d\d"
CITED = re.compile(
    rf"(?P<names>{NAME}(?:(?:, and |, | and | & ){NAME})*)(?: et al\.)? \(?(?P<year>{YEAR})\b(?!-)"
)
SECTION = re.compile(r"^(?:Notes|References)\n-+\n(.*?)(?=^\w[^\n]*\n-+\n|\Z)", re.MULTILINE | re.DOTALL)
MONTHS = set(month_name[1:])

Citation = tuple[frozenset[str], str]


def citations(text: str) -> Iterator[Citation]:
    """Give the works cited in a text: surnames and year."""
    for found in CITED.finditer(" ".join(text.split())):
        names = frozenset(re.findall(NAME, found["names"]))
        if not names & MONTHS:
            yield names, found["year"]


def works() -> list[Citation]:
    """Give the works of the page: all capitalised words before the year, and the year."""
    entries = re.findall(rf"^- (.*?) \(({YEAR})\)\.", SOURCES.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [(frozenset(re.findall(NAME, names)), year) for names, year in entries]


def missing(text: str) -> list[str]:
    """Give what a text cites and the page does not have."""
    known = works()
    return [
        f"{' '.join(sorted(names))} {year}"
        for names, year in citations(text)
        if not any(names <= authors and year == when for authors, when in known)
    ]


def docstrings(module: Path) -> Iterator[str]:
    """Give the docstrings of a module, those of constants too."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            yield node.value.value


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_work_cited_in_the_code_is_in_sources(module: Path) -> None:
    assert [found for text in docstrings(module) for found in missing(text)] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_notes_and_references_cite_by_author_and_year(module: Path) -> None:
    for text in docstrings(module):
        for section in SECTION.findall(without_indentation(text)):
            other = CITED.sub("", " ".join(section.split()))
            assert re.findall(rf"\b{YEAR}\b(?!-)", other) == [], f"cite as Author (Year): {section}"


def without_indentation(text: str) -> str:
    """Take the indentation off a docstring."""
    return "\n".join(line.strip() for line in text.splitlines())


@pytest.mark.parametrize("page", READ, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_work_cited_in_the_documentation_is_in_sources(page: Path) -> None:
    assert missing(page.read_text("utf-8")) == []


CITED_BY_METHODS = {work.key: work for method in methods().values() for work in method.works}


@pytest.mark.parametrize("work", CITED_BY_METHODS.values(), ids=CITED_BY_METHODS)
def test_every_work_that_a_result_cites_stands_in_sources_in_the_same_words(work: Work) -> None:
    page = " ".join(SOURCES.read_text("utf-8").replace("*", "").split())
    assert f"- {work.reference()}" in page


def test_every_work_in_sources_is_cited_somewhere() -> None:
    texts = [text for module in MODULES for text in docstrings(module)]
    texts += [page.read_text("utf-8") for page in READ if page != SOURCES]
    cited = {found for text in texts for found in citations(text)}
    assert len(works()) > 25
    assert [
        (sorted(authors), year)
        for authors, year in works()
        if not any(names <= authors and year == when for names, when in cited)
    ] == []


def test_a_work_that_is_missing_would_be_found() -> None:
    assert missing("As shown by Nobody and Sons (1901), and on 10 July 2023.") == ["Nobody Sons 1901"]
