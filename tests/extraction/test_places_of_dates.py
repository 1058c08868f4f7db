from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.dates.finding import find_dates
from extraction.dates.grammar import read
from extraction.dates.lexemes import Lexeme
from extraction.dates.lexicon import lexicon
from extraction.dates.lexing import TELLING
from extraction.dates.places import places_of_dates
from extraction.languages import CODES
from extraction.passage import read as read_passage

SAMPLES = Path(__file__).parents[2] / "samples"
KINDS = sorted({entry.kind for code in CODES for entry in lexicon(code).words.values()} | set("()/,-nvocyzZN#"))


@given(st.lists(st.sampled_from([kind for kind in KINDS if kind not in TELLING]), min_size=1, max_size=12))
def test_no_date_is_made_of_words_that_are_not_telling(kinds: list[str]) -> None:
    run = [Lexeme(kind, at, at + 1, 1) for at, kind in enumerate(kinds)]
    assert list(read(run, lexicon("de"))) == []


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("??/*.*")), ids=lambda path: path.stem)
def test_looking_only_where_dates_may_stand_finds_the_same(path: Path) -> None:
    text, language = path.read_text(encoding="utf-8", errors="replace"), path.parent.name
    passage = read_passage(text, language)
    everywhere = find_dates(text, language, date(2024, 5, 14), passage.sentences)
    assert find_dates(text, language, date(2024, 5, 14), passage.sentences, passage.tokens) == everywhere


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Das Fest war am 3. Mai 2019, sagte er.", ["3. Mai 2019"]),
        ("Siehe www.leipzig.de/2019/05/03 und schreiben Sie an rat.2019@leipzig.de bis Mai 2025", ["bis Mai 2025"]),
        ("Auf Seite 1998 steht nichts davon", []),
        ("gegeben den 7 bre 1650", ["7 bre 1650"]),
        ("gegeben den X bre 1650", ["X bre 1650"]),
    ],
)
def test_what_stands_around_a_number_is_looked_at_too(text: str, dates: list[str]) -> None:
    passage = read_passage(text, "de")
    found = find_dates(text, "de", date(2024, 5, 14), passage.sentences, passage.tokens)
    assert [text[each.span.start : each.span.end] for each in found] == dates
    assert found == find_dates(text, "de", date(2024, 5, 14), passage.sentences)


def test_a_text_without_numbers_and_names_of_times_has_no_place_for_dates() -> None:
    assert places_of_dates(read_passage("Der Rat der Stadt, sagte er, und die Gäste.", "de").tokens, "de") == []
