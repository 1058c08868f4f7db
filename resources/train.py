"""Trains the taggers of `extraction/data` on openly licensed corpora.

    pip install python-crfsuite
    python -m resources.train --corpora FOLDER --for-measuring [--model slavic] [--output FOLDER]

`--corpora` is a folder of files `NAME.jsonl.gz`, one sentence a line: `{"tokens", "space_after", "tags"}` with BIO tags
PER, LOC, ORG, LOCderiv. `--for-measuring` leaves out the sentences that also belong to development sets
(`in_dev`, `parallel_held`); models that are measured on those must be trained so. The models of the package are, by the
command above without `--model`, so that what `benchmarks.gold` says of them holds.

Training is by maximum likelihood with an L2 penalty and stochastic gradient descent; some models add the weights of an
averaged perceptron. It is deterministic: the same corpora, word lists and settings give the same file.
A change to the features, the word lists, clusters or nouns, the gazetteer or a language's lists of titles calls for
training anew.
"""

from __future__ import annotations

import argparse
import ctypes
import gzip
import json
import math
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pycrfsuite  # type: ignore[import-untyped]

from extraction.gazetteer import Gazetteer
from extraction.places.long_names import LongNames, positions
from extraction.tagging.features import LANGUAGE, sentence_features
from extraction.tagging.model import LABELS, SCALE, Model, write_model
from extraction.tokens import tokenize
from extraction.words.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a model is trained on.

    Attributes:
        corpora: names of the files and how often each is used. The first two letters are the language, whose lexicon
            describes the words; what differs between languages has features of its own, the rest is shared.
        rounds: how often all sentences are gone through.
        perceptron: share of an averaged perceptron, which errs in other places, in the sum of weights.
        doubts: for each language what is taken off the weight of "no entity": names are rarer in the corpora than in
            the press, and rules weed out what is too much.
    """

    corpora: Mapping[str, int]
    rounds: int
    perceptron: float = 0.0
    doubts: Mapping[str, float] = field(default_factory=dict)


RECIPES = {
    "germanic": Recipe(
        {
            "de_germeval2014": 3,
            "de_europeana": 1,
            "de_europarl": 2,
            "en_uner_ewt": 2,
            "en_europarl": 2,
            "da_uner_ddt": 1,
        },
        15,
        perceptron=0.3,
        doubts={"de": 0.3, "en": 1.0},
    ),
    "romance": Recipe(
        {
            "fr_europeana": 1,
            "it_europarl": 2,
            "es_europarl": 2,
            "en_uner_ewt": 4,
            "en_europarl": 3,
            "da_uner_ddt": 1,
            "de_germeval2014": 1,
        },
        10,
        doubts={"fr": 1.6, "it": 0.7, "es": 0.7, "und": 0.7},
    ),
    "slavic": Recipe(
        {"pl_kpwr": 2, "pl_bsnlp2021": 1, "cs_bsnlp2021": 1, "sk_uner_snk": 1}, 15, doubts={"pl": 0.2, "cs": 0.2}
    ),
    "cyrillic": Recipe({"uk_bsnlp2021": 2, "ru_bsnlp2021": 1}, 10),
}
_PENALTY = 0.5
_PERCEPTRON_ROUNDS = 12
_SEED = 1
_LONGEST_SENTENCE = 200
_LONGEST_ABBREVIATION = 5
_SMALLEST_WEIGHT = 0.02
# A word in small letters is left open for the tagger when it stood inside a name this often.
_OPEN_COUNT = 2
_OPEN_SHARE = 0.02


def sentences(path: Path, *, for_measuring: bool) -> Iterator[tuple[list[str], list[str]]]:
    """Read a corpus, cut anew into our own tokens.

    Args:
        path: the file.
        for_measuring: leave out what is kept for measuring.

    Yields:
        Tokens and their tags.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if for_measuring and (record.get("in_dev") or record.get("parallel_held")):
                continue
            tokens, tags = _cut_anew(record["tokens"], record["space_after"], record["tags"])
            if tokens:
                yield tokens[:_LONGEST_SENTENCE], tags[:_LONGEST_SENTENCE]


def _cut_anew(tokens: list[str], space_after: list[bool], tags: list[str]) -> tuple[list[str], list[str]]:
    text = ""
    spans: list[tuple[int, int, str]] = []
    for token, space, tag in zip(tokens, space_after, tags, strict=True):
        start = len(text)
        text += token
        # Some corpora leave the mark after a word on the word; it is no part of the name.
        end = start + len(_without_marks(token))
        kind = tag[2:] if tag[2:] in ("PER", "LOC", "ORG") and end > start else ""
        if kind and tag[0] == "I" and spans and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], end, kind)
        elif kind:
            spans.append((start, end, kind))
        text += " " if space else ""
    cut = tokenize(text)
    labels = []
    for piece in cut:
        inside = next((span for span in spans if span[0] <= piece.start < span[1]), None)
        labels.append("O" if inside is None else f"{'B' if piece.start == inside[0] else 'I'}-{inside[2]}")
    for at, label in enumerate(labels):
        if label[0] == "I" and (at == 0 or labels[at - 1][2:] != label[2:]):
            labels[at] = f"B-{label[2:]}"
    return [piece.text for piece in cut], labels


