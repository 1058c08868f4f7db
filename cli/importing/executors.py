"""Where files are read and searched: in worker processes of this machine, or on a cluster."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

from cli.failures import CommandError
from cli.importing.options import ImportOptions
from cli.importing.supervision import close_workers
from importers.extras import require
from importers.importer import ImportRefused

_SWITCH_SECONDS = 0.0005
"""How soon a thread that has an answer gets its turn; with Python's 5 ms the workers wait while a batch is written."""

_CONNECT_SECONDS = 10


@contextmanager
def executor_for(options: ImportOptions) -> Iterator[tuple[Executor, int]]:
    """The executor that the options ask for, and how many tasks it does at a time.

    Raises:
        CommandError: the cluster cannot be reached.
    """
    if options.cluster:
        with _cluster(options.cluster) as cluster:
            yield cluster
    else:
        with _local(options.processes) as pool:
            yield pool, options.processes


@contextmanager
def _local(processes: int) -> Iterator[Executor]:
    """A pool of threads, each of which supervises a worker process."""
    pool = ThreadPoolExecutor(processes, thread_name_prefix="import")
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_SECONDS)
    try:
        yield pool
    finally:
        sys.setswitchinterval(before)
        pool.shutdown(wait=False, cancel_futures=True)
        close_workers()
        pool.shutdown(wait=True)


@contextmanager
def _cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """A Dask cluster that is running; jumelage has to be installed on its workers."""
    advice = "check that its scheduler runs and that jumelage is installed on its workers"
    try:
        distributed = require("distributed", extra="dask", what="a cluster")
    except ImportRefused as refusal:
        raise CommandError("a cluster cannot be used", address, str(refusal)) from refusal
    try:
        client = distributed.Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise CommandError("the cluster cannot be reached", address, advice) from error
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise CommandError("the cluster has no workers", address, advice)
        # Not pure: two tasks with the same bytes are two files.
        yield client.get_executor(pure=False), threads
