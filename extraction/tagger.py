"""Marks persons, places and organisations in a sentence: a linear-chain conditional random field.

The weights come from CRFsuite (`resources/train.py`). Decoding is our own: every feature belongs to one word at one
distance, or to a pair of neighbours' summaries, so a word's weights are summed once and remembered, and a word that no
entity of the training data holds, such as an ordinary word in small letters, closes the search before and after it.
Weights are whole numbers, so that the same text is tagged the same way on every machine.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import add
from pathlib import Path

from extraction import features
from extraction.findings import EntityKind
from extraction.lexicon import Description, Lexicon
from extraction.memo import Memo

SCALE = 1000
"""Weights are stored as thousandths."""
LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
"""Tags, the one for "no entity" first."""

DATA = Path(__file__).parent / "data"
_COUNT = len(LABELS)
_DOUBT = 700
"""Taken off the weight of "no entity": names are rarer in the corpora than in the press, and rules weed out below."""
_NOTHING = (0,) * _COUNT
_MODELS = {"uk": "cyrillic", "de": "germanic"}
_ENTITY_OF: Mapping[str, EntityKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}

Weights = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A trained model.

    Attributes:
        weights: for each feature its weights for all labels.
        transitions: from each label to each label.
        open_words: words in small letters that can stand inside a name.
    """

    weights: Mapping[str, Weights]
    transitions: tuple[Weights, ...]
    open_words: frozenset[str]

    def total(self, names: Iterable[str]) -> Weights:
        """The sum of the weights of features; features the model does not know weigh nothing."""
        rows = list(filter(None, map(self.weights.get, names)))
        return tuple(map(sum, zip(*rows, strict=True))) if rows else _NOTHING


def write_model(path: Path, model: Model) -> None:
    """Write a model; the same model gives the same bytes."""
    names = sorted(model.weights)
    head = json.dumps({"transitions": model.transitions, "open": sorted(model.open_words), "features": len(names)})
    weights = array("i", (weight for name in names for weight in model.weights[name]))
    if sys.byteorder == "big":
        weights.byteswap()
    parts = (head.encode(), "\n".join(names).encode(), weights.tobytes())
    body = b"".join(len(part).to_bytes(4, "little") + part for part in parts)
    path.write_bytes(zlib.compress(body, 9))


def read_model(path: Path) -> Model:
    """Read a model."""
    body = zlib.decompress(path.read_bytes())
    parts = []
    at = 0
    while at < len(body):
        size = int.from_bytes(body[at : at + 4], "little")
        parts.append(body[at + 4 : at + 4 + size])
        at += 4 + size
    head = json.loads(parts[0])
    names = parts[1].decode().split("\n")
    weights = array("i", parts[2])
    if sys.byteorder == "big":
        weights.byteswap()
    return Model(
        dict(zip(names, zip(*[iter(weights)] * _COUNT, strict=True), strict=True)),
        tuple(tuple(row) for row in head["transitions"]),
        frozenset(head["open"]),
    )


def model_for(language: str) -> Model:
    """The model that comes with the package for a language: German, other Latin letters, or Cyrillic."""
    return _model(_MODELS.get(language, "latin"))


@cache
def _model(name: str) -> Model:
    return read_model(DATA / f"tagger_{name}.z")


@dataclass(slots=True)
class _Word:
    """A word's weights as seen from each distance, -2 to 2."""

    description: Description
    before: Weights  # as the word one to the left of the word to be tagged, and so on
    far_before: Weights
    own: Weights
    after: Weights
    far_after: Weights
    closed: bool


