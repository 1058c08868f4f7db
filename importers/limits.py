"""How much of anything is read. Figures start from measurements on real pages and made attacks; all can be changed."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one import.

    Attributes:
        file_bytes: of a file that is read whole.
        text_bytes: of a text file.
        container_bytes: of a container, which is read as a stream.
        member_bytes: of one thing inside a container, expanded.
        total_bytes: of everything expanded out of one container.
        ratio: of expanded to packed size.
        members: things in one container.
        nesting: containers in containers.
        article_characters: of one article.
        html_bytes: of a page.
        html_tags: of a page; the largest of 1,200 real ones has 19,437.
        html_attributes: of one tag; parsers compare each with each.
        pdf_pages: of a document.
        seconds: wall-clock time for reading one file, and again for finding in one article.
        memory_bytes: that a worker may use beyond what it has loaded.
    """

    file_bytes: int = 128 * MEBIBYTE
    text_bytes: int = 16 * MEBIBYTE
    container_bytes: int = 64 * 1024 * MEBIBYTE
    member_bytes: int = 64 * MEBIBYTE
    total_bytes: int = 4096 * MEBIBYTE
    ratio: int = 200
    members: int = 20_000
    nesting: int = 3
    article_characters: int = 600_000
    html_bytes: int = 20 * MEBIBYTE
    html_tags: int = 100_000
    html_attributes: int = 2_000
    pdf_pages: int = 2_000
    seconds: float = 15.0
    memory_bytes: int = 384 * MEBIBYTE


def readable_size(size: int) -> str:
    """A number of bytes as people read it, such as `64 MB`."""
    value = float(size)
    for unit in ("bytes", "kB", "MB", "GB"):
        if value < 1024 or unit == "GB":
            break
        value /= 1024
    return f"{value:.0f} {unit}" if value >= 10 or unit == "bytes" else f"{value:.1f} {unit}"
