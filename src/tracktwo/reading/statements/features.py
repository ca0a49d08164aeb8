"""What is told of a frame, to weigh it: its words, its grammar, its quotation marks, its borders."""

from __future__ import annotations

from tracktwo.reading.model import Spans
from tracktwo.reading.statements.contents import quoted, size
from tracktwo.reading.statements.frames import Frame
from tracktwo.reading.statements.grammar import Grammar
from tracktwo.reading.statements.lengths import border_of
from tracktwo.reading.statements.scene import Scene

__all__ = ["features_of"]

_LONG = 40


def features_of(scene: Scene, frame: Frame, content: Spans) -> list[str]:
    """Return what counts for or against a frame that says something, as ``kind=value``."""
    g = scene.grammar
    form, word, head = frame.form, frame.word, frame.head
    return [
        f"form={form}",
        f"word={word}",
        f"{form}={word}",
        f"source={_source(g, frame)}",
        f"{form} source={_source(g, frame)}",
        f"source head={_source_head(g, frame)}",
        f"tense={g.tags[head]}",
        f"dep={g.deps[head]}",
        f"{form} dep={g.deps[head]}",
        f"group={_group(g, frame)}",
        f"quoted={quoted(scene, content)}",
        f"{form} whole={_whole(scene, content)}",
        f"{form} quoted={quoted(scene, content)}",
        f"length={min(size(content) // 10, 12) if size(content) < 120 else 12}",
        f"starts={_starts(g, frame)}",
        f"{form} starts={_starts(g, frame)}",
        f"{form} of={_of(g, frame)}",
        f"{form} with={_with(g, head)}",
        f"border={border_of(g, frame)}",
        f"{form} border={border_of(g, frame)}",
        f"headline={scene.block[head] == 0}",
    ]


def _source(g: Grammar, frame: Frame) -> str:
    if frame.source is None:
        return "none"
    low, high = frame.source
    if low == high:
        word = g.words[low]
        if g.parts[low] == "PRON" or g.tags[low] in ("WP", "WDT", "PRP$"):
            return word
    names = set(g.names[low : min(high, low + _LONG) + 1])
    for name in ("PERSON", "ORG", "NORP", "GPE"):
        if name in names:
            return name
    return "noun"


def _source_head(g: Grammar, frame: Frame) -> str:
    """Return the noun that a source without a name hangs from."""
    if frame.source is None:
        return "none"
    top = g.top(*frame.source)
    return g.word(top) if g.parts[top] == "NOUN" else g.parts[top]


def _group(g: Grammar, frame: Frame) -> str:
    """Say what auxiliaries stand with a verb."""
    found = {
        g.lemmas[at].lower()
        for at in range(frame.cue[0], frame.head)
        if g.deps[at] in ("aux", "auxpass", "neg")
    }
    return " ".join(sorted(found)) or "bare"


def _starts(g: Grammar, frame: Frame) -> str:
    low = frame.content[0][0]
    word = g.words[low]
    if word in (
        "that",
        "to",
        "whether",
        "if",
        "how",
        "what",
        "why",
        "who",
        "when",
        "where",
        "for",
        "as",
        "it",
        "a",
        "the",
    ):
        return word
    return g.parts[low]


def _of(g: Grammar, frame: Frame) -> str:
    """Return the lemma of the word that a frame's content hangs from."""
    top = g.top(*frame.content[-1])
    return g.word(top)


def _with(g: Grammar, head: int) -> str:
    """Say what kinds of complements a cue has."""
    found = {g.deps[kid] for kid in g.kids[head]} & {"ccomp", "xcomp", "dobj", "dative", "auxpass", "neg"}
    return " ".join(sorted(found)) or "nothing"


def _whole(scene: Scene, content: Spans) -> str:
    """Say whether what is said starts, and ends, with a sentence."""
    g = scene.grammar
    low, high = scene.token_at(content[0][0]), scene.token_at(content[-1][1] - 1)
    rest = range(high + 1, min(g.last[high] + 1, high + 3))
    ends = all(g.parts[at] in ("PUNCT", "SPACE") for at in rest)
    return f"{'starts' if g.first[low] == low else ''} {'ends' if ends else ''}".strip() or "no"
