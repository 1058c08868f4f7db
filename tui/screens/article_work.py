"""A screen on whose open article one can say something as a whole: tags, a star, notes, that it is reviewed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from archive.on_demand import on_demand
from tui.actions.table import bindings
from tui.safe_text import plain
from tui.screens.archive_screen import ArchiveScreen
from tui.widgets.correcting_pane import CorrectingPane
from tui.wording.kind_names import STAR
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive import reading, records
    from tui.archive_access.thread import Holdings
    from tui.corrections import correction, of_articles
    from tui.screens import choices
    from tui.travel import destinations
else:
    reading = on_demand("archive.reading")
    records = on_demand("archive.records")
    destinations = on_demand("tui.travel.destinations")
    correction = on_demand("tui.corrections.correction")
    of_articles = on_demand("tui.corrections.of_articles")
    choices = on_demand("tui.screens.choices")


class ArticleWork(ArchiveScreen):
    """Asks for what a key that is about the open article leaves open."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("work")]

    @property
    def open_article(self) -> records.ArticleRecord | None:
        """The article that is shown."""
        return self.query_one(CorrectingPane).article

    def action_star(self) -> None:
        """Put a star on the article, or take it off."""
        self._with_work(lambda article, work: self.decide(of_articles.tagged(article, STAR, on=STAR not in work.tags)))

    def action_reviewed(self) -> None:
        """Say that the article is reviewed, or is not."""
        self._with_work(lambda article, work: self.decide(of_articles.reviewed(article, done=not work.review)))

    def action_tag(self) -> None:
        """Choose a tag to put on the article, or to take off."""

        def ask(article: records.ArticleRecord, work: records.HumanWorkRecord) -> None:
            def job(holdings: Holdings) -> Sequence[records.FacetValue]:
                return [
                    records.FacetValue(name, f"{name} ✓" if name in work.tags else name, count)
                    for name, count in reading.tags(holdings.archive)
                ]

            def picked(value: records.FacetValue) -> None:
                self.decide(of_articles.tagged(article, value.key, on=value.key not in work.tags))

            self.pick(plain(tr("Tag")), job, picked, typed_tag, tr("new"))

        self._with_work(ask)

    def action_note(self) -> None:
        """Write a note, or go on with one that is there."""

        def ask(article: records.ArticleRecord, work: records.HumanWorkRecord) -> None:
            if not work.notes:
                self._write_note(article, None)
                return
            notes = {note.uid: note for note in work.notes}
            answers = [choices.Answer("n", "", tr("a new note"))]
            answers += [
                choices.Answer(key, note.uid, f"{note.author}: {note.body}")
                for key, note in zip("abcdefgh", work.notes, strict=False)
            ]

            def chosen(uid: str | None) -> None:
                if uid is not None:
                    self._write_note(article, notes.get(uid))

            self.app.push_screen(choices.ChoiceScreen(plain(tr("Notes about this article")), answers), chosen)

        self._with_work(ask)

    def _write_note(self, article: records.ArticleRecord, note: records.NoteRecord | None) -> None:
        def written(body: str | None) -> None:
            if body is not None and body.strip() != (note.body if note else ""):
                self.decide(of_articles.noted(article, body, note.uid if note else ""))

        from tui.screens.note_screen import NoteScreen  # noqa: PLC0415 - start-up: an editor is slow to import

        self.app.push_screen(NoteScreen(plain(correction.quoted(article.title)), note.body if note else ""), written)

    def action_related(self) -> None:
        """Go to the articles that belong together with this one."""
        article = self.open_article
        if article is None:
            self.say(tr("No article is open."))
        else:
            self.go_to(destinations.RelatedPage(article.uid))

    def _with_work(self, then: Callable[[records.ArticleRecord, records.HumanWorkRecord], object]) -> None:
        """Go on with the open article and what people said of it."""
        article = self.open_article
        if article is None:
            self.say(tr("No article is open."))
        elif self.only_read:
            self.say_only_read()
        else:
            self.fetch_then(
                lambda holdings: reading.work_on_article(holdings.archive, article.uid),
                lambda work: then(article, work),
            )


def typed_tag(typed: str) -> records.FacetValue | None:
    """A tag that was typed."""
    return records.FacetValue(typed, typed, 0) if typed else None
