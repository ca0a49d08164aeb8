"""The page: facts become sections, sections become one HTML file that needs nothing from outside."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.after_deal import after_the_deal
from tracktwo.brief.words.basis import basis, method
from tracktwo.brief.words.blocking import blockers
from tracktwo.brief.words.blocks import Bullets, Para, Strong, words
from tracktwo.brief.words.ceasefire import ceasefire
from tracktwo.brief.words.holding import holding
from tracktwo.brief.words.home import home
from tracktwo.brief.words.ifs import ifs
from tracktwo.brief.words.named import named_packages
from tracktwo.brief.words.packages import packages
from tracktwo.brief.words.parties import parties
from tracktwo.brief.words.reports import reports
from tracktwo.brief.words.say import Say, day, number
from tracktwo.brief.words.scales import scales
from tracktwo.brief.words.summary import summary
from tracktwo.brief.words.sure import sure
from tracktwo.brief.words.unlock import unlocking
from tracktwo.brief.words.values import values
from tracktwo.brief.words.war import war
from tracktwo.brief.words.zone import zone
from tracktwo.figures import STYLE, Figure

__all__ = ["page"]

WRITERS = (
    summary,
    parties,
    values,
    zone,
    packages,
    blockers,
    unlocking,
    named_packages,
    holding,
    home,
    after_the_deal,
    ceasefire,
    war,
    ifs,
    scales,
    reports,
    sure,
    basis,
    method,
)

FOOTING_WORDS = {
    "sourced": "sourced",
    "elicited": "elicited",
    "assumed": "assumed",
    "none": "no footing given",
}

WHAT_THIS_IS = (
    "A model of judgements, not a forecast: it works out what follows from what the parties are judged to "
    "want, and says which judgements it rests on. It takes no side and recommends no package."
)

NO_CHANCE = "that a share of draws is the chance of a deal: it is the share of the numbers tried."
NOT_TO_CONCLUDE = (
    "that this is a forecast: nothing here says what the parties will do.",
    "that one party gains more than another: values of different parties are not compared.",
    "that a package acceptable in the model is an agreement: only the parties can agree.",
    "more than the judgements bear: numbers that are marked as assumed are the analyst's own.",
)


def page(facts: Facts) -> str:
    """Write the brief as HTML.

    Parameters
    ----------
    facts : Facts
        All that it says.

    Returns
    -------
    str
        One file without script, in which nothing is loaded from outside.
    """
    say = Say(facts)
    sections = [write(facts, say) for write in WRITERS]
    environment = Environment(
        loader=PackageLoader("tracktwo.brief"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals["drawn"] = _drawn
    return environment.get_template("page.html").render(
        title=facts.about.title,
        version=facts.about.version,
        kind="Brief",
        under_title=_under_title(facts),
        sections=sections,
        foot=_foot(facts),
        reading=_reading(facts),
        style=Markup(_style()),
        footing_words=FOOTING_WORDS,
    )


def _drawn(figure: Figure) -> Markup:
    """Let a figure's markup through: figures escape what is put into them."""
    return Markup(figure.html())


def _style() -> str:
    return STYLE + files("tracktwo.brief").joinpath("style.css").read_text("utf-8")


def _under_title(facts: Facts) -> list[Para]:
    dates = (
        f"Positions as judged on {day(facts.about.as_of)}." if facts.about.as_of else "The case has no date."
    )
    if facts.about.at:
        dates += f" No-deal values as foreseen for {day(facts.about.at)}."
    return [Para(words(dates), "date"), Para(words(WHAT_THIS_IS), "what")]


def _reading(facts: Facts) -> Bullets:
    """Say how the words for sureness are meant."""
    exact = words(Strong("always, never"), ": proven for every number in the ranges; nothing is drawn")
    drawn = [
        words(
            Strong(one.phrase), f": in {number(100 * one.least)} to {number(100 * one.below)}% of the draws"
        )
        for one in facts.about.reading
    ]
    middle = words(
        Strong("at the middle"),
        ": with every judgement at its likely value or the middle of its range; one case among many",
    )
    interval = words(
        Strong("the range after a share"),
        ": how far chance in the drawing may have moved the share; it says nothing about the judgements",
    )
    own = words(
        Strong("worth"),
        ": on a party's own scale; values of different parties are not compared unless the text says so",
    )
    shares = () if facts.about.certain else (NO_CHANCE,)
    nots = tuple(words(Strong("Do not conclude"), f" {text}") for text in (*shares, *NOT_TO_CONCLUDE))
    return Bullets((*((exact, *drawn, interval, middle) if not facts.about.certain else ()), own, *nots))


def _foot(facts: Facts) -> list[Para]:
    return [Para(words(Strong("tracktwo"), f" {facts.about.version}"))]
