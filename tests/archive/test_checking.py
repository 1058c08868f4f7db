"""Finding what is wrong with an archive."""

from __future__ import annotations

import pytest

from archive.checking import check
from archive.opening import Archive


def test_an_archive_that_was_just_written_is_whole(small: Archive) -> None:
    assert not list(check(small))


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        ("UPDATE originals SET content = X'00' WHERE id = 1", "an original is not what was imported"),
        ("UPDATE article_versions SET text = text || '!' WHERE id = 1", "a text is not what was imported"),
        ("UPDATE mentions SET ends = 100000 WHERE article_id = 1 AND number = 0", "a finding points outside the text"),
        ("UPDATE quote_segments SET ends = 100000", "a finding points outside the text"),
        ("UPDATE articles SET ordinal = NULL WHERE id = 1", "an article is not in the index"),
        ("DELETE FROM article_entities WHERE article_id = 1", "a name is missing from the facets"),
        ("DELETE FROM originals WHERE id = 1", "a row points at nothing in originals"),
    ],
)
def test_every_damage_is_found_and_comes_with_advice(small: Archive, damage: str, what: str) -> None:
    small.connection.execute("PRAGMA foreign_keys = OFF")
    small.connection.execute(damage)
    problems = list(check(small))
    assert what in {problem.what for problem in problems}
    assert all(problem.where and "`jumelage" in problem.advice for problem in problems)


def test_progress_counts_the_originals(small: Archive) -> None:
    seen: list[tuple[int, int]] = []
    list(check(small, progress=lambda done, total: seen.append((done, total))))
    assert seen == [(1, 3), (2, 3), (3, 3)]
