"""Spoilt files: whatever is done to a file, reading it ends soon, and with an answer or a plain error.

``fuzz(read, files, mutations, seed)`` spoils one file of a scenario at a time, byte by byte and word by
word, and reads the scenario again.
"""

from __future__ import annotations

import random
import re
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracktwo.errors import TracktwoError

__all__ = ["Tally", "fuzz", "mutated"]

LONGEST = 5.0
"""Seconds that reading a spoilt file may take."""

TOKEN = re.compile(rb"[A-Za-z0-9_.+-]+|\s+|.", re.DOTALL)
NASTY = [
    *(b"-1", b"0", b"1e400", b"1e40", b"-1e-40", b"nan", b"inf", b"99999999999999999999", b"1/0", b"null"),
    *(b"true", b"", b" ", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3\x28", b"'", b'"', b"<", b">", b"&"),
    *(b"&amp;", b"&x;", b"<!--", b"-->", b"<![CDATA[", b"<!DOCTYPE a>", b"<?xml?>", b"</", b"/>", b"[", b"]"),
    *(
        b"{",
        b"}",
        b",",
        b":",
        b"\n",
        b"\t",
        b"../",
        b"/",
        b"\xe2\x80\xae",
        b"\xf0\x9f\x98\x80",
        b"%s",
        b"0x10",
    ),
]


@dataclass(frozen=True)
class Tally:
    """How many spoilt files were read all the same, how many were refused, and the longest time taken."""

    read: int
    refused: int
    longest: float


def fuzz(read: Callable[[Path], Any], files: Mapping[str, bytes], mutations: int, seed: int) -> Tally:
    """Read a scenario with one of its files spoilt, many times over.

    Parameters
    ----------
    read : callable
        Is given the folder that holds the files; what it returns is not looked at.
    files : mapping of str to bytes
        Sound files by name.
    mutations : int
        How many times to spoil one.
    seed : int
        Same seed, same spoilt files.

    Returns
    -------
    Tally

    Raises
    ------
    AssertionError
        Reading raised anything but a `TracktwoError` or an OSError, or took too long; the text tells which
        mutation it was.
    """
    chance = random.Random(seed)
    done, refused, longest = 0, 0, 0.0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name, content in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)
        for number in range(mutations):
            name = chance.choice(sorted(files))
            spoilt = mutated(files[name], chance)
            (folder / name).write_bytes(spoilt)
            accepted, seconds = _timed(read, folder, f"seed {seed}, mutation {number} of {name}", spoilt)
            (folder / name).write_bytes(files[name])
            done, refused, longest = done + accepted, refused + (not accepted), max(longest, seconds)
    return Tally(done, refused, longest)


def _timed(read: Callable[[Path], Any], folder: Path, what: str, spoilt: bytes) -> tuple[bool, float]:
    start = time.perf_counter()
    try:
        read(folder)
        accepted = True
    except (TracktwoError, OSError) as refusal:
        assert str(refusal), f"{what}: the refusal says nothing"
        accepted = False
    except Exception as crash:
        raise AssertionError(f"{what}: {type(crash).__name__}: {crash}\n{spoilt[:2000]!r}") from crash
    seconds = time.perf_counter() - start
    assert seconds < LONGEST, f"{what}: took {seconds:.1f} s\n{spoilt[:2000]!r}"
    return accepted, seconds


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Spoil a text in one to three places, by bytes or by words."""
    for _ in range(chance.randint(1, 3)):
        content = _bytes_spoilt(content, chance) if chance.random() < 0.4 else _words_spoilt(content, chance)
    return content


def _bytes_spoilt(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    end = min(len(content), start + chance.choice([1, 1, 2, 8, 64, 1000]))
    change = chance.choice(["drop", "repeat", "noise", "cut", "flip"])
    if change == "cut":
        return content[:start]
    if change == "flip" and start < len(content):
        return content[:start] + bytes([content[start] ^ 1 << chance.randrange(8)]) + content[start + 1 :]
    instead = {"repeat": content[start:end] * 2, "noise": chance.randbytes(end - start)}.get(change, b"")
    return content[:start] + instead + content[end:]


def _words_spoilt(content: bytes, chance: random.Random) -> bytes:
    words = TOKEN.findall(content)
    if not words:
        return chance.choice(NASTY)
    at, other = chance.randrange(len(words)), chance.randrange(len(words))
    change = chance.choice(["nasty", "nasty", "swap", "drop", "repeat", "move"])
    if change == "nasty":
        words[at] = chance.choice(NASTY)
    elif change == "swap":
        words[at], words[other] = words[other], words[at]
    elif change == "drop":
        del words[at]
    elif change == "repeat":
        words[at:at] = words[min(at, other) : max(at, other)][:200]
    else:
        words.insert(other, words.pop(at))
    return b"".join(words)
