"""`jumelage export`: lists in full, into files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cli.failures import ExitCode
from tests.cli.conftest import Jumelage

pytestmark = pytest.mark.usefixtures("path")


def test_articles_are_exported_whole(jumelage: Jumelage, tmp_path: Path) -> None:
    result = jumelage("export", "articles", "--output", "all.jsonl")
    assert (result.code, result.out) == (ExitCode.DONE, "all.jsonl\n")
    articles = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    assert [article["title"] for article in articles] == [
        "Besuch in Krakau", "Fünfzig Jahre Partnerschaft", "Pomoc dla Kijowa"
    ]  # fmt: skip
    shown = jumelage("show", articles[0]["uid"], "--json").json
    assert shown.items() <= articles[0].items()
    assert articles[0]["outlet"] == "Stadt Leipzig"


def test_a_query_narrows_what_is_exported(jumelage: Jumelage) -> None:
    assert len(jumelage("export", "articles", "delegation").objects) == 1
    assert len(jumelage("export", "quotes", "krakau", "-delegation").objects) == 1
    assert jumelage("export", "cities", "krakau").code == ExitCode.UNUSABLE


@pytest.mark.parametrize(("what", "command"), [("quotes", "quotes"), ("cities", "cities"), ("persons", "persons"),
                                               ("dates", "timeline")])  # fmt: skip
def test_lists_are_exported_as_their_commands_give_them(jumelage: Jumelage, what: str, command: str) -> None:
    assert jumelage("export", what).objects == jumelage(command, "--json").json


def test_a_file_that_ends_in_csv_is_csv(jumelage: Jumelage, tmp_path: Path) -> None:
    jumelage("export", "cities", "--output", "cities.csv")
    with (tmp_path / "cities.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["name"] for row in csv.DictReader(stream)] == ["Kraków", "Leipzig", "Kyiv"]


def test_a_file_is_overwritten_only_when_asked(jumelage: Jumelage, tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text("mine")
    assert jumelage("export", "quotes", "--output", "mine.jsonl").code == ExitCode.UNUSABLE
    assert (tmp_path / "mine.jsonl").read_text() == "mine"
    assert jumelage("export", "quotes", "--output", "mine.jsonl", "--force").code == ExitCode.DONE
    assert len((tmp_path / "mine.jsonl").read_text().splitlines()) == 3


def test_a_folder_that_is_not_there_is_told(jumelage: Jumelage) -> None:
    result = jumelage("export", "quotes", "--output", "nowhere/x.jsonl")
    assert result.code == ExitCode.UNUSABLE
    assert "nowhere" in result.err


def test_an_export_that_finds_nothing_leaves_no_file(jumelage: Jumelage, tmp_path: Path) -> None:
    assert jumelage("export", "articles", "zzzzzz", "--output", "x.jsonl").code == ExitCode.PARTLY
    assert {path.name for path in tmp_path.iterdir()} == {"archive.db"}


def test_an_ending_that_nothing_can_be_written_for_is_refused(jumelage: Jumelage, tmp_path: Path) -> None:
    refused = jumelage("export", "articles", "--output", str(tmp_path / "y.xlsx"))
    assert refused.code == 2
    assert "ends in .xlsx is not known" in refused.err
    assert list(tmp_path.glob("y*")) == []
    jumelage("export", "articles", "--jsonl", "--output", str(tmp_path / "y.txt"))
    assert (tmp_path / "y.txt").exists()
