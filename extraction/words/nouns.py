"""What a dictionary says of the nouns of a language: whether they are words, places, given names or surnames.

Only for languages that write every noun with a capital, where it is the word that tells a name. Made by
`resources.nouns`.
"""

from __future__ import annotations

from enum import IntFlag
from functools import cache
from pathlib import Path

from extraction.words.tables import WordTable

DATA = Path(__file__).parents[1] / "data"


class NounKind(IntFlag):
    """What a noun can be, as the dictionary has it."""

    WORD = 1
    PLACE = 2
    GIVEN_NAME = 4
    SURNAME = 8
    NAME = 16


def nouns_path(folder: Path, language: str) -> Path:
    """Where the nouns of a language are kept."""
    return folder / f"nouns_{language}.table"


@cache
def nouns(language: str) -> WordTable | None:
    """The kinds of the nouns of a language, in all their forms; None where there is no such list."""
    path = nouns_path(DATA, language)
    return WordTable(path) if path.exists() else None
