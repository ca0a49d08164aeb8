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
    influence: {value: [20, 40], assumed: Its share of the trade.}
    ratification: {needs: {votes: 3.5}, evidence: [clause]}
    constituents:
      - id: ferrymen
        name: Ferrymen
        about: They lose by a bridge.
        evidence: [met]
        veto: true
        ballots:
          - {options: {bridge: [nobody, crown], toll: 2}, refuses: true, evidence: [met]}
          - {package: spring, likelihood: [0.2, 0.7], assumed: They were heard.}
      - id: council
        name: Council
        weight: 3
        ballots:
          - options: {flag: two}
            survey: {accept: 0.4, refuse: [0.3, 0.5], sample: 1029, on: 2024-05-05}
            evidence: [met]
          - options: {flag: none}
            survey: {accept: {value: 0.1, assumed: As told.}}
            elicited: {from: an elder}
  - id: right
    name: Right bank
    ratification: {needs: majority, assumed: As in all matters.}
    constituents: [{id: guild, name: Guild}, {id: garrison, name: Garrison, weight: 0.5}]
  - {id: crown, name: The Crown, in_channel: false, consent: false}
phases:
  - {id: first, name: First steps, about: Before winter.}
  - {id: later, name: Later, follows: [first], trigger: The first frost., needs: [flood]}
  - {id: last, name: Last, follows: []}
issues:
  - id: bridge
    name: The bridge
    question: Who keeps it?
    about: It is old.
    kind: categorical
    phase: first
    today: nobody
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
    today: 1.5
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
  - id: crew
    text: A crew is found.
    by: 2024-09-01
    outcome: true
    resolved: 2024-08-01
    judges:
      - {who: the mayor, likelihood: [0.2, 0.5], weight: 2}
      - {who: a smith, likelihood: {value: 0.9, evidence: [met]}}
    elicited: {from: both of them}
  - id: boats
    text: The boats stay.
    given:
      - {when: {crew: true, peace: true}, likelihood: 0.9}
      - {when: {crew: true, peace: false}, likelihood: [0.3, 0.6]}
      - {when: {crew: false, peace: true}, likelihood: {value: 0.2, assumed: As before.}}
      - {when: {crew: false, peace: false}, likelihood: 0}
    assumed: Read from the minutes.
links:
  - together: [left/no-deal, right/no-deal]
    against: [left/bridge/weight, crown/bridge/together]
    because: Both live by trade.
moves:
  coalitions: [[left, right], [left/ferrymen, left]]
  assumed: From what they did before.
  acts:
    - id: blockade
      name: Boats across the river
      about: Seen in 1999.
      by: left/ferrymen
      undo: false
      when: {bridge: [together, crown]}
      ends_deal: true
      worth: {left: [-20, 10], left/ferrymen: {low: 1, likely: 2, high: 5}}
    - id: raise-toll
      name: A toll above the agreed one
      by: right
      undo: true
      ends_deal: false
      changes: {toll: 2, flag: none}
      worth: {right: {value: 3, assumed: Its books.}}
      evidence: [met]
    - {id: protest, name: Protest, by: left, after: [raise-toll], excludes: [blockade]}
ceasefire:
  period: week
  assumed: Nobody was asked.
  keepers:
    left: {gain: [5, 30], loss: [10, 40], patience: [0.8, 0.98], evidence: [met]}
    right: {gain: {value: 4, assumed: A guess.}, loss: 7, patience: 0.9}
  watches:
    - {options: {bridge: together}, detection: [0.3, 0.7], false_alarm: 0.05, delay: [0, 3], evidence: [met]}
    - {options: {flag: [none, two], toll: 0.5}, detection: 0.1}
  depths:
    - {options: {flag: two}, km: [50, 140]}
    - {options: {flag: one}, km: 10, evidence: [met]}
  advance: [5, 30]
  response: {value: [1, 7], elicited: {from: a guard}}
war:
  sides: [left, right]
  wins: [0.3, 0.7]
  costs: {left: [0.1, 0.4], right: {value: 0.2, evidence: [met]}}
  later: 0.6
  patience: [0.8, 0.9]
  assumed: Nobody can know.
"""


def write_complete(folder: Path, text: str = COMPLETE) -> Path:
    """Write the case, or a spoilt one, and its report; return the case file."""
    (folder / "reports").mkdir(exist_ok=True)
    (folder / "reports" / "gazette.txt").write_bytes(REPORT.encode())
    file = folder / "case.yaml"
    file.write_bytes(text.encode())
    return file
