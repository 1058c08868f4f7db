"""The worker process: reads files and finds what is in them, for the supervisor at the other end of a pipe.

It runs other people's parsers on hostile bytes, so it may hang, grow or crash; it limits its own memory, and the
supervisor kills it when it takes too long.
"""

from __future__ import annotations

import io
import os
import resource
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from archive.related.sketching import sketch
from cli.importing.messages import Answer, End, FindIn, Found, ReadFile, Reading, Ready, Request, Unpack
from extraction.detection import UNKNOWN
from extraction.document import Document
from extraction.extractor import Extractor
from extraction.findings import Article, Findings
from importers import registry
from importers.importer import ImportRefused, Refusal
from importers.language import short_text_language
from importers.limits import readable_size

IDLE_SECONDS = 120
"""A worker without a supervisor's word for so long ends; on a cluster nobody else would end it."""

MOST_REQUESTS = 5_000
"""After so many a worker is replaced by a new one, so that no parser's memory grows with the number of files."""


def serve(descriptor: int, memory: int) -> None:
    """Answer requests until the supervisor goes away.

    Args:
        descriptor: of a socket to the supervisor.
        memory: bytes that may be used beyond what is loaded.
    """
    # Ctrl-C reaches every process of the terminal; what is to end, and when, the supervisor decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    extractor = Extractor.load()
    _limit_memory(memory)
    with Connection(descriptor) as pipe:
        try:
            pipe.send(Ready())
            # Parsers warn, some of them about every object of a file; nobody reads it, and it would fill the disk.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
            for served in range(1, MOST_REQUESTS + 1):
                if not pipe.poll(IDLE_SECONDS):
                    break
                request: Request = pipe.recv()
                content = pipe.recv_bytes() if isinstance(request, ReadFile) else b""
                worn_out = _serve_one(pipe, request, content, extractor, memory) or served == MOST_REQUESTS
                pipe.send(End(worn_out))
                if worn_out:
                    break
        except (EOFError, BrokenPipeError, ConnectionResetError):
            pass


def _serve_one(pipe: Connection, request: Request, content: bytes, extractor: Extractor, memory: int) -> bool:
    """Answer one request, without the end; True when the process should not take another one."""
    name = request.document.source if isinstance(request, FindIn) else request.source.name
    answers = _answers(request, content, extractor)
    worn_out = False
    while True:
        try:
            answer = next(answers, None)
        except MemoryError:
            worn_out = True
            reason = f"reading it takes more than {readable_size(memory)} of memory: import a part of it"
            answer = Refusal(name, reason)
        except Exception as error:  # noqa: BLE001 - whatever a parser raises is the file's fault, and is told
            answer = Refusal(name, _reason(error))
        if answer is None:
            break
        pipe.send(answer)
    return worn_out


def _reason(error: Exception) -> str:
    if isinstance(error, ImportRefused):
        return str(error)
    if isinstance(error, RecursionError):
        return "it is nested too deeply: save it in a simpler format"
    detail = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    if isinstance(error, _FindingFailedError):
        return f"finding names, dates and quotes in it failed ({error}): please report it, with the file"
    return f"it cannot be read ({detail}): open it with its program and save it anew"


class _FindingFailedError(Exception):
    """Extraction has a bug; the file is not to blame."""


def _answers(request: Request, content: bytes, extractor: Extractor) -> Iterator[Answer]:
    if isinstance(request, Unpack):
        with Path(request.path).open("rb") as stream:
            yield from registry.unpack(stream, request.source)
    elif isinstance(request, FindIn):
        yield from _found(request.document, b"", extractor)
    else:
        for item in registry.read_all(io.BytesIO(content), request.source):
            if isinstance(item, Refusal):
                yield item
            else:
                yield Reading()
                yield from _found(item, content, extractor)


def _found(document: Document, content: bytes, extractor: Extractor) -> Iterator[Answer]:
    try:
        article, findings = _extracted(document, extractor)
    except MemoryError:
        raise
    except Exception as error:
        raise _FindingFailedError(" ".join(f"{type(error).__name__}: {error}".split())[:200]) from error
    whole = bool(content) and document.original == content
    yield Found(replace(document, original=b"") if whole else document, whole, article, findings, sketch(article.text))


def _extracted(document: Document, extractor: Extractor) -> tuple[Article, Findings]:
    """What extraction finds; a text too short for it to tell its language gets a second try."""
    article, findings = extractor.extract(document)
    language = short_text_language(article.text) if article.language == UNKNOWN else None
    if language:
        article, findings = extractor.extract(replace(document, language=language))
        article = replace(article, language_basis="detected")
    return article, findings


def _limit_memory(allowance: int) -> None:
    """Let the process map no more than an allowance beyond what it has mapped now (Linux; elsewhere no limit)."""
    try:
        mapped = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (mapped + allowance, mapped + allowance))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    serve(int(sys.argv[1]), int(sys.argv[2]))
