"""`jumelage extract`: findings without an archive."""

from __future__ import annotations

import contextlib
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.extraction_tasks import BadLineError, read_task
from cli.failures import ExitCode
from cli.findings_json import findings_form
from extraction.findings import DateEnd, DateMention, Entity, Findings, Mention, Office, Place, Quote, Span
from tests.cli.conftest import Jumelage

LISTS = {"entities", "toponyms", "persons", "dates", "quotes"}
TEXT = "Bürgermeister Jan Wolny kam nach Krakau. „Wir“, sagte er, „bleiben.“ Er lobte die Krakauer im Mai 2019."
KRAKOW = Place(3094802, "Kraków", "city", "PL", 50.06, 19.94, 755050)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(words: str, kind: str, entity: int | None, lemma: str, usage: str = "name") -> Mention:
    return Mention(span(words), kind, entity, lemma, usage, 0.9, "test")  # type: ignore[arg-type]


FINDINGS = Findings(
    version="0",
    entities=(Entity("person", "Jan Wolny"), Entity("place", "Kraków", KRAKOW), Entity("place", "Neustadt")),
    mentions=(
        mention("Jan Wolny", "person", 0, "Jan Wolny"),
        mention("Krakau", "place", 1, "Krakau"),
        mention("Krakauer", "place", 1, "Krakau", "derived"),
    ),
    offices=(
        Office(0, "Bürgermeister", None, None, None, span("Bürgermeister"), 0.9, "test"),
        Office(0, "bürgermeister", 1, None, None, span("Bürgermeister"), 0.9, "test"),
        Office(0, "Gast", None, None, None, span("kam"), 0.5, "test"),
    ),
    dates=(
        DateMention(
            span("Mai 2019"), "2019-05", date(2019, 5, 1), date(2019, 5, 31), "month", "event", None, None, 0.9, "test"
        ),
    ),
    quotes=(
        Quote("direct", (span("Wir"), span("bleiben.")), span("er"), 0, "pronoun", span("sagte"), None, 0.9, "test"),
        Quote("indirect", (span("Er lobte"),), None, None, "unknown", None, None, 0.4, "test"),
    ),
)


def test_the_form_of_what_was_found() -> None:
    form = findings_form(FINDINGS)
    a, b = span("Krakau")
    assert form["entities"][1] == {
        "start": a,
        "end": b,
        "type": "LOC",
        "name": "Kraków",
        "norm": "Krakau",
        "id": "place-3094802",
    }
    assert form["toponyms"][0] == {
        "start": a,
        "end": b,
        "kind": "city",
        "usage": "name",
        "geonameid": 3094802,
        "lat": 50.06,
        "lon": 19.94,
        "label": "Kraków",
    }
    assert form["dates"] == [dict(zip(("start", "end"), span("Mai 2019"), strict=True), value="2019-05", kind="event")]
    assert form["quotes"][0] == {
        "type": "Direct",
        "quote_spans": [list(span("Wir")), list(span("bleiben."))],
        "speaker_spans": [list(span("er"))],
        "speaker_name": "Jan Wolny",
        "speaker_kind": "pronoun",
        "cue_spans": [list(span("sagte"))],
    }


def test_an_unknown_speaker_is_null_and_has_no_span() -> None:
    quote = findings_form(FINDINGS)["quotes"][1]
    assert (quote["type"], quote["speaker_name"], quote["speaker_spans"]) == ("Indirect", None, [])


def test_a_derived_word_is_a_toponym_but_no_name() -> None:
    form = findings_form(FINDINGS)
    assert [toponym["usage"] for toponym in form["toponyms"]] == ["name", "derived"]
    assert [entity["type"] for entity in form["entities"]] == ["PER", "LOC"]


def test_a_person_stands_once_with_the_office_named_most_and_its_place() -> None:
    assert findings_form(FINDINGS)["persons"] == [{"name": "Jan Wolny", "role": "Bürgermeister", "place": "Kraków"}]


