"""What is remembered from one visit to the next: for each archive the query, the row, the pane and the scroll."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

_MOST_ARCHIVES = 50


class Session(NamedTuple):
    """Where a reader was.

    Attributes:
        line: the query line.
        article: uid of the article under the cursor.
        pane: which pane had the keyboard.
        scroll: first line of the article that was in sight.
        theme: name of the theme that was chosen, empty for none.
        language: of the interface that was chosen, empty for none.
    """

    line: str = ""
    article: str = ""
    pane: str = "articles"
    scroll: int = 0
    theme: str = ""
    language: str = ""


def session_path() -> Path:
    """Where sessions are kept: `$JUMELAGE_SESSION`, else the folder of the platform for such things."""
    if chosen := os.environ.get("JUMELAGE_SESSION"):
        return Path(chosen)
    from platformdirs import user_state_path  # noqa: PLC0415 - only where the path is not given

    return user_state_path("jumelage") / "sessions.json"


def recall(path: Path, archive: Path) -> Session:
    """The session of an archive; an empty one when there is none or it cannot be read."""
    kept = _read(path).get(str(archive.absolute()), {})
    fields = {name: value for name, value in kept.items() if _fits(name, value)} if isinstance(kept, dict) else {}
    return Session(**fields)


def remember(path: Path, archive: Path, session: Session) -> None:
    """Keep a session; one that cannot be written is lost, which hurts nobody."""
    sessions = {name: value for name, value in _read(path).items() if name != str(archive.absolute())}
    newest = [*sessions.items(), (str(archive.absolute()), session._asdict())][-_MOST_ARCHIVES:]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
            json.dump(dict(newest), file, ensure_ascii=False, indent=1)
        Path(file.name).replace(path)
    except OSError:
        return


def _read(path: Path) -> Mapping[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _fits(name: str, value: object) -> bool:
    wanted = int if name == "scroll" else str
    return name in Session._fields and isinstance(value, wanted) and not isinstance(value, bool)
