"""Readings that tests draw: any text, any items, spans that nest and overlap."""

from __future__ import annotations

from typing import Any

from gold_reading import Made, document
from hypothesis import strategies as st

from tracktwo.reading.model import (
    STANCES,
    Claim,
    Condition,
    Copy,
    Dated,
    Document,
    Edit,
    Figure,
    Item,
    Meeting,
    Organisation,
    Origin,
    Person,
    Precedent,
    Quotation,
    Role,
    Sequence,
    Stance,
    Statement,
    Term,
    Unnamed,
    Zone,
    passage,
)

pieces = st.sampled_from(
    [
        *("the talks ", "said ", "a & b ", "<script>alert(1)</script>", "</p></td>", '"x" onload=', "“so” "),
        *(
            "حكومة الوحدة ",
            "\u202eturned ",
            "二つの提案 ",
            "\u2028",
            "\x00\x1b",
            "\r",
            "\t",
            "&amp; ",
            "e\u0301",
        ),
        *("\n", "\n\n", ". ", "1,000 ", "\ud800", "\U0001f1fa", "{{ x }} ", "{% raw %}", "-->", "]]>"),
    ]
)
raws = st.lists(pieces, max_size=40).map("".join)
words = st.one_of(
    st.sampled_from(["", "Ada Bell", "<b>", "حكومة", "\u202e", "x" * 300]), st.text(max_size=12)
)


@st.composite
def spans(draw: st.DrawFn, raw: str, least: int = 1) -> tuple[tuple[int, int], ...]:
    """Stretches of a text, in any order."""
    ends = st.integers(0, max(len(raw), 1))
    made = [tuple(sorted(draw(st.tuples(ends, ends)))) for _ in range(draw(st.integers(least, 3)))]
    return tuple((one[0], one[1]) for one in made)


def _fields(raw: str, ids: list[str]) -> dict[type[Item], dict[str, st.SearchStrategy[Any]]]:
    some, none, name = spans(raw), spans(raw, 0), st.sampled_from([*ids, "", "nobody"])
    roles = st.lists(st.builds(Role, words, some, st.sampled_from(["current", "former"])), max_size=2)
    zones = st.sampled_from(["title", "body", "furniture", "credit", "byline", "x y"])
    return {
        Person: {
            "name": words,
            "side": words,
            "capacity": words,
            "roles": roles.map(tuple),
            "pronouns": none,
        },
        Organisation: {"name": words, "side": words},
        Unnamed: {"name": words},
        Quotation: {"use": st.sampled_from(["speech", "scare", "other"])},
        Statement: {
            "source": none,
            "cue": none,
            "content": some,
            "direct": st.booleans(),
            "told_to": words,
            "actor": name,
            "within": name,
        },
        Claim: {
            "hedges": st.lists(words).map(tuple),
            "central": st.booleans(),
            "origins": st.lists(words).map(tuple),
        },
        Stance: {
            "claim": name,
            "actor": name,
            "actor_name": words,
            "stance": st.sampled_from(STANCES),
            "via": words,
        },
        Term: {"use": st.sampled_from(["proposal", "red line"]), "holder": name, "condition": name},
        Condition: {"form": words, "consequents": none, "holder": name},
        Sequence: {"first": none, "then": none},
        Precedent: {"name": words, "year": words, "outcome": words},
        Meeting: {"participants": st.lists(name, max_size=3).map(tuple), "place": words, "when": words},
        Figure: {"value": st.floats(-1e15, 1e15), "unit": words, "of": words},
        Dated: {"norm": st.sampled_from(["", "2023", "2023-04", "1964/1973"])},
        Origin: {
            "name": words,
            "relation": st.sampled_from(["relays", "credit", "own", "copies"]),
            "of": st.lists(name, max_size=2).map(tuple),
        },
        Zone: {"zone": zones, "value": words},
    }


@st.composite
def readings(draw: st.DrawFn) -> Made:
    """A few documents, each with some items."""
    made = [document(draw(raws), f"r/{i} {draw(words)}") for i in range(draw(st.integers(0, 3)))]
    items: list[Item] = []
    for one in made:
        kinds = list(_fields(one.raw, []))
        for number in range(draw(st.integers(0, 8))):
            fields = _fields(one.raw, [item.id for item in items])[kind := draw(st.sampled_from(kinds))]
            where = draw(spans(one.raw))
            told = {name: draw(strategy) for name, strategy in fields.items()}
            base = {"id": f"{one.id}/{kind.kind}-{number}", "document": one.id, "spans": where}
            items.append(kind(**base, text=passage(one.raw, where), rule=draw(words), **told))
    items += [draw(copies(one, made)) for one in made if draw(st.booleans())]
    return Made(tuple(made), tuple(items))


@st.composite
def copies(draw: st.DrawFn, one: Document, made: list[Document]) -> Copy:
    """Say that a document is a copy of another, or of one that is not there, with any edits."""
    source = draw(st.sampled_from(made))
    edits = [
        Edit(draw(st.sampled_from(["respelled", "dropped", "moved"])), here, there, "", "")
        for here, there in zip(draw(spans(source.raw)), draw(spans(one.raw)), strict=False)
    ]
    return Copy(
        id=f"{one.id}/copy",
        document=one.id,
        spans=((0, len(one.raw)),),
        text=one.raw,
        rule="r",
        source=draw(st.sampled_from([source.id, "elsewhere"])),
        containment=draw(st.floats(0, 1)),
        kept=draw(st.floats(0, 1)),
        edits=tuple(edits),
        dropped=draw(spans(source.raw, 0)),
    )
