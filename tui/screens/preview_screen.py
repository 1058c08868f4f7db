"""What a decision would change, both sides beside each other, before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tui.actions.table import bindings
from tui.corrections.correction import quoted
from tui.safe_text import plain
from tui.screens.window import Window
from tui.widgets.scrolled_text import ScrolledText
from tui.wording import formats
from tui.wording.translation import tr, trn

if TYPE_CHECKING:
    from archive.decisions.preview import Preview
    from archive.records import EntityRecord

_NAMES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Proposed:
    """A decision that may be made: the question it answers, and what it would change."""

    question: str
    preview: Preview

    @property
    def sides(self) -> Sequence[EntityRecord]:
        """What is there now, in the order in which the question names it."""
        return sorted(self.preview.before, key=lambda entity: self.question.find(quoted(entity.label)))[:2]


class PreviewScreen(Window[int | None]):
    """Two entities as they are, and what would be left of them; gives the index of what is to be done.

    Args:
        proposed: what may be done, one at a time on the screen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("preview")]
    CSS = """
    PreviewScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 100; max-width: 98%; height: auto; max-height: 96%;
            border: round $rule-focus; border-title-color: $accent; border-subtitle-color: $quiet;
            background: $surface; padding: 0 1;
        }
        & ScrolledText { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
        & Horizontal { height: auto; }
        & .side { width: 1fr; height: auto; border: round $rule; border-title-color: $quiet; padding: 0 1; }
        & .then { border: round $rule-focus; border-title-color: $accent; }
        & .change { width: 1fr; height: auto; padding: 0 1; }
    }
    """

    def __init__(self, *proposed: Proposed) -> None:
        super().__init__()
        self._proposed = proposed
        self._at = 0

    def compose(self) -> ComposeResult:
        """The two sides over what becomes of them."""
        with Vertical() as window:
            proposed = self._proposed[self._at]
            window.border_title = plain(proposed.question)
            keys = [tr("y does it"), *([tr("s lets the other name stay")] if len(self._proposed) > 1 else [])]
            window.border_subtitle = plain(" · ".join([*keys, tr("n leaves it")]))
            with ScrolledText():
                with Horizontal():
                    for entity in proposed.sides:
                        yield _side(entity, tr("now"), "side")
                for entity in proposed.preview.after:
                    yield _side(entity, tr("then"), "side then")
                yield Static(_change_line(proposed.preview), classes="change")

    def action_take(self) -> None:
        """It is to be done."""
        self.dismiss(self._at)

    async def action_swap(self) -> None:
        """Look at it the other way round."""
        self._at = (self._at + 1) % len(self._proposed)
        await self.recompose()

    def action_close(self) -> None:
        """Decide nothing."""
        self.dismiss(None)


def _side(entity: EntityRecord, title: str, classes: str) -> Static:
    side = Static(_description(entity), classes=classes)
    side.border_title = plain(title)
    return side


def _change_line(preview: Preview) -> Content:
    number = preview.articles
    changed = trn("The name changes in {number} article.", "The name changes in {number} articles.", number)
    return plain(f"{changed.format(number=formats.number(number))} {tr('One undo (u) takes it back.')}", "$quiet")


def _description(entity: EntityRecord) -> Content:
    """What is known about somebody or something, a line each."""
    lines = [plain(entity.label, "bold")]
    if entity.disambiguation:
        lines.append(plain(entity.disambiguation, "$quiet"))
    numbers = trn("{number} article", "{number} articles", entity.articles)
    years = " – ".join(dict.fromkeys(part for part in (entity.first[:4], entity.last[:4]) if part))
    lines.append(
        plain(" · ".join(part for part in (numbers.format(number=formats.number(entity.articles)), years) if part))
    )
    names = [name for name in entity.names if name != entity.label]
    if names:
        more = f" … {len(names) - _NAMES_SHOWN}" if len(names) > _NAMES_SHOWN else ""
        lines.append(plain(tr("also: {names}").format(names=", ".join(names[:_NAMES_SHOWN]) + more)))
    lines += [plain(f"{scheme}: {value}", "$quiet") for scheme, value in entity.identifiers.items()]
    lines.append(plain(entity.uid, "$quiet"))
    return Content("\n").join(lines)
