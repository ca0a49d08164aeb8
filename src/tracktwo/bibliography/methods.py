"""The methods by name, each with the works to cite for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tracktwo.bibliography.works import Work, data, works

__all__ = ["Citation", "Method", "citation", "citations", "methods", "software"]


@dataclass(frozen=True)
class Method:
    """A method of analysis.

    Parameters
    ----------
    name : str
        As in results: ``nash``, ``adjusted winner``.
    about : str
        What it does, in a few words.
    works : tuple of Work
        Where it comes from, the first above all.
    """

    name: str
    about: str
    works: tuple[Work, ...]


@dataclass(frozen=True)
class Citation:
    """What to cite for a method: one full reference, or several with semicolons between."""

    method: str
    reference: str

    def to_records(self) -> dict[str, str]:
        """Return it as plain values, fit for JSON."""
        return {"method": self.method, "reference": self.reference}


@cache
def methods() -> Mapping[str, Method]:
    """Return all methods, by name.

    Returns
    -------
    mapping of str to Method
    """
    known = works()
    return MappingProxyType(
        {
            one["name"]: Method(one["name"], one["about"], tuple(known[key] for key in one["works"]))
            for one in data()["methods"]
        }
    )


def citation(method: str) -> Citation:
    """Return what to cite for a method.

    Parameters
    ----------
    method : str
        Its name.

    Returns
    -------
    Citation
        Without a full stop at the end, so that it can stand in a sentence.

    Raises
    ------
    KeyError
        There is no such method.
    """
    texts = (work.reference().rstrip(".") for work in methods()[method].works)
    return Citation(method, "; ".join(texts))


def citations(names: Iterable[str]) -> tuple[Citation, ...]:
    """Return what to cite for methods, in the order of `methods`, each once.

    Parameters
    ----------
    names : iterable of str
        Names of methods.

    Returns
    -------
    tuple of Citation
    """
    wanted = set(names)
    return tuple(citation(name) for name in methods() if name in wanted)


def software(version: str) -> Work:
    """Return tracktwo itself as a work to cite.

    Parameters
    ----------
    version : str
        That was used.

    Returns
    -------
    Work
    """
    title = "tracktwo: software for unofficial peace talks"
    return Work("tracktwo", ("The tracktwo maintainers",), None, title, "software", version=version)
