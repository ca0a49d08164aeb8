"""What other programs' files cannot carry of a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracktwo.case import Case, Issue
from tracktwo.case.decimals import plain
from tracktwo.errors import Finding, FormatError, Place

__all__ = ["case_place", "distinct", "losses", "option_names", "refuse_joint"]


def case_place(case: Case) -> Place:
    """Return where a case stands, for messages: its file, or its title where it has none."""
    return Place(str(case.path or case.title))


def losses(case: Case, program: str, more: Mapping[str, object] | None = None) -> list[Finding]:
    """Return a warning for everything in a case that a table of utilities cannot say.

    Parameters
    ----------
    case : Case
        The case that was written.
    program : str
        Whose files they are, for the messages.
    more : mapping of str to object, optional
        What else is lost, and something that is true where the case has any of it.

    Returns
    -------
    list of Finding
        Warnings.
    """
    positions = [case.positions[party.id] for party in case.parties]
    absent = [party.id for party in case.parties if not (party.consent and party.in_channel)]
    told: dict[str, object] = {
        "rules between options: every package counts as possible": case.rules,
        "red lines and issues held sacred": [p for p in positions if p.red_lines or p.sacred],
        f"that some do not consent or are not in the channel: {', '.join(absent)}": absent,
        "ranges of judgements: their points were written": [
            judged for judged in case.judgements() if not judged.estimate.certain
        ],
        "how no-deal values change over time": [p for p in positions if p.no_deal_over_time],
        "sources, evidence and what judgements rest on": case.evidence or case.sources,
        "phases": case.phases,
        "packages with names": case.packages,
        "ifs": case.ifs,
        "links between judgements": case.links,
        "influence, ratification and ballots at home": [
            party
            for party in case.parties
            if party.influence or party.ratification or any(one.ballots for one in party.constituents)
        ],
        "how things stand today": [issue for issue in case.issues if issue.today],
        "moves after a deal, the ceasefire and the war": case.moves or case.ceasefire or case.war,
        "that the numbers only rank packages: they are written as utilities": case.scale == "ranks",
        **(more or {}),
    }
    place = case_place(case)
    return [
        Finding(place, f"{program} cannot carry {what}.", warning=True)
        for what, there in told.items()
        if there
    ]


def refuse_joint(case: Case, program: str) -> None:
    """Refuse a case in which options are worth something together: without it, packages would differ."""
    for party in case.parties:
        if case.positions[party.id].joint:
            raise FormatError(
                Finding(
                    case_place(case),
                    f"options are worth something together to '{party.id}'; {program} files cannot say so.",
                    "Choose another format, such as negmas.",
                )
            )


def distinct(named: Sequence[tuple[str, str]]) -> list[str]:
    """Return names where no two are alike, else ids; each of ``named`` is a name and an id."""
    names = [name.strip() for name, _ in named]
    return names if all(names) and len(set(names)) == len(names) else [id_ for _, id_ in named]


def option_names(issue: Issue) -> list[str]:
    """Return a text for each option of an issue, no two alike; numbers stand for themselves."""
    if issue.kind == "range":
        return [plain(option.level) if option.level is not None else option.id for option in issue.options]
    return distinct([(option.name, option.id) for option in issue.options])
