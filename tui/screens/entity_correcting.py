"""A screen on which persons, places and organisations can be joined, told apart, split and renamed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from archive import reading
from archive.opening import Archive
from archive.records import EntityRecord, FacetValue
from tui.archive_thread import Holdings
from tui.corrections import of_entities
from tui.corrections.correction import Correction, quoted
from tui.corrections.new_entities import Named, typed_entity
from tui.corrections.steps import previewed
from tui.gathering import everybody
from tui.kind_names import kind_name
from tui.safe_text import plain
from tui.screens.archive_screen import ArchiveScreen
from tui.screens.choices import Answer, ChoiceScreen
from tui.screens.preview_screen import PreviewScreen, Proposed
from tui.screens.prompt import PromptScreen
from tui.translation import tr

if TYPE_CHECKING:
    from archive.decisions.preview import Preview


class EntityCorrecting(ArchiveScreen):
    """Asks for what a correction of a person, place or organisation leaves open."""

    def with_entity(self, uid: str, then: Callable[[EntityRecord], object]) -> None:
        """Go on with an entity as it is in the archive now."""
        self.fetch_then(lambda holdings: reading.entity(holdings.archive, uid), then)

    def _pick_other(self, entity: EntityRecord, title: str, then: Callable[[str], object]) -> None:
        """Ask for the uid of another of the same kind."""

        def job(holdings: Holdings) -> Sequence[FacetValue]:
            return [value for value in everybody(holdings, entity.kind) if value.key != entity.uid]

        self.pick(plain(title.format(name=quoted(entity.label))), job, lambda value: then(value.key))

    # -- the same, or not ----------------------------------------------------------------------------------------------

    def ask_merge(self, entity: EntityRecord) -> None:
        """Ask who it is the same as, and show what would change."""
        self._pick_other(entity, tr("Who is the same as {name}?"), lambda other: self.show_merge(entity.uid, other))

    def show_merge(self, one: str, other: str) -> None:
        """Show both sides and what would be left of them, whichever name stays; then decide.

        Args:
            one: uid of the one whose name goes.
            other: uid of the one whose name stays, unless the reader wants it the other way round.
        """

        def job(archive: Archive) -> tuple[str, list[tuple[Correction, Preview]]]:
            first, second = reading.entity(archive, one), reading.entity(archive, other)
            question = tr("Is {one} the same as {other}?").format(one=quoted(first.label), other=quoted(second.label))
            corrections = (of_entities.merged(first, second), of_entities.merged(second, first))
            return question, [(correction, previewed(archive, *correction.proposals)) for correction in corrections]

        def show(result: tuple[str, list[tuple[Correction, Preview]]]) -> None:
            question, ways = result

            def answered(at: int | None) -> None:
                if at is not None:
                    self.decide(ways[at][0])

            self.app.push_screen(PreviewScreen(*(Proposed(question, preview) for _, preview in ways)), answered)

        self.change(job, then=show)

    def ask_apart(self, entity: EntityRecord) -> None:
        """Ask who it is not the same as."""

        def picked(uid: str) -> None:
            self.with_entity(uid, lambda other: self.decide(of_entities.told_apart(entity, other)))

        self._pick_other(entity, tr("Who is not the same as {name}?"), picked)

    # -- splitting -----------------------------------------------------------------------------------------------------

    def ask_split(self, entity: EntityRecord, words: str = "", article: str = "") -> None:
        """Ask who is to be split off, and what goes with them.

        Args:
            entity: whose names they are now.
            words: a spelling that may go.
            article: uid of an article whose mentions may go.
        """
        names = [words] if words else [name for name in entity.names if name != entity.label]
        choices = [Answer("a", article, tr("its mentions in this article"))] if article else []
        choices += [
            Answer(key, f"name {name}", tr("the spelling {words}, everywhere").format(words=quoted(name)))
            for key, name in zip("sbcdefghijklmnop", names, strict=False)
        ]
        if not choices:
            self.say(tr("It has no other spelling that could be split off."))
            return

        def chosen(answer: str | None) -> None:
            if answer is not None:
                name = answer.removeprefix("name ") if answer.startswith("name ") else ""
                self._ask_split_name(entity, name, "" if name else answer)

        title = tr("What is not {name}?").format(name=quoted(entity.label))
        self.app.push_screen(ChoiceScreen(plain(title), choices), chosen)

    def _ask_split_name(self, entity: EntityRecord, name: str, article: str) -> None:
        def answered(label: str | None) -> None:
            typed = typed_entity(entity.kind, label or "")
            if typed is None:
                return
            uid = typed.key if typed.key != entity.uid else f"{typed.key}-2"
            self.decide(of_entities.split_off(entity, Named(uid, typed.label), name=name, article=article))

        self.app.push_screen(PromptScreen(plain(tr("What is the other one called?")), name or entity.label), answered)

    # -- names ---------------------------------------------------------------------------------------------------------

    def renaming_answers(self) -> list[Answer]:
        """Answers of a choice that are about the name of an entity."""
        return [
            Answer("n", "rename", tr("call it otherwise…")),
            Answer("a", "add-name", tr("add a name, with its language: uk: Краків…")),
        ]

    def ask_rename(self, entity: EntityRecord) -> None:
        """Ask for another name or kind."""
        kinds = (("p", "person"), ("c", "place"), ("o", "organisation"))
        answers = self.renaming_answers()
        answers += [
            Answer(key, kind, tr("it is {what}").format(what=kind_name("finding", kind)))
            for key, kind in kinds
            if kind != entity.kind
        ]

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self.rename_by(answer, entity)

        self.app.push_screen(ChoiceScreen(plain(entity.label), answers), chosen)

    def rename_by(self, answer: str, entity: EntityRecord) -> None:
        """Ask for the new name, then decide; or decide the kind that was chosen.

        Args:
            answer: `rename`, `add-name`, or a kind.
            entity: what it is about.
        """
        if answer in ("person", "place", "organisation"):
            self.decide(of_entities.retyped(entity, answer))  # type: ignore[arg-type]
            return

        def typed(text: str | None) -> None:
            if text is None:
                return
            if answer == "rename":
                self.decide(of_entities.renamed(entity, text))
            else:
                self.decide(of_entities.named_also(entity, *of_entities.name_typed(text)))

        if answer == "rename":
            self.app.push_screen(PromptScreen(plain(tr("What is it called?")), entity.label), typed)
        else:
            self.app.push_screen(PromptScreen(plain(tr("Another name, with its language if you like"))), typed)
