"""Reads records out of the archive for people to look at. Nothing here writes.

All functions take an open `Archive` and raise `ArchiveError` when SQLite cannot read the file.
"""

from archive.reading.articles import article, find_uid
from archive.reading.articles_of import articles_naming, articles_since, ordinals_of
from archive.reading.companions import companions
from archive.reading.entities import entities, entity, names
from archive.reading.events import events
from archive.reading.human_work import tags, work_on_article, work_on_entity
from archive.reading.imports import acquisitions, import_runs
from archive.reading.offices import offices
from archive.reading.periods import periods
from archive.reading.quotes import count_quotes, count_quotes_by, quotes
from archive.reading.relations import relations, relations_of
from archive.reading.sentences import sentence_around
from archive.reading.spellings import Spellings, place_uids, spellings
from archive.reading.statistics import statistics
from archive.reading.timeline import timeline

__all__ = [
    "Spellings",
    "acquisitions",
    "article",
    "articles_naming",
    "articles_since",
    "companions",
    "count_quotes",
    "count_quotes_by",
    "entities",
    "entity",
    "events",
    "find_uid",
    "import_runs",
    "names",
    "offices",
    "ordinals_of",
    "periods",
    "place_uids",
    "quotes",
    "relations",
    "relations_of",
    "sentence_around",
    "spellings",
    "statistics",
    "tags",
    "timeline",
    "work_on_article",
    "work_on_entity",
]
