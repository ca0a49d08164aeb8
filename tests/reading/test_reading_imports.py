"""Reading is loaded when it is used, and what it stands on with it."""

from __future__ import annotations

import subprocess
import sys

import pytest

import tracktwo.reading

HEAVY = ("numpy", "spacy", "rapidfuzz", "xxhash", "trafilatura", "sqlite3", "yaml")


def loaded_by(code: str) -> set[str]:
    """Return what is loaded where nothing has been before."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_importing_reading_loads_nothing_of_what_it_stands_on() -> None:
    assert loaded_by("import tracktwo.reading").isdisjoint(HEAVY)


@pytest.mark.parametrize("page", ["tracktwo.brief", "tracktwo.brief.document"])
def test_a_brief_loads_no_reader(page: str) -> None:
    loaded = loaded_by(f"import {page}")
    assert loaded.isdisjoint({"spacy", "tracktwo.reading.pipeline", "tracktwo.reading.ledger"})


def test_the_view_of_reports_loads_nothing_that_solves_cases() -> None:
    assert "tracktwo.deals" not in loaded_by("from tracktwo.brief import write_reading")


def test_an_unknown_name_is_refused_as_everywhere() -> None:
    with pytest.raises(AttributeError, match="reed"):
        tracktwo.reading.reed  # noqa: B018
    assert dir(tracktwo.reading) == sorted(tracktwo.reading.__all__)
