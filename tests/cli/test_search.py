"""`jumelage search` and `facets`, and query lines in other lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.failures import ExitCode
from tests.cli.conftest import Jumelage
from tests.cli.test_lists import on_a_terminal

pytestmark = pytest.mark.usefixtures("path")


def titles(jumelage: Jumelage, *query: str) -> list[str]:
    return [hit["title"] for hit in jumelage("search", *query, "--json").json]


def test_articles_come_newest_first(jumelage: Jumelage) -> None:
    assert titles(jumelage, "krakau") == ["Besuch in Krakau", "Fünfzig Jahre Partnerschaft", "Pomoc dla Kijowa"]


def test_words_may_be_given_apart_or_as_one(jumelage: Jumelage) -> None:
    assert titles(jumelage, "krakau", "delegation") == titles(jumelage, "krakau delegation") == ["Besuch in Krakau"]


@pytest.mark.parametrize("word", ["-leipzig", "-halle", "-jugendaustausch"])
def test_a_word_with_a_minus_is_left_out_and_is_no_option(jumelage: Jumelage, word: str) -> None:
    assert titles(jumelage, "krakau", word) == titles(jumelage, f"krakau {word}")
    assert jumelage("search", "krakau", word).code == ExitCode.DONE


@pytest.mark.parametrize("line", [["search", "krakau", "--jsn"], ["export", "articles", "-o", "krakau.csv"]])
def test_an_option_that_is_none_is_told(jumelage: Jumelage, line: list[str]) -> None:
    result = jumelage(*line)
    assert result.code == ExitCode.UNUSABLE
    assert f"no such option '{line[2]}'" in result.err


def test_a_line_that_cannot_be_understood_says_where_and_what_to_do(jumelage: Jumelage) -> None:
    result = jumelage("search", "krakau (")
    assert result.code == ExitCode.UNUSABLE
    assert result.err.startswith("jumelage: ")
    assert "character 8" in result.err


def test_nothing_found_comes_with_what_may_be_meant(jumelage: Jumelage) -> None:
    result = jumelage("search", "delegtion")
    assert result.code == ExitCode.PARTLY
    assert "did you mean `delegation`?" in result.err


def test_the_limit_counts_articles(jumelage: Jumelage) -> None:
    assert len(titles(jumelage, "krakau", "--limit", "2")) == 2
    assert len(titles(jumelage, "krakau", "--limit", "0")) == 3


def test_a_terminal_also_shows_the_count_and_what_a_word_stands_for(path: Path) -> None:
    out = on_a_terminal("search", "krakau", "--archive", str(path))
    assert "3 articles" in out
    assert "Krakowa" in out


def test_the_query_is_explained_without_a_search(jumelage: Jumelage) -> None:
    out = jumelage("search", "--explain", "by:Wilk -city:Kiew").out
    assert "Wilk" in out
    assert out.count("\n") == 1


def test_facets_count_the_result_and_say_how_to_choose(jumelage: Jumelage) -> None:
    rows = jumelage("facets", "krakau", "--json").json
    krakow = next(row for row in rows if row["facet"] == "city" and row["value"] == "Kraków")
    assert krakow["articles"] == 3
    assert len(titles(jumelage, "krakau", krakow["filter"])) == 3
    assert {row["facet"] for row in rows} == {"city", "person", "year"}


def test_as_many_years_are_listed_as_asked_for(jumelage: Jumelage) -> None:
    assert len(jumelage("facets", "--by", "year", "--json").json) > 1
    assert len(jumelage("facets", "--by", "year", "--limit", "1", "--json").json) == 1


def test_other_facets_are_asked_for_by_name(jumelage: Jumelage) -> None:
    rows = jumelage("facets", "--by", "language", "--by", "outlet", "--limit", "1", "--json").json
    assert {(row["facet"], row["value"]) for row in rows} == {("language", "de"), ("outlet", "Leipziger Bote")}


def test_quotes_of_a_query_are_those_of_its_articles(jumelage: Jumelage) -> None:
    assert [quote["speaker"] for quote in jumelage("quotes", "partnerschaft", "--json").json] == ["Moritz Engel"]
    assert [quote["text"] for quote in jumelage("quotes", "said:schön", "--json").json] == ["Das war schön."]


def test_dates_of_a_query_are_those_of_its_articles(jumelage: Jumelage) -> None:
    assert [entry["date"] for entry in jumelage("timeline", "delegation", "--json").json] == ["2024-11-18"]
