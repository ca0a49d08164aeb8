"""From a ``.gmcr`` file to a conflict; what cannot be read is told by decision maker and option."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tracktwo.errors import Finding, FormatError, Place
from tracktwo.formats.gmcr.model import Conflict, DecisionMaker, GraphOption
from tracktwo.formats.gmcr.patterns import PatternReader
from tracktwo.formats.json_places import place_in
from tracktwo.formats.json_tree import json_tree

__all__ = ["read_conflict"]

LARGEST_FILE = 20_000_000
MOST_OPTIONS = 200
DIRECTIONS = ("both", "fwd", "back")
KEYS = {
    "option": "options",
    "decision maker": "decisionMakers",
    "infeasible": "infeasibles",
    "preference": "preferences",
    "misperception": "misperceptions",
}
"""Lists of the file by what their entries are called in messages."""
RANKED_BY_HAND = ("useManualPreferenceRanking", "useManualPreferenceVectors")
RANKING = ("preferenceRanking", "preferenceVector")
"""Keys of newer and of older files."""


def read_conflict(file: str | Path) -> tuple[Conflict, tuple[Finding, ...]]:
    """Read a graph model as it stands in its file.

    Parameters
    ----------
    file : str or Path
        A ``.gmcr`` file.

    Returns
    -------
    conflict : Conflict
        With all that the file says of options, decision makers, states and preferences.
    findings : tuple of Finding
        Warnings: what was set aside or assumed.

    Raises
    ------
    FormatError
        It is not JSON of this form, a ranking does not fit the states, or no state is feasible.
    LimitError
        It has more states than are listed.
    """
    path = Path(file)
    text, data = _json(path)
    return _Reader(path, text, data).conflict()


def _json(file: Path) -> tuple[str, Any]:
    place = Place(str(file))
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise FormatError(Finding(place, "the file is larger than 20 MB."))
        text = file.read_text(encoding="utf-8-sig")
        return text, json.loads(text)
    except OSError as problem:
        raise FormatError(Finding(place, f"the file cannot be read: {problem.strerror}.")) from problem
    except json.JSONDecodeError as problem:
        at = Place(str(file), problem.lineno, problem.colno)
        raise FormatError(Finding(at, f"this is not JSON: {problem.msg}.")) from problem
    except (ValueError, RecursionError) as problem:
        raise FormatError(Finding(place, "this is not JSON text in UTF-8.")) from problem


class _Reader:
    """Reads the parts of one file; ``where`` in its messages is a place in words."""

    def __init__(self, file: Path, text: str, data: Any) -> None:
        self.file, self.text = file, text
        self.findings: list[Finding] = []
        if not isinstance(data, dict):
            raise self.wrong("the file", "holds no graph model.", "It needs options and decisionMakers.")
        self.data = data
        self.listed = self.entries(data, "options", "the file")
        makers = self.entries(data, "decisionMakers", "the file")
        if not self.listed or not makers or max(len(self.listed), len(makers)) > MOST_OPTIONS:
            what = f"has {len(self.listed)} options and {len(makers)} decision makers."
            raise self.wrong("the file", what, f"It needs one at least of each, and at most {MOST_OPTIONS}.")
        self.owned = [
            self.numbers(maker, f"decision maker {number}") for number, maker in enumerate(makers, 1)
        ]
        self.order = self.loaded_order()
        self.patterns = PatternReader(
            {old: new for new, old in enumerate(self.order)}, self.wrong, self.doubtful
        )

    def wrong(self, where: str, message: str, remedy: str = "") -> FormatError:
        return FormatError(Finding(self.place(where), f"{where} {message}", remedy))

    def place(self, where: str) -> Place:
        """Find the line of what is named in words, in the file as it stands."""
        way: list[str | int] = []
        for what, number in re.findall(r"([a-z ]+?) (\d+)", where):
            way += [KEYS[what.strip()], int(number) - 1] if what.strip() in KEYS else []
        try:
            return place_in(json_tree(self.text, str(self.file)), way)
        except FormatError:  # what Python reads as JSON and the rest of the world does not
            return Place(str(self.file))

    def doubtful(self, message: str, remedy: str = "") -> None:
        self.findings.append(Finding(Place(str(self.file)), message, remedy, warning=True))

    def entries(self, holder: Any, key: str, where: str) -> list[Any]:
        found = holder.get(key, []) if isinstance(holder, dict) else None
        if not isinstance(found, list):
            raise self.wrong(where, f"has no list of {key}.", f'Write "{key}": [...].')
        return found

    def numbers(self, maker: Any, where: str) -> list[int]:
        found = self.entries(maker, "options", where)
        for one in found:
            if isinstance(one, bool) or not isinstance(one, int) or not 0 <= one < len(self.listed):
                last = len(self.listed) - 1
                raise self.wrong(
                    where, f"controls option {one!r:.40}, which is none.", f"Give numbers 0 to {last}."
                )
        return list(dict.fromkeys(found))

    def loaded_order(self) -> list[int]:
        """Order options by decision maker; state numbers count on it."""
        order = list(dict.fromkeys(option for owned in self.owned for option in owned))
        nobodys = [number for number in range(len(self.listed)) if number not in order]
        if nobodys:
            self.doubtful(
                f"{len(nobodys)} of the options belong to no decision maker; nobody can change them."
            )
        if order != sorted(order):
            self.doubtful(
                "the options are put in the order of the decision makers, which numbers the states."
            )
        return order + nobodys

    def conflict(self) -> tuple[Conflict, tuple[Finding, ...]]:
        infeasible = self.patterns.many(self.entries(self.data, "infeasibles", "the file"), "infeasible")
        bare = Conflict(
            self.title(), tuple(self.option(old) for old in self.order), (), infeasible, self.coalitions()
        )
        states = len(bare.states())
        if not states:
            last = f"infeasible {len(self.data['infeasibles'])}"
            raise self.wrong(last, "leaves no state feasible.", "Take out an infeasible condition.")
        makers = [self.maker(number, states) for number in range(len(self.owned))]
        return replace(bare, makers=tuple(makers)), tuple(self.findings)

    def title(self) -> str:
        """Make a title of the file's name; the format has none."""
        words = re.sub(r"[-_\s]+", " ", self.file.stem).strip() or self.file.name
        return words[0].upper() + words[1:]

    def option(self, place: int) -> GraphOption:
        entry, where = self.listed[place], f"option {place + 1}"
        name = entry.get("name") if isinstance(entry, dict) else None
        if not isinstance(name, str):
            raise self.wrong(where, "has no name.", 'Write {"name": "...", "permittedDirection": "both"}.')
        direction = entry.get("permittedDirection", "both")
        if direction not in DIRECTIONS:
            raise self.wrong(where, "has an unknown permittedDirection.", "Write both, fwd or back.")
        return GraphOption(name.strip() or f"Option {place + 1}", direction, place)

    def maker(self, number: int, states: int) -> DecisionMaker:
        entry, where = self.data["decisionMakers"][number], f"decision maker {number + 1}"
        name = entry.get("name", "")
        if not isinstance(name, str):
            raise self.wrong(where, "has a name that is no text.")
        hidden = self.patterns.many(self.entries(entry, "misperceptions", where), f"{where}: misperception")
        statements = self.patterns.many(self.entries(entry, "preferences", where), f"{where}: preference")
        ranking = self.ranking(entry, where, states, bool(hidden))
        by_hand = any(self.data.get(key) is True for key in RANKED_BY_HAND)
        if not statements and not ranking:
            self.doubtful(f"{where} prefers nothing: all states are equal to it.")
        use_ranking = bool(ranking) and (by_hand or not statements)
        return DecisionMaker(
            name.strip() or f"Decision maker {number + 1}",
            tuple(self.order.index(old) for old in self.owned[number]),
            () if use_ranking else statements,
            ranking if use_ranking else (),
            hidden,
        )

    def ranking(self, entry: Any, where: str, states: int, partial: bool) -> tuple[tuple[int, ...], ...]:
        """Read a ranking; one that leaves out states is right only for who does not see them all."""
        key = next((key for key in RANKING if entry.get(key)), RANKING[0])
        tied = [one if isinstance(one, list) else [one] for one in self.entries(entry, key, where)]
        seen = [state for group in tied for state in group]
        whole = all(isinstance(one, int) and not isinstance(one, bool) for one in seen)
        if seen and not (whole and _fits(seen, states, partial)):
            raise self.wrong(
                where,
                f"has a {key} that does not name each of the {states:,} states once.",
                f"Number the feasible states from 1 to {states:,}; put states liked equally in brackets.",
            )
        return tuple(tuple(sorted(group)) for group in tied if group)

    def coalitions(self) -> tuple[tuple[int, ...], ...]:
        groups = self.data.get("coalitions", [])
        several = [one for one in groups if isinstance(one, list)] if isinstance(groups, list) else []
        for group in several:
            if not all(type(one) is int and 0 <= one < len(self.owned) for one in group):
                raise self.wrong("the file", "has a coalition with a decision maker that is none.")
        return tuple(tuple(sorted(set(group))) for group in several if len(set(group)) > 1)


def _fits(seen: Sequence[int], states: int, partial: bool) -> bool:
    known = set(seen)
    allowed = known <= set(range(1, states + 1)) and len(known) == len(seen)
    return allowed and (partial or len(seen) == states)
