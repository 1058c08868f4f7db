"""Marks persons, places and organisations in a sentence: a linear-chain conditional random field.

The weights come from CRFsuite (`resources/train.py`). Decoding is our own: every feature belongs to one word at one
distance, or to a pair of neighbours' summaries, so a word's weights are summed once and remembered, and a word that no
entity of the training data holds, such as an ordinary word in small letters, closes the search before and after it.
Weights are whole numbers, so that the same text is tagged the same way on every machine.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import repeat
from operator import add
from pathlib import Path

from extraction import features
from extraction.findings import EntityKind
from extraction.lexicon import Description, Lexicon
from extraction.memo import remembered

SCALE = 1000
"""Weights are stored as thousandths."""
LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
"""Tags, the one for "no entity" first."""

DATA = Path(__file__).parent / "data"
_COUNT = len(LABELS)
_LANES = struct.Struct(f"<{_COUNT}i")
_LANE_BITS = 8 * _LANES.size // _COUNT
_BIAS = sum(1 << (_LANE_BITS * (lane + 1) - 1) for lane in range(_COUNT))
_NOTHING = repeat(0)
_MODELS = {"de": "germanic", "en": "germanic", "pl": "slavic", "cs": "slavic", "uk": "cyrillic"}
_ENTITY_OF: Mapping[str, EntityKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}

Weights = tuple[int, ...]


def pack(weights: Sequence[int]) -> int:
    """The weights of a feature for all labels as one number, so that sums of features are sums of numbers.

    Each weight has 32 bits of its own; what a negative one borrows from the next is given back by `unpack`.
    """
    return (int.from_bytes(_LANES.pack(*weights), "little") ^ _BIAS) - _BIAS


def unpack(packed: int) -> Weights:
    """The weights that were packed, or their sums."""
    return _LANES.unpack(((packed + _BIAS) ^ _BIAS).to_bytes(_LANES.size, "little"))


@dataclass(frozen=True, slots=True)
class Model:
    """A trained model.

    Attributes:
        weights: for each feature its weights for all labels, packed.
        transitions: from each label to each label.
        open_words: words in small letters that can stand inside a name.
    """

    weights: Mapping[str, int]
    transitions: tuple[Weights, ...]
    open_words: frozenset[str]

    def total(self, names: Iterable[str]) -> int:
        """The sum of the weights of features, packed; features the model does not know weigh nothing."""
        return sum(map(self.weights.get, names, _NOTHING))


def write_model(path: Path, model: Model) -> None:
    """Write a model; the same model gives the same bytes."""
    names = sorted(model.weights)
    head = json.dumps({"transitions": model.transitions, "open": sorted(model.open_words), "features": len(names)})
    weights = b"".join(_LANES.pack(*unpack(model.weights[name])) for name in names)
    parts = (head.encode(), "\n".join(names).encode(), weights)
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
    rows = (parts[2][at : at + _LANES.size] for at in range(0, len(parts[2]), _LANES.size))
    return Model(
        {name: (int.from_bytes(row, "little") ^ _BIAS) - _BIAS for name, row in zip(names, rows, strict=True)},
        tuple(tuple(row) for row in head["transitions"]),
        frozenset(head["open"]),
    )


def model_for(language: str) -> Model:
    """The model that comes with the package for a language; the one for the Romance languages for any other."""
    return _model(_MODELS.get(language, "romance"))


@cache
def _model(name: str) -> Model:
    return read_model(DATA / f"tagger_{name}.z")


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
        self._inside = [
            steps[label - 1 : label + 1] if LABELS[label].startswith("I-") else None
            for label, steps in enumerate(self._into)
        ]
        self._from_start = _steps_from_start(model)
        self._alone = tuple(map(add, self._from_start, self._into[0]))
        self._closed = remembered(self._is_closed)
        # The weights of a word as seen from each distance: as the word two to the left of the one to be tagged, ...
        self._far_before = remembered(partial(self._weigh, distance=-2))
        self._before = remembered(partial(self._weigh, distance=-1))
        self._own = remembered(partial(self._weigh, distance=0))
        self._after = remembered(partial(self._weigh, distance=1))
        self._far_after = remembered(partial(self._weigh, distance=2))
        self._described = remembered(self._weigh_description)
        self._beginnings = remembered(self._weigh_beginning)
        self._endings = remembered(self._weigh_ending)
        self._pairs = remembered(self._weigh_pairs)
        self._kin_pairs = remembered(self._weigh_kin)
        self._edges = {distance: self._model.total(features.edge_features(distance)) for distance in (-2, -1, 1, 2)}
        self._spans = {position: self._model.total(features.span_feature(position)) for position in "BI"} | {"": 0}

    def tag(self, words: Sequence[str], spans: Sequence[str]) -> list[str]:
        """Tag the words of a sentence.

        Args:
            words: of the sentence.
            spans: for each word its place in a name of several words that the gazetteer has: `B`, `I` or nothing.

        Returns:
            For each word one of `LABELS`.
        """
        closed = list(map(self._closed, words))
        labels = ["O"] * len(words)
        if all(closed) and not any(spans):
            return labels
        at = 0
        while at < len(words):
            if closed[at] and not spans[at]:
                at += 1
                continue
            end = at + 1
            while end < len(words) and (spans[end] or not closed[end]):
                end += 1
            if end == at + 1:
                scores = list(map(add, self._emission(words, at, spans[at]), self._alone))
                labels[at] = LABELS[scores.index(max(scores))]
            else:
                emissions = [self._emission(words, position, spans[position]) for position in range(at, end)]
                labels[at:end] = self._best_path(emissions)
            at = end
        return labels

    def _is_closed(self, word: str) -> bool:
        return not any(map(str.isupper, word)) and word not in self._model.open_words

    def _weigh(self, word: str, distance: int) -> int:
        description = self._lexicon.describe(word)
        own = self._model.total(features.word_features(word, description, distance))
        if distance == 0:
            beginning, ending = features.letters(word, description)
            own += self._beginnings(beginning) + self._endings(ending)
        return own + self._described((description, distance))

    def _weigh_beginning(self, letters: str) -> int:
        return self._model.total(features.beginning_features(letters))

    def _weigh_ending(self, letters: str) -> int:
        return self._model.total(features.ending_features(letters))

    def _weigh_description(self, key: tuple[Description, int]) -> int:
        return self._model.total(features.description_features(*key))

    def _weigh_pairs(self, summaries: tuple[str, str, str]) -> int:
        return self._model.total(features.pair_features(*summaries))

    def _weigh_kin(self, kin: tuple[str, str, str]) -> int:
        return self._model.total(features.kin_features(*kin))

    def _emission(self, words: Sequence[str], at: int, span: str) -> Weights:
        last = len(words) - 1
        describe, edges = self._lexicon.describe, self._edges
        word = words[at]
        own = describe(word)
        total = self._own(word) + self._spans[span]
        left = left_kin = right = right_kin = features.EDGE
        if at:
            before = words[at - 1]
            description = describe(before)
            left, left_kin = description.summary, description.kin
            total += self._before(before) + (self._far_before(words[at - 2]) if at > 1 else edges[-2])
        else:
            total += edges[-1] + edges[-2]
        if at < last:
            after = words[at + 1]
            description = describe(after)
            right, right_kin = description.summary, description.kin
            total += self._after(after) + (self._far_after(words[at + 2]) if at + 1 < last else edges[2])
        else:
            total += edges[1] + edges[2]
        total += self._pairs((left, own.summary, right)) + self._kin_pairs((left_kin, own.kin, right_kin))
        return unpack(total)

    def _best_path(self, emissions: Sequence[Weights]) -> list[str]:
        """Viterbi search over a stretch that has no entity just before and after it."""
        into, inside = self._into, self._inside
        scores = list(map(add, emissions[0], self._from_start))
        steps = [scores]
        for emission in emissions[1:]:
            # An inner tag is reached from two tags only.
            reached = [
                max(map(add, scores, into[label]))
                if steps_inside is None
                else max(scores[label - 1] + steps_inside[0], scores[label] + steps_inside[1])
                for label, steps_inside in enumerate(inside)
            ]
            scores = list(map(add, reached, emission))
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


def _steps_from_start(model: Model) -> Weights:
    """Weights of the steps from "no entity" into each label; an entity cannot begin with an inner tag."""
    return tuple(
        _IMPOSSIBLE if label.startswith("I-") else weight
        for label, weight in zip(LABELS, model.transitions[0], strict=True)
    )


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
