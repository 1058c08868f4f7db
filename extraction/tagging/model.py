"""The weights of a trained tagger: how they are kept in a file and in memory, and how sums of them are made.

A feature has a weight for each label. The weights for all labels are packed into one number, so that a sum of features
is a sum of numbers; and the weights that a feature of a word has at each distance from the word to be tagged are packed
together too, so that one look-up gives what a word weighs wherever it stands.
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

SCALE = 1000
"""Weights are stored as thousandths."""
LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
"""Tags, the one for "no entity" first."""
DISTANCES = (0, -1, 1, -2, 2)
"""Where a word can stand as seen from the word to be tagged, in the order of its packed weights."""

DATA = Path(__file__).parents[1] / "data"
_MODELS = {"de": "germanic", "en": "germanic", "pl": "slavic", "cs": "slavic", "uk": "cyrillic"}
_LANES = struct.Struct(f"<{len(LABELS)}I")
_LANE_BITS = 8 * _LANES.size // len(LABELS)
_ROW_BITS = 8 * _LANES.size
_PARTS = struct.Struct(f"{_LANES.size}s" * len(DISTANCES))
_FLOOR = 1 << (_LANE_BITS - 4)
"""Added to each weight of a word, so that no sum falls below 0 and borrows from its neighbour in the packed number; the
floors of the five words around still fit into a lane together."""
_FLOORS = sum(_FLOOR << _LANE_BITS * lane for lane in range(len(LABELS) * len(DISTANCES)))
_NAME = re.compile(r"(-?[12])?(.+)", re.DOTALL)
_LENGTH_BYTES = 4

Weights = tuple[int, ...]


def pack(weights: Iterable[int]) -> int:
    """The weights of a feature for all labels as one number; sums of such numbers are packed sums of weights."""
    return sum(weight << _LANE_BITS * lane for lane, weight in enumerate(weights))


def parts(packed: int) -> tuple[int, int, int, int, int]:
    """What a word weighs at each of `DISTANCES`, floors added, from the packed sum of its features."""
    rows = _PARTS.unpack((packed + _FLOORS).to_bytes(_PARTS.size, "little"))
    own, before, after, far_before, far_after = [int.from_bytes(row, "little") for row in rows]
    return own, before, after, far_before, far_after


def unpack(packed: int) -> Weights:
    """The sums for each label, from a sum that floors were added to; they are above the true ones, all by the same."""
    return _LANES.unpack(packed.to_bytes(_LANES.size, "little"))


@dataclass(frozen=True, slots=True)
class Model:
    """A trained model.

    Attributes:
        features: for each feature, named without its distance, its index. The packed weights lie in `rows` as signed
            numbers of as few bytes as each needs: those of feature `n` from `ends[n]` to `ends[n + 1]`.
        ends: see `features`.
        rows: see `features`.
        transitions: from each label to each label.
        open_words: words in small letters that can stand inside a name.
    """

    features: Mapping[str, int]
    ends: Sequence[int]
    rows: bytes
    transitions: tuple[Weights, ...]
    open_words: frozenset[str]

    @classmethod
    def of(
        cls, weights: Mapping[str, Sequence[int]], transitions: tuple[Weights, ...], open_words: frozenset[str]
    ) -> Model:
        """Make a model.

        Args:
            weights: for each feature as training names it, with its distance, its weights for `LABELS`.
            transitions: from each label to each label.
            open_words: words in small letters that can stand inside a name.
        """
        packed: dict[str, int] = {}
        for name, row in weights.items():
            distance, feature = _parted(name)
            packed[feature] = packed.get(feature, 0) + (pack(row) << _ROW_BITS * DISTANCES.index(distance))
        names = sorted(packed)
        rows = [packed[name].to_bytes(packed[name].bit_length() // 8 + 1, "little", signed=True) for name in names]
        ends = tuple(accumulate(map(len, rows), initial=0))
        return cls({name: at for at, name in enumerate(names)}, ends, b"".join(rows), transitions, open_words)

    def total(self, names: Iterable[str]) -> int:
        """The sum of the weights of features, packed; features the model does not know weigh nothing."""
        total = 0
        rows, ends, find = self.rows, self.ends, self.features.get
        for name in names:
            at = find(name)
            if at is not None:
                total += int.from_bytes(rows[ends[at] : ends[at + 1]], "little", signed=True)
        return total


def _parted(name: str) -> tuple[int, str]:
    """The distance and the name without it: "-2w=nach" is "w=nach" two words to the left."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise ValueError("a feature without a name")
    return int(found[1] or 0), found[2]


def write_model(path: Path, model: Model) -> None:
    """Write a model; the same model gives the same bytes."""
    head = json.dumps({"transitions": model.transitions, "open": sorted(model.open_words)})
    lengths = bytes(end - start for start, end in zip(model.ends, model.ends[1:], strict=False))
    written = (head.encode(), "\n".join(model.features).encode(), lengths, model.rows)
    path.write_bytes(zlib.compress(b"".join(len(part).to_bytes(_LENGTH_BYTES, "little") + part for part in written), 9))


def read_model(path: Path) -> Model:
    """Read a model."""
    body = memoryview(zlib.decompress(path.read_bytes()))
    read = []
    at = 0
    while at < len(body):
        start = at + _LENGTH_BYTES
        at = start + int.from_bytes(body[at:start], "little")
        read.append(bytes(body[start:at]))
    head, names, lengths, rows = read
    about = json.loads(head)
    features = names.decode().split("\n")
    return Model(
        dict(zip(features, range(len(features)), strict=True)),
        array("I", accumulate(lengths, initial=0)),
        rows,
        tuple(tuple(row) for row in about["transitions"]),
        frozenset(about["open"]),
    )


def model_for(language: str) -> Model:
    """The model that comes with the package for a language; the one for the Romance languages for any other."""
    return _model(_MODELS.get(language, "romance"))


@cache
def _model(name: str) -> Model:
    return read_model(DATA / f"tagger_{name}.z")
