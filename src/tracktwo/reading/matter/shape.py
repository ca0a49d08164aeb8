"""Stretches of a sentence by its grammar: clauses, what is set apart in them, subjects and modals."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracktwo.reading.statements.grammar import Grammar

__all__ = ["Shape", "bounded"]

LONGEST = 200  # Tokens of a sentence.
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_CHAIN = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "acl", "amod", "acomp", "advmod"})
_EDGES = frozenset(",.;:!?—–-…\"“”'‘’")
_APART = frozenset({"prep", "advmod", "advcl", "npadvmod", "amod", "acomp", "intj", "dep"})
_SUPPOSING = frozenset({"if", "unless", "once", "until", "provided"})
# "Has to", "is to", "is required to".
_OBLIGING = {
    "have": "must",
    "need": "must",
    "be": "will",
    "require": "must",
    "oblige": "must",
    "bind": "must",
}
_LEAD = frozenset({"and", "but", "or", "that", "so", "though", "nor", "then"})


@dataclass
class Shape:
    """A text's grammar, and what can be told from it alone; stretches are pairs of first and last token."""

    grammar: Grammar

    def subject(self, verb: int) -> int:
        """Return the subject of a verb, looked for along chains of verbs; -1 where there is none."""
        grammar = self.grammar
        for _ in range(6):
            if (found := self._near_subject(verb)) >= 0:
                return self._antecedent(verb, found)
            dep, head = grammar.deps[verb], grammar.heads[verb]
            if dep == "xcomp" and (found := grammar.kid(head, "dobj", "dative")) >= 0:
                return found
            if dep in ("acl", "relcl") and grammar.parts[head] in _NOMINAL:
                return head
            if dep not in _CHAIN or head == verb:
                return -1
            verb = head
        return -1

    def _near_subject(self, verb: int) -> int:
        """Return the subject that hangs on a verb; the nearest before it where the parser gives two.

        Of a name and what is set beside it ("A, an envoy of B, met ...") it is the name.
        """
        grammar = self.grammar
        found = [kid for kid in grammar.kids[verb] if grammar.deps[kid] in _SUBJECTS]
        before = [kid for kid in found if kid < verb]
        if len(before) > 1 and self._beside(*before[-2:]):
            return before[-2]
        return before[-1] if before else found[0] if found else -1

    def _beside(self, name: int, noun: int) -> bool:
        """Tell whether a noun is set beside a name between commas."""
        grammar = self.grammar
        first, last = grammar.left[noun], grammar.right[noun]
        named = grammar.parts[name] == "PROPN" and grammar.words[first - 1] == "," and first - 2 == name
        return named and "," in grammar.words[last : last + 2]

    def _antecedent(self, verb: int, subject: int) -> int:
        """Return what "who" or "which" stands for, else the subject itself."""
        relative = self.grammar.words[subject] in ("who", "which", "that")
        return self.grammar.heads[verb] if relative and self.grammar.deps[verb] == "relcl" else subject

    def above(self, token: int, steps: int = 8) -> list[int]:
        """Return what a token hangs on, what that hangs on, and so on, some steps."""
        found: list[int] = []
        while len(found) < steps and self.grammar.heads[token] != token:
            token = self.grammar.heads[token]
            found.append(token)
        return found

    def phrase(self, token: int) -> str:
        """Return the noun phrase of a token without what a comma or a relative clause adds."""
        grammar, high = self.grammar, min(self.grammar.right[token], token + 8)
        for kid in grammar.kids[token]:
            if kid > token and grammar.deps[kid] in ("relcl", "appos", "punct", "acl"):
                high = min(high, grammar.left[kid] - 1)
        start, end = grammar.span(grammar.left[token], max(token, high))
        return self.grammar.string[start:end]

    def clause(self, head: int) -> tuple[int, int]:
        """Return the clause of a verb within its part of the sentence (between semicolons or colons)."""
        grammar = self.grammar
        low, high = grammar.left[head], grammar.right[head]
        for token in range(head, low - 1, -1):
            if grammar.words[token] in (";", ":"):
                low = token + 1
                break
        for token in range(head, high + 1):
            if grammar.words[token] in (";", ":"):
                high = token - 1
                break
        return self.trim(low, high)

    def bare(self, verb: int, low: int, high: int) -> tuple[int, int]:
        """Leave out of a clause what a comma sets apart: "Next, ...", "..., contrary to earlier demands"."""
        grammar = self.grammar
        for kid in grammar.kids[verb]:
            dep, first, last = grammar.deps[kid], grammar.left[kid], grammar.right[kid]
            if dep == "advcl" and first > verb and grammar.words[first] in _SUPPOSING:
                high = min(high, first - 1)
            if dep not in _APART:
                continue
            if verb < first and grammar.words[first - 1] == "," and first > low:
                high = min(high, first - 1)
            elif last < verb and grammar.words[last + 1] == ",":
                low = max(low, last + 1)
        for token in range(verb + 1, high - 2):
            if self.grammar.words[token] == "in" and self.grammar.words[token + 1] in ("exchange", "return"):
                high = token - 1
                break
        return self.trim(low, self._before_appositive(verb, low, high))

    def _before_appositive(self, verb: int, low: int, high: int) -> int:
        """Leave out what is set behind a clause as a whole: "..., a fact that nobody disputes"."""
        grammar = self.grammar
        for token in range(high, max(verb, high - 30), -1):
            if grammar.deps[token] == "relcl" and grammar.right[token] >= high - 1:
                first = grammar.left[token]
                if (
                    first - 1 > verb
                    and grammar.words[first - 1] == ","
                    and grammar.words[first] in ("which", "who")
                ):
                    return first - 2
            if grammar.deps[token] == "appos" and grammar.right[token] >= high - 1:
                first = grammar.left[token]
                if (
                    first - 1 > verb
                    and grammar.words[first - 1] == ","
                    and grammar.kid(token, "relcl", "acl") > token
                ):
                    return first - 2
        return high

    def trim(self, low: int, high: int) -> tuple[int, int]:
        """Leave out conjunctions and marks at the edges."""
        words = self.grammar.words
        while low < high and (self._leads(low) or words[low] in _EDGES or words[low].isspace()):
            low += 1
        while low < high and (words[high] in _EDGES or words[high].isspace()):
            high -= 1
        return low, high

    def _leads(self, token: int) -> bool:
        """Tell whether a word only joins what follows to what stands before."""
        word = self.grammar.words[token]
        return word in _LEAD and (word != "that" or self.grammar.deps[token] == "mark")

    def _closed(self, low: int, high: int) -> int:
        """Take in the mark that closes a quotation which a stretch opens."""
        words = self.grammar.words
        inside = words[low : high + 1]
        opened = inside.count("“") > inside.count("”") or inside.count('"') % 2 == 1
        after = next((at for at in range(high + 1, min(high + 3, len(words))) if words[at] in ("”", '"')), -1)
        return after if opened and after > 0 else high

    def modal(self, verb: int) -> str:
        """Return the modal of a verb: "would", "will", "have to"; ``""`` where there is none."""
        grammar = self.grammar
        for kid in grammar.kids[verb]:
            if grammar.tags[kid] == "MD" and grammar.deps[kid].startswith("aux"):
                return grammar.lemmas[kid].lower()
        head = grammar.heads[verb]
        to = any(grammar.words[kid] == "to" for kid in grammar.kids[verb])
        if grammar.deps[verb] == "xcomp" and to and grammar.lemmas[head] in _OBLIGING:
            return self.modal(head) or _OBLIGING[grammar.lemmas[head]]
        return self.modal(head) if grammar.deps[verb] == "conj" else ""

    def negated(self, verb: int) -> bool:
        """Tell whether a verb is negated."""
        return any(
            self.grammar.deps[kid] == "neg" or self.grammar.words[kid] == "never"
            for kid in self.grammar.kids[verb]
        )


def bounded(grammar: Grammar) -> Grammar:
    """Let nothing reach further than `LONGEST` tokens, so that time grows with the text, not its square.

    Only what is no sentence is that long.
    """
    tokens = range(len(grammar))
    if all(grammar.last[at] - grammar.first[at] < LONGEST for at in tokens):
        return grammar
    low, high = [at - LONGEST for at in tokens], [at + LONGEST for at in tokens]
    return replace(
        grammar,
        left=list(map(max, grammar.left, low)),
        right=list(map(min, grammar.right, high)),
        first=list(map(max, grammar.first, low)),
        last=list(map(min, grammar.last, high)),
    )
