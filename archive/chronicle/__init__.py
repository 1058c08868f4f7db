"""Writes what happened, in its order and in the words of the articles, with a note for each source.

`entries` picks and orders what articles say of dated events, `city_pairs` tells whose date it is, `agreement_words`
which dates are those of agreements; all three are pure. `markdown` makes a text of it, `compiling` reads the articles.
Imports the rest of `archive`.
"""

from archive.chronicle.agreement_words import is_of_agreement
from archive.chronicle.city_pairs import CityMentions, clause_around
from archive.chronicle.compiling import compile_chronicle
from archive.chronicle.entries import Entry, Source, Telling
from archive.chronicle.markdown import markdown

__all__ = [
    "CityMentions",
    "Entry",
    "Source",
    "Telling",
    "clause_around",
    "compile_chronicle",
    "is_of_agreement",
    "markdown",
]
