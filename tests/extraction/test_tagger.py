"""A small model learns what it is shown; training is deterministic; labels are read as entities."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import features
from extraction.gazetteer import Gazetteer
from extraction.lexicon import Lexicon
from extraction.tagger import Tagger, entities, pack, read_model, unpack, write_model
from resources.train import Recipe, train

SENTENCES = [
    (["Anna", "Wolter", "kam", "nach", "Leipzig", "."], ["B-PER", "I-PER", "O", "O", "B-LOC", "O"]),
    (["Der", "Verein", "dankte", "Jan", "Novák", "."], ["O", "B-ORG", "O", "B-PER", "I-PER", "O"]),
    (["In", "Krakau", "regnete", "es", "."], ["O", "B-LOC", "O", "O", "O"]),
    (["Die", "Stadt", "baut", "eine", "Schule", "."], ["O", "O", "O", "O", "O", "O"]),
] * 5


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    with gzip.open(tmp_path / "de_made.jsonl.gz", "wt", encoding="utf-8") as out:
        for tokens, tags in SENTENCES:
            space_after = [True] * (len(tokens) - 2) + [False, False]
            out.write(json.dumps({"tokens": tokens, "space_after": space_after, "tags": tags}) + "\n")
        held = {"tokens": ["Geheim"], "space_after": [False], "tags": ["B-LOC"], "in_dev": True}
        out.write(json.dumps(held) + "\n")
    return tmp_path


def test_a_small_model_learns_what_it_is_shown_and_training_it_again_gives_the_same_file(
    corpora: Path, gazetteer: Gazetteer
) -> None:
    recipe = Recipe({"de_made": 1}, 30)
    paths = [corpora / "first.z", corpora / "second.z"]
    for path in paths:
        write_model(path, train(recipe, corpora, for_measuring=True, gazetteer=gazetteer))
    assert paths[0].read_bytes() == paths[1].read_bytes()
    model = read_model(paths[0])
    assert "w=geheim" not in model.weights
    tagger = Tagger(model, Lexicon("de", gazetteer))
    for words, tags in SENTENCES[:4]:
        assert tagger.tag(words, [""] * len(words)) == tags


def test_labels_are_read_as_entities() -> None:
    labels = ["B-PER", "I-PER", "O", "B-LOC", "B-LOC", "I-ORG", "B-ORG"]
    assert entities(labels) == [(0, 2, "person"), (3, 4, "place"), (4, 5, "place"), (6, 7, "organisation")]


@pytest.mark.parametrize("distance", range(-features.REACH, features.REACH + 1))
@pytest.mark.parametrize("word", ["Leipzig", "und", "1989", "-", "EU", "Marusch-Krohn", "Київ"])
def test_features_of_the_word_and_of_its_description_are_all_that_training_sees(
    gazetteer: Gazetteer, word: str, distance: int
) -> None:
    description = Lexicon("de", gazetteer).describe(word)
    parts = features.word_features(word, description, distance) + features.description_features(description, distance)
    if distance == 0:
        beginning, ending = features.letters(word, description)
        parts += features.beginning_features(beginning) + features.ending_features(ending)
    assert sorted(parts) == sorted(features.own_features(word, description, distance))


@given(st.lists(st.lists(st.integers(-(10**7), 10**7), min_size=7, max_size=7), min_size=1, max_size=60))
def test_sums_of_packed_weights_are_the_sums_of_the_weights(rows: list[list[int]]) -> None:
    assert unpack(sum(map(pack, rows))) == tuple(map(sum, zip(*rows, strict=True)))
