"""A corpus worked off by a Dask cluster (extra ``dask``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from taizhang.core.errors import TaizhangError
from taizhang.corpus.batch import Outcome, attempt, death

T = TypeVar("T")


def run_dask(
    paths: Sequence[Path], job: Callable[[Path], T], *, scheduler: str | None, workers: int
) -> Iterator[Outcome[T]]:
    """Run ``job`` over ``paths`` on the cluster at ``scheduler``, or on ``workers`` processes of this
    machine.

    The workers must see the files under the same paths and have this package installed. Outcomes come in
    the order of ``paths``. A worker that dies is replaced by Dask and its files are given to others; a file
    that keeps killing workers becomes a failure. Raises TaizhangError ``corpus.no_dask`` where Dask is not
    installed, ``corpus.no_scheduler`` where the scheduler does not answer.
    """
    try:
        distributed: Any = import_module("distributed")
        killed: type[Exception] = import_module("distributed.scheduler").KilledWorker
    except ImportError as error:
        raise TaizhangError(
            "corpus.no_dask",
            zh="--engine dask 需要 Dask，本机没有安装。"
            "请运行 pip install 'taizhang[dask]'，或用 --engine local。",
            en="--engine dask needs Dask, which is not installed. "
            "Run pip install 'taizhang[dask]', or use --engine local.",
        ) from error
    cluster = None
    if scheduler is None:
        cluster = distributed.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
    try:
        client = distributed.Client(scheduler or cluster, timeout="15s")
    except (OSError, TimeoutError) as error:
        raise TaizhangError(
            "corpus.no_scheduler",
            zh=f"连不上 Dask 调度器 {scheduler}。请核对地址（如 tcp://10.0.0.5:8786）和网络。",
            en=f"No answer from the Dask scheduler {scheduler}. "
            "Check the address (such as tcp://10.0.0.5:8786) and the network.",
        ) from error
    try:
        with client:
            futures = client.map(lambda path: attempt(job, path), paths, pure=False)
            for path, future in zip(paths, futures, strict=True):
                try:
                    yield future.result()
                except killed:
                    yield Outcome(path=path, failure=death(path))
                future.release()
    finally:
        if cluster is not None:
            cluster.close()
