"""The app: opens an archive on the screens."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.command import CommandPalette, Provider
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from archive.on_demand import on_demand
from tui.actions.table import bindings
from tui.archive_access.thread import ArchiveThread
from tui.archive_access.writer import ArchiveWriter
from tui.equipment import Equipment, Export
from tui.keys.terminal_input import tolerate_any_byte
from tui.plain_output import SHOW_CURSOR, AsciiSigns
from tui.safe_text import ControlFilter
from tui.screens.archive_screen import ArchiveScreen
from tui.screens.browse import BrowseScreen
from tui.screens.pane_layout import THREE_COLUMNS_FROM, TWO_COLUMNS_FROM
from tui.session import Session, recall, remember
from tui.settings import Settings, read_settings, settings_path
from tui.themes import ANSI, NIGHT, THEMES
from tui.travel.journey import Browsing
from tui.travelling import TravellingApp
from tui.widgets.top_line import TopLine
from tui.widgets.virtual_list import VirtualList
from tui.wording import place_names
from tui.wording.translation import language, preferred_language, tr, use_language

if TYPE_CHECKING:
    from archive import saved_searches, visits
    from archive.opening import Archive
    from tui.archive_access import watch as archive_watch
    from tui.importing import StartImport
    from tui.screens.pages import Surroundings
    from tui.wording.place_names import Gazetteer
else:
    saved_searches = on_demand("archive.saved_searches")
    visits = on_demand("archive.visits")
    archive_watch = on_demand("tui.archive_access.watch")

_LOOK_EVERY = 2.0
"""Seconds between two looks at the file."""
_FIRST_FRAME_WAITS = 0.5
"""Seconds that the first frame waits for the first rows of the list."""


def _commands() -> type[Provider]:
    from tui.palette import Commands  # noqa: PLC0415 - start-up: not needed for the first screen

    return Commands


class JumelageApp(TravellingApp):
    """Browses one archive.

    Args:
        archive_path: the archive file.
        read_only: nothing may be written to it, not even what a person decides.
        start_import: runs an import into the archive; None when it cannot be had.
        export: writes a result into a file; None when it cannot be had.
        gazetteer: places of the world and their names; None when there is none.
        settings: what the reader has set; read from the configuration file when None.
        sessions: file in which sessions are remembered, None for nowhere.
        searching: the thread that searches the archive, where whoever starts the app has one.
    """

    TITLE = "jumelage"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it so
        (0, "-narrow"),
        (TWO_COLUMNS_FROM, "-medium"),
        (THREE_COLUMNS_FROM, "-wide"),
    ]
    CSS_PATH = ["app.tcss", "screens/browse.tcss"]  # noqa: RUF012 - Textual declares it so
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}

    def __init__(
        self,
        archive_path: Path,
        *,
        read_only: bool = False,
        start_import: StartImport | None = None,
        export: Export | None = None,
        gazetteer: Gazetteer | None = None,
        settings: Settings | None = None,
        sessions: Path | None = None,
        searching: ArchiveThread | None = None,
    ) -> None:
        self._controls = ControlFilter()
        # Colours are taken out of what is written only where they are the terminal's own (https://no-color.org/).
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.animation_level = "none"
        self.archive_path = archive_path
        self.read_only = read_only
        self.start_import = None if read_only else start_import
        self.last_visit: tuple[str, int] | None = None
        place_names.use_gazetteer(gazetteer)
        self.settings = settings if settings is not None else read_settings(settings_path())
        self.searching = searching or ArchiveThread(archive_path, "searching", self.settings.engine)
        self.fetching = ArchiveThread(archive_path, "fetching", self.settings.engine)
        self.writer = None if read_only else ArchiveWriter(archive_path)
        for theme in THEMES:
            self.register_theme(theme)
        self.key_pause = self.settings.key_pause
        self.set_keymap(self.settings.keys)
        self.equipment = Equipment(self.settings, export, self._write_to_terminal)
        self._remembers = sessions
        self._browse: BrowseScreen | None = None
        self.session = recall(sessions, archive_path) if sessions is not None else Session()
        use_language(self.settings.language or self.session.language or preferred_language())
        self._choose_theme(self.settings.theme or self.session.theme)

    def _choose_theme(self, name: str) -> None:
        """Put on the theme that was asked for; without colours, one that leaves them to the terminal."""
        names = [theme.name for theme in THEMES]
        # Without colour the terminal's own are kept: Textual would turn those of another theme into greys.
        self.theme = ANSI.name if self.no_color else name if name in names else NIGHT.name
        if name and name not in names:
            complaint = tr("There is no theme {name}: choose one of {names}").format(name=name, names=", ".join(names))
            self.settings = self.settings._replace(complaints=(*self.settings.complaints, complaint))

    def choose_theme(self, name: str) -> None:
        """Put on a theme, here and the next time."""
        self._choose_theme(name)
        self.session = self.session._replace(theme=name)

    async def choose_language(self, code: str) -> None:
        """Speak a language, here and the next time; what is on the screen is said anew in it."""
        self.session = self.session._replace(language=code)
        use_language(code)
        here = self.travels.here
        place = self._browse.place_now() if self._browse is not None else Browsing()
        browsing = place if isinstance(place, Browsing) else Browsing()
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        # Textual takes a callback off the screen that goes, which none has that was there from the beginning.
        self.screen._push_result_callback(self, None)  # noqa: SLF001
        self._browse = self._main_screen(Session(article=browsing.article))
        await self.switch_screen(self._browse)
        self._browse.painted()
        self._learn_names()
        await self._show(browsing)
        if not isinstance(here, Browsing):
            await self._show(here)

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver for this terminal, which no byte from the keyboard ends."""
        return tolerate_any_byte(super().get_driver_class())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of ours for a theme that has none of its own."""
        return dict(NIGHT.variables)

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew; before there is anything to style, only note the colours of the theme."""
        if self._browse is None:
            self.stylesheet.set_variables(self.get_css_variables())
        else:
            super().refresh_css(animate)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and at the end the one that lets no control character through."""
        signs = [AsciiSigns()] if self.settings.plain else []
        return [*super().get_line_filters(), *signs, self._controls]

    def run(self, **options: Any) -> Any:  # noqa: ANN401 - Textual's own, handed on
        """Run until the reader leaves; without listening to the mouse where that was asked for.

        Raises:
            Exception: whatever ended the app; the terminal is itself again by then.
        """
        result = super().run(**({"mouse": self.settings.mouse and not self.settings.plain} | options))
        if self._exception is not None:
            raise self._exception
        return result

    def _fatal_error(self) -> None:
        # Textual would render a traceback with the values of all variables, words of articles among them, which takes
        # long; who runs the app says what happened, and keeps the traceback in a log.
        self._close_messages_no_wait()

    def on_app_focus(self) -> None:
        """The window has the keyboard again."""
        self.show_cursor()

    def _write_to_terminal(self, sequence: str) -> None:
        if self._driver is not None:
            self._driver.write(sequence)

    def show_cursor(self) -> None:
        """Have the terminal show its cursor, which braille displays and screen readers follow."""
        if self.settings.plain and self._driver is not None:
            self._driver.write(SHOW_CURSOR)

    def get_default_screen(self) -> Screen[None]:
        """The main screen, which lies under all pages."""
        self._browse = self._main_screen(self.session)
        return self._browse

    def _main_screen(self, session: Session) -> BrowseScreen:
        screen = BrowseScreen(self.searching, self.fetching, self.archive_path.name, session)
        # Textual would learn it when everything is laid out, and lay it out again.
        width = self.size.width
        kind = next(name for cells, name in reversed(self.HORIZONTAL_BREAKPOINTS) if width >= cells)
        screen.add_class(kind, update=False)  # it is styled when it is shown
        return screen

    def _learn_names(self) -> None:
        """Learn what places are called in the language spoken."""
        learned = self.fetching.submit(lambda holdings: place_names.learn(holdings.archive, language()))
        learned.add_done_callback(self._names_learned)

    def _names_learned(self, learned: Future[bool]) -> None:
        """Show the names; where they cannot be read, the screens say why when they read."""
        if not learned.cancelled() and learned.exception() is None and learned.result() and self.is_running:
            self.call_later(self._show_names)

    def _show_names(self) -> None:
        for screen in self.screen_stack:
            for widget in screen.query(VirtualList):
                widget.repaint()

    def on_mount(self) -> None:
        """Hold back the first frame until there are rows to paint."""
        self.app_resume_signal.subscribe(self, self._paint_anew)
        held = ExitStack()
        held.enter_context(self.batch_update())
        self.run_worker(self._begin(held))

    def _paint_anew(self, _: object) -> None:
        """Paint everything: after a suspension the terminal shows what others left there, in the same size."""
        self.refresh(layout=True)

    async def _begin(self, held: ExitStack) -> None:
        """Paint the first frame when there are rows, or when it takes long; then do what the frame does not need."""
        with held:
            if self._browse is not None:
                await self._browse.has_begun(_FIRST_FRAME_WAITS)
        if isinstance(self.screen, ArchiveScreen):
            self.screen.paint_now()
        self.call_after_refresh(self._begun)

    def _begun(self) -> None:
        """Learn what places are called, watch the file, and note that a visit begins."""
        if not gc.isenabled():  # whoever started the app has put it off
            gc.freeze()
            gc.enable()
        if self._browse is not None:
            self._browse.painted()
        self.show_cursor()
        self._learn_names()
        self.look_at_file()
        self.set_interval(_LOOK_EVERY, self.look_at_file)
        if self.settings.complaints:
            self.prompt(" ".join(self.settings.complaints))
        if self.writer is not None:
            self.writer.submit(_begin_visit).add_done_callback(self._visit_began)

    @cached_property
    def _watching_file(self) -> archive_watch.ArchiveWatch:
        """Judges what is seen of the file; nothing is before the first frame."""
        return archive_watch.ArchiveWatch(self.archive_path)

    def look_at_file(self) -> None:
        """See whether another program has changed the archive; it is said when the answer is there."""
        self.fetching.submit(lambda holdings: archive_watch.look(holdings, self.writer)).add_done_callback(self._looked)

    def _looked(self, looked: Future[archive_watch.Sight]) -> None:
        """Called in the fetching thread; an archive that cannot be read now is looked at again later."""
        if not looked.cancelled() and looked.exception() is None and self.is_running:
            self.call_later(self._tell_news, looked.result())

    def _tell_news(self, seen: archive_watch.Sight) -> None:
        news = self._watching_file.judge(seen, self._listed_in())
        screen = next((screen for screen in reversed(self.screen_stack) if isinstance(screen, ArchiveScreen)), None)
        if screen is not None:
            screen.query_one(TopLine).show_stale(self._watching_file.stale)
            if news:
                screen.say(news)

    def _listed_in(self) -> int | None:
        """Revision of the archive in which the list was made that lies under all pages; None while it is made."""
        found_in = self._browse.found_in if self._browse is not None else None
        return found_in[0] if found_in is not None else None

    def _visit_began(self, begun: Future[tuple[str, int] | None]) -> None:
        """Remember the visit before this one; an archive that cannot be written is read all the same."""
        if not begun.cancelled() and begun.exception() is None:
            self.last_visit = begun.result()

    def session_now(self) -> Session:
        """Where the reader is, to come back to."""
        kept = self._browse.session_now() if self._browse is not None else self.session
        return kept._replace(theme=self.session.theme, language=self.session.language)

    def on_unmount(self) -> None:
        """Remember where the reader was; end the threads, the writing one last."""
        if self._remembers is not None:
            remember(self._remembers, self.archive_path, self.session_now())
        for thread in (self.searching, self.fetching):
            thread.close()
        for thread in (self.searching, self.fetching):
            thread.join()
        if self.writer is not None:
            self.writer.close()

    def surroundings(self) -> Surroundings:
        """What a page needs beside its destination."""
        from tui.screens.pages import Surroundings  # noqa: PLC0415 - start-up: not needed for the first screen

        return Surroundings(self.fetching, self.start_import, self.last_visit)

    def search_opened(self, name: str) -> None:
        """Note that a saved search is being looked at."""
        if self.writer is not None:
            self.writer.submit(lambda archive: saved_searches.mark_opened(archive, name))

    @on(ArchiveScreen.Change)
    def _write(self, event: ArchiveScreen.Change) -> None:
        # A question may lie over the screen that writes.
        screen = next(screen for screen in reversed(self.screen_stack) if isinstance(screen, ArchiveScreen))
        if self.writer is None:
            screen.say_only_read()
            return

        written = self.writer.submit(event.change)
        # Called in the writing thread, which knows nothing of the screens.
        written.add_done_callback(lambda _: self.call_later(self._written, written, screen, event))

    def _written(self, written: Future[object], screen: ArchiveScreen, event: ArchiveScreen.Change) -> None:
        """Tell the screen that wanted it written, and those that show the archive, too."""
        error = written.exception()
        if isinstance(error, Exception):
            screen.told_of_writing(ArchiveScreen.FetchFailed(error))
            return
        screen.told_of_writing(ArchiveScreen.Changed(event.done, written.result(), event.then))
        for other in self.screen_stack:
            if isinstance(other, ArchiveScreen) and other is not screen:
                other.post_message(ArchiveScreen.ChangedElsewhere())

    def action_command_palette(self) -> None:
        """Show the commands that work here."""
        if not any(isinstance(screen, CommandPalette) for screen in self.screen_stack):
            self.push_screen(CommandPalette(placeholder=tr("Find a command …")))

    # -- actions -------------------------------------------------------------------------------------------------------

    def action_help(self) -> None:
        """Show the keys that work now."""
        from tui.screens.help import help_for  # noqa: PLC0415 - start-up: not needed for the first screen

        self.push_screen(help_for(self.screen))

    def action_leave(self) -> None:
        """Leave the program."""
        self.exit()


def _begin_visit(archive: Archive) -> tuple[str, int] | None:
    before = visits.last_visit(archive)
    visits.begin_visit(archive)
    return before
