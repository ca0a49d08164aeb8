"""What a figure is: a drawing, its words, and the table that says the same."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.figures.marks import document, escaped, finite, number, tag, text
from tracktwo.figures.style import BODY, MUTED

WIDTH, MARGIN = 720.0, 4.0


@dataclass(frozen=True)
class Table:
    """The numbers under a figure.

    Parameters
    ----------
    caption : str
        What the table lists.
    headers : tuple of str
        One heading a column.
    rows : tuple of tuple of str
        Formatted cells; the first cell of a row is its heading.
    """

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def html(self) -> str:
        """Return the table as HTML, with headings scoped to their columns and rows."""
        heads = "".join(tag("th", escaped(cell) or " ", scope="col", dir="auto") for cell in self.headers)
        body = "\n".join(self._row(row) for row in self.rows)
        return (
            f"<table>\n<caption>{escaped(self.caption)}</caption>\n"
            f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
        )

    @staticmethod
    def _row(row: tuple[str, ...]) -> str:
        """One row, its first cell a heading."""
        first = tag("th", escaped(row[0]) or " ", scope="row", dir="auto")
        return tag("tr", first, *(tag("td", escaped(cell) or " ", dir="auto") for cell in row[1:]))


@dataclass(frozen=True)
class Figure:
    """A drawing with its words and its numbers.

    Parameters
    ----------
    svg : str
        A whole SVG document, which looks right alone.
    title, description : str
        What the figure shows, in a line and in a sentence or two.
    table : Table
        The same facts as text.
    """

    svg: str
    title: str
    description: str
    table: Table

    def html(self) -> str:
        """Return the `<figure>`; the page that shows it should include `STYLE` once."""
        caption = (
            f'<span class="figure-title">{escaped(self.title)}</span> '
            f'<span class="figure-description">{escaped(self.description)}</span>'
        )
        numbers = _scrolling(self.table.html(), f"{self.title}: the numbers")
        return (
            f'<figure class="tracktwo-figure">\n<figcaption>{caption}</figcaption>\n'
            f"{_scrolling(self.svg, self.title)}\n"
            f"<details><summary>The numbers</summary>\n{numbers}\n</details>\n</figure>\n"
        )


def _scrolling(content: str, label: str) -> str:
    """A box that scrolls sideways on a narrow screen, reachable by keyboard."""
    return tag("div", content, class_="figure-scroll", role="group", tabindex="0", aria_label=label)


@dataclass(frozen=True)
class Estimate:
    """A number and, where it is uncertain, the range it lies in.

    Parameters
    ----------
    value : float
        The likely value, the only one, or the middle of a `plain` range.
    low, high : float, optional
        The ends of the range; both or neither, with `low <= value <= high`.
    plain : bool, optional
        The range is all that is known: its middle is no likely value, and is not printed as one.

    Raises
    ------
    ValueError
        If a number is not finite or the range does not hold the value.
    """

    value: float
    low: float | None = None
    high: float | None = None
    plain: bool = False

    @classmethod
    def between(cls, low: float, high: float) -> Estimate:
        """Return a plain range, or a number where its ends are equal."""
        return cls((low + high) / 2, low, high, plain=True) if low < high else cls(low)

    def __post_init__(self) -> None:
        """Check the three numbers."""
        finite(self.value, "Estimate.value")
        if (self.low is None) != (self.high is None):
            raise ValueError("Estimate.low and Estimate.high go together: give both or neither")
        if self.low is not None and self.high is not None:
            finite(self.low, "Estimate.low")
            finite(self.high, "Estimate.high")
            if not self.low <= self.value <= self.high:
                raise ValueError(
                    f"Estimate.value {self.value} lies outside low {self.low} to high {self.high}"
                )

    @property
    def ends(self) -> tuple[float, float]:
        """The range, which is the value itself where there is none."""
        return (self.value if self.low is None else self.low, self.value if self.high is None else self.high)

    @property
    def is_range(self) -> bool:
        """Whether the range is wider than a point."""
        return self.ends[0] < self.ends[1]

    @property
    def is_plain(self) -> bool:
        """Whether it is a range without a likely value."""
        return self.plain and self.is_range

    def text(self) -> str:
        """Return the value with its range in brackets, or the range where that is all."""
        if not self.is_range:
            return number(self.value)
        within = " to ".join(map(number, self.ends))
        return within if self.plain else f"{number(self.value)} ({within})"


@dataclass(frozen=True)
class PartyScale:
    """A party's side of a picture: an axis or a strip.

    Parameters
    ----------
    party : str
        Name of the party.
    no_deal : Estimate, optional
        What no deal is worth to it, on its own scale.
    low, high : float, optional
        Ends of the scale; by default 0 to 100 if the data suit, else the data's own range.
    """

    party: str
    no_deal: Estimate | None = None
    low: float | None = None
    high: float | None = None


def level_text(level: Estimate | None) -> str:
    """Return the words for a no-deal value that may be missing."""
    return "not given" if level is None else level.text()


def sentence(*, key: str, title: str, words: str, table: Table) -> Figure:
    """Return the figure of nothing: a sentence that says so."""
    body = text(MARGIN, 29, words, size=BODY, fill=MUTED)
    svg = document(key=key, title=title, description=words, width=480, height=48, body=body)
    return Figure(svg, title, words, table)
