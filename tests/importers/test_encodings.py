import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.encodings import decode, text_codec
from importers.importer import ImportRefused

GERMAN = "Die Städte Köln und Łódź grüßen sich: „Schön, dass Sie da sind“, sagt der Bürgermeister über die Gäste."
POLISH = "Zażółć gęślą jaźń. Prezydent Krakowa przyjął gości z Lipska i Kijowa, mówił o współpracy miast."
UKRAINIAN = "Міський голова Києва зустрівся з делегацією Лейпцига, щоб обговорити допомогу лікарням і школам."
CZECH = "Přátelství měst Brna a Lipska trvá už padesát let, řekla primátorka při slavnostním večeru v radnici."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN.replace("Łódź", "Lyon"), "cp1252"),
        (GERMAN.replace("Łódź", "Lyon").replace("„", '"').replace("“", '"'), "iso-8859-1"),
        (POLISH, "cp1250"),
        (POLISH, "iso-8859-2"),
        (CZECH, "cp1250"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
        (GERMAN, "utf-16-le"),
        (UKRAINIAN, "utf-16-be"),
        (UKRAINIAN, "utf-16-le"),
        (POLISH, "utf-32-le"),
    ],
)
def test_text_without_a_mark_is_read_in_the_encoding_of_its_office(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert "detected" in decoded.repairs[0]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=300))
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    decoded = decode(text.encode())
    # A byte order mark at the very beginning is a mark, not text.
    assert decoded.text == text.removeprefix("\ufeff")
    assert decoded.repairs == ()


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\ufeff"), max_size=200),
    st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]),
)
def test_a_byte_order_mark_decides(text: str, encoding: str) -> None:
    content = text.encode(encoding)
    if encoding == "utf-16" and text.startswith("\0"):
        return  # the same bytes as the mark of UTF-32
    assert decode(content).text == text


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused_with_a_reason(content: bytes) -> None:
    try:
        text = decode(content).text
    except ImportRefused as refusal:
        text = str(refusal)
    # Lone surrogates, which no file can hold, would show up here.
    assert text.encode("utf-8").decode("utf-8") == text


def test_two_encodings_in_one_file_are_read_line_by_line() -> None:
    content = b"".join([f"{POLISH}\n".encode(), f"{CZECH}\n".encode(), f"{POLISH}\n".encode("cp1250")])
    decoded = decode(content)
    assert decoded.text == f"{POLISH}\n{CZECH}\n{POLISH}\n"
    assert decoded.repairs == ("decoded 1 of 3 lines as cp1250 (detected)",)


def test_a_declared_encoding_is_taken_where_the_bytes_are_no_utf_8() -> None:
    assert decode("Łódź".encode("iso-8859-2"), "ISO-8859-2").text == "Łódź"
    assert decode("Łódź".encode(), "ISO-8859-2").text == "Łódź"


@pytest.mark.parametrize("name", ["zlib", "rot13", "idna", "no-such-thing", "utf\0-8", "", None])
def test_what_is_no_encoding_of_text_is_not_taken_for_one(name: str | None) -> None:
    assert text_codec(name) is None


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ImportRefused, match="not text"):
        decode(bytes(range(256)) * 8)
