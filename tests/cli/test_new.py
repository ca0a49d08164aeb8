"""``tracktwo new``: a case that can be used at once and that overwrites nothing."""

from __future__ import annotations

from tracktwo.case import load


def test_the_new_case_has_no_flaw_and_room_for_reports(tmp_path, run_cli):
    folder = tmp_path / "deep" / "talks"
    made = run_cli("new", folder)
    assert (made.code, made.err) == (0, "")
    assert f"tracktwo check {folder}" in made.out
    assert sorted(path.name for path in folder.iterdir()) == ["case.yaml", "reports"]
    told = run_cli("check", folder).out.splitlines()
    assert told[-1].startswith("The case can be used")
    assert all("placeholders still" in line for line in told[:-1])


def test_names_are_taken_as_they_are(tmp_path, run_cli):
    names = ["--parties", "Ähtäri, Україна ,true", "--issues", "Who: pays?,#2", "--title", 'The "first" case']
    assert run_cli("new", tmp_path, *names).code == 0
    case = load(tmp_path)
    assert [party.name for party in case.parties] == ["Ähtäri", "Україна", "true"]
    assert [party.id for party in case.parties] == ["ahtari", "party-2", "party-3"]
    assert [issue.name for issue in case.issues] == ["Who: pays?", "#2"]
    assert case.title == 'The "first" case'


def test_a_case_is_never_overwritten(tmp_path, run_cli):
    run_cli("new", tmp_path)
    (tmp_path / "case.yaml").write_text("mine", "utf-8")
    again = run_cli("new", tmp_path)
    assert again.code == 2
    assert "there is a case here already" in again.err
    assert (tmp_path / "case.yaml").read_text("utf-8") == "mine"


def test_names_that_cannot_be_used_are_refused_and_nothing_is_made(tmp_path, run_cli):
    for names, said in [
        (["--parties", "Only one"], "at least two parties"),
        (["--parties", "A, B, A"], "'A' is given twice"),
        (["--issues", "x" * 401], "cannot be a name"),
        (["--title", "two\nlines"], "cannot be a name"),
        (["--issues", ",".join(map(str, range(101)))], "101 issues"),
    ]:
        refused = run_cli("new", tmp_path / "talks", *names)
        assert refused.code == 2
        assert said in refused.err
        assert not (tmp_path / "talks").exists()
