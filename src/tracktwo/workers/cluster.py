"""A Dask cluster as the one who does the work."""

from __future__ import annotations

from concurrent.futures import CancelledError
from importlib import import_module
from queue import SimpleQueue
from typing import Any

from tracktwo import __version__
from tracktwo.errors import TracktwoError
from tracktwo.workers.executors import Executor, Lost, Work

__all__ = ["Dask"]

PATIENCE = 30.0
"""Seconds to wait for the scheduler, and for its first worker."""


class Dask(Executor):
    """The workers of a Dask cluster, on one machine or many.

    Parameters
    ----------
    cluster : str or distributed.Client
        The address of its scheduler, such as ``tcp://10.0.0.5:8786``, or a client that is connected to it.

    Raises
    ------
    TracktwoError
        The library ``distributed`` is not installed, nobody answers at the address, there is no worker, or a
        worker has another version of tracktwo or numpy than this one, which could change last digits.

    Notes
    -----
    Dask itself gives the task of a worker that was killed to another, and gives it up after some deaths
    (four, unless the cluster is set up otherwise).
    """

    def __init__(self, cluster: Any) -> None:
        try:
            distributed = import_module("distributed")
        except ImportError as missing:
            raise TracktwoError(
                "A Dask cluster needs the library 'distributed', which is not installed. "
                "Install it with: pip install distributed"
            ) from missing
        self._own = isinstance(cluster, str)
        self._done: SimpleQueue[tuple[int, Any]] = SimpleQueue()
        self._held: dict[int, Any] = {}
        try:
            self._client = (
                distributed.Client(cluster, timeout=PATIENCE, set_as_default=False) if self._own else cluster
            )
        except (OSError, ValueError) as problem:
            raise TracktwoError(
                f"{cluster}: no Dask scheduler answers there. Give its address, such as tcp://10.0.0.5:8786."
            ) from problem
        try:
            self._check_workers()
        except BaseException:
            self.close()
            raise

    @property
    def capacity(self) -> int:
        """Two tasks for each thread of the cluster as it is now."""
        return 2 * max(1, sum(map(int, self._client.nthreads().values())))

    def submit(self, number: int, work: Work, task: Any) -> None:
        """Hand out a task; see `Executor.submit`."""
        future = self._client.submit(work, task, pure=False)
        self._held[number] = future
        future.add_done_callback(lambda done: self._done.put((number, done)))

    def next(self) -> tuple[int, Any]:
        """Wait for an answer; see `Executor.next`."""
        number, future = self._done.get()
        try:
            return number, future.result()
        except CancelledError as gone:
            told = "The Dask cluster has gone away. Run the same command again to go on."
            raise TracktwoError(told) from gone
        except Exception as problem:
            if type(problem).__name__ != "KilledWorker":  # a name of a library that may be missing
                raise
            return number, Lost("the Dask workers that worked on it were killed; is memory short?")
        finally:
            self._held.pop(number).release()

    def close(self) -> None:
        """Take back all that is still being done; the cluster goes on."""
        self._client.cancel(list(self._held.values()))
        self._held.clear()
        if self._own:
            self._client.close()

    def _check_workers(self) -> None:
        """See that there are workers, all with the same versions as here."""
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as problem:
            raise TracktwoError(
                "The Dask cluster has no worker. Start one with: dask worker ADDRESS"
            ) from problem
        try:
            found = self._client.run(_versions)
        except Exception as problem:
            raise TracktwoError(
                f"The Dask workers cannot use tracktwo ({problem}). Install the same version on all of them."
            ) from problem
        for worker, versions in found.items():
            if versions != _versions():
                raise TracktwoError(
                    f"{worker} has {versions}, here is {_versions()}. "
                    "Install the same on all: last digits may differ."
                )


def _versions() -> str:
    """Say on what results lean."""
    import numpy

    return f"tracktwo {__version__} with numpy {numpy.__version__}"
