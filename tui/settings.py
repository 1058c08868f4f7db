"""What a reader sets in a configuration file: keys, theme, language, mouse.

    # ~/.config/jumelage/config.toml
    theme = "day"
    language = "pl"
    mouse = false

    [keys]
    "list.down" = ["j", "down", "ctrl+n"]
    "app.quit" = "ctrl+q"

The file is never written by the program. What is wrong in it is said in a sentence, and the rest holds.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from archive.search.engines import ENGINES
from tui.actions.table import known
from tui.wording.translation import LANGUAGES, tr

_KEYS_OF_THE_FILE = {"theme", "language", "mouse", "plain", "key_pause", "engine", "pager", "open_command", "pipes",
                     "keys"}  # fmt: skip


class Settings(NamedTuple):
    """What was read from the file.

    Attributes:
        theme: name of a theme, empty for the one by default.
        language: of the interface, empty for the environment's.
        mouse: whether the mouse is listened to.
        plain: ASCII frames, the cursor of the terminal on the row, no mouse.
        key_pause: seconds after which a digit means what it means alone, None for the usual.
        engine: what searches, empty for what the environment says.
        pager: command to read an article in, as a list of arguments.
        open_command: command that opens a file or URL, as a list of arguments.
        pipes: names of commands that an article is piped to, each a list of arguments.
        keys: action id to its keys, joined by commas as Textual has them.
        complaints: what is wrong in the file, a sentence each.
    """

    theme: str = ""
    language: str = ""
    mouse: bool = True
    plain: bool = False
    key_pause: float | None = None
    engine: str = ""
    pager: tuple[str, ...] = ()
    open_command: tuple[str, ...] = ()
    pipes: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    keys: Mapping[str, str] = MappingProxyType({})
    complaints: tuple[str, ...] = ()


def settings_path() -> Path:
    """Where the file is: `$JUMELAGE_CONFIG`, else `config.toml` in the folder of the platform for such things."""
    if chosen := os.environ.get("JUMELAGE_CONFIG"):
        return Path(chosen)
    from platformdirs import user_config_path  # noqa: PLC0415 - only where the path is not given

    return user_config_path("jumelage") / "config.toml"


def read_settings(path: Path) -> Settings:
    """The settings in a file; those by default when there is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        return _unreadable(path, error)
    import tomllib  # noqa: PLC0415 - start-up: many readers have no such file

    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _unreadable(path, error)
    return _Reader(content).settings()


def _unreadable(path: Path, error: Exception) -> Settings:
    complaint = tr("The settings cannot be read: {path}: {reason}").format(path=path, reason=error)
    return Settings(complaints=(complaint,))


class _Reader:
    """Takes what is right out of the file and notes what is wrong."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._content = content
        self._complaints: list[str] = []

    def settings(self) -> Settings:
        for name in self._content.keys() - _KEYS_OF_THE_FILE:
            self._complain(name, tr("there is no such setting"))
        language = self._text("language")
        if language and language not in LANGUAGES:
            self._complain("language", tr("one of {names} is wanted").format(names=", ".join(LANGUAGES)))
            language = ""
        engine = self._text("engine")
        if engine and engine not in ENGINES:
            self._complain("engine", tr("one of {names} is wanted").format(names=", ".join(ENGINES)))
            engine = ""
        found = Settings(
            theme=self._text("theme"),
            language=language,
            mouse=self._flag("mouse", otherwise=True),
            plain=self._flag("plain", otherwise=False),
            key_pause=self._seconds("key_pause"),
            engine=engine,
            pager=self._command("pager", self._content.get("pager")),
            open_command=self._command("open_command", self._content.get("open_command")),
            pipes=self._pipes(),
            keys=self._keys(),
        )
        return found._replace(complaints=tuple(self._complaints))

    def _complain(self, name: str, what: str) -> None:
        self._complaints.append(tr("Settings: {name}: {what}").format(name=name, what=what))

    def _text(self, name: str) -> str:
        value = self._content.get(name, "")
        if isinstance(value, str):
            return value
        self._complain(name, tr("a text in quotation marks is wanted"))
        return ""

    def _flag(self, name: str, *, otherwise: bool) -> bool:
        value = self._content.get(name, otherwise)
        if isinstance(value, bool):
            return value
        self._complain(name, tr("true or false is wanted"))
        return otherwise

    def _seconds(self, name: str) -> float | None:
        value = self._content.get(name)
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 10:
            return float(value)
        self._complain(name, tr("a number of seconds is wanted"))
        return None

    def _command(self, name: str, value: object) -> tuple[str, ...]:
        if value is None:
            return ()
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            return tuple(value)
        self._complain(name, tr('a list of arguments is wanted, such as ["less", "-R"]'))
        return ()

    def _pipes(self) -> dict[str, tuple[str, ...]]:
        value = self._content.get("pipes", {})
        if not isinstance(value, dict):
            self._complain("pipes", tr("a table is wanted"))
            return {}
        commands = {name: self._command(f"pipes.{name}", command) for name, command in value.items()}
        return {name: command for name, command in commands.items() if command}

    def _keys(self) -> dict[str, str]:
        value = self._content.get("keys", {})
        if not isinstance(value, dict):
            self._complain("keys", tr("a table is wanted"))
            return {}
        keys = {}
        for name, wanted in value.items():
            listed = [wanted] if isinstance(wanted, str) else wanted
            if not known(name):
                self._complain(f"keys.{name}", tr("there is no such action"))
            elif isinstance(listed, list) and listed and all(isinstance(key, str) and key for key in listed):
                keys[name] = ",".join(listed)
            else:
                self._complain(f"keys.{name}", tr("a key or a list of keys is wanted"))
        return keys
