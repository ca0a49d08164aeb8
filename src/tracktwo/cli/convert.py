"""``tracktwo convert``: a case or scenario in the format of another program."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracktwo.cli.inputs import INPUT_HELP, finding_records, warn
from tracktwo.cli.output import write_atomic, write_folder
from tracktwo.errors import TracktwoError

if TYPE_CHECKING:
    from tracktwo.formats import Format, Written

CASE_ENDINGS = (".yaml", ".yml")
# Only endings that mean one format alone; a folder, or .json, may be of several.
BY_ENDING = {**dict.fromkeys(CASE_ENDINGS, "case"), ".xlsx": "xlsx"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("input", metavar="INPUT", nargs="?", help=INPUT_HELP)
    parser.add_argument("-o", "--output", metavar="OUTPUT", help="the file or folder to write")
    parser.add_argument(
        "--to", metavar="FORMAT", help="in which format; guessed from OUTPUT where it is certain"
    )
    parser.add_argument("--force", action="store_true", help="take the place of what is there")
    parser.add_argument("--list", action="store_true", help="list the formats, and what is read and written")
    parser.add_argument(
        "--json", action="store_true", help="print what was written, and the warnings, as JSON"
    )


def run(args: argparse.Namespace) -> int:
    """Convert, or list the formats."""
    if args.list:
        print(json.dumps({"formats": _format_records()}, indent=1) if args.json else _listed())
        return 0
    if not args.input or not args.output:
        raise TracktwoError(
            "Name what to convert and, after -o, what to write; tracktwo convert --list shows formats."
        )
    from tracktwo.formats import read

    target = _target(args)
    _refuse_existing(args)
    found = read(args.input)
    written = _as_named(args.output, target.load().write(found.case))
    _write(Path(args.output), written)
    findings = [*found.findings, *written.findings]
    if not args.quiet:
        warn(findings, args.input)
    if args.json:
        print(
            json.dumps(_records(args, found.format, target, written, findings), indent=1, ensure_ascii=False)
        )
    elif not args.quiet:
        print(f"Wrote {args.output} ({target.name}).")
    return 0


def _target(args: argparse.Namespace) -> Format:
    from tracktwo.formats import FORMATS

    writable = {one.name: one for one in FORMATS if one.writes}
    name = args.to or BY_ENDING.get(Path(args.output).suffix.lower())
    if not name:
        raise TracktwoError(
            f"{args.output}: this name does not tell the format. Add --to and one of {', '.join(writable)}."
        )
    if name not in writable:
        raise TracktwoError(
            f"'{name}' is no format that can be written. Choose one of {', '.join(writable)}."
        )
    return writable[name]


def _refuse_existing(args: argparse.Namespace) -> None:
    output, source = Path(args.output), Path(args.input)
    if output.exists() and not args.force:
        raise TracktwoError(f"{args.output}: this exists. Choose another name, or add --force to replace it.")
    if output.exists() and output.resolve() in (source.resolve(), *source.resolve().parents):
        raise TracktwoError(
            f"{args.output}: this is, or holds, what is to be converted. Choose another name."
        )


def _as_named(output: str, written: Written) -> Written:
    """Return the case file alone where the output is named as one; its reports stay where they are."""
    from tracktwo.errors import Finding, Place
    from tracktwo.formats import Written

    file, reports = "case.yaml", [name for name in written.files if name != "case.yaml"]
    if Path(output).suffix.lower() not in CASE_ENDINGS or file not in written.files:
        return written
    told = Finding(
        Place(output),
        f"its reports stay where they are: {', '.join(reports)}.",
        "Copy them beside it, or write a folder: -o FOLDER --to case",
        warning=True,
    )
    return Written({"": written.files[file]}, [*written.findings, told])


def _write(output: Path, written: Written) -> None:
    if set(written.files) == {""}:
        if output.is_dir():
            raise TracktwoError(f"{output}: this is a folder, and the format is a single file.")
        write_atomic(output, written.files[""])
    else:
        write_folder(output, written.files)


def _listed() -> str:
    from tracktwo.formats import FORMATS

    width = max(len(one.name) for one in FORMATS)
    lines = [f"{one.name:{width}}  {'yes' if one.writes else 'no ':7}  {one.about}" for one in FORMATS]
    return "\n".join([f"{'format':{width}}  written  what is read", *lines])


def _format_records() -> list[dict[str, Any]]:
    from tracktwo.formats import FORMATS

    return [{"name": one.name, "about": one.about, "reads": True, "writes": one.writes} for one in FORMATS]


def _records(
    args: argparse.Namespace, source: str, target: Format, written: Written, findings: list[Any]
) -> dict[str, Any]:
    return {
        "input": args.input,
        "from": source,
        "output": args.output,
        "to": target.name,
        "written": sorted(str(Path(args.output, name)) for name in written.files),
        "findings": finding_records(findings),
    }
