"""The notebooks run from beginning to end, and are kept without their outputs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "notebooks"
BOOKS = sorted(FOLDER.glob("*.ipynb"))
DATA = "TRACKTWO_SHARED"


def name_of(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("book", BOOKS, ids=name_of)
def test_a_notebook_is_kept_without_outputs(book: Path) -> None:
    cells = json.loads(book.read_text("utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert code
    assert [cell for cell in code if cell["outputs"] or cell["execution_count"] is not None] == []


def test_every_notebook_is_told_of() -> None:
    page = (FOLDER / "index.md").read_text("utf-8")
    assert BOOKS
    assert [book.name for book in BOOKS if f"{{download}}`{book.name}`" not in page] == []


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # what Jupyter's libraries warn of is not ours
@pytest.mark.parametrize("book", BOOKS, ids=name_of)
def test_a_notebook_runs(book: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    text = book.read_text("utf-8")
    if DATA in text:
        monkeypatch.setenv(DATA, str(request.getfixturevalue("shared")))
    nbclient.NotebookClient(
        nbformat.reads(text, as_version=4),
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(FOLDER)}},
    ).execute()
