"""Searching a real archive: what is found, counted, widened and highlighted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import reading
from archive.decisions.decision import Target
from archive.decisions.making import Proposal, decide
from archive.opening import Archive, create, open_archive
from archive.records import FacetName
from archive.search import FileSearcher, QueryError
from archive.search.tantivy_engine.searcher import TantivySearcher
from extraction.findings import Place
from tests.archive.conftest import put
from tests.archive.material import KYIV, Material, press, visit

LODZ = Place(3093133, "Łódź", "city", "PL", 51.77, 19.46, 768755)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with create(tmp_path_factory.mktemp("search") / "archive.db") as made:
        put(
            made,
            visit(),
            press("Partnerschaften in Łódź",
                  "Der Oberbürgermeister und die Partnerschaft. Straßenbahn, München, Søren. "
                  "„Die Jugend zählt“, sagte Moritz Engel. 1991 begann es, im Mai 1992 folgte mehr.",
                  published=date(2019, 5, 3), source="lodz.txt", persons=["Moritz Engel"], places={"Łódź": LODZ},
                  quotes=[("Die Jugend zählt", "Moritz Engel")], outlet="Leipziger Bote",
                  dates=[("1991", "1991", date(1991, 1, 1), date(1991, 12, 31)),
                         ("Mai 1992", "1992-05", date(1992, 5, 1), date(1992, 5, 31))]),
            press("Krakow hosts Leipzig",
                  "Mayors met in Cracow. Youth exchange with Duesseldorf and Lodz.", language="en",
                  published=date(2021, 7, 9), source="en.txt"),
            press("Дружба з Лейпцигом",
                  "Міський голова Києва вітав гостей. Об’єкт відкрито. Молодь і молоді люди.", language="uk",
                  published=date(2022, 1, 1), source="uk.txt", places={"Києва": KYIV}),
            press("Współpraca z Krakowem",
                  "Miasto i miasta. Prezydent miasta dziękował.", language="pl", source="pl.txt"),
            press("Bürgermeister Jung", "Jugendaustausch der Jugendlichen in der Neuen Straße; eine enge Kooperation. "
                  "Quelle: Bürgermeisteramt.", published=date(2010, 1, 31), source="alt.txt"),
        )  # fmt: skip
        yield made


@pytest.fixture(params=[FileSearcher, TantivySearcher], ids=["file", "tantivy"], scope="module")
def engine(request: pytest.FixtureRequest) -> type[FileSearcher]:
    """Each engine: all of them have to pass the same tests."""
    chosen: type[FileSearcher] = request.param
    return chosen


@pytest.fixture
def searcher(archive: Archive, engine: type[FileSearcher]) -> FileSearcher:
    return engine(archive.connection)


def found(searcher: FileSearcher, line: str) -> list[str]:
    query = searcher.parse(line)
    hits = searcher.list(query)
    assert searcher.count(query) == len(hits)
    assert list(searcher.ordinals(query)) == [hit.ordinal for hit in hits]
    assert list(searcher.list(query)) == list(hits), "the same again, now from what was kept"
    return [hit.title.split(" ")[0] for hit in hits]


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("", "Besuch Дружба Krakow Partnerschaften Bürgermeister Współpraca"),
        ("krakau", "Besuch Krakow"),
        ("=krakau", "Besuch"),
        ("cracow -krakau", ""),
        ("partnerschaft", "Partnerschaften"),
        ("miast", "Współpraca"),
        ("dankt", "Besuch"),
        ("empfingt", "Besuch"),
        ("imported:2000..", "Besuch Дружба Krakow Partnerschaften Bürgermeister Współpraca"),
        ("imported:..1999", ""),
        ("imported:today", "Besuch Дружба Krakow Partnerschaften Bürgermeister Współpraca"),
        ("imported:2d", "Besuch Дружба Krakow Partnerschaften Bürgermeister Współpraca"),
        ("imported:last-year", ""),
        ("by:stadtpräsidentin", "Besuch"),
        ("by:stadtpräs said:jugend*", "Besuch"),
        ("by:stadtpräsident by:Wilk", "Besuch"),
        ("by:stadtpräsident by:Engel", ""),
        ("by:Küster", ""),
        ("молодими", "Дружба"),
        ("lodz", "Krakow Partnerschaften"),
        ("lódz", "Krakow Partnerschaften"),
        ("strasse", "Bürgermeister"),
        ("strasse*", "Partnerschaften Bürgermeister"),
        ("soren", "Partnerschaften"),
        ("munchen", "Partnerschaften"),
        ("muenchen", "Partnerschaften"),
        ("düsseldorf", "Krakow"),
        ("об'єкт", "Дружба"),
        ("*bürgermeister", "Partnerschaften Bürgermeister"),
        ("*buergermeister*", "Partnerschaften Bürgermeister"),
        ("jugend*", "Besuch Partnerschaften Bürgermeister"),
        ("j*", "Besuch Partnerschaften Bürgermeister"),
        ('"enge Kooperation"', "Bürgermeister"),
        ('"Kooperation enge"', ""),
        ("enge NEAR/1 Jugendlichen", ""),
        ("enge NEAR/8 Jugendlichen", "Bürgermeister"),
        ("jugendaustausch OR mayors", "Besuch Krakow Bürgermeister"),
        ("(jugendaustausch OR mayors) leipzig", "Besuch Krakow"),
        ("krakow -(youth OR nirgendwo)", "Besuch"),
        ("(cracow OR enge NEAR/8 Jugendlichen) -duesseldorf", "Besuch Bürgermeister"),
        ("-leipzig", "Дружба Partnerschaften Bürgermeister Współpraca"),
        ("nirgendwo", ""),
        ("city:Krakau", "Besuch Krakow"),
        ("city:kra", "Besuch Krakow"),
        ("city:place-3094802 lang:de", "Besuch"),
        ("city:Atlantis", ""),
        ("city:Wilk", ""),
        ("person:wilk", "Besuch"),
        ('person:"Zofia Wilk" city:Leipzig', "Besuch"),
        ('organisation:"verein brücke"', "Besuch"),
        ("by:Engel", "Partnerschaften"),
        ("by:unknown", "Besuch"),
        ("said:jugend*", "Besuch Partnerschaften"),
        ("said:jugend* by:Wilk", "Besuch"),
        ("said:schön by:Wilk", ""),
        ("said:schön by:unknown", "Besuch"),
        ("said:(schön OR jugend*) by:Wilk", "Besuch"),
        ("(said:schön OR said:jugend*) by:Engel", "Partnerschaften"),
        ("said:schön (by:Wilk OR by:Engel)", ""),
        ("date:1991", "Partnerschaften"),
        ("date:1992-05-07", "Partnerschaften"),
        ("date:1992-06..1995", ""),
        ("date:1980..1991-03-15", "Partnerschaften"),
        ("date:..1990", ""),
        ("date:1990..", "Besuch Partnerschaften"),
        ("date:winter-1991", "Partnerschaften"),
        ("published:2019..2021", "Krakow Partnerschaften"),
        ("published:2021-07-09", "Krakow"),
        ("published:2021-07-10..", "Besuch Дружба"),
        ("published:..2010", "Bürgermeister"),
        ("lang:pl OR lang:uk", "Дружба Współpraca"),
        ('outlet:"Leipziger Bote"', "Partnerschaften"),
        ("outlet:leip", "Besuch Partnerschaften"),
        ("has:quote", "Besuch Partnerschaften"),
        ("has:unknown-speaker", "Besuch"),
        ("has:date -has:organisation", "Partnerschaften"),
        ("is:undated", "Współpraca"),
        ("is:changed", ""),
        ("is:unreviewed lang:en", "Krakow"),
        ("tag:delegation", ""),
    ],
)
def test_a_query_finds_what_it_says_newest_first(line: str, titles: str, searcher: FileSearcher) -> None:
    assert found(searcher, line) == titles.split()


def test_quotes_that_people_rejected_or_added_are_left_out_and_found(
    tmp_path: Path, engine: type[FileSearcher]
) -> None:
    with create(tmp_path / "archive.db") as archive:
        put(archive, visit())
        uid = archive.connection.execute("SELECT uid FROM articles").fetchone()[0]
        reject = Proposal("reject", Target("quote", uid, exact="Wir wollen den Jugendaustausch stärken"))
        added = Target("quote", uid, exact="Der Krakauer Verein Brücke dankte Leipzig")
        add = Proposal("mark", added, {"type": "indirect"})
        searcher = engine(archive.connection)
        assert [searcher.count(searcher.parse(line)) for line in ("said:jugendaustausch", "said:verein*")] == [1, 0]
        decide(archive, reject, add)
        assert [searcher.count(searcher.parse(line)) for line in ("said:jugendaustausch", "said:verein*")] == [0, 1]


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("partn", "Partnerschaften"),
        ("leipzig jug", "Besuch"),
        ("said:jug", "Besuch Partnerschaften"),
        ("krak", "Besuch Krakow Współpraca"),
        ("krakau", "Besuch Krakow"),
        ("zzz", ""),
    ],
)
def test_a_word_that_is_being_typed_finds_what_begins_so(line: str, titles: str, searcher: FileSearcher) -> None:
    query = searcher.parse(line, typing=True)
    assert [hit.title.split(" ")[0] for hit in searcher.list(query)] == titles.split()
    assert searcher.count(query) == len(titles.split())


def test_an_article_without_a_title_is_listed_by_its_first_words(tmp_path: Path, engine: type[FileSearcher]) -> None:
    long = "Der Chor der Partnerstadt sang am Sonntag zwei Stunden lang im Gewandhaus vor vollem Saal."
    with create(tmp_path / "archive.db") as archive:
        put(archive, press("", "Der Chor sang.", source="kurz.txt"), press("", long, source="lang.txt"))
        searcher = engine(archive.connection)
        titles = {hit.title for hit in searcher.list(searcher.parse("Chor"))}
    assert titles == {"[Der Chor sang.]", f"[{long[:60].strip()}…]"}


def test_the_articles_that_fit_best_come_first_when_asked_for(searcher: FileSearcher) -> None:
    def ranked(line: str) -> list[str]:
        return [hit.title.split(" ")[0] for hit in searcher.relevant(searcher.parse(line))]

    assert ranked("jugend* OR strasse OR bürgermeisteramt")[0] == "Bürgermeister"
    assert sorted(ranked("leipzig -lang:uk")) == sorted(found(searcher, "leipzig -lang:uk"))
    assert ranked("lang:pl") == ["Współpraca"]
    assert ranked("nirgendwo") == []
    assert len(searcher.relevant(searcher.parse("jugend*"), limit=1)) == 1


def facet(searcher: FileSearcher, line: str, name: FacetName, limit: int = 20) -> list[tuple[str, int]]:
    values = searcher.facets(searcher.parse(line), [name], limit).values[name]
    return [(value.label, value.count) for value in values]


def test_facets_count_the_articles_of_the_result(searcher: FileSearcher) -> None:
    assert dict(facet(searcher, "", "city")) == {"Leipzig": 2, "Kraków": 2, "Łódź": 1, "Kyiv": 1}
    assert dict(facet(searcher, "jugend*", "city")) == {"Leipzig": 1, "Kraków": 1, "Łódź": 1}
    assert facet(searcher, "", "city", limit=1)[0][1] == 2
    assert facet(searcher, "", "year") == [("2024", 1), ("1992", 1), ("1991", 1)]
    assert facet(searcher, "", "language")[0] == ("de", 3)
    assert facet(searcher, "has:quote", "outlet") == [("Leipziger Bote", 1), ("Stadt Leipzig", 1)]
    assert facet(searcher, "nirgendwo", "person") == []
    assert facet(searcher, "", "tag") == []


@pytest.mark.parametrize("line", ["", "leipzig", "has:date"])
def test_choosing_a_facet_value_finds_as_many_articles_as_it_counts(line: str, searcher: FileSearcher) -> None:
    names: Sequence[FacetName] = ("city", "person", "organisation", "year", "language", "outlet")
    for name, values in searcher.facets(searcher.parse(line), names).values.items():
        for value in values:
            chosen = searcher.parse(
                f"({line}) {searcher.filter_for(name, value)}" if line else searcher.filter_for(name, value)
            )
            assert searcher.count(chosen) == value.count, chosen


def test_pages_continue_where_the_last_one_ended(searcher: FileSearcher) -> None:
    for line in ("", "leipzig OR partnerschaft OR jugendaustausch OR miasto", "has:city"):
        query = searcher.parse(line)
        everything = [hit.uid for hit in searcher.list(query)]
        pages: list[str] = []
        before = None
        while page := searcher.list(query, before=before, limit=2):
            pages.extend(hit.uid for hit in page)
            before = page[-1].ordinal
        assert pages == everything
        assert [hit.uid for hit in searcher.hits(searcher.ordinals(query))] == everything


@pytest.mark.parametrize("limit", [0, 1, 10**12])
def test_as_many_articles_are_listed_as_are_wanted_and_found(limit: int, searcher: FileSearcher) -> None:
    for line in ("", "leipzig", "nirgendwo"):
        query = searcher.parse(line)
        assert len(searcher.list(query, limit=limit)) == min(limit, searcher.count(query))
        assert len(searcher.relevant(query, limit=limit)) == min(limit, searcher.count(query))


def test_highlights_show_every_form_that_was_looked_for_and_nothing_else(searcher: FileSearcher) -> None:
    def marked(line: str, text: str) -> list[str]:
        return [text[start:end] for start, end in searcher.highlights(searcher.parse(line), text)]

    text = "Cracow und Krakauer in Krakau. Enge Kooperation, enge Straße; Oberbürgermeister."
    assert marked("krakau", text) == ["Cracow", "Krakauer", "Krakau"]
    assert marked("=krakau", text) == ["Krakau"]
    assert marked('"enge kooperation" *meister', text) == ["Enge Kooperation", "Oberbürgermeister"]
    assert marked("strasse -krakau", text) == ["Straße"]
    assert marked("str* said:enge", text) == ["Enge", "enge", "Straße"]
    assert marked("city:Krakau", text) == []
    assert marked('"enge koop" "kooperation enge" krakau*', text) == ["Krakauer", "Krakau", "Kooperation, enge"]


def test_expansions_say_what_a_word_was_widened_to(searcher: FileSearcher) -> None:
    by_word = {
        found.word: found for found in searcher.expansions(searcher.parse("krakau partnerschaft *meister =lodz"))
    }
    assert by_word["krakau"].kind == "names"
    assert by_word["krakau"].label == "Kraków"
    assert set(by_word["krakau"].found) >= {"krakau", "Cracow", "Kraków"}
    assert (by_word["partnerschaft"].kind, set(by_word["partnerschaft"].found)) == (
        "forms", {"partnerschaft", "Partnerschaften"})  # fmt: skip
    assert (by_word["meister"].kind, by_word["meister"].total) == ("words", 2)
    assert set(by_word["meister"].found) == {"Bürgermeister", "Oberbürgermeister"}
    assert "lodz" not in by_word


def test_expansions_say_whom_a_filter_means(searcher: FileSearcher) -> None:
    def understood(line: str) -> dict[str, tuple[str, ...]]:
        return {found.word: found.found for found in searcher.expansions(searcher.parse(line))}

    assert understood("city:kra (by:stadtpräs OR person:wilk) -by:engel") == {
        "city:kra": ("Kraków",),
        "by:stadtpräs": ("Stadtpräsidentin",),
        "person:wilk": ("Zofia Wilk",),
    }
    assert understood("city:Kraków city:Atlantis by:unknown") == {}
    explained = searcher.explain(searcher.parse("by:stadtpräs said:jugend*"))
    assert explained == "articles in which someone with the office stadtpräs says something about jugend*"


def _speech(title: str, name: str, office: str, language: str, place: Place | None = None) -> Material:
    """An article in which somebody with an office speaks of boats."""
    where = place.name if place else None
    return press(
        title, f"{office} {name}{f' aus {where}' if where else ''}: „Boote für {title}.“", language=language,
        source=f"{title}.txt", persons=[name], places={place.name: place} if place else {},
        quotes=[(f"Boote für {title}.", name)], offices=[(name, office, where)],
    )  # fmt: skip


@pytest.fixture(scope="module")
def town_halls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Speeches of mayors in six languages, and of others whose titles look like theirs."""
    country = Place(798544, "Polen", "country", "PL", 52.0, 20.0, 38000000)
    with create(tmp_path_factory.mktemp("offices") / "archive.db") as made:
        put(
            made,
            _speech("Leipzig", "Ida Kranz", "Oberbürgermeisterin", "de"),
            _speech("Leeds", "Ann Poole", "Lord Mayor", "en"),
            _speech("Lyon", "Luc Marel", "maire de la ville", "fr"),
            _speech("Brno", "Eva Malá", "primátorka", "cs"),
            _speech("Lwiw", "Іван Гай", "міський голова", "uk"),
            _speech("Łódź", "Jan Maj", "prezydent", "pl", LODZ),
            _speech("Staat", "Adam Lis", "prezydent", "pl", country),
            _speech("Verein", "Olaf Brandt", "Präsident", "de", LODZ),
            _speech("Kultur", "Nele Voss", "Kulturbürgermeisterin", "de"),
            _speech("Bauamt", "Tom Reed", "deputy mayor", "en"),
            _speech("Adjoint", "Paul Roux", "maire adjoint", "fr"),
            _speech("Konsulat", "Rita Nowak", "konsul generalna", "pl"),
            _speech("Chor", "Vera Mayorova", "Dirigentin", "de"),
        )
        yield made


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("by:mayor", "Brno Leeds Leipzig Lwiw Lyon Łódź"),
        ("by:Oberbürgermeister", "Brno Leeds Leipzig Lwiw Lyon Łódź"),
        ("by:SINDACA", "Brno Leeds Leipzig Lwiw Lyon Łódź"),
        ("by:мер", "Brno Leeds Leipzig Lwiw Lyon Łódź"),
        ('by:"prezydent miasta"', "Brno Leeds Leipzig Lwiw Lyon Łódź"),
        ("by:prezydent", "Brno Leeds Leipzig Lwiw Lyon Łódź"),
        ("by:mayor said:leeds", "Leeds"),
        ("by:mayor by:Kranz", "Leipzig"),
        ("by:=mayor", ""),
        ("by:=maire", "Adjoint Lyon"),
        ("by:=Oberbürgermeister", ""),
        ('by:="lord mayor"', "Leeds"),
        ("by:=prezydent", "Staat Łódź"),
        ("by:oberbürg", "Leipzig"),
        ("by:Präsident", "Verein"),
        ('by:"deputy mayor"', "Adjoint Bauamt Kultur"),
        ("by:consul", "Konsulat"),
        ('by:"consul general"', "Konsulat"),
        ("by:Kulturbürgermeister", "Kultur"),
        ("by:ambassador", ""),
        ('by:"mayor of Łódź"', "Łódź"),
        ('by:"Oberbürgermeisterin von Lodz"', "Łódź"),
        ('by:"prezydent miasta Łódź"', "Łódź"),
        ('by:"Łódź mayor"', "Łódź"),
        ('by:"prezydent Polen"', "Staat"),
        ('by:="prezydent Łódź"', "Łódź"),
        ('by:="mayor of Łódź"', ""),
        ('by:"mayor of Polen"', "Staat"),
        ('by:"mayor for a day Łódź"', ""),
        ("by:(Kranz OR Poole)", "Leeds Leipzig"),
        ("by:(consul OR =Lord) said:konsulat", "Konsulat"),
    ],
)
def test_an_office_means_those_who_hold_it_in_any_language(
    town_halls: Archive, engine: type[FileSearcher], line: str, titles: str
) -> None:
    assert sorted(found(engine(town_halls.connection), line)) == sorted(titles.split())


