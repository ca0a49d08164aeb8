"""Claims of a report, and who says what of each."""

from __future__ import annotations

from dataclasses import replace

from tracktwo.reading.claims.board import Board, Draft, Stand
from tracktwo.reading.claims.link import linked
from tracktwo.reading.claims.outlet import central_sentence, own_claims
from tracktwo.reading.claims.reacting import Reaction
from tracktwo.reading.claims.reactions import reactions_of, verdicts_of
from tracktwo.reading.claims.spoken import Spoken, relayed, speaker, spoken_of
from tracktwo.reading.claims.they import it, they
from tracktwo.reading.matter import Ground, Matter, Statements
from tracktwo.reading.matter.lexicon import listed
from tracktwo.reading.matter.met import joined_to
from tracktwo.reading.model import Claim, Stance, Statement
from tracktwo.reading.parsing import Parsed
from tracktwo.reading.people import Cast

__all__ = ["claims_of"]


def claims_of(parsed: Parsed, cast: Cast, said: Statements, matter: Matter) -> tuple[Claim | Stance, ...]:
    """Return the claims of a report, each followed by the stances that actors take on it.

    Parameters
    ----------
    parsed : Parsed
        The report.
    cast : Cast
        Who is in it.
    said : Said
        Who said what.
    matter : Matter
        What it tells of a deal: terms are no claims, meetings are.

    Returns
    -------
    tuple of Claim or Stance
        At most one claim is ``central``: what the report is about. What a report says in its own name has no
        stances. A claim and its denial are never made one: a denial is a stance, or a claim of its own.

    Notes
    -----
    A stance is never summed up over actors or time: each is an event with its evidence.
    """
    ground = matter.ground
    board = Board(ground)
    spoken = list(spoken_of(ground, matter))
    spoken += relayed(ground, spoken)
    reactions = reactions_of(ground)
    central = _central(ground, board, spoken, reactions)
    reactions += verdicts_of(ground, reactions)
    for one in spoken:
        if not _reacts(one, reactions):
            _say(board, one)
    for reaction in reactions:
        _react(ground, board, reaction, central)
    for low, high, rule in own_claims(ground, matter):
        if not any(_shares_most(one, low, high) for one in spoken):
            board.pin(low, high, rule)
    return tuple(board.items())


def _shares_most(one: Spoken, low: int, high: int) -> bool:
    """Tell whether a stretch and what somebody says share most of the shorter."""
    return 2 * (min(one.high, high) - max(one.low, low)) > min(high - low, one.high - one.low)


def _central(ground: Ground, board: Board, spoken: list[Spoken], reactions: list[Reaction]) -> Draft | None:
    """Pin what the report is about: what somebody denies or says in its first sentence, else the sentence."""
    found = central_sentence(ground)
    if not found:
        return None
    low, high = found
    reacted = [one.clause for one in reactions if low <= one.low and one.high <= high + 1]
    told = [(one.low, one.high) for one in spoken]
    for first, last in (*reacted, *told):
        whole = (first, last) in reacted and last - first > 5  # what somebody denies at once
        if low <= first <= last <= high and (whole or 5 * (last - first) > 2 * (high - low)):
            low, high = first, last
            break
    draft = board.pin(low, high, "claim.central")
    draft.central = True
    return draft


def _say(board: Board, one: Spoken) -> None:
    """Pin what a statement says, and who says it."""
    draft = board.alike(one.low, one.high) or board.pin(one.low, one.high, one.rule)
    board.stand(draft, one.stand)
    draft.origins = tuple(dict.fromkeys((*draft.origins, *one.origins)))
    draft.hedges = tuple(dict.fromkeys((*draft.hedges, *one.hedges)))


def _reacts(one: Spoken, reactions: list[Reaction]) -> bool:
    """Tell whether a statement is a reaction, or made of reactions: taken care of there."""
    if any(reaction.verb <= one.cue <= reaction.high for reaction in reactions):
        return True
    within = [each for each in reactions if one.low <= each.low and each.high <= one.high + 2]
    return 2 * sum(each.high - each.low + 1 for each in within) > one.high - one.low


