"""Search for copies among many reports: how many are found, how fast, in how much memory, and beside whom.

    python benchmarks/reading_copies.py [--documents N] [--peers N] [--texts FOLDER]

The reports are made up, with a seed: words as frequent as words are, 490 of them on average. One in twenty is
a copy: a stretch of 35 to 100 % of another, 3 % of its words changed, in a page with furniture. A copy counts
as to be found if it holds half or more of the other's five-word runs, or the other of its own, by comparing
the runs themselves. Seconds are processor time of this process alone; making the reports is not counted.

"Copy search" is all that leads from texts in memory to pairs that do hold half: sketching every text, finding
pairs by their sketches, and comparing all runs of those pairs. Aligning a found pair word by word, with every
edit named, is timed apart.

``--peers`` has other libraries, as far as they are installed, search the first N reports for the same pairs:
datasketch (MinHash LSH, and LSH Ensemble, which asks for containment) and rensa. ``--texts`` searches a
folder of real texts as well, where the pairs to be found are told by comparing all with all.
"""

from __future__ import annotations

import argparse
import itertools
import platform
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time

import numpy as np

from tracktwo.reading.copies import LEAST, candidates, sketch
from tracktwo.reading.copies.compare import Compared
from tracktwo.reading.copies.edits import edits_of
from tracktwo.reading.copies.folded import WORD, fold
from tracktwo.reading.copies.side import Side
from tracktwo.reading.copies.sketch import hashes_of, shared
from tracktwo.reading.passages import Document, Piece
from tracktwo.reading.text import text_of

Pair = tuple[int, int]

VOCABULARY = 40_000
WORDS = 490
COPY_EVERY = 20
NOISE = 0.03
ALIGNED = 300


class Made:
    """Reports made up with a seed, each anew whenever it is asked for."""

    def __init__(self, count: int) -> None:
        self.count = count
        ranks = np.arange(1, VOCABULARY + 1)
        self._chance = np.cumsum(1 / ranks) / np.sum(1 / ranks)
        syllables = ["".join(pair) for pair in itertools.product("bdfgklmnprstvz", "aeiou")]
        draw = np.random.default_rng(0)
        self._words = [
            "".join(syllables[n] for n in draw.integers(0, len(syllables), 1 + rank % 4 + (rank > 300)))
            for rank in range(VOCABULARY)
        ]

    @property
    def planted(self) -> list[Pair]:
        """The copies, each with its source."""
        return [(n - 1, n) for n in range(1, self.count) if n % COPY_EVERY == 0]

    def text(self, number: int) -> str:
        """Return a report: paragraphs of some sentences."""
        if number and number % COPY_EVERY == 0:
            return self._copy(number)
        draw = np.random.default_rng(number + 1)
        return self._written(self._drawn(draw, int(np.clip(draw.normal(WORDS, 180), 80, 1500))))

    def _copy(self, number: int) -> str:
        draw = np.random.default_rng(number + 1)
        words = self.text(number - 1).split()
        length = int(len(words) * draw.uniform(0.35, 1))
        start = int(draw.integers(0, len(words) - length + 1)) if draw.random() < 0.3 else 0
        kept = words[start : start + length]
        for at in np.flatnonzero(draw.random(length) < NOISE):
            kept[at] = self._drawn(draw, 1)[0]
        head, foot = (self._written(self._drawn(draw, 30)) for _ in range(2))
        return f"{head}\n{' '.join(kept)}\n{foot}"

    def _drawn(self, draw: np.random.Generator, count: int) -> list[str]:
        return [self._words[at] for at in np.searchsorted(self._chance, draw.random(count))]

    @staticmethod
    def _written(words: Sequence[str]) -> str:
        sentences = (" ".join(words[at : at + 17]).capitalize() + "." for at in range(0, len(words), 17))
        return "\n".join(" ".join(group) for group in _grouped(sentences, 4))


class Read:
    """Real texts."""

    def __init__(self, folder: Path) -> None:
        self._texts = [file.read_text("utf-8", "replace") for file in sorted(folder.rglob("*.txt"))]
        self.count = len(self._texts)

    def text(self, number: int) -> str:
        """Return a text."""
        return self._texts[number]