def test_what_an_office_is_called_elsewhere_is_shown(town_halls: Archive, engine: type[FileSearcher]) -> None:
    searcher = engine(town_halls.connection)
    [shown] = searcher.expansions(searcher.parse("by:mayor"))
    assert (shown.word, shown.kind, shown.total) == ("by:mayor", "titles", 6)
    assert shown.found[:2] == ("prezydent", "міський голова"), "the first title of each language comes first"
    assert {*shown.found[2:]} == {"Lord Mayor", "Oberbürgermeisterin", "maire de la ville", "primátorka"}
    explained = searcher.explain(searcher.parse("by:mayor"))
    assert "mayor = " in explained
    assert explained.endswith(": 6 titles) says something")
    assert searcher.explain(searcher.parse("by:=Präsident")) == (
        "articles in which someone with the office Präsident says something"
    )


def test_an_equals_sign_before_a_name_means_those_who_bear_all_of_it(searcher: FileSearcher) -> None:
    assert found(searcher, "person:zof") == ["Besuch"]
    assert found(searcher, "person:=zof") == []
    assert found(searcher, 'person:="Zofia Wilk"') == ["Besuch"]


def test_an_office_is_meant_also_where_something_bears_its_name(tmp_path: Path, engine: type[FileSearcher]) -> None:
    with create(tmp_path / "archive.db") as archive:
        put(archive, visit(), press("Verein", "Der Verein Stadtpräsidentin tagt.", organisations=["Stadtpräsidentin"]))
        searcher = engine(archive.connection)
        assert found(searcher, "by:stadtpräsidentin") == ["Besuch"]
        uid = archive.connection.execute("SELECT uid FROM entities WHERE label = 'Stadtpräsidentin'").fetchone()[0]
        assert found(searcher, f"by:{uid}") == []
        assert found(searcher, 'by:"Zofia Wilk"') == ["Besuch"]


