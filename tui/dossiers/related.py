"""The page of the articles that belong together with one, or seem to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.dossiers.line import Dossier, Evidence, Line
from tui.sentences import relation_to
from tui.wording import formats
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive.records import ArticleRecord, RelationRecord
    from tui.dossiers.line import Look

_LOOKS: dict[str, Look] = {"rejected": "quiet"}


def related_dossier(article: ArticleRecord, relations: Sequence[RelationRecord]) -> Dossier:
    """The article itself, then a line for each other, in the order in which they are given."""
    own = Line(article.title, lead=tr("this article"), tail=formats.edtf(article.published), evidence=_top(article.uid))
    others = [_line(article.uid, record) for record in relations]
    empty = [] if others else [Line(tr("No other article seems to belong to it."), look="quiet")]
    return Dossier(tr("Related"), tr("What belongs together"), (own, *others, *empty))


def _line(uid: str, record: RelationRecord) -> Line:
    first = record.article == uid
    title, when = (record.other_title, record.other_published) if first else (record.title, record.published)
    states = {"found": formats.percent(record.score), "confirmed": tr("accepted"), "rejected": tr("rejected")}
    return Line(
        title,
        lead=relation_to(uid, record),
        tail=" · ".join(part for part in (formats.edtf(when), states[record.state]) if part),
        look=_LOOKS.get(record.state, "plain"),
        evidence=_top(record.other if first else record.article),
    )


def _top(uid: str) -> Evidence:
    return Evidence(uid)
