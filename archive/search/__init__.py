"""Searching: from a query line to articles, counts and highlights.

`grammar` reads a line into a tree, `widening` looks up what its words stand for, an engine finds the articles.
All engines do what `Searcher` says; `FileSearcher` needs nothing but the archive file.

What the folder offers is imported when somebody asks for it: a list of all articles needs next to nothing of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.search.errors import QueryError
    from archive.search.file_searcher import FileSearcher
    from archive.search.grammar import parse
    from archive.search.printing import print_query
    from archive.search.protocol import Expansion, Searcher
    from archive.search.query import Query
    from extraction.folding import fold

__all__ = ["Expansion", "FileSearcher", "Query", "QueryError", "Searcher", "fold", "parse", "print_query"]

_MODULES = {
    "Expansion": "archive.search.protocol",
    "FileSearcher": "archive.search.file_searcher",
    "Query": "archive.search.query",
    "QueryError": "archive.search.errors",
    "Searcher": "archive.search.protocol",
    "fold": "extraction.folding",
    "parse": "archive.search.grammar",
    "print_query": "archive.search.printing",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)
