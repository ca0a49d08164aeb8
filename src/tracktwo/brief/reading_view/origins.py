"""Where the reports have it from: a picture, and the counts that follow from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tracktwo.brief.reading_view.notes import RELATIONS
from tracktwo.brief.reading_view.places import Places
from tracktwo.brief.reading_view.plain import elided
from tracktwo.brief.reading_view.reports import Report
from tracktwo.brief.words.blocks import Block, Drawing, Para, words
from tracktwo.brief.words.say import counted
from tracktwo.figures import Edge, Node, graph
from tracktwo.reading.model import Copy, Origin

__all__ = ["Ways", "origins", "ways_of"]

ORIGIN, REPORT, COPY, BUNDLE = "origin", "report", "copy of a report", "several reports"
KINDS = (ORIGIN, REPORT, COPY, BUNDLE)
MOST_BOXES = 30
"""From here on, reports that have it from the same places share a box."""


@dataclass(frozen=True)
class Ways:
    """What comes from what: ``edges`` join the names of origins and the ids of documents."""

    origins: tuple[str, ...]
    edges: tuple[Edge, ...]

    def first(self, documents: Iterable[str]) -> list[str]:
        """Return the places, origins or reports, before which nothing is known."""
        ends = {edge.target for edge in self.edges if edge.source != edge.target}
        return [one for one in (*self.origins, *documents) if one not in ends]


def ways_of(places: Places) -> Ways:
    """Gather the ways from the items of a page; each is told once."""
    documents = {one.document.id for one in places.reports}
    found: dict[tuple[str, str], Edge] = {}
    names: dict[str, str] = {}
    for item in places.by_id.values():
        if isinstance(item, Copy) and item.source in documents:
            found[item.source, item.document] = Edge(item.source, item.document, RELATIONS["copies"])
        elif isinstance(item, Origin) and item.relation != "own":
            source = (
                item.name if item.name in documents else names.setdefault(item.name.casefold(), item.name)
            )
            relation = RELATIONS.get(item.relation, item.relation)
            found.setdefault((source, item.document), Edge(source, item.document, relation))
    return Ways(tuple(names.values()), tuple(found.values()))


def origins(places: Places) -> list[Block]:
    """Write the count of origins and draw the ways from them."""
    ways = ways_of(places)
    ids = [one.document.id for one in places.reports]
    first = ways.first(ids)
    copies = {edge.target for edge in ways.edges if edge.relation == RELATIONS["copies"]}
    told = words(
        f"{counted(len(ids), 'report')}, {counted(len(ids) - len(copies), 'text')} of their own, "
        f"{counted(len(first), 'place')} before which nothing is known. What a report does not say of its "
        "origin cannot be seen here: two places may still have it from a third."
    )
    nodes, edges = _bundled(places.reports, ways, copies)
    drawn = graph(
        key="origins", title="Where the reports have it from", nodes=nodes, edges=edges, kinds=KINDS
    )
    return [Para(told, "lead"), Drawing(drawn)]


def _bundled(reports: Iterable[Report], ways: Ways, copies: set[str]) -> tuple[list[Node], list[Edge]]:
    """Give the boxes and arrows; reports alike in where they have it from share a box if there are many."""
    before: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for edge in ways.edges:
        before[edge.target].add((edge.source, edge.relation))
    starts = {edge.source for edge in ways.edges}
    bundles: defaultdict[object, list[Report]] = defaultdict(list)
    many = len(ways.origins) + len(tuple(reports)) > MOST_BOXES
    for report in reports:
        alone = not many or report.document.id in starts
        bundles[report.document.id if alone else frozenset(before[report.document.id])].append(report)
    nodes = [Node(name, elided(name, 120), ORIGIN) for name in ways.origins]
    box: dict[str, str] = {}
    for bundle in bundles.values():
        box |= {one.document.id: bundle[0].document.id for one in bundle}
        nodes.append(_node(bundle, copies))
    edges = [Edge(box.get(one.source, one.source), box[one.target], one.relation) for one in ways.edges]
    return nodes, list(dict.fromkeys(edges))


def _node(bundle: list[Report], copies: set[str]) -> Node:
    first = bundle[0]
    if len(bundle) > 1:
        return Node(first.document.id, f"{len(bundle)} reports, the first: {_called(first)}", BUNDLE)
    kind = COPY if first.document.id in copies else REPORT
    return Node(first.document.id, _called(first), kind)


def _called(report: Report) -> str:
    return f"Report {report.number}: {elided(report.title, 90)}"
