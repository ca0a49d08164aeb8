"""What would have to give way: for any package, for each named one; exchanges, and what is better for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracktwo.bibliography import citation
from tracktwo.brief.facts.named import NamedFacts
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocks import Block, Bullets, Grid, Heading, Link, Para, Section, Words, row, words
from tracktwo.brief.words.say import Say, anchor, counted, listed
from tracktwo.deals import Move, PackageUnlock, ZoneUnlock
from tracktwo.deals.unlocking.trades import Change

__all__ = ["unlocking"]

OPENINGS = 6
SETTLED = "with open issues settled so that the hardest-hit party is least short"
CONCESSIONS = 3


def unlocking(facts: Facts, say: Say) -> Section:
    """Write what would have to give way."""
    middle = (
        ""
        if facts.about.certain
        else "This part is worked out with every judgement at its middle. The steps are directions to "
        "explore, not amounts to bargain over: on other numbers within the ranges they have other sizes."
    )
    blocks: list[Block] = [Para(words(middle))] if middle else []
    blocks += [Heading("For any package", "unlock-any"), *_any(facts, say)]
    if facts.named:
        blocks += [Heading("For each named package", "unlock-named"), *_for_named(facts, say)]
    exchanges = [words(line) for line in _exchanges(facts, say)]
    if exchanges:
        source = citation("exchanges over issues").reference
        blocks += [
            Heading("Exchanges over two issues", "exchanges"),
            Para(
                words(
                    "Two issues changed together so that no party whose consent is needed is worse off and "
                    f"one is better off, where neither change would do so alone. On the term: {source}."
                )
            ),
            Bullets(tuple(exchanges)),
        ]
    blocks += _better(facts, say)
    return Section("unlock", "What would unlock a deal", tuple(blocks))


def _any(facts: Facts, say: Say) -> Iterator[Block]:
    found = facts.unlock
    if found is None:
        yield Para(words(f"This could not be worked out. {facts.unlock_reason}"))
    elif found.is_open:
        yield from _firm(found, say, "" if facts.about.certain else " at the middle of the judgements")
    else:
        yield from _closed(found, say)


def _firm(found: ZoneUnlock, say: Say, at_middle: str) -> Iterator[Block]:
    """Say how firmly an open zone is open."""
    yield Para(
        words(
            f"There is a zone of agreement{at_middle}, so nothing need give way. The table says how far each "
            "no-deal value could rise, all else unchanged, before no package is acceptable to all any more. "
            "Where the two numbers are close, the zone hangs on that judgement."
        )
    )
    rows = [
        row(
            say.names.party(move.party),
            [say.value(float(move.no_deal)), say.value(float(move.to))],
        )
        for party in say.consenting
        for opening in found.single
        for move in opening.moves
        if move.party == party and move.no_deal is not None and move.to is not None
    ]
    yield Grid(
        "How far each no-deal value could rise",
        ("Party", f"No-deal value{at_middle and ', middle'}", "Zone closes above"),
        tuple(rows),
    )


def _closed(found: ZoneUnlock, say: Say) -> Iterator[Block]:
    """Say what alone, or in pairs, would open the zone."""
    openings = found.single or found.pairs
    if openings:
        how = "Any one of these" if found.single else "No single change is enough. Any one of these pairs"
        yield Para(words(f"There is no zone of agreement. {how} would be enough to open one:"))
        yield Bullets(
            tuple(
                words(
                    f"{' and '.join(_move(move, say) for move in one.moves)}. It would open: ",
                    _package(one.package, say),
                )
                for one in openings[:OPENINGS]
            )
        )
    else:
        yield Para(
            words("There is no zone of agreement, and no single change or pair of changes would open one.")
        )
    if found.undecided:
        yield Para(
            words(
                f"{counted(len(found.undecided), 'other change')} could not be worked out in reasonable time."
            )
        )
    if found.nearest is not None:
        short = [
            f"{say.names.party(party)} (by {say.value(float(by))})"
            for party, by in found.shortfalls.items()
            if by > 0
        ]
        yield Para(
            words(
                "The package that crosses no red line and falls least short of no deal for the hardest-hit "
                f"party: {_package(found.nearest, say)} It falls short of no deal for "
                f"{f'{listed(short)}, each on its own scale' if short else 'nobody'}."
            )
        )
    elif found.nearest_reason:
        yield Para(words(found.nearest_reason))


def _move(move: Move, say: Say) -> str:
    who = say.names.party(move.party)
    if move.line is not None:
        return f"{who} gives up “{say.names.line(move.line)}”"
    assert move.to is not None and move.by is not None and move.no_deal is not None
    return (
        f"no deal is worth no more than {say.value(float(move.to))} to {who}, which is "
        f"{say.value(float(move.by))} less than now"
    )


def _package(options: Mapping[str, str], say: Say) -> str:
    return "; ".join(f"{say.names.issues[i]}: {say.names.option(i, o)}" for i, o in options.items()) + "."


def _for_named(facts: Facts, say: Say) -> Iterator[Block]:
    yield Bullets(
        tuple(
            words(Link(one.name, f"#{anchor('package', one.id)}"), ". ", *_ways_out(facts, one, say))
            for one in facts.named
        )
    )


def _ways_out(facts: Facts, one: NamedFacts, say: Say) -> Words:
    """Say in a few sentences what would make a named package acceptable."""
    if not one.standing.completions:
        return words("The rules of the case do not allow it, so there is nothing to unlock.")
    if one.standing.acceptable.value:
        text = (
            "Acceptable to all as it is."
            if one.unlock and not one.standing.open_issues
            else (
                f"Nothing need be reopened: {say.count(one.standing.acceptable)} of "
                f"{counted(one.standing.completions, 'way')} to settle its open issues are acceptable to all."
            )
        )
        return words(text)
    found = [_terms(one, say)]
    if one.unlock is not None:
        found += [] if one.standing.open_issues else _concessions(one.unlock, say)
        found += [_short(one, one.unlock, say), _payment(one.unlock, say)]
    return words(" ".join(part for part in found if part))


def _terms(one: NamedFacts, say: Say) -> str:
    if one.reopen:
        sets = [listed([say.names.issues[issue] for issue in terms]) for terms in one.reopen]
        return f"Smallest set of its terms to reopen, all else kept: {'; or '.join(sets)}."
    return f"Which of its terms to reopen cannot be said: {one.reopen_reason}." if one.reopen_reason else ""


def _concessions(found: PackageUnlock, say: Say) -> Iterator[str]:
    if found.concessions_reason:
        yield found.concessions_reason
    for concession in found.concessions[:CONCESSIONS]:
        steps = [
            f"{say.names.issues[i]} from “{say.names.option(i, old)}” to “{say.names.option(i, new)}”"
            for i, (old, new) in concession.changes.items()
        ]
        losers = [
            f"{say.names.party(p)} {say.value(float(loss))}"
            for p, loss in concession.loses.items()
            if loss > 0
        ]
        cost = f", which costs {listed(losers)} on its own scale" if losers else ""
        yield f"Smallest concession: {listed(steps)}{cost}."


def _short(one: NamedFacts, found: PackageUnlock, say: Say) -> str:
    """Say who is below no deal and by how much, which is also how far no deal would have to fall."""
    short = [
        f"{say.names.party(b.party)} (by {say.value(float(b.short))})" for b in found.balances if b.short
    ]
    if not short:
        return ""
    settled = f"{SETTLED[:1].upper()}{SETTLED[1:]}, it" if one.standing.open_issues else "It"
    return f"{settled} falls short of no deal for {listed(short)}, each on its own scale."


def _payment(found: PackageUnlock, say: Say) -> str:
    if found.payment is None:
        return (
            f"No payment would help: {found.payment_reason[:1].lower()}{found.payment_reason[1:]}"
            if found.payment_reason
            else ""
        )
    to = [f"{say.value(float(n))} for {say.names.party(p)}" for p, n in found.payment.to.items()]
    can = [f"{say.names.party(p)} up to {say.value(float(n))}" for p, n in found.payment.could_pay.items()]
    who = (
        f" Others are above their no-deal values and could spare: {listed(can)}."
        if can
        else " Nobody has anything to spare."
    )
    return f"A side payment would have to be worth {listed(to)}, each on its own scale.{who}"


def _exchanges(facts: Facts, say: Say) -> Iterator[str]:
    """Give each exchange once, with all packages in which it can be made."""
    made: dict[str, list[str]] = {}
    for one in facts.named:
        for trade in one.trades:
            filled = f", {SETTLED}" if one.standing.open_issues else ""
            made.setdefault(f"{filled}: {_change(trade.change, say)}", []).append(one.name)
    for exchange, names in made.items():
        yield f"{listed(names)}{exchange}"


def _change(change: Change, say: Say) -> str:
    steps = [
        f"{say.names.issues[i]} from “{say.names.option(i, old)}” to “{say.names.option(i, new)}”"
        for i, (old, new) in change.changes.items()
    ]
    gains = [
        f"{say.names.party(p)} {_signed(float(g), say)}"
        for p, g in change.gains.items()
        if g or p in say.consenting
    ]
    crossed = [say.names.quoted(label) for label in say.names.crossed(change.package, say.consenting)]
    still = f" The package that results crosses {listed(crossed)}." if crossed else ""
    return f"{listed(steps)}. Each on its own scale: {listed(gains) or 'no change'}.{still}"


def _signed(gain: float, say: Say) -> str:
    return f"+{say.value(gain)}" if gain > 0 else say.value(gain)


def _better(facts: Facts, say: Say) -> list[Block]:
    """Say what would leave nobody worse off than a complete named package."""
    lines = []
    for one in facts.named:
        if one.better is None:
            continue
        link = Link(one.name, f"#{anchor('package', one.id)}")
        if not one.better.vectors:
            lines.append(
                words(link, ": no package is better for one of them without being worse for another.")
            )
            continue
        first = one.better.fewest[0] if one.better.fewest else next(iter(one.better.best.values()))[0]
        lines.append(words(link, f": {_change(first, say)}"))
    if not lines:
        return []
    source = citation("improving on an agreement").reference
    return [
        Heading("Better for somebody and worse for nobody", "better"),
        Para(
            words(
                "Once a package is agreed, there may be another that leaves no party whose consent is needed "
                f"worse off and somebody better off. Source: {source}."
            )
        ),
        Bullets(tuple(lines)),
    ]
