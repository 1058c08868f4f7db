"""A screen on which persons, places and organisations can be joined, told apart, split and renamed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from archive.on_demand import on_demand
from archive.opening import Archive
from tui.archive_access.thread import Holdings
from tui.safe_text import plain
from tui.screens.archive_screen import ArchiveScreen
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive import reading
    from archive.decisions.preview import Preview
    from archive.records import EntityRecord, FacetValue
    from tui import gathering
    from tui.corrections import correction, new_entities, of_entities, steps
    from tui.screens import choices, preview_screen, prompt
    from tui.wording import kind_names
else:
    reading = on_demand("archive.reading")
    correction = on_demand("tui.corrections.correction")
    new_entities = on_demand("tui.corrections.new_entities")
    of_entities = on_demand("tui.corrections.of_entities")
    steps = on_demand("tui.corrections.steps")
    gathering = on_demand("tui.gathering")
    kind_names = on_demand("tui.wording.kind_names")
    choices = on_demand("tui.screens.choices")
    preview_screen = on_demand("tui.screens.preview_screen")
    prompt = on_demand("tui.screens.prompt")


class EntityCorrecting(ArchiveScreen):
    """Asks for what a correction of a person, place or organisation leaves open."""

    def with_entity(self, uid: str, then: Callable[[EntityRecord], object]) -> None:
        """Go on with an entity as it is in the archive now."""
        self.fetch_then(lambda holdings: reading.entity(holdings.archive, uid), then)

    def _pick_other(self, entity: EntityRecord, title: str, then: Callable[[str], object]) -> None:
        """Ask for the uid of another of the same kind."""

        def job(holdings: Holdings) -> Sequence[FacetValue]:
            return [value for value in gathering.everybody(holdings, entity.kind) if value.key != entity.uid]

        self.pick(plain(title.format(name=correction.quoted(entity.label))), job, lambda value: then(value.key))

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

        def job(archive: Archive) -> tuple[str, list[tuple[correction.Correction, Preview]]]:
            first, second = reading.entity(archive, one), reading.entity(archive, other)
            question = tr("Is {one} the same as {other}?").format(
                one=correction.quoted(first.label), other=correction.quoted(second.label)
            )
            corrections = (of_entities.merged(first, second), of_entities.merged(second, first))
            return question, [(each, steps.previewed(archive, *each.proposals)) for each in corrections]

        def show(result: tuple[str, list[tuple[correction.Correction, Preview]]]) -> None:
            question, ways = result

            def answered(at: int | None) -> None:
                if at is not None:
                    self.decide(ways[at][0])

            self.app.push_screen(
                preview_screen.PreviewScreen(*(preview_screen.Proposed(question, preview) for _, preview in ways)),
                answered,
            )

        self.change(job, then=self.keyboard.once_shown(show, "are ignored"))

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
        answers = [choices.Answer("a", article, tr("its mentions in this article"))] if article else []
        answers += [
            choices.Answer(
                key, f"name {name}", tr("the spelling {words}, everywhere").format(words=correction.quoted(name))
            )
            for key, name in zip("sbcdefghijklmnop", names, strict=False)
        ]
        if not answers:
            self.say(tr("It has no other spelling that could be split off."))
            return

        def chosen(answer: str | None) -> None:
            if answer is not None:
                name = answer.removeprefix("name ") if answer.startswith("name ") else ""
                self._ask_split_name(entity, name, "" if name else answer)

        title = tr("What is not {name}?").format(name=correction.quoted(entity.label))
        self.app.push_screen(choices.ChoiceScreen(plain(title), answers), chosen)

    def _ask_split_name(self, entity: EntityRecord, name: str, article: str) -> None:
        def answered(label: str | None) -> None:
            typed = new_entities.typed_entity(entity.kind, label or "")
            if typed is None:
                return
            uid = typed.key if typed.key != entity.uid else f"{typed.key}-2"
            self.decide(of_entities.split_off(entity, new_entities.Named(uid, typed.label), name=name, article=article))

        self.app.push_screen(
            prompt.PromptScreen(plain(tr("What is the other one called?")), name or entity.label), answered
        )

    # -- names ---------------------------------------------------------------------------------------------------------

    def renaming_answers(self) -> list[choices.Answer]:
        """Answers of a choice that are about the name of an entity."""
        return [
            choices.Answer("n", "rename", tr("call it otherwise…")),
            choices.Answer("a", "add-name", tr("add a name, with its language: uk: Краків…")),
        ]

    def ask_rename(self, entity: EntityRecord) -> None:
        """Ask for another name or kind."""
        kinds = (("p", "person"), ("c", "place"), ("o", "organisation"))
        answers = self.renaming_answers()
        answers += [
            choices.Answer(key, kind, tr("it is {what}").format(what=kind_names.kind_name("finding", kind)))
            for key, kind in kinds
            if kind != entity.kind
        ]

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self.rename_by(answer, entity)

        self.app.push_screen(choices.ChoiceScreen(plain(entity.label), answers), chosen)

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
            self.app.push_screen(prompt.PromptScreen(plain(tr("What is it called?")), entity.label), typed)
        else:
            self.app.push_screen(prompt.PromptScreen(plain(tr("Another name, with its language if you like"))), typed)
