"""Asks the adviser about the reports of a ledger, one question after another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tracktwo.reading.adviser.answers import Answers
from tracktwo.reading.adviser.client import Adviser, NoAnswer
from tracktwo.reading.adviser.questions import answer_schema, prompt, prompt_hash, questions
from tracktwo.reading.model import Copy, Item
from tracktwo.reading.passages import Document

__all__ = ["Advice", "advise"]

PATIENCE = 3
"""Questions without an answer, one after another, after which no more are asked."""
Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class Advice:
    """What the adviser adds to a ledger.

    Parameters
    ----------
    items : tuple of Item
        Found in the reports; ``rule`` is ``adviser:MODEL:PROMPT-HASH``.
    asked, unanswered : int
        Questions, and those without an answer that can be used.
    found : mapping of str to int
        Passages by how they were found: ``exact``, ``folded`` or ``near``.
    refused : mapping of str to int
        Items that were not taken, by the reason: ``form``, ``passage``, ``who``, ``cue``, ``about``,
        ``known``, ``too many``.
    stopped : str
        Why no more was asked, if that is so; else ``""``.
    """

    items: tuple[Item, ...]
    asked: int
    unanswered: int
    found: dict[str, int]
    refused: dict[str, int]
    stopped: str = ""

    def told(self) -> str:
        """Return all that in a sentence or two."""
        refused = sum(self.refused.values())
        known = self.refused.get("known", 0)
        words = (
            f"The adviser answered {self.asked - self.unanswered} of {self.asked} questions. Of its items "
            f"{len(self.items)} were added, {known} were in the ledger already, and {refused - known} were "
            "refused because they do not stand in the report or break the form."
        )
        return f"{words} No more was asked: {self.stopped}" if self.stopped else words


def advise(
    documents: Sequence[Document],
    items: Iterable[Item],
    adviser: Adviser,
    *,
    progress: Progress | None = None,
) -> Advice:
    """Ask the adviser about reports that are no copies of others.

    Parameters
    ----------
    documents : sequence of Document
        The reports.
    items : iterable of Item
        What the rules found in them; it is not changed, and nothing of it is repeated.
    adviser : Adviser
        Whom to ask.
    progress : callable, optional
        Told how many reports are done, and of how many.

    Returns
    -------
    Advice

    Notes
    -----
    Questions go out one after another, with temperature 0 and a fixed seed; a server may answer differently
    all the same, so what this adds is not promised to be the same twice.
    """
    known: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        known[item.document].append(item)
    copies = {item.document for found in known.values() for item in found if isinstance(item, Copy)}
    run = _Run(adviser, f"adviser:{adviser.model}:{prompt_hash()}")
    for number, document in enumerate(documents, 1):
        if run.stopped:
            break
        if document.id not in copies:
            run.ask(document, known[document.id])
        if progress:
            progress(number, len(documents))
    return run.advice()


class _Run:
    """Questions and answers so far."""

    def __init__(self, adviser: Adviser, rule: str) -> None:
        self.adviser, self.rule = adviser, rule
        self.items: list[Item] = []
        self.found: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.asked = self.unanswered = self.in_a_row = 0
        self.stopped = ""

    def ask(self, document: Document, known: Sequence[Item]) -> None:
        """Ask all questions on one report."""
        answers = Answers(document, known, self.rule)
        for question in questions(document, known):
            self.asked += 1
            try:
                answers.take(self.adviser.ask(prompt(), question.written(), answer_schema()), question)
                self.in_a_row = 0
            except NoAnswer as problem:
                self.unanswered += 1
                self.in_a_row += 1
                if self.in_a_row == PATIENCE:
                    self.stopped = str(problem)
                    break
        self.items += answers.items
        self.found += answers.found
        self.refused += answers.refused

    def advice(self) -> Advice:
        """Return what came of it."""
        counts = dict(sorted(self.found.items())), dict(sorted(self.refused.items()))
        return Advice(tuple(self.items), self.asked, self.unanswered, *counts, self.stopped)
