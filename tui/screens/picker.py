"""Choosing one value of a facet from all there are, by typing a part of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from archive.records import FacetValue
from tui.actions.table import bindings
from tui.article_text.layout import fit
from tui.name_matching import Candidate, Match, matching, similar
from tui.safe_text import one_line, plain
from tui.screens.window import Window
from tui.sentences import failure_sentence
from tui.widgets.virtual_list import VirtualList
from tui.wording import formats
from tui.wording.translation import tr

Load = Callable[[], Awaitable[Sequence[Candidate]]]
Own = Callable[[str], FacetValue | None]
LookUp = Callable[[str], Awaitable[Sequence[FacetValue]]]


class ValueList(VirtualList[Match]):
    """Values with their counts, and the name by which a value was found where that is not the one it is shown by."""

    DEFAULT_CSS = """
    ValueList { height: 1fr; }
    """

    def paint_row(self, row: Match, index: int, width: int, base: Style) -> list[list[Segment]]:  # noqa: ARG002
        """The label, the other name, and the count at the right."""
        quiet = base + self.part("list--quiet")
        value = row.value
        count = formats.number(value.count) if value.count else ""
        room = max(1, width - len(count) - 2)
        label = one_line(row.label)
        text = fit(f"{label} = {one_line(row.by)}" if row.by else label, room)
        return [[Segment(text[: len(label)], base), Segment(text[len(label) :], quiet), Segment(f" {count}", quiet)]]


class PickerField(Input):
    """The field; its keys other than letters move and close the list under it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("picker")]


class PickerScreen(Window[FacetValue | None]):
    """A field and the values that have in their name what is typed into it; the field keeps the keyboard.

    Args:
        title: what is chosen.
        load: fetches all values, most frequent first.
        own: makes a value of what was typed, when it may be one that is not in the list.
        own_mark: what to write behind such a value.
        look_up: finds values that are not in the list by what was typed.
    """

    CSS = """
    PickerScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 60; max-width: 96%; height: 70%; min-height: 14;
            border: round $rule-focus; border-title-color: $accent; border-subtitle-color: $quiet;
            background: $surface; padding: 0 1;
        }
        & Input { border: none; height: 1; padding: 0; background: $panel; }
        & Static { height: 1; color: $quiet; }
    }
    """

    def __init__(
        self,
        title: Content,
        load: Load,
        own: Own = lambda _typed: None,
        own_mark: str = "",
        look_up: LookUp | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._load = load
        self._own = own
        self._own_mark = own_mark
        self._look_up = look_up
        self._elsewhere: Sequence[FacetValue] = ()
        self._values: Sequence[Candidate] = ()
        self._loaded = False

    def compose(self) -> ComposeResult:
        """The field over the list."""
        with Vertical() as window:
            window.border_title = self._title
            field = PickerField(compact=True)
            field.cursor_blink = False
            yield field
            yield Static(plain(tr("Reading …")))
            yield ValueList(led=True)

    @property
    def note(self) -> str:
        """What the line between field and list says."""
        return str(self.query_one(Static).render())

    def on_mount(self) -> None:
        """Fetch the values."""
        self.query_one(Input).focus()
        self.run_worker(self._fetch(), exclusive=True)

    async def _fetch(self) -> None:
        try:
            self._values = await self._load()
        except Exception as error:  # noqa: BLE001 - said in the window
            self.query_one(Static).update(plain(failure_sentence(error)))
            return
        self._loaded = True
        self._narrow(self.query_one(Input).value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._elsewhere = ()
        if self._look_up is not None:
            self.run_worker(
                self._find_elsewhere(event.value, self._look_up), group="look up", exclusive=True, exit_on_error=False
            )
        if self._loaded:
            self._narrow(event.value)

    async def _find_elsewhere(self, typed: str, look_up: LookUp) -> None:
        found = await look_up(typed.strip())
        if found and typed == self.query_one(Input).value:
            self._elsewhere = found
            if self._loaded:
                self._narrow(typed)

    def _narrow(self, typed: str) -> None:
        wanted = typed.strip()
        found = matching(self._values, wanted)
        known = {value.value.key for value in self._values}
        found = [*found, *(Match(one, one.label, self._own_mark) for one in self._elsewhere if one.key not in known)]
        note = ""
        own = self._own(wanted)
        if own is not None and all(match.value.key != own.key for match in found):
            # What there is comes first: a part of a name is typed more often than a new name.
            others = [] if found else similar(self._values, wanted)
            found = [*found, Match(own, own.label, self._own_mark), *others]
        elif not found:
            found = similar(self._values, wanted)
            note = self._nothing(bool(found), wanted)
        self.query_one(Static).update(plain(note))
        self.query_one(ValueList).show(len(found), found)

    def _nothing(self, others: bool, wanted: str) -> str:
        if not self._values:
            return tr("There is nothing here to choose from.")
        if others:
            return tr("Nothing is called “{name}”. Did you mean:").format(name=wanted)
        return tr("Nothing is called “{name}”.").format(name=wanted)

    @on(ValueList.Opened)
    def action_take(self) -> None:
        """Choose the value under the cursor."""
        match = self.query_one(ValueList).selected
        if match is not None:
            self.dismiss(match.value)

    def action_move(self, step: int) -> None:
        """Move the cursor by rows."""
        self.query_one(ValueList).action_move(step)

    def action_page(self, step: int) -> None:
        """Move the cursor by windows."""
        self.query_one(ValueList).action_page(step)

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
