"""Bitmaps of frequent words answer the same as the index, before and after later imports."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from archive.checking import check
from archive.index import frequent_words
from archive.opening import Archive
from archive.search import FileSearcher
from tests.archive.conftest import put
from tests.archive.material import Material, press

LINES = ("stadt", "stadt -krakau", "stadt*", "stadt OR rat", "nummer7", "städte")


def test_frequent_words_are_found_through_bitmaps_just_the_same(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def some(first: int, last: int) -> list[Material]:
        return [
            press(f"Nummer{number}", "Stadt Rat" if number % 2 else "Stadt Krakau", source=f"{number}",
                  published=date(2000, 1, 1) + timedelta(days=number))
            for number in range(first, last)
        ]  # fmt: skip

    put(archive, *some(0, 60))
    plain = FileSearcher(archive.connection)
    expected = [plain.count(plain.parse(line)) for line in LINES]
    monkeypatch.setattr(frequent_words, "LEAST_ARTICLES", 10)
    monkeypatch.setattr(frequent_words, "FEWEST", 1)
    put(archive, *some(60, 62))
    kept = archive.connection.execute("SELECT term FROM term_bitmaps ORDER BY term").fetchall()
    assert ("stadt",) in kept
    assert ("rat",) in kept
    put(archive, *some(62, 64))
    searcher = FileSearcher(archive.connection)
    assert archive.connection.execute("SELECT articles FROM term_bitmaps WHERE term = 'stadt'").fetchone() == (62,)
    assert [searcher.count(searcher.parse(line)) for line in LINES] == [
        count + more for count, more in zip(expected, (4, 2, 4, 4, 0, 4), strict=True)
    ]
    assert list(check(archive)) == []
