"""The files of a GeniusWeb scenario in their folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

from tracktwo.errors import Finding, Place
from tracktwo.formats.answers import Answers
from tracktwo.formats.geniusweb.domain import read_issues, same_issues
from tracktwo.formats.geniusweb.ordering import read_ordering
from tracktwo.formats.geniusweb.spaces import read_groups, read_sum
from tracktwo.formats.scenario import Imported, Preferences, Scenario, case_of, slugs
from tracktwo.formats.tree import Node, read_tree, refusal
from tracktwo.formats.utility import Utility

__all__ = ["matches", "read"]

MOST_FILES = 1000
LARGEST_LOOK = 5_000_000
_Reader = Callable[[Node, Sequence[Answers], list[Finding]], tuple[Utility, Fraction | None]]
_PROFILES: dict[str, _Reader] = {
    "LinearAdditiveUtilitySpace": read_sum,
    "SumOfGroupsUtilitySpace": read_groups,
    "DefaultPartialOrdering": read_ordering,
}


def matches(path: Path) -> bool:
    """Tell whether a folder holds a GeniusWeb scenario, or a file is one of its files."""
    files = [path] if path.is_file() and path.suffix.lower() == ".json" else _files(path)
    return any(one.stat().st_size <= LARGEST_LOOK and b'"issuesValues"' in one.read_bytes() for one in files)


def read(path: Path) -> Imported:
    """Read a GeniusWeb scenario.

    Parameters
    ----------
    path : Path
        A folder with a profile for each party and, usually, the domain that they share.

    Returns
    -------
    Imported
        On the scale of points: utilities as GeniusWeb computes them, before it rounds; on that of ranks
        where a profile only says which packages are better than which. The no-deal value
        is what the reservation bid is worth. Parties stand in the order of their files' names.

    Raises
    ------
    FormatError
        A file cannot be read, or profiles are of different domains.
    """
    if path.is_file():
        raise refusal(
            Place(str(path)), "this is one file of a GeniusWeb scenario.", "Name the folder that holds it."
        )
    findings: list[Finding] = []
    domain, profiles = _sorted_out(_files(path), findings)
    if len(profiles) < 2:
        raise refusal(Place(str(path)), "profiles of at least two parties are due in this folder.")
    domain = domain or profiles[0][2].need("domain")
    issues = read_issues(domain)
    ids = slugs([file.stem for file, *_ in profiles], "party")
    wants = []
    for id_, (file, kind, node) in zip(ids, profiles, strict=True):
        same_issues(node, issues)
        utility, no_deal = _PROFILES[kind](node, issues, findings)
        wants.append(_wants(id_, file, node, utility.settled(), no_deal))
    name = domain.get("name")
    title = (name.text().strip() if name else "") or path.resolve().name
    ranked = any(_PROFILES[kind] is read_ordering for _, kind, _ in profiles)
    made = tuple(one.issue for one in issues)
    scenario = Scenario(title, made, tuple(wants), scale="ranks" if ranked else "points")
    return Imported(case_of(scenario), "geniusweb", tuple(findings))


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    found = (
        one for one in folder.iterdir() if one.suffix.lower() == ".json" and not one.name.startswith(".")
    )
    return sorted(one for one in found if one.is_file())[:MOST_FILES]


def _sorted_out(
    files: Sequence[Path], findings: list[Finding]
) -> tuple[Node | None, list[tuple[Path, str, Node]]]:
    """Tell the domain from the profiles; other files are set aside."""
    domain, profiles = None, []
    for file in files:
        node = read_tree(file).mapping()
        kind = next((one for one in node.fields if one in _PROFILES), None)
        if kind:
            profiles.append((file, kind, node.need(kind)))
        elif "issuesValues" not in node.fields:
            findings.append(node.warning(f"this file holds none of {', '.join(_PROFILES)}; it is set aside."))
        elif domain:
            raise node.error(f"this is a second domain, besides {domain.place.file}.", "Keep one of them.")
        else:
            domain = node
    return domain, profiles


def _wants(id_: str, file: Path, node: Node, utility: Utility, no_deal: Fraction | None) -> Preferences:
    name = node.get("name")
    return Preferences(
        id_,
        (name.text().strip() if name else "") or file.stem,
        utility.values,
        f"GeniusWeb profile {file.name}",
        no_deal,
        weights=utility.weights,
        joint=utility.joint,
    )
