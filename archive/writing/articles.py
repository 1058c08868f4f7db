"""The rows of articles, their versions, their originals, and the log of where everything came from."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from archive.index import bitmaps, ordinals, refreshing
from archive.related.reprints import Reprints
from archive.writing.acquiring import Outcome
from archive.writing.authorities import Authorities
from archive.writing.findings import FindingRows
from archive.writing.identity import storable
from extraction.document import Document
from extraction.findings import Article, Findings
from extraction.folding import fold_name, fold_words


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that waits to be written; `path` and `origin` as they are stored, `words` folded."""

    document: Document
    article: Article
    findings: Findings
    path: str
    origin: str
    sha256: str
    text_sha256: str
    sketch: Sequence[int]
    words: str


@dataclass(frozen=True, slots=True)
class IndexText:
    """The folded words of an article that is new or changed, with what decides its place in the date order."""

    article_id: int
    key: ordinals.SortKey
    language: str
    words: str


_NEW_ARTICLE = """
INSERT INTO articles (uid, origin, version, title, language, language_basis, published, published_verbatim,
  published_from, published_to, published_basis, outlet_id, author, rights, url, identifier, extraction, revision)
VALUES (:uid, :origin, 1, :title, :language, :language_basis, :published, :published_verbatim,
  :published_from, :published_to, :published_basis, :outlet_id, :author, :rights, :url, :identifier, :extraction,
  :revision)
"""
_CHANGED_ARTICLE = """
UPDATE articles SET version = :version, ordinal = NULL, title = :title, language = :language,
  language_basis = :language_basis, published = :published, published_verbatim = :published_verbatim,
  published_from = :published_from, published_to = :published_to, published_basis = :published_basis,
  sorts_after = NULL, outlet_id = :outlet_id, author = :author, rights = :rights, url = :url, identifier = :identifier,
  extraction = :extraction, revision = :revision, found = NULL
WHERE uid = :uid
"""
_REEXTRACTED = """
UPDATE articles SET ordinal = NULL, sorts_after = NULL, title = :title, language = :language, language_basis = :basis,
  extraction = :extraction
WHERE uid = :uid
"""


