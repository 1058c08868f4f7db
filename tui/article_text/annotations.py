"""What is known about every stretch of a text: names, dates, quotes and hits laid over each other.

Pure. The text is cut wherever one of them begins or ends, so that painting a line is looking up its pieces.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from archive.records import ArticleRecord, Span

Kind = Literal["title", "said", "reported", "place", "person", "organisation", "date", "hit", "chosen", "finding"]

PAINT_ORDER: tuple[Kind, ...] = get_args(Kind)
"""Later kinds are painted over earlier ones."""


class Annotation(NamedTuple):
    """A stretch of text and what it is."""

    start: int
    end: int
    kind: Kind


class Piece(NamedTuple):
    """A stretch of text all of which is the same things."""

    start: int
    end: int
    kinds: tuple[Kind, ...]


class Annotations(NamedTuple):
    """The pieces of one text, in order and without gaps."""

    starts: tuple[int, ...]
    kinds: tuple[tuple[Kind, ...], ...]

    @classmethod
    def over(cls, length: int, annotations: Iterable[Annotation]) -> Annotations:
        """Lay annotations over a text of so many code points; what lies outside it is cut off."""
        changes: dict[int, list[tuple[int, Kind]]] = {0: []}
        for start, end, kind in annotations:
            first, last = max(0, start), min(length, end)
            if first < last:
                changes.setdefault(first, []).append((1, kind))
                changes.setdefault(last, []).append((-1, kind))
        open_kinds = dict.fromkeys(PAINT_ORDER, 0)
        starts: list[int] = []
        kinds: list[tuple[Kind, ...]] = []
        for offset in sorted(changes):
            for step, kind in changes[offset]:
                open_kinds[kind] += step
            starts.append(offset)
            kinds.append(tuple(kind for kind in PAINT_ORDER if open_kinds[kind]))
        return cls(tuple(starts), tuple(kinds))

    def between(self, start: int, end: int) -> list[Piece]:
        """The pieces of `text[start:end]`."""
        pieces: list[Piece] = []
        index = bisect_right(self.starts, start) - 1
        while start < end:
            piece_end = min(end, self.starts[index + 1]) if index + 1 < len(self.starts) else end
            pieces.append(Piece(start, piece_end, self.kinds[index]))
            start = piece_end
            index += 1
        return pieces


def annotate(
    article: ArticleRecord, hits: Sequence[Span] = (), chosen: Sequence[Span] = (), finding: Sequence[Span] = ()
) -> Annotations:
    """Everything found in an article, with the places a search found, those chosen, and those under the cursor."""
    length = len(article.text)
    title_end = article.text.find("\n")
    found = [Annotation(0, length if title_end < 0 else title_end, "title")]
    found += [Annotation(*mention.span, _mention_kind(mention.kind)) for mention in article.mentions]
    found += [Annotation(*date.span, "date") for date in article.dates]
    found += [
        Annotation(*segment, "said" if quote.type == "direct" else "reported")
        for quote in article.quotes
        for segment in quote.segments
    ]
    found += [Annotation(start, end, "hit") for start, end in hits]
    found += [Annotation(start, end, "chosen") for start, end in chosen]
    found += [Annotation(start, end, "finding") for start, end in finding]
    return Annotations.over(length, found)


def _mention_kind(kind: str) -> Kind:
    if kind == "place":
        return "place"
    return "person" if kind == "person" else "organisation"
