"""Trains the taggers of `extraction/data` on openly licensed corpora.

    pip install python-crfsuite
    python -m resources.train --corpora FOLDER [--model latin] [--for-measuring] [--output FOLDER]

`--corpora` is a folder of files `NAME.jsonl.gz`, one sentence a line: `{"tokens", "space_after", "tags"}` with BIO tags
PER, LOC, ORG, LOCderiv. `--for-measuring` leaves out the sentences that also belong to development sets
(`in_dev`, `parallel_held`); models that are measured on those must be trained so. Training is deterministic: the same
corpora, features and settings give the same file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite  # type: ignore[import-untyped]

from extraction.features import sentence_features
from extraction.gazetteer import Gazetteer
from extraction.lexicon import Lexicon
from extraction.placenames import LongNames, positions
from extraction.tagger import LABELS, SCALE, Model, pack, write_model
from extraction.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a model is trained on.

    Attributes:
        corpora: names of the files and how often each is used. The first two letters are the language, whose lexicon
            describes the words; what differs between languages has features of its own, the rest is shared.
        iterations: of the optimiser (L-BFGS).
    """

    corpora: Mapping[str, int]
    iterations: int


RECIPES = {
    "latin": Recipe(
        {
            "de_germeval2014": 2,
            "de_europeana": 1,
            "de_europarl": 1,
            "en_uner_ewt": 1,
            "en_europarl": 1,
            "da_uner_ddt": 1,
            "nl_europeana": 1,
            "fr_europeana": 1,
            "pl_kpwr": 1,
            "pl_bsnlp2021": 1,
            "cs_bsnlp2021": 1,
            "sk_uner_snk": 1,
            "sl_bsnlp2021": 1,
            "it_europarl": 1,
            "es_europarl": 1,
        },
        80,
    ),
    "germanic": Recipe(
        {
            "de_germeval2014": 3,
            "de_europeana": 1,
            "de_europarl": 2,
            "en_uner_ewt": 2,
            "en_europarl": 2,
            "da_uner_ddt": 1,
        },
        100,
    ),
    "cyrillic": Recipe({"uk_bsnlp2021": 2, "ru_bsnlp2021": 1}, 60),
}
_PENALTIES = {"c1": 0.1, "c2": 0.05}
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
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for name, times in recipe.corpora.items():
        lexicon = Lexicon(name[:2], gazetteer)
        long_names = LongNames(gazetteer, lexicon.rules.irregular)
        for words, tags in sentences(folder / f"{name}.jsonl.gz", for_measuring=for_measuring):
            spans = positions(long_names.find(words), len(words))
            rows = pycrfsuite.ItemSequence(sentence_features(lexicon, words, spans))
            for _ in range(times):
                trainer.append(rows, tags)
            for word, tag in zip(words, tags, strict=True):
                (outside if tag == "O" else inside)[word] += 1
    trainer.set_params({**_PENALTIES, "max_iterations": recipe.iterations, "feature.possible_transitions": True})
    with tempfile.TemporaryDirectory() as scratch:
        path = str(Path(scratch) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    open_words = frozenset(
        word
        for word, count in inside.items()
        if count >= _OPEN_COUNT and count >= _OPEN_SHARE * outside[word] and not any(c.isupper() for c in word)
    )
    return _model(info.state_features, info.transitions, open_words)


def _model(
    state: Mapping[tuple[str, str], float], steps: Mapping[tuple[str, str], float], open_words: frozenset[str]
) -> Model:
    kept = {name for (name, _), weight in state.items() if abs(weight) >= _SMALLEST_WEIGHT}
    rows = {name: [0] * len(LABELS) for name in kept}
    for (name, label), weight in state.items():
        if name in kept:
            rows[name][LABELS.index(label)] = round(weight * SCALE)
    transitions = tuple(tuple(round(steps.get((a, b), 0.0) * SCALE) for b in LABELS) for a in LABELS)
    return Model({name: pack(row) for name, row in rows.items()}, transitions, open_words)


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
        path = arguments.output / f"tagger_{name}.z"
        write_model(path, model)
        print(f"{path}: {len(model.weights)} features, {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
