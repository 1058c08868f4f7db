"""How an import is to be done."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from importers.importer import Columns, Defaults
from importers.limits import Limits


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How an import is to be done.

    Attributes:
        workers: processes that read and find; 0 for one a core.
        cluster: address of the scheduler of a Dask cluster that reads and finds instead.
        recursive: look into folders within folders.
        since: only files that changed or arrived at this time or later, in seconds since 1970; None for all.
        again: read known files again, and make a new version of what then has another text or other metadata.
        dry_run: read and find, write nothing.
        limits: on what is read.
        defaults: what holds for articles whose source says nothing else.
        columns: how tables and records are read.
        command: the command line, for the record.
    """

    workers: int = 0
    cluster: str | None = None
    recursive: bool = True
    since: float | None = None
    again: bool = False
    dry_run: bool = False
    limits: Limits = field(default_factory=Limits)
    defaults: Defaults = field(default_factory=Defaults)
    columns: Columns = field(default_factory=Columns)
    command: str = "jumelage import"

    @property
    def processes(self) -> int:
        """How many worker processes to run."""
        return self.workers or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
