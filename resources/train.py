"""Trains the taggers of `extraction/data` on openly licensed corpora.

    pip install python-crfsuite
    python -m resources.train --corpora FOLDER [--language de ...] [--for-measuring] [--output FOLDER]

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
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pycrfsuite

from extraction.features import sentence_features
from extraction.gazetteer import Gazetteer
from extraction.lexicon import Lexicon
from extraction.placenames import long_names, positions
from extraction.tagger import LABELS, SCALE, Model, write_model
from extraction.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a model is trained on.

    Attributes:
        corpora: names of the files and how often each is used.
        language: whose lexicon describes the words; the corpora may be in neighbouring languages.
        settings: of CRFsuite.
    """

    corpora: Mapping[str, int]
    language: str
    settings: Mapping[str, float] = field(default_factory=lambda: {"c1": 0.1, "c2": 0.05, "max_iterations": 80})


RECIPES = {
    "de": Recipe({"de_germeval2014": 1, "de_europeana": 1, "de_europarl": 1}, "de"),
}
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
    for token in cut:
        inside = next((span for span in spans if span[0] <= token.start < span[1]), None)
        labels.append("O" if inside is None else f"{'B' if token.start == inside[0] else 'I'}-{inside[2]}")
    for at, label in enumerate(labels):
        if label[0] == "I" and (at == 0 or labels[at - 1][2:] != label[2:]):
            labels[at] = f"B-{label[2:]}"
    return [token.text for token in cut], labels


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
        for words, tags in sentences(folder / f"{name}.jsonl.gz", for_measuring=for_measuring):
            spans = positions(long_names(gazetteer, words, lexicon.rules.irregular), len(words))
            rows = pycrfsuite.ItemSequence(sentence_features(lexicon, words, spans))
            for _ in range(times):
                trainer.append(rows, tags)
            for word, tag in zip(words, tags, strict=True):
                (outside if tag == "O" else inside)[word] += 1
    trainer.set_params({**recipe.settings, "feature.possible_transitions": True})
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
    names = sorted({name for (name, _), weight in state.items() if abs(weight) >= _SMALLEST_WEIGHT})
    index = {name: position for position, name in enumerate(names)}
    weights = array("i", bytes(4 * len(names) * len(LABELS)))
    for (name, label), weight in state.items():
        if name in index:
            weights[index[name] * len(LABELS) + LABELS.index(label)] = round(weight * SCALE)
    transitions = tuple(tuple(round(steps.get((a, b), 0.0) * SCALE) for b in LABELS) for a in LABELS)
    return Model(index, weights, transitions, open_words)


def main() -> None:
    """Train the models asked for and write them."""
    parser = argparse.ArgumentParser(description="Train the taggers.")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--language", action="append", choices=sorted(RECIPES))
    parser.add_argument("--for-measuring", action="store_true")
    parser.add_argument("--output", type=Path, default=Path("extraction/data"))
    arguments = parser.parse_args()
    gazetteer = Gazetteer()
    for language in arguments.language or sorted(RECIPES):
        model = train(RECIPES[language], arguments.corpora, for_measuring=arguments.for_measuring, gazetteer=gazetteer)
        path = arguments.output / f"tagger_{language}.z"
        write_model(path, model)
        print(f"{path}: {len(model.index)} features, {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
