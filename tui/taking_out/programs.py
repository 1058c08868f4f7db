"""Other programs: the pager, commands that an article is piped to, the browser. Arguments are a list; no shell runs."""

from __future__ import annotations

import shlex
import subprocess
import webbrowser
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

_PAGER = ("less",)


class CommandUnreadableError(ValueError):
    """A command line whose quotation marks do not match, or that is empty."""


def arguments(line: str) -> list[str]:
    """The arguments of a command as a shell would split them; nothing in them is expanded or run by a shell.

    Raises:
        CommandUnreadableError: it cannot be split.
    """
    try:
        found = shlex.split(line)
    except ValueError as error:
        raise CommandUnreadableError(str(error)) from error
    if not found:
        raise CommandUnreadableError(line)
    return found


def pager(chosen: Sequence[str], environment: Mapping[str, str]) -> list[str]:
    """The pager that was chosen in the settings, else `$PAGER`, else less."""
    if chosen:
        return list(chosen)
    try:
        return arguments(environment.get("PAGER", ""))
    except CommandUnreadableError:
        return list(_PAGER)


def feed(command: Sequence[str], text: str) -> int:
    """Run a command in the terminal with a text on its standard input; its exit status.

    Raises:
        OSError: there is no such command, or it cannot be run.
    """
    process = subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 - an argument list the reader gave
    try:
        process.communicate(text.encode("utf-8", "replace"))
    except BrokenPipeError:  # it has read as much as it wanted
        process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
    return process.returncode


def may_be_opened(url: str) -> bool:
    """Whether an address is one of the web, and nothing that a browser would take for a command or a file."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and url.isprintable() and " " not in url
    except ValueError:
        return False


def server(url: str) -> str:
    """The server that an address leads to, as the network names it: letters that look alike are told apart."""
    try:
        host = urlsplit(url).hostname or ""
        return host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return ""


def open_address(url: str, command: Sequence[str] = ()) -> bool:
    """Open an address of the web in a browser; runs in a thread.

    Args:
        url: the address.
        command: opens it, with the address as its last argument; empty for the browser of the system.

    Raises:
        ValueError: it is no address of the web.
        OSError: the command cannot be run.
    """
    if not may_be_opened(url):
        raise ValueError(url)
    if not command:
        return webbrowser.open(url)
    subprocess.Popen(  # noqa: S603 - an argument list from the settings
        [*command, url], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    return True
