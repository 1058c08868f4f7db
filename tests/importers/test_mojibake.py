import pytest

from importers.mojibake import repair

CLEAN = [
    "„Wir wollen den Austausch“, sagte sie, «bardzo ważne», “yes”, ‚nein‘.",
    "Zażółć gęślą jaźń – Łódź, Kraków, 50 lat współpracy… A – B.",
    "Міський голова: «Ми дякуємо Лейпцигу за допомогу», — сказав він.",
    "Der Preis beträgt 5 € – Ângela und Ãlvaro grüßen aus São Paulo; Â ist ein Buchstabe.",
    "Přátelství měst trvá už padesát let, řekla primátorka.",
    "L’accord a été signé à Orléans : « Très bien », dit-elle.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_stays_as_it_is(text: str) -> None:
    assert repair(text) == (text, ())


@pytest.mark.parametrize("text", [text for text in CLEAN if "Â" not in text])
@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_text_that_was_decoded_wrongly_is_put_right_with_its_quotation_marks(text: str, wrong: str) -> None:
    try:
        broken = text.encode().decode(wrong)
    except UnicodeDecodeError:
        pytest.skip(f"{wrong} has no character for a byte of it, so such a text cannot arise")
    fixed, repairs = repair(broken)
    assert fixed == text
    assert repairs == ("repaired wrongly decoded characters in 1 paragraph",)


def test_only_broken_paragraphs_are_touched() -> None:
    fixed, repairs = repair(f"{CLEAN[0]}\n\nM\u00c3\u00bcnchen gr\u00c3\u00bc\u00c3\u009ft\n\n{CLEAN[1]}")
    assert fixed == f"{CLEAN[0]}\n\nMünchen grüßt\n\n{CLEAN[1]}"
    assert repairs == ("repaired wrongly decoded characters in 1 paragraph",)


def test_very_long_text_is_left_alone() -> None:
    text = "M\u00c3\u00bcnchen\n" * 300_000
    assert repair(text) == (text, ())
