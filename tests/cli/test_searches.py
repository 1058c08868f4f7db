"""`jumelage searches`, and the engine that `search` and `facets` are told to use."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from archive.opening import open_archive
from cli.failures import ExitCode
from tests.archive.conftest import put
from tests.archive.material import press
from tests.cli.conftest import Jumelage

pytestmark = pytest.mark.usefixtures("path")


def bring_in(path: Path, title: str) -> None:
    with open_archive(path, write=True) as archive:
        put(archive, press(title, "Krakau und Leipzig.", source=title))


def test_a_saved_search_tells_what_is_new_until_it_is_opened(jumelage: Jumelage, path: Path) -> None:
    assert jumelage("searches", "save", "Partner", "krakau", "-halle").code == ExitCode.DONE
    bring_in(path, "Neues aus Krakau")
    assert [(row["articles"], row["new"]) for row in jumelage("searches", "list", "--json").json] == [(4, 1)]
    new = jumelage("searches", "open", "Partner", "--new", "--json").json
    assert [hit["title"] for hit in new] == ["Neues aus Krakau"]
    nothing = jumelage("searches", "open", "Partner", "--new")
    assert (nothing.code, "nothing new" in nothing.err) == (ExitCode.PARTLY, True)
    assert len(jumelage("searches", "open", "Partner", "--json").json) == 4
    assert jumelage("searches", "remove", "Partner").code == ExitCode.DONE
    assert "saved" in jumelage("searches", "list").err


@pytest.mark.parametrize("action", ["open", "remove"])
def test_a_search_that_was_not_saved_is_told_by_name(jumelage: Jumelage, action: str) -> None:
    result = jumelage("searches", action, "Fehlt")
    assert result.code == ExitCode.UNUSABLE
    assert "Fehlt" in result.err


def test_a_result_that_was_kept_is_compared_with_what_is_found_now(jumelage: Jumelage, path: Path) -> None:
    assert "3 articles" in jumelage("searches", "keep", "krakau").out
    assert [row["same"] for row in jumelage("searches", "compare", "--json").json] == ["yes"]
    bring_in(path, "Neues aus Krakau")
    kept = jumelage("searches", "kept", "--json").json[0]
    compared = jumelage("searches", "compare", kept["uid"][:6], "--json").json[0]
    assert (compared["same"], compared["then"], compared["now"], compared["new"]) == ("no", 3, 4, 1)
    assert compared["sha256_then"] == kept["uids_sha256"] != compared["sha256_now"]


def test_queries_of_a_file_are_all_run_and_bad_ones_named_by_their_line(jumelage: Jumelage, tmp_path: Path) -> None:
    file = tmp_path / "queries.txt"
    file.write_text("# partners\nkrakau\n\nkrakau (\nnirgendwo\n", encoding="utf-8")
    result = jumelage("searches", "run", str(file), "--json")
    assert [(row["line"], row["articles"]) for row in result.json] == [(2, 3), (5, 0)]
    assert result.code == ExitCode.PARTLY
    assert "line 4" in result.err


def test_the_tantivy_engine_finds_the_same(jumelage: Jumelage, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "3 articles taken into archive.db.tantivy" in jumelage("optimize", "--engine", "tantivy").out
    for words in (["search", "krakau"], ["facets", "krakau"]):
        assert jumelage(*words, "--engine", "tantivy", "--json").json == jumelage(*words, "--json").json
    bring_in(path, "Neues aus Krakau")
    monkeypatch.setenv("JUMELAGE_ENGINE", "tantivy")
    assert len(jumelage("search", "krakau", "--json").json) == 4
    assert "choose one of file, tantivy" in jumelage("search", "krakau", "--engine", "lucene").err
    assert "choose one of file, tantivy" in jumelage("--engine", "lucene", "search", "krakau").err
    assert "choose one of file, tantivy" in jumelage("--engine", "lucene").err, "the app"


def test_an_engine_that_is_not_installed_says_what_to_install(
    jumelage: Jumelage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("archive.search.tantivy_engine.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "tantivy", None)
    result = jumelage("search", "krakau", "--engine", "tantivy")
    assert result.code == ExitCode.UNUSABLE
    assert "install `jumelage[tantivy]`" in result.err
