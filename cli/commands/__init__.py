"""The subcommands, one module each with the attribute `command`, and the one line that `jumelage --help` has for it."""

from __future__ import annotations

from collections.abc import Mapping

COMPLETION_VARIABLE = "_JUMELAGE_COMPLETE"
"""What the script of `jumelage completion` sets when it asks for completions."""

SECTIONS: Mapping[str, Mapping[str, str]] = {
    "Bring in": {
        "import": "Bring files and folders into the archive.",
    },
    "Find": {
        "search": "List the articles that a query finds, newest first.",
        "facets": "Count which cities, persons, years and so on the articles name that a query finds.",
        "searches": "Keep searches and results under a name, see what is new, run many queries at once.",
        "show": "Show an article with everything found in it.",
        "quotes": "List what was said, newest first.",
        "cities": "List the cities that articles name, the most frequent first.",
        "persons": "List the persons that articles name with their offices, the most frequent first.",
        "related": "List articles that seem to belong together, the surest first.",
        "timeline": "List the dates that articles name, oldest first.",
        "extract": "Show what is found in a text, without an archive.",
    },
    "Correct": {
        "decisions": "List, keep, share and take back what people decided.",
        "reindex": "Find names, dates and quotes anew in all texts, and carry out what people decided.",
    },
    "Take out": {
        "chronicle": "Write what happened, in the words of the articles, with a footnote for each source.",
        "export": "Write articles, quotes, names or dates into a file, all of them or those of a query.",
    },
    "Look after": {
        "stats": "Count what is in the archive.",
        "log": "List the imports, newest first, or what became of each file of one.",
        "check": "Verify the file, the sha256 of every original, and that all findings point at their texts.",
        "optimize": "Bring the search index into its fastest form, in date order; readers are not disturbed.",
        "backup": "Copy the archive to a file, also while it is in use.",
        "restore": "Put a backup in the place of the archive, and keep what was there.",
        "completion": "Print the script that completes commands and options on Tab.",
    },
}
