"""The subcommands, one module each with the attribute `command`, and the one line that `jumelage --help` has for it."""

from __future__ import annotations

from collections.abc import Mapping

SECTIONS: Mapping[str, Mapping[str, str]] = {
    "Find": {
        "extract": "Show what is found in a text, without an archive.",
    },
}
