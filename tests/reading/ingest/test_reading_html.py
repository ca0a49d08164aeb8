"""HTML is read with offsets into the raw file; what is not main text is marked."""

from __future__ import annotations

import html
import json
import sys
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.reading.ingest import html as reader
from tracktwo.reading.ingest.content import Content, Unreadable
from tracktwo.reading.ingest.facts import facts_of
from tracktwo.reading.ingest.html import html_content, read_html
from tracktwo.reading.ingest.limits import MOST_PARAGRAPHS, MOST_TAGS
from tracktwo.reading.ingest.markup import walk

VISIBLE = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], exclude_characters="\xad"),
    max_size=60,
)
INLINE = st.sampled_from(
    [
        "",
        "<b>",
        "</b>",
        '<a href="x>y">',
        "</a>",
        "<!-- <p> -->",
        "<span\nclass='\"'>",
        "<script>var a = '<p>';</script>",
    ]
)

STORY = [
    "Envoys of both sides met in Doha on Thursday for the first time since the spring, two officials said.",
    "They agreed on very little of what was on the table, and a second round is planned for next week.",
    "If the shelling stops, monitors could be sent within days, said a statement of the mediator's office.",
]


def texts(content: Content, mark: str | None = None) -> list[str]:
    named = enumerate("".join(piece.text for piece in paragraph) for paragraph in content.paragraphs)
    return [text for number, text in named if mark is None or content.marks.get(number, "") == mark]


def folded(text: str) -> str:
    return " ".join(text.split())


@given(st.lists(st.tuples(VISIBLE, INLINE), max_size=12))
def test_text_comes_out_as_it_was_escaped_whatever_tags_stand_in_it(parts: list[tuple[str, str]]) -> None:
    raw = "<p>" + "".join(html.escape(text) + tag for text, tag in parts)
    blocks = walk(raw).blocks
    assert folded("".join(piece.text for block in blocks for piece in block.pieces)) == folded(
        "".join(text for text, _ in parts)
    )


@given(st.text(st.sampled_from("<>/!-='\"& ;#apbrdivscript\n\u00a0x"), max_size=200))
def test_any_markup_is_walked_and_every_piece_leads_back(raw: str) -> None:
    at = 0
    for block in walk(raw).blocks:
        assert block.pieces
        for piece in block.pieces:
            assert at <= piece.start < piece.end <= len(raw)
            at = piece.end
            stands = raw[piece.start : piece.end]
            assert folded(html.unescape(stands)) == folded(piece.text) or stands.lower().startswith("<br")


