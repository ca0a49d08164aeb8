"""``tracktwo schema``: the schema that the checks go by, for editors."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from tracktwo.case import schema


def test_the_schema_is_printed_and_is_a_schema(run_cli):
    shown = run_cli("schema")
    assert (shown.code, shown.err) == (0, "")
    assert json.loads(shown.out) == schema()
    Draft202012Validator.check_schema(schema())


def test_the_schema_is_written_where_an_editor_finds_it(tmp_path, run_cli):
    file = tmp_path / "case.schema.json"
    written = run_cli("schema", "-o", file)
    assert written.code == 0
    assert f"# yaml-language-server: $schema={file}" in written.out
    assert json.loads(file.read_text("utf-8")) == schema()
    assert run_cli("schema", "-o", file, "--quiet").out == ""
