"""One page for all scenarios: what they say together, and a table with a row for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracktwo import __version__
from tracktwo.figures import (
    STYLE,
    Bar,
    Cell,
    Estimate,
    Figure,
    MatrixRow,
    RangeGroup,
    RangeRow,
    Table,
    bars,
    matrix,
    ranges,
)
from tracktwo.sweep.options import Options
from tracktwo.sweep.result import Sweep
from tracktwo.sweep.tournament import CONCEPTS, Tournament, row_of

__all__ = ["figures_of", "page"]

SHOWN = 2_000
NAMES = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "Egalitarian",
    "utilitarian": "Utilitarian",
}
HEADERS = {
    "id": "Scenario",
    "parties": "Parties",
    "issues": "Issues",
    "packages": "Packages",
    "zone_share": "In the zone, %",
    "frontier_vectors": "Frontier vectors",
    "frontier_packages": "Frontier packages",
    "opposition": "Opposition",
    "all_agree": "All four agree",
}
WITH_DRAWS = {
    "draws_zone": "Draws with a zone, %",
    **{f"{concept}_stays": f"{name} stays, % of draws" for concept, name in NAMES.items()},
}
PERCENT = ("zone_share", *WITH_DRAWS)


def page(found: Sweep, options: Options) -> str:
    """Write the page of a sweep as HTML.

    Parameters
    ----------
    found : Sweep
        With its ``results.jsonl`` in place.
    options : Options
        What was asked.

    Returns
    -------
    str
        One file without script, in which nothing is loaded from outside.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("tracktwo.sweep"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("sweep.html").render(
        version=__version__,
        style=Markup(STYLE),
        together=found.tournament,
        options=options,
        failures=found.failures[:SHOWN],
        figures=[Markup(figure.html()) for figure in figures_of(found.tournament)],
        table=Markup(_table(found, options).html()),
        shown=SHOWN,
    )


def figures_of(found: Tournament) -> list[Figure]:
    """Draw what the scenarios say together.

    Parameters
    ----------
    found : Tournament
        Of a sweep.

    Returns
    -------
    list of Figure
        How large the zones are; how often two concepts agree; what each leaves the party that gains least
        and the one that gains most; how often its package stays an answer, where there were draws.
    """
    drawn = [_zones(found), _agreement(found), _gains(found)]
    return [*drawn, _stays(found)] if any(one.stays for one in found.standings.values()) else drawn


def _zones(found: Tournament) -> Figure:
    rows = [Bar(name, Estimate(count)) for name, count in found.zones.items()]
    return bars(
        key="zones",
        title="How much of what could be agreed is acceptable to all",
        rows=rows,
        axis="Scenarios, by the share of packages in the zone of agreement",
        description="How many scenarios have a zone of agreement of what share of their packages.",
    )


def _agreement(found: Tournament) -> Figure:
    def share(first: str, second: str) -> float | None:
        both = found.agree.get(f"{first}/{second}", found.agree.get(f"{second}/{first}"))
        return None if both is None or not found.compared else 100 * both / found.compared

    return matrix(
        key="agreement",
        title="How often two solution concepts have an answer in common",
        columns=[NAMES[one] for one in CONCEPTS],
        rows=[MatrixRow(NAMES[one], tuple(Cell(share(one, two)) for two in CONCEPTS)) for one in CONCEPTS],
        corner="% of scenarios",
        low=0,
        high=100,
        description=f"In percent of the {found.compared} scenarios with exact solutions; "
        f"all four have one in common in {found.all_agree}.",
    )


def _gains(found: Tournament) -> Figure:
    groups = [
        RangeGroup(
            heading,
            tuple(
                RangeRow(NAMES[concept], _percent(spread))
                for concept, one in found.standings.items()
                if (spread := getattr(one, which)) is not None
            ),
        )
        for heading, which in (("The party that gains least", "least"), ("The party that gains most", "most"))
    ]
    return ranges(
        key="gains",
        title="What each concept gives the parties",
        groups=[group for group in groups if group.rows],
        axis="Gain over no deal, in % of the most that the party could gain",
        description=_words("the most that a party could gain", found, ("least", "most")),
        range_label="Middle scenario, and nine scenarios in ten",
        low=0,
        high=100,
    )


def _stays(found: Tournament) -> Figure:
    rows = [
        RangeRow(NAMES[concept], _percent(one.stays))
        for concept, one in found.standings.items()
        if one.stays is not None
    ]
    return ranges(
        key="stays",
        title="How often the package of each concept stays its answer",
        groups=[RangeGroup("", tuple(rows))],
        axis="% of draws",
        description=_words("the draws", found, ("stays",)),
        range_label="Middle scenario, and nine scenarios in ten",
        low=0,
        high=100,
    )


def _words(of_what: str, found: Tournament, fields: tuple[str, ...]) -> str:
    """Say what a picture of ranges shows, in its middle scenario."""
    told = [
        f"{NAMES[concept]} {' and '.join(f'{100 * spread[1]:.0f} %' for spread in spreads if spread)}"
        for concept, one in found.standings.items()
        if any(spreads := [getattr(one, field) for field in fields])
    ]
    return f"In % of {of_what}; in the middle scenario: {'; '.join(told)}." if told else "Nothing to show."


def _percent(spread: tuple[float, float, float]) -> Estimate:
    low, middle, high = (100 * part for part in spread)
    return Estimate(middle, low, high)


def _table(found: Sweep, options: Options) -> Table:
    headers = HEADERS | (WITH_DRAWS if options.draws else {})
    usable = (row for line in found.lines() if (row := row_of(line))["error"] is None)
    rows = tuple(
        tuple(_cell(name, row) for name in headers) for row, _ in zip(usable, range(SHOWN), strict=False)
    )
    return Table("The scenarios", tuple(headers.values()), rows)


def _cell(name: str, row: Mapping[str, Any]) -> str:
    value = row[name]
    if value is None:
        return "\u2013"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in PERCENT:
        return f"{100 * value:.1f}"
    return f"{value:.2f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else value
