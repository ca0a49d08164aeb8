"""What a case is: parties, issues, options, values, no-deal, rules, packages, ifs and evidence."""

from tracktwo.case.judged import Estimate, Footing, Judgement
from tracktwo.case.load import case_file, check, load
from tracktwo.case.model import (
    Case,
    Condition,
    Constituent,
    Evidence,
    Issue,
    JointValue,
    Link,
    NamedPackage,
    Option,
    Party,
    Phase,
    Position,
    RedLine,
    Rule,
    Sacred,
    Source,
)
from tracktwo.case.structure import schema

__all__ = [
    "Case",
    "Condition",
    "Constituent",
    "Estimate",
    "Evidence",
    "Footing",
    "Issue",
    "JointValue",
    "Judgement",
    "Link",
    "NamedPackage",
    "Option",
    "Party",
    "Phase",
    "Position",
    "RedLine",
    "Rule",
    "Sacred",
    "Source",
    "case_file",
    "check",
    "load",
    "schema",
]
