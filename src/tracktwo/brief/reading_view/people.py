"""Who turns up in the reports, and the figures that they give."""

from __future__ import annotations

from collections.abc import Iterable

from tracktwo.brief.reading_view.places import Group, Places, role_id
from tracktwo.brief.reading_view.plain import elided, folded, named, strong
from tracktwo.brief.words.blocks import Block, Grid, Heading, Link, Para, Part, Row, Words, cell, row, words
from tracktwo.figures.marks import isolate
from tracktwo.figures.marks import number as written
from tracktwo.reading.model import Figure, Item, Person

__all__ = ["figures", "people"]

TABLES = (
    ("person", "Persons", ("Name", "Side", "Capacity", "Roles", "Named in")),
    ("organisation", "Organisations", ("Name", "Side", "Kind", "Named in")),
    ("unnamed", "Described and not named", ("Words", "Side", "Capacity", "Found in")),
)


def people(places: Places) -> list[Block]:
    """Write the tables of persons, organisations and unnamed actors."""
    blocks: list[Block] = []
    for kind, title, headers in TABLES:
        groups = places.rows.get(kind, [])
        if groups:
            rows = tuple(_row(kind, group, places) for group in groups)
            blocks += [Heading(title, f"{kind}s"), Grid(f"{title}: {len(rows)}", headers, rows)]
    return blocks or [Para(words("Nobody was found."))]


def _row(kind: str, group: Group, places: Places) -> Row:
    cells = [cell(_all(group.items, "side"))]
    cells.append(cell(_all(group.items, "form" if kind == "organisation" else "capacity")))
    if kind == "person":
        cells.append(cell(_roles(group, places)))
    cells.append(cell(places.in_text(group.items)))
    return row(cell(strong(named(group.items[0]))), cells, group.id)


def _all(items: Iterable[Item], field: str) -> str:
    """Return what the items say of one thing, each answer once."""
    told = dict.fromkeys(isolate(str(getattr(item, field, ""))) for item in items)
    return ", ".join(one for one in told if one) or "\u2013"


def _roles(group: Group, places: Places) -> Words:
    """Return what somebody is said to be, each leading to where it is said."""
    found: dict[tuple[str, str], Part] = {}
    for item in (one for one in group.items if isinstance(one, Person)):
        for number, role in enumerate(item.roles):
            spots = places.spots.get(role_id(item, number), ())
            text = elided(role.text, 120) + (" (former)" if role.when == "former" else "")
            key = folded(role.text), role.when
            found.setdefault(key, Link(text, f"#{spots[0].id}") if spots else text)
    return words(*(part for i, role in enumerate(found.values()) for part in ("; ", role)[i == 0 :])) or (
        "\u2013",
    )


def figures(places: Places) -> list[Block]:
    """Write the table of figures."""
    rows = tuple(_figure(group, places) for group in places.rows.get("figure", []))
    if not rows:
        return [Para(words("No figure was found."))]
    return [Grid(f"Figures: {len(rows)}", ("Words", "Number", "Unit", "Counts", "Found in"), rows)]


def _figure(group: Group, places: Places) -> Row:
    item = group.items[0]
    assert isinstance(item, Figure)
    told = [written(item.value, 3), isolate(item.unit) or "\u2013", elided(item.of, 120) or "\u2013"]
    return row(cell(places.words(item, 120)), [*told, cell(places.in_text(group.items))], group.id)
