"""Keeping a ceasefire: detection and penalty, inspection, how long agreements lasted, phases."""

from tracktwo.hold.ceasefire.answers import KeeperAnswer
from tracktwo.hold.ceasefire.inspection import Inspection, Rounds, few_inspections, inspection_game
from tracktwo.hold.ceasefire.keeping import Keeping, PackageKeeping, Setting, keeping_of
from tracktwo.hold.ceasefire.patience import (
    critical_patience,
    longest_delay,
    needed_detection,
    needed_loss,
    needed_watch,
    surplus,
)
from tracktwo.hold.ceasefire.phases import PackagePhases, PartyThen, Phasing, Step, phases_of
from tracktwo.hold.ceasefire.record import (
    Agreement,
    Association,
    CeasefireRecord,
    agreements,
    ceasefire_record,
)
from tracktwo.hold.ceasefire.stopping import Stopping
from tracktwo.hold.ceasefire.surprise import Surprise, left_of_surprise
from tracktwo.hold.ceasefire.survival import Curve, Durability, durability

__all__ = [
    "Agreement",
    "Association",
    "CeasefireRecord",
    "Curve",
    "Durability",
    "Inspection",
    "KeeperAnswer",
    "Keeping",
    "PackageKeeping",
    "PackagePhases",
    "PartyThen",
    "Phasing",
    "Rounds",
    "Setting",
    "Step",
    "Stopping",
    "Surprise",
    "agreements",
    "ceasefire_record",
    "critical_patience",
    "durability",
    "few_inspections",
    "inspection_game",
    "keeping_of",
    "left_of_surprise",
    "longest_delay",
    "needed_detection",
    "needed_loss",
    "needed_watch",
    "phases_of",
    "surplus",
]