def test_a_text_comes_from_a_file_or_from_standard_input(jumelage: Jumelage, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    from_file = jumelage("extract", "text.txt", "--json")
    assert from_file.code == ExitCode.DONE
    assert from_file.json.keys() == LISTS | {"language"}
    assert jumelage("extract", "-", "--json", stdin=TEXT.encode()).json == from_file.json
    assert jumelage("extract", "--json", stdin=TEXT.encode()).json == from_file.json


def test_another_encoding_is_read_and_told(jumelage: Jumelage) -> None:
    result = jumelage("extract", stdin="Die Städtepartnerschaft mit Kraków läuft über fünfzig Jahre.".encode("cp1250"))
    assert result.code == ExitCode.DONE
    assert "cp125" in result.err


def test_bytes_that_are_no_text_are_refused(jumelage: Jumelage) -> None:
    result = jumelage("extract", stdin=bytes(range(256)) * 20)
    assert result.code == ExitCode.UNUSABLE
    assert "standard input" in result.err


def test_each_line_is_answered_by_a_line_with_its_id(jumelage: Jumelage, tmp_path: Path) -> None:
    lines = [{"id": "a", "text": TEXT, "lang": "de", "date": "2019-06-01"}, {"id": 7, "text": ""}]
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", encoding="utf-8")
    result = jumelage("extract", "--jsonl", "in.jsonl")
    assert result.code == ExitCode.DONE
    assert [answer["id"] for answer in result.objects] == ["a", 7]
    assert all(answer.keys() == LISTS | {"id"} for answer in result.objects)


def test_bad_lines_are_named_and_the_others_answered(jumelage: Jumelage) -> None:
    lines = [
        b'{"id": 1, "text": "Leipzig"}',
        b"no json",
        b'["a list"]',
        b'{"id": 4}',
        b'{"text": "no id"}',
        b'{"id": 6, "text": "x", "date": "gestern"}',
        b'{"id": 7, "text": "x", "date": "2019-02-30"}',
        b'{"id": 8, "text": "x", "lang": 5}',
        b'{"id": 9, "text": "\xff"}',
        b"[" * 100_000,
        b'{"id": 11, "text": "Krak\\ud83dau", "date": "1905", "lang": "xx"}',
    ]
    result = jumelage("extract", "--jsonl", "-", stdin=b"\n".join(lines))
    assert result.code == ExitCode.PARTLY
    assert [answer["id"] for answer in result.objects] == [1, 11]
    complaints = result.err.splitlines()
    assert len(complaints) == 9
    for number, complaint in enumerate(complaints, start=2):
        assert complaint.startswith("jumelage: ")
        assert f": standard input:{number}: " in complaint


@pytest.mark.parametrize("words", ["2024-13-01", "Montag", "24-1-1"])
def test_a_date_option_that_is_no_date_is_a_wrong_call(jumelage: Jumelage, words: str) -> None:
    result = jumelage("extract", "--date", words, stdin=b"x")
    assert result.code == ExitCode.UNUSABLE
    assert "YYYY-MM-DD" in result.err


def test_language_date_and_title_reach_the_extraction(jumelage: Jumelage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str | None, date | None, int]] = []

    class Recorder:
        @classmethod
        def load(cls) -> Recorder:
            return cls()

        def find(
            self, text: str, *, language: str | None, published: date | None, title_end: int = 0
        ) -> tuple[str, Findings]:
            del text
            asked.append((language, published, title_end))
            return "de", Findings(version="0")

    monkeypatch.setattr("cli.commands.extract.Extractor", Recorder)
    line = {"id": 1, "text": "Titel\n\nText", "title": "Titel", "date": "2024-11-18T10:00:00Z"}
    other = {"id": 2, "text": "Text", "title": "Titel", "lang": "pl"}
    data = "\n".join(json.dumps(entry) for entry in (line, other)).encode()
    jumelage("extract", "--jsonl", "-", "--lang", "de", "--date", "2020-01-01", stdin=data)
    assert asked == [("de", date(2024, 11, 18), 5), ("pl", date(2020, 1, 1), 0)]


@settings(max_examples=50)
@given(st.binary())
def test_no_line_of_bytes_ends_in_a_traceback(data: bytes) -> None:
    with contextlib.suppress(BadLineError):
        read_task(data, None, None).text.encode()


def test_dates_of_a_stretch_are_given_whole_or_one_by_one() -> None:
    stretch = DateMention(
        *(Span(0, 18), "2006-02/2008-05", None, None, "span", "office", None, None, 0.9, "written"),
        ends=(DateEnd(Span(5, 10), "2006-02"), DateEnd(Span(12, 18), "2008-05")),
    )
    found = Findings(version="1", dates=(stretch,))
    assert [date["value"] for date in findings_form(found)["dates"]] == ["2006-02/2008-05"]
    assert [date["value"] for date in findings_form(found, dates_apart=True)["dates"]] == ["2006-02", "2008-05"]
