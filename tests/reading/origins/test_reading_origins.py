"""Documents are not origins: what is counted is where they have it from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracktwo.reading.model import Claim, Copy, Document, Reading, Stance, Zone
from tracktwo.reading.origins import origins_of
from tracktwo.reading.origins.houses import house_of, same_claim

TEXT = "Envoys of Arvania and Belmark met in secret in Oslo"


def report(name: str, text: str = TEXT, *, via: str = "", credit: str = "", publisher: str = "") -> Reading:
    """Make a report with one claim, which it may have from a newsroom or an agency."""
    told = {"publisher": publisher or name}
    document = Document(name, f"{name}.txt", text, "0" * 64, "text", "utf-8", (), told)
    place = ((0, len(text)),)
    claim = Claim(id=f"{name}/claim-1", document=name, spans=place, text=text, rule="made", central=True)
    items: list[Claim | Stance | Zone] = [claim]
    if via:
        items.append(
            Stance(
                id=f"{name}/stance-1",
                document=name,
                spans=place,
                text=text,
                rule="made",
                claim=claim.id,
                actor="",
                actor_name=via,
                stance="reported",
            )
        )
    if credit:
        items.append(
            Zone(
                id=f"{name}/zone-1",
                document=name,
                spans=((0, 3),),
                text=text[:3],
                rule="made",
                zone="credit",
                value=credit,
            )
        )
    return Reading(document, tuple(items))


def copy_of(name: str, source: str) -> Copy:
    """Say that one document repeats another."""
    return Copy(
        id=f"{name}/copy-1",
        document=name,
        spans=((0, 5),),
        text=TEXT[:5],
        rule="made",
        source=source,
        containment=1.0,
        kept=1.0,
        edits=(),
        dropped=(),
    )


def test_two_reports_of_one_exclusive_have_one_origin() -> None:
    found = origins_of([report("a", via="Harbour News"), report("b", via="Harbour Radio")])
    assert found.by_claim == {"a/claim-1": ("Harbour News",), "b/claim-1": ("Harbour News",)}


def test_a_copy_adds_no_origin() -> None:
    found = origins_of([report("a"), report("b")], [copy_of("b", "a")])
    assert found.by_claim == {"a/claim-1": ("a",), "b/claim-1": ("a",)}
    assert [(one.document, one.relation) for one in found.items] == [("a", "own"), ("b", "copies")]


def test_two_newsrooms_of_their_own_are_two_origins() -> None:
    found = origins_of([report("a"), report("b")])
    assert found.by_claim["a/claim-1"] == ("a", "b")


def test_a_wire_credit_is_the_agencys_by_any_of_its_names() -> None:
    found = origins_of([report("a", credit="AP"), report("b", credit="The Associated Press")])
    assert len(found.by_claim["a/claim-1"]) == 1


def test_the_channel_of_a_reaction_is_no_origin_of_the_fact() -> None:
    made = report("a", via="Harbour News")
    denial = Stance(
        id="a/stance-2",
        document="a",
        spans=((0, 3),),
        text=TEXT[:3],
        rule="made",
        claim="a/claim-1",
        actor="",
        actor_name="A spokesman",
        stance="denied",
        via="Channel Nine",
    )
    found = origins_of([Reading(made.document, (*made.items, denial))])
    assert found.by_claim["a/claim-1"] == ("Harbour News",)
    assert [(one.source, one.relation) for one in found.edges][-1] == ("Channel Nine", "reaction")


def test_a_denial_shares_no_origins_with_what_it_denies() -> None:
    found = origins_of(
        [report("a"), report("b", "Envoys of Arvania and Belmark never met in secret in Oslo")]
    )
    assert found.by_claim == {"a/claim-1": ("a",), "b/claim-1": ("b",)}


def test_an_origin_told_in_the_furniture_is_found() -> None:
    found = origins_of([report("a", f"{TEXT}. This story was first reported by Harbour News.")])
    assert [one.name for one in found.items] == ["Harbour News"]


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_count_does_not_depend_on_the_order(names: list[str]) -> None:
    vias = {"a": "Harbour News", "b": "Harbour Radio", "c": "", "d": ""}
    found = origins_of([report(name, via=vias[name]) for name in names], [copy_of("d", "c")])
    assert {len(one) for one in found.by_claim.values()} == {2}


@given(st.lists(st.sampled_from(["envoys", "met", "oslo", "river", "treaty", "general", "town"]), min_size=3))
def test_a_text_and_its_negation_are_never_the_same_claim(chosen: list[str]) -> None:
    text = " ".join(chosen)
    assert not same_claim(text, f"{text} never")
    assert same_claim(text, text)


def test_houses_go_by_several_names() -> None:
    assert house_of("Harbour News") == house_of("the Harbour")
    assert house_of("Agence France-Presse") == house_of("AFP")
    assert house_of("Harbour News") != house_of("Mountain News")
