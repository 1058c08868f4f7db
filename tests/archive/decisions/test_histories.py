"""Random histories: nothing that people decided is lost, and what is shown is what a replay from scratch shows.

`HYPOTHESIS_PROFILE=search JUMELAGE_HISTORIES=1000 pytest tests/archive/decisions/test_histories.py` looks through as
many new ones as one likes; `--hypothesis-seed` says which.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.checking import check
from archive.decisions import targets
from archive.decisions.date_meaning import date_meaning
from archive.decisions.decision import VERBS, Decision, Verb
from archive.decisions.exchange import dump, load
from archive.decisions.journal import entries, live
from archive.decisions.making import Proposal, decide, redo, undo
from archive.decisions.rules import DecisionRefusedError
from archive.index.rebuilding import rebuild
from archive.opening import Archive, create, open_archive
from archive.reading import article
from archive.records import ArticleRecord
from archive.search import FileSearcher
from archive.writing import Writer
from tests.archive.decisions.conftest import shown
from tests.archive.material import KRAKOW, LEIPZIG, Material, press

HISTORIES = int(os.environ.get("JUMELAGE_HISTORIES", "30"))
BODIES = (
    "Anna Jung kam aus Halle nach Krakau. „Das war schön“, sagte Jung im Jahr 1973.",
    "Nachtrag: Jung lobte Krakau. Anna Jung kam aus Halle nach Krakau. „Das war schön“, sagte Jung im Jahr 1973.",
    "Anna Jung fuhr nach Krakau. „Das war gut“, sagte Jung im Jahr 1974. Die Halle blieb leer, auch Leipzig.",
    "Peter Wolny war in Krakau. Halle und Leipzig kennt er seit 1973. „Das war schön“, rief Wolny.",
)
PERSONS = ["Anna Jung", "Peter Wolny", "Jung"]
ENTITIES = ["person-anna-jung", "person-peter-wolny", "person-jung", "place-3094802", "place-2879139", "person-neu"]
MOVES = ["import", "extract", "decide", "decide", "decide", "undo", "redo", "exchange", "renumber"]
ABOUT = ["mention", "everywhere", "article", "quote", "date", "mark", "entity", "entity", "entity", "set"]
WORDS = ["Halle", "Krakau", "Jung", "Das war", "1973", "Leipzig", "kam"]


def written(number: int, body: int, extractor: int) -> Material:
    """One of three articles in one of its versions, as one of two extractors sees it."""
    text = BODIES[body]
    places = {"Krakau": KRAKOW, "Leipzig": LEIPZIG, **({"Halle": LEIPZIG} if extractor == 0 else {})}
    said = text[text.index("„") + 1 : text.index("“")]
    known = [name for name in PERSONS[: 3 - extractor] if name in text]
    year = text[text.index("197") :][:4]
    return press(
        f"Artikel {number}", text, url=f"https://example.org/{number}", published=date(2020, 1, 1 + number),
        places=places, persons=known, quotes=[(said, known[0] if extractor and known else None)],
        dates=[(year, year, date(int(year), 1, 1), date(int(year), 12, 31))],
    )  # fmt: skip


class History:
    """Two archives of the same articles, and the people who work on them."""

    def __init__(self, folder: Path, template: Path) -> None:
        self.archives = []
        for name in ("a.db", "b.db"):
            shutil.copy(template, folder / name)
            self.archives.append(open_archive(folder / name, write=True))
        self.now: dict[int, tuple[int, int]] = {}
        self.made: set[str] = set()
        for number in range(2):
            self.now[number] = (number, 0)
            for each in self.archives:
                put_in(each, written(number, *self.now[number]))

    def step(self, draw: st.DataObject) -> None:
        archive = self.archives[draw.draw(st.integers(0, 1), "archive")]
        move = draw.draw(st.sampled_from(MOVES))
        if move == "import":
            number, body = draw.draw(st.integers(0, 2)), draw.draw(st.integers(0, len(BODIES) - 1))
            self.now[number] = (body, self.now.get(number, (0, 0))[1])
            for each in self.archives:
                put_in(each, written(number, *self.now[number]))
        elif move == "extract" and self.now:
            number = draw.draw(st.sampled_from(sorted(self.now)))
            self.now[number] = (self.now[number][0], 1 - self.now[number][1])
            for each in self.archives:
                extract_again(each, written(number, *self.now[number]))
        elif move == "decide" and self.now:
            self.decide(archive, draw)
        elif move == "undo":
            self.undo(archive, draw)
        elif move == "redo":
            redo(archive, author=draw.draw(st.sampled_from("xy")))
        elif move == "renumber":
            rebuild(archive.connection)
        elif move == "exchange":
            load(archive, journal_of(self.archives[1 - self.archives.index(archive)]))
        self.made |= {decision.uid for each in self.archives for decision in entries(each.connection)}

    def decide(self, archive: Archive, draw: st.DataObject) -> None:
        number = draw.draw(st.sampled_from(sorted(self.now)))
        record = record_of(archive, number)
        proposals = [proposal_for(record, draw) for _ in range(draw.draw(st.sampled_from([1, 1, 2])))]
        with suppress(DecisionRefusedError):
            decide(archive, *proposals, author=draw.draw(st.sampled_from("xy")))

    def undo(self, archive: Archive, draw: st.DataObject) -> None:
        holding = [decision.uid for decision in live(archive.connection)]
        author = draw.draw(st.sampled_from("xy"))
        uid = draw.draw(st.sampled_from([None, *holding]))
        with suppress(DecisionRefusedError):
            undo(archive, uid, author=author)


def proposal_for(record: ArticleRecord, draw: st.DataObject) -> Proposal:
    """Any decision about an article, its names, or the persons in it."""
    kind = draw.draw(st.sampled_from(ABOUT))
    entity = draw.draw(st.sampled_from(ENTITIES))
    value = {"entity": entity, "label": "Neu"} if entity == "person-neu" else {"entity": entity}
    if kind == "quote" and record.quotes:
        quote = record.quotes[0]
        verb = draw.draw(st.sampled_from(["confirm", "reject", "speaker"]))
        given_ = {} if verb == "reject" else dict(targets.quote_value(quote))
        return Proposal(as_verb(verb), targets.of_quote(record, quote), given_ | (value if verb == "speaker" else {}))
    if kind == "date" and record.dates:
        named = record.dates[0]
        verb = draw.draw(st.sampled_from(["confirm", "reject", "set"]))
        meaning = {"date": {"edtf": "1975", "earliest": "1975-01-01", "latest": None}}
        given_ = {} if verb == "reject" else meaning if verb == "set" else dict(targets.date_value(named))
        return Proposal(as_verb(verb), targets.of_date(record, named), given_)
    if kind == "mark":
        return marked(record, draw, value)
    if kind == "set":
        return about_article(record, draw)
    if kind == "entity" or not record.mentions:
        return about_entity(draw, entity)
    mention = draw.draw(st.sampled_from(record.mentions))
    verb = draw.draw(st.sampled_from(["confirm", "reject", "link", "unlink", "retype"]))
    to_kind = {"kind": draw.draw(st.sampled_from(["place", "person"]))}
    given_ = {"link": value, "confirm": dict(targets.mention_value(mention)), "retype": to_kind}.get(verb, {})
    if kind == "everywhere":
        target = targets.of_name_everywhere(targets.of_mention(record, mention).kind, mention.text)
        return Proposal(as_verb(verb), target, given_, "everywhere")
    if kind == "article":
        return Proposal(as_verb(verb), targets.of_name_in_article(record, mention), given_, "article")
    return Proposal(as_verb(verb), targets.of_mention(record, mention), given_)


def about_article(record: ArticleRecord, draw: st.DataObject) -> Proposal:
    """A tag, a note, how far a review is, or another date of publication."""
    target = targets.of_article(record.uid)
    name = draw.draw(st.sampled_from(["tag", "note", "review", "published"]))
    if name == "tag":
        return Proposal("set", target, {"field": name, "name": "Tag", "value": draw.draw(st.booleans())})
    if name == "published":
        typed = draw.draw(st.sampled_from(["1999-05", "2020-01-02", None]))
        meaning = {"date": date_meaning(typed)} if typed else {}
        return Proposal("set", target, {"field": name, "value": typed, **meaning})
    return Proposal("set", target, {"field": name, "value": draw.draw(st.sampled_from(["x", None]))})


def as_verb(word: str) -> Verb:
    assert word in VERBS
    return word


def marked(record: ArticleRecord, draw: st.DataObject, value: dict[str, str]) -> Proposal:
    """Something that was missed, or the contrary."""
    words = draw.draw(st.sampled_from(WORDS))
    start = record.text.find(words)
    if start < 0:
        start, words = 0, "Artikel"
    kind = draw.draw(st.sampled_from(["place", "person", "date", "quote"]))
    target = targets.of_words(record, kind, (start, start + len(words)))  # type: ignore[arg-type]
    if draw.draw(st.booleans()):
        return Proposal("unmark", target)
    meaning = {"date": {"edtf": "1973", "earliest": "1973-01-01", "latest": "1973-12-31", "grain": "year"}}
    return Proposal("mark", target, meaning if kind == "date" else value)


def about_entity(draw: st.DataObject, entity: str) -> Proposal:
    """A decision about an entity."""
    other = draw.draw(st.sampled_from(ENTITIES))
    verb, value = draw.draw(st.sampled_from([
        ("merge", {"into": other}), ("not-same", {"other": other}), ("rename", {"label": "Anders"}),
        ("add-name", {"name": "Annerl", "language": "de"}), ("retype", {"kind": "organisation"}),
        ("split", {"entity": "person-ab", "label": "Ab", "names": ["jung"]}),
        ("set", {"field": "disambiguation", "value": "Bürgermeisterin"}),
    ]))  # fmt: skip
    return Proposal(as_verb(verb), targets.of_entity(entity), value)  # type: ignore[arg-type]


def put_in(archive: Archive, material: Material) -> None:
    writer = Writer(archive)
    writer.begin_run("import")
    writer.add(*material, path=str(archive.path.parent / material[0].source))
    writer.finish_run(interrupted=True)  # spares making the index of three articles anew each time


def extract_again(archive: Archive, material: Material) -> None:
    uid = record_of(archive, int(material[0].title.split()[1])).uid
    writer = Writer(archive)
    writer.begin_run("reindex")
    writer.replace_findings(uid, material[1], material[2])
    writer.finish_run(interrupted=True)  # spares making the index of three articles anew each time


def record_of(archive: Archive, number: int) -> ArticleRecord:
    row = archive.connection.execute("SELECT uid FROM articles WHERE title = ?", (f"Artikel {number}",)).fetchone()
    return article(archive, row[0])


def journal_of(archive: Archive) -> list[str]:
    return [json.dumps(entry) for entry in dump(archive)]


def in_date_order(archive: Archive) -> list[str]:
    searcher = FileSearcher(archive.connection)
    return [hit.uid for hit in searcher.list(searcher.parse(""))]


@contextmanager
def from_scratch(history: History, folder: Path, template: Path, journal: list[str]) -> Iterator[Archive]:
    """A new archive with the articles as they are now, imported in another order, after or before the journal."""
    shutil.copy(template, folder / "c.db")
    with open_archive(folder / "c.db", write=True) as archive:
        numbers = sorted(history.now, reverse=True)
        for number in numbers[:1]:
            put_in(archive, written(number, *history.now[number]))
        load(archive, journal)
        for number in numbers[1:]:
            put_in(archive, written(number, *history.now[number]))
        yield archive


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "empty.db"
    create(path).close()
    return path


@settings(
    max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(draw=st.data(), steps=st.integers(4, 14))
def test_nothing_is_lost_and_the_state_is_that_of_a_replay(template: Path, draw: st.DataObject, steps: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        history = History(folder, template)
        one, other = history.archives
        for _ in range(steps):
            history.step(draw)
        for archive in history.archives:
            load(archive, journal_of(other if archive is one else one))
        assert shown(one) == shown(other)
        assert in_date_order(one) == in_date_order(other)
        assert {decision.uid for decision in entries(one.connection)} == history.made
        assert not list(check(one))
        with from_scratch(history, folder, template, journal_of(one)) as scratch:
            assert shown(scratch) == shown(one)
            assert in_date_order(scratch) == in_date_order(one)
        undo_all(one)
        with from_scratch(history, folder, template, []) as untouched:
            assert shown(one) == shown(untouched)
        for archive in history.archives:
            archive.close()


@pytest.mark.parametrize("undone", [False, True])
def test_a_merged_name_that_a_decision_made_is_merged_wherever_the_journal_goes(
    template: Path, tmp_path: Path, undone: bool
) -> None:
    history = History(tmp_path, template)
    one, other = history.archives
    record = record_of(one, 0)
    place = record.text.index("Halle")
    mark = Proposal(
        "mark", targets.of_words(record, "person", (place, place + 5)), {"entity": "person-neu", "label": "Neu"}
    )
    merge = Proposal("merge", targets.of_entity("person-neu"), {"into": "person-anna-jung"})
    [marked_, _] = [decide(one, proposal, author="x")[0] for proposal in (mark, merge)]
    if undone:
        undo(one, marked_.uid, author="x")
    load(other, journal_of(one))
    with from_scratch(history, tmp_path, template, journal_of(one)) as scratch:
        assert shown(scratch) == shown(one) == shown(other)
    assert ("person-neu", "Neu", "person", "", "person-anna-jung") in shown(one)["entities"]


def test_a_name_of_another_kind_that_extraction_does_not_find_is_added_once(template: Path, tmp_path: Path) -> None:
    history = History(tmp_path, template)
    one, other = history.archives
    record = record_of(one, 0)
    halle = next(mention for mention in record.mentions if mention.text == "Halle")
    decide(one, Proposal("retype", targets.of_mention(record, halle), {"kind": "person"}), author="x")
    for archive in history.archives:
        extract_again(archive, written(0, 0, 1))
    decide(one, Proposal("reject", targets.of_name_everywhere("person", "Jung"), {}, "everywhere"), author="x")
    undo(one, author="x")
    load(other, journal_of(one))
    assert shown(one) == shown(other)
    assert [mention.text for mention in record_of(one, 0).mentions].count("Halle") == 1


def undo_all(archive: Archive) -> None:
    """Take back everything, from the last to the first."""
    remaining: list[Decision] = list(live(archive.connection))
    for decision in reversed(remaining):
        undo(archive, decision.uid, author="z")
