import pytest

from tests.importers.reading import the_document


@pytest.mark.parametrize(
    "head",
    [
        "# Der Besuch",
        "## **Der Besuch**",
        "**Der Besuch**",
        "Der Besuch\n==========",
        "Der Besuch\n---",
        "### *Der* Besuch ###",
    ],
)
def test_the_first_heading_is_the_title(head: str) -> None:
    document = the_document(f"{head}\n\nEs war ein langer Tag.", "a.md")
    assert document.title == "Der Besuch"
    assert document.text == "Es war ein langer Tag."
    assert document.media_type == "text/markdown"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("Ein *wichtiger* und __großer__ Tag", "Ein wichtiger und großer Tag"),
        ("Die [Stadt Gent](https://gent.example 'Titel') lädt ein", "Die Stadt Gent lädt ein"),
        ("Ein ![Bild vom Rathaus](x.jpg) dazu", "Ein Bild vom Rathaus dazu"),
        ("Erste Zeile\nzweite Zeile", "Erste Zeile zweite Zeile"),
        ("> „So ist es“, sagte sie.", "„So ist es“, sagte sie."),
        ("- Eins\n- Zwei", "Eins\n\nZwei"),
        ("1. Eins\n2. Zwei", "1. Eins\n\n2. Zwei"),
        ("3. Oktober war der Tag.", "3. Oktober war der Tag."),
        ("13. 5. 2019 se konal ples.", "13. 5. 2019 se konal ples."),
        ("- To ważny krok - powiedział prezydent.", "- To ważny krok - powiedział prezydent."),
        ("## Zwischentitel\n\nText", "Zwischentitel\n\nText"),
        ("Preis 5 \\* 3 und `x = 1`", "Preis 5 * 3 und x = 1"),
        ("Weiß &amp; Söhne", "Weiß & Söhne"),
        ("mein_datei_name und 2*3*4", "mein_datei_name und 234"),
        ("<b>Fett</b><br>neu", "Fett\nneu"),
        ("| A | B |\n|---|---|\n| 1 | 2 |", "A\n\nB\n\n1\n\n2"),
        ("[böse](javascript:alert)", "böse"),
        ("„Alles“ »bleibt« “so” ‚wie‘ – es … ist", "„Alles“ »bleibt« “so” ‚wie‘ – es … ist"),
    ],
)
def test_mark_up_goes_and_words_stay(marked: str, plain: str) -> None:
    assert the_document(f"# Titel\n\n{marked}\n", "a.md").text == plain


def test_a_date_line_that_looks_like_lists_is_the_day_of_publication() -> None:
    document = the_document("# Ples\n\n13. 5. 2019\n\nDlouhý den.", "a.md")
    assert document.publication is not None
    assert (document.publication.edtf, document.text) == ("2019-05-13", "Dlouhý den.")


def test_a_title_in_the_front_matter_leaves_another_heading_in_the_text() -> None:
    document = the_document("---\ntitle: Amtlich\n---\n# Überschrift\n\nText.", "a.md")
    assert document.title == "Amtlich"
    assert document.text == "Überschrift\n\nText."


def test_deeply_nested_marks_are_read() -> None:
    document = the_document("# T\n\n" + ">" * 500 + " Text " + "*" * 5000 + "\n\n" + "- " * 300 + "Ende", "a.md")
    assert "Text" in document.text
