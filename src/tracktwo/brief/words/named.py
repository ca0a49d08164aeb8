"""The case's named packages on the map: what each settles, what it gives whom, who refuses it and why."""

from __future__ import annotations

from tracktwo.brief.facts.named import NamedFacts
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.facts.zone import NoDealFacts
from tracktwo.brief.words.blocks import Block, Cell, Grid, Heading, Para, Row, Section, cell, row, words
from tracktwo.brief.words.parties import basis_of
from tracktwo.brief.words.say import Say, anchor, counted, listed, plural
from tracktwo.deals import Share, Stands, Verdict

__all__ = ["named_packages"]


def named_packages(facts: Facts, say: Say) -> Section:
    """Place every named package on the map."""
    if not facts.named:
        text = "The case names no package. What the principles pick is under Packages side by side."
        return Section("named", "Named packages", (Para(words(text)),))
    blocks: list[Block] = [
        Para(
            words(
                "An issue that a package leaves open is open on purpose. What is said of the package holds "
                "for every way to settle its open issues, unless a number of ways is given."
            )
        ),
        _settled(facts, say),
    ]
    for one in facts.named:
        blocks += _one(facts, one, say)
    return Section("named", "Named packages", tuple(blocks))


def _settled(facts: Facts, say: Say) -> Grid:
    rows = [
        row(
            issue.name,
            [
                say.names.option(issue.id, one.options[issue.id]) if issue.id in one.options else "left open"
                for one in facts.named
            ],
        )
        for issue in facts.issues
    ]
    return Grid("What each package settles", ("Issue", *(one.name for one in facts.named)), tuple(rows))


def _one(facts: Facts, one: NamedFacts, say: Say) -> list[Block]:
    blocks: list[Block] = [Heading(one.name, anchor("package", one.id))]
    agreed = "Agreed. " if one.agreed else ""
    blocks.append(Para(words(f"{agreed}{one.about} ".lstrip(), *basis_of(one.footing))))
    if not one.standing.completions:
        return [*blocks, Para(words("The rules of the case do not allow it."))]
    blocks.append(Para(words(" ".join(_ways(facts, one, say)))))
    levels = {level.party: level for level in facts.zone.no_deal}
    rows = tuple(_stands(one, stands, levels[stands.party], say) for stands in one.standing.parties)
    spread = ", least and greatest over the ways to settle what is open" if one.standing.open_issues else ""
    middle = "" if facts.about.certain else " with judgements at their middle"
    ranges = "" if facts.about.certain else "; no deal with its range"
    headers = ("Party", "Worth to it", "No deal", "What it says")
    return [
        *blocks,
        Grid(f"{one.name}: what it gives whom", headers, rows),
        Para(words(f"Worth{middle}{spread}{ranges}."), "aside"),
    ]


def _ways(facts: Facts, one: NamedFacts, say: Say) -> list[str]:
    """Say how many ways there are to settle what is open and how many suit everyone."""
    if not one.standing.open_issues:
        share = _share(facts, one)
        found = ["It settles every issue."]
        return [*found, f"{say.so('It is', 'acceptable to all', share)}."] if share else found
    names = listed([say.names.issues[issue] for issue in one.standing.open_issues])
    found = [
        f"Left open: {names}. The rules allow {counted(one.standing.completions, 'way')} to settle them."
    ]
    if not say.consenting:
        return found
    if one.possible is not None and not facts.about.certain:
        some = f"{say.count(one.possible)} of these could be accepted by all on some of the numbers."
        none = "None of these can be accepted by all, on any of the numbers."
        found.append(some if one.possible.value else none)
    if one.possible is None or one.possible.value:
        middle = "" if facts.about.certain else " with every judgement at its middle"
        count = one.standing.acceptable
        are = f"{say.count(count)} {plural(count.value, 'is', 'are')}" if count.value else "None is"
        found.append(f"{are} acceptable to all{middle}.")
        share = _share(facts, one)
        if share:
            found.append(f"{say.so('Some way is', 'acceptable to all', share)}.")
    return found


def _share(facts: Facts, one: NamedFacts) -> Share | None:
    """Return in which share of draws all accept it, or some way to complete it."""
    if facts.robust is None:
        return None
    whole = [pick.candidate.accepted for pick in facts.picks if pick.candidate and one.id in pick.named]
    part = [found.accepted for found in facts.robust.open_packages if found.id == one.id]
    return next(iter(whole + part), None)


def _stands(one: NamedFacts, stands: Stands, level: NoDealFacts, say: Say) -> Row:
    known = level.low is not None and level.high is not None
    no_deal = say.between(level.low or 0.0, level.high or 0.0) if known else "–"
    worth = say.between(float(stands.low), float(stands.high))
    return row(say.names.party(stands.party), [worth, no_deal, _says(one, stands, say)])


def _says(one: NamedFacts, stands: Stands, say: Say) -> Cell:
    """Say whether a party refuses: first what is certain, then what holds at the middle."""
    asked = "" if stands.party in say.consenting else " (its consent is not needed)"
    verdict = one.verdicts.get(stands.party)
    crossed = [f"“{say.names.line(line)}”" for line in stands.red_lines]
    because = f": it crosses {listed(crossed)}" if crossed else ""
    if verdict is Verdict.NEVER:
        return cell(f"always refuses{because}{asked}")
    if verdict is Verdict.ALWAYS:
        return cell(f"always accepts{asked}")
    openly = {"never": "accepts", "sometimes": "accepts some ways to settle it", "always": "refuses"}
    if verdict is Verdict.DEPENDS:
        return cell(f"depends on the numbers; at the middle {openly[stands.refuses]}{because}{asked}")
    return cell(f"{openly[stands.refuses]}{because}{asked}")
