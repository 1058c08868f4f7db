"""Writes the list of German nouns of `extraction/data`.

    pip install --no-deps german-nouns==1.2.5
    python -m resources.nouns

Source: `german-nouns`, a table of the nouns of the German Wiktionary with all their forms (CC BY-SA 4.0).
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
from collections.abc import Iterator, Mapping
from pathlib import Path

from extraction import folding
from extraction.words.nouns import DATA, NounKind, nouns_path
from extraction.words.tables import write

_KINDS = {
    "Toponym": NounKind.PLACE,
    "Vorname": NounKind.GIVEN_NAME,
    "Nachname": NounKind.SURNAME,
    "Eigenname": NounKind.NAME,
    "Abkürzung": NounKind.NAME,
}
_FORMS = ("lemma", "nominativ", "genitiv", "dativ", "akkusativ")


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description="Build the list of nouns.")
    parser.add_argument("--output", type=Path, default=DATA)
    path = nouns_path(parser.parse_args().output, "de")
    kinds: dict[str, NounKind] = {}
    for row in _rows():
        kind = _kind(row["pos"])
        for form in _forms(row):
            kinds[form] = kinds.get(form, NounKind(0)) | kind
    write(path, kinds)
    print(f"{path}: {len(kinds)} forms, {path.stat().st_size / 1e6:.2f} MB")


def _rows() -> Iterator[Mapping[str, str]]:
    package = importlib.util.find_spec("german_nouns")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("german_nouns")
    with (Path(package.submodule_search_locations[0]) / "nouns.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _kind(word_classes: str) -> NounKind:
    """The first kind of `_KINDS` that a noun is of; else a word."""
    listed = word_classes.split(",")
    return next((kind for name, kind in _KINDS.items() if name in listed), NounKind.WORD)


def _forms(row: Mapping[str, str]) -> Iterator[str]:
    for column, form in row.items():
        if form and column.startswith(_FORMS) and " " not in form.strip():
            yield folding.fold(form.strip())


if __name__ == "__main__":
    main()
