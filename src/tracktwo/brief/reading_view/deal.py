"""What a deal would hold, as the reports tell it: terms, conditions, sequences, precedents."""

from __future__ import annotations

from collections.abc import Callable

from tracktwo.brief.reading_view.notes import USES
from tracktwo.brief.reading_view.places import Places
from tracktwo.brief.reading_view.plain import elided
from tracktwo.brief.words.blocks import Block, Cell, Grid, Heading, Para, cell, row, words
from tracktwo.figures.marks import isolate
from tracktwo.reading.model import Condition, Item, Precedent, Sequence, Term

__all__ = ["deal"]


def _term(item: Item, places: Places) -> list[Cell]:
    assert isinstance(item, Term)
    held = item.holder or item.holder_name
    holder = places.actor(item.holder, item.holder_name) if held else "the report itself"
    hedge = f", weakened by “{isolate(item.hedge)}”" if item.hedge else ""
    hangs = places.link("a condition", item.condition) if item.condition in places.by_id else "\u2013"
    return [cell(USES.get(item.use, item.use), hedge), cell(holder), cell(hangs)]


def _condition(item: Item, places: Places) -> list[Cell]:
    assert isinstance(item, Condition)
    then = places.report[item.document].words(item.consequents)
    holder = places.actor(item.holder) if item.holder else "the report itself"
    return [cell(elided(then) or "\u2013"), cell(holder)]


def _sequence(item: Item, places: Places) -> list[Cell]:
    return []


def _precedent(item: Item, places: Places) -> list[Cell]:
    assert isinstance(item, Precedent)
    return [
        cell(isolate(item.name) or "\u2013"),
        cell(item.year or "\u2013"),
        cell(elided(item.outcome) or "\u2013"),
    ]


Writer = Callable[[Item, Places], list[Cell]]
TABLES: tuple[tuple[type[Item], str, tuple[str, ...], Writer], ...] = (
    (Term, "Terms", ("Term", "Put forward as", "By", "If", "Found in"), _term),
    (Condition, "Conditions", ("If", "Then", "According to", "Found in"), _condition),
    (Sequence, "One thing after another", ("Sequence", "Found in"), _sequence),
    (Precedent, "Precedents", ("Passage", "Name", "Year", "What became of it", "Found in"), _precedent),
)


def deal(places: Places) -> list[Block]:
    """Write a table for each kind of deal matter that was found."""
    blocks: list[Block] = []
    for kind, title, headers, write in TABLES:
        groups = places.alike(item for item in places.by_id.values() if isinstance(item, kind))
        rows = tuple(
            row(
                cell(places.link(places.words(group[0]), group[0].id)),
                [*write(group[0], places), cell(places.in_text(group))],
            )
            for group in groups
        )
        if rows:
            blocks += [Heading(title, f"all-{kind.kind}s"), Grid(f"{title}: {len(rows)}", headers, rows)]
    return blocks or [Para(words("No term, condition, sequence or precedent was found."))]
