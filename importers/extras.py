"""Imports the libraries that only some formats need, and says in a sentence which extra brings one that is missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from importers.importer import ImportRefused


def require(module: str, *, extra: str, what: str) -> Any:  # noqa: ANN401 - a module of an untyped library
    """Import a module of an optional library.

    Args:
        module: its full name.
        extra: of this project, that brings the library.
        what: the format that needs it, for the message.

    Raises:
        ImportRefused: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise ImportRefused(f"{what} needs another library: pip install 'jumelage[{extra}]'") from error


def optional(module: str) -> Any | None:  # noqa: ANN401 - a module of an untyped library
    """Import a module that makes a reading better but can be done without; None when it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        return None
