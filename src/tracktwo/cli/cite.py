"""``tracktwo cite``: the works to cite for an analysis, and for tracktwo itself."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracktwo import __version__
from tracktwo.cli.inputs import open_named
from tracktwo.cli.output import progress
from tracktwo.errors import TracktwoError

if TYPE_CHECKING:
    from tracktwo.bibliography import Method, Work


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "what", metavar="CASE|METHOD", nargs="*", help="a case, or names of methods; all methods if left out"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--bibtex", action="store_true", help="write entries for BibTeX")
    form.add_argument("--json", action="store_true", help="write JSON")


def run(args: argparse.Namespace) -> int:
    """Print the references."""
    from tracktwo.bibliography import software

    found, program = _methods(args.what, args.quiet), software(__version__)
    if args.bibtex:
        print("\n\n".join(work.bibtex() for work in [program, *_each_once(found)]))
    elif args.json:
        print(json.dumps(_records(found, program), ensure_ascii=False))
    else:
        print(_in_words(found, program))
    return 0


def _methods(what: Sequence[str], quiet: bool) -> list[Method]:
    """Return the methods asked for, in one order whatever the order asked."""
    from tracktwo.bibliography import methods

    known = methods()
    if not what:
        return list(known.values())
    wanted = {_as_written(known, one): one for one in what}
    names: set[str] = set()
    for name, one in wanted.items():
        names |= {name} if name in known else set(_used_by(one, known, quiet))
    return [method for name, method in known.items() if name in names]


def _as_written(known: Iterable[str], name: str) -> str:
    """Return the name of a method however it is spelt: ``Kalai-Smorodinsky`` is ``kalai_smorodinsky``."""
    plain = {one.replace("_", " ").replace("-", " "): one for one in known}
    return plain.get(name.lower().replace("_", " ").replace("-", " "), name)


def _used_by(path: str, known: Iterable[str], quiet: bool) -> tuple[str, ...]:
    """Name the methods that the analysis of a case uses."""
    if not Path(path).exists():
        near = get_close_matches(path.lower(), known, n=1)
        hint = f"Did you mean '{near[0]}'?" if near else f"Methods are: {', '.join(known)}."
        raise TracktwoError(f"{path}: there is no such case and no such method. {hint}")
    from tracktwo.brief import methods_of
    from tracktwo.brief.facts.foreseen import foreseen_of
    from tracktwo.deals import problem_of, solve
    from tracktwo.hold import holding

    case = open_named(path)
    with progress(7, "Solving", quiet=quiet) as advance:
        deals = solve(problem_of(case), progress=lambda done, total: advance())
    # Which methods are used does not hang on how often judgements are drawn.
    return methods_of(case, deals, holding(case, draws=1), foreseen_of(case, 0, 1))


def _each_once(found: Iterable[Method]) -> list[Work]:
    works = {work.key: work for method in found for work in method.works}
    return sorted(works.values(), key=lambda work: (work.authors, work.year or 0))


def _records(found: Iterable[Method], program: Work) -> dict[str, Any]:
    return {
        "software": program.reference(),
        "version": __version__,
        "methods": [
            {
                "method": method.name,
                "about": method.about,
                "works": [{"key": work.key, "reference": work.reference()} for work in method.works],
            }
            for method in found
        ],
    }


def _in_words(found: Iterable[Method], program: Work) -> str:
    lines = ["The software:", f"  {program.reference()}"]
    for method in found:
        lines += ["", f"{method.name.replace('_', '-')}: {method.about}"]
        lines += [f"  {work.reference()}" for work in method.works]
    return "\n".join(lines)
