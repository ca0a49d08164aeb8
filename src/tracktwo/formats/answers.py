"""An issue together with how another program's files write its options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from tracktwo.case import Issue
from tracktwo.case.decimals import exact, plain
from tracktwo.formats.scenario import level_issue, named_issue
from tracktwo.formats.tree import Node

__all__ = ["MOST_OPTIONS", "Answers", "listed", "named_some", "stepped"]

MOST_OPTIONS = 10_000


@dataclass(frozen=True)
class Answers:
    """An issue and its options as the file writes them.

    Parameters
    ----------
    issue : Issue
        As the case will have it.
    name : str
        What the file calls it.
    texts : sequence of str
        Each option as written.
    numbers : sequence of Fraction or None
        Each option as a number, where it is one.
    """

    issue: Issue
    name: str
    texts: Sequence[str]
    numbers: Sequence[Fraction | None]
    by_text: dict[str, int] = field(init=False, repr=False)
    by_number: dict[Fraction, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Look up options by what is written, and by number."""
        object.__setattr__(self, "by_text", {text: at for at, text in enumerate(self.texts)})
        numbers = {number: at for at, number in enumerate(self.numbers) if number is not None}
        object.__setattr__(self, "by_number", numbers)

    def find(self, node: Node) -> int | None:
        """Return the index of the option that a key or value names; None if there is none such."""
        text = node.text()
        if text in self.by_text:
            return self.by_text[text]
        number = exact(text)
        return None if number is None else self.by_number.get(number)

    def named(self, node: Node) -> int:
        """Return the index of the option that a key or value names, which has to be one."""
        found = self.find(node)
        if found is None:
            some = named_some([f"'{text}'" for text in self.texts])
            raise node.error(f"{node.shown()} is no option of '{self.name}'.", f"It has {some}.")
        return found


def listed(id_: str, name: str, nodes: Sequence[Node], owner: Node) -> Answers:
    """Return the issue whose options a file lists; ``owner`` is blamed where there are none."""
    if not nodes:
        raise owner.error(f"the issue '{name}' has no options.", "List at least one.")
    if len(nodes) > MOST_OPTIONS:
        raise owner.error(f"the issue '{name}' has more than {MOST_OPTIONS:,} options.")
    texts: dict[str, Node] = {}
    for node in nodes:
        if node.text() in texts:
            raise node.error(f"the option {node.shown()} of '{name}' is given twice.", "Keep one of them.")
        texts[node.text()] = node
    issue = named_issue(id_, name, [text.strip() or "(empty)" for text in texts])
    return Answers(issue, name, list(texts), [exact(text) for text in texts])


def stepped(id_: str, name: str, low: Fraction, step: Fraction, count: int) -> Answers:
    """Return the issue whose options are ``count`` numbers from ``low`` in equal steps."""
    levels = [low + step * at for at in range(count)]
    return Answers(level_issue(id_, name, levels), name, [plain(level) for level in levels], levels)


def named_some(texts: Sequence[str]) -> str:
    """Return a list of texts for a message, cut short where there are many."""
    more = f" and {len(texts) - 6} more" if len(texts) > 6 else ""
    return ", ".join(texts[:6]) + more
