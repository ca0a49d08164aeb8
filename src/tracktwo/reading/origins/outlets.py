"""Which names and descriptions stand for a newsroom or an agency: only these are origins by name."""

from __future__ import annotations

import re
from functools import cache

from tracktwo.reading.model import Organisation, Person, Reading, Span, Unnamed
from tracktwo.reading.words import words

__all__ = ["Outlets"]

_NAME = r"[^\W\d_a-z][\w’'&.-]{0,30}(?:[ ](?:(?:of|the|de|des|du|la|le)[ ])?[^\W_a-z][\w’'&-]{0,30}){0,4}"
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|its|their)\s+", re.IGNORECASE)
_CASE = re.compile(r"['’]s?$")
_BEHIND = 80  # How far behind a name what it is may stand: "Dagvakt, a weekly".
_LONGEST = 300  # Letters of a name or description that are looked at.
_SOUGHT = 200  # How many times a name is looked at in one report.


class Outlets:
    """Tells the outlets of one report from everybody else that is told something in it.

    Parameters
    ----------
    reading : Reading
        The report, with the people and bodies that were found in it.
    """

    def __init__(self, reading: Reading) -> None:
        self._raw = reading.document.raw
        self._bodies = {one.id: one for one in reading.of(Organisation)}
        self._nobody = {one.id for one in (*reading.of(Person), *reading.of(Unnamed))}
        self._others = {
            self._raw[start:end]
            for one in (*reading.of(Person), *reading.of(Unnamed), *self._bodies.values())
            if not (isinstance(one, Organisation) and one.form == "media")
            for start, end in one.spans
        }
        found = [
            (start, self._raw[start:end], one.name)
            for one in self._bodies.values()
            if one.form == "media"
            for start, end in one.spans
        ]
        self._mentions = sorted(found)
        another = (start for start, _, name in self._mentions if name != self._mentions[0][2])
        self._second = next(another, None)  # Where a second outlet is named first.
        self._known_so_far: dict[str, str] = {}
        self._houses = {_bare(said): name for _, said, name in found} | {one: one for *_, one in found}
        # Of agencies, only names of several words are looked for among others: "PA" is much else.
        self._within = {said: one for said, one in _agencies().items() if " " in said} | self._houses

    def named(self, text: str, near: Span, actor: str = "") -> str:
        """Return the name of the outlet that words stand for.

        Parameters
        ----------
        text : str
            Such as "the newspaper Dagvakt", "the weekly", "reporters".
        near : (int, int)
            The passage of the report in which they stand.
        actor : str, optional
            Id of the one that they stand for, where that is known.

        Returns
        -------
        str
            Empty where it is no outlet, or not certain which.
        """
        body = self._bodies.get(actor)
        if body and body.form == "media":
            return body.name
        if _described(text) and (found := self._meant(text, near)):
            return found
        bare = _bare(text)
        if found := self._described_behind(bare):
            return found
        nobody = actor in self._nobody or (body is None and bare in self._others)
        if nobody or not bare:
            return ""
        if bare not in self._known_so_far:
            self._known_so_far[bare] = self._by_itself(bare)
        return self._known_so_far[bare]

    def _described_behind(self, bare: str) -> str:
        """Return the outlet in "Dagvakt, a weekly"."""
        name, comma, _ = bare.partition(", ")
        if not comma or name in self._others or not re.fullmatch(_NAME, name):
            return ""
        kind = _kind_behind().match(bare, len(name))
        return self._houses.get(name) or _agencies().get(name, "") or (_proper(name) if kind else "")

    def introduced(self, name: str) -> str:
        """Return a name that a report gives as that of who published it first, if it is of nobody else."""
        bare = _bare(name)
        return "" if bare in self._others and not self._by_itself(bare) else name

    def _by_itself(self, bare: str) -> str:
        """Return the outlet that words name: known, made like the name of one, or said to be one."""
        if known := self._known(bare):
            return known
        for pattern in _named_as():
            if (found := pattern.search(bare)) and (name := _proper(found["name"])):
                return name
        whole = re.fullmatch(_NAME, bare)
        name = _proper(bare) if whole else ""
        return name if name and self._said_to_be(name) else ""

    def _known(self, bare: str) -> str:
        """Return the newsroom in these words that the cast or the list of agencies has; the longest."""
        if found := self._houses.get(bare) or _agencies().get(bare):
            return found
        inside = [
            said for said in self._within if said in bare and re.search(rf"\b{re.escape(said)}\b", bare)
        ]
        return self._within[max(inside, key=len)] if inside else ""

    def _said_to_be(self, name: str) -> bool:
        """Tell whether the report says anywhere that a name is that of a paper, a station, an agency."""
        at = self._raw.find(name)
        for _ in range(_SOUGHT):
            if at < 0:
                return False
            end = at + len(name)
            before, behind = self._raw[max(at - 40, 0) : at], self._raw[end : end + _BEHIND]
            if _kind_before().search(before) or _kind_behind().match(behind):
                return True
            at = self._raw.find(name, end)
        return False

    def _meant(self, text: str, near: Span) -> str:
        """Return the outlet that "the French publication" means: the name behind it, or the one before."""
        if not _described(text):
            return ""
        at = self._raw.find(text, max(near[0] - 2 * _BEHIND, 0), near[1] + 2 * _BEHIND)
        if at < 0:
            return ""
        behind = self._raw[at + len(text) : at + len(text) + _BEHIND]
        found = re.match(rf"\s+[‘“\"]?(?P<name>{_NAME})", behind)
        if found and (name := _proper(found["name"])):
            return name
        first = self._mentions[0][2] if self._mentions else ""
        others = self._second is not None and self._second < at
        return first if first and self._mentions[0][0] < at and not others else ""


