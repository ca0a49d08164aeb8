"""The reading view: nothing of a text is lost, every item can be reached and left again."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from gold_reading import Made, document, gold
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_pages import Element, tree
from readings_drawn import raws, readings, spans

from tracktwo.brief.reading_view import reading_pages, write_reading
from tracktwo.brief.reading_view.marks import Mention, Stretch, Tint, marked
from tracktwo.brief.reading_view.page import shown
from tracktwo.reading.model import Claim, Copy, Edit, Item, Piece, Stance, Zone
from tracktwo.reading.text import text_of

SPOT = re.compile(r"d\d+-s\d+")


def plain(element: Element) -> str:
    """Return the words of the text inside an element: without the signs that lead to notes."""
    return "".join(
        child if isinstance(child, str) else plain(child)
        for child in element.children
        if isinstance(child, str) or child.attributes.get("class") not in ("sign", "parts")
    )


def by_class(root: Element, name: str) -> list[Element]:
    return [one for one in root.all() if name in one.attributes.get("class", "").split()]


def texts(root: Element) -> list[list[str]]:
    """Return the paragraphs of each report as they are shown."""
    return [[plain(p) for p in pane.all("p")] for pane in by_class(root, "text")]


def expected(made: Made, order: list[str]) -> list[list[str]]:
    by_id = {one.id: one for one in made.documents}
    return [[shown("".join(p.text for p in part)) for part in by_id[id].paragraphs] for id in order]


def pages(made: Made) -> dict[str, Element]:
    return {name: tree(html) for name, html in reading_pages(made)}


def links(root: Element) -> dict[str, list[str]]:
    """Return where the links inside each element with an id lead, its own included."""
    found = {}
    for one in root.all():
        if one.attributes.get("id"):
            inside = [one, *one.all("a")]
            found[one.attributes["id"]] = [
                a.attributes["href"] for a in inside if a.tag == "a" and "href" in a.attributes
            ]
    return found


def check_page(root: Element) -> None:
    """Ids are unique, links lead somewhere, nothing runs or is fetched."""
    ids = Counter(one.attributes["id"] for one in root.all() if one.attributes.get("id"))
    assert [id for id, count in ids.items() if count > 1] == []
    hrefs = [one.attributes["href"] for one in root.all("a")]
    assert [href for href in hrefs if href.startswith("#") and href[1:] not in ids] == []
    assert not list(root.all("script", "img", "iframe", "object", "form", "base"))
    assert not [name for one in root.all() for name in one.attributes if name.startswith("on")]
    assert not [a for link in root.all("a") for a in link.all("a")], "a link within a link"


def check_both_ways(root: Element, made: Made) -> None:
    """Every passage that is shown leads to an item, and from there a link leads back; none is missing."""
    led = links(root)
    inside = [one.attributes.get("id", "") for pane in by_class(root, "text") for one in pane.all()]
    spots = [id for id in inside if SPOT.fullmatch(id)]
    assert len(spots) == sum(passages(made))
    for id in spots:
        for href in led[id]:
            assert f"#{id}" in led[href[1:]], f"{id} leads to {href}, which does not lead back"
    anchors = [one.attributes["id"] for one in by_class(root, "spot")]
    assert {id for id in spots if not led[id]} == set(anchors)


def passages(made: Made) -> Iterator[int]:
    """Give for each item how many of its passages are to be found in the texts."""
    read = {one.id: text_of(one, (("", part) for part in one.paragraphs)) for one in made.documents}

    def seen(document: str, spans: Iterable[tuple[int, int]]) -> int:
        return sum(start < end for start, end in (read[document].clean(*span) for span in spans))

    for item in made.items:
        if item.kind in ("person", "organisation", "unnamed", "date", "figure"):
            yield seen(item.document, {*item.spans, *getattr(item, "pronouns", ())})
            yield sum(seen(item.document, role.spans[:1]) for role in getattr(item, "roles", ()))
        elif item.kind != "copy":
            shown = seen(item.document, item.spans)
            yield shown if item.kind == "zone" else min(shown, 1)


@settings(max_examples=60)
@given(raws.flatmap(lambda raw: st.tuples(st.just(raw), st.lists(spans(raw), max_size=6))))
def test_marking_loses_nothing_and_marks_exactly_what_it_should(drawn: tuple[str, list]) -> None:
    raw, some = drawn
    doc = document(raw)
    text = text_of(doc, (("", part) for part in doc.paragraphs))
    clean = [text.clean(*span) for one in some for span in one]
    clean = [one for one in clean if one[0] < one[1]]
    tints = [Tint(start, end, f"look{i % 3}") for i, (start, end) in enumerate(clean)]
    mentions = [Mention(start, end, "named", f"m{i}", "#x", "x") for i, (start, end) in enumerate(clean[::2])]
    rows = marked(text.string, text.blocks, tints, mentions)
    assert ["".join(t.text for t in row if isinstance(t, Stretch)) for row in rows] == [
        text.string[block.start : block.end] for block in text.blocks
    ]
    placed = [t.id for row in rows for t in row if t.id]
    assert sorted(placed) == sorted(one.id for one in mentions)
    for block, row in zip(text.blocks, rows, strict=True):
        at = block.start
        for token in row:
            if isinstance(token, Stretch):
                for place in range(at, at + len(token.text)):
                    wanted = {t.look for t in tints if t.start <= place < t.end}
                    assert wanted == set(token.looks) - {"named"}
                at += len(token.text)


@settings(max_examples=40)
@given(readings())
def test_any_reading_gives_a_whole_page_with_all_of_the_texts(made: Made) -> None:
    (html,) = [html for _, html in reading_pages(made)]
    html.encode("utf-8")
    assert html == next(iter(reading_pages(made)))[1]
    root = tree(html)
    check_page(root)
    check_both_ways(root, made)
    found = texts(root)
    want = expected(made, [one.id for one in made.documents])
    assert sorted(found) == sorted(want)


def test_every_item_of_the_two_reports_is_on_the_page(shared: Path) -> None:
    made = gold(shared)
    (root,) = pages(made).values()
    check_page(root)
    check_both_ways(root, made)
    led = links(root)
    notes = [one for pane in by_class(root, "notes") for one in pane.all("li")]
    rows = [id for id in led if id.split("-")[0] in ("person", "organisation", "unnamed", "date", "figure")]
    kinds = Counter(item.kind for item in made.items)
    noted = sum(kinds.values()) - sum(
        kinds[k] for k in ("person", "organisation", "unnamed", "date", "figure", "zone", "copy")
    )
    assert len(notes) == noted
    assert all(by_class(note, "number")[0].attributes.get("href") for note in notes)
    signs = [one.attributes["href"][1:] for one in by_class(root, "sign")]
    assert {note.attributes["id"] for note in notes} <= set(signs)
    assert all(any(href.startswith("#d") for href in led[row]) for row in rows)
    assert "Zakharova" in html_of(root) and "no comment" in html_of(root)


def html_of(root: Element) -> str:
    return " ".join(root.text().split())


SOURCE = "The envoys met in Oslo in May.\nThe ministry denied the talks.\nBoth sides honor the truce."
COPY = "Home > News\nThe envoys met in Oslo in May.\nBoth sides honour the truce."


def pair() -> Made:
    """A report, and a copy that is wrapped, respelled, and cut in the middle."""
    source, copy = document(SOURCE, "source"), document(COPY, "copy")
    claim = {"rule": "r", "spans": ((0, 30),), "text": SOURCE[:30], "central": True}
    items: list[Item] = [
        Claim(id="source/claim-1", document="source", **claim),
        Claim(
            id="copy/claim-1", document="copy", rule="r", spans=((12, 42),), text=COPY[12:42], central=True
        ),
        Stance(
            id="source/stance-1",
            document="source",
            spans=((31, 61),),
            text=SOURCE[31:61],
            rule="r",
            claim="source/claim-1",
            actor="",
            actor_name="The ministry",
            stance="denied",
        ),
        Zone(id="copy/zone-1", document="copy", spans=((0, 11),), text=COPY[:11], rule="r", zone="furniture"),
        Copy(
            id="copy/copy-1",
            document="copy",
            spans=((12, len(COPY)),),
            text=COPY[12:],
            rule="r",
            source="source",
            containment=0.8,
            kept=0.6,
            edits=(
                Edit("added", (0, 0), (0, 12), "", COPY[:12]),
                Edit("dropped", (31, 62), (43, 43), SOURCE[31:62], ""),
                Edit("respelled", (73, 78), (54, 60), "honor", "honour"),
            ),
            dropped=((31, 62),),
        ),
    ]
    return Made((copy, source), tuple(items))


def test_a_copy_stands_behind_its_source_and_shows_what_it_changes_and_leaves_out() -> None:
    (root,) = pages(pair()).values()
    check_page(root)
    assert texts(root) == [SOURCE.split("\n"), COPY.split("\n")]
    (beside,) = by_class(root, "beside")
    rows = [
        [" ".join(plain(cell).replace("¶", "").split()) for cell in one.all("td")] for one in beside.all("tr")
    ]
    assert rows[1:] == [
        ["not in the source", "Home > News"],
        ["1 paragraph the same"],
        ["The ministry denied the talks.", "left out"],
        ["Both sides honor the truce.", "Both sides honour the truce."],
    ]
    assert [plain(one) for one in beside.all("del")][1:] == ["The ministry denied the talks.", "honor"]
    assert [plain(one) for one in beside.all("ins")][1:] == ["Home > News", "honour"]
    said = html_of(root)
    assert "This version leaves out: The ministry, " in said


def test_the_central_claim_says_which_copy_leaves_a_stance_out() -> None:
    (root,) = pages(pair()).values()
    (section,) = [one for one in root.all("section") if one.attributes["id"] == "central"]
    (heading,) = section.all("h3")
    assert plain(heading) == "The envoys met in Oslo in May."
    (row,) = [one for table in section.all("tbody") for one in table.all("tr")]
    cells = [plain(cell) for cell in row.all("th", "td")]
    assert cells == ["The ministry", "denied", "report 1: 1", "report 2"]


def test_long_sets_go_to_pages_of_a_hundred_with_an_index(tmp_path: Path) -> None:
    made = Made(tuple(document(f"Report {i} says so.", f"r{i}") for i in range(250)), pair().items[:0])
    written = write_reading(made, tmp_path / "out.html")
    assert [one.name for one in written] == ["out.html", "out-2.html", "out-3.html"]
    roots = [tree(one.read_text("utf-8")) for one in written]
    assert [len(texts(root)) for root in roots] == [100, 100, 50]
    for root in roots:
        check_page(root)
    for own, root in zip(written, roots, strict=True):
        others = {one.attributes["href"] for one in root.all("a")} & {one.name for one in written}
        assert others == {one.name for one in written} - {own.name}


def test_a_copy_whose_source_is_on_another_page_leads_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracktwo.brief.reading_view.reports.MOST_REPORTS", 1)
    first, second = pages(pair()).values()
    check_page(second)
    (link,) = [one for one in second.all("a") if plain(one) == "another page"]
    assert link.attributes["href"] == "reading.html#d1" and list(by_class(first, "text"))


def test_what_is_on_no_page_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracktwo.brief.reading_view.reports.MOST_REPORTS", 1)
    monkeypatch.setattr("tracktwo.brief.reading_view.page.MOST_PAGES", 1)
    (root,) = pages(pair()).values()
    check_page(root)
    assert "On no page, but in the ledger: the last 1 report" in html_of(root)


def test_ten_megabytes_on_one_line_are_cut_and_it_is_said() -> None:
    raw = "<b>" + "war and talks & so on " * 500_000
    items = [
        Claim(
            id=f"one/claim-{i}",
            document="one",
            rule="r",
            spans=((i, len(raw) - i),),
            text=raw[i : i + 9],
            central=i < 2,
        )
        for i in range(1, 5_000)
    ]
    start = time.process_time()
    ((_, html),) = list(reading_pages(Made((document(raw),), tuple(items))))
    assert time.process_time() - start < 20
    assert len(html) < 8_000_000
    root = tree(html)
    check_page(root)
    assert "Only the beginning is shown" in html_of(root) and "further items" in html_of(root)
    assert plain(by_class(root, "text")[0]).strip().startswith("<b>war and talks & so on")


def test_passages_of_web_pages_are_quoted_as_they_are_read() -> None:
    raw = "A <b>deal</b> &amp; peace"
    pieces = [("A ", 0, 2), ("deal", 5, 9), (" ", 13, 14), ("&", 14, 19), (" peace", 19, 25)]
    page = replace(document(raw), media="html", paragraphs=(tuple(Piece(*one) for one in pieces),))
    claim = Claim(id="one/c", document="one", spans=((0, 25),), text=raw, rule="r", central=True)
    (root,) = pages(Made((page,), (claim,))).values()
    check_page(root)
    assert texts(root) == [["A deal & peace"]]
    assert [plain(one) for one in by_class(root, "quote")] == ["A deal & peace"]
    assert "<b>" not in html_of(root)


def test_no_reports_give_a_page_that_says_so() -> None:
    (root,) = pages(Made((), ())).values()
    check_page(root)
    assert "Reading of 0 reports" in html_of(root)


@pytest.mark.parametrize(
    "evil", ["<script>alert(1)</script>", '"><img src=x onerror=y>', "\u202e<b>", "{{ 7*7 }}"]
)
def test_hostile_words_stay_words_wherever_they_stand(evil: str) -> None:
    doc = document(evil, evil, {"title": evil, "publisher": evil})
    item = Zone(id=evil, document=evil, spans=((0, len(evil)),), text=evil, rule=evil, zone=evil, value=evil)
    (root,) = pages(Made((doc,), (item,))).values()
    check_page(root)
    assert texts(root) == [[evil]]
