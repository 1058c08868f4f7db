"""Marks persons, places and organisations in a sentence: a linear-chain conditional random field.

The weights come from CRFsuite (`resources/train.py`). Decoding is our own: every feature belongs to one word at one
distance, or to a pair of neighbours' summaries, so what a word weighs is summed once and remembered, and a word that no
entity of the training data holds, such as an ordinary word in small letters, closes the search before and after it.
Weights are whole numbers, so that the same text is tagged the same way on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add

from extraction.findings import EntityKind
from extraction.memo import remembered
from extraction.tagging import features
from extraction.tagging.model import LABELS, Model, Weights, pack, parts, unpack
from extraction.words.lexicon import Lexicon

_COUNT = len(LABELS)
_EDGES = ("",) * features.REACH
"""Stand for what is before and after a sentence; no token is empty."""
_ENTITY_OF: Mapping[str, EntityKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}


@dataclass(slots=True, eq=False)
class _Weighed:
    """What a word adds to the scores of the labels, packed, by where it stands as seen from the word to be tagged.

    Attributes:
        own: when it is the word to be tagged, but for its letters.
        before: when it is the word before.
        after: when it is the word after.
        far_before: when it is two words before.
        far_after: when it is two words after.
        summary: see `Description`.
        kin: see `Description`.
        whole: `own` with its letters, once they were asked for.
    """

    own: int
    before: int
    after: int
    far_before: int
    far_after: int
    summary: str
    kin: str
    whole: int | None = None


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
        self._language = lexicon.rules.code
        self._into = [_steps_into(model, label) for label in range(_COUNT)]
        self._inside = [
            steps[label - 1 : label + 1] if LABELS[label].startswith("I-") else None
            for label, steps in enumerate(self._into)
        ]
        self._from_start = _steps_from_start(model)
        self._alone = pack(map(add, self._from_start, self._into[0]))
        self._weighed = remembered(self._weigh)
        self._shared = remembered(self._weigh_shared)
        self._beginnings = remembered(self._weigh_beginning)
        self._endings = remembered(self._weigh_ending)
        self._marks = remembered(self._weigh_marks)
        self._features = remembered(model.weight)
        self._pairs = remembered(self._weigh_pairs)
        self._kin_pairs = remembered(self._weigh_kin)
        self._edge = _Weighed(*parts(model.total([features.EDGE])), features.EDGE, features.EDGE)
        self._spans = {position: model.total(features.span_feature(position)) for position in "BI"} | {"": 0}

    def tag(self, words: Sequence[str], spans: Sequence[str]) -> list[str]:
        """Tag the words of a sentence.

        Args:
            words: of the sentence.
            spans: for each word its place in a name of several words that the gazetteer has: `B`, `I` or nothing.

        Returns:
            For each word one of `LABELS`.
        """
        open_words = self._model.open_words
        places = [
            at
            for at, word in enumerate(words)
            if word in open_words
            or spans[at]
            or (not word.islower() and (word[0].isupper() or any(map(str.isupper, word))))
        ]
        labels = ["O"] * len(words)
        scores = self.scores(words, spans, places)
        for first, last in _stretches(places):
            labels[places[first] : places[first] + last - first] = self._best_path(scores[first:last])
        return labels

    def scores(self, words: Sequence[str], spans: Sequence[str], places: Iterable[int]) -> list[int]:
        """The scores of the labels for words of a sentence, before steps from label to label count.

        Only these words and those as near as `features.REACH` are weighed.

        Args:
            words: of the sentence.
            spans: see `tag`.
            places: of the words to score.

        Returns:
            For each of the places the scores of `LABELS`, packed as `unpack` takes them.
        """
        with_edges = (*_EDGES, *words, *_EDGES)
        scores = []
        for at in places:
            far_left, left, word, right, far_right = map(self._weighed, with_edges[at : at + 2 * features.REACH + 1])
            own = word.whole
            if own is None:
                own = word.whole = word.own + self._weigh_letters(words[at])
            total = own + left.before + right.after + far_left.far_before + far_right.far_after + self._spans[spans[at]]
            total += self._pairs((left.summary, word.summary, right.summary))
            if word.kin:
                total += self._kin_pairs((left.kin, word.kin, right.kin))
            scores.append(total)
        return scores

    def _weigh(self, word: str) -> _Weighed:
        if not word:
            return self._edge
        description = self._lexicon.describe(word)
        shape, marks, lower = description.shape, description.marks, word.lower()
        packed = self._shared((shape, description.flags, description.summary))
        packed += self._model.weight(features.word_feature(lower))
        if features.is_word(shape):
            packed += self._beginnings(lower[:3]) + self._endings(lower[-3:])
        else:
            packed += self._model.total(features.beginning_features(lower[:3], is_word=False))
            packed += self._model.total(features.ending_features(lower[-3:], is_word=False))
        if marks:
            packed += self._marks((shape, marks))
        return _Weighed(*parts(packed), description.summary, description.kin)

    def _weigh_letters(self, word: str) -> int:
        if not features.is_word(self._lexicon.describe(word).shape):
            return 0
        return self._model.total(features.letter_features(word.lower()))

    def _weigh_beginning(self, letters: str) -> int:
        return self._model.total(features.beginning_features(letters, is_word=True))

    def _weigh_ending(self, letters: str) -> int:
        return self._model.total(features.ending_features(letters, is_word=True))

    def _weigh_marks(self, known: tuple[str, tuple[str, ...]]) -> int:
        shape, marks = known
        return sum(map(self._features, features.mark_features(features.outline_of(self._language, shape), marks)))

    def _weigh_shared(self, known: tuple[str, tuple[str, ...], str]) -> int:
        return sum(map(self._features, features.shared_features(self._language, *known)))

    def _weigh_pairs(self, summaries: tuple[str, str, str]) -> int:
        return self._model.total(features.pair_features(*summaries))

    def _weigh_kin(self, kin: tuple[str, str, str]) -> int:
        return self._model.total(features.kin_features(*kin))

    def _best_path(self, packed: Sequence[int]) -> list[str]:
        """Viterbi search over a stretch that has no entity just before and after it."""
        if len(packed) == 1:
            alone = unpack(packed[0] + self._alone)
            return [LABELS[alone.index(max(alone))]]
        into, inside = self._into, self._inside
        emissions = list(map(unpack, packed))
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
"""So little that no path takes the step, and not so little that a packed score falls below 0."""


def _stretches(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where runs of places side by side begin and end in the sequence."""
    first = 0
    for last in range(1, len(places) + 1):
        if last == len(places) or places[last] != places[last - 1] + 1:
            yield first, last
            first = last


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
        if label == "O" and not kind:
            continue
        if kind and label != f"I-{kind}":
            found.append((start, at, _ENTITY_OF[kind]))
            kind = ""
        if label.startswith("B-"):
            start, kind = at, label[2:]
    return found
