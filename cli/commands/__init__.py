"""The subcommands, one module each with the attribute `command`, and the one line that `jumelage --help` has for it."""

from __future__ import annotations

from collections.abc import Mapping

COMPLETION_VARIABLE = "_JUMELAGE_COMPLETE"
"""What the script of `jumelage completion` sets when it asks for completions."""

SECTIONS: Mapping[str, Mapping[str, str]] = {
    "Find": {
        "extract": "Show what is found in a text, without an archive.",
    },
    "Look after": {
        "backup": "Copy the archive to a file, also while it is in use.",
        "restore": "Put a backup in the place of the archive, and keep what was there.",
        "completion": "Print the script that completes commands and options on Tab.",
    },
}
