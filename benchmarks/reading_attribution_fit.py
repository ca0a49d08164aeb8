"""Count the weights by which statements are chosen, from articles with known answers.

    python benchmarks/reading_attribution_fit.py --data FOLDER [--split train] [-o attribution.yaml]

Two logistic regressions, fitted by accelerated proximal gradient descent (Beck and Teboulle 2009) with a
penalty on the sum of weights, which sets many to nothing, and on that of their squares. The first says
whether a frame is a statement: it is one as far as what it says overlaps with a known content, by half or
more, whose cue it shares; less so where the source is another. The second says whether a shorter or longer
content would overlap better. Features with a name in fewer than five frames, and weights below 0.1, are left
out. No text is kept: what is written are words of cues, names of grammar, and numbers.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from reading_attribution import ROOT, Answer, Article, answer, articles, overlap, texts_of, where

from tracktwo.reading.parsing import Parsed, parse_all
from tracktwo.reading.statements.choice import Candidate, candidates_in
from tracktwo.reading.statements.contents import content_of, joined, quoted
from tracktwo.reading.statements.features import features_of
from tracktwo.reading.statements.lengths import length_features, lengths_of
from tracktwo.reading.statements.scene import Scene, scene_of

WEIGHTS = ROOT / "src" / "tracktwo" / "reading" / "words" / "attribution.yaml"
HEAD = (
    "# Weights of what can be told of a frame, and of another length of its content: kind: {value: weight}.\n"
    "# Their sum is the logarithm of the odds that the frame is a statement, or the other length better.\n"
    "# Written by benchmarks/reading_attribution_fit.py; numbers, not judgements: edit none by hand.\n"
)
RARE, SMALL = 5, 0.1
CAPITALS = 0.7
OTHER_SOURCE = 0.7
Rows = list[tuple[list[str], float]]


def main() -> None:
    """Fit and write."""
    args = _arguments()
    known = list(articles(args.data / args.split))
    frames, lengths = [], []
    for article, parsed in zip(known, parse_all(texts_of(known)), strict=True):
        _collect(article, parsed, frames, lengths)
    print(f"{len(known)} articles, {len(frames)} frames, {len(lengths)} other lengths")
    weights = {"all=any": 0.0, **fit(frames, 1.2, 1.5, "all=any")}
    weights |= fit(lengths, 1.0, 0.5, "length bias=any")
    names = _names(known)
    weights = {one: weight for one, weight in weights.items() if not names & set(_words(one))}
    args.output.write_text(HEAD + _written(weights), encoding="utf-8")
    print(f"Written: {args.output}, {len(weights)} weights")


def _names(known: Iterable[Article]) -> set[str]:
    """Return the words that are mostly written with a capital: no name may weigh for or against anybody."""
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for article in known:
        for word in re.findall(r"\w+", article.text):
            counts[word.lower()] += 1
            capitals[word.lower()] += word[0].isupper()
    return {word for word, count in counts.items() if capitals[word] > CAPITALS * count} - {"i"}


def _words(feature: str) -> list[str]:
    return re.findall(r"\w+", feature.partition("=")[2].lower()) if feature[-1].islower() else []


def _collect(article: Article, parsed: Parsed, frames: Rows, lengths: Rows) -> None:
    """Add what an article tells of frames and of lengths."""
    scene = scene_of(parsed)
    following = _following(scene)
    for candidate in candidates_in(scene):
        found = _answer(article, parsed, scene, candidate, candidate.content)
        drawn_out = _drawn_out(scene, following, candidate)
        longer = (
            _answer(article, parsed, scene, candidate, drawn_out) if drawn_out != candidate.content else found
        )
        others = []
        for kind, frame in lengths_of(scene, candidate.frame):
            other = _answer(article, parsed, scene, candidate, content_of(scene, frame))
            others.append((length_features(scene, candidate.frame, kind, frame), other))
        right = [_right(known, found, longer, others, lengths) for known in article.annotated]
        frames.append((features_of(scene, candidate.frame, candidate.content), sum(right) / len(right)))


def _right(known: Sequence[Answer], found: Answer, longer: Answer, others: Any, lengths: Rows) -> float:
    """Say how far a frame is a known statement, 0 to 1; add which lengths of it are better."""
    best = 0.0
    for one in known:
        if not one.cue & found.cue:
            continue
        share = max(overlap(one.content, found.content), overlap(one.content, longer.content))
        shares = [overlap(one.content, other.content) for _, other in others]
        if max([share, *shares]) < 0.5:
            continue
        worth = 0.6 + 0.4 * share if share >= 0.5 else 0.6
        best = max(best, worth * (1 if overlap(one.source, found.source) >= 0.5 else OTHER_SOURCE))
        for (features, _), better in zip(others, shares, strict=True):
            if abs(better - share) > 0.02:
                lengths.append((features, float(better > share)))
    return best


def _answer(article: Article, parsed: Parsed, scene: Scene, candidate: Candidate, content: Any) -> Answer:
    g, frame = scene.grammar, candidate.frame
    source = [g.span(*frame.source)] if frame.source else []
    raw = [
        [part for span in spans for part in parsed.text.raw(*span)]
        for spans in (source, [g.span(*frame.cue)], content)
    ]
    return answer(article.text, *raw)


def _following(scene: Scene) -> dict[int, int]:
    """Return the quotations that start a sentence, by the first token of the sentence before."""
    g, found = scene.grammar, {}
    for number, one in enumerate(scene.quotes):
        low = scene.token_at(one.start)
        before = low - 1
        while before > 0 and g.parts[before] == "SPACE":
            before -= 1
        if before >= 0 and low < len(g) and g.first[low] == low:
            found[g.first[before]] = number
    return found


def _drawn_out(scene: Scene, following: dict[int, int], candidate: Candidate) -> Any:
    """Return what a candidate says with the quotations that may go on with it."""
    g, content = scene.grammar, candidate.content
    if quoted(scene, content) not in ("all", "most"):
        return content
    at, more = following.get(g.first[candidate.frame.head]), []
    while at is not None and len(more) < 20:
        one = scene.quotes[at]
        more.append((one.start, one.end))
        at = following.get(g.first[min(scene.token_at(one.end - 1), len(g) - 1)])
    return joined([*content, *more])


def fit(rows: Rows, least: float, squares: float, bias: str) -> dict[str, float]:
    """Return the weights of features, and of nothing (``bias``), that tell best how far rows are right."""
    counts = Counter(name for names, _ in rows for name in names)
    number = {name: at for at, name in enumerate(name for name, count in counts.items() if count >= RARE)}
    pairs = [(row, number[name]) for row, (names, _) in enumerate(rows) for name in names if name in number]
    row, column = np.array(pairs).T
    right = np.array([one for _, one in rows])
    widest = np.bincount(row).max() + 1
    pace = 1 / (0.25 * widest * np.bincount(column, minlength=len(number)) + squares)
    weights, start = np.zeros(len(number)), float(np.log(right.mean() / (1 - right.mean())))
    ahead, start_ahead, inertia = weights, start, 1.0
    for _ in range(250):
        sums = np.bincount(row, weights=ahead[column], minlength=len(rows)) + start_ahead
        wrong = 1 / (1 + np.exp(-sums)) - right
        moved = ahead - pace * (
            np.bincount(column, weights=wrong[row], minlength=len(number)) + squares * ahead
        )
        moved = np.sign(moved) * np.maximum(np.abs(moved) - pace * least, 0)
        start_moved = start_ahead - wrong.sum() / (0.25 * widest * len(rows))
        further = (1 + np.sqrt(1 + 4 * inertia**2)) / 2
        ahead = moved + (inertia - 1) / further * (moved - weights)
        start_ahead = start_moved + (inertia - 1) / further * (start_moved - start)
        weights, start, inertia = moved, start_moved, further
    kept = {name: float(weights[at]) for name, at in number.items() if abs(weights[at]) >= SMALL}
    return {bias: float(start), **kept}


def _written(weights: dict[str, float]) -> str:
    table: dict[str, dict[str, float]] = {}
    for name, weight in sorted(weights.items()):
        kind, _, value = name.partition("=")
        table.setdefault(kind, {})[value] = round(weight, 2)
    return yaml.safe_dump(table, allow_unicode=True, width=110, default_flow_style=None)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    where(parser, "train")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS, metavar="FILE", help="the weights")
    return parser.parse_args()


if __name__ == "__main__":
    main()
