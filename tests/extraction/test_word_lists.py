"""Lists of words give back exactly what was written; names and frequent words come with the package."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import languages
from extraction.tries import WordTrie, number, numbering, write
from extraction.words.lists import (
    Gender,
    KnownAs,
    WordClass,
    frequent_words,
    given_names,
    known_names,
    surnames,
    word_band,
    word_class,
)

WORDS = st.text(st.characters(exclude_characters="\0", codec="utf-8"))


@given(st.dictionaries(WORDS, st.integers(0, 255)), st.lists(WORDS))
def test_a_list_says_of_each_word_what_was_written_and_nothing_of_any_other(
    tmp_path_factory: pytest.TempPathFactory, codes: dict[str, int], others: list[str]
) -> None:
    path = tmp_path_factory.mktemp("lists") / "list.trie"
    write(path, codes)
    read = WordTrie(path, [f"code {code}" for code in range(256)])
    expected = {word: f"code {code}" for word, code in codes.items()}
    assert dict(read) == expected
    for word in [*others, *codes, *(word[:-1] for word in codes), *(f"{word}a" for word in codes)]:
        assert read.get(word) == expected.get(word)
        assert (word in read) == (word in expected)


@given(st.lists(st.tuples(WORDS, st.integers(0, 255)), unique_by=lambda pair: pair[0]))
def test_the_same_words_in_any_order_give_the_same_file(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("lists")
    write(folder / "one", dict(pairs))
    write(folder / "other", dict(pairs[::-1]))
    assert (folder / "one").read_bytes() == (folder / "other").read_bytes()


def test_a_list_goes_through_its_words_by_their_codes(tmp_path: Path) -> None:
    write(tmp_path / "list", {"rare": 2, "b": 0, "a": 0, "middle": 1})
    assert list(WordTrie(tmp_path / "list", range(3))) == ["a", "b", "middle", "rare"]


def test_half_of_a_surrogate_pair_is_no_word(tmp_path: Path) -> None:
    write(tmp_path / "list", {"a": 0})
    assert WordTrie(tmp_path / "list", range(1)).get("\ud800") is None


def test_a_code_that_fits_into_no_byte_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="256"):
        write(tmp_path / "list", {"a": 256})


@pytest.mark.parametrize("language", languages.CODES)
def test_each_language_has_frequent_words_and_the_stop_words_are_among_the_most_frequent(language: str) -> None:
    known = frequent_words(language)
    assert len(known) > 100_000
    stop_words = [word for word in languages.load(language)["text"]["stop_words"] if word in known]
    assert sum(word_band(known[word]) <= 1 for word in stop_words) > 0.8 * len(stop_words)


def test_names_are_known_by_band_and_bearer() -> None:
    assert given_names()["anna"] == (0, Gender.FEMALE)
    assert given_names()["peter"] == (0, Gender.MALE)
    assert surnames()["smith"] == 0
    assert known_names()["einstein"] is KnownAs.PERSON
    assert word_class(frequent_words("pl")["krzysztof"]) is WordClass.GIVEN_NAME
    assert not frequent_words("tlh")


def test_a_trie_holds_the_bytes_it_lies_in() -> None:
    words = [f"word {at}" for at in range(20_000)]
    trie = numbering(number(words).tobytes())
    others = [bytes(100_000) for _ in range(50)]
    assert [trie.get(word) is not None for word in words] == [True] * len(words)
    assert not any(map(any, others))