@dataclass
class Clock:
    """Adds up processor time."""

    seconds: float = 0.0

    def __enter__(self) -> None:
        self._begun = process_time()

    def __exit__(self, *failure: object) -> None:
        self.seconds += process_time() - self._begun


def main() -> None:
    """Search, and print the tables."""
    args = _arguments()
    print(f"Python {platform.python_version()}, {platform.machine()}\n")
    made = Made(args.documents)
    _searched("made up", made, _holding(made, made.planted))
    _aligned(made)
    if args.texts:
        real = Read(args.texts)
        _searched("real texts", real, _holding(real, _all_pairs(real)))
    if args.peers:
        few = Made(args.peers)
        _beside(few, _holding(few, few.planted))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=100_000, metavar="N", help="reports to make up")
    parser.add_argument("--peers", type=int, default=0, metavar="N", help="reports that others search, too")
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="real texts to search as well")
    return parser.parse_args()


def _searched(name: str, source: Made | Read, wanted: set[Pair]) -> None:
    """Search in steps, and print how long each took and what was found."""
    sketching, searching, checking = Clock(), Clock(), Clock()
    sketches, characters = [], 0
    for number in range(source.count):
        text = source.text(number)
        characters += len(text)
        with sketching:
            sketches.append(sketch(text))
    with searching:
        pairs = candidates(sketches)
    found = {pair for pair in pairs if _holds(*map(source.text, pair), checking)}
    print(f"## {name}: {source.count:,} texts, {characters / 1e6:.0f} million characters")
    print(f"to be found {len(wanted):,}, candidates {len(pairs):,}, found {len(found):,}")
    right, beyond = len(wanted & found), sum(not _really(*map(source.text, pair)) for pair in found - wanted)
    print(f"recall {right / max(len(wanted), 1):.4f}, precision {1 - beyond / max(len(found), 1):.4f}")
    total = sketching.seconds + searching.seconds + checking.seconds
    for step, clock in (("sketches", sketching), ("candidates", searching), ("check", checking)):
        print(f"{step}: {clock.seconds:.1f} s")
    print(f"copy search: {total:.1f} s, {source.count / total:,.0f} texts/s on one core")
    hashes = sum(map(len, sketches))
    print(f"{hashes:,} hashes kept ({8 * hashes / 1e6:.0f} MB); peak memory {_peak():,.0f} MB\n")


def _holds(one: str, other: str, clock: Clock) -> bool:
    """Tell by all their hashes whether one text holds half of the other."""
    with clock:
        left, right = hashes_of(one), hashes_of(other)
        return shared(left, right) >= LEAST * min(len(left), len(right))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [fold(word) for word in WORD.findall(text)]
    return set(zip(*(words[at:] for at in range(5)), strict=False))


def _really(one: str, other: str) -> bool:
    """Tell the same from the runs themselves."""
    left, right = _runs(one), _runs(other)
    return len(left & right) >= LEAST * min(len(left), len(right)) > 0


def _holding(source: Made | Read, pairs: Iterable[Pair]) -> set[Pair]:
    return {pair for pair in pairs if _really(*map(source.text, pair))}


def _all_pairs(source: Read) -> set[Pair]:
    """Return all pairs that share a run, told from an index of all runs."""
    where: dict[tuple[str, ...], list[int]] = {}
    for number in range(source.count):
        for run in _runs(source.text(number)):
            where.setdefault(run, []).append(number)
    return {pair for numbers in where.values() for pair in itertools.combinations(numbers, 2)}


def _aligned(source: Made) -> None:
    """Time the alignment of found pairs, with every edit named."""
    clock, edits, pairs = Clock(), 0, source.planted[:ALIGNED]
    for one, other in pairs:
        sides = [_side(str(number), source.text(number)) for number in (one, other)]
        with clock:
            pair = Compared.of(*sides)
            edits += len(edits_of(pair.source, pair.copy, pair.matches, pair.moved))
    each = 1000 * clock.seconds / len(pairs)
    print(f"alignment of {len(pairs)} pairs, {edits:,} edits named: {each:.1f} ms a pair\n")


