"""The index is brought into its fastest form, may be interrupted, and answers the same before, meanwhile and after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest

from archive.checking import check
from archive.index import rebuilding, renewing, words
from archive.opening import Archive, open_archive
from archive.search import FileSearcher
from tests.archive.conftest import put
from tests.archive.material import Material, press, visit

LINES = ("", "stadt", '"stadt krakau" -wort1', "nummer1*", "said:jugendaustausch", "city:krakau date:2024")


def numbered(*numbers: int) -> list[Material]:
    return [
        press(f"Nummer{number}", f"Stadt Krakau Wort{number % 3}", source=str(number),
              published=date(2000, 1, 1) + timedelta(days=number % 17))
        for number in numbers
    ]  # fmt: skip


def answers(archive: Archive) -> list[list[str]]:
    searcher = FileSearcher(archive.connection)
    return [[hit.uid for hit in searcher.list(searcher.parse(line))] for line in LINES]


def stop_at(most: int) -> Callable[[int], None]:
    def progress(done: int) -> None:
        if done >= most:
            raise KeyboardInterrupt

    return progress


def out_of_order(archive: Archive) -> int:
    searcher = FileSearcher(archive.connection)
    ordinals = [hit.ordinal for hit in searcher.list(searcher.parse(""))]
    return sum(1 for newer, older in pairwise(ordinals) if newer < older)


@pytest.fixture
def late(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An archive of which much came in late and one article was changed, not put in order yet."""
    monkeypatch.setattr(rebuilding, "outdated", lambda _: False)
    put(archive, *numbered(*range(10, 20)))
    put(archive, *numbered(*range(10)), visit())
    put(archive, visit(more="Kooperation."))
    assert out_of_order(archive)
    return archive


def test_an_index_out_of_order_is_put_in_order_and_finds_the_same(late: Archive) -> None:
    before = answers(late)
    assert rebuilding.optimize(late.connection)
    assert answers(late) == before
    assert out_of_order(late) == 0
    assert list(check(late)) == []
    assert not rebuilding.optimize(late.connection), "nothing is left to be put in order"


def test_what_was_interrupted_goes_on_and_knows_what_came_in_meanwhile(
    late: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewing, "_SLAB", 5)
    before = answers(late)
    with pytest.raises(KeyboardInterrupt):
        rebuilding.optimize(late.connection, stop_at(10))
    assert answers(late) == before
    assert list(check(late)) == []
    put(late, *numbered(20, 21), visit(more="Noch einmal geändert."))
    meanwhile = answers(late)
    steps: list[int] = []
    assert rebuilding.optimize(late.connection, steps.append)
    assert steps[0] > 10, "what was done was not done again"
    assert answers(late) == meanwhile
    assert FileSearcher(late.connection).count(FileSearcher(late.connection).parse("geändert")) == 1
    assert list(check(late)) == []
    assert not late.connection.execute("SELECT 1 FROM sqlite_schema WHERE name LIKE 'renewed%'").fetchall()


def test_a_reader_sees_the_old_index_until_the_new_one_is_complete(late: Archive) -> None:
    with open_archive(late.path) as reader:
        before = answers(reader)
        seen: list[list[list[str]]] = []
        rebuilding.optimize(late.connection, lambda _: seen.append(answers(reader)))
        assert seen == [before]
        assert answers(reader) == before


def test_an_index_in_many_pieces_is_joined_in_steps(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        put(archive, *numbered(number))
    before = answers(archive)
    monkeypatch.setattr(words, "_PAGES_MERGED", 1)
    assert not rebuilding.optimize(archive.connection)
    segments = archive.connection.execute("SELECT count(DISTINCT segid) FROM article_index_idx").fetchone()[0]
    assert segments == 1
    assert answers(archive) == before


def test_an_index_is_made_anew_when_asked_for(small: Archive) -> None:
    before = answers(small)
    small.connection.execute("DELETE FROM facet_bitmaps")
    small.connection.execute("DELETE FROM index_stems")
    assert list(check(small))
    assert rebuilding.optimize(small.connection, anew=True)
    assert list(check(small)) == []
    assert answers(small) == before
