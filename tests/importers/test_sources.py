import os
import socket
from pathlib import Path

import pytest

from importers.importer import ImportRefused, Refusal
from importers.sources import FoundFile, read_file, walk


def names(folder: Path, *, recursive: bool = True) -> list[str]:
    found = walk([folder], recursive=recursive)
    return [item.path.relative_to(folder).as_posix() for item in found if isinstance(item, FoundFile)]


def test_files_are_found_in_a_stable_order_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    for name in ["b.txt", "a.txt", "sub/c.txt", "Sub/d.txt", ".git/x.txt", ".hidden", "sub/deep/e.txt"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert names(tmp_path) == ["a.txt", "b.txt", "Sub/d.txt", "sub/c.txt", "sub/deep/e.txt"]
    assert names(tmp_path, recursive=False) == ["a.txt", "b.txt"]


def test_a_hidden_file_that_is_named_is_found(tmp_path: Path) -> None:
    hidden = tmp_path / ".notes.txt"
    hidden.write_text("x", encoding="utf-8")
    assert [item.path for item in walk([hidden]) if isinstance(item, FoundFile)] == [hidden]


def test_what_is_no_file_is_refused_with_its_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    Path("link").symlink_to("pipe")
    Path("loop").symlink_to(".")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind("socket")
    reasons = {item.source: item.reason for item in walk([tmp_path]) if isinstance(item, Refusal)}
    listening.close()
    assert "a named pipe" in reasons[f"{tmp_path}/pipe"]
    assert "symbolic link to pipe" in reasons[f"{tmp_path}/link"]
    assert "symbolic link to ." in reasons[f"{tmp_path}/loop"]
    assert "a socket" in reasons[f"{tmp_path}/socket"]


def test_devices_and_missing_files_are_refused(tmp_path: Path) -> None:
    refusals = list(walk([Path("/dev/zero"), tmp_path / "none.txt"]))
    assert [type(item) for item in refusals] == [Refusal, Refusal]
    assert [item.reason for item in refusals if isinstance(item, Refusal)] == [
        "it is a device: only files and folders can be imported",
        "it is not there: check the path",
    ]


def test_a_link_that_is_named_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("a.txt")
    assert [type(item) for item in walk([tmp_path / "link.txt"])] == [FoundFile]


def test_names_that_are_no_text_are_shown_escaped(tmp_path: Path) -> None:
    for name in [b"caf\xe9.txt", b"new\nline.txt", b"esc\x1b[31m.txt", "umkehr\u202e.txt".encode()]:
        with open(os.fsencode(tmp_path) + b"/" + name, "wb"):  # noqa: PTH123 - a name in bytes
            pass
    shown = [item.name.rpartition("/")[2] for item in walk([tmp_path]) if isinstance(item, FoundFile)]
    assert shown == [r"caf\xe9.txt", r"esc\x1b[31m.txt", r"new\nline.txt", r"umkehr\u202e.txt"]


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    sparse = tmp_path / "sparse.txt"
    with sparse.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(ImportRefused, match=r"larger than 1\.0 kB"):
        read_file(sparse, 1024)


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    growing = tmp_path / "growing.txt"
    growing.write_text("x", encoding="utf-8")
    real = os.fstat

    def fstat_and_grow(descriptor: int) -> os.stat_result:
        with growing.open("a", encoding="utf-8") as file:
            file.write("x")
        return real(descriptor)

    monkeypatch.setattr("importers.sources.os.fstat", fstat_and_grow)
    with pytest.raises(ImportRefused, match="changed while it was read"):
        read_file(growing, 1024)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    forbidden = tmp_path / "a.txt"
    forbidden.write_text("x", encoding="utf-8")
    forbidden.chmod(0)
    with pytest.raises(ImportRefused, match="may not be read"):
        read_file(forbidden, 1024)
