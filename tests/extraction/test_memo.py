"""What is worked out is remembered, within a bound that all memos share."""

from __future__ import annotations

from weakref import ref

from hypothesis import given
from hypothesis import strategies as st

from extraction.memo import Bound, Memo, remembered


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 30))), st.integers(1, 12))
def test_answers_are_right_and_memos_hold_no_more_than_their_bound_together(
    asked: list[tuple[bool, int]], most: int
) -> None:
    bound = Bound(most)
    doubles: Memo[int, int] = Memo(lambda n: 2 * n, bound)
    squares: Memo[int, int] = Memo(lambda n: n * n, bound)
    for of_squares, number in asked:
        if of_squares:
            assert squares[number] == number * number
        else:
            assert doubles[number] == 2 * number
        assert len(doubles) + len(squares) <= most


def test_what_is_asked_for_again_and_again_is_worked_out_once() -> None:
    worked_out: list[int] = []

    def work_out(number: int) -> int:
        worked_out.append(number)
        return -number

    negative = remembered(work_out, Bound(10))
    for rare in range(1, 1000):
        assert [negative(0), negative(rare)] == [0, -rare]
    assert worked_out.count(0) == 1
    negative(1)
    assert worked_out.count(1) == 2  # long forgotten


def test_a_memo_nobody_holds_any_more_is_let_go() -> None:
    bound = Bound(10)
    memo = Memo(str, bound)
    assert memo[7] == "7"
    gone = ref(memo)
    del memo
    bound.begin_afresh()
    assert gone() is None
