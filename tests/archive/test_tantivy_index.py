"""The tantivy index beside the file: made from the archive alone, caught up, made anew when it has to be."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from archive.index import rebuilding
from archive.opening import Archive, create, open_archive
from archive.search import FileSearcher
from archive.search.engines import EngineError, behind, open_searcher
from archive.search.tantivy_engine import derived_index, searcher
from archive.search.tantivy_engine.derived_index import DerivedIndex
from archive.search.tantivy_engine.placing import folder_of
from archive.search.tantivy_engine.searcher import TantivySearcher
from tests.archive.conftest import put
from tests.archive.material import Material, press, visit

DAYS = 40
LINES = ("stadt", "wort1 -nummer4*", "nummer*", 'person:"Ada Nord1"', '"stadt krakau" OR wort2', "published:2000-01")


def numbered(*numbers: int) -> list[Material]:
    """Articles of days in any order, so that some come in late."""
    return [
        press(f"Nummer{number} Blatt", f"Stadt Krakau Wort{number % 3} Ada Nord{number % 4}", source=str(number),
              published=date(2000, 1, 1) + timedelta(days=number % DAYS), persons=[f"Ada Nord{number % 4}"])
        for number in numbers
    ]  # fmt: skip


def uids(engine: FileSearcher, line: str) -> list[str]:
    return [hit.uid for hit in engine.list(engine.parse(line), limit=500)]


def caught_up(path: Path) -> bool:
    with open_archive(path) as archive:
        return DerivedIndex(path).catch_up(archive.connection)


def test_both_engines_give_the_same_articles_in_the_same_order_however_late_they_came_in(archive: Archive) -> None:
    derived = TantivySearcher(archive.connection)
    for batch in (range(10, 60), range(5, 7), range(60, 75), range(2)):
        put(archive, *numbered(*batch))
        file = FileSearcher(archive.connection)
        for line in (
            "stadt",
            "wort1 -nummer4*",
            "nummer*",
            "person:nord1",
            '"stadt krakau" OR wort2',
            "published:2000-01",
        ):
            assert uids(derived, line) == uids(file, line), line
            query = file.parse(line)
            assert derived.facets(query, ["person", "year"]) == file.facets(query, ["person", "year"])
            before = file.list(query)[1].ordinal
            assert derived.list(query, before=before, limit=5) == file.list(query, before=before, limit=5)
    rebuilding.rebuild(archive.connection)
    assert uids(derived, "stadt") == uids(FileSearcher(archive.connection), "stadt")


def test_an_index_is_caught_up_at_opening_and_not_made_anew(tmp_path: Path) -> None:
    with create(tmp_path / "archive.db") as archive:
        put(archive, *numbered(1, 2, 3))
        assert TantivySearcher(archive.connection).count(FileSearcher(archive.connection).parse("stadt")) == 3
    made = {path.name for path in folder_of(tmp_path / "archive.db").glob("*.store")}
    with open_archive(tmp_path / "archive.db", write=True) as archive:
        put(archive, *numbered(4))
        derived = TantivySearcher(archive.connection)
        assert derived.count(derived.parse("stadt")) == 4
    assert made < {path.name for path in folder_of(tmp_path / "archive.db").glob("*.store")}


def test_two_that_begin_at_once_leave_each_other_the_index(archive: Archive) -> None:
    put(archive, *numbered(*range(20)))
    both = [TantivySearcher(archive.connection) for _ in range(2)]
    with ThreadPoolExecutor() as threads:
        made = threads.map(caught_up, [archive.path] * 4)
        assert all(made), "threads of one process wait for each other"
    for derived in both:
        assert uids(derived, "stadt") == uids(FileSearcher(archive.connection), "stadt")


def test_an_index_that_lacks_much_says_so_until_it_is_caught_up(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(archive, *numbered(1, 2))
    monkeypatch.setattr(searcher, "_CAUGHT_UP_AT_ONCE", 2)
    derived = TantivySearcher(archive.connection)
    assert (derived.count(derived.parse("stadt")), behind(derived)) == (2, "")
    put(archive, *numbered(3, 4, 5))
    assert derived.count(derived.parse("stadt")) == 2
    assert "lacks 3 articles" in behind(derived)
    DerivedIndex(archive.path).catch_up(archive.connection)
    derived = TantivySearcher(archive.connection)
    assert (derived.count(derived.parse("stadt")), behind(derived)) == (5, "")


def test_an_index_whose_making_was_interrupted_goes_on_where_it_was(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(archive, *numbered(*range(10)))
    monkeypatch.setattr(derived_index, "_SLAB", 4)

    def stop_at(most: int) -> Callable[[int], None]:
        def progress(done: int) -> None:
            if done >= most:
                raise KeyboardInterrupt

        return progress

    index = DerivedIndex(archive.path)
    with pytest.raises(KeyboardInterrupt):
        index.catch_up(archive.connection, stop_at(8))
    assert index.behind(archive.connection) == 2
    put(archive, *numbered(10), visit())
    index = DerivedIndex(archive.path)
    assert index.behind(archive.connection) == 4
    assert index.catch_up(archive.connection)
    derived = TantivySearcher(archive.connection)
    assert uids(derived, "") == uids(FileSearcher(archive.connection), "")


@pytest.mark.parametrize("damage", ["other archive", "other layout", "no position"])
def test_an_index_that_belongs_to_something_else_is_made_anew(archive: Archive, damage: str) -> None:
    put(archive, *numbered(1, 2))
    DerivedIndex(archive.path).catch_up(archive.connection)
    path = folder_of(archive.path) / "position.json"
    position = json.loads(path.read_text(encoding="utf-8"))
    match damage:
        case "other archive":
            path.write_text(json.dumps(position | {"archive": "x"}), encoding="utf-8")
        case "other layout":
            path.write_text(json.dumps(position | {"layout": 0}), encoding="utf-8")
        case _:
            path.unlink()
    derived = TantivySearcher(archive.connection)
    assert derived.count(derived.parse("stadt")) == 2


def test_an_engine_that_is_not_known_is_refused(archive: Archive) -> None:
    with pytest.raises(EngineError, match="choose one of file, tantivy"):
        open_searcher(archive, "lucene")
    assert type(open_searcher(archive)) is FileSearcher
