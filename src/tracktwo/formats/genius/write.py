"""A case as GENIUS files: a domain and one profile a party.

GENIUS divides evaluations by the greatest of their issue and knows no sum of weights, so an issue's
weight is written as what its best option adds to a package.
"""

from __future__ import annotations


def write(case):
    raise NotImplementedError
