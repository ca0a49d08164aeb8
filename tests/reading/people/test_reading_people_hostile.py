"""No text breaks the cast or makes it slow; the same text gives the same cast."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st
from made_casts import cast_in, parsed_text

from tracktwo.reading.people import cast_of

PIECES = [
    *("Mr.", "John", "Smith", "said", "the", "U.S.", "“", "”", "'s", "-", "al", "of", "Ministry", "official"),
    *(
        "he",
        "it",
        "Moscow",
        ",",
        ".",
        "\n",
        "and",
        "who",
        "President",
        "Jong",
        "un",
        "é",
        "﷽",
        "\u200b",
        "\u00a0",
    ),
]


@settings(max_examples=25)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join), st.text(max_size=40))
def test_any_words_give_a_cast_whose_passages_are_in_the_text(words: str, noise: str) -> None:
    raw = words + noise
    cast = cast_in(raw)
    for one in (*cast.persons, *cast.organisations, *cast.unnamed):
        assert one.text == raw[slice(*one.spans[0])]
        assert all(0 <= start < end <= len(raw) for start, end in one.spans)
    assert cast.actor_at(0, len(raw)) is None or cast.actors


def test_the_same_text_gives_the_same_cast() -> None:
    parsed = parsed_text("Anna Holt and Peter Haller, an envoy, met officials. He said no; Iran said yes.")
    one, other = cast_of(parsed), cast_of(parsed)
    assert (one.persons, one.organisations, one.unnamed) == (
        other.persons,
        other.organisations,
        other.unnamed,
    )


def test_many_names_take_time_in_proportion() -> None:
    def seconds(many: int) -> float:
        parsed = parsed_text(
            " ".join(f"John Smith{chr(97 + n % 26)}{chr(97 + n // 26)} met Anna." for n in range(many))
        )
        start = time.process_time()
        cast_of(parsed)
        return time.process_time() - start

    assert seconds(320) < 16 * max(seconds(80), 0.01)
