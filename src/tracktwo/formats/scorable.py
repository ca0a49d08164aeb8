"""Scorable games: a folder with one text file of points a party.

A score file has one line of comma-separated points for each issue; its last line is the least total
that the party accepts. ``config.txt``, where there is one, gives the parties' names, one a line:
``name, file, role, ...``.

References
----------
Abdelnabi et al. (2023), "Cooperation, competition, and maliciousness: LLM-stakeholders interactive
negotiation", arXiv 2309.17234, whose games are in this form.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from tracktwo.case import Case
from tracktwo.case.decimals import decimal, exact
from tracktwo.errors import Finding, FormatError, Place
from tracktwo.formats.losses import case_place, losses, refuse_joint
from tracktwo.formats.registry import Written
from tracktwo.formats.scenario import Imported, Preferences, Scenario, case_of, numbered_issue
from tracktwo.formats.worths import Worths, worths_of

__all__ = ["matches", "read", "write"]

Sheet = tuple[list[list[Fraction]], Fraction]


def matches(path: Path) -> bool:
    """Tell whether a folder holds a scorable game."""
    return (path / "scores_files").is_dir()


def read(folder: Path) -> Imported:
    """Read a scorable game.

    Parameters
    ----------
    folder : Path
        With ``scores_files/*.txt`` and perhaps ``config.txt``.

    Returns
    -------
    Imported
        Every party consents; the last line of its file is its no-deal value. Parties stand in the
        order of ``config.txt``, else by file name.

    Raises
    ------
    FormatError
        A line is no list of numbers, or two files disagree about the issues.
    """
    names = _names(folder)
    files = sorted((folder / "scores_files").glob("*.txt"), key=lambda file: _rank(names, file.stem))
    if len(files) < 2:
        raise FormatError(
            Finding(Place(str(folder)), "a scorable game needs score files of at least two parties.")
        )
    sheets = [_sheet(file) for file in files]
    for file, (rows, _) in zip(files, sheets, strict=True):
        _same_issues(file, rows, files[0], sheets[0][0])
    issues = tuple(
        numbered_issue(f"issue-{at}", f"Issue {at}", len(row)) for at, row in enumerate(sheets[0][0], 1)
    )
    parties = tuple(
        Preferences(_id(file.stem), names.get(file.stem, file.stem), rows, f"score file {file.name}", least)
        for file, (rows, least) in zip(files, sheets, strict=True)
    )
    return Imported(case_of(Scenario(folder.name, issues, parties)), "scorable")


def _names(folder: Path) -> dict[str, str]:
    config = folder / "config.txt"
    if not config.is_file():
        return {}
    cells = [line.split(",") for line in _lines(config)]
    return {row[1].strip(): row[0].strip() for row in cells if len(row) > 1}


def _rank(names: dict[str, str], stem: str) -> tuple[int, str]:
    return (list(names).index(stem) if stem in names else len(names), stem)


def _id(stem: str) -> str:
    return stem.lower().replace(" ", "-")


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8-sig").rstrip().splitlines()
    except UnicodeDecodeError as problem:
        raise FormatError(Finding(Place(str(file)), "the file is not UTF-8 text.")) from problem


def _sheet(file: Path) -> Sheet:
    rows = [_numbers(file, number, line) for number, line in enumerate(_lines(file), 1)]
    if len(rows) < 2 or len(rows[-1]) != 1:
        place = Place(str(file), max(len(rows), 1))
        raise FormatError(
            Finding(
                place,
                "the last line is not the least total that the party accepts.",
                "End with a line that holds one number.",
            )
        )
    return rows[:-1], rows[-1][0]


def _numbers(file: Path, number: int, line: str) -> list[Fraction]:
    found = []
    for cell in line.split(","):
        points = exact(cell.strip())
        if points is None:
            raise FormatError(
                Finding(
                    Place(str(file), number),
                    f"'{cell.strip()}' is not a number.",
                    "Write points with commas between, such as 14, 8, 0.",
                )
            )
        found.append(points)
    return found


def _same_issues(file: Path, rows: list[list[Fraction]], first: Path, expected: list[list[Fraction]]) -> None:
    if [len(row) for row in rows] != [len(row) for row in expected]:
        message = f"the options of the issues are not as many as in {first.name}."
        raise FormatError(
            Finding(Place(str(file)), message, "Give one number for each option, in the same order.")
        )


def write(case: Case) -> Written:
    """Write a case as a scorable game.

    Parameters
    ----------
    case : Case
        Weight x value becomes points, on the scale of whole packages.

    Returns
    -------
    Written
        ``scores_files/PARTY.txt`` and ``config.txt``; the warnings tell what is lost.

    Raises
    ------
    FormatError
        Options are worth something together, or a party has no no-deal value.
    """
    refuse_joint(case, "score")
    files: dict[str, bytes] = {}
    for party in case.parties:
        worths = worths_of(case, party.id)
        if worths.no_deal is None:
            message = f"'{party.id}' has no no-deal value, and a score file ends with one."
            raise FormatError(Finding(case_place(case), message, "Give the party a no-deal value."))
        files[f"scores_files/{party.id}.txt"] = _score_text(worths, worths.no_deal)
    names = [(" ".join(party.name.replace(",", " ").split()), party.id) for party in case.parties]
    files["config.txt"] = "".join(f"{name},{id_},player\n" for name, id_ in names).encode()
    more = {
        "the title of the case": True,
        "the names of issues and options": True,
        "commas in names": [party for party in case.parties if "," in party.name],
    }
    return Written(files, losses(case, "A score file", more))


def _score_text(worths: Worths, least: Fraction) -> bytes:
    rows = [
        ",".join(decimal(weight * value) for value in row)
        for weight, row in zip(worths.weights, worths.values, strict=True)
    ]
    return "".join(f"{row}\n" for row in [*rows, decimal(least)]).encode()
