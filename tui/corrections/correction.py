"""A correction: some decisions that are one step, and the sentence that says what they do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.wording.translation import tr, trn

if TYPE_CHECKING:
    from archive.decisions.proposal import Proposal

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Correction:
    """What a key stands for.

    Attributes:
        proposals: the decisions; undone together.
        said: what they do, in a sentence without a full stop.
    """

    proposals: tuple[Proposal, ...]
    said: str


def together(corrections: Iterable[Correction]) -> Correction:
    """Several corrections as one step."""
    made = list(corrections)
    said = made[0].said
    if len(made) > 1:
        more = len(made) - 1
        said += trn(" and {number} more", " and {number} more", more).format(number=more)
    return Correction(tuple(proposal for one in made for proposal in one.proposals), said)


def quoted(words: str) -> str:
    """Words in the quotation marks of the interface, shortened if they are many."""
    line = " ".join(words.split())
    shown = line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
    return tr("“{words}”").format(words=shown)
