"""Finding the words of a decision again."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from archive.decisions.anchoring import Vanished, anchor, find

TEXT = (
    "Treffen in Halle\n\nDie Halle war voll, als Anna Jung sprach. Danach fuhr Jung nach Halle weiter. "
    "In der Jungenschule von Halle wartete Jung auf die Gäste."
)


def nth(text: str, words: str, number: int) -> tuple[int, int]:
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def test_every_place_is_found_again_in_the_same_text() -> None:
    for number in range(4):
        span = nth(TEXT, "Halle", number)
        target = anchor("place", "a1", TEXT, span)
        assert (target.exact, target.occurrence) == ("Halle", number)
        assert find(target, TEXT) == span


def test_a_word_is_not_counted_inside_a_longer_one() -> None:
    assert anchor("person", "a1", TEXT, nth(TEXT, "Jung", 3)).occurrence == 2


def test_sentences_put_in_front_move_nothing() -> None:
    target = anchor("place", "a1", TEXT, nth(TEXT, "Halle", 2))
    longer = "Korrektur. Halle, Halle und Halle: " + TEXT
    assert find(target, longer) == nth(longer, "Halle", 5)


def test_case_and_marks_of_the_words_may_change() -> None:
    target = anchor("place", "a1", "Der Zug nach Łódź fuhr ab.", (13, 17))
    assert find(target, "Der Zug nach LODZ fuhr ab.") == (13, 17)


def test_letters_that_fold_to_two_do_not_shift_a_place() -> None:
    text = "Große Straße, weißes Schloß: ein Gruß aus Gießen an alle."
    span = nth(text, "Gießen", 0)
    assert find(anchor("place", "a1", text, span), text) == span


def test_the_only_place_left_is_taken_though_its_sentence_is_new() -> None:
    target = anchor("person", "a1", TEXT, nth(TEXT, "Anna Jung", 0))
    assert find(target, "Es kam auch Anna Jung mit.") == (12, 21)


def test_one_of_several_places_in_new_sentences_is_not_guessed() -> None:
    target = anchor("place", "a1", TEXT, nth(TEXT, "Halle", 2))
    assert isinstance(find(target, "Ob Halle? Nein: Halle. Und wieder Halle!"), Vanished)


def test_words_that_were_replaced_are_shown_as_they_are_now() -> None:
    target = anchor("place", "a1", TEXT, nth(TEXT, "Halle", 2))
    changed = TEXT[: nth(TEXT, "Halle", 2)[0]] + "Merseburg" + TEXT[nth(TEXT, "Halle", 2)[1] :]
    target_of_all = find(target, changed.replace("Halle", "Ort"))
    assert target_of_all == Vanished("Merseburg")


def test_words_whose_surroundings_are_gone_too_have_nothing_to_show() -> None:
    target = anchor("place", "a1", TEXT, nth(TEXT, "Halle", 0))
    assert find(target, "Ein ganz anderer Text.") == Vanished(None)


WORDS = st.lists(
    st.sampled_from(["Halle", "Jung", "Straße", "Łódź", "Київ", "und", "in", "der", "é", "ﬁn"]), min_size=1, max_size=12
)


@settings(deadline=None)
@given(WORDS, st.data())
def test_any_stretch_of_words_is_found_again_where_it_was(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = len(" ".join(words[:first])) + (first > 0)
    span = (start, start + len(" ".join(words[first : last + 1])))
    assert find(anchor("place", "a1", text, span), text) == span


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=60), st.data())
def test_what_is_found_in_another_text_has_the_same_words(text: str, other: str, data: st.DataObject) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = find(anchor("place", "a1", text, (start, end)), other)
    if isinstance(found, tuple):
        assert 0 <= found[0] < found[1] <= len(other)
