from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.importer import Defaults, ImportRefused, Source
from importers.limits import Limits
from tests.importers.reading import the_document

RELEASE = """\



## **Bürgermeisterin von Gent besucht Tartu**

2031-05-06

**Am 5. Mai 2031 empfing die Stadt ihre Gäste. „Ein guter Tag“, sagte Mart Allik.**

Der zweite Absatz - mit Strich. „ Eingerückt “

Am selben Abend fuhr die Delegation weiter.
"""


def test_a_marked_up_release_gives_title_date_lead_and_body_without_marks() -> None:
    document = the_document(RELEASE)
    assert document.title == "Bürgermeisterin von Gent besucht Tartu"
    assert document.publication is not None
    assert document.publication.edtf == "2031-05-06"
    assert document.publication.basis == "text"
    assert document.text == (
        "Am 5. Mai 2031 empfing die Stadt ihre Gäste. „Ein guter Tag“, sagte Mart Allik.\n\n"
        "Der zweite Absatz - mit Strich. „ Eingerückt “\n\n"
        "Am selben Abend fuhr die Delegation weiter."
    )
    assert document.original == RELEASE.encode()
    assert document.media_type == "text/plain"


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("2025-02-17", "2025-02-17"),
        ("17. Februar 2025", "2025-02-17"),
        ("Leipzig, 17. Februar 2025", "2025-02-17"),
        ("Leipzig, den 17.02.2025", "2025-02-17"),
        ("Kraków, 17 lutego 2025", "2025-02-17"),
        ("17 lutego 2025 r.", "2025-02-17"),
        ("17 лютого 2025 року", "2025-02-17"),
        ("Київ, 17 лютого 2025", "2025-02-17"),
        ("17 February 2025", "2025-02-17"),
        ("London, February 17, 2025", "2025-02-17"),
        ("Lyon, le 17 février 2025", "2025-02-17"),
        ("V Brně 17. února 2025", "2025-02-17"),
        ("Bologna, 17 febbraio 2025", "2025-02-17"),
        ("Valencia, 17 de febrero de 2025", "2025-02-17"),
    ],
)
def test_a_date_line_under_the_title_is_the_day_of_publication(line: str, edtf: str) -> None:
    document = the_document(f"Der Besuch\n\n{line}\n\nEs war ein langer Tag.")
    assert document.publication is not None
    assert (document.publication.edtf, document.publication.basis) == (edtf, "text")
    assert document.text == "Es war ein langer Tag."
    assert document.title == "Der Besuch"


def test_a_date_line_may_come_first() -> None:
    document = the_document("2025-02-17\n\nDer Besuch\n\nEs war ein langer Tag.")
    assert document.title == "Der Besuch"
    assert document.publication is not None
    assert document.publication.edtf == "2025-02-17"


def test_a_dateline_that_runs_into_the_text_stays_in_it() -> None:
    body = "Leipzig, 17. Februar 2025 – Die Stadt hat heute neun Gäste empfangen."
    document = the_document(f"Der Besuch\n\n{body}")
    assert document.publication is not None
    assert document.publication.earliest == date(2025, 2, 17)
    assert document.text == body


def test_a_sentence_about_a_date_is_no_date_of_publication() -> None:
    document = the_document("Der Besuch\n\nAm 17. Februar 1998 wurde der Vertrag unterzeichnet.")
    assert document.publication is None


def test_a_day_in_the_file_name_is_taken_when_nothing_else_tells() -> None:
    document = the_document("Der Besuch\n\nEs war ein langer Tag.", "presse/besuch-2025-02-17.txt")
    assert document.publication is not None
    assert (document.publication.edtf, document.publication.basis) == ("2025-02-17", "file")


def test_front_matter_gives_metadata_and_is_no_text() -> None:
    document = the_document(
        '---\ntitle: "Besuch: der zweite"\ndate: 2024-05\nurl: https://stadt.example/1\noutlet: Stadt Gent\n'
        "author: A. Beck\nlanguage: de-AT\nrights: CC BY 4.0\ntags:\n  - besuch\n---\nEs war ein langer Tag.\n"
    )
    assert document.title == "Besuch: der zweite"
    assert document.text == "Es war ein langer Tag."
    assert document.publication is not None
    assert (document.publication.edtf, document.publication.basis) == ("2024-05", "metadata")
    assert (document.url, document.outlet, document.author) == ("https://stadt.example/1", "Stadt Gent", "A. Beck")
    assert (document.language, document.rights) == ("de", "CC BY 4.0")


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    document = the_document("---\nNicht alles: was so aussieht\nist eines\n---\nText folgt hier.")
    assert "ist eines" in document.text


def test_lines_broken_at_a_fixed_width_are_joined_and_others_are_not() -> None:
    wrapped = (
        "Die Delegation der Stadt war drei Tage lang zu Gast und\n"
        "besuchte Schulen, Museen und ein Werk am Rand der Stadt,\ndas Busse baut."
    )
    address = "Stadt Gent\nPressestelle\nTelefon 1234"
    document = the_document(f"Der Besuch\n\n{wrapped}\n\n{address}")
    assert document.text == wrapped.replace("\n", " ") + "\n\n" + address


def test_what_the_user_says_of_all_articles_holds_where_the_file_says_nothing() -> None:
    source = Source("a.txt", defaults=Defaults(language="pl", outlet="Miasto Kraków"))
    document = the_document("Wizyta\n\nTo był długi dzień.", source=source)
    assert (document.language, document.outlet) == ("pl", "Miasto Kraków")


@pytest.mark.parametrize("content", [b"", b" \n\n ", b"\xef\xbb\xbf"])
def test_a_file_without_text_is_refused(content: bytes) -> None:
    with pytest.raises(ImportRefused):
        the_document(content)


def test_more_text_than_an_article_has_is_refused() -> None:
    source = Source("a.txt", limits=Limits(article_characters=100))
    with pytest.raises(ImportRefused, match="split it"):
        the_document("Titel\n\n" + "Wort " * 50, source=source)


@given(st.text(max_size=500))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        document = the_document(text.encode("utf-8", "surrogatepass"))
    except ImportRefused:
        return
    assert document.text.strip() or document.title.strip()


@given(
    st.lists(
        st.text("abcdefghij äöü„“», ", min_size=5, max_size=80).map(str.strip).filter(lambda line: len(line) > 4),
        min_size=2,
        max_size=6,
    )
)
def test_words_and_quotation_marks_come_out_as_they_went_in(paragraphs: list[str]) -> None:
    document = the_document("\n\n".join(paragraphs))
    assert f"{document.title} {document.text}".split() == " ".join(paragraphs).split()
