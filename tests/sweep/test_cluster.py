"""A Dask cluster gives the same files, bit for bit."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from scenario_files import files_of

from tracktwo.case import load
from tracktwo.deals import robust
from tracktwo.errors import TracktwoError
from tracktwo.sweep import Dask, Local, Lost, Options, sweep

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.filterwarnings("ignore")  # what Dask and its libraries warn of is not ours


@pytest.fixture(scope="module")
def address():
    """Give the address of a cluster of two processes."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster.scheduler_address


def test_the_files_are_the_same_as_from_processes_here(address, scenarios, tmp_path):
    options = Options(draws=300)
    with Local(1) as local:
        sweep([scenarios], tmp_path / "here", options=options, executor=local)
    with Dask(address) as cluster:
        sweep([scenarios], tmp_path / "there", options=options, executor=cluster)
    assert files_of(tmp_path / "there") == files_of(tmp_path / "here")


def test_a_robust_analysis_is_the_same_on_a_cluster(address):
    case = load(ROOT / "examples" / "panama-1974")
    with Dask(address) as cluster:
        there = robust(case, draws=60, executor=cluster)
    here = robust(case, draws=60, workers=1)
    assert there.to_records() | {"elapsed_s": 0} == here.to_records() | {"elapsed_s": 0}


def test_a_brief_is_the_same_with_a_cluster(address, run_cli, tmp_path):
    case = ROOT / "examples" / "ukraine-2023"
    for name, more in (("here", []), ("there", ["--dask", address])):
        page = tmp_path / f"{name}.html"
        assert run_cli("brief", case, "-o", page, "--draws", "30", "--quiet", *more).code == 0
    pages = [(tmp_path / name).read_bytes() for name in ("here.html", "there.html")]
    assert pages[0] == pages[1]


def test_a_client_of_the_caller_is_used_and_left_open(address):
    distributed = pytest.importorskip("distributed")
    with distributed.Client(address, set_as_default=False) as client:
        with Dask(client) as cluster:
            assert list(cluster.map(abs, [-1, 2])) == [1, 2]
        assert client.status == "running"


def test_what_the_work_raises_is_raised_here(address):
    with Dask(address) as cluster, pytest.raises(ZeroDivisionError):
        list(cluster.map((1).__truediv__, [0]))


@pytest.mark.slow
def test_a_task_that_kills_its_workers_is_given_up(address):
    with Dask(address) as cluster:
        cluster.submit(0, os._exit, 1)
        assert isinstance(cluster.next()[1], Lost)
        assert list(cluster.map(abs, [-1])) == [1]


def test_an_address_where_nobody_answers_is_told(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("tracktwo.workers.cluster.PATIENCE", 0.5)
    for address in ("tcp://127.0.0.1:9", "nonsense://x"):
        with pytest.raises(TracktwoError, match="no Dask scheduler answers there"):
            Dask(address)


def test_without_the_library_it_is_said_how_to_get_it(monkeypatch, run_cli, scenarios, tmp_path):
    monkeypatch.setitem(sys.modules, "distributed", None)
    shown = run_cli("sweep", scenarios, "-o", tmp_path / "out", "--dask", "tcp://127.0.0.1:8786")
    assert shown.code == 2
    assert "pip install distributed" in shown.err


def test_workers_with_another_version_are_refused(address, monkeypatch):
    monkeypatch.setattr("tracktwo.workers.cluster._versions", _other)
    with pytest.raises(TracktwoError, match="Install the same on all"):
        Dask(address)


class _Other:
    """Answers one thing here and another elsewhere."""

    def __init__(self) -> None:
        self.home = os.getpid()

    def __call__(self) -> str:
        return "here" if os.getpid() == self.home else "elsewhere"


_other = _Other()
