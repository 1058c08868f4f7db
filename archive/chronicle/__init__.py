"""Writes what happened, in its order and in the words of the articles, with a note for each source.

`entries` picks and orders what articles say of dated events, `city_pairs` tells whose date it is, `agreement_words`
which dates are those of agreements, `meeting_words` which sentences tell of visits and meetings; all four are pure.
`markdown` makes a text of it, `compiling` reads the articles. Imports the rest of `archive`.
"""

from archive.chronicle.agreement_words import is_of_agreement
from archive.chronicle.city_pairs import CityMentions, clause_around, end_of_first_paragraph, only_pair
from archive.chronicle.compiling import compile_chronicle
from archive.chronicle.entries import Entry, Source, Telling, dates_told
from archive.chronicle.markdown import markdown

__all__ = [
    "CityMentions",
    "Entry",
    "Source",
    "Telling",
    "clause_around",
    "compile_chronicle",
    "dates_told",
    "end_of_first_paragraph",
    "is_of_agreement",
    "markdown",
    "only_pair",
]
