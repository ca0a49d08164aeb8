"""The entries of a drafted case, each with the passages that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from tracktwo.case.template import ids_for
from tracktwo.reading.draft.actors import Side, Sides
from tracktwo.reading.draft.issues import DraftIssue, issues_of, shortened
from tracktwo.reading.draft.passages import Report
from tracktwo.reading.ledger import Ledger
from tracktwo.reading.model import Condition, Copy, Document, Item, Precedent, Term

__all__ = ["NOTE", "Entries", "day_of"]

PLACEHOLDERS = "The reports do not show two parties: fill in who they are."
NOTE = "Drafted from the ledger; not confirmed."
MOST_PACKAGES, MOST_IFS = 12, 20
OPENING = re.compile(r"(if|unless|provided|should|whether|as long as|when)\s+", re.IGNORECASE)


@dataclass
class Entries:
    """Makes the entries of a case file; the passages that they rest on gather in ``evidence``."""

    ledger: Ledger
    evidence: dict[str, dict[str, str]] = field(default_factory=dict)

    @cached_property
    def reports(self) -> dict[str, Report]:
        """The reports, by the ids of their documents."""
        return {document.id: Report(document) for document in self.ledger.documents}

    @cached_property
    def told(self) -> Sides:
        """The sides that the reports tell of."""
        return Sides(self.ledger)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that become parties."""
        return self.told.parties

    @cached_property
    def party_of(self) -> dict[str, str]:
        """Ids of parties by their sides."""
        ids = ids_for([side.name for side in self.sides], "party")
        return dict(zip([side.key for side in self.sides], ids, strict=True))

    @cached_property
    def drafted(self) -> tuple[DraftIssue, ...]:
        """The terms, put together by what they are about."""
        return issues_of(self.ledger)

    def holder(self, term: Term) -> str:
        """Return the party that a term's holder speaks for; empty if none."""
        return self.party_of.get(self.told.of_term(term), "")

    def cite(self, item: Item, says: str, part: int | None = None) -> list[str]:
        """Make evidence of an item's passage, or of one stretch of it.

        Returns its id in a list, an empty one where no quote is found once.
        """
        quote = self.reports[item.document].quote(item, None if part is None else item.spans[part : part + 1])
        if not quote:
            return []
        number = f"-{part + 1}" if part else ""
        made = re.sub(r"[^a-z0-9_.-]+", "-", item.id.lower()) + number
        entry = {"id": made, "source": item.document, "quote": quote, "item": item.id}
        self.evidence.setdefault(made, {**entry, "says": shortened(says, 400)})
        return [made]

    def sources(self) -> list[dict[str, str]]:
        """Return an entry for each report."""
        return [
            {
                "id": one.document.id,
                "title": shortened(one.document.told.get("title", "")) or one.document.id,
                "publisher": one.document.told.get("publisher", ""),
                "date": day_of(one.document),
                "file": one.file,
            }
            for one in self.reports.values()
        ]

    def summary(self) -> str:
        """Say what the reports are about, and who has said what of it."""
        found = [] if len(self.sides) > 1 else [PLACEHOLDERS]
        for claim in self.ledger.central():
            stances = self.ledger.stances_on(claim)
            said = "; ".join(f"{one.actor_name or 'the report'}: {one.stance}" for one in stances)
            found.append(f"{claim.text} ({said})" if said else claim.text)
        return shortened(" ".join(found), 2000)

    def parties(self) -> list[dict[str, Any]]:
        """Return an entry for each side, two at least."""
        found = [
            {
                "id": self.party_of[side.key],
                "name": side.name,
                "about": _through(side),
                "evidence": self._stances(side),
                "lines": self._lines(self.party_of[side.key]),
                "wants": self._wants(self.party_of[side.key]),
            }
            for side in self.sides
        ]
        for number in range(len(found) + 1, 3):
            about = "The reports do not show who this is"
            found.append(
                {"id": f"party-{number}", "name": f"Party {number}", "about": about, "evidence": []}
                | {"lines": [], "wants": {}}
            )
        return found

    def _stances(self, side: Side) -> list[str]:
        """Cite what a side has said of the central claims."""
        own = {actor.id for actor in side.actors}
        stances = [one for claim in self.ledger.central() for one in self.ledger.stances_on(claim)]
        return [
            made
            for one in stances
            if one.actor in own
            for made in self.cite(one, f"{one.actor_name}: {one.stance}. {NOTE}")
        ]

    def _lines(self, party: str) -> list[dict[str, Any]]:
        """Return what a party is reported to refuse."""
        return [
            {
                "options": {issue.id: _option(issue, term)},
                "label": shortened(term.text),
                "evidence": self.cite(term, _says(term)),
            }
            for issue in self.drafted
            for term in issue.terms
            if term.use == "red line" and self.holder(term) == party
        ]

    def _wants(self, party: str) -> dict[str, list[str]]:
        """Return which options a party is reported to want, by issue."""
        wanted = {
            issue.id: [
                _option(issue, term)
                for term in issue.terms
                if term.use in {"position", "proposal"} and self.holder(term) == party
            ]
            for issue in self.drafted
        }
        return {issue: options for issue, options in wanted.items() if options}

    def issues(self) -> list[dict[str, Any]]:
        """Return an entry for each question, one at least."""
        if not self.drafted:
            options = [{"id": f"answer-{n}", "name": f"Answer {n}", "evidence": []} for n in (1, 2)]
            return [{"id": "question", "name": "A question to settle", "options": options}]
        return [
            {
                "id": issue.id,
                "name": issue.name,
                "options": [
                    *(
                        {
                            "id": _option(issue, term),
                            "name": shortened(term.text),
                            "evidence": self.cite(term, _says(term)),
                        }
                        for term in issue.terms
                    ),
                    {"id": "none-of-these", "name": "None of these", "evidence": []},
                ],
            }
            for issue in self.drafted
        ]

    def packages(self) -> list[dict[str, Any]]:
        """Return what one actor proposed, and the precedents."""
        found = [*self._proposals(), *self._precedents()][:MOST_PACKAGES]
        ids = ids_for([one["name"] for one in found], "package")
        return [{**one, "id": made} for one, made in zip(found, ids, strict=True)]

    def _proposals(self) -> Iterable[dict[str, Any]]:
        """Give a package for each actor who proposes terms on two issues or more."""
        holders: dict[str, dict[str, Term]] = {}
        for issue in self.drafted:
            for term in issue.terms:
                if term.use == "proposal" and shortened(term.holder_name):
                    holders.setdefault(term.holder_name, {}).setdefault(issue.id, term)
        by_id = {issue.id: issue for issue in self.drafted}
        for name, terms in holders.items():
            if len(terms) > 1:
                yield {
                    "name": shortened(f"Proposal of {name}"),
                    "about": "Terms that are reported as proposed by one actor",
                    "options": {issue: _option(by_id[issue], term) for issue, term in terms.items()},
                    "evidence": [made for term in terms.values() for made in self.cite(term, _says(term))],
                }

    def _precedents(self) -> Iterable[dict[str, Any]]:
        """Give a package, all of it open, for each earlier deal that a report compares with."""
        copies = {copy.document for copy in self.ledger.of(Copy)}
        named: dict[str, Precedent] = {}
        for one in self.ledger.of(Precedent):
            if one.document not in copies:
                year = f" ({one.year})" if one.year and one.year not in one.name else ""
                named.setdefault(shortened(f"{one.name or one.text}{year}") or "A precedent", one)
        for name, one in named.items():
            outcome = f" Outcome: {shortened(one.outcome)}." if one.outcome else ""
            about = f"A report compares with this. Fill in the options that it stands for.{outcome}"
            cited = self.cite(one, f"An earlier deal, or earlier talks. {NOTE}")
            yield {"name": name, "about": about.rstrip("."), "options": {}, "evidence": cited}

    def ifs(self) -> list[dict[str, Any]]:
        """Return an entry for each antecedent of a condition."""
        copies = {copy.document for copy in self.ledger.of(Copy)}
        found = []
        for one in self.ledger.of(Condition):
            if one.document in copies:
                continue
            raw = self.reports[one.document].document.raw
            for number, (start, end) in enumerate(one.spans):
                text = OPENING.sub("", shortened(raw[start:end], 600), count=1)
                if text:
                    found.append((text[:1].upper() + text[1:], one, number))
        found = found[:MOST_IFS]
        ids = ids_for([f"if {text}" for text, _, _ in found], "if")
        return [
            {"id": made, "text": text, "evidence": self.cite(one, f"A condition: {text}. {NOTE}", number)}
            for made, (text, one, number) in zip(ids, found, strict=True)
        ]


def day_of(document: Document) -> str:
    """Return the day on which a document was published; empty if that is not told to the day."""
    told = document.told.get("published", "")[:10]
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError:
        return ""


def _option(issue: DraftIssue, term: Term) -> str:
    """Return the id of the option that a term is drafted as."""
    return f"{issue.id}-{issue.terms.index(term) + 1}"


def _says(term: Term) -> str:
    use = "What a deal is said to bring" if term.use == "outcome" else f"A {term.use}"
    return f"{use}{f' of {term.holder_name}' if term.holder_name else ''}. {NOTE}"


def _through(side: Side) -> str:
    names = ", ".join(dict.fromkeys(str(getattr(one, "name", one.text)) for one in side.actors))
    return f"Speaks here through {names}" if names else "Told of here; nobody is heard for this side"
