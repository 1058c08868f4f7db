"""Opening the app. Imports what it needs one after another, so that what is wrong is said before the screen changes."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Any

from cli.failures import CommandError

if TYPE_CHECKING:
    from cli.chosen_archive import ChosenArchive
    from cli.importing.report import Report


def open_app(chosen: ChosenArchive, *, plain: bool = False, language: str | None = None) -> None:
    """Open the chosen archive in the app until the reader leaves it.

    Args:
        chosen: which archive, and what searches it.
        plain: for braille and screen readers.
        language: of the interface, None for the settings' or the environment's.

    Raises:
        CommandError: there is no such archive, or no terminal.
        ArchiveError: the archive cannot be opened, or the engine cannot be had.
    """
    # What is made from here to the first frame stays; looking for garbage among it takes a tenth of that time. The app
    # has it collected again.
    gc.disable()
    path = chosen.existing()
    from archive.search.engines import ENVIRONMENT  # noqa: PLC0415 - start-up
    from tui.archive_access.thread import ArchiveThread  # noqa: PLC0415
    from tui.settings import read_settings, settings_path  # noqa: PLC0415

    settings = read_settings(settings_path())
    engine = chosen.engine or os.environ.get(ENVIRONMENT) or settings.engine
    searching = ArchiveThread(path, "searching", engine)
    # What is wrong with the file or an index is said here, before the screen changes; an older file is migrated.
    searching.submit(lambda _holdings: None).result()
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandError("the app needs a terminal", "input or output is none", "use a command: `jumelage --help`")
    from cli.exporting import export_result  # noqa: PLC0415
    from cli.place_names import GazetteerPlaces  # noqa: PLC0415
    from tui.app import JumelageApp  # noqa: PLC0415 - start-up: a fifth of a second
    from tui.session import session_path  # noqa: PLC0415

    JumelageApp(
        path,
        read_only=chosen.is_sample,
        start_import=None if chosen.is_sample else _start_import,
        settings=settings._replace(
            plain=plain or settings.plain, language=language or settings.language, engine=engine
        ),
        sessions=session_path(),
        export=export_result,
        gazetteer=GazetteerPlaces(),
        searching=searching,
    ).run()


def _start_import(*arguments: Any, **options: Any) -> Report:  # noqa: ANN401 - handed on as they are
    """`cli.importing.import_into`, whose modules are loaded when somebody imports."""
    from cli.importing.pipeline import import_into  # noqa: PLC0415 - start-up

    return import_into(*arguments, **options)
