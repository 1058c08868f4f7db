"""The journal as lines of a page: who decided what about something, when and why, and why the program thought so."""

from __future__ import annotations

from archive import reading
from archive.decisions import anchoring, journal
from archive.decisions.decision import Decision, Target
from archive.decisions.history import Entry, history, log, stale
from archive.errors import ArchiveError
from archive.opening import Archive
from archive.records import ArticleRecord, DateRecord, MentionRecord, QuoteRecord
from tui.article_text.findings import Finding, findings_of
from tui.corrections.correction import quoted
from tui.corrections.of_findings import what
from tui.corrections.sentences import LabelOf, decision_sentence
from tui.dossiers.line import Dossier, Evidence, Line, section
from tui.travel.destinations import EntityPage
from tui.wording import formats
from tui.wording.kind_names import kind_name
from tui.wording.reasons import reason_words
from tui.wording.translation import tr

_SHOWN = 500


def label_finder(archive: Archive) -> LabelOf:
    """Looks up what people call an entity or an article; the uid itself when it is not in the archive."""
    known: dict[str, str] = {}

    def label_of(uid: str) -> str:
        if uid not in known:
            known[uid] = _label(archive, uid)
        return known[uid]

    return label_of


def told(archive: Archive, decisions: list[Decision]) -> list[str]:
    """Some decisions, a sentence each."""
    label_of = label_finder(archive)
    return [decision_sentence(decision, label_of) for decision in decisions]


def journal_page(archive: Archive) -> Dossier:
    """All decisions, the newest first, those that change nothing now before them."""
    gone = stale(archive)
    lines = [
        *section(tr("Decisions that change nothing now"), [_line(archive, entry) for entry in gone]),
        *section(
            tr("All decisions"), _lines(archive, log(archive, limit=_SHOWN)),
            empty=tr("Nothing was decided yet."),
        ),
    ]  # fmt: skip
    return Dossier(tr("Decisions"), tr("Who decided what; u takes the one under the cursor back"), tuple(lines[1:]))


def entity_page(archive: Archive, uid: str) -> Dossier:
    """All decisions about a person, place or organisation."""
    entity = reading.entity(archive, uid)
    entries = history(archive, Target("entity", entity=uid), limit=_SHOWN)
    notes = reading.work_on_entity(archive, uid).notes
    lines = [
        Line(entity.label, lead=tr("Name"), leads_to=EntityPage(uid)),
        *section(tr("Notes"), [Line(note.body, lead=note.author) for note in notes]),
        *section(tr("Decisions"), _lines(archive, entries), empty=tr("Nobody decided anything about it.")),
    ]
    return Dossier(tr("History: {name}").format(name=entity.label), entity.label, tuple(lines))


def why_page(archive: Archive, target: Target) -> Dossier:
    """Why something was found, and all decisions about it."""
    article = reading.article(archive, target.article)
    finding = _found(article, target)
    entries = history(archive, target, limit=_SHOWN)
    lines = [
        *(_why(article, finding) if finding is not None else [Line(tr("It is not shown now."), look="warning")]),
        *section(tr("Decisions"), _lines(archive, entries), empty=tr("Nobody decided anything about it.")),
    ]
    return Dossier(tr("Why: {words}").format(words=quoted(target.exact)), quoted(target.exact), tuple(lines))


def _found(article: ArticleRecord, target: Target) -> Finding | None:
    place = anchoring.find(target, article.text)
    if isinstance(place, anchoring.Vanished):
        return None
    here = (finding for finding in findings_of(article) if (finding.start, finding.end) == tuple(place))
    names = {"place", "person", "organisation"}
    return next((one for one in here if one.kind == target.kind or {one.kind, target.kind} <= names), None)


