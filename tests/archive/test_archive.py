"""An archive holds all that led to a result, gives the same result again, and tells when it does not."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from archive_files import contents, packed
from jsonschema import Draft202012Validator

import tracktwo
from tracktwo.archive import Archive, Options, check, make, schema
from tracktwo.archive.manifest import SUMS
from tracktwo.case import load
from tracktwo.deals import problem_of, solve
from tracktwo.errors import FormatError, InputError
from tracktwo.formats import open_case

ROOT = Path(__file__).resolve().parents[2]
PANAMA = ROOT / "examples" / "panama-1974"
UKRAINE = ROOT / "examples" / "ukraine-2023"
FEW = Options(draws=20, seed=7)


@pytest.fixture(scope="module")
def made() -> Archive:
    return make(UKRAINE, FEW)


@pytest.fixture
def kept(made: Archive, tmp_path: Path) -> Path:
    file = tmp_path / "kept.zip"
    file.write_bytes(made.data)
    return file


def test_the_case_is_in_it_as_it_was_given_and_nothing_else_of_its_folder(made):
    files = contents(made.data)
    reports = [f"reports/{path.name}" for path in (UKRAINE / "reports").iterdir()]
    inside = sorted(path for path in files if path.startswith("case/"))
    assert inside == sorted(f"case/ukraine-2023/{name}" for name in ["case.yaml", *reports])
    for path in inside:
        assert files[path] == (UKRAINE.parent / path.removeprefix("case/")).read_bytes()


def test_results_are_those_of_the_commands_without_their_times(made, tmp_path, run_cli):
    files = contents(made.data)
    deals = solve(problem_of(load(UKRAINE))).to_records()
    del deals["elapsed_s"]
    assert json.loads(files["results/deals.json"]) == deals
    page = tmp_path / "brief.html"
    assert run_cli("brief", UKRAINE, "-o", page, "--draws", "20", "--seed", "7").code == 0
    assert files["results/brief.html"] == page.read_bytes()
    assert files["results/brief.json"] == page.with_suffix(".json").read_bytes()


def test_evidence_leads_to_its_words_in_the_archived_reports(made):
    files = contents(made.data)
    evidence = json.loads(files["evidence.json"])
    reports = {source["id"]: source["file"] for source in evidence["sources"]}
    located = [passage for passage in evidence["passages"] if passage["start"] >= 0]
    assert len(located) > 10
    for passage in located:
        text = files[f"case/ukraine-2023/{reports[passage['source']]}"].decode("utf-8")
        assert " ".join(text[passage["start"] : passage["end"]].split()) == passage["quote"]


def test_the_manifest_is_as_its_schema_says_and_lists_every_file(made):
    files = contents(made.data)
    manifest = json.loads(files["manifest.json"])
    Draft202012Validator(schema()).validate(manifest)
    assert manifest == made.manifest
    assert {entry["path"]: (entry["sha256"], entry["bytes"]) for entry in manifest["files"]} == {
        path: (hashlib.sha256(data).hexdigest(), len(data))
        for path, data in files.items()
        if path not in ("manifest.json", SUMS)
    }
    assert manifest["options"] == {"draws": 20, "seed": 7, "at": None, "limit": 500_000, "seconds": 60.0}
    assert manifest["versions"]["tracktwo"] == tracktwo.__version__
    assert {"nash", "draws", "regret"} <= {one["method"] for one in manifest["citations"]}


def test_the_sums_are_those_that_other_programs_check(made, tmp_path):
    tool = shutil.which("sha256sum")
    if tool is None:
        pytest.skip("this system has no sha256sum")
    for path, data in contents(made.data).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    done = subprocess.run([tool, "--check", "--strict", SUMS], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_words_that_go_with_it_give_commands_that_work(made, tmp_path, monkeypatch, run_cli):
    files = contents(made.data)
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    lines = [line.split() for line in files["README.txt"].decode("utf-8").splitlines()]
    commands = [words[1:] for words in lines if words[:2] in (["tracktwo", "deals"], ["tracktwo", "brief"])]
    assert len(commands) == 2
    for words in commands:
        assert run_cli(*words).code == 0
    assert Path("again.html").read_bytes() == files["results/brief.html"]


def test_the_same_again_gives_the_same_bytes_wherever_the_case_stands(made, tmp_path):
    shutil.copytree(UKRAINE, tmp_path / "ukraine-2023")
    assert make(tmp_path / "ukraine-2023", FEW).data == made.data


def test_another_seed_or_day_is_recorded_and_used_again(tmp_path):
    file = tmp_path / "later.zip"
    file.write_bytes(make(PANAMA, Options(draws=20, at=date(2024, 12, 1), limit=3, seconds=5)).data)
    assert json.loads(contents(file.read_bytes())["manifest.json"])["options"]["at"] == "2024-12-01"
    assert check(file).same


def test_what_was_archived_comes_out_again(kept):
    found = check(kept)
    assert (found.same, found.differences, found.more, found.versions) == (True, (), 0, ())
    assert found.files == len(contents(kept.read_bytes())) - 2


@pytest.mark.parametrize("source", ["case.yaml", "scenario.json"])
def test_a_single_file_can_be_archived(source, tmp_path):
    if source == "case.yaml":
        shutil.copy(PANAMA / "case.yaml", tmp_path / source)
    else:
        tables = {"parties": ["A", "B"], "issues": ["x"], "tables": [[[3, 0], [0, 4]]]}
        (tmp_path / source).write_text(json.dumps(tables), "utf-8")
    (tmp_path / "private-notes.txt").write_text("not for anybody", "utf-8")
    made = make(tmp_path / source, FEW)
    assert [path for path in contents(made.data) if path.startswith("case/")] == [f"case/{source}"]
    (tmp_path / "a.zip").write_bytes(made.data)
    assert check(tmp_path / "a.zip").same


def test_a_folder_of_another_program_is_archived_whole(tmp_path):
    scores = tmp_path / "game" / "scores_files"
    scores.mkdir(parents=True)
    for name, points in (("a", "5, 0\n3, 7\n4\n"), ("b", "0, 9\n2, 1\n1\n")):
        (scores / f"{name}.txt").write_text(points, "utf-8")
    made = make(tmp_path / "game", FEW)
    inside = [path for path in contents(made.data) if path.startswith("case/")]
    assert inside == ["case/game/scores_files/a.txt", "case/game/scores_files/b.txt"]
    assert made.manifest["input"] == {"format": "scorable", "path": "case/game"}
    (tmp_path / "a.zip").write_bytes(made.data)
    assert check(tmp_path / "a.zip").same


def test_a_report_that_is_missing_is_an_error(tmp_path):
    shutil.copytree(UKRAINE, tmp_path / "case")
    (tmp_path / "case" / "reports" / "lakeside.txt").unlink()
    with pytest.raises(InputError, match=r"the report 'reports/lakeside.txt' cannot be read"):
        make(tmp_path / "case", FEW)


def test_a_report_named_by_its_whole_path_is_refused(tmp_path):
    shutil.copytree(UKRAINE, tmp_path / "case")
    file = tmp_path / "case" / "case.yaml"
    whole = tmp_path / "case" / "reports" / "lakeside.txt"
    file.write_text(file.read_text("utf-8").replace("file: reports/lakeside.txt", f"file: {whole}"), "utf-8")
    with pytest.raises(FormatError, match="is named by its whole path"):
        make(tmp_path / "case", FEW)


def test_one_changed_byte_in_any_file_is_found_and_named(made, tmp_path):
    files = contents(made.data)
    for path, data in files.items():
        middle = len(data) // 2
        changed = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        with pytest.raises(FormatError) as refused:
            check(packed({**files, path: changed}, tmp_path / "changed.zip", sums=False))
        named = path if path not in ("manifest.json", SUMS) else "manifest.json"
        assert named in str(refused.value)


def test_a_changed_byte_of_the_zip_file_itself_never_passes(made, tmp_path):
    """Some bytes of a zip file mean nothing, such as its dates; all that mean something are guarded."""
    file = tmp_path / "changed.zip"
    expected = contents(made.data)
    for place in range(5, len(made.data), len(made.data) // 25):
        file.write_bytes(made.data[:place] + bytes([made.data[place] ^ 1]) + made.data[place + 1 :])
        try:
            assert check(file).same
        except FormatError:
            continue
        assert contents(file.read_bytes()) == expected


@pytest.mark.parametrize(
    ("path", "before", "after", "said"),
    [
        (
            "results/deals.json",
            b'"zone": 684',
            b'"zone": 685',
            "packages/zone: the archive has 685, now it is 684",
        ),
        ("results/brief.json", b'"draws": 20', b'"draws": 30', "the archive has 30, now it is 20"),
        (
            "evidence.json",
            b'"kind": "assumed"',
            b'"kind": "sourced"',
            "footing/kind: the archive has 'sourced'",
        ),
        ("results/brief.html", b"</h1>", b" </h1>", "results/brief.html: the archive has another page"),
    ],
)
def test_results_that_were_changed_with_right_sums_are_told(made, tmp_path, path, before, after, said):
    files = contents(made.data)
    assert before in files[path]
    files[path] = files[path].replace(before, after, 1)
    found = check(packed(files, tmp_path / "forged.zip"))
    assert not found.same
    assert said in "\n".join(map(str, found.differences))


def test_a_changed_case_with_right_sums_is_told(made, tmp_path):
    files = contents(made.data)
    case = "case/ukraine-2023/case.yaml"
    files[case] = files[case] + b"\n# a word\n"
    found = check(packed(files, tmp_path / "forged.zip"))
    assert [one.where for one in found.differences] == ["about/sha256"]


def test_other_versions_are_told_and_do_not_count_as_other_results(made, tmp_path):
    files = contents(made.data)
    manifest = json.loads(files["manifest.json"])
    manifest["versions"]["tracktwo"] = "0.0.1"
    manifest["versions"]["libraries"]["numpy"] = "0.1"
    files["manifest.json"] = json.dumps(manifest).encode()
    facts = json.loads(files["results/brief.json"])
    facts["about"]["version"] = "0.0.1"
    files["results/brief.json"] = json.dumps(facts).encode()
    files["results/brief.html"] = b"written otherwise by the older version"
    found = check(packed(files, tmp_path / "older.zip"))
    assert found.same
    assert {one.where for one in found.versions} >= {"tracktwo", "libraries/numpy"}


def test_many_differences_are_counted(made, tmp_path):
    files = contents(made.data)
    deals = json.loads(files["results/deals.json"])
    for vector in deals["frontier"]["values"]:
        vector["russia"] = -1
    files["results/deals.json"] = json.dumps(deals).encode()
    found = check(packed(files, tmp_path / "forged.zip"))
    assert (len(found.differences), found.more) == (20, len(deals["frontier"]["values"]) - 20)


@pytest.mark.parametrize("game", ["base", "base_7players", "game1"])
def test_published_games_come_out_again(game, shared, tmp_path):
    folder = shared / "data" / "scenarios" / "scorable" / game
    (tmp_path / "game.zip").write_bytes(make(folder, FEW).data)
    found = check(tmp_path / "game.zip")
    assert (found.same, found.title) == (True, open_case(folder).title)
