"""Consent: who must say yes, at the table and at home, and what a deal without somebody would cost."""

from tracktwo.hold.consent.absent import Choice, LeftOut, Nearest, Price, Shortfall
from tracktwo.hold.consent.answers import HomeAnswer
from tracktwo.hold.consent.chances import bounds, passing, swing
from tracktwo.hold.consent.consent import AtHome, Consent, consent_of
from tracktwo.hold.consent.doubt import OverDraws, OverRanges
from tracktwo.hold.consent.games import VotingGame, blocking_coalitions, game_of, winning_coalitions
from tracktwo.hold.consent.power import Power, power
from tracktwo.hold.consent.stopping import StoppingSet, Stops
from tracktwo.hold.consent.surveys import SurveyShares, ahead
from tracktwo.hold.consent.votes import Decides, HomeSpread, Ratified, Ways
from tracktwo.hold.consent.winset import Refuser, WinSet, ZoneAtHome
from tracktwo.hold.consent.without import absent_sets, left_out

__all__ = [
    "AtHome",
    "Choice",
    "Consent",
    "Decides",
    "HomeAnswer",
    "HomeSpread",
    "LeftOut",
    "Nearest",
    "OverDraws",
    "OverRanges",
    "Power",
    "Price",
    "Ratified",
    "Refuser",
    "Shortfall",
    "StoppingSet",
    "Stops",
    "SurveyShares",
    "VotingGame",
    "Ways",
    "WinSet",
    "ZoneAtHome",
    "absent_sets",
    "ahead",
    "blocking_coalitions",
    "bounds",
    "consent_of",
    "game_of",
    "left_out",
    "passing",
    "power",
    "swing",
    "winning_coalitions",
]
