"""Which claim a reaction is about: told by what it takes, and by what the report is about."""

from __future__ import annotations

import re

from tracktwo.reading.claims.board import Board, Draft
from tracktwo.reading.claims.reacting import Reaction
from tracktwo.reading.matter import Ground
from tracktwo.reading.matter.lexicon import listed

__all__ = ["linked"]

_IN_YEAR = re.compile(r"\b[Ii]n (?:[A-Z][a-z]{2,8} )?((?:19|20)\d\d)\b")


def linked(ground: Ground, board: Board, reaction: Reaction, central: Draft | None) -> Draft | None:
    """Return the claim that a reaction is about, pinned if it is a new one.

    A clause of its own is a claim like another that says the same, or a new one; talks and reports are the
    report's topic if it is about such; an account ("the allegation") else is the last claim before it.
    """
    low, high = reaction.clause
    if low <= high and not _on_topic(ground, low, high, central):
        return board.alike(low, high) or board.pin(low, high, f"claim.{reaction.stance.replace(' ', '-')}")
    about = _about(reaction)
    alone = ground.grammar.parts[about[0]] == "PRON" or reaction.rule == "stance.verdict"
    it = about[0] == about[1] and alone and _of_dealings(ground, central)
    before = _before(ground, board, reaction)
    if _of_another_year(ground, reaction, central):
        other = before if before is not central else None
        return other or board.pin(reaction.low, reaction.high, "claim.earlier")
    if before and _answers(ground, about, before):
        return before
    if central and (reaction.stance == "no comment" or it or _on_topic(ground, *about, central)):
        return central
    return before or central


def _of_another_year(ground: Ground, reaction: Reaction, central: Draft | None) -> bool:
    """Tell whether a paragraph has gone back "in May 2008" before somebody reacts: not to what is new."""
    text, (at, _) = ground.parsed.text, ground.grammar.span(reaction.low, reaction.low)
    block = text.blocks[text.block_at(at)]
    end = ground.grammar.span(reaction.low, ground.grammar.last[reaction.low])[1]
    years = _IN_YEAR.findall(text.string[block.start : end])
    new = central is None or block.start <= ground.grammar.span(central.low, central.low)[0] < block.end
    return bool(years) and not new and years[-1] != text.document.told.get("published", "")[:4]


def _answers(ground: Ground, about: tuple[int, int], before: Draft) -> bool:
    """Tell whether "the claim" is what somebody has said in the same paragraph."""
    lemmas = {ground.grammar.lemmas[at].lower() for at in range(about[0], about[1] + 1)}
    text = ground.parsed.text
    places = (ground.grammar.span(at, at)[0] for at in (about[0], before.low))
    return bool(lemmas & listed("stances", "charges")) and len({text.block_at(at) for at in places}) == 1


def _about(reaction: Reaction) -> tuple[int, int]:
    return reaction.about if reaction.about[0] <= reaction.about[1] else (reaction.low, reaction.high)


def _on_topic(ground: Ground, low: int, high: int, central: Draft | None) -> bool:
    """Tell whether a stretch names what the central claim is about: talks, an account of it, "it"."""
    if central is None:
        return False
    grammar, dealings, accounts = ground.grammar, listed("stances", "dealings"), listed("stances", "accounts")
    topic = {grammar.lemmas[at].lower() for at in range(central.low, central.high + 1)}
    about_dealings = _of_dealings(ground, central)
    if all(grammar.lemmas[at].lower() not in dealings | accounts for at in range(low, high + 1)):
        low = _antecedent(ground, low, high)
    for at in range(low, high + 1):
        lemma = grammar.lemmas[at].lower()
        if lemma in dealings and about_dealings:
            return True
        if lemma in accounts and (lemma in topic or about_dealings):
            return True
    return False


def _of_dealings(ground: Ground, central: Draft | None) -> bool:
    """Tell whether the central claim is about talks or dealings."""
    if central is None:
        return False
    topic = {ground.grammar.lemmas[at].lower() for at in range(central.low, central.high + 1)}
    return bool(topic & listed("stances", "dealings")) or "meet" in topic


def _antecedent(ground: Ground, low: int, high: int) -> int:
    """Return where to look for what "they" stands for: up to 25 tokens before, in the sentence."""
    words = ground.grammar.words
    if any(words[at] in ("it", "they", "this", "them", "these") for at in range(low, min(high, low + 3) + 1)):
        return max(ground.grammar.first[low], low - 25)
    return low


def _before(ground: Ground, board: Board, reaction: Reaction) -> Draft | None:
    """Return the last claim before a reaction that somebody makes, within some sentences."""
    near = [one for one in board.drafts if one.stands and reaction.low - 120 < one.low < reaction.low]
    return max(near, key=lambda one: one.low, default=None)
