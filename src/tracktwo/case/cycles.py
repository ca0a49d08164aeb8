"""What waits for itself, round a circle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["cycle"]


def cycle(before: Mapping[str, Iterable[str]]) -> list[str]:
    """Find things that wait for each other in a circle.

    Parameters
    ----------
    before : mapping of str to iterable of str
        What each has to wait for; names that are no keys wait for nothing.

    Returns
    -------
    list of str
        One circle, its first name again at the end; empty where there is none.
    """
    left = {name: {one for one in others if one in before} for name, others in before.items()}
    while free := [name for name, others in left.items() if not others]:
        left = {name: others.difference(free) for name, others in left.items() if name not in free}
    path: list[str] = []
    name = next(iter(left), "")
    while name and name not in path:
        path.append(name)
        name = next(other for other in before[name] if other in left[name])
    return [*path[path.index(name) :], name] if name else []
