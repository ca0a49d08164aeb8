"""What ``tracktwo hold`` says of a case: its named packages, each against what could undo it."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, Any

from tracktwo.cli.output import progress, steps
from tracktwo.errors import Finding, InputError, Place, TracktwoError

if TYPE_CHECKING:
    from tracktwo.case import Case
    from tracktwo.hold.graph import GraphModel

__all__ = ["answer", "package_model"]

OF_GRAPHS = ("state", "make_stable", "status_quo", "unknown", "much", "coalition")


def answer(args: argparse.Namespace, case: Case) -> str:
    """Say whether the named packages of a case would hold."""
    asked = [name for name in OF_GRAPHS if getattr(args, name)]
    if asked:
        raise TracktwoError(
            f"--{asked[0].replace('_', '-')} is about the states of one graph model. Name a package as well: "
            f"--package {' or '.join(one.id for one in case.packages[:3]) or 'ID'}."
        )
    _some_package(case)
    return json.dumps(_records(args, case), ensure_ascii=False) if args.json else _in_words(args, case)


def _some_package(case: Case) -> None:
    """Refuse a case whose rules leave no package at all."""
    from tracktwo.deals import problem_of
    from tracktwo.deals.programming.program import Program

    if not case.rules:
        return
    problem = problem_of(case)
    anything = replace(problem, consent=(False,) * len(problem.parties), red_lines=())
    if Program(anything).feasible() is None:
        told = "the rules between options leave no package, so there is no deal to ask about."
        remedy = "Take out a rule: tracktwo check names the options that they never allow."
        raise InputError(Finding(Place(str(case.path or case.title)), told, remedy))


def package_model(args: argparse.Namespace, case: Case) -> GraphModel:
    """Return the graph model of the package that is asked for."""
    from tracktwo.hold.graph import deal_model

    return deal_model(case, args.package, at=args.at)


def _records(args: argparse.Namespace, case: Case) -> dict[str, Any]:
    from tracktwo.bibliography import citations
    from tracktwo.hold import QUESTIONS, holding
    from tracktwo.hold.graph import side_by_side, stability

    began = perf_counter()
    with progress(QUESTIONS, "Asking whether it would hold", quiet=args.quiet) as step:
        found = holding(case, draws=args.draws, seed=args.seed, at=args.at, progress=step)
    models = {one.package: one.model for one in found.after}
    graph = stability(side_by_side(models, case.title)).to_records() if models else _no_graph(found.unsaid)
    graph.pop("elapsed_s", None)
    cited = [one.to_records() for one in citations(found.methods())]
    records = {**graph, "status_quo": None, "citations": cited, "holding": found.to_records()}
    return records | {"elapsed_s": round(perf_counter() - began, 3)}


def _no_graph(unsaid: Any) -> dict[str, Any]:
    """Give the keys of graph models where the case has none, and the reason."""
    empty: dict[str, Any] = {key: [] for key in ("parties", "options", "states", "same")}
    equilibria: dict[str, Any] = {
        **{concept: [] for concept in ("nash", "gmr", "smr", "seq", "sseq")},
        "sim": None,
    }
    said = {"equilibria": equilibria, "stability": {}, "sim_reason": unsaid["after"]}
    return {"title": "", "moves": 0, **empty, **said}


def _in_words(args: argparse.Namespace, case: Case) -> str:
    from tracktwo.brief import holding_in_words
    from tracktwo.brief.facts.gather import BESIDES

    total = args.draws + BESIDES
    with progress(total, "Asking whether it would hold", quiet=args.quiet) as step:
        tell = steps(step)
        found = holding_in_words(case, draws=args.draws, seed=args.seed, at=args.at, progress=tell)
        tell(total, total)
    return found