def test_a_query_is_explained_in_words(searcher: FileSearcher) -> None:
    def explained(line: str) -> str:
        return searcher.explain(searcher.parse(line))

    assert explained("") == "all articles"
    assert explained("by:Engel said:jugend*") == "articles in which Engel says something about jugend*"
    assert explained("krakau -=leipzig date:2013..2015") == (
        "articles with Kraków (4 names) and that name a date that touches 2013 to 2015, but not those with leipzig"
    )


def test_words_are_completed_and_corrected_from_the_archive(searcher: FileSearcher) -> None:
    assert list(searcher.suggest("partn")) == ["partnerschaft", "partnerschaften"]
    assert "jugendaustausch" in searcher.suggest("jugendaustusch")
    assert searcher.suggest("") == []
    assert searcher.corrections(searcher.parse("koperation jugendaustausch")) == ["kooperation jugendaustausch"]
    assert searcher.corrections(searcher.parse("leipzig")) == []


def test_only_lines_that_find_something_are_offered_instead(searcher: FileSearcher) -> None:
    assert searcher.corrections(searcher.parse("koperation"))
    assert searcher.corrections(searcher.parse("koperation person:Wilk")) == []


def test_the_quotes_that_a_query_means_can_be_read(archive: Archive, searcher: FileSearcher) -> None:
    rows = searcher.quotes(searcher.parse("by:Wilk said:jugend*"))
    assert [quote.text for quote in reading.quotes(archive, rows=rows)] == ["Wir wollen den Jugendaustausch stärken"]
    assert searcher.quotes(searcher.parse("leipzig")) is None


