"""Making decisions, taking them back and making them again; runs in the writing thread.

What carries decisions out is loaded with the first of them, so that it does not delay the first screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.decisions.decision import Decision
    from archive.decisions.preview import Preview
    from archive.decisions.proposal import Proposal
    from archive.opening import Archive


def make(archive: Archive, *proposals: Proposal, reason: str = "") -> Sequence[Decision]:
    """Decide something as one step.

    Raises:
        DecisionRefusedError: it makes no sense, or others stand against it.
    """
    from archive.decisions.making import decide  # noqa: PLC0415 - see the module's docstring

    return decide(archive, *proposals, reason=reason)


def take_back(archive: Archive, count: int = 1) -> list[str]:
    """Take back the last steps; a sentence for each decision that does not hold any more."""
    from archive.decisions.making import undo  # noqa: PLC0415

    return _repeated(archive, undo, count)


def take_back_one(archive: Archive, uid: str) -> list[str]:
    """Take back one decision, in any order.

    Raises:
        DecisionRefusedError: others rest on it.
    """
    from archive.decisions.making import undo  # noqa: PLC0415
    from tui.corrections.journal_lines import told  # noqa: PLC0415

    return told(archive, undo(archive, uid))


def bring_back(archive: Archive, count: int = 1) -> list[str]:
    """Make again what was taken back; a sentence for each decision that holds again."""
    from archive.decisions.making import redo  # noqa: PLC0415

    return _repeated(archive, redo, count)


def previewed(archive: Archive, *proposals: Proposal) -> Preview:
    """What some decisions would change, without making them."""
    from archive.decisions.preview import preview  # noqa: PLC0415

    return preview(archive, *proposals)


def _repeated(archive: Archive, step: Callable[[Archive], list[Decision]], count: int) -> list[str]:
    from tui.corrections.journal_lines import told  # noqa: PLC0415

    sentences: list[str] = []
    for _ in range(count):
        decisions = step(archive)
        if not decisions:
            break
        sentences += told(archive, decisions)
    return sentences
