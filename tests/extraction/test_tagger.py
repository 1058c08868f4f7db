"""A small model learns what it is shown; training is deterministic; labels are read as entities."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.gazetteer import Gazetteer
from extraction.tagging import features
from extraction.tagging.model import DISTANCES, LABELS, Model, parts, read_model, unpack, write_model
from extraction.tagging.tagger import Tagger, entities
from extraction.words.lexicon import Lexicon
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
    assert "w=geheim" not in model.features
    tagger = Tagger(model, Lexicon("de", gazetteer))
    for words, tags in SENTENCES[:4]:
        assert tagger.tag(words, [""] * len(words)) == tags


def test_labels_are_read_as_entities() -> None:
    labels = ["B-PER", "I-PER", "O", "B-LOC", "B-LOC", "I-ORG", "B-ORG"]
    assert entities(labels) == [(0, 2, "person"), (3, 4, "place"), (4, 5, "place"), (6, 7, "organisation")]


@pytest.mark.parametrize("code", ["de", "uk"])
def test_a_sentence_is_scored_by_all_that_training_sees_of_it_and_by_nothing_else(
    gazetteer: Gazetteer, code: str
) -> None:
    words = [
        "In",
        "Frankfurt",
        "am",
        "Main",
        "traf",
        "Marusch-Krohn",
        "1989",
        "die",
        "EU",
        "\u2013",
        "Анна",
        "X",
        "...",
        "日本",
    ]
    spans = ["", "B", "I", "I", *[""] * (len(words) - 4)]
    lexicon = Lexicon(code, gazetteer)
    seen = features.sentence_features(lexicon, words, spans)
    random = Random(1)
    weights = {name: [random.randint(-(10**5), 10**5) for _ in LABELS] for row in seen for name in row}
    tagger = Tagger(Model.of(weights, ((0,) * len(LABELS),) * len(LABELS), frozenset()), lexicon)
    for row, packed in zip(seen, tagger.scores(words, spans, range(len(words))), strict=True):
        scores = unpack(packed)
        expected = [sum(column) for column in zip(*map(weights.__getitem__, row), strict=True)]
        assert [score - scores[0] for score in scores] == [score - expected[0] for score in expected]


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    weights = {"w=haus": [1, -2, 3, 0, 0, 0, -7], "-2w=haus": [-(10**6)] * 7, "1#": [0] * 7, "L=a|b": [10**6] * 7}
    model = Model.of(weights, (tuple(range(7)),) * 7, frozenset({"von"}))
    write_model(tmp_path / "model.z", model)
    read = read_model(tmp_path / "model.z")
    assert (read.transitions, read.open_words, len(read.ends)) == (model.transitions, model.open_words, len(model.ends))
    for feature in ("w=haus", "#", "L=a|b", "unknown"):
        assert read.total([feature]) == model.total([feature])


@given(st.lists(st.lists(st.integers(-(10**6), 10**6), min_size=7, max_size=7), min_size=5, max_size=5))
def test_what_a_word_weighs_at_each_distance_is_taken_apart_again(rows: list[list[int]]) -> None:
    model = Model.of(
        {f"{distance or ''}w=haus": row for distance, row in zip(DISTANCES, rows, strict=True)},
        ((0,) * 7,) * 7,
        frozenset(),
    )
    for part, row in zip(parts(model.total(["w=haus"] * 10)), rows, strict=True):
        scores = unpack(part)
        assert [score - scores[0] for score in scores] == [10 * (weight - row[0]) for weight in row]