def _side(id: str, text: str) -> Side:
    at, pieces = 0, []
    for line in text.split("\n"):
        pieces.append((Piece(line, at, at + len(line)),))
        at += len(line) + 1
    document = Document(id, id, text, "", "text", "utf-8", tuple(pieces))
    return Side(text_of(document, (("body", piece) for piece in pieces)))


def _beside(source: Made, wanted: set[Pair]) -> None:
    """Have others search, and print what they find; their pairs are not checked further."""
    texts = [source.text(number) for number in range(source.count)]
    print(f"## beside others: {source.count:,} texts, {len(wanted)} pairs to be found")
    print("| who | recall | precision | seconds | texts/s |\n|---|---|---|---|---|")
    for name, (needs, search) in PEERS.items():
        if needs and not find_spec(needs):
            print(f"| {name} | not installed | | | |")
            continue
        clock = Clock()
        with clock:
            found = search(texts)
        right = len(found & wanted)
        shares = f"{right / len(wanted):.3f} | {right / max(len(found), 1):.3f}"
        print(f"| {name} | {shares} | {clock.seconds:.1f} | {len(texts) / clock.seconds:,.0f} |", flush=True)


def _ours(texts: Sequence[str]) -> set[Pair]:
    sketches = [sketch(text) for text in texts]
    return {pair for pair in candidates(sketches) if _holds(*(texts[n] for n in pair), Clock())}


def _datasketch(threshold: float) -> Callable[[Sequence[str]], set[Pair]]:
    def search(texts: Sequence[str]) -> set[Pair]:
        from datasketch import MinHash, MinHashLSH

        index, found = MinHashLSH(threshold=threshold, num_perm=128), set[Pair]()
        for number, text in enumerate(texts):
            made = MinHash(num_perm=128)
            made.update_batch([" ".join(run).encode() for run in _plain_runs(text)])
            found.update((other, number) for other in index.query(made))
            index.insert(number, made)
        return found

    return search


def _ensemble(texts: Sequence[str]) -> set[Pair]:
    from datasketch import MinHash, MinHashLSHEnsemble

    index, made = MinHashLSHEnsemble(threshold=LEAST, num_perm=128, num_part=16), []
    for number, text in enumerate(texts):
        runs = set(_plain_runs(text))
        one = MinHash(num_perm=128)
        one.update_batch([" ".join(run).encode() for run in runs])
        made.append((number, one, len(runs)))
    index.index(made)
    pairs = ((number, other) for number, one, size in made for other in index.query(one, size))
    return {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}


def _rensa(texts: Sequence[str]) -> set[Pair]:
    from rensa import RMinHash, RMinHashLSH

    index, found = RMinHashLSH(threshold=0.3, num_perm=128, num_bands=64), set[Pair]()
    kept = []
    for number, text in enumerate(texts):
        made = RMinHash(num_perm=128, seed=1)
        made.update([" ".join(run) for run in _plain_runs(text)])
        found.update((other, number) for other in index.query(made) if kept[other].jaccard(made) >= 0.3)
        index.insert(number, made)
        kept.append(made)
    return found


def _plain_runs(text: str) -> list[tuple[str, ...]]:
    words = text.lower().replace(".", "").split()
    return list(zip(*(words[at:] for at in range(5)), strict=False))


PEERS: dict[str, tuple[str, Callable[[Sequence[str]], set[Pair]]]] = {
    "tracktwo": ("", _ours),
    "datasketch, LSH .5": ("datasketch", _datasketch(0.5)),
    "datasketch, LSH .3": ("datasketch", _datasketch(0.3)),
    "datasketch, LSH Ensemble .5": ("datasketch", _ensemble),
    "rensa, 64 bands, then .3": ("rensa", _rensa),
}


def _grouped(things: Iterable[str], count: int) -> Iterable[list[str]]:
    held = iter(things)
    return iter(lambda: list(itertools.islice(held, count)), [])


def _peak() -> float:
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
