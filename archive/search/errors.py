"""What is wrong with a query line."""

from __future__ import annotations


class QueryError(Exception):
    """A query line that cannot be understood.

    Attributes:
        what: what is wrong.
        position: where in the line, in code points from 0.
        advice: what to type instead.
    """

    def __init__(self, what: str, position: int, advice: str) -> None:
        super().__init__(what, position, advice)
        self.what = what
        self.position = position
        self.advice = advice

    def __str__(self) -> str:
        # What was typed may stand at the end, with a colon of its own.
        return f"{self.what.rstrip(': ')}: at character {self.position + 1}: {self.advice}"
