"""From a conflict in option form to its graph: all states at once, as columns of options."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tracktwo.errors import LimitError
from tracktwo.formats.gmcr import Conflict, Pattern
from tracktwo.formats.scenario import slugs
from tracktwo.hold.graph.model import Arcs, GraphModel
from tracktwo.hold.graph.ragged import joined_ranges

__all__ = ["MOST_MOVES", "MOST_STATES", "model_of_conflict", "table_of", "where_holds"]

MOST_STATES = 1_200_000
MOST_MOVES = 400_000_000
IN_A_WORD = 62
AT_ONCE = 1 << 23
REMEDY = "Leave out options that matter least, or say which combinations cannot be."

Table = NDArray[np.uint8]


def model_of_conflict(conflict: Conflict) -> GraphModel:
    """Make the graph model of a conflict in option form.

    A party moves by changing any of its own options at once, where the result is feasible and no option
    goes against its one direction. What a party does not see counts as any other state here.

    Parameters
    ----------
    conflict : Conflict
        As read from a ``.gmcr`` file.

    Returns
    -------
    GraphModel
        States are numbered from 1 as in the file.

    Raises
    ------
    LimitError
        More than 1,200,000 states, or 400 million moves of a party.

    References
    ----------
    Fang, Hipel and Kilgour (1993).
    """
    table = table_of(conflict)
    makers = range(len(conflict.makers))
    order = sorted(range(len(conflict.options)), key=lambda option: conflict.options[option].place)
    return GraphModel(
        title=conflict.title,
        parties=tuple(slugs((maker.name for maker in conflict.makers), "party")),
        names=tuple(maker.name for maker in conflict.makers),
        states=tuple(range(1, len(table) + 1)),
        options=_letters(table[:, order]),
        labels=("",) * len(table),
        moves=tuple(_moves(conflict, table, maker) for maker in makers),
        ranks=np.array([_ranks(conflict, table, maker) for maker in makers], np.int32),
        coalitions=conflict.coalitions,
        option_names=tuple(conflict.options[option].name for option in order),
    )


def table_of(conflict: Conflict) -> Table:
    """List the feasible states.

    Parameters
    ----------
    conflict : Conflict
        Its options number the states: the first is the smallest binary digit.

    Returns
    -------
    ndarray of uint8, shape (states, options)
        1 where an option is taken, in the order of ``conflict.options``; empty where nothing is feasible.

    Raises
    ------
    LimitError
        More than 1,200,000 states, or four times that to look through.
    """
    size = len(conflict.options)
    if size > IN_A_WORD:
        letters = np.frombuffer("".join(conflict.states()).encode(), np.uint8).reshape(-1, size)
        return np.equal(letters, ord("Y")).view(np.uint8)
    codes = _codes(conflict)
    return np.stack([(codes >> option & 1).astype(np.uint8) for option in range(size)], axis=1)


def _codes(conflict: Conflict) -> NDArray[np.int64]:
    """List the feasible states as numbers, from the last option on, dropping early what cannot be."""
    settled: dict[int, list[tuple[int, int]]] = {}
    for named, wanted in (_masks(one) for pattern in conflict.infeasible for one in pattern.alternatives):
        settled.setdefault((named & -named).bit_length() - 1, []).append((named, wanted))
    codes = np.zeros(1, np.int64)
    for option in reversed(range(len(conflict.options))):
        codes = np.repeat(codes, 2)
        codes[1::2] |= 1 << option
        for named, wanted in settled.get(option, ()):
            codes = codes[codes & named != wanted]
        if len(codes) > (4 * MOST_STATES if option else MOST_STATES):
            raise LimitError(
                f"{conflict.title}: with {len(conflict.options)} options this conflict has more than "
                f"{MOST_STATES:,} states, or too many to look through. {REMEDY}"
            )
    return codes


def _masks(literals: Sequence[tuple[int, bool]]) -> tuple[int, int]:
    """Give a condition as two binary numbers: the options named, and those of them taken."""
    return sum(1 << option for option, _ in literals), sum(1 << option for option, taken in literals if taken)


def _letters(table: Table) -> tuple[str, ...]:
    size = table.shape[1]
    text = np.where(table, np.uint8(ord("Y")), np.uint8(ord("N"))).tobytes().decode()
    return tuple(text[at : at + size] for at in range(0, len(text), size))


def _moves(conflict: Conflict, table: Table, maker: int) -> Arcs:
    """List what a party can do: states that agree on everybody else's options reach each other."""
    owned = conflict.makers[maker].options
    others = np.delete(table, owned, axis=1)
    order, first, size = _groups(others)
    many = int(size.sum()) - len(table)
    if many > MOST_MOVES:
        name = conflict.makers[maker].name
        raise LimitError(f"{conflict.title}: {name} has {many:,} moves, more than {MOST_MOVES:,}. {REMEDY}")
    rising = [table[:, option] for option in owned if conflict.options[option].direction == "fwd"]
    falling = [table[:, option] for option in owned if conflict.options[option].direction == "back"]
    counts, targets = [], []
    for source, target in _pairs(order, first, size):
        kept = source != target
        for column in rising:
            kept &= column[target] >= column[source]
        for column in falling:
            kept &= column[target] <= column[source]
        targets.append(target[kept])
        counts.append(np.bincount(source[kept] - source[0], minlength=source[-1] - source[0] + 1))
    start = np.zeros(len(table) + 1, np.int64)
    np.cumsum(np.concatenate(counts), out=start[1:])
    return Arcs(start, np.concatenate(targets))