def test_a_star_before_fewer_than_three_letters_is_refused(searcher: FileSearcher) -> None:
    with pytest.raises(QueryError, match="fewer than three letters"):
        searcher.count(searcher.parse("leipzig *in"))


_SIGNS = [
    *"\"'*()-:=^+{};%_\x00ü ",
    *(
        "--",
        "NEAR/2 ",
        " OR ",
        " AND ",
        "NOT ",
        "by:",
        "said:",
        "city:",
        "date:2024",
        "text:",
        "rowid",
        "krakau",
        "jug",
    ),
]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_SIGNS), max_size=10).map("".join), st.booleans())
def test_whatever_is_typed_never_reaches_the_syntax_of_the_index(
    searcher: FileSearcher, line: str, typing: bool
) -> None:
    try:
        query = searcher.parse(line, typing=typing)
        hits = searcher.list(query)
    except QueryError:
        return
    assert searcher.count(query) == len(hits)
    for hit in hits:
        searcher.highlights(query, hit.title)
    assert searcher.explain(query)
    searcher.corrections(query)
    searcher.expansions(query)


def test_a_search_that_was_interrupted_works_again_and_sees_what_came_in(
    tmp_path: Path, engine: type[FileSearcher]
) -> None:
    with create(tmp_path / "archive.db") as writer, open_archive(writer.path) as reader:
        put(writer, visit())
        searcher = engine(reader.connection)
        calls = 0

        def stop() -> int:
            nonlocal calls
            calls += 1
            return 1

        for steps in (1, 5, 25, 125):
            reader.connection.set_progress_handler(stop, steps)
            with pytest.raises(sqlite3.OperationalError, match="interrupted"):
                searcher.facets(searcher.parse("krakau"), ["city", "person"])
            reader.connection.set_progress_handler(None, 0)
            put(writer, press(f"Neu {steps}", "Krakau", source=str(steps)))
            assert searcher.count(searcher.parse("neu")) == (1, 5, 25, 125).index(steps) + 1
        assert calls >= 4


def test_what_another_process_imported_is_found_at_once(tmp_path: Path, engine: type[FileSearcher]) -> None:
    with create(tmp_path / "archive.db") as writer, open_archive(writer.path) as reader:
        searcher = engine(reader.connection)
        query = searcher.parse("krakau")
        assert searcher.count(query) == 0
        put(writer, visit())
        assert searcher.count(query) == 1
        put(
            writer,
            visit(more="Kooperation."),
            press("Neu", "Krakau, spät erfasst.", published=date(1990, 1, 1), source="b"),
        )
        assert [hit.title for hit in searcher.list(query)] == ["Besuch in Krakau", "Neu"]
        assert searcher.count(searcher.parse("kooperation")) == 1
        assert facet(searcher, "krakau", "city") == [("Kraków", 2), ("Leipzig", 1)]
