"""What an import came to, in lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.dossiers.line import Dossier, Line, section
from tui.wording import formats
from tui.wording.refusals import refusal_words
from tui.wording.translation import tr, trn

if TYPE_CHECKING:
    from tui.importing import ImportReport


def outcome_words(counts: Mapping[str, int]) -> str:
    """How many of each outcome: `12 new, 3 same`."""
    words = {
        "new": trn("{number} new", "{number} new", counts.get("new", 0)),
        "changed": tr("{number} changed"),
        "same": tr("{number} same"),
        "duplicate": tr("{number} duplicate"),
        "rejected": tr("{number} rejected"),
    }
    told = [text.format(number=formats.number(counts[kind])) for kind, text in words.items() if counts.get(kind)]
    return ", ".join(told) or tr("nothing")


def import_report(report: ImportReport) -> Dossier:
    """A line for what became of the files, and one for each that was rejected, with the reason."""
    files = trn("{number} file", "{number} files", report.files).format(number=formats.number(report.files))
    state = tr("Stopped") if report.stopped else tr("Done")
    lines = [Line(f"{files}: {outcome_words(report.counts)}", lead=state)]
    rejected = [Line(f"{name}: {refusal_words(reason)}", look="warning") for name, reason in report.rejected]
    lines += section(tr("Rejected"), rejected, tail=formats.number(report.counts.get("rejected", 0)))
    return Dossier(tr("Import"), tr("Import"), tuple(lines))
