"""How far what is said goes: shortened at a comma, or drawn out to the end of its sentence.

A comma or dash does not say whether what follows is still said, or told by the reporter ("that it was over, a
view that many share"). The words at the border are weighed, by numbers counted like those of `choice`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tracktwo.reading.statements.frames import Frame
from tracktwo.reading.statements.grammar import Grammar
from tracktwo.reading.statements.scene import Scene

__all__ = ["border_of", "length_features", "lengths_of"]

_BREAKS = frozenset([",", "—", "–", "--", "-", ";", "("])
_OPENING = frozenset(["VBG", "VBN", "WDT", "WP", "WP$", "WRB", "IN", "CC", "RB", "DT", "TO"])
_LEAST = 3
_LONGEST = 200


def lengths_of(scene: Scene, frame: Frame) -> Iterator[tuple[str, Frame]]:
    """Return what a frame that comes after its cue may be besides: shorter or longer."""
    low, high = frame.content[-1]
    if high <= frame.head or high - low > _LONGEST or frame.form.startswith("quote"):
        return
    g = scene.grammar
    breaks = [
        at
        for at in range(max(low + _LEAST, frame.head + 1), high - 1)
        if g.words[at] in _BREAKS and _opens(scene, at)
    ]
    if breaks:
        yield "first break", _ending(frame, breaks[0] - 1)
    if len(breaks) > 1:
        yield "last break", _ending(frame, breaks[-1] - 1)
    last = g.last[high]
    while last > high and g.parts[last] in ("PUNCT", "SPACE"):
        last -= 1
    if last > high and scene.block[last] == scene.block[high]:
        yield "sentence", _ending(frame, last)


def length_features(scene: Scene, frame: Frame, kind: str, other: Frame) -> list[str]:
    """Return what counts for or against another length of a frame."""
    g = scene.grammar
    border = border_of(g, other if kind != "sentence" else frame)
    short, long = sorted([frame.content[-1][1], other.content[-1][1]])
    after = min(short + 2, len(g) - 1)
    return [
        f"length={kind}",
        f"{kind} form={frame.form}",
        f"{kind} word={frame.word}",
        f"{kind} border={border}",
        f"{kind} dep={g.deps[after]} {g.deps[g.heads[after]]}",
        f"{kind} end quoted={scene.inside[short] >= 0} {scene.inside[after] >= 0}",
        f"{kind} more={min((long - short) // 4, 6)}",
        f"{kind} less={min((short - frame.content[-1][0]) // 4, 6)}",
    ]


def _ending(frame: Frame, high: int) -> Frame:
    return replace(frame, content=(*frame.content[:-1], (frame.content[-1][0], high)))


def _opens(scene: Scene, at: int) -> bool:
    """Say whether what follows a token may be left out: no quotation holds both."""
    inside, after = scene.inside, scene.inside[at + 1]
    within = inside[at] >= 0 and inside[at] == after
    return not within and (scene.grammar.tags[at + 1] in _OPENING or after >= 0)


def border_of(g: Grammar, frame: Frame) -> str:
    """Return what follows a frame: the end of the sentence, or a word, and whether a stop comes first."""
    at = frame.content[-1][1] + 1
    last = g.last[frame.content[-1][1]]
    comma = ""
    while at <= last and g.parts[at] in ("PUNCT", "SPACE"):
        comma = ", "
        at += 1
    if at > last:
        return "end"
    return comma + (g.words[at] if g.tags[at] in ("CC", "IN", "WDT", "WP", "TO") else g.tags[at])
