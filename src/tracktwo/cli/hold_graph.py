"""What ``tracktwo hold`` says of a graph model: what is asked of it, and the answer as JSON."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from tracktwo.cli.hold_changes import changes_for, changes_in_words, misperceived, misperceived_in_words
from tracktwo.cli.hold_pairs import (
    pair_records,
    strength_in_words,
    unknown_in_words,
    with_strength,
    with_unknown,
)
from tracktwo.cli.hold_words import in_words
from tracktwo.cli.inputs import warn
from tracktwo.errors import TracktwoError
from tracktwo.hold.graph import (
    GraphModel,
    Hypergame,
    Reach,
    Stability,
    coalition_breaks,
    reach,
    read_graph,
    stability,
    why,
)


def answer_file(args: argparse.Namespace, path: Path) -> str:
    """Read a graph model and say what holds in it."""
    model, findings = read_graph(path)
    if not args.quiet:
        warn(findings, args.input)
    return answer_model(args, model, path)


def answer_model(args: argparse.Namespace, model: GraphModel, path: Path | None) -> str:
    """Say what holds in a graph model; of one from a file, also what its parties see of it."""
    model = _asked(model, args)
    state = None if args.state is None else model.index(args.state)
    found = stability(model)
    reaches = _reaches(found) if model.status_quo >= 0 else {}
    changes = None if args.make_stable is None else changes_for(model, args.make_stable, args.concept)
    hidden = misperceived(model, path) if path else None
    unknown, strength = with_unknown(model, args.unknown), with_strength(model, args.much)
    if args.json:
        records = _records(found, reaches, state)
        elapsed = records.pop("elapsed_s")
        records |= {"make_stable": changes.to_records()} if changes else {}
        records |= {"misperception": _of_views(hidden)} if hidden else {}
        records |= {"unknown": pair_records(unknown)} if unknown else {}
        records |= {"strength": pair_records(strength)} if strength else {}
        return json.dumps(records | {"elapsed_s": elapsed}, ensure_ascii=False)
    more = [misperceived_in_words(hidden)] if hidden else []
    more += [changes_in_words(changes)] if changes else []
    more += [unknown_in_words(unknown)] if unknown else []
    more += [strength_in_words(strength)] if strength else []
    return "\n\n".join([in_words(found, reaches, state), *("\n".join(part) for part in more)])


def _of_views(hidden: Hypergame) -> dict[str, Any]:
    records = hidden.to_records()
    return {key: records[key] for key in records if key not in ("citations", "exact", "had_all_seen")}


def _asked(model: GraphModel, args: argparse.Namespace) -> GraphModel:
    """Put the status quo and the coalitions of the command line into the model."""
    more = [_coalition(model, text) for text in args.coalition]
    model = replace(model, coalitions=tuple(dict.fromkeys([*model.coalitions, *more])))
    return model if args.status_quo is None else replace(model, status_quo=model.index(args.status_quo))


def _coalition(model: GraphModel, text: str) -> tuple[int, ...]:
    known = {name.lower(): number for number, name in enumerate(model.names)}
    known |= {id_.lower(): number for number, id_ in enumerate(model.parties)}
    given = [one.strip() for one in text.split(",")]
    unknown = [one for one in given if one.lower() not in known]
    members = {known[one.lower()] for one in given if one.lower() in known}
    if unknown or len(members) < 2:
        what = f"there is no party '{unknown[0]}'" if unknown else "a coalition has two parties or more"
        raise TracktwoError(f"--coalition {text}: {what}; the parties are {', '.join(model.parties)}.")
    return tuple(sorted(members))


def _reaches(found: Stability) -> dict[str, Reach]:
    """Say where things can go from the status quo: by improvements, by any moves, and with coalitions."""
    model = found.model
    ways = {"improvements": (True, False), "moves": (False, False)}
    if found.coalitions:
        ways["improvements_with_coalitions"] = (True, True)
    return {
        name: reach(model, model.status_quo, improving=improving, coalitions=coalitions)
        for name, (improving, coalitions) in ways.items()
    }


def _records(found: Stability, reaches: dict[str, Reach], state: int | None) -> dict[str, Any]:
    model, records = found.model, found.to_records()
    elapsed = records.pop("elapsed_s")
    records["status_quo"] = None if model.status_quo < 0 else model.states[model.status_quo]
    if reaches:
        records["reach"] = {name: one.to_records() for name, one in reaches.items()}
    if found.coalitions:
        records["coalition_broken"] = [
            {"state": model.states[one.moves[0].start], **one.to_records(model)}
            for one in coalition_breaks(found)
        ]
    if state is not None:
        deviations = [one.to_records(model) for one in why(found, state)]
        records["why"] = {"state": model.states[state], "deviations": deviations}
    return records | {"elapsed_s": elapsed}