def _why(article: ArticleRecord, finding: Finding) -> list[Line]:
    """What it was found to be, how surely, and by what."""
    found = finding.found
    evidence = Evidence(article.uid, finding.spans)
    leads_to = EntityPage(finding.entity) if finding.entity else None
    lines = [Line(what(finding), lead=tr("It is"), evidence=evidence, leads_to=leads_to)]
    if isinstance(found, DateRecord):
        lines.append(Line(f"{formats.edtf(found.edtf)} ({found.edtf})", lead=tr("Meaning"), evidence=evidence))
        if found.earliest != found.latest:
            lines.append(Line(f"{found.earliest or '…'} – {found.latest or '…'}", lead=tr("Within")))
        if found.weekday_agrees is False:
            lines.append(Line(tr("That day was another day of the week."), look="warning"))
    if isinstance(found, QuoteRecord):
        lines += _about_speaker(found)
    if isinstance(found, MentionRecord) and found.decided:
        lines.append(Line(tr("A person decided so."), lead=tr("Surely")))
    else:
        lines.append(Line(formats.percent(found.confidence), lead=tr("Surely")))
    lines.append(Line(reason_words(found.why) or "–", lead=tr("Because"), evidence=evidence))
    start, end = reading.sentence_around(article.text, (finding.start, finding.end), article.language)
    lines.append(Line(" ".join(article.text[start:end].split()), lead=tr("Sentence"), evidence=evidence))
    return lines


def _about_speaker(quote: QuoteRecord) -> list[Line]:
    lines = [Line(kind_name("speaker", quote.basis), lead=tr("Speaker by"))]
    if quote.speaker_span is not None:
        lines[0] = Line(lines[0].text, lead=lines[0].lead, evidence=Evidence(quote.article, (quote.speaker_span,)))
    if quote.cue is not None:
        lines.append(Line(tr("the word of saying"), lead=tr("and"), evidence=Evidence(quote.article, (quote.cue,))))
    return lines


def _lines(archive: Archive, entries: list[Entry]) -> list[Line]:
    """Decisions without the undos, which are told with what they took back."""
    return [_line(archive, entry) for entry in entries if entry.decision.verb != "undo"]


def _line(archive: Archive, entry: Entry) -> Line:
    """One decision: when, what, by whom, why, and what became of it."""
    decision = entry.decision
    parts = [decision_sentence(decision, label_finder(archive))]
    if decision.reason:
        parts.append(tr("because: {reason}").format(reason=decision.reason))
    if entry.state == "undone":
        parts = [tr("taken back"), *parts, _undone(archive, entry)]
    elif entry.state == "stale":
        now = tr("there stands now: {words}").format(words=quoted(entry.text_now)) if entry.text_now else ""
        parts.insert(0, ", ".join(part for part in (tr("changes nothing now"), entry.explanation, now) if part))
    look = {"undone": "quiet", "stale": "warning"}.get(entry.state, "plain")
    assert look in ("quiet", "warning", "plain")
    return Line(
        " · ".join(part for part in parts if part),
        lead=decision.made[:16].replace("T", " "),
        tail=decision.author,
        look=look,  # type: ignore[arg-type]
        evidence=_evidence(archive, decision),
        decision=decision.uid,
    )


def _undone(archive: Archive, entry: Entry) -> str:
    undo = journal.entry(archive.connection, entry.undone_by)
    return tr("by {who} on {day}").format(who=undo.author, day=undo.made[:10]) if undo is not None else ""


def _evidence(archive: Archive, decision: Decision) -> Evidence | None:
    """The words of a decision as they stand now."""
    target = decision.target
    if not target.article:
        return None
    try:
        article = reading.article(archive, target.article)
    except ArchiveError:
        return None
    place = anchoring.find(target, article.text) if target.exact else None
    spans = () if place is None or isinstance(place, anchoring.Vanished) else ((place[0], place[1]),)
    return Evidence(target.article, spans)


def _label(archive: Archive, uid: str) -> str:
    kind = uid.partition("-")[0]
    try:
        if kind in ("place", "person", "organisation"):
            return reading.entity(archive, uid).label
        return reading.article(archive, uid).title
    except ArchiveError:
        return uid
