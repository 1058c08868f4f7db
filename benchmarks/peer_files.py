"""What the peers of a search benchmark search: the same folded words and links as the archive, each in its own way.

Made beside the archive once: a plain SQLite file with an FTS5 index and tables of links, one file of texts, and a
virtual environment with Datasette.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

from archive.opening import open_archive

_PLAIN = """
CREATE TABLE article (id INTEGER PRIMARY KEY, day TEXT, title TEXT, cities TEXT, persons TEXT, years TEXT);
CREATE VIRTUAL TABLE search USING fts5 (text, content = '', tokenize = 'ascii');
CREATE TABLE city (article_id INTEGER, label TEXT);
CREATE TABLE person (article_id INTEGER, label TEXT);
CREATE TABLE year (article_id INTEGER, label INTEGER);
"""
_COPY = """
INSERT INTO city SELECT a.ordinal, e.label FROM archive.article_entities x
  JOIN archive.articles a ON a.id = x.article_id JOIN archive.entities e ON e.id = x.entity_id WHERE e.kind = 'place';
INSERT INTO person SELECT a.ordinal, e.label FROM archive.article_entities x
  JOIN archive.articles a ON a.id = x.article_id JOIN archive.entities e ON e.id = x.entity_id WHERE e.kind = 'person';
INSERT INTO year SELECT DISTINCT a.ordinal, CAST(substr(d.earliest, 1, 4) AS INTEGER)
  FROM archive.date_mentions d JOIN archive.articles a ON a.id = d.article_id WHERE d.earliest IS NOT NULL;
CREATE INDEX city_article ON city (article_id, label);
CREATE INDEX person_article ON person (article_id, label);
CREATE INDEX year_article ON year (article_id, label);
INSERT INTO article SELECT a.ordinal, a.published, a.title,
  (SELECT json_group_array(label) FROM city WHERE article_id = a.ordinal),
  (SELECT json_group_array(label) FROM person WHERE article_id = a.ordinal),
  (SELECT json_group_array(label) FROM year WHERE article_id = a.ordinal) FROM archive.articles a ORDER BY a.ordinal;
CREATE INDEX article_day ON article (day);
"""
_COPY_INDEX = """
DELETE FROM search_{part};
INSERT INTO search_{part} SELECT * FROM archive.article_index_{part};
"""
"""The plain index is ours: the same words in the same order, which would take as long to make again as ours took."""

_TEXTS = """
SELECT v.text FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.number = a.version ORDER BY a.ordinal
"""


def plain_file(archive: Path, folder: Path) -> Path:
    """A SQLite file with FTS5 and links, as one would make it without us; its rowids stand in date order."""
    path = folder / "plain.db"
    if path.exists():
        return path
    unfinished = folder / "plain.new.db"
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished, isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA page_size = 8192; PRAGMA cache_size = -400000;" + _PLAIN
    )
    connection.execute("ATTACH ? AS archive", (str(archive),))
    parts = "".join(_COPY_INDEX.format(part=part) for part in ("data", "idx", "docsize", "config"))
    connection.executescript("BEGIN;" + _COPY + parts + "COMMIT;")
    connection.close()
    unfinished.replace(path)
    return path


def texts_file(archive: Path, folder: Path) -> Path:
    """All texts, one a line."""
    path = folder / "texts.txt"
    if not path.exists():
        with open_archive(archive) as source, path.open("w", encoding="utf-8") as texts:
            for (text,) in source.connection.execute(_TEXTS):
                texts.write(text.replace("\n", " ") + "\n")
    return path


def datasette_environment(folder: Path) -> Path | None:
    """Python of an environment that has Datasette, None when it cannot be had."""
    python = folder.parent / "peers-environment" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", python.parent.parent], check=True)
        install: list[str | Path] = [python, "-m", "pip", "install", "-q", "datasette>=0.65"]
        if subprocess.run(install, check=False).returncode:
            return None
    return python
