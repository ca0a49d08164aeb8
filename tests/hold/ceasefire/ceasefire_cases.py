"""Small cases about a ceasefire, from plain numbers."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tracktwo.case import (
    Case,
    Ceasefire,
    Depth,
    Estimate,
    Issue,
    Judgement,
    Keeper,
    NamedPackage,
    Option,
    Party,
    Position,
    Rule,
    Watch,
)

Written = str | list[str]
Options = Mapping[str, tuple[str, ...]]


def judged(path: str, written: Written) -> Judgement:
    """Make a judgement as a case file writes it: 0.5, [0.4, 0.7], or low, likely, high."""
    numbers = [Fraction(n) for n in ([written] if isinstance(written, str) else written)]
    return Judgement(path, Estimate(numbers[0], numbers[-1], numbers[1] if len(numbers) == 3 else None))


def maybe(path: str, written: Written | None) -> Judgement | None:
    """Make a judgement, or none."""
    return None if written is None else judged(path, written)


def watch(
    number: int,
    options: Options,
    detection: Written,
    false_alarm: Written | None = None,
    delay: Written | None = None,
) -> Watch:
    """Make a watch."""
    path = f"ceasefire/watches/{number}"
    return Watch(
        options,
        judged(f"{path}/detection", detection),
        maybe(f"{path}/false-alarm", false_alarm),
        maybe(f"{path}/delay", delay),
    )


def ceasefire_case(
    keepers: Mapping[str, tuple[Written, Written, Written]],
    watches: tuple[Watch, ...],
    packages: Mapping[str, dict[str, str]],
    depths: tuple[tuple[Options, Written], ...] = (),
    advance: Written | None = None,
    response: Written | None = None,
    rules: tuple[Rule, ...] = (),
) -> Case:
    """Make a case with monitors (nobody, a mission, a strong mission), a zone (none, deep) and a name."""
    issues = (
        Issue("monitors", "Monitors", tuple(Option(o, o.title()) for o in ("nobody", "mission", "strong"))),
        Issue("zone", "Zone", tuple(Option(o, o.title()) for o in ("none", "deep"))),
        Issue("name", "Name", tuple(Option(o, o.title()) for o in ("long", "short"))),
    )
    ceasefire = Ceasefire(
        "month",
        tuple(
            Keeper(
                party,
                judged(f"{party}/keeping/gain", gain),
                judged(f"{party}/keeping/loss", loss),
                judged(f"{party}/keeping/patience", patience),
            )
            for party, (gain, loss, patience) in keepers.items()
        ),
        watches,
        tuple(Depth(o, judged(f"ceasefire/depths/{n}", km)) for n, (o, km) in enumerate(depths)),
        maybe("ceasefire/advance", advance),
        maybe("ceasefire/response", response),
    )
    return Case(
        "A ceasefire",
        tuple(Party(party, party.title()) for party in keepers),
        issues,
        {party: Position(party) for party in keepers},
        packages=tuple(NamedPackage(name, name.title(), options) for name, options in packages.items()),
        rules=rules,
        ceasefire=ceasefire,
    )
