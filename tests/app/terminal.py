"""The command in a terminal: a real pty, with pyte for the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from types import TracebackType

import pyte

_PATIENCE = 20.0
"""Seconds after which something that does not appear is a failure; nothing ever waits that long when it works."""
_RUN = """
import fcntl, sys, termios
from pathlib import Path
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # the window is what controls the program
from tui.app import JumelageApp
from tui.settings import Settings
JumelageApp(Path(sys.argv[1]), read_only=True, settings=Settings(language="en", plain=sys.argv[2] == "plain")).run()
"""


class Terminal:
    """A program in a window of its own.

    Args:
        archive: what to open.
        width: columns.
        height: rows.
        plain: for braille displays and screen readers.
        environment: added to the environment.
    """

    def __init__(
        self, archive: Path, width: int = 80, height: int = 24, *, plain: bool = False, **environment: str
    ) -> None:
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self.screen)
        self.written = b""
        self._master, slave = pty.openpty()
        self.resize(width, height, tell=False)
        clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", _RUN, str(archive), "plain" if plain else ""],
            stdin=slave, stdout=slave, stderr=slave, start_new_session=True, cwd=Path(__file__).parents[2],
            env=clean | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | environment,
        )  # fmt: skip
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._master)

    def send(self, keys: bytes) -> None:
        """Type these bytes."""
        os.write(self._master, keys)

    def resize(self, width: int, height: int, *, tell: bool = True) -> None:
        """Make the window another size, as a window manager does."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        if tell:
            self.screen.resize(height, width)
            os.kill(self.process.pid, signal.SIGWINCH)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.screen.display)

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what the program writes within this time; False when it has closed the terminal."""
        if select.select([self._master], [], [], seconds)[0]:
            try:
                written = os.read(self._master, 65536)
            except OSError:
                return False
            if not written:
                return False
            self.written += written
            self._stream.feed(written)
        return True

    def wait_for(self, text: str, *, gone: bool = False) -> str:
        """Until a text is on the screen (or no longer), which is then given back."""
        until = time.monotonic() + _PATIENCE
        while (text in self.text) is gone:
            assert self.read(), f"the program ended before {text!r} was seen:\n{self.text}"
            assert time.monotonic() < until, f"{text!r} did not come:\n{self.text}"
        return self.text

    def wait_for_written(self, sequence: bytes) -> None:
        """Until the program has written a control sequence, which leaves nothing to be seen on the screen."""
        until = time.monotonic() + _PATIENCE
        while sequence not in self.written:
            assert self.read(), f"the program ended before {sequence!r} was written"
            assert time.monotonic() < until, f"{sequence!r} was not written"

    def wait_for_cursor_on(self, text: str) -> None:
        """Until the terminal's cursor is on the line that begins with a text."""
        until = time.monotonic() + _PATIENCE
        while not self.screen.display[self.screen.cursor.y].startswith(text):
            assert self.read(), "the program ended"
            assert time.monotonic() < until, f"the cursor is on line {self.screen.cursor.y}:\n{self.text}"

    def wait_for_end(self) -> int:
        """Until the program ends; its exit status."""
        until = time.monotonic() + _PATIENCE
        while self.process.poll() is None:
            self.read()
            assert time.monotonic() < until, f"the program goes on:\n{self.text}"
        while self.read(0) and select.select([self._master], [], [], 0)[0]:
            pass
        return self.process.returncode

    @property
    def stopped(self) -> bool:
        """Whether the program is suspended."""
        return Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"