def _react(ground: Ground, board: Board, reaction: Reaction, central: Draft | None) -> None:
    """Pin a reaction to the claim that it is about."""
    draft = linked(ground, board, reaction, central)
    said = ground.voice(reaction.verb)
    actor, name = _who(ground, reaction, said)
    if draft is None or not name:
        return
    if reaction.stance == "acknowledged" and ground.medium(actor):  # what it tells is its report
        reaction = replace(reaction, stance="reported")
    via = said.told_to if said else ""
    evidence = (_evidence(ground, reaction, said),)
    for each, its_name in ((actor, name), *_along(ground, reaction, actor)):
        board.stand(draft, Stand(reaction.stance, reaction.rule, each, its_name, evidence, via))
    if reaction.stance == "reported":
        draft.origins = tuple(dict.fromkeys((*draft.origins, name)))
    if reaction.of_self and said:
        _own_word(ground, board, reaction, said, Stand("asserted", "stance.own-doing", actor, name, (), via))


def _evidence(ground: Ground, reaction: Reaction, said: Statement | None) -> tuple[int, int]:
    """Return the stretch of a reaction; the whole quotation where it stands in one."""
    content = (
        ground.tokens(ground.clean(said.content)) if said and said.direct and reaction.actor < 0 else None
    )
    if not content or ground.grammar.words[content[0]] not in ("“", '"', "``", "‘"):
        return reaction.low, _quotation_end(ground, reaction)
    return content if content[1] - content[0] < 60 else (reaction.low, reaction.high)


def _quotation_end(ground: Ground, reaction: Reaction) -> int:
    """Return the end of a reaction: with all of a quotation that begins in it, within the sentence."""
    words, low, high = ground.grammar.words, reaction.low, reaction.high
    last = min(ground.grammar.last[high], high + 40)
    if words[low : high + 1].count("“") > words[low : high + 1].count("”"):
        return next((at for at in range(high + 1, last + 1) if words[at] == "”"), high)
    if words[low : high + 1].count('"') % 2:
        return next((at for at in range(high + 1, last + 1) if words[at] == '"'), high)
    return high


def _own_word(ground: Ground, board: Board, reaction: Reaction, said: Statement, stand: Stand) -> None:
    """Pin what somebody says of its own doing as a claim as well: that it has not done so."""
    cue = ground.tokens(ground.clean(said.cue)) if said.cue else None
    if cue is None or cue[1] > reaction.low:
        return
    source = ground.subject(cue[1])
    low = ground.grammar.left[source] if 0 <= source < cue[0] else cue[0]
    draft = board.pin(reaction.low, reaction.high, "claim.own-doing")
    draft.stands.append(
        Stand(stand.stance, stand.rule, stand.actor, stand.name, ((low, reaction.verb),), stand.via)
    )


def _along(ground: Ground, reaction: Reaction, actor: str) -> list[tuple[str, str]]:
    """Return those who react together with the actor: "A and B have both denied"."""
    if reaction.actor < 0 or not actor:
        return []
    others = [ground.cast.actors.get(at) for at in joined_to(ground, reaction.actor)]
    return [(one.id, ground.name(one.id)) for one in others if one and one.id != actor]


def _author(ground: Ground, actor: int) -> int:
    """Return who reacts in "they put out a statement denying it": they, not the statement."""
    grammar = ground.grammar
    if grammar.lemmas[actor] in listed("stances", "papers") and grammar.deps[actor] == "dobj":
        subject = ground.subject(grammar.heads[actor])
        return subject if subject >= 0 else actor
    return actor


def _who(ground: Ground, reaction: Reaction, said: Statement | None) -> tuple[str, str]:
    """Return id and name of who reacts: whom the grammar names, else who says the sentence."""
    if reaction.actor < 0:
        return speaker(ground, said) if said else ("", "")
    reaction = replace(reaction, actor=_author(ground, reaction.actor))
    found = ground.actor(reaction.actor)
    if found is None and said and ground.grammar.parts[reaction.actor] == "PRON":
        return speaker(ground, said)
    word = ground.grammar.words[reaction.actor]
    if found is None and word in ("it", "they"):
        actor, name = (it if word == "it" else they)(ground, reaction.actor)
        return (actor, name) if name else ("", ground.phrase(reaction.actor))
    return (found.id, ground.name(found.id)) if found else ("", ground.phrase(reaction.actor))
