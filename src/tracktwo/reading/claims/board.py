"""The board on which claims are pinned while a report is read, with the stances on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tracktwo.reading.matter import Ground
from tracktwo.reading.matter.lexicon import listed
from tracktwo.reading.model import Claim, Stance

__all__ = ["Board", "Draft", "Stand"]

_LIKE = 0.6  # Share of content words from which two propositions are one.


@dataclass(frozen=True)
class Stand:
    """What one actor says of a claim, and where: stretches of tokens."""

    stance: str
    rule: str
    actor: str
    name: str
    stretches: tuple[tuple[int, int], ...]
    via: str = ""
    when: str = ""


@dataclass
class Draft:
    """A claim in the making: its stretch of tokens, its polarity, and the stances on it."""

    low: int
    high: int
    rule: str
    central: bool = False
    hedges: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    stands: list[Stand] = field(default_factory=list)


@dataclass
class Board:
    """Claims found so far."""

    ground: Ground
    drafts: list[Draft] = field(default_factory=list)

    def pin(self, low: int, high: int, rule: str) -> Draft:
        """Return the claim that stands between two tokens; a new one if there is none yet."""
        for one in self.drafts:
            shared = min(one.high, high) - max(one.low, low) + 1
            if 2 * shared > max(one.high, high) - min(one.low, low) + 1:
                return one
        self.drafts.append(Draft(low, high, rule, hedges=self.hedges(low, high)))
        return self.drafts[-1]

    @staticmethod
    def stand(draft: Draft, stand: Stand) -> None:
        """Put a stance on a claim; a newsroom reports it once, where it is said most fully."""
        again = [
            one for one in draft.stands if one.stance == stand.stance == "reported" and one.name == stand.name
        ]
        if again and stand.rule == "stance.published":
            draft.stands[draft.stands.index(again[0])] = stand
        elif not again:
            draft.stands.append(stand)

    def hedges(self, low: int, high: int) -> tuple[str, ...]:
        """Return the words that weaken what stands between two tokens."""
        grammar, weak = self.ground.grammar, listed("stances", "hedges")
        modals = listed("stances", "weak_modals")
        found = [
            grammar.words[at]
            for at in range(low, high + 1)
            if (grammar.words[at] in weak and grammar.parts[at] != "NOUN")
            or (grammar.words[at] in modals and grammar.tags[at] == "MD")
            or (grammar.lemmas[at] in listed("stances", "seeming") and grammar.parts[at] == "VERB")
        ]
        return tuple(dict.fromkeys(found))

    def alike(self, low: int, high: int) -> Draft | None:
        """Return a claim that says the same: most content words shared, and the same polarity."""
        mine = self.gist(low, high)
        if len(mine) < 3:
            return None
        for one in reversed(self.drafts):
            other = self.gist(one.low, one.high)
            same = self.polarity(low, high) == self.polarity(one.low, one.high)
            if same and len(mine & other) >= _LIKE * len(mine | other):
                return one
        return None

    def gist(self, low: int, high: int) -> frozenset[str]:
        """Return the content words between two tokens."""
        grammar = self.ground.grammar
        parts = ("NOUN", "PROPN", "VERB", "NUM", "ADJ")
        return frozenset(
            grammar.lemmas[at].lower() for at in range(low, high + 1) if grammar.parts[at] in parts
        )

    def polarity(self, low: int, high: int) -> bool:
        """Tell whether what stands between two tokens is affirmed; two negations make an affirmation."""
        grammar = self.ground.grammar
        negations = ("no", "never", "none", "neither", "nobody", "nothing")
        count = sum(
            grammar.deps[at] == "neg" or grammar.words[at] in negations for at in range(low, high + 1)
        )
        return count % 2 == 0

    def items(self) -> Iterator[Claim | Stance]:
        """Make the items, claims in the order of the text, each before the stances on it."""
        for draft in sorted(self.drafts, key=lambda one: (one.low, one.high)):
            claim = self.ground.make(
                Claim,
                [(draft.low, draft.high)],
                draft.rule,
                hedges=draft.hedges,
                origins=draft.origins,
                central=draft.central,
            )
            yield claim
            for one in draft.stands:
                yield self.ground.make(
                    Stance,
                    one.stretches,
                    one.rule,
                    claim=claim.id,
                    actor=one.actor,
                    actor_name=one.name,
                    stance=one.stance,
                    via=one.via,
                    when=one.when,
                )
