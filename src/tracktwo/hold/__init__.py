"""Would a deal hold: consent and ratification, moves after the deal, war and ripeness, ceasefire, ifs."""

from tracktwo.hold.ceasefire import (
    Durability,
    Keeping,
    PackagePhases,
    PartyThen,
    Phasing,
    Setting,
    durability,
    keeping_of,
    phases_of,
)
from tracktwo.hold.consent import (
    Choice,
    Consent,
    HomeAnswer,
    LeftOut,
    Ratified,
    Shortfall,
    Stops,
    WinSet,
    consent_of,
)
from tracktwo.hold.graph.after import AfterDeal, after_deal, after_deals
from tracktwo.hold.graph.after.parts import Mover, Swing, Turn, WayOut
from tracktwo.hold.ifs import Chain, Chance, If, Ifs, Outlook, ifs_of
from tracktwo.hold.war import Moment, Ripeness, WarBargain, ripeness_of, war_of
from tracktwo.hold.whole import QUESTIONS, Holding, holding

__all__ = [
    "QUESTIONS",
    "AfterDeal",
    "Chain",
    "Chance",
    "Choice",
    "Consent",
    "Durability",
    "Holding",
    "HomeAnswer",
    "If",
    "Ifs",
    "Keeping",
    "LeftOut",
    "Moment",
    "Mover",
    "Outlook",
    "PackagePhases",
    "PartyThen",
    "Phasing",
    "Ratified",
    "Ripeness",
    "Setting",
    "Shortfall",
    "Stops",
    "Swing",
    "Turn",
    "WarBargain",
    "WayOut",
    "WinSet",
    "after_deal",
    "after_deals",
    "consent_of",
    "durability",
    "holding",
    "ifs_of",
    "keeping_of",
    "phases_of",
    "ripeness_of",
    "war_of",
]
