"""Words are compared whatever an editor's house style made of them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.reading.copies.folded import Word, fold, words_of
from tracktwo.reading.copies.respelling import kind_of

BRITISH_AND_AMERICAN = """
    neighbour neighbor, colour color, favourite favorite, honourable honorable, labourers laborers,
    organisation organization, realised realized, analysed analyzed, centre center, kilometres kilometers,
    theatre theater, defence defense, defenceless defenseless, offence offense, licence license,
    practise practice, travelled traveled, signalling signaling, marvellous marvelous, fulfil fulfill,
    enrolment enrollment, skilful skillful, dialogue dialog, programme program, paediatric pediatric,
    anaemic anemic, haemorrhage hemorrhage, archaeology archeology, foetal fetal, manoeuvre maneuver,
    manoeuvring maneuvering, judgement judgment, ageing aging, towards toward, whilst while, amongst among,
    learnt learned, sceptical skeptical, grey gray, ploughed plowed, tyres tires, aluminium aluminum,
    adviser advisor, focussed focused, kidnapped kidnaped, enquiry inquiry
"""
PAIRS = [pair.split() for pair in BRITISH_AND_AMERICAN.split(",")]


@pytest.mark.parametrize(("british", "american"), PAIRS)
def test_british_and_american_spellings_are_the_same_word(british, american):
    assert fold(british) == fold(american)
    assert fold(british.capitalize()) == fold(american.upper())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *[("four", "for"), ("hour", "hor"), ("your", "yor"), ("filling", "filing"), ("metre", "mete")],
        *[("device", "devise"), ("advice", "advise"), ("will", "wil"), ("rise", "rize"), ("ice", "ise")],
        *[("affect", "effect"), ("deny", "denied"), ("talk", "talks"), ("can", "can't")],
    ],
)
def test_words_that_are_not_the_same_stay_apart(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("U.S.", "US"),
        ("U.N.", "UN"),
        ("e.g.", "eg"),
        ("Éclair", "Eclair"),
        ("don’t", "don't"),
        ("TALKS", "talks"),
    ],
)
def test_points_accents_case_and_apostrophes_do_not_count(was, now):
    assert fold(was) == fold(now)


def test_words_are_cut_as_a_reader_cuts_them():
    string = "The U.S.-led talks (“Track Two”) cost $800 million, C.J. Smith’s aides said. End. A"
    found = [word.text for word in words_of(string)]
    assert found[:7] == ["The", "U.S.", "led", "talks", "Track", "Two", "cost"]
    assert found[7:] == ["$", "800", "million", "C.J.", "Smith’s", "aides", "said", "End", "A"]


@given(st.text(max_size=200))
def test_words_stand_where_they_say_in_any_text(string):
    for word in words_of(string):
        assert string[word.start : word.end] == word.text


def test_ten_megabytes_on_one_line_take_seconds():
    begun = time.process_time()
    for string in ("a" * 10**7, "a." * (5 * 10**6), "’" * 10**7):
        sum(len(word.text) for word in words_of(string[: 2 * 10**6]))
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        *[("talks", "talks", ""), ("Government", "government", "recased"), ("U.S.", "US", "respelled")],
        *[("signaled", "signalled", "respelled"), ("it’s", "it's", "repunctuated")],
        *[("Zelensky", "Zelenskyy", "respelled"), ("recieved", "received", "respelled")],
        *[
            ("confirmed", "denied", "reworded"),
            ("legal", "illegal", "reworded"),
            ("1973", "1974", "reworded"),
        ],
        *[("discussion", "discussions", "reworded"), ("Iran", "Iraq", "reworded")],
        *[("Austria", "Australia", "reworded"), ("Slovenia", "Slovakia", "reworded")],
    ],
)
def test_the_difference_between_two_words_is_named(was, now, kind):
    words = [Word(0, len(word), word, fold(word)) for word in (was, now)]
    assert kind_of(*words) == kind