class _Oracle(HTMLParser):
    """The standard library's parser, without offsets: what text a page shows."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden += tag in ("script", "style", "title")
        self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style", "title")
        self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["p", "div", "h2", "li", "td", "script", "style"]),
            VISIBLE,
            st.text("abc\"'=", max_size=5),
        ),
        max_size=10,
    )
)
def test_a_page_shows_what_the_standard_librarys_parser_says(elements: list[tuple[str, str, str]]) -> None:
    escape = {"script": lambda text: text.replace("<", ""), "style": lambda text: text.replace("<", "")}
    raw = "".join(
        f'<{tag} title="{html.escape(title)}">{escape.get(tag, html.escape)(text)}</{tag}>'
        for tag, text, title in elements
    )
    oracle = _Oracle()
    oracle.feed(raw)
    oracle.close()
    ours = " ".join("".join(piece.text for piece in block.pieces) for block in walk(raw).blocks)
    assert folded(ours) == folded("".join(oracle.words))


def test_entities_and_folded_spaces_stand_for_what_is_in_the_file() -> None:
    raw = "<p>Aid &amp;\n   food&nbsp;&mdash; <b>now</b></p>"
    (block,) = walk(raw).blocks
    assert "".join(piece.text for piece in block.pieces) == "Aid & food — now"
    assert [
        raw[piece.start : piece.end] for piece in block.pieces if len(piece.text) != piece.end - piece.start
    ] == ["&amp;", "\n   ", "&nbsp;", "&mdash;"]


def test_one_break_is_a_space_and_two_end_a_paragraph() -> None:
    blocks = walk("one<br>two<br/>\n<br>three").blocks
    assert ["".join(piece.text for piece in block.pieces) for block in blocks] == ["one two", "three"]


def test_main_text_is_told_from_what_stands_around_it() -> None:
    pytest.importorskip("trafilatura", exc_type=ImportError)
    story = "".join(f"<p>{line}</p>" for line in STORY)
    aside = "<footer><p>About our company and its many brands</p></footer>"
    article = f"<article><h1>Envoys meet</h1>{story}</article>"
    page = f"<html><body><nav><a>Home</a></nav>{article}{aside}</body></html>"
    content = read_html(page.encode())
    assert texts(content, "") == STORY and texts(content, "title") == ["Envoys meet"]
    assert texts(content, "furniture") == ["Home", "About our company and its many brands"]


def test_blocks_that_are_main_text_in_part_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        reader, "_main_text", lambda raw, deepest: (f"{STORY[0]}\n{STORY[1]}\nShort line", "")
    )
    read_more = f"<p>{STORY[0]} <a>Read more here</a></p>"
    page = f"{read_more}<p>Other news</p><p>Short line</p><div>{STORY[1]}</div><p>{STORY[2]}</p>"
    content = html_content(page, "utf-8", ())
    assert texts(content, "") == [f"{STORY[0]} Read more here", "Short line", STORY[1]]


def test_without_main_text_all_that_is_seen_is_taken_and_that_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "_main_text", lambda raw, deepest: ("", "no main text was found"))
    content = html_content("<nav>Home</nav><h2>Why</h2><p>Because.</p>", "utf-8", ())
    assert (
        texts(content, "") == ["Because."]
        and texts(content, "heading") == ["Why"]
        and texts(content, "furniture") == ["Home"]
    )
    assert content.notes == ("All visible text was taken: no main text was found.",)


def test_a_library_that_cannot_be_loaded_costs_the_main_text_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    content = html_content("<p>Because.</p>", "utf-8", ())
    assert texts(content) == ["Because."] and "cannot be loaded" in content.notes[0]


def test_a_page_tells_of_itself_in_meta_tags() -> None:
    page = walk(
        "<title>Envoys meet | The Herald</title><meta property='og:site_name' content='The Herald'>"
        "<meta name=author content='By Jane Doe'>"
        "<meta content='2023-07-06T10:00:00Z' property='article:published_time'>"
    )
    assert facts_of(page) == {
        "title": "Envoys meet",
        "author": "Jane Doe",
        "publisher": "The Herald",
        "date": "2023-07-06",
    }


def test_a_page_tells_of_itself_in_json_ld_and_time() -> None:
    entry = {
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            {
                "@type": "NewsArticle",
                "headline": "Envoys meet",
                "datePublished": "2023-07-06",
                "author": [{"name": "Jane Doe"}, {"name": "John Roe"}],
                "publisher": {"name": "The Herald"},
            },
        ]
    }
    page = walk(
        f'<script type="application/ld+json">{json.dumps(entry)}</script><time datetime="2023-07-07T00:00">'
    )
    assert facts_of(page) == {
        "title": "Envoys meet",
        "author": "Jane Doe and John Roe",
        "publisher": "The Herald",
        "date": "2023-07-06",
    }
    assert facts_of(walk('<time datetime="2023-07-07T00:00">'))["date"] == "2023-07-07"


@pytest.mark.parametrize(
    "block", ["[" * 100_000, "{", '{"headline": 5}', '{"datePublished": {"name": []}}', "null"]
)
def test_broken_json_ld_is_passed_over(block: str) -> None:
    assert facts_of(walk(f'<script type="application/ld+json">{block}</script>')) == {}


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<a ",
        "<!--",
        "<p>a",
        "<b>",
        "<svg>",
        "<script>",
        '<a =">" ',
        "<title>",
        "&",
        "&amp;",
        "</p>",
        "<nav>x",
    ],
)
def test_endless_markup_is_walked_in_bounded_time(piece: str) -> None:
    started = time.process_time()
    page = walk(piece * 60_000)
    assert len(page.blocks) <= MOST_PARAGRAPHS + 1 and time.process_time() - started < 5


def test_a_walk_ends_at_the_limit_of_tags_and_says_so() -> None:
    assert walk("<b>" * (MOST_TAGS + 1)).cut and not walk("<b>x").cut


@pytest.mark.parametrize("page", ["<html></html>", "<script>x</script>", "<!-- x"])
def test_a_page_that_shows_nothing_is_refused(page: str) -> None:
    with pytest.raises(Unreadable, match="shows no text"):
        html_content(page, "utf-8", ())
