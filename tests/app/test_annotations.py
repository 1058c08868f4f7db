"""Names, dates, quotes and hits laid over one text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.article_text.annotations import PAINT_ORDER, Annotation, Annotations

LENGTH = 40
ANNOTATIONS = st.lists(
    st.builds(Annotation, st.integers(-5, 50), st.integers(-5, 50), st.sampled_from(PAINT_ORDER)), max_size=12
)


def test_a_name_inside_a_quote_is_both() -> None:
    pieces = Annotations.over(20, [Annotation(2, 15, "said"), Annotation(5, 9, "place")]).between(0, 20)
    assert [(piece.start, piece.end, piece.kinds) for piece in pieces] == [
        (0, 2, ()),
        (2, 5, ("said",)),
        (5, 9, ("said", "place")),
        (9, 15, ("said",)),
        (15, 20, ()),
    ]


@given(ANNOTATIONS, st.integers(0, LENGTH), st.integers(0, LENGTH))
def test_the_pieces_of_a_line_cover_it_without_gap(annotations: list[Annotation], start: int, end: int) -> None:
    pieces = Annotations.over(LENGTH, annotations).between(start, end)
    assert "".join("x" * (piece.end - piece.start) for piece in pieces) == "x" * max(0, end - start)
    for one, other in pairwise(pieces):
        assert one.end == other.start


@given(ANNOTATIONS)
def test_every_place_has_exactly_the_kinds_that_cover_it(annotations: list[Annotation]) -> None:
    laid = Annotations.over(LENGTH, annotations)
    for offset in range(LENGTH):
        (piece,) = laid.between(offset, offset + 1)
        assert set(piece.kinds) == {kind for start, end, kind in annotations if start <= offset < end}
