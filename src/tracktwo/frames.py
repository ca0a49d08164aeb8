"""Results as data frames of pandas, for those who work with these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracktwo.errors import TracktwoError

__all__ = ["frame"]


def frame(
    records: Iterable[Mapping[str, Any]], *, columns: Sequence[str] | None = None, index: str | None = None
) -> Any:
    """Make a data frame from records.

    Parameters
    ----------
    records : iterable of mapping
        One a row.
    columns : sequence of str, optional
        Their names, in order; by default those of the records.
    index : str, optional
        The column that names the rows.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    TracktwoError
        The library pandas is not installed.
    """
    try:
        import pandas
    except ImportError as missing:
        raise TracktwoError(
            "A data frame needs the library 'pandas', which is not installed. "
            "Install it with: pip install pandas"
        ) from missing
    made = pandas.DataFrame.from_records(list(records), columns=columns)
    return made if index is None else made.set_index(index)
