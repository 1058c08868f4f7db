"""A chronicle as Markdown with footnotes; `pandoc chronicle.md -o chronicle.docx` makes a document of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from archive.chronicle.entries import Entry, Source

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~^$&!])")
_UID_SHOWN = 8


def markdown(
    entries: Sequence[Entry],
    *,
    title: str,
    planned: str,
    cancelled: str,
    date_words: Callable[[str], str],
    undated: str,
) -> str:
    """Write a chronicle: a heading for each year, a paragraph for each sentence, a footnote for each article.

    What is quoted stands as it is in the article. Signs that Markdown would take for its own are escaped.

    Args:
        entries: oldest first.
        title: the heading.
        planned: what is added to an event that is only told of as planned.
        cancelled: what is added to one that did not take place then.
        date_words: EDTF to words.
        undated: what stands in a footnote for an article whose date is not known.
    """
    lines = [f"# {_escaped(title)}"]
    notes: list[str] = []
    numbers: dict[str, int] = {}
    year = ""
    for entry in entries:
        if entry.earliest[:4] != year:
            year = entry.earliest[:4]
            lines.append(f"## {year}")
        lines.append(f"**{_escaped(date_words(entry.edtf))}**")
        for telling in entry.tellings:
            for source in telling.sources:
                if source.article not in numbers:
                    numbers[source.article] = len(numbers) + 1
                    notes.append(f"[^{numbers[source.article]}]: {_note(source, date_words, undated)}")
            marks = dict.fromkeys(f"[^{numbers[source.article]}]" for source in telling.sources)
            state = cancelled if telling.cancelled else planned if telling.planned else ""
            remark = f" ({_escaped(state)})" if state else ""
            lines.append(f"{_escaped(telling.sentence)}{remark}{''.join(marks)}")
    return "\n\n".join([*lines, *notes]) + "\n"


def _note(source: Source, date_words: Callable[[str], str], undated: str) -> str:
    where = f"{_escaped(source.outlet)}: " if source.outlet else ""
    when = _escaped(date_words(source.published)) if source.published else _escaped(undated)
    address = f", <{source.url}>" if re.fullmatch(r"https?://[^\s<>]+", source.url) else ""
    return f"{where}*{_escaped(source.title)}*, {when}{address} ({source.article[:_UID_SHOWN]})."


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
