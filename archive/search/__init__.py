"""Searching: from a query line to articles, counts and highlights.

`grammar` reads a line into a tree, `widening` looks up what its words stand for, an engine finds the articles.
All engines do what `Searcher` says; `FileSearcher` needs nothing but the archive file.
"""

from archive.search.errors import QueryError
from archive.search.file_searcher import FileSearcher
from archive.search.grammar import parse
from archive.search.printing import print_query
from archive.search.protocol import Expansion, Searcher
from archive.search.tree import Query
from extraction.folding import fold

__all__ = ["Expansion", "FileSearcher", "Query", "QueryError", "Searcher", "fold", "parse", "print_query"]
