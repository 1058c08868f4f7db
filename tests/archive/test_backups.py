"""Copies of an archive, and bringing them back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archive.backups import back_up, back_up_beside, restore
from archive.errors import ArchiveDamagedError, ArchiveError, ArchiveExistsError, ArchiveMissingError
from archive.opening import create, open_archive


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive with one tag in it."""
    path = tmp_path / "archive.db"
    create(path).close()
    add_tag(path, "one")
    return path


def add_tag(path: Path, name: str) -> None:
    with open_archive(path, write=True) as archive:
        archive.connection.execute("INSERT INTO tags (name, fold) VALUES (?, ?)", (name, name))


def tags(path: Path) -> list[str]:
    with open_archive(path) as archive:
        return [name for (name,) in archive.connection.execute("SELECT name FROM tags ORDER BY id")]


def test_a_copy_is_the_archive_as_it_was(path: Path, tmp_path: Path) -> None:
    with open_archive(path) as archive:
        back_up(archive, tmp_path / "copy.db")
    add_tag(path, "two")
    assert tags(tmp_path / "copy.db") == ["one"]


def test_a_copy_never_takes_the_place_of_a_file(path: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    with open_archive(path) as archive, pytest.raises(ArchiveExistsError):
        back_up(archive, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_a_copy_into_a_folder_that_is_not_there_says_so(path: Path, tmp_path: Path) -> None:
    with open_archive(path) as archive, pytest.raises(ArchiveMissingError):
        back_up(archive, tmp_path / "nowhere" / "copy.db")


def test_many_copies_beside_the_archive_at_once_have_names_of_their_own(path: Path, tmp_path: Path) -> None:
    def copy(_: int) -> Path:
        with open_archive(path) as archive:
            return back_up_beside(archive, "archive-now", suffix=".db")

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(copy, range(6)))
    assert len(set(made)) == 6
    assert {made.name for made in made} == {"archive-now.db", *(f"archive-now-{number}.db" for number in range(2, 7))}
    assert all(tags(copied) == ["one"] for copied in made)
    assert not [left for left in tmp_path.iterdir() if left.name.startswith(".")]


def test_progress_ends_with_all_pages(path: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    with open_archive(path) as archive:
        back_up(archive, tmp_path / "copy.db", progress=lambda done, total: seen.append((done, total)))
    assert seen
    assert seen[-1][0] == seen[-1][1] > 0


def test_a_restored_archive_is_the_backup_and_the_old_one_is_kept(path: Path, tmp_path: Path) -> None:
    with open_archive(path) as archive:
        back_up(archive, tmp_path / "copy.db")
    add_tag(path, "two")
    kept = restore(tmp_path / "copy.db", path)
    assert kept is not None
    assert (tags(path), tags(kept)) == (["one"], ["one", "two"])


def test_restoring_twice_keeps_both_former_archives(path: Path, tmp_path: Path) -> None:
    with open_archive(path) as archive:
        back_up(archive, tmp_path / "copy.db")
    add_tag(path, "two")
    assert restore(tmp_path / "copy.db", path) != restore(tmp_path / "copy.db", path)
    assert len(list(tmp_path.glob("*before-restore*"))) == 2


def test_who_has_the_archive_open_sees_the_restored_one(path: Path, tmp_path: Path) -> None:
    with open_archive(path) as archive:
        back_up(archive, tmp_path / "copy.db")
    add_tag(path, "two")
    with open_archive(path) as reader:
        before = reader.connection.execute("SELECT count(*) FROM tags").fetchone()
        restore(tmp_path / "copy.db", path)
        after = reader.connection.execute("SELECT count(*) FROM tags").fetchone()
    assert (before, after) == ((2,), (1,))


def test_restoring_makes_an_archive_that_is_not_there(path: Path, tmp_path: Path) -> None:
    assert restore(path, tmp_path / "new.db") is None
    assert tags(tmp_path / "new.db") == ["one"]


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_archive_is_set_aside_for_the_backup(path: Path, tmp_path: Path, content: bytes) -> None:
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(content)
    kept = restore(path, damaged)
    assert kept is not None
    assert kept.read_bytes() == content
    assert tags(damaged) == ["one"]


def test_a_damaged_backup_is_refused_and_the_archive_untouched(path: Path, tmp_path: Path) -> None:
    content = bytearray(path.read_bytes())
    for start in range(2 * 8192, len(content) - 8192, 8192):
        content[start : start + 200] = b"\xff" * 200
    (tmp_path / "bad.db").write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(ArchiveDamagedError):
        restore(tmp_path / "bad.db", path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["nowhere.db", "archive.db"])
def test_what_is_no_backup_is_refused(path: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(ArchiveError):
        restore(tmp_path / name, path)
    assert tags(path) == ["one"]