def _without_marks(token: str) -> str:
    bare = token.rstrip(',;:!?)“”«»"').rstrip("-")
    # A full stop stays on initials and abbreviations.
    return (bare.rstrip(".") if len(bare) > _LONGEST_ABBREVIATION else bare) if len(token) > 1 else token


def train(recipe: Recipe, folder: Path, *, for_measuring: bool, gazetteer: Gazetteer) -> Model:
    """Train a model.

    Args:
        recipe: what on.
        folder: of the corpora.
        for_measuring: leave out what is kept for measuring.
        gazetteer: the one that tagging will use.
    """
    rows: list[tuple[object, list[str], int]] = []
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for name, times in recipe.corpora.items():
        lexicon = Lexicon(name[:2], gazetteer)
        long_names = LongNames(gazetteer, lexicon.rules.irregular)
        for words, tags in sentences(folder / f"{name}.jsonl.gz", for_measuring=for_measuring):
            spans = positions(long_names.find(words), len(words))
            rows.append((pycrfsuite.ItemSequence(sentence_features(lexicon, words, spans)), tags, times))
            for word, tag in zip(words, tags, strict=True):
                (outside if tag == "O" else inside)[word] += 1
    weights = _weights("l2sgd", {"c2": _PENALTY, "max_iterations": recipe.rounds}, rows)
    if recipe.perceptron:
        weights = _mixed(weights, _weights("ap", {"max_iterations": _PERCEPTRON_ROUNDS}, rows), recipe.perceptron)
    open_words = frozenset(
        word
        for word, count in inside.items()
        if count >= _OPEN_COUNT and count >= _OPEN_SHARE * outside[word] and not any(c.isupper() for c in word)
    )
    return _model(weights, open_words, recipe.doubts)


@dataclass(frozen=True, slots=True)
class _Weights:
    """What training gives: weights of features for labels, and of steps from label to label."""

    state: Mapping[tuple[str, str], float]
    steps: Mapping[tuple[str, str], float]


def _weights(algorithm: str, settings: Mapping[str, float], rows: Iterable[tuple[object, list[str], int]]) -> _Weights:
    trainer = pycrfsuite.Trainer(algorithm=algorithm, verbose=False)
    for items, tags, times in rows:
        for _ in range(times):
            trainer.append(items, tags)
    trainer.set_params(settings)
    # CRFsuite shuffles the sentences with the generator of the C library.
    ctypes.CDLL(None).srand(_SEED)
    with tempfile.TemporaryDirectory() as scratch:
        path = str(Path(scratch) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    kept = {name for (name, _), weight in info.state_features.items() if abs(weight) >= _SMALLEST_WEIGHT}
    return _Weights({key: weight for key, weight in info.state_features.items() if key[0] in kept}, info.transitions)


def _mixed(first: _Weights, second: _Weights, share: float) -> _Weights:
    """The sum of two trainings, the second scaled to the spread of the first and to its share."""
    scale = share * _spread(first) / _spread(second)

    def total(a: Mapping[tuple[str, str], float], b: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
        keys = [*a, *(key for key in b if key not in a)]
        return {key: (1 - share) * a.get(key, 0.0) + scale * b.get(key, 0.0) for key in keys}

    return _Weights(total(first.state, second.state), total(first.steps, second.steps))


def _spread(weights: _Weights) -> float:
    features = {name for name, _ in weights.state}
    return math.sqrt(math.fsum(weight * weight for weight in weights.state.values()) / len(features))


def _model(weights: _Weights, open_words: frozenset[str], doubts: Mapping[str, float]) -> Model:
    rows = {name: [0] * len(LABELS) for name, _ in weights.state}
    for (name, label), weight in weights.state.items():
        rows[name][LABELS.index(label)] = round(weight * SCALE)
    for language, doubt in doubts.items():
        rows[f"{LANGUAGE}{language}"][0] -= round(doubt * SCALE)
    transitions = tuple(tuple(round(weights.steps.get((a, b), 0.0) * SCALE) for b in LABELS) for a in LABELS)
    return Model.of(rows, transitions, open_words)


def main() -> None:
    """Train the models asked for and write them."""
    parser = argparse.ArgumentParser(description="Train the taggers.")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", action="append", choices=sorted(RECIPES))
    parser.add_argument("--for-measuring", action="store_true")
    parser.add_argument("--output", type=Path, default=Path("extraction/data"))
    arguments = parser.parse_args()
    gazetteer = Gazetteer()
    for name in arguments.model or sorted(RECIPES):
        model = train(RECIPES[name], arguments.corpora, for_measuring=arguments.for_measuring, gazetteer=gazetteer)
        path = arguments.output / f"tagger_{name}.model"
        write_model(path, model)
        print(f"{path}: {len(model.features)} features, {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
