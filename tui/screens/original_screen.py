"""Where an article comes from, in full, before anything of it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.actions.table import bindings
from tui.keys.names import key_name
from tui.safe_text import plain
from tui.screens.window import Window
from tui.taking_out.programs import may_be_opened, server
from tui.widgets.key_bar import KeyBar
from tui.widgets.scrolled_text import ScrolledText
from tui.wording import formats
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive.reading.originals import OriginalRecord

Wish = Literal["open", "save"]


class OriginalScreen(Window[Wish | None]):
    """Source, size, checksum and address of an original; gives what is to be done with it, None for nothing.

    Args:
        record: the original.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("original")]
    CSS = """
    OriginalScreen {
        align: center middle;
        background: $background 60%;
        & > ScrolledText {
            width: 100; max-width: 96%; height: auto; max-height: 90%;
            border: round $rule-focus; border-title-color: $accent;
            background: $surface; padding: 1 2; scrollbar-size-vertical: 1;
        }
        & Static { height: auto; }
    }
    """

    def __init__(self, record: OriginalRecord) -> None:
        super().__init__()
        self._record = record

    @property
    def may_open(self) -> bool:
        """Whether there is an address that may be opened."""
        return may_be_opened(self._record.url)

    def compose(self) -> ComposeResult:
        """What is known, and what the keys do."""
        with ScrolledText() as window:
            window.border_title = plain(tr("Original"))
            yield Static(self.told())
        yield KeyBar()

    def told(self) -> Content:
        """Everything about the original; nothing of it is shortened."""
        record = self._record
        size = tr("{number} bytes").format(number=formats.number(record.size))
        lines = [
            (tr("From"), record.source),
            (tr("Kept as"), f"{record.media_type}, {size}"),
            ("sha256", record.sha256),
            (tr("Address"), record.url or "–"),
        ]
        if self.may_open:
            lines.append((tr("Server"), server(record.url)))
        width = max(len(name) for name, _ in lines)
        parts = [Content.assemble(plain(f"{name:{width}}  ", "$quiet"), plain(text)) for name, text in lines]
        return Content("\n").join([*parts, Content(), plain(self._offer(), "$accent")])

    def _offer(self) -> str:
        save = tr("{key} saves the original as a file.").format(key=key_name("s"))
        if self.may_open:
            return f"{tr('{key} opens the address in a browser.').format(key=key_name('enter'))} {save}"
        if self._record.url:
            return f"{tr('Only addresses of the web (http, https) are opened.')} {save}"
        return save

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Opening is offered only where there is something to open."""
        return action != "open" or self.may_open

    def action_open(self) -> None:
        """Have the address opened."""
        if self.may_open:
            self.dismiss("open")

    def action_save(self) -> None:
        """Have the original saved."""
        self.dismiss("save")

    def action_close(self) -> None:
        """Do nothing with it."""
        self.dismiss(None)
