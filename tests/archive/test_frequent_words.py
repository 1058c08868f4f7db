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


def test_a_part_that_is_being_typed_stands_for_the_most_frequent_words_where_many_hold_it(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frequent_words, "LEAST_ARTICLES", 10)
    monkeypatch.setattr(frequent_words, "FEWEST", 3)
    monkeypatch.setattr("archive.search.widening._MANY", 1)
    towns = ["Freiburg"] * 6 + ["Hamburg"] * 4 + ["Coburg"]
    put(archive, *(press(f"Nummer {number}", town, source=f"{number}") for number, town in enumerate(towns)))

    def found(line: str, *, typing: bool) -> int:
        searcher = FileSearcher(archive.connection)
        return searcher.count(searcher.parse(line, typing=typing))

    assert found("*burg", typing=False) == 11
    assert found("*burg", typing=True) == 10
    assert found("*ambur*", typing=True) == 4
    assert found("*cobu*", typing=True) == 1, "no frequent word holds it"
    assert found("*burg nummer", typing=True) == 11, "the part is finished"
    monkeypatch.setattr("archive.search.widening._PARTS_WHILE_TYPING", 1)
    assert found("*burg", typing=True) == 6
