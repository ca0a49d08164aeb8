"""Bring what was changed in a workbook into the data of a case file, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from tracktwo.case.decimals import exact, plain
from tracktwo.case.document import Document, Where
from tracktwo.errors import Finding

__all__ = ["Merge", "placed"]

_NO_ORDER = [("accepts",), ("evidence",)]
_ESTIMATE = ("low", "likely", "high")
_AS_KEPT = Context(prec=15)


class Merge:
    """What the case file says (``base``), the same as a workbook shows it (``before``), and as it came back.

    Parameters
    ----------
    typed : Document
        What came back; its places are cells.
    """

    def __init__(self, typed: Document) -> None:
        self.typed = typed
        self.findings: list[Finding] = []
        self.changes: list[str] = []

    def merged(self, base: Any, before: Any, after: Any, where: Where = ()) -> Any:
        """Return ``base`` with the differences between ``before`` and ``after``."""
        if _kept(before) == _kept(after) or (
            where[-1:] in _NO_ORDER and before and _sorted(before) == _sorted(after)
        ):
            return base
        if _is_judgement(where):
            return self._judgement(base, before, after, where)
        if isinstance(base, dict) and isinstance(before, dict) and isinstance(after, dict):
            return self._mapping(base, before, after, where)
        if _has_names(base) and _has_names(before) and _has_names(after):
            return self._list(base, before, after, where)
        self._changed(where)
        return after

    def _changed(self, where: Where, how: str = "") -> None:
        named, node = [], self.typed.data
        for step in where:
            known = step in node if isinstance(node, dict) else isinstance(step, int) and bool(node)
            node = node[step] if known else None
            id_ = node.get("id") if isinstance(step, int) and isinstance(node, dict) else None
            named.append(str(id_ or (step + 1 if isinstance(step, int) else step)))
        self.changes.append(" / ".join(named) + how)

    def _mapping(self, base: Any, before: Any, after: Any, where: Where) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for raw, value in base.items():
            key = raw if raw in before else _plain_key(raw)
            if key not in before:
                found[raw] = value
            elif key in after:
                found[raw] = self.merged(value, before[key], after[key], (*where, key))
            else:
                self._changed((*where, key))
                if isinstance(value, dict) and "versions" in value:
                    self._dated(where)
        added = {key: value for key, value in after.items() if key not in before}
        for key in added:
            self._changed((*where, key))
        return {**found, **added}

    def _list(self, base: list[Any], before: list[Any], after: list[Any], where: Where) -> list[Any]:
        """Keep the order of the file; what is new follows what it follows in the workbook."""
        shown, typed = dict(zip(_names(before), before, strict=True)), _names(after)
        found = {}
        for name, item in zip(_names(base), base, strict=True):
            if name not in shown:
                found[name] = item
            elif name in typed:
                at = typed.index(name)
                found[name] = self.merged(item, shown[name], after[at], (*where, at))
            else:
                self._changed((*where, name[0]))
        order = list(found)
        for number, name in enumerate(typed):
            if name not in found:
                order.insert(order.index(typed[number - 1]) + 1 if number else 0, name)
                found[name] = after[number]
                self._changed((*where, number))
        return [found[name] for name in order]

    def _judgement(self, base: Any, before: Any, after: Any, where: Where) -> Any:
        """Replace number and footing; what a workbook does not show of the entry stays."""
        old, new, raw = _flat(before), _flat(after), _flat(base)
        numbers = [_said(one.get("value")) for one in (old, new)]
        self._changed(where, f": {' -> '.join(numbers)}" if numbers[0] != numbers[1] else "")
        if "versions" in raw and {**old, "over_time": None} != {**new, "over_time": None}:
            self._dated(where)
        kept = {key: part for key, part in raw.items() if key != "over_time"} if "versions" in raw else new
        if "over_time" in new:
            later = (raw.get("over_time", []), old.get("over_time", []), new["over_time"])
            kept = {**kept, "over_time": self.merged(*later, (*where, "over_time"))}
        return kept["value"] if kept.keys() == {"value"} else kept

    def _dated(self, where: Where) -> None:
        message = "this number has versions of different dates, which a workbook cannot hold."
        remedy = "Put the old number back, and add a version in the case file."
        self.findings.append(Finding(self.typed.place(where), message, remedy))


def placed(wanted: Any, typed: Document) -> Document:
    """Return merged data as a document that knows the cell of whatever came from a cell."""
    document = Document(typed.file, wanted)
    _place(document, wanted, (), typed, typed.data, ())
    return document


def _place(to: Document, node: Any, where: Where, typed: Document, there: Any, at: Where) -> None:
    if at in typed.values:
        to.values[where] = to.keys[where] = typed.values[at]
    if isinstance(node, dict) and isinstance(there, dict):
        for key, value in node.items():
            same = key if key in there else _plain_key(key)
            if same in there:
                _place(to, value, (*where, key), typed, there[same], (*at, same))
    elif _has_names(node) and _has_names(there):
        numbers = {name: number for number, name in enumerate(_names(there))}
        for number, (name, value) in enumerate(zip(_names(node), node, strict=True)):
            if name in numbers:
                _place(to, value, (*where, number), typed, there[numbers[name]], (*at, numbers[name]))
    elif isinstance(node, list) and isinstance(there, list):
        for number, (value, other) in enumerate(zip(node, there, strict=False)):
            _place(to, value, (*where, number), typed, other, (*at, number))


def _kept(node: Any) -> Any:
    """Round numbers to the 15 digits that spreadsheet programs keep."""
    if isinstance(node, dict):
        return {key: _kept(part) for key, part in node.items()}
    if isinstance(node, list):
        return [_kept(part) for part in node]
    if isinstance(node, Fraction):
        return _AS_KEPT.divide(Decimal(node.numerator), Decimal(node.denominator))
    return node


def _sorted(entries: Any) -> list[str]:
    return sorted(str(entry) for entry in entries) if isinstance(entries, list) else []


def _is_judgement(where: Where) -> bool:
    return where[:1] == ("positions",) and (
        where[2:] == ("no_deal",)
        or where[4:] == ("weight",)
        or (where[4:5] == ("values",) and len(where) == 6)
    )


def _flat(entry: Any) -> dict[str, Any]:
    """Write a judgement with the number under ``value``, whatever form it has."""
    if entry is None:
        return {}
    if not isinstance(entry, dict):
        return {"value": entry}
    if "low" not in entry:
        return entry
    value = {key: entry[key] for key in _ESTIMATE}
    return {"value": value, **{key: part for key, part in entry.items() if key not in value}}


def _said(number: Any) -> str:
    """Write a number or range as a case file does."""
    if isinstance(number, dict):
        return f"{{{', '.join(f'{key}: {plain(Fraction(part))}' for key, part in number.items())}}}"
    if isinstance(number, list):
        return f"[{', '.join(plain(Fraction(part)) for part in number)}]"
    return "nothing" if number is None else plain(Fraction(number))


def _has_names(entries: Any) -> bool:
    return isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)


def _names(entries: Sequence[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Name the items of a list by what stays the same when they are changed; number those alike."""
    seen: Counter[Any] = Counter()
    found = []
    for entry in entries:
        name = _name(entry)
        seen[name] += 1
        found.append((name, seen[name]))
    return found


def _name(entry: dict[str, Any]) -> Any:
    for key in ("id", "from"):
        if key in entry:
            return entry[key]
    if "accepts" in entry:
        return entry["issue"]
    return tuple(
        (key, _choice(entry[key])) for key in ("when", "excludes", "requires", "options") if key in entry
    )


def _choice(chosen: dict[str, Any]) -> tuple[Any, ...]:
    several = {issue: one if isinstance(one, list) else [one] for issue, one in chosen.items()}
    return tuple(
        sorted((issue, tuple(_plain_key(one) for one in options)) for issue, options in several.items())
    )


def _plain_key(written: Any) -> str:
    """Write an option's id as workbooks do; of a number on a range, ``10.0`` is ``10``."""
    number = exact(written) if isinstance(written, str) else Fraction(written)
    return written if number is None else plain(number)
