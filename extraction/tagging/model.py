"""The weights of a trained tagger: how they are kept in a file and in memory, and how sums of them are made.

A feature has a weight for each label. The weights for all labels are packed into one number, so that a sum of features
is a sum of numbers; and the weights that a feature of a word has at each distance from the word to be tagged are packed
together too, so that one look-up gives what a word weighs wherever it stands.
"""

from __future__ import annotations

import json
import re
import struct
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from mmap import mmap
from pathlib import Path

from extraction.tries import Numbering, map_file, number, numbering

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
_ROW = (1 << _ROW_BITS) - 1
_FLOOR = 1 << (_LANE_BITS - 4)
"""Added to each weight of a word, so that no sum falls below 0 and borrows from its neighbour in the packed number; the
floors of the five words around still fit into a lane together."""
_FLOORS = sum(_FLOOR << _LANE_BITS * lane for lane in range(len(LABELS) * len(DISTANCES)))
_NAME = re.compile(r"(-?[12])?(.+)", re.DOTALL)
_HEADER = struct.Struct("<QQ")
_END_BYTES = 4

Weights = tuple[int, ...]


def pack(weights: Iterable[int]) -> int:
    """The weights of a feature for all labels as one number; sums of such numbers are packed sums of weights."""
    return sum(weight << _LANE_BITS * lane for lane, weight in enumerate(weights))


def parts(packed: int) -> tuple[int, int, int, int, int]:
    """What a word weighs at each of `DISTANCES`, floors added, from the packed sum of its features."""
    rows = packed + _FLOORS
    return (
        rows & _ROW,
        rows >> _ROW_BITS & _ROW,
        rows >> 2 * _ROW_BITS & _ROW,
        rows >> 3 * _ROW_BITS & _ROW,
        rows >> 4 * _ROW_BITS,
    )


def unpack(packed: int) -> Weights:
    """The sums for each label, from a sum that floors were added to; they are above the true ones, all by the same."""
    return _LANES.unpack(packed.to_bytes(_LANES.size, "little"))


@dataclass(frozen=True, slots=True)
class Model:
    """A trained model.

    Attributes:
        features: numbers the features, named without their distance.
        rows: holds the packed weights of the features as signed numbers of as few bytes as each needs: those of feature
            `n` from `ends[n]` to `ends[n + 1]`.
        ends: see `rows`.
        transitions: from each label to each label.
        open_words: words in small letters that can stand inside a name.
    """

    features: Numbering
    rows: bytes | mmap
    ends: Sequence[int]
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
        features = number(packed)
        sums = [packed[features.restore_key(at)] for at in range(len(features))]
        rows = [total.to_bytes(total.bit_length() // 8 + 1, "little", signed=True) for total in sums]
        ends = tuple(accumulate(map(len, rows), initial=0))
        return cls(features, b"".join(rows), ends, transitions, open_words)

    def weight(self, name: str) -> int:
        """The weights of a feature, packed; one the model does not know weighs nothing."""
        try:
            at = self.features.get(name)
        except UnicodeEncodeError:  # half of a surrogate pair, which no feature holds
            return 0
        return 0 if at is None else int.from_bytes(self.rows[self.ends[at] : self.ends[at + 1]], "little", signed=True)

    def total(self, names: Iterable[str]) -> int:
        """The sum of the weights of features, packed; a loop of its own, since it is the inmost of tagging."""
        total = 0
        rows, ends, find = self.rows, self.ends, self.features.get
        for name in names:
            try:
                at = find(name)
            except UnicodeEncodeError:
                continue
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
    """Write a model; the same model gives the same bytes.

    The file holds the lengths of the first two parts, then what is to be known at once as JSON, the trie that numbers
    the features, where the weights of each end, and the weights. It is mapped into memory when it is read, so that only
    what is asked for takes room.
    """
    head = json.dumps({"transitions": model.transitions, "open": sorted(model.open_words)}).encode()
    head += b" " * (-len(head) % _HEADER.size)  # the trie has to begin at a multiple of 8 bytes
    trie = model.features.tobytes()
    first = _HEADER.size + len(head) + len(trie) + _END_BYTES * len(model.ends)
    ends = array("I", (first + end - model.ends[0] for end in model.ends))
    rows = model.rows[model.ends[0] : model.ends[-1]]
    path.write_bytes(b"".join((_HEADER.pack(len(head), len(trie)), head, trie, ends.tobytes(), rows)))


def read_model(path: Path) -> Model:
    """Read a model."""
    mapped = map_file(path)
    head_bytes, trie_bytes = _HEADER.unpack_from(mapped)
    body = memoryview(mapped)
    trie = _HEADER.size + head_bytes
    features = numbering(body[trie : trie + trie_bytes])
    ends = trie + trie_bytes
    about = json.loads(mapped[_HEADER.size : trie])
    return Model(
        features,
        mapped,
        body[ends : ends + _END_BYTES * (len(features) + 1)].cast("I"),
        tuple(tuple(row) for row in about["transitions"]),
        frozenset(about["open"]),
    )


def model_for(language: str) -> Model:
    """The model that comes with the package for a language; the one for the Romance languages for any other."""
    return _model(_MODELS.get(language, "romance"))


@cache
def _model(name: str) -> Model:
    return read_model(DATA / f"tagger_{name}.model")