def _groups(columns: Table) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int64]]:
    """Group equal rows: rows in the order of groups; for each row where its group begins, and its size."""
    order = _sorted(columns)
    if columns.shape[1]:
        new = np.append(True, (columns[order[1:]] != columns[order[:-1]]).any(axis=1))
    else:
        new = np.arange(len(order)) == 0
    begins = np.flatnonzero(new)
    number = np.empty(len(order), np.int64)
    number[order] = np.cumsum(new) - 1
    return order.astype(np.int32), begins[number], np.diff(np.append(begins, len(order)))[number]


def _sorted(columns: Table) -> NDArray[np.intp]:
    """Sort rows, the first column counting most; equal rows stay in their order."""
    if not columns.shape[1]:
        return np.arange(len(columns))
    packed = np.packbits(columns, axis=1)
    packed = np.pad(packed, ((0, 0), (0, -packed.shape[1] % 8)))
    words = np.ascontiguousarray(packed).view(">u8").astype(np.uint64)
    return np.lexsort(words.T[::-1])


def _pairs(
    order: NDArray[np.int32], first: NDArray[np.int64], size: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
    """Give every state with each state of its group, some states at a time."""
    ends = np.cumsum(size)
    begin = 0
    while begin < len(size):
        done = int(ends[begin - 1]) if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, done + AT_ONCE, side="right")))
        counts = size[begin:end]
        source = np.repeat(np.arange(begin, end, dtype=np.int32), counts)
        yield source, order[joined_ranges(first[begin:end], counts)]
        begin = end


def _ranks(conflict: Conflict, table: Table, maker: int) -> NDArray[np.int32]:
    """Rank the states as `Conflict.ranks` does, from 0."""
    found = conflict.makers[maker]
    if found.ranking:
        ranks = np.zeros(len(table), np.int32)
        for place, tied in enumerate(reversed(found.ranking), 1):
            ranks[np.array(tied) - 1] = place
        return ranks
    holds = np.zeros((len(table), len(found.statements)), np.uint8)
    for number, wanted in enumerate(found.statements):
        holds[:, number] = where_holds(wanted, table)
    order = _sorted(holds)
    ranks = np.zeros(len(table), np.int32)
    ranks[order[1:]] = np.cumsum((holds[order[1:]] != holds[order[:-1]]).any(axis=1))
    return ranks


def where_holds(pattern: Pattern, table: Table) -> NDArray[np.bool_]:
    """Tell in which states a condition holds."""
    found = np.zeros(len(table), bool)
    for one in pattern.alternatives:
        held = np.ones(len(table), bool)
        for option, taken in one:
            held &= table[:, option] == taken
        found |= held
    return found
