"""Change what a YAML text says and leave every other character of it alone.

Only the spans of what differs are rewritten, by their positions in the text. Loading and dumping the
whole file, even with a library that keeps comments, would fold long lines and respace what nobody
touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from tracktwo.case.document import parse
from tracktwo.case.written import after_key, entries, flow, items
from tracktwo.errors import CaseError, Finding, Place

__all__ = ["revised"]


def revised(text: str, file: str, wanted: dict[str, Any]) -> str:
    """Make a YAML text say something else.

    Parameters
    ----------
    text : str
        What `tracktwo.case.document.parse` can read; line ends as they are.
    file : str
        Its name in messages.
    wanted : dict
        What it is to say, as plain data.

    Returns
    -------
    str
        The text, with the same comments, order, quoting, spacing and line ends wherever nothing
        changed. Reading it gives ``wanted``.

    Raises
    ------
    CaseError
        The text is written in a way in which the change cannot be made.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    found = mark + _Editor(body, parse(body, file).data).revise(wanted)
    if parse(found.removeprefix(mark), file).data != wanted:
        raise CaseError(Finding(Place(file), "the change cannot be made without rewriting this file."))
    return found


class _Editor:
    """Collects replacements of spans of one text."""

    def __init__(self, text: str, data: Any) -> None:
        import yaml

        self.text = text
        self.data = data
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.top = yaml.compose(text, Loader=yaml.CBaseLoader)
        self.edits: list[tuple[int, int, str]] = []

    def revise(self, wanted: dict[str, Any]) -> str:
        self.change(self.top, self.data, wanted, None)
        parts, at = [], 0
        for start, end, new in sorted(self.edits, key=lambda edit: edit[:2]):
            parts += [self.text[at:start], new]
            at = end
        return "".join([*parts, self.text[at:]])

    def change(self, node: Any, old: Any, new: Any, key: Any) -> None:
        """Rewrite a node, or what differs within it; ``key`` is the node of its key, if it has one."""
        if old == new and type(old) is type(new):
            return
        same_kind = old and new and isinstance(new, (dict, list)) and type(old) is type(new)
        if not same_kind or (isinstance(new, dict) and not old.keys() & new.keys()):
            self.replace(node, new, key)
        elif node.flow_style and isinstance(new, dict) and old.keys() == new.keys():
            for name, value in node.value:
                self.change(value, old[name.value], new[name.value], None)
        elif node.flow_style:
            self.edits.append((*self.span(node), self.inline(node, old, new)))
        elif isinstance(new, dict):
            self.block_mapping(node, old, new)
        else:
            self.block_list(node, old, new)

    def replace(self, node: Any, new: Any, key: Any) -> None:
        start, end = self.span(node)
        written = after_key(new, key.start_mark.column) if key else ""
        if isinstance(new, str) and self.text[end : self.line_end(end)].strip():
            written = " " + flow(new)  # a comment behind it would become part of a text of several lines
        if key and ("\n" in written or not _inline(node)):
            start = self.text.index(":", key.end_mark.index) + 1
            self.edits.append((start, max(start, end), written.replace("\n", self.newline)))
        else:
            self.edits.append((start, end, flow(new)))

    def inline(self, node: Any, old: Any, new: Any) -> str:
        """Write a node in braces or brackets anew, with the text of each part that stays."""
        if not (getattr(node, "flow_style", False) and new and type(old) is type(new)):
            start, end = self.span(node)
            return self.text[start:end] if old == new and type(old) is type(new) else flow(new)
        if isinstance(new, dict):
            nodes = {key.value: (key, value) for key, value in node.value}
            parts = [
                self.key_text(nodes[key][0]) + self.inline(nodes[key][1], old[key], value)
                if key in nodes
                else flow({key: value})[1:-1]
                for key, value in new.items()
            ]
            return "{" + ", ".join(parts) + "}"
        pairs = [
            self.inline(node.value[i], old[i], new[j]) if i is not None else flow(new[j])
            for i, j in _aligned(old, new)
            if j is not None
        ]
        return "[" + ", ".join(pairs) + "]"

    def key_text(self, key: Any) -> str:
        start, end = self.span(key)
        return self.text[start:end] + ": "

    def block_mapping(self, node: Any, old: dict[str, Any], new: dict[str, Any]) -> None:
        for key, value in self.without_head(node.value, new):
            if key.value in new:
                self.change(value, old[key.value], new[key.value], key)
            else:
                self.remove(self.span(key)[0], self.end(value, key))
        added = {key: value for key, value in new.items() if key not in old}
        if added:
            self.insert(self.end(node), entries(added, node.start_mark.column))

    def without_head(self, pairs: list[Any], new: dict[str, Any]) -> list[Any]:
        """Take away the entries that begin a list item, beside its hyphen; the next one moves up there."""
        start = self.span(pairs[0][0])[0]
        kept = next(number for number, (key, _) in enumerate(pairs) if key.value in new)
        if not kept or not self.text[self.line_start(start) : start].strip():
            return pairs
        self.edits.append((start, self.span(pairs[kept][0])[0], ""))
        return pairs[kept:]

    def block_list(self, node: Any, old: list[Any], new: list[Any]) -> None:
        indent, at = node.start_mark.column, self.line_start(node.start_mark.index)
        for i, j in _aligned(old, new):
            if i is None:
                self.insert_at(at, items([new[j]], indent))
                continue
            end = self.end(node.value[i])
            if j is None:
                dash = self.text.rindex("-", 0, self.span(node.value[i])[0])
                self.remove(dash, end)
            else:
                self.change(node.value[i], old[i], new[j], None)
            at = self.line_end(end)

    def insert(self, end: int, lines: list[str]) -> None:
        self.insert_at(self.line_end(end), lines)

    def insert_at(self, at: int, lines: list[str]) -> None:
        """Put lines where a line begins, or below the last one."""
        text = self.newline.join("\n".join(lines).split("\n"))
        below = at == len(self.text) and not self.text.endswith("\n")
        self.edits.append((at, at, self.newline + text if below else text + self.newline))

    def remove(self, start: int, end: int) -> None:
        """Take away the lines of an entry."""
        self.edits.append((self.line_start(start), self.line_end(end), ""))

    def span(self, node: Any) -> tuple[int, int]:
        start, end = node.start_mark.index, node.end_mark.index
        if not _inline(node):
            end = start + len(self.text[start:end].rstrip())
        return start, end

    def end(self, node: Any, key: Any = None) -> int:
        """Return where the last character of a node stands, not of the comments below it."""
        if _inline(node) or not isinstance(node.value, list):
            least = key.end_mark.index if key is not None else 0
            return max(self.span(node)[1] if node.end_mark.index > node.start_mark.index else 0, least)
        last = node.value[-1]
        return self.end(last[1], last[0]) if isinstance(last, tuple) else self.end(last)

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found + 1


def _inline(node: Any) -> bool:
    """Tell a node that begins and ends with its own characters from one that indentation ends."""
    return node.flow_style if isinstance(node.value, list) else node.style not in ("|", ">")


def _aligned(old: list[Any], new: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Pair the items of two lists by id, or else by what they say; None where one has no partner."""
    matcher = SequenceMatcher(None, [_name(item) for item in old], [_name(item) for item in new], False)
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        if kind == "equal" or i_end - i == j_end - j:  # as many as before: they were changed in place
            yield from zip(range(i, i_end), range(j, j_end), strict=True)
        else:
            yield from ((n, None) for n in range(i, i_end))
            yield from ((None, n) for n in range(j, j_end))


def _name(item: Any) -> str:
    return str(item["id"]) if isinstance(item, dict) and "id" in item else flow(item)
