"""The files of a GENIUS scenario: which is the domain, which are the profiles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tracktwo.errors import Finding, FormatError, Place
from tracktwo.formats.genius.domain import Topic, folded, issues_of, topics
from tracktwo.formats.genius.files import OURS, head, xml_files
from tracktwo.formats.genius.profile import Profile, profile
from tracktwo.formats.genius.xml import Element, parse, warn
from tracktwo.formats.scenario import Imported, Scenario, case_of, slugs

__all__ = ["read"]

MOST_VALUES = 300_000
PAIRS = re.compile(rb"[\s\d.,eE+-]+")
"""A published frontier: nothing but numbers, commas and lines."""

SPEAKS_OF_VALUES = ("weight", "evaluator", "utility", "rules")

Parsed = dict[Path, Element]


def read(path: Path) -> Imported:
    """Read a scenario.

    Parameters
    ----------
    path : Path
        The folder, or any one of its files: its folder is read as a whole, since a single profile is no
        negotiation.

    Returns
    -------
    Imported
        A party for each profile, in the order of their file names, on the scale of points: the
        utilities of GENIUS, 0 to 1, without discount. The reservation value is the no-deal value.

    Raises
    ------
    FormatError
        A file cannot be read, or its meaning is not certain.
    """
    warnings: list[Finding] = []
    folder = path if path.is_dir() else path.parent
    parsed = {file: parse(file, warnings) for file in _ours(folder, warnings)}
    domain, profiles = _sorted_out(path, parsed, warnings)
    found = topics(parsed[domain], warnings) if domain else _agreed(profiles, parsed, warnings)
    read_ones = [profile(file, parsed[file], found, warnings) for file in profiles]
    return Imported(case_of(_scenario(folder, found, read_ones, warnings)), "genius", tuple(warnings))


def _scenario(
    folder: Path, found: list[Topic], profiles: Sequence[Profile], warnings: list[Finding]
) -> Scenario:
    breaks = [frozenset().union(*(one.breaks(at) for one in profiles)) for at in range(len(found))]
    issues = issues_of(found, breaks)
    for topic in found:
        if topic.kind == "real":
            message = f"issue '{topic.name}' takes any number; it was read at 21 equal levels, as GENIUS does"
            warn(warnings, topic.element.place, f"{message}, and where a party's line bends.")
    if sum(len(issue.options) for issue in issues) * len(profiles) > MOST_VALUES:
        raise FormatError(Finding(Place(str(folder)), f"the scenario has more than {MOST_VALUES:,} values."))
    ids = slugs([one.file.stem for one in profiles], "party")
    wants = [one.preferences(id_, found, issues, warnings) for id_, one in zip(ids, profiles, strict=True)]
    return Scenario(folder.resolve().name, issues, tuple(wants))


def _ours(folder: Path, warnings: list[Finding]) -> list[Path]:
    """Return the files that are GENIUS files, and tell of others that are not lists of numbers."""
    found = []
    for file in xml_files(folder):
        first = head(file)
        if OURS.search(first):
            found.append(file)
        elif not PAIRS.fullmatch(first):
            warn(warnings, Place(str(file)), "this is neither a domain nor a profile, and was left out.")
    return found


def _speaks_of_values(root: Element) -> bool:
    return any(
        one.tag in SPEAKS_OF_VALUES or (one.tag == "item" and "evaluation" in one.attributes)
        for one in root.walk()
    )


def _sorted_out(path: Path, parsed: Parsed, warnings: list[Finding]) -> tuple[Path | None, list[Path]]:
    """Return the domain, if there is one, and the profiles."""
    templates = [file for file, root in parsed.items() if root.tag == "negotiation_template"]
    others = [file for file in parsed if file not in templates]
    profiles = [file for file in others if _speaks_of_values(parsed[file])]
    silent = [file for file in others if file not in profiles]
    if not profiles:
        message = "no file here says what a party wants."
        raise FormatError(
            Finding(Place(str(path)), message, "Add a profile: a <utility_space> with evaluations.")
        )
    domain = _domain(path, templates or silent)
    for file in (*templates, *silent):
        if file != domain:
            message = "this file has no evaluations and is not the domain; it was left out."
            warn(warnings, parsed[file].place, message)
    return domain, profiles


def _domain(path: Path, candidates: list[Path]) -> Path | None:
    if path in candidates or not candidates:
        return path if candidates else None
    if len(candidates) > 1:
        message = f"there are several domains: {', '.join(file.name for file in candidates)}."
        raise FormatError(Finding(Place(str(path)), message, "Name the one that is meant, not the folder."))
    return candidates[0]


def _agreed(profiles: list[Path], parsed: Parsed, warnings: list[Finding]) -> list[Topic]:
    """Return the issues of the first profile, if all profiles have the same."""
    first, *others = ([_bare(topic) for topic in topics(parsed[file], [])] for file in profiles)
    for file, other in zip(profiles[1:], others, strict=True):
        if sorted(other) != sorted(first):
            message = f"there is no domain file, and the issues are not those of {profiles[0].name}."
            raise FormatError(
                Finding(parsed[file].place, message, "Add the domain: a <negotiation_template>.")
            )
    message = "there is no domain file; the issues were taken from the profiles, which agree."
    warn(warnings, parsed[profiles[0]].place, message)
    return topics(parsed[profiles[0]], warnings)


def _bare(topic: Topic) -> tuple[str, ...]:
    """Return what must be the same for two issues to be the same."""
    values = sorted(map(folded, topic.values))
    return (folded(topic.name), topic.index, topic.kind, str(topic.low), str(topic.high), *values)
