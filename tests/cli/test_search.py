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


@pytest.mark.parametrize(
    ("asked", "look"),
    [("city:Atlantis", "cities"), ("by:Nemo", "persons"), ('by:"mayor of Atlantis"', "persons"),
     ("-person:Nemo", "persons"), ("lang:xx", "facets --by language"), ("outlet:Nautilus", "facets --by outlet"),
     ("tag:submarine", "facets --by tag"), ("organisation:Kapitäne", "facets --by organisation")],
)  # fmt: skip
@pytest.mark.parametrize("command", ["search", "facets", "quotes", "timeline"])
def test_a_filter_that_the_archive_does_not_have_is_told_with_where_to_look(
    jumelage: Jumelage, command: str, asked: str, look: str
) -> None:
    note = (
        f"jumelage: note: nothing in the archive is called so: {asked.strip('-')}: look it up with `jumelage {look}`\n"
    )
    assert note in jumelage(command, f"{asked} OR krakau").err
    assert "called so" not in jumelage(command, 'by:unknown OR city:Krakau OR lang:de OR outlet:"Stadt Leipzig"').err


def test_signs_alone_are_refused_and_do_not_find_everything(jumelage: Jumelage) -> None:
    result = jumelage("search", "^~$%")
    assert (result.code, result.out) == (ExitCode.UNUSABLE, "")
    assert "there is no word in it" in result.err


@pytest.mark.parametrize("line", ["mayor of Kraków", "Oberbürgermeister von Krakau", "Krakauer Stadtpräsidentin"])
def test_an_office_and_its_city_are_one_question_in_a_query_and_as_options(jumelage: Jumelage, line: str) -> None:
    [quote] = jumelage("quotes", f'by:"{line}"', "--json").json
    assert quote["speaker"] == "Zofia Wilk"
    assert jumelage("quotes", "--by", line, "--json").json == [quote]
    assert jumelage("quotes", "--by", "mayor", "--office-of", "krakow", "--json").json == [quote]


def test_a_city_of_offices_that_is_not_in_the_archive_is_told(jumelage: Jumelage) -> None:
    for command in (["quotes"], ["export", "quotes"]):
        result = jumelage(*command, "--office-of", "Atlantis")
        assert result.code == ExitCode.UNUSABLE
        assert "there is no such city in the archive: Atlantis" in result.err
    assert "no such name or office" in jumelage("quotes", "--by", "mayor of Atlantis").err


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
