"""Facets are counted without looking at every value, and are exact all the same."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from archive.opening import Archive
from archive.search import FileSearcher
from archive.search.snapshot import PAGE_OF_VALUES
from tests.archive.conftest import put
from tests.archive.material import press

NAMES = [f"{given} {surname}" for given in ("Ada", "Ben", "Cleo", "Dan", "Eva") for surname in (
    "Abel", "Brandt", "Cramer", "Dietz", "Ebert", "Franke", "Gerlach", "Horn", "Ihde", "Jahn")]  # fmt: skip
LINES = ("", "wort0", "wort1", "wort1 -wort2", "wort3", "nirgendwo")


def fill(archive: Archive) -> dict[str, Counter[str]]:
    """Puts articles in that name a few of fifty persons, some of them often, and gives the counts for each line."""
    chance = random.Random(3)
    expected: dict[str, Counter[str]] = {line: Counter() for line in LINES}
    material = []
    for number in range(80):
        persons = sorted({NAMES[int(50 * chance.random() ** 3)] for _ in range(chance.randint(1, 5))})
        words = {f"wort{word}" for word in range(4) if chance.random() < 1 / (word + 1)}
        body = f"{', '.join(persons)}. {' '.join(sorted(words))}."
        day = date(2000, 1, 1) + timedelta(days=number)
        material.append(press(f"Nummer {number}", body, persons=persons, published=day, source=f"{number}.txt"))
        for line in LINES:
            wanted, _, unwanted = line.partition(" -")
            if (not wanted or wanted in words) and unwanted not in words:
                expected[line].update(persons)
    put(archive, *material)
    return expected


@pytest.mark.parametrize("walked", [True, False], ids=["by bitmaps", "by links"])
def test_the_most_frequent_values_are_found_whichever_way_they_are_counted(
    walked: bool, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = fill(archive)
    monkeypatch.setattr("archive.search.snapshot._FIRST_PAGE", 2)
    monkeypatch.setattr("archive.search.snapshot._LARGEST_PAGE", 8)
    monkeypatch.setattr("archive.search.snapshot._RANKS_OF_A_NEIGHBOUR", 2)
    monkeypatch.setattr("archive.search.facet_counts._FEW", 0 if walked else 1000)
    monkeypatch.setattr("archive.search.facet_counts._FIRST", 0)
    searcher = FileSearcher(archive.connection)
    for line, counts in expected.items():
        for limit in (1, 3, 20, 60):
            found = searcher.facets(searcher.parse(line), ["person"], limit).values["person"]
            assert all(counts[value.label] == value.count for value in found)
            most = sorted(counts.values(), reverse=True)[:limit]
            assert [value.count for value in found] == most


def test_values_for_which_there_is_no_room_are_read_again(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = fill(archive)
    monkeypatch.setattr("archive.search.snapshot._FIRST_PAGE", 2)
    monkeypatch.setattr("archive.search.snapshot._MOST_BYTES", 1500)
    monkeypatch.setattr("archive.search.facet_counts._FIRST", 0)
    searcher = FileSearcher(archive.connection)
    for _ in range(2):
        for line, counts in expected.items():
            found = searcher.facets(searcher.parse(line), ["person"], 60).values["person"]
            assert {value.label: value.count for value in found} == counts


def test_pages_of_values_are_read_off_their_index_unsorted(archive: Archive) -> None:
    plan = archive.connection.execute("EXPLAIN QUERY PLAN " + PAGE_OF_VALUES, ("person", 9, 1, 64)).fetchall()
    assert ["facet_bitmaps_size" in step for *_, step in plan] == [True]
