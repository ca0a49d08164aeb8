"""Who wrote a report is a person of the ledger, and so is whom only its head names again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracktwo.reading import Ledger, Person, read

LEAD = (
    "Envoys of both sides met in Geneva on Thursday, Ana Torres, the mediator, said, and it was the first"
    " such meeting since the spring, when talks about the dam broke off."
)


def ledger_of(folder: Path, *lines: str) -> Ledger:
    path = folder / "report.txt"
    path.write_text("\n\n".join(lines), "utf-8")
    return read([path])


def persons(ledger: Ledger) -> dict[str, Person]:
    return {one.name: one for one in ledger.of(Person)}


def test_an_author_is_a_person_with_the_byline_as_mention(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, "Envoys meet in Geneva", "By Jane Doe and Max Moe", LEAD)
    found = persons(ledger)
    raw = ledger.documents[0].raw
    for name in ("Jane Doe", "Max Moe"):
        ((start, end),) = found[name].spans
        assert (raw[start:end], found[name].rule) == (name, "person.byline")
    assert len({one.id for one in found.values()}) == len(found)


def test_an_author_whom_the_text_names_is_one_person(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, "Envoys meet in Geneva", "By Ana Torres", LEAD)
    assert len(persons(ledger)["Ana Torres"].spans) == 2


@pytest.mark.parametrize("line", ["By Reuters", "Herald Staff", "By a staff reporter"])
def test_who_is_no_person_becomes_none(tmp_path: Path, line: str) -> None:
    assert set(persons(ledger_of(tmp_path, "Envoys meet in Geneva", line, LEAD))) == {"Ana Torres"}


def test_mentions_in_a_standfirst_that_the_body_repeats_count(tmp_path: Path) -> None:
    standfirst = "Envoys of both sides met in Geneva on Thursday, Ana Torres, the mediator, said"
    ledger = ledger_of(tmp_path, "Envoys meet in Geneva", standfirst, LEAD)
    first, second = persons(ledger)["Ana Torres"].spans
    assert ledger.documents[0].raw[slice(*first)] == ledger.documents[0].raw[slice(*second)] == "Ana Torres"
