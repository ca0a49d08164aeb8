"""A case that uses every key of the format, for tests that spoil it."""

from __future__ import annotations

from pathlib import Path

REPORT = (
    "Dateline — 8 July.\r\nThe envoy said the two\nsides had met. She gave no\n"
    "details. The two sides denied it.\n"
)

COMPLETE = """\
# A case with everything in it.
tracktwo: 1
title: "Two banks: a river"
summary: >
  Two banks of a river and
  the bridge between them.
as_of: 2024-06-30
scale: shares
sources:
  - id: gazette
    title: The Gazette
    publisher: Gazette House
    date: 2024-07-08
    file: reports/gazette.txt
  - {id: treaty, title: Treaty of 1921, citation: "LNTS 12, p. 3", url: "example.org/treaty"}
evidence:
  - id: met
    source: gazette
    quote: "The envoy said the two sides had met."
    grade: B3
    item: gazette/statement-1
    says: An envoy reports a meeting.
  - {id: clause, source: treaty, page: "art. 3", says: The bridge is common.}
parties:
  - id: left
    name: Left bank
    in_channel: true
    consent: true
    about: The older town.
    evidence: [met]
    constituents:
      - {id: ferrymen, name: Ferrymen, about: They lose by a bridge., evidence: [met]}
      - {id: council, name: Council}
  - {id: right, name: Right bank}
  - {id: crown, name: The Crown, in_channel: false, consent: false}
phases:
  - {id: first, name: First steps, about: Before winter.}
  - {id: later, name: Later}
issues:
  - id: bridge
    name: The bridge
    question: Who keeps it?
    about: It is old.
    kind: categorical
    phase: first
    evidence: [clause]
    options:
      - {id: together, name: Both, about: A joint crew., evidence: [clause]}
      - {id: nobody, name: Nobody}
      - {id: crown, name: The Crown}
  - id: toll
    name: Toll
    kind: range
    from: 0
    to: 2
    step: 0.5
    unit: ducats
  - id: island
    name: The island
    kind: divisible
    between: [left, right]
    parts: 4
  - id: flag
    name: Flag
    kind: ordered
    options:
      - {id: none, name: None}
      - {id: two, name: Two flags}
      - {id: one, name: One flag}
positions:
  left:
    assumed: Read from the minutes.
    no_deal:
      value: [20, 40]
      assumed: Trade would go round.
      over_time:
        - {from: 2025-01-01, value: 15, evidence: [met]}
        - {from: 2026-01-01, value: {low: 1, likely: 5, high: 9}}
    issues:
      bridge:
        weight: {value: 50, elicited: {from: the mayor, on: 2024-05-01}}
        evidence: [met]
        values:
          together: {low: 60, likely: 80, high: 95, evidence: [met], assumed: Her tone.}
          nobody: [0, 20]
          crown:
            versions:
              - {date: 2023-01-01, value: 70, assumed: Before the flood.}
              - {date: 2024-01-01, value: [30, 50], evidence: [met]}
              - {date: 2025-01-01, value: 10}
      toll:
        weight: [10, 30]
        values: {0: 100, 1.5: 40, 2: 0}
      island:
        weight: 20
    red_lines:
      - options: {flag: one}
      - options: {bridge: [nobody, crown], toll: 2}
        label: no Crown with a full toll
        evidence: [met]
    sacred:
      - {issue: flag, accepts: [none, two], elicited: {from: the mayor}}
    joint:
      - options: {bridge: together, toll: [0, 0.5]}
        worth: {low: 2, likely: 5, high: 9}
        evidence: [met]
      - {options: {toll: 2, island: right}, worth: -4, assumed: Both would be seen as a defeat.}
  right:
    elicited: {from: the harbour master, on: 2024-06-01}
    no_deal: 25.5
    issues:
      bridge: {weight: 40, values: {together: 70, nobody: 10, crown: 100}}
      toll: {weight: 30, values: {0: 0, 2: 100}}
      island: {weight: 20, values: {left: 0, right: 90}}
      flag:
        weight: {low: 1, likely: 5, high: 10}
        values: {none: 100, two: 0.1, one: 50}
  crown:
    evidence: [clause]
    no_deal: {value: {low: 10, likely: 30, high: 40}}
    issues:
      bridge: {weight: 100, values: {together: 50, nobody: 0, crown: 100}}
      flag: {weight: 0, values: {none: 1, two: 2, one: 3}}
      toll: {weight: 0, values: {0: 1, 2: 2}}
      island: {weight: 0, values: {left: 5, right: 5}}
rules:
  - {when: {bridge: nobody}, excludes: {toll: [0.5, 1, 1.5, 2]}, because: Nobody would collect it.}
  - when: {island: [left, left-75]}
    requires: {flag: [none, two]}
packages:
  - id: spring
    name: The spring proposal
    about: It was on the table in spring.
    agreed: false
    options: {bridge: together, toll: 0.5, flag: two}
    evidence: [met]
  - {id: old, name: As of old, agreed: true, options: {}, elicited: {from: an elder, on: 1999-12-31}}
ifs:
  - id: flood
    text: The river stays in its bed.
    bears_on: [spring, bridge, left]
    likelihood: {value: [0.3, 0.9], assumed: Eight of ten years.}
    evidence: [met]
    assumed: Eight of ten years.
  - {id: peace, text: It holds., likelihood: {low: 0.1, likely: 0.5, high: 1}, elicited: {from: a guard}}
links:
  - together: [left/no-deal, right/no-deal]
    against: [left/bridge/weight, crown/bridge/together]
    because: Both live by trade.
"""


def write_complete(folder: Path, text: str = COMPLETE) -> Path:
    """Write the case, or a spoilt one, and its report; return the case file."""
    (folder / "reports").mkdir(exist_ok=True)
    (folder / "reports" / "gazette.txt").write_bytes(REPORT.encode())
    file = folder / "case.yaml"
    file.write_bytes(text.encode())
    return file
