"""The page says what the facts say, to everyone, and nothing else."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from cases_for_briefs import LINE, PACKAGES, RANGES, many, weir
from reading_pages import Element, numbers_in, traceable, tree

from tracktwo.brief import Facts, facts_of, page
from tracktwo.case import load

ROOT = Path(__file__).resolve().parents[2]
LANDMARKS = ("header", "nav", "main", "footer")
PICTURES = frozenset({"svg", "style", "head"})


@pytest.fixture(scope="module", params=["ukraine-2023", "panama-1974", "closed", "ten", "one", "bare"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Facts, str]:
    """Give facts and page of examples and of small cases of every kind."""
    folder = tmp_path_factory.mktemp("case")
    if request.param in ("ukraine-2023", "panama-1974"):
        case = load(ROOT / "examples" / request.param)
    elif request.param == "closed":
        case = weir(folder, up_more=LINE, down_no_deal="[60, 80]", mid="[20, 90]", more=PACKAGES)
    elif request.param == "ten":
        case = many(folder, 10)
    elif request.param == "one":
        case = weir(folder, **RANGES, down_inside="false", more=PACKAGES)
    else:
        case = weir(folder)
    facts = facts_of(case, draws=60)
    return facts, page(facts)


def test_every_number_on_the_page_is_in_the_facts(made: tuple[Facts, str]) -> None:
    facts, html = made
    known = traceable(facts.to_records())
    shown = numbers_in(tree(html).text(PICTURES))
    assert sorted(shown - known) == []


def test_a_number_from_nowhere_would_be_noticed(made: tuple[Facts, str]) -> None:
    facts, html = made
    altered = html.replace("</main>", "<p>87654.3 packages</p></main>")
    assert numbers_in(tree(altered).text(PICTURES)) - traceable(facts.to_records()) == {87654.3}


def test_templates_hold_no_number_of_their_own() -> None:
    folder = ROOT / "src" / "tracktwo" / "brief" / "templates"
    for template in folder.glob("*.html"):
        words = re.sub(
            r"\{[%#].*?[%#]\}|\{\{.*?\}\}|<[^>]*>", "", template.read_text("utf-8"), flags=re.DOTALL
        )
        assert re.findall(r"\d", words) == [], template.name


def test_the_page_needs_nothing_from_outside(made: tuple[Facts, str]) -> None:
    root = tree(made[1])
    assert list(root.all("script", "link", "iframe", "img", "object", "embed", "base", "form")) == []
    loaded = [e for e in root.all() for name in ("src", "srcset", "data", "poster") if name in e.attributes]
    assert loaded == []
    handlers = [name for e in root.all() for name in e.attributes if name.startswith("on")]
    assert handlers == []
    (style,) = root.all("style")
    assert not re.search(r"@import|url\((?!#)", style.text())


def test_headings_are_in_order_and_nothing_is_skipped(made: tuple[Facts, str]) -> None:
    levels = [int(e.tag[1]) for e in tree(made[1]).all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_has_its_language_and_landmarks(made: tuple[Facts, str]) -> None:
    root = tree(made[1])
    (html,) = root.all("html")
    assert html.attributes["lang"] == "en"
    assert [len(list(root.all(tag))) for tag in LANDMARKS] == [1, 1, 1, 1]
    (title,) = root.all("head")
    assert next(title.all("title")).text().strip()
    skip = next(root.all("a"))
    assert skip.attributes["href"] == "#summary"


def test_every_id_is_unique_and_every_link_leads_somewhere(made: tuple[Facts, str]) -> None:
    root = tree(made[1])
    ids = [e.attributes["id"] for e in root.all() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    for link in root.all("a"):
        assert link.text().strip(), "an empty link"
        href = link.attributes["href"]
        assert href.startswith(("https://", "http://")) or href.removeprefix("#") in ids, href
    named = [i for e in root.all() for i in e.attributes.get("aria-labelledby", "").split()]
    assert set(named) <= set(ids)


def test_every_table_and_picture_says_what_it_is(made: tuple[Facts, str]) -> None:
    root = tree(made[1])
    tables = list(root.all("table"))
    assert tables
    for table in tables:
        (caption,) = table.all("caption")
        assert caption.text().strip()
        assert all(head.attributes["scope"] in ("col", "row") for head in table.all("th"))
        widths = {len([c for c in row.children if isinstance(c, Element)]) for row in table.all("tr")}
        assert len(widths) == 1, caption.text()
    for drawing in root.all("svg"):
        assert drawing.attributes["role"] == "img"
        assert next(drawing.all("title")).text().strip()
        assert next(drawing.all("desc")).text().strip()
    boxes = [e for e in root.all("div") if "scroll" in e.attributes.get("class", "")]
    assert boxes
    assert all(e.attributes["tabindex"] == "0" and e.attributes["aria-label"] for e in boxes)


def test_parties_stand_in_the_order_of_the_file(made: tuple[Facts, str]) -> None:
    facts, html = made
    (table,) = [t for t in tree(html).all("table") if next(t.all("caption")).text() == "The parties"]
    shown = [next(row.all("th")).text() for row in table.all("tr")][1:]
    assert shown == [party.name for party in facts.parties]


def test_the_same_facts_give_the_same_page(made: tuple[Facts, str]) -> None:
    facts, html = made
    assert page(facts) == html


HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(2)>&amp;\"'"


def test_hostile_names_stay_words(tmp_path: Path) -> None:
    changes = {"more": PACKAGES, **RANGES}
    weir(tmp_path, **changes)
    text = (tmp_path / "case.yaml").read_text("utf-8")
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    for name in (
        "Upstream",
        "Summer water",
        "Little",
        "Both sides",
        "Whole deal",
        "The Lower Weir",
        "a test",
    ):
        text = text.replace(f": {name}", f": {quoted}")
    (tmp_path / "case.yaml").write_text(text, "utf-8")
    root = tree(page(facts_of(load(tmp_path), draws=20)))
    assert list(root.all("script", "img")) == []
    assert [name for e in root.all() for name in e.attributes if name.startswith("on")] == []
    assert HOSTILE in next(root.all("h1")).text()
