"""What extraction and the archive say in English, said in the language of the interface."""

from __future__ import annotations

import ast
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.errors import ArchiveLockedError
from archive.search import QueryError, parse
from tests.app.desk import at_desk
from tui.settings import Settings
from tui.wording import complaints, reasons, refusals
from tui.wording.translation import use_language

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("language", "why", "said"),
    [
        ("de", "tagger: Krakau; Krakau is Kraków (PL, 755050)",
         "Namenserkennung: Krakau; Krakau ist Kraków (Polen, 755.050 Einwohner)"),
        ("pl", "office before the name: Mayor Jane Doe; Leeds is the only city named of a country that has this office",
         "urząd przed nazwiskiem: Mayor Jane Doe; Leeds to jedyne wymienione miasto kraju, w którym jest taki urząd"),
        ("uk", "12 words; it says I or we", "слова: 12; говорить «я» або «ми»"),
        ("de", "year written out, for a misprint", "Jahr ausgeschrieben, statt eines Druckfehlers"),
        ("de", "may be Halle (DE) or Halle (BE)", "kann Halle (DE) / Halle (BE) sein"),
        ("de", "Wolke is Vistula (, 0)", "Wolke ist Vistula"),
        ("de", "a reason of tomorrow: x; it says I or we", "a reason of tomorrow: x; es sagt ich oder wir"),
        ("en", "tagger: [b]; 3 words", "tagger: [b]; 3 words"),
    ],
)  # fmt: skip
def test_a_reason_is_said_in_the_language_of_the_interface(language: str, why: str, said: str) -> None:
    use_language(language)
    assert reasons.reason_words(why) == said


def test_nearly_all_reasons_of_the_sample_are_known() -> None:
    with sqlite3.connect(f"file:{ROOT / 'archive.db'}?mode=ro&immutable=1", uri=True) as connection:
        tables = ("mentions", "date_mentions", "quotes", "office_terms")
        found = connection.execute(" UNION ".join(f"SELECT why FROM {table}" for table in tables)).fetchall()
    unknown = [why for (why,) in found if not reasons.known(why)]
    assert len(unknown) < len(found) / 100, unknown


def test_every_complaint_about_a_query_has_a_template() -> None:
    told = [
        argument
        for path in (ROOT / "archive" / "search").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QueryError"
        for argument in (node.args[0], node.args[2])
    ]
    texts = [_with_anything(argument) for argument in told if isinstance(argument, ast.Constant | ast.JoinedStr)]
    assert len(texts) > 30
    assert [text for text in texts if not complaints.known(text)] == []


def test_every_reason_for_a_refusal_has_a_template() -> None:
    """Also what later importers say; the kinds of things a reason speaks of are known, too."""
    makers = {"ImportRefused", "Refusal", "MemberTooLargeError", "_MemberError", "parse_xml"}
    found = [
        argument
        for folder in ("importers", "cli/importing")
        for path in (ROOT / folder).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in makers
        for argument in node.args
    ]
    told = [_with_anything(argument) for argument in found if isinstance(argument, ast.Constant | ast.JoinedStr)]
    things = [text for text in told if text.startswith(("the ", "a part of")) and ":" not in text]
    assert len(told) > 70
    assert things, "documents that may be damaged"
    told.remove("x of the web archive damaged or cut off: the others were read")  # of "one record" or "12 records"
    assert [text for text in told if text not in things and not refusals.known(text)] == []
    use_language("de")
    damaged = (refusals.refusal_words(f"{thing} is damaged (x): save it anew") for thing in things)
    assert [words for words in damaged if "the " in words] == []


@pytest.mark.parametrize(
    ("language", "reason", "said"),
    [
        ("de", "it is empty: nothing to import", "es ist leer: nichts zu importieren"),
        ("pl", "the PDF is damaged (Stream: ended): print it to a new PDF",
         "PDF jest uszkodzony (Stream: ended): wydrukuj do nowego PDF"),
        ("uk", "it is a named pipe: only files and folders can be imported",
         "це іменований канал: імпортувати можна лише файли й теки"),
        ("de", "the METS file is damaged (line 3): open it with its program and save it anew",
         "die METS-Datei: beschädigt (line 3): mit dem zugehörigen Programm öffnen und neu speichern"),
        ("de", "it is a page of an issue that is read through its METS file",
         "es ist eine Seite einer Ausgabe, die über ihre METS-Datei gelesen wird"),
        ("de", "something of tomorrow: do this", "something of tomorrow: do this"),
        ("en", "it is empty: nothing to import", "it is empty: nothing to import"),
    ],
)  # fmt: skip
def test_why_something_was_refused_is_said_in_the_language_of_the_interface(
    language: str, reason: str, said: str
) -> None:
    use_language(language)
    assert refusals.refusal_words(reason) == said


def _with_anything(text: ast.Constant | ast.JoinedStr) -> str:
    parts = text.values if isinstance(text, ast.JoinedStr) else [text]
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in parts)


def test_what_is_wrong_is_said_with_what_was_typed_as_it_was() -> None:
    use_language("de")
    with pytest.raises(QueryError) as raised:
        parse("krakau date:bald")
    assert complaints.complaint_words(raised.value) == (
        "das ist kein Datum: bald: bei Zeichen 13:"
        " 2013, 2013-12, 2013-12-06, winter-2013, 1990s oder 2013..2015 schreiben"
    )
    what, advice = "the archive is in use by another process", "wait for it to end, then try again"
    error = ArchiveLockedError(what, "/a/{b}.db", advice)
    assert complaints.complaint_words(error) == (
        "das Archiv wird von einem anderen Programm benutzt: /a/{b}.db:"
        " warten, bis es fertig ist, dann noch einmal versuchen"
    )


async def test_a_query_that_cannot_be_read_is_refused_in_the_language_of_the_app(archive_path: Path) -> None:
    async with at_desk(archive_path, settings=Settings(language="uk")) as desk:
        await desk.search("(krakau")
        assert "дужку не закрито" in desk.notes
