"""Tables of words give back what was written, in any spelling; clusters and nouns come with the package."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import folding
from extraction.words.clusters import Cluster, cluster_code, cluster_of
from extraction.words.nouns import NounKind, nouns
from extraction.words.tables import WordTable, write


@given(st.dictionaries(st.text(min_size=1).map(folding.fold), st.integers(0, 65535)))
def test_a_table_gives_the_number_of_each_word(
    tmp_path_factory: pytest.TempPathFactory, numbers: dict[str, int]
) -> None:
    path = tmp_path_factory.mktemp("tables") / "table"
    write(path, numbers)
    table = WordTable(path)
    assert {word: table.get(word) for word in numbers} == numbers
    assert len(table) == len(numbers)


def test_an_unknown_word_has_no_number_and_an_empty_table_knows_none(tmp_path: Path) -> None:
    write(tmp_path / "table", {})
    assert WordTable(tmp_path / "table").get("leipzig") is None


def test_words_are_found_in_any_case_and_with_or_without_marks(tmp_path: Path) -> None:
    write(tmp_path / "table", {"munchen": 7})
    assert WordTable(tmp_path / "table").get("MÜNCHEN") == 7


def test_names_of_a_kind_share_a_family_of_clusters() -> None:
    families = [cluster.family for name in ("leipzig", "krakow", "kowalski") if (cluster := cluster_of(name))]
    assert len(families) == 3
    assert families[0] == families[1] != families[2]
    assert cluster_of("qwrtzplk") is None


@given(st.integers(0, 1023), st.integers(0, 63))
def test_number_and_family_go_into_one_number(number: int, family: int) -> None:
    assert cluster_code(Cluster(number, family)) < 2**16


def test_german_nouns_are_known_by_kind_in_all_their_forms() -> None:
    german = nouns("de")
    assert german is not None
    assert german.get("Bürgermeistern") == NounKind.WORD
    assert german.get("Kiew") == NounKind.PLACE
    assert nouns("en") is None
