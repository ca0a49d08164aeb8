"""What the page says whatever the run finds."""

from __future__ import annotations

__all__ = ["DEFINITIONS", "INTRODUCTION", "NOT_RUN", "OTHERS", "PUBLISHED", "READING"]

INTRODUCTION = """
# Beside its peers

Other programs answer some of the questions that tracktwo answers. This page holds them side by side: the
same files, the same machine, the same run. It is for researchers who choose between programs, or doubt a
number. It is written by a program, which anybody can run:

```
python benchmarks/peers.py --data FOLDER -o docs/explanation/peers.md
```

FOLDER holds the scenarios: `anac`, the scenarios of the ANAC competitions in the YAML of NegMAS, a folder
for each by year; and `genius`, folders of GENIUS XML. They are not part of tracktwo: most come without a
licence. The first are those of negmas-app, the second those that come with NegMAS and with GENIUS 10.4.
NegMAS is installed by the run in an environment of its own, in its current release; `--negmas` names a
Python that has it already. A run that is interrupted goes on where it stopped.
"""

DEFINITIONS = """
## What is compared

- **Frontier**: the distinct value vectors to which no other package is at least as good for all and
  better for one. NegMAS leaves out packages below a party's reserved value; so the exact frontier is cut
  there before they are compared.
- **Nash** (Nash 1950): the greatest product of gains over no deal. NegMAS: `nash_points`.
- **Kalai-Smorodinsky** (Kalai and Smorodinsky 1975): the greatest least ratio of a party's gain to its
  greatest possible gain in the zone of agreement. NegMAS: `ks_points`, whose description says the same.
- **Egalitarian** (Kalai 1977): the greatest least gain. NegMAS: `kalai_points`.
- **Utilitarian** (Harsanyi 1955): the greatest sum of values. NegMAS: `max_welfare_points`.

Ties in a least ratio or a least gain are settled by the next smallest (Imai 1983). Where no no-deal value
is given, the value of the worst package stands in, as in NegMAS. The works stand in
[sources](../sources.md).

The three engines are tracktwo, by `tracktwo.deals.frontier` and `tracktwo.deals.solve`; NegMAS, by
`pareto_frontier` and the four functions named; and brute force, a hundred lines that value every package
in whole numbers with numpy and compare the vectors one with another. Brute force shares with tracktwo the
reader of files and nothing else. The solution concepts are checked by a second writing of their
definitions, in fractions. NegMAS computes in floating point.
"""

READING = """
## How GENIUS XML is read

What a file of GENIUS means is what GENIUS 10.4 makes of it. NegMAS reads it otherwise in four ways. Each
of these little scenarios was read by both programs in this run:
"""

PUBLISHED = """
## Published frontiers of the non-linear domains

The domains of the competition of 2014 come with frontiers (`pareto.xml`), published with them to seven
digits. tracktwo finds the whole frontier, each point proved. *Beyond it* would be a published point that
nothing on tracktwo's frontier reaches, and so a mistake of tracktwo's.

"""

OTHERS = """
## What the others do and tracktwo does not

- **NegMAS** is made for negotiation between programs: mechanisms (alternating offers, single text,
  auctions), agents, tournaments, opponent models, elicitation. tracktwo has none of these. NegMAS also
  takes issues with continuous numbers, utility functions that tracktwo refuses (any Python function among
  them), discounting by time, and finds solutions on the convex hull of the outcomes, that is with
  lotteries. It measures how good an agreement reached by agents is.
- **GENIUS** runs tournaments of Java agents with a graphical interface, and most published agents were
  written for it.
- **GeniusWeb** runs parties as services over the web, knows partial orders of preferences, and has an
  exact search for the frontier of additive profiles with any number of parties.
- **NegoLog** runs tournaments of bilateral agents with logs and charts made for papers, and generates
  domains.

NegMAS gives one package for each vector, which is what its agents need; tracktwo counts and lists all of
them. Its frontier is asked for with utilities that are floating-point numbers by design; where utilities
have no ties it is the same as the exact one.
"""

NOT_RUN = """
## What was not run

- **Brute force and NegMAS on more than 10^8 packages** ("not asked" in the tables, the non-linear domains
  among them): both look at every package. The tables say where the limits have stopped them before that.
- **GeniusWeb**: its Python port is not on the package index, so that a run that anybody can repeat cannot
  install it.
- **GENIUS**: a Java program without a command for analysis alone. Its rules for reading are taken from
  its source code.
- **NegoLog**: its frontier compares every bid with every other; two parties only.
- NegMAS's `calc_scenario_stats` computes more than the frontier and takes several times as long; its
  samplers for two parties do not promise the whole frontier.
- Seconds for reading files are left out: NegMAS and tracktwo check different things while reading.
"""