def _bare(text: str) -> str:
    """Return words without article and case."""
    return _CASE.sub("", _ARTICLE.sub("", " ".join(text[:_LONGEST].split()))).strip(" ‘’“”\"',.")


def _proper(name: str) -> str:
    """Return a name without the day behind it; nothing where it only says whose or what: "French"."""
    parts = _CASE.sub("", name.rstrip(".")).split()
    while parts and parts[-1].lower().rstrip(".") in words("dates")["days"] | words("dates")["months"]:
        parts.pop()
    return " ".join(parts) if any(part not in _adjectives() for part in parts) else ""


@cache
def _adjectives() -> frozenset[str]:
    peoples = (one for state in words("countries").values() for one in state["people"])
    return frozenset((*peoples, *words("origins")["general"]))


def _described(text: str) -> bool:
    return bool(_description().fullmatch(" ".join(text[:_LONGEST].split())))


@cache
def _agencies() -> dict[str, str]:
    return {_bare(written): name for name, ways in words("agencies").items() for written in ways}


def _kinds() -> str:
    return "|".join((*words("origins")["kinds"], *words("bodies")["outlets"]))


@cache
def _description() -> re.Pattern[str]:
    return re.compile(rf"(?i:the|this|that)(?: [\w’'-]+){{0,4}}? (?:{_kinds()})")


@cache
def _kind_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{_kinds()}),?\s[‘“\"']?(?:[Tt]he )?$")


@cache
def _kind_behind() -> re.Pattern[str]:
    said_to_be = rf",\s(?:the|an?)(?:\s[\w’'-]{{1,30}}){{0,4}}?\s(?:{_kinds()})"
    closed = r"(?=$|[,.;:)]|\s(?:that|which|in|of|from|based|run|owned)\b)"  # not "a newspaper editor"
    return re.compile(rf"[’”\"']?(?:\s(?:{_kinds()})\b|{said_to_be}{closed})")


@cache
def _named_as() -> tuple[re.Pattern[str], ...]:
    """Patterns of names: "newspaper X", "X newspaper", "X Times", "Radio X"."""
    ends = "|".join((*words("origins")["ends"], *words("bodies")["heads"]["media"]))
    opens = "|".join(words("origins")["opens"])
    word = r"(?:(?:of|the|de|des|du|la|le) )?[^\W_a-z][\w’'&.-]{0,30} "
    end = r"(?![\w-]| [^\W_a-z])"  # "the White House Press Office" is none
    return (
        re.compile(rf"\b(?i:{_kinds()}) [‘“\"']?(?P<name>{_NAME})"),
        re.compile(rf"^(?P<name>{_NAME}) (?:{_kinds()})\b"),
        re.compile(rf"\b(?P<name>[^\W\d_a-z][\w’'&.-]{{0,30}} (?:{word}){{0,4}}?(?:{ends})){end}"),
        re.compile(rf"\b(?P<name>(?:{opens}) [^\W_a-z][\w’'-]{{0,30}}(?: [^\W_a-z][\w’'-]{{0,30}}){{0,2}})"),
    )