class Tagger:
    """Tags sentences of one language."""

    def __init__(self, model: Model, lexicon: Lexicon) -> None:
        """Prepare tagging.

        Args:
            model: trained with the same features.
            lexicon: of the language.
        """
        self._model = model
        self._lexicon = lexicon
        self._into = [_steps_into(model, label) for label in range(_COUNT)]
        self._words = Memo(self._weigh)
        self._pairs = Memo(self._weigh_pair)
        self._edges = {distance: model.total(features.edge_features(distance)) for distance in (-2, -1, 1, 2)}
        self._spans = {position: model.total(features.span_feature(position)) for position in "BI"}

    def tag(self, words: Sequence[str], spans: Sequence[str]) -> list[str]:
        """Tag the words of a sentence.

        Args:
            words: of the sentence.
            spans: for each word its place in a name of several words that the gazetteer has: `B`, `I` or nothing.

        Returns:
            For each word one of `LABELS`.
        """
        remembered = self._words
        known = [remembered[word] for word in words]
        labels = ["O"] * len(words)
        at = 0
        while at < len(words):
            if known[at].closed and not spans[at]:
                at += 1
                continue
            end = at + 1
            while end < len(words) and (spans[end] or not known[end].closed):
                end += 1
            emissions = [self._emission(known, position, spans[position]) for position in range(at, end)]
            labels[at:end] = self._best_path(emissions)
            at = end
        return labels

    def _weigh(self, word: str) -> _Word:
        description = self._lexicon.describe(word)
        far_before, before, own, after, far_after = (
            self._model.total(features.own_features(word, description, distance)) for distance in (-2, -1, 0, 1, 2)
        )
        closed = not any(character.isupper() for character in word) and word not in self._model.open_words
        return _Word(description, before, far_before, own, after, far_after, closed)

    def _emission(self, known: Sequence[_Word], at: int, span: str) -> list[int]:
        last = len(known) - 1
        word = known[at]
        left = known[at - 1].description.summary if at else features.EDGE
        right = known[at + 1].description.summary if at < last else features.EDGE
        total = zip(
            word.own,
            known[at - 1].before if at else self._edges[-1],
            known[at - 2].far_before if at > 1 else self._edges[-2],
            known[at + 1].after if at < last else self._edges[1],
            known[at + 2].far_after if at + 1 < last else self._edges[2],
            self._pairs[left, word.description.summary, right],
            self._spans[span] if span else _NOTHING,
            strict=True,
        )
        emission = [a + b + c + d + e + f + g for a, b, c, d, e, f, g in total]
        emission[0] -= _DOUBT
        return emission

    def _weigh_pair(self, summaries: tuple[str, str, str]) -> Weights:
        return self._model.total(features.pair_features(*summaries))

    def _best_path(self, emissions: Sequence[Sequence[int]]) -> list[str]:
        """Viterbi search over a stretch that has no entity just before and after it."""
        into = self._into
        scores = [weight + step for weight, step in zip(emissions[0], self._model.transitions[0], strict=True)]
        # An entity cannot begin with an inner tag.
        scores[2] = scores[4] = scores[6] = _IMPOSSIBLE
        steps = [scores]
        for emission in emissions[1:]:
            scores = [max(map(add, scores, into[label])) + emission[label] for label in range(_COUNT)]
            steps.append(scores)
        path = []
        following = 0
        for scores in reversed(steps):
            reached = list(map(add, scores, into[following]))
            following = reached.index(max(reached))
            path.append(LABELS[following])
        return path[::-1]


_IMPOSSIBLE = -(10**9)


def _steps_into(model: Model, label: int) -> Weights:
    """Weights of the steps into a label from each label; an inner tag follows only its own kind."""
    origins = (label - 1, label) if LABELS[label].startswith("I-") else range(_COUNT)
    return tuple(model.transitions[origin][label] if origin in origins else _IMPOSSIBLE for origin in range(_COUNT))


def entities(labels: Sequence[str]) -> list[tuple[int, int, EntityKind]]:
    """Read the entities off a sequence of labels: first word, word after the last, and what it is."""
    found = []
    start = 0
    kind = ""
    for at, label in enumerate((*labels, "O")):
        if kind and label != f"I-{kind}":
            found.append((start, at, _ENTITY_OF[kind]))
            kind = ""
        if label.startswith("B-"):
            start, kind = at, label[2:]
    return found
