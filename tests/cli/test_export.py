"""`jumelage export`: lists in full, into files."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from archive.opening import open_archive
from cli.failures import ExitCode
from cli.workbook import workbook
from tests.archive.conftest import put
from tests.archive.material import press
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


def test_quotes_are_exported_as_they_are_asked_for(jumelage: Jumelage) -> None:
    everything = jumelage("export", "quotes").objects
    for options, fits in (
        (("--by", "Zofia Wilk"), lambda quote: quote["speaker"] == "Zofia Wilk"),
        (("--by", "unknown"), lambda quote: quote["speaker_id"] is None),
        (("--type", "direct"), lambda quote: quote["type"] == "direct"),
        (("--office-of", "place-3094802"), lambda quote: "Kraków" in (quote["office"] or "")),
        (("by:Wilk",), lambda quote: quote["speaker"] == "Zofia Wilk"),
    ):
        found = jumelage("export", "quotes", *options).objects
        assert found == [quote for quote in everything if fits(quote)]
        assert len(found) > 0
    assert jumelage("export", "articles", "--by", "Zofia Wilk").code == ExitCode.UNUSABLE


@pytest.mark.parametrize("form", ["--jsonl", "--csv"])
def test_a_quote_is_exported_with_its_source_and_a_citation(jumelage: Jumelage, path: Path, form: str) -> None:
    with open_archive(path, write=True) as archive:
        put(archive, press(
            "Post", "„Wir schreiben.“", published=date(2025, 1, 2), source="p.txt", outlet="Leipziger Bote",
            url="https://example.org/post", quotes=[("Wir schreiben.", None)],
        ))  # fmt: skip
    result = jumelage("export", "quotes", "said:schreiben", form, "--lang", "en")
    [row] = result.objects if form == "--jsonl" else csv.DictReader(io.StringIO(result.out))
    assert (row["outlet"], row["url"], row["language"]) == ("Leipziger Bote", "https://example.org/post", "de")
    assert row["citation"].startswith("“Post”, Leipziger Bote, Jan 2, 2025, https://example.org/post (article ")
    assert row["article"] in row["citation"]
    assert "sha256" in row["citation"]


def test_a_file_that_ends_in_csv_is_csv_that_excel_reads(jumelage: Jumelage, tmp_path: Path) -> None:
    jumelage("export", "cities", "--output", "cities.csv", "--lang", "de")
    with (tmp_path / "cities.csv").open(encoding="utf-8", newline="") as stream:
        assert stream.read(1) == "\ufeff", "without the mark Excel takes it for text of its own system"
        assert [row["name"] for row in csv.DictReader(stream)] == ["Krakau", "Leipzig", "Kyiw"]
    assert not jumelage("export", "cities", "--csv").out.startswith("\ufeff"), "programs do not expect one in a pipe"
    jumelage("export", "cities", "--no-bom", "--delimiter", ";", "--output", "plain.csv")
    assert (tmp_path / "plain.csv").read_text("utf-8").startswith("uid;name;country;")
    assert jumelage("export", "cities", "--delimiter", "ab", "--csv").code == ExitCode.UNUSABLE


def test_a_file_that_ends_in_xlsx_is_a_workbook_of_texts_and_numbers(jumelage: Jumelage, tmp_path: Path) -> None:
    hostile = ["=cmd|' /C calc'!A0", "@SUM(A1)", "https://example.org/x", "+1", "<b>&amp;"]
    rows = ({"title": text, "count": number, "many": [text, "b"]} for number, text in enumerate(hostile))
    content, cut = workbook(rows, ["title", "count", "many"])
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
        assert not [name for name in package.namelist() if "rels" in name and "sheet" in name], "no links"
    assert not sheet.findall(".//{*}f"), "no formulas"
    cells = {cell.get("r", ""): cell for cell in sheet.findall(".//{*}c")}
    assert [cells[f"A{row}"].findtext(".//{*}t") for row in range(1, 7)] == ["title", *hostile]
    assert [cells[f"B{row}"].findtext("{*}v") for row in range(2, 7)] == [*"01234"]
    assert cells["C2"].findtext(".//{*}t") == "=cmd|' /C calc'!A0 | b"
    assert cut == 0
    assert jumelage("export", "quotes", "--output", "said.xlsx").out == "said.xlsx\n"
    assert zipfile.ZipFile(tmp_path / "said.xlsx").testzip() is None


def test_what_a_cell_cannot_hold_is_cut_and_told(jumelage: Jumelage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.workbook._MOST_CHARACTERS", 100)
    assert "cells were cut that hold more than a cell can" in jumelage("export", "articles", "--output", "a.xlsx").err


def test_workbooks_without_the_library_are_told_how_to_get_it(
    jumelage: Jumelage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = jumelage("export", "quotes", "--output", "said.xlsx")
    assert result.code == ExitCode.UNUSABLE
    assert "pip install 'jumelage[xlsx]', or name the file .csv" in result.err
    assert not (tmp_path / "said.xlsx").exists()


@pytest.mark.parametrize("listed", [("cities",), ("facets", "--by", "city"), ("export", "cities", "--csv")])
def test_cities_are_called_in_the_language_asked_for(jumelage: Jumelage, listed: tuple[str, ...]) -> None:
    for language, krakow, leipzig in (
        ("de", "Krakau", "Leipzig"),
        ("pl", "Kraków", "Lipsk"),
        ("uk", "Краків", "Лейпциг"),
    ):
        cells = re.split(r"[\t,\n]", jumelage(*listed, "--lang", language).out)
        assert krakow in cells
        assert leipzig in cells


def test_json_has_the_names_of_the_archive_in_every_language(jumelage: Jumelage) -> None:
    assert [city["name"] for city in jumelage("cities", "--json", "--lang", "de").json][:1] == ["Kraków"]
    assert jumelage("facets", "--by", "city", "--json", "--lang", "uk").json[0]["value"] == "Kraków"


def test_an_office_is_of_a_city_in_the_language_asked_for_and_words_stay_as_they_are(jumelage: Jumelage) -> None:
    said = jumelage("quotes", "--by", "Zofia Wilk", "--lang", "uk").out
    assert "Stadtpräsidentin, Краків" in said
    assert "Stadtpräsidentin, Краків" in jumelage("persons", "Zofia", "--lang", "uk").out
    assert "Krakau" in jumelage("search", "Krakau", "--lang", "uk").out, "a title stays as it is"


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
    refused = jumelage("export", "articles", "--output", str(tmp_path / "y.ods"))
    assert refused.code == 2
    assert "ends in .ods is not known" in refused.err
    assert list(tmp_path.glob("y*")) == []
    jumelage("export", "articles", "--jsonl", "--output", str(tmp_path / "y.txt"))
    assert (tmp_path / "y.txt").exists()
