"""Reads records out of the archive for people to look at. Nothing here writes.

All functions take an open `Archive` and raise `ArchiveError` when SQLite cannot read the file.
"""

from archive.reading.articles import article, find_uid
from archive.reading.entities import entities, entity
from archive.reading.imports import acquisitions, import_runs
from archive.reading.offices import offices
from archive.reading.quotes import quotes
from archive.reading.statistics import statistics
from archive.reading.timeline import timeline

__all__ = [
    "acquisitions",
    "article",
    "entities",
    "entity",
    "find_uid",
    "import_runs",
    "offices",
    "quotes",
    "statistics",
    "timeline",
]
