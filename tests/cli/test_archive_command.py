"""``tracktwo archive``: one file for others, and the check of one that came."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "panama-1974"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_cli) -> Path:
    """Give an archive of an example, in the folder that we are in."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(EXAMPLE, tmp_path / "canal")
    made = run_cli("archive", "canal", "--draws", "10", "--quiet")
    assert (made.code, made.out) == (0, "")
    return Path("canal.zip")


def test_making_one_tells_its_sum(kept, run_cli):
    made = run_cli("archive", "canal/case.yaml", "-o", "out/for-others.zip", "--draws", "10")
    assert made.code == 0
    assert hashlib.sha256(Path("out/for-others.zip").read_bytes()).hexdigest() in made.out
    assert "tracktwo archive --check for-others.zip" in made.out


def test_a_check_says_that_all_is_the_same(kept, run_cli):
    found = run_cli("archive", "--check", kept)
    assert found.code == 0
    assert "All 6 files are as they were listed." in found.out
    assert "the same results" in found.out
    assert json.loads(run_cli("archive", "--check", kept, "--json").out)["same"] is True


def test_nothing_is_unpacked_beside_it(kept, run_cli):
    before = sorted(Path().rglob("*"))
    run_cli("archive", "--check", kept)
    assert sorted(Path().rglob("*")) == before


def test_a_check_says_where_results_differ_and_ends_with_2(kept, run_cli, monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "tests" / "archive")
    from archive_files import contents, packed

    files = contents(kept.read_bytes())
    deals = json.loads(files["results/deals.json"])
    deals["packages"]["count"] += 1
    files["results/deals.json"] = json.dumps(deals).encode()
    found = run_cli("archive", "--check", packed(files, Path("forged.zip")))
    assert found.code == 2
    assert "the results differ" in found.out
    assert "results/deals.json, packages/count: the archive has" in found.out


def test_a_damaged_archive_is_an_error(kept, run_cli):
    kept.write_bytes(kept.read_bytes()[:-100])
    found = run_cli("archive", "--check", kept)
    assert (found.code, found.out) == (2, "")
    assert "canal.zip: this is no zip file, or it is damaged. Ask for it again." in found.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["archive"], "required"),
        (["archive", "canal", "--check", "canal.zip"], "not allowed with"),
        (["archive", "canal", "-o", "canal.tar"], "Give a name that ends in .zip"),
        (["archive", "canal", "--draws", "0"], "--draws must be from 1 to 1,000,000"),
        (["archive", "canal", "--seed", "-1"], "--seed must be from 0"),
        (["archive", "canal", "--limit", "0"], "--limit must be from 1"),
        (["archive", "canal", "--seconds", "nan"], "--seconds must be more than 0"),
        (["archive", "nowhere"], "there is no such file"),
        (["archive", "--check", "canal.zip", "--seed", "1"], "--seed is for making an archive"),
        (["archive", "--check", ""], "archive"),
    ],
)
def test_what_cannot_be_done_is_said(kept, run_cli, words, said):
    found = run_cli(*words)
    assert (found.code, found.out) == (2, "")
    assert said in found.err


def test_an_older_archive_stays_where_a_new_one_cannot_be_made(kept, run_cli):
    before = kept.read_bytes()
    (Path("canal") / "case.yaml").write_text("title: [", "utf-8")
    assert run_cli("archive", "canal").code == 2
    assert kept.read_bytes() == before
    assert zipfile.is_zipfile(kept)
