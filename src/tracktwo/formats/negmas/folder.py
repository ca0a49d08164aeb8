"""The files of a NegMAS scenario in their folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from tracktwo.errors import Finding, Place
from tracktwo.formats.answers import Answers
from tracktwo.formats.negmas.domain import read_issues
from tracktwo.formats.negmas.ufuns import read_profile, wrapped
from tracktwo.formats.scenario import Imported, Preferences, Scenario, case_of, slugs
from tracktwo.formats.tree import Node, read_tree, refusal

__all__ = ["matches", "read"]

ENDINGS = (".yml", ".yaml", ".json")
MOST_FILES = 1000
LARGEST_DOMAIN = 5_000_000
_DOMAIN = re.compile(rb"""(?:^|[\s{,])["']?type["']?\s*:\s*["']?[\w.]*OutcomeSpace\b""")


def matches(path: Path) -> bool:
    """Tell whether a folder holds a NegMAS scenario, or a file is the domain of one."""
    if path.is_file():
        return path.suffix.lower() in ENDINGS and _is_domain(path)
    return bool(_domains(_files(path)))


def read(path: Path) -> Imported:
    """Read a NegMAS scenario.

    Parameters
    ----------
    path : Path
        A folder with a domain and a profile for each party, in YAML or JSON.

    Returns
    -------
    Imported
        On the scale of points: utilities are those of NegMAS, never rescaled. Parties stand in the order
        of their files' names. A reserved value of minus infinity is no no-deal value.

    Raises
    ------
    FormatError
        A file cannot be read, is of a type that is no sum over options, or does not fit the issues.
    """
    if path.is_file():
        raise refusal(
            Place(str(path)), "this is one file of a NegMAS scenario.", "Name the folder that holds it."
        )
    files = _files(path)
    domains = _domains(files)
    if len(domains) != 1:
        told = " and ".join(file.name for file in domains) or "none"
        raise refusal(Place(str(path)), f"one file of issues is due here; found: {told}.")
    domain = read_tree(domains[0])
    issues, findings = read_issues(domain)
    profiles = _profiles([file for file in files if file != domains[0]], findings)
    if len(profiles) < 2:
        raise refusal(Place(str(path)), "profiles of at least two parties are due in this folder.")
    ids = slugs([file.stem for file, _ in profiles], "party")
    wants = tuple(
        _wants(id_, file, node, issues, findings) for id_, (file, node) in zip(ids, profiles, strict=True)
    )
    title = domain.get("name")
    name = title.text().strip() if title else ""
    scenario = Scenario(name or path.resolve().name, tuple(one.issue for one in issues), wants)
    return Imported(case_of(scenario), "negmas", tuple(findings))


def _files(folder: Path) -> list[Path]:
    """List what may belong to the scenario; NegMAS keeps its own notes in files that begin with _."""
    if not folder.is_dir():
        return []
    found = (one for one in folder.iterdir() if one.suffix.lower() in ENDINGS and one.name[0] not in "._")
    return sorted(one for one in found if one.is_file())[:MOST_FILES]


def _domains(files: Sequence[Path]) -> list[Path]:
    return [file for file in files if _is_domain(file)]


def _is_domain(file: Path) -> bool:
    return file.stat().st_size <= LARGEST_DOMAIN and bool(_DOMAIN.search(file.read_bytes()))


def _profiles(files: Sequence[Path], findings: list[Finding]) -> list[tuple[Path, Node]]:
    found = []
    for file in files:
        node = read_tree(file)
        if node.get("type") is None:
            findings.append(node.warning("this file gives no type of utility function; it is set aside."))
        else:
            found.append((file, node))
    return found


def _wants(
    id_: str, file: Path, node: Node, issues: Sequence[Answers], findings: list[Finding]
) -> Preferences:
    inner, notes = wrapped(node)
    findings += notes
    utility = read_profile(inner, issues, findings).settled()
    name = node.get("name")
    return Preferences(
        id_,
        (name.text().strip() if name else "") or file.stem,
        utility.values,
        f"NegMAS profile {file.name}",
        _no_deal(node, inner),
        weights=utility.weights,
        joint=utility.joint,
    )


def _no_deal(node: Node, inner: Node) -> Fraction | None:
    """Return the reserved value: of the outermost function that gives one, as in NegMAS."""
    found = node.get("reserved_value") or inner.get("reserved_value")
    if found is None or re.fullmatch(r"-\.?inf(inity)?", found.text(), re.IGNORECASE):
        return None
    return found.number()
