"""What an "if" is that is no condition: asked ("not clear if"), granted ("even if"), a manner of speaking."""

from __future__ import annotations

from tracktwo.reading.matter.ground import Ground
from tracktwo.reading.matter.lexicon import listed

__all__ = ["SUBJECT", "lemma_of", "supposes"]

SUBJECT = ("nsubj", "nsubjpass", "expl", "csubj")


def supposes(ground: Ground, token: int, head: int) -> bool:
    """Tell whether "if" supposes something: it has a subject, and nobody asks, grants or chats."""
    grammar = ground.grammar
    before = grammar.words[token - 1] if token > grammar.first[token] else ""
    if before in listed("conditions", "before_if") or _manner(ground, token):
        return False
    if grammar.words[token + 1] == "not" or grammar.parts[head] not in ("VERB", "AUX"):
        return False
    if grammar.kid(head, *SUBJECT) < 0 and not _copied_subject(ground, token, head):
        return False
    return not _asked(ground, token, head)


def _manner(ground: Ground, token: int) -> bool:
    after = " ".join(ground.grammar.words[token : token + 4]) + " "
    return any(after.startswith(f"{one} ") for one in listed("conditions", "manners"))


def _copied_subject(ground: Ground, token: int, head: int) -> bool:
    """Tell whether a subject stands between "if" and its verb though the parser hung it elsewhere."""
    grammar = ground.grammar
    return any(grammar.deps[at] in SUBJECT for at in range(token + 1, min(head, token + 60)))


def _asked(ground: Ground, token: int, head: int) -> bool:
    """Tell whether what follows "if" is asked: it hangs on a word of asking, or stands with "whether"."""
    grammar = ground.grammar
    asking = listed("conditions", "asking")
    governor = grammar.heads[head]
    if _said_not(ground, governor, token, head):
        return True
    if grammar.deps[head] in ("ccomp", "csubj") and governor < token and lemma_of(ground, governor) in asking:
        return True
    near = range(max(grammar.first[token], token - 5), token)
    if any(lemma_of(ground, at) in asking and _near(ground, at, token) for at in near):
        return True
    if _asked_far(ground, governor, token) or _one_of_questions(ground, head):
        return True
    return any(grammar.words[at] == "whether" for at in _beside(ground, token, head))


def _said_not(ground: Ground, governor: int, token: int, head: int) -> bool:
    """Tell whether "if" is what somebody would not say, or has yet to decide."""
    grammar = ground.grammar
    if grammar.deps[head] != "ccomp" or governor > token:
        return False
    put_off = (
        ground.negated(governor) or bool(ground.modal(governor)) or grammar.tags[governor] in ("VB", "VBG")
    )
    return lemma_of(ground, governor) in listed("conditions", "asking_denied") and put_off


def _asked_far(ground: Ground, governor: int, token: int) -> bool:
    return governor < token and lemma_of(ground, governor) in listed("conditions", "asking_far")


def _one_of_questions(ground: Ground, head: int) -> bool:
    """Tell whether a clause is joined to a question: "how it went, and if it helped"."""
    grammar = ground.grammar
    asked = any(grammar.tags[kid] in ("WRB", "WP") for kid in grammar.kids[grammar.heads[head]])
    return grammar.deps[head] == "conj" and asked


def _near(ground: Ground, above: int, token: int) -> bool:
    """Tell whether only a few words, and no comma, part a word of asking from its "if"."""
    between = ground.grammar.words[above + 1 : token]
    return len(between) <= 4 and "," not in between


def _beside(ground: Ground, token: int, head: int) -> range:
    """Return the rest of a series of questions: from "if" to the end of the sentence; else nothing."""
    grammar = ground.grammar
    governor = grammar.heads[head]
    asks = governor < token and any(
        lemma_of(ground, at) in listed("conditions", "asking") for at in range(grammar.first[token], token)
    )
    return range(token, grammar.last[token]) if asks else range(0)


def lemma_of(ground: Ground, token: int) -> str:
    """Return the lemma of a token in small letters."""
    return ground.grammar.lemmas[token].lower()
