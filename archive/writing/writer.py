"""The one writer of an import: documents wait in a batch, and each batch is one short transaction."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pyroaring import BitMap

from archive import clock, state
from archive.decisions.after_import import decide_anew
from archive.errors import ArchiveForbiddenError, sqlite_errors
from archive.index import bitmaps, ordinals, rebuilding, words
from archive.index.terms import Vocabulary
from archive.index.units_of_time import VERSION as UNITS_VERSION
from archive.opening import Archive
from archive.related import translations
from archive.related.sketching import sketch_of_words
from archive.writing.acquiring import Batch, Outcome, decide, known_content, recognise
from archive.writing.articles import ArticleRows, Waiting, sha256_of
from archive.writing.differing import differs
from archive.writing.identity import article_origin, article_uid, storable, stored_path
from extraction.document import Document
from extraction.findings import Article, Findings
from extraction.folding import VERSION as FOLD_VERSION
from extraction.folding import fold_words


@dataclass(frozen=True, slots=True)
class _LeftOut:
    path: str
    outcome: Literal["skipped", "rejected"]
    reason: str
    original: bytes | None


@dataclass(frozen=True, slots=True)
class _Recognised:
    path: str
    outcome: Outcome
    sha256: str


@dataclass(frozen=True, slots=True)
class _Reextracted:
    uid: str
    article: Article
    findings: Findings


class Writer:
    """Writes what an import brings.

    `add`, `recognise` and `reject` only note what is to be done; `commit` does it in one transaction, so that the
    archive is locked for moments only, and a process that is killed loses no more than the batch it was at.
    Nothing that people decided is touched.

    Args:
        archive: open for writing.
        anew: known originals are read anew, and what then has another text or other metadata is a new version.

    Raises:
        ArchiveForbiddenError: the archive is open for reading only.
    """

    def __init__(self, archive: Archive, *, anew: bool = False) -> None:
        if archive.read_only:
            raise ArchiveForbiddenError(
                "the archive is open for reading only", str(archive.path), "open it for writing"
            )
        self._path = archive.path
        self._anew = anew
        self._connection = archive.connection
        self._rows = ArticleRows(self._connection)
        self._vocabulary = Vocabulary(self._connection)
        self._waiting: list[Waiting | _Recognised | _LeftOut | _Reextracted] = []
        self._batch = Batch()
        self._run = 0
        self._seen_version = -1

    @property
    def waiting(self) -> int:
        """How many documents wait to be written."""
        return len(self._waiting)

    def begin_run(self, command: str) -> int:
        """Opens an import run, to which everything that follows belongs.

        Args:
            command: what the user asked for, for the log.

        Returns:
            The id of the run.
        """
        with sqlite_errors(self._path):
            row = self._connection.execute(
                "INSERT INTO import_runs (command, started) VALUES (?, ?)", (command, clock.now())
            )
        self._run = int(row.lastrowid or 0)
        return self._run

    def known(self, sha256: str) -> str | None:
        """The uid of the first article that had an original with this sha256, None when there is none."""
        return next(iter(known_content(self._connection, sha256).values()), None)

    def recognise(self, sha256: str, *, path: str) -> Outcome | None:
        """Spares reading and extracting a file whose bytes hold one article that the archive has already.

        Args:
            sha256: of the file.
            path: of the file.

        Returns:
            `same` or `duplicate`, which is then logged by `commit`; None when the document has to be added.
        """
        stored = stored_path(path, self._path.parent)
        outcome = recognise(self._connection, stored, sha256)
        if outcome is not None:
            self._waiting.append(_Recognised(stored, outcome, sha256))
        return outcome

    def add(
        self,
        document: Document,
        article: Article,
        findings: Findings,
        *,
        path: str,
        sketch: Sequence[int] | None = None,
        words: str | None = None,
    ) -> Outcome:
        """Notes a document for the next `commit` and tells what it is to the archive.

        Args:
            document: as the importer read it.
            article: its canonical form.
            findings: what was found in it.
            path: file path or URL of the original, a member of a container joined to it with `!`. Stored relative to
                the archive's folder when it lies below it.
            sketch: of the text, where it was made already (`archive.related.sketching`).
            words: of the text, folded and joined by spaces, where that was done already.
        """
        stored = stored_path(path, self._path.parent)
        folded = " ".join(fold_words(article.text)) if words is None else words
        shingles = sketch_of_words(folded) if sketch is None else sketch
        origin = storable(article_origin(document, stored))
        sha256 = hashlib.sha256(document.original).hexdigest()
        text = sha256_of(article.text)
        waiting = Waiting(document, article, findings, stored, origin, sha256, text, shingles, folded)
        outcome = self._decide(waiting, self._batch)
        self._waiting.append(waiting)
        return outcome

    def reject(self, path: str, reason: str, original: bytes | None = None) -> None:
        """Notes a file that cannot be imported, and why; its bytes are kept when they are given."""
        self._waiting.append(_LeftOut(stored_path(path, self._path.parent), "rejected", reason, original))

    def skip(self, path: str, reason: str) -> None:
        """Notes a file that is not read by itself because it is read with another one, and why."""
        self._waiting.append(_LeftOut(stored_path(path, self._path.parent), "skipped", reason, None))

    def replace_findings(self, uid: str, article: Article, findings: Findings) -> None:
        """Notes that an article was extracted anew from its original.

        Args:
            uid: of an article of the archive.
            article: its canonical form.
            findings: what was found in it.
        """
        self._waiting.append(_Reextracted(uid, article, findings))

    def commit(self) -> None:
        """Writes what waits, in one transaction.

        Raises:
            ArchiveError: the archive is in use by another process, the disk is full, and so on. Nothing of the batch
                is written then, and it still waits: `commit` may be called again.
        """
        if not self._waiting:
            return
        with sqlite_errors(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._write_batch()
                self._connection.execute("COMMIT")
            except BaseException:
                self._forget()
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        self._waiting.clear()
        self._batch = Batch()

    def finish_run(self, *, interrupted: bool = False, related: bool = True) -> None:
        """Writes what waits, closes the run, and makes the index anew where too much is out of date order.

        Runs before it that were never closed are noted as interrupted: their processes were killed. One that is still
        at work says so itself when it ends.

        Args:
            interrupted: the run was stopped before its end.
            related: look for translations among what came in.
        """
        self.commit()
        state = "interrupted" if interrupted else "finished"
        with sqlite_errors(self._path):
            # Found before the run is closed: what is killed while it looks stays open, and the next run looks for it.
            found = translations.find(self._connection, self._run) if related else None
            self._connection.execute("BEGIN IMMEDIATE")
            if found is not None:
                translations.propose(self._connection, found)
                self._connection.execute(
                    "UPDATE import_runs SET state = 'interrupted' WHERE state = 'running' AND id < ?", (self._run,)
                )
            self._connection.execute(
                "UPDATE import_runs SET finished = ?, state = ? WHERE id = ?", (clock.now(), state, self._run)
            )
            self._connection.execute("COMMIT")
            if not interrupted:
                rebuilding.keep_up(self._connection)

    def _forget(self) -> None:
        self._rows.forget()
        self._vocabulary.forget()

    def _decide(self, waiting: Waiting, batch: Batch) -> Outcome:
        def is_read_otherwise(uid: str) -> bool:
            return differs(self._connection, uid, waiting.document, waiting.article, waiting.text_sha256)

        return decide(
            self._connection, batch, origin=waiting.origin, uid=article_uid(waiting.origin, waiting.sha256),
            source=waiting.path, sha256=waiting.sha256, text_sha256=waiting.text_sha256,
            differs=is_read_otherwise if self._anew else None,
        )  # fmt: skip

    def _write_batch(self) -> None:
        version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        if version != self._seen_version:
            self._forget()
            self._seen_version = version
        self._rows.begin(self._run, state.number(self._connection, "revision") + 1)
        batch = Batch()
        counts: Counter[str] = Counter()
        for item in self._waiting:
            if isinstance(item, _LeftOut):
                self._rows.log_left_out(item.path, item.outcome, item.reason, item.original)
                counts[item.outcome] += 1
            elif isinstance(item, _Recognised):
                self._rows.log(item.path, item.outcome, item.sha256)
                counts[item.outcome.kind] += 1
            elif isinstance(item, _Reextracted):
                self._rows.replace_findings(item.uid, item.article, item.findings)
            else:
                outcome = self._decide(item, batch)
                self._rows.write(item, outcome)
                counts[outcome.kind] += 1
        removed = self._rows.flush()
        self._index(removed)
        self._connection.execute(
            "UPDATE import_runs SET new = new + ?, same = same + ?, changed = changed + ?, duplicate = duplicate + ?,"
            " skipped = skipped + ?, rejected = rejected + ? WHERE id = ?",
            (*(counts[kind] for kind in ("new", "same", "changed", "duplicate", "skipped", "rejected")), self._run),
        )

    def _index(self, removed: dict[bitmaps.Key, BitMap]) -> None:
        """Indexes the articles of the batch that are new or changed."""
        texts = self._rows.take_texts()
        if not texts:
            return
        connection = self._connection
        if state.number(connection, "last_ordinal") == 0:
            state.put(connection, "fold_version", FOLD_VERSION)
            state.put(connection, "units_version", UNITS_VERSION)
        given = ordinals.assign(connection, [(text.key, text.article_id) for text in texts])
        words.add_articles(connection, sorted((given[text.article_id], text.words) for text in texts))
        self._vocabulary.add((text.language, text.words) for text in texts)
        quotes: dict[int, list[str]] = {}
        for article_id, number, quoted in self._rows.take_quotes():
            quotes.setdefault(words.quote_row(given[article_id], number), []).append(quoted)
        words.add_quotes(connection, sorted((row, " ".join(parts)) for row, parts in quotes.items()))
        bitmaps.change(connection, removed, bitmaps.collect(connection, "touched_articles"))
        state.put(connection, "revision", state.number(connection, "revision") + 1)
        decide_anew(connection, [text.article_id for text in texts])
