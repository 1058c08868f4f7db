"""Writes what happened, in its order and in the words of the articles, with a note for each source.

`entries` picks and orders what articles say of dated events and is pure, `markdown` makes a text of it, `compiling`
reads the articles. Imports the rest of `archive`.
"""

from archive.chronicle.compiling import compile_chronicle
from archive.chronicle.entries import Entry, Source, Telling
from archive.chronicle.markdown import markdown

__all__ = ["Entry", "Source", "Telling", "compile_chronicle", "markdown"]
