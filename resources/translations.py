"""Keeps the translations of the interface in step with its sentences: `python -m resources.translations`.

Reads every `tr`, `trn`, `mark` and `wording` of the sources, brings the catalogues in `locale/` up to date (what is new
is left empty, what is gone is dropped) and compiles them. Run it after a sentence of the interface has changed,
translate what it lists, and run it again.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "locale"
SOURCES = ("tui", "cli", "archive/decisions/review")
TRANSLATED = ("de", "pl", "uk")
DOMAIN = "jumelage"
_FUNCTIONS = {"tr": 1, "mark": 1, "wording": 1, "trn": 2}
"""Functions that mark a sentence, and how many of their arguments are one."""
_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in the headers, so that the same sentences give the same files."""

Message = str | tuple[str, str]


def messages() -> dict[Message, list[str]]:
    """All sentences of the interface (with a plural, where they have one), and the modules that say them."""
    found: dict[Message, list[str]] = {}
    for source in SOURCES:
        for path in sorted((ROOT / source).rglob("*.py")):
            for message in _marked(ast.parse(path.read_text(encoding="utf-8"))):
                places = found.setdefault(message, [])
                if (place := str(path.relative_to(ROOT))) not in places:
                    places.append(place)
    for message in [message for message in found if isinstance(message, tuple)]:
        found[message] += found.pop(message[0], [])  # gettext finds a lone sentence among those with a plural
    return found


def _marked(tree: ast.Module) -> Iterator[Message]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in _FUNCTIONS:
            continue
        wanted = node.args[: _FUNCTIONS[node.func.id]]
        for choice in _choices(wanted[0]) if len(wanted) == 1 else [wanted]:
            texts = [part.value for part in choice if isinstance(part, ast.Constant) and isinstance(part.value, str)]
            if len(texts) == len(choice) and texts[0]:
                yield texts[0] if len(texts) == 1 else (texts[0], texts[1])


def _choices(argument: ast.expr) -> list[list[ast.expr]]:
    """The texts an argument may be: `tr("a" if x else "b")` says two."""
    if isinstance(argument, ast.IfExp):
        return [*_choices(argument.body), *_choices(argument.orelse)]
    return [[argument]]


def path_of(language: str, ending: str) -> Path:
    """Where the catalogue of a language is (`po`), or its compiled form (`mo`)."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.{ending}"


def catalogue(language: str) -> Catalog:
    """The translations of a language as they are kept; an empty catalogue when there are none yet."""
    path = path_of(language, "po")
    if not path.exists():
        return Catalog(locale=language, domain=DOMAIN)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def updated(language: str) -> Catalog:
    """The translations of a language for the sentences there are now."""
    kept = catalogue(language)
    fresh = Catalog(
        locale=language, domain=DOMAIN, project="jumelage", version="1", fuzzy=False, charset="utf-8",
        creation_date=_MOMENT, revision_date=_MOMENT, copyright_holder="the jumelage authors",
        last_translator="the jumelage authors", language_team=language, msgid_bugs_address="see README.md",
    )  # fmt: skip
    fresh.header_comment = (
        f"# The interface of jumelage in {language}. Made and checked by `python -m resources.translations`."
    )
    for message, places in sorted(messages().items(), key=lambda entry: (entry[1][0], str(entry[0]))):
        before = kept.get(message if isinstance(message, str) else message[0])
        string = before.string if before is not None and _same_shape(before.id, message) else ""
        fresh.add(message, string=string, locations=[(place, 0) for place in places])
    return fresh


def _same_shape(kept: object, message: Message) -> bool:
    return isinstance(kept, tuple | list) == isinstance(message, tuple)


def untranslated(language: str) -> list[Message]:
    """The sentences a language has no words for yet."""
    missing = []
    for message in updated(language):
        parts = [message.string] if isinstance(message.string, str) else [*(message.string or [""])]
        if message.id and not all(parts):
            missing.append(message.id if isinstance(message.id, str) else (message.id[0], message.id[1]))
    return missing


def compiled(language: str) -> bytes:
    """The compiled catalogue of a language, as it is shipped."""
    stream = BytesIO()
    write_mo(stream, updated(language))
    return stream.getvalue()


def main() -> int:
    """Bring all catalogues up to date; 1 when something is left to translate."""
    left = 0
    for language in TRANSLATED:
        fresh = updated(language)
        path_of(language, "po").parent.mkdir(parents=True, exist_ok=True)
        with path_of(language, "po").open("wb") as file:
            write_po(file, fresh, width=120, no_location=False, include_lineno=False, sort_by_file=False)
        path_of(language, "mo").write_bytes(compiled(language))
        missing = untranslated(language)
        left += len(missing)
        for message in missing:
            sys.stdout.write(f"{language}: {message!r}\n")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
