"""An app in which one goes from place to place, back and forward, and to marks."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual import on
from textual.widget import Widget

from tui.keyboard import KeyboardApp
from tui.screens.archive_screen import ArchiveScreen
from tui.screens.browse import BrowseScreen
from tui.travel.journey import Browsing, Journey, Standing
from tui.widgets.framed_view import FramedView
from tui.widgets.key_bar import KeyBar
from tui.wording.translation import tr

if TYPE_CHECKING:
    from tui.screens.pages import Surroundings
    from tui.travel.destinations import Destination

_JUMP_LETTERS = "asdfghjkl"


class TravellingApp(KeyboardApp):
    """Puts destinations on the screen: the main screen lies under all pages, and one page at most lies on it."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.travels: Journey[Destination] = Journey(Browsing())
        self._marks: dict[str, Destination] = {}
        self._stood: dict[Destination, Standing] = {}
        """How pages were left, for those who come back to them."""

    @abstractmethod
    def surroundings(self) -> Surroundings:
        """What a page needs beside its destination."""

    @abstractmethod
    def search_opened(self, name: str) -> None:
        """Note that a saved search is being looked at."""

    @on(ArchiveScreen.GoTo)
    async def _go_to(self, event: ArchiveScreen.GoTo) -> None:
        self.travels.visit(event.destination)
        try:
            await self._show(event.destination)
        finally:
            self.keys_go_on()

    async def action_to_search(self) -> None:
        """Go to the search line of the main screen, from wherever one is."""
        browse = next(screen for screen in self.screen_stack if isinstance(screen, BrowseScreen))
        place = browse.place_now()
        self.travels.visit(place)
        await self._show(place)
        await browse.action_search()

    @on(ArchiveScreen.Here)
    def _here(self, event: ArchiveScreen.Here) -> None:
        if event.new:
            self.travels.visit(event.destination)
        else:
            self.travels.amend(event.destination)

    async def _show(self, destination: Destination, *, again: bool = False) -> None:
        """Put a place on the screen: the main screen with its query, or a page over it.

        Args:
            destination: the place.
            again: a page is shown as it was left.
        """
        while not isinstance(self.screen, BrowseScreen):
            if isinstance(self.screen, ArchiveScreen):
                self._note_standing(self.screen)
            await self.pop_screen()
        if isinstance(destination, Browsing):
            self.screen.ask(destination)
            if destination.saved:
                self.search_opened(destination.saved)
        else:
            from tui.screens.pages import page_for  # noqa: PLC0415 - start-up: not needed for the first screen

            page = page_for(destination, self.surroundings())
            if again and destination in self._stood:
                page.stand(self._stood[destination])
            await self.push_screen(page)

    def _note_standing(self, page: ArchiveScreen) -> None:
        standing = page.standing()
        if standing is not None:
            self._stood[page.place_now()] = standing

    async def action_journey(self, step: int, count: int = 1) -> None:
        """Go back or forward among the places visited."""
        destination = self.travels.go(step * count)
        if destination is not None:
            await self._show(destination, again=True)

    def action_mark(self) -> None:
        """Remember this place under the letter typed next."""
        self.prompt(tr("Mark this place with a letter"))
        self.next_character(self._set_mark)

    def _set_mark(self, letter: str) -> None:
        if letter.isalnum():
            self._marks[letter] = self._place_now()
            self.prompt(tr("Marked as {letter}").format(letter=letter))

    def action_to_mark(self) -> None:
        """Go to the place marked with the letter typed next."""
        self.prompt(tr("Go to which mark? {letters}").format(letters=" ".join(sorted(self._marks)) or "–"))
        self.next_character(self._go_to_mark)

    def _go_to_mark(self, letter: str) -> None:
        destination = self._marks.get(letter)
        if destination is None:
            self.prompt(tr("There is no such mark."))
        else:
            self.screen.post_message(ArchiveScreen.GoTo(destination))

    def action_jump(self) -> None:
        """Show a letter on every pane; the one typed next goes there."""
        panes = [widget for widget in self.screen.focus_chain if widget.display]
        letters = dict(zip(_JUMP_LETTERS, panes, strict=False))
        titles = "  ".join(f"{letter} {_pane_name(pane)}" for letter, pane in letters.items())
        self.prompt(titles)

        def go(letter: str) -> None:
            self.prompt("")
            if letter in letters:
                self.screen.set_focus(letters[letter])

        self.next_character(go)

    def _place_now(self) -> Destination:
        return self.screen.place_now() if isinstance(self.screen, ArchiveScreen) else self.travels.here

    def prompt(self, text: str) -> None:
        """Show a question or an answer in the last line; nothing takes it away."""
        for bar in self.screen.query(KeyBar):
            bar.say(text) if text else bar.clear()


def _pane_name(pane: Widget) -> str:
    title = pane.title.lstrip("▸ ") if isinstance(pane, FramedView) else ""
    return title or str(pane.border_title or "") or pane.id or ""
