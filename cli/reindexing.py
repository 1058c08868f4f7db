"""Finds names, dates and quotes anew in the texts of an archive, in several processes, and writes as it goes."""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import islice

from archive.decisions.history import Entry, stale
from archive.opening import Archive
from archive.reextraction import KINDS, StoredArticle, count_articles, familiar_cities, found, stored_articles
from archive.writing import Writer
from extraction.detection import UNKNOWN
from extraction.extractor import Extractor
from extraction.findings import Article, Findings
from extraction.version import VERSION

_BATCH = 100
_AHEAD_FOR_EACH_PROCESS = 8
_extractor: Extractor | None = None

Extracted = tuple[Article, Findings]
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Reindexed:
    """What came of it.

    Attributes:
        articles: how many were gone through.
        changed: uids of those in which something else was found than before.
        gained: for names, dates and quotes how many are new.
        lost: how many are gone.
        failed: uid and reason of articles that were left as they are.
        stale: decisions that went stale by it.
    """

    articles: int = 0
    changed: list[str] = field(default_factory=list)
    gained: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    failed: list[tuple[str, str]] = field(default_factory=list)
    stale: list[Entry] = field(default_factory=list)


def reindex(
    archive: Archive, *, everything: bool = False, workers: int = 0, command: str = "reindex",
    progress: Progress = lambda _done, _total: None,
) -> Reindexed:  # fmt: skip
    """Extract anew, and carry out people's decisions on what is found.

    Each batch is one transaction; broken off, the same call goes on with the rest. Where a name can mean several
    cities, one that the archive often names is likelier. It is counted once, before the first article, so that the
    order of the articles and the number of processes do not matter; an import does without it, since what it finds in
    a file must not depend on the files before.

    Args:
        archive: open for writing.
        everything: also articles that this version of extraction went through already.
        workers: processes; 0 for one a core, 1 for none besides this one.
        command: the command line, for the record.
        progress: told how many articles are done, and how many there are.
    """
    wanted = None if everything else VERSION
    total = count_articles(archive, other_than=wanted)
    result = Reindexed()
    if not total:
        return result
    before = {entry.decision.uid for entry in stale(archive)}
    writer = Writer(archive)
    writer.begin_run(command)
    finished = False
    try:
        articles, familiar = stored_articles(archive, other_than=wanted), familiar_cities(archive)
        answers = _extracted(articles, familiar, workers or os.cpu_count() or 1)
        while batch := list(islice(answers, _BATCH)):
            _write(archive, writer, batch, result)
            progress(result.articles, total)
        finished = True
    finally:
        writer.finish_run(interrupted=not finished)
    result.stale = [entry for entry in stale(archive) if entry.decision.uid not in before]
    return result


def _write(
    archive: Archive, writer: Writer, batch: list[tuple[StoredArticle, Extracted | str]], result: Reindexed
) -> None:
    uids = [stored.uid for stored, _ in batch]
    before = found(archive, uids)
    for stored, answer in batch:
        if isinstance(answer, str):
            result.failed.append((stored.uid, answer))
        else:
            writer.replace_findings(stored.uid, *answer)
    writer.commit()
    after = found(archive, uids)
    result.articles += len(batch)
    changed = set()
    for kind in KINDS:
        gained, lost = after[kind] - before[kind], before[kind] - after[kind]
        result.gained[kind] += len(gained)
        result.lost[kind] += len(lost)
        changed |= {uid for uid, *_ in gained | lost}
    result.changed += [uid for uid in uids if uid in changed]


def _extracted(
    articles: Iterator[StoredArticle], familiar: Mapping[int, int], workers: int
) -> Iterator[tuple[StoredArticle, Extracted | str]]:
    """Each article with what is found in it, or why that failed, in order; a bounded number ahead."""
    if workers == 1:
        _load(familiar)
        yield from ((stored, _extract(stored.article)) for stored in articles)
        return
    # Spawned: a forked process would have our connection to the archive.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_load, initargs=(familiar,)) as pool:
        waiting: list[tuple[StoredArticle, Future[Extracted | str]]] = []
        try:
            for stored in articles:
                waiting.append((stored, pool.submit(_extract, stored.article)))
                if len(waiting) > workers * _AHEAD_FOR_EACH_PROCESS:
                    first, answer = waiting.pop(0)
                    yield first, answer.result()
            for stored, answer in waiting:
                yield stored, answer.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _load(familiar: Mapping[int, int]) -> None:
    global _extractor  # noqa: PLW0603 - one for each process, since it takes long to open
    _extractor = Extractor.load(familiar=familiar)


def _extract(article: Article) -> Extracted | str:
    assert _extractor is not None
    declared = article.language if article.language_basis == "declared" else None
    try:
        language, findings = _find(_extractor, article, declared)
        if language == UNKNOWN and article.language != UNKNOWN:
            # The importer told the language of a text too short for extraction to tell it.
            language, findings = _find(_extractor, article, article.language)
    except Exception as error:  # noqa: BLE001 - one article must not stop the others; what was found before stays
        return f"{type(error).__name__}: {error}"
    return replace(article, language=language), findings


def _find(extractor: Extractor, article: Article, language: str | None) -> tuple[str, Findings]:
    published = article.publication.earliest if article.publication else None
    title_end = len(article.title) if article.text.startswith(article.title) else 0
    return extractor.find(article.text, language=language, published=published, title_end=title_end)
