"""The places of the world and their names, in one read-only SQLite file.

Made by `resources/gazetteer.py` from GeoNames. Names are looked up folded; an entry also keeps the exact spellings, so
that a name spelled just so goes before one that only folds to the same. Most words that are looked up are no name: a
trie of all names, which comes in the file and numbers them, knows that sooner than a table does.
"""

from __future__ import annotations

import sqlite3
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from extraction import folding, languages
from extraction.findings import Place, PlaceKind
from extraction.memo import remembered
from extraction.tries import Numbering, numbering

SCHEMA = """
CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE places(
    number INTEGER PRIMARY KEY,  -- GeoNames id; below 0 where there is none
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    division TEXT,               -- first-level division, as GeoNames codes it
    latitude INTEGER NOT NULL,   -- thousandths of a degree
    longitude INTEGER NOT NULL,
    population INTEGER NOT NULL,
    display TEXT                 -- names by language where they differ from name: "de:Krakau|fr:Cracovie"
);
CREATE TABLE numbering(trie BLOB NOT NULL);  -- of the folded names
CREATE TABLE names(number INTEGER PRIMARY KEY, places TEXT NOT NULL);  -- by the number of the name
CREATE TABLE heads(word TEXT PRIMARY KEY, longest INTEGER NOT NULL) WITHOUT ROWID;
"""

FLAG_MAIN = 1
"""The name is the place's main name."""
FLAG_ALTERNATE = 2
"""The name is one of the alternate names, in whatever language."""

WORLD_CITY = 500_000
"""A city of so many people is known by its name in any country."""

_MOST_MAPPED = 256 << 20
DATA = Path(__file__).parent / "data" / "gazetteer.db"


def language_flag(language: str) -> int:
    """The flag of a name that is the preferred one in a language; 0 for a language there is no data for."""
    return 4 << languages.CODES.index(language) if language in languages.CODES else 0


class Kind(IntEnum):
    """What sort of place it is."""

    CITY = 1
    COUNTRY = 2
    REGION = 3
    CONTINENT = 4
    FEATURE = 5
    """Mountains, waters, regions that are no divisions, former countries."""


class Candidate(NamedTuple):
    """One of the places a name can mean.

    Attributes:
        number: its key in the gazetteer.
        flags: how the name belongs to the place: `FLAG_MAIN`, `FLAG_ALTERNATE`, `language_flag(...)`.
        exact: whether the place is spelled exactly so, case apart.
    """

    number: int
    flags: int
    exact: bool

    @property
    def is_own_name(self) -> bool:
        """Whether the name is the main one or the preferred one in some language, not only an alternate."""
        return bool(self.flags & ~FLAG_ALTERNATE)


class Entry(NamedTuple):
    """A place as the gazetteer has it.

    Attributes:
        number: GeoNames id, below 0 where there is none.
        kind: what sort of place.
        name: local name in Latin letters where known, else the main name of GeoNames.
        country: ISO 3166-1 alpha-2 code, empty for continents.
        division: first-level division, empty when there is none.
        latitude: degrees north.
        longitude: degrees east.
        population: 0 when not known.
        display: preferred name by language.
    """

    number: int
    kind: Kind
    name: str
    country: str
    division: str
    latitude: float
    longitude: float
    population: int
    display: dict[str, str]

    def place(self) -> Place | None:
        """The place as findings carry it, None when GeoNames has no id for it."""
        if self.number < 0:
            return None
        kind: PlaceKind = "city" if self.kind is Kind.CITY else "country" if self.kind is Kind.COUNTRY else "other"
        names = tuple(sorted(self.display.items()))
        return Place(
            self.number, self.name, kind, self.country, self.latitude, self.longitude, self.population, names=names
        )


class Gazetteer:
    """An open gazetteer. Answers are remembered, up to a bound, since the same names come again and again."""

    def __init__(self, path: Path = DATA) -> None:
        """Open a gazetteer for reading.

        Args:
            path: the file.

        Raises:
            ValueError: the file was made for another folding, so that look-ups would miss.
            sqlite3.DatabaseError: the file is no gazetteer.
        """
        self._connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        # Pages are read where the system has them rather than copied: a look-up takes half the time.
        self._connection.execute(f"PRAGMA mmap_size = {_MOST_MAPPED}")
        made_for = self._connection.execute("SELECT value FROM about WHERE key = 'folding'").fetchone()
        if made_for != (str(folding.VERSION),):
            raise ValueError(f"{path} was made for another folding: build it again")
        self._numbering: Numbering | None = None
        self._names = remembered(self._look_up)
        self._entries = remembered(self._read)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that a name can mean, the most populous first.

        Args:
            name: as it is written, in its base form.
        """
        casefolded = name.casefold()
        # Most words are no name, and are not met again: nothing has to be remembered of them.
        return () if self._numbered().get(_key(casefolded)) is None else self._names(casefolded)

    def longest(self, head: str) -> int:
        """How many words the longest name has that starts with a word; 1 when none goes on after it."""
        folded = _key(head.lower())
        if next(self._numbered().iterkeys(f"{folded} "), None) is None:
            return 1
        row = self._connection.execute("SELECT longest FROM heads WHERE word = ?", (folded,)).fetchone()
        return row[0] if row else 1

    def entry(self, number: int) -> Entry:
        """A place by its number.

        Raises:
            KeyError: there is none.
        """
        return self._entries(number)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _numbered(self) -> Numbering:
        """The trie of the names, read when the first name is looked up: an entry by its number does without."""
        if self._numbering is None:
            row = self._connection.execute("SELECT trie FROM numbering").fetchone()
            self._numbering = numbering(row[0])
        return self._numbering

    def _read(self, number: int) -> Entry:
        row = self._connection.execute("SELECT * FROM places WHERE number = ?", (number,)).fetchone()
        if row is None:
            raise KeyError(number)
        return _entry(row)

    def _look_up(self, casefolded: str) -> tuple[Candidate, ...]:
        key = _key(casefolded)
        number = self._numbered().key_id(key)
        row = self._connection.execute("SELECT places FROM names WHERE number = ?", (number,)).fetchone()
        return tuple(_candidate(line, key, casefolded) for line in row[0].split("\n"))


def _key(lower: str) -> str:
    """What a name in small letters is looked up by: `folding.fold_name` of it, which of one word is the word folded."""
    if not lower.isalpha() or "ʼ" in lower:
        return folding.fold_name(lower)
    return lower if lower.isascii() else folding.fold(lower)


def _candidate(line: str, key: str, casefolded: str) -> Candidate:
    place, *spellings = line.split("\t")
    number, _, flags = place.partition(" ")
    exact = casefolded in spellings if spellings else casefolded == key
    return Candidate(int(number), int(flags), exact)


def _entry(row: tuple[int, int, str, str, str | None, int, int, int, str | None]) -> Entry:
    number, kind, name, country, division, latitude, longitude, population, display = row
    names = dict(part.split(":", 1) for part in display.split("|")) if display else {}
    return Entry(
        number, Kind(kind), name, country, division or "", latitude / 1000, longitude / 1000, population, names
    )