def sha256_of(text: str) -> str:
    """The sha256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class ArticleRows:
    """Writes articles within the transaction of a batch."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._findings = FindingRows(connection, Authorities(connection))
        self._run = 0
        self._revision = 0
        self._texts: dict[int, IndexText] = {}
        self._removed: dict[bitmaps.Key, BitMap] = {}
        self._retired: list[int] = []
        self._sketches: dict[int, Sequence[int]] = {}
        self._reprints = Reprints(connection)
        refreshing.prepare(connection)

    def begin(self, run: int, revision: int) -> None:
        """Starts a batch.

        Args:
            run: id of the import run it belongs to.
            revision: that the archive will have after it.
        """
        self._run = run
        self._revision = revision
        self._texts.clear()
        self._removed = {}
        self._retired = []
        self._sketches.clear()
        self._findings.begin()
        self._findings.authorities.begin()
        self._connection.execute("DELETE FROM temp.touched")

    def forget(self) -> None:
        """Drops what was noted of a batch, because its transaction was rolled back or another process wrote."""
        self._findings.forget()
        self._reprints.forget()

    def write(self, waiting: Waiting, outcome: Outcome) -> None:
        """Writes a document as what it was decided to be, and logs it."""
        if outcome.kind in {"new", "changed"}:
            original = self._original(waiting.sha256, waiting.document.media_type, waiting.document.original)
            if outcome.kind == "new":
                article_id = self._new_article(waiting, outcome.uid)
                version = 1
            else:
                article_id, version = self._change_article(waiting, outcome.uid)
            self._connection.execute(
                "INSERT INTO article_versions (article_id, number, original_id, run_id, source, repairs, text_sha256,"
                " text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (article_id, version, original, self._run, waiting.path, "; ".join(waiting.article.repairs),
                 waiting.text_sha256, waiting.article.text),
            )  # fmt: skip
            self._findings.add(article_id, outcome.uid, waiting.article, waiting.findings)
            self._sketches[article_id] = waiting.sketch
            published = waiting.article.publication
            day = published.earliest.isoformat() if published else None
            self._note_text(article_id, outcome.uid, waiting.article.language, waiting.words, day)
        self.log(waiting.path, outcome, waiting.sha256)

    def log(self, path: str, outcome: Outcome, sha256: str) -> None:
        """Logs what became of a document."""
        self._connection.execute(
            "INSERT INTO acquisitions (run_id, path, outcome, article_id, original_id) VALUES (?, ?, ?,"
            " (SELECT id FROM articles WHERE uid = ?), (SELECT id FROM originals WHERE sha256 = ?))",
            (self._run, path, outcome.kind, outcome.uid, sha256),
        )

    def log_left_out(self, path: str, outcome: str, reason: str, original: bytes | None) -> None:
        """Logs a file that was rejected, or skipped because it is read with another one."""
        kept = None
        if original is not None:
            kept = self._original(hashlib.sha256(original).hexdigest(), "application/octet-stream", original)
        self._connection.execute(
            "INSERT INTO acquisitions (run_id, path, outcome, reason, original_id) VALUES (?, ?, ?, ?, ?)",
            (self._run, path, outcome, storable(reason), kept),
        )

    def flush(self) -> dict[bitmaps.Key, BitMap]:
        """Inserts the findings of the batch; gives the bitmaps of what changed articles were before."""
        self._findings.flush()
        self._reprints.note(self._sketches)
        ordinals.retire(self._connection, self._retired)
        return self._removed

    def take_texts(self) -> list[IndexText]:
        """The texts of the batch that have to be indexed."""
        return list(self._texts.values())

    def take_quotes(self) -> list[tuple[int, int, str]]:
        """The quotes of the batch that have to be indexed: article, number, folded words."""
        taken = [quote for quote in self._findings.quote_words if quote[0] in self._texts]
        self._findings.quote_words.clear()
        return taken

    def _original(self, sha256: str, media_type: str, content: bytes) -> int:
        row = self._connection.execute("SELECT id FROM originals WHERE sha256 = ?", (sha256,)).fetchone()
        if row is not None:
            return int(row[0])
        inserted = self._connection.execute(
            "INSERT INTO originals (sha256, media_type, size, content) VALUES (?, ?, ?, ?)",
            (sha256, media_type, len(content), content),
        )
        return int(inserted.lastrowid or 0)

    def _outlet(self, name: str | None) -> int | None:
        if not name:
            return None
        name = storable(name)
        row = self._connection.execute("SELECT id FROM outlets WHERE name = ?", (name,)).fetchone()
        if row is not None:
            return int(row[0])
        inserted = self._connection.execute("INSERT INTO outlets (name, fold) VALUES (?, ?)", (name, fold_name(name)))
        return int(inserted.lastrowid or 0)

    def _metadata(self, waiting: Waiting) -> dict[str, object]:
        document, article = waiting.document, waiting.article
        published = article.publication
        metadata = {
            "title": article.title,
            "language": article.language,
            "language_basis": article.language_basis,
            "published": published.edtf if published else "",
            "published_verbatim": published.verbatim if published else "",
            "published_from": published.earliest.isoformat() if published else None,
            "published_to": published.latest.isoformat() if published else None,
            "published_basis": published.basis if published else "unknown",
            "outlet_id": self._outlet(document.outlet),
            "author": document.author or "",
            "rights": document.rights or "",
            "url": document.url or "",
            "identifier": document.identifier or "",
            "extraction": waiting.findings.version,
            "revision": self._revision,
        }
        return {name: storable(value) if isinstance(value, str) else value for name, value in metadata.items()}

    def _new_article(self, waiting: Waiting, uid: str) -> int:
        columns = {"uid": uid, "origin": waiting.origin, **self._metadata(waiting)}
        inserted = self._connection.execute(_NEW_ARTICLE, columns)
        return int(inserted.lastrowid or 0)

    def replace_findings(self, uid: str, article: Article, findings: Findings) -> None:
        """Puts the findings of a new extraction in the place of the old ones; the version stays the same."""
        article_id, version = self._clear(uid)
        self._connection.execute(
            _REEXTRACTED,
            {"uid": uid, "title": article.title, "language": article.language, "basis": article.language_basis,
             "extraction": findings.version},
        )  # fmt: skip
        self._connection.execute(
            "UPDATE article_versions SET text = ?, text_sha256 = ? WHERE article_id = ? AND number = ?",
            (article.text, sha256_of(article.text), article_id, version),
        )
        self._findings.add(article_id, uid, article, findings)
        row = self._connection.execute("SELECT published_from FROM articles WHERE id = ?", (article_id,)).fetchone()
        self._note_text(article_id, uid, article.language, " ".join(fold_words(article.text)), row[0])

    def _change_article(self, waiting: Waiting, uid: str) -> tuple[int, int]:
        article_id, version = self._clear(uid)
        self._connection.execute(_CHANGED_ARTICLE, {**self._metadata(waiting), "uid": uid, "version": version + 1})
        return article_id, version + 1

    def _clear(self, uid: str) -> tuple[int, int]:
        """Takes what was found in an article out of tables and index; gives its row id and the version shown."""
        article_id, ordinal, version = self._connection.execute(
            "SELECT id, ordinal, version FROM articles WHERE uid = ?", (uid,)
        ).fetchone()
        if ordinal is not None:
            self._note_removed(article_id)
            self._retired.append(ordinal)
        else:
            # The same article twice in one batch: what was noted of it has to be written to be replaced.
            self._findings.flush()
            self._findings.quote_words = [quote for quote in self._findings.quote_words if quote[0] != article_id]
        self._findings.remove(article_id)
        return article_id, version

    def _note_removed(self, article_id: int) -> None:
        self._connection.execute("DELETE FROM temp.touched")
        self._connection.execute("INSERT INTO temp.touched VALUES (?)", (article_id,))
        for key, bitmap in bitmaps.collect(self._connection, "touched_articles").items():
            self._removed[key] = self._removed.get(key, BitMap()) | bitmap
        self._connection.execute("DELETE FROM temp.touched")
        self._connection.executemany("INSERT INTO temp.touched VALUES (?)", [(id_,) for id_ in self._texts])

    def _note_text(self, article_id: int, uid: str, language: str, words: str, day: str | None) -> None:
        self._texts[article_id] = IndexText(article_id, (day or "", uid), language, words)
        self._connection.execute("INSERT OR IGNORE INTO temp.touched VALUES (?)", (article_id,))
