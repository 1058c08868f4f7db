"""A window over a screen: it gives its result once."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Window(ModalScreen[Result], Generic[Result]):
    """A modal screen that is left once, however many keys were typed ahead."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave the window with a result; a second time, when another screen is on top already, nothing is left."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
