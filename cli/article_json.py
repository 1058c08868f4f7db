"""An article of the archive, as the JSON that `show` prints."""

from __future__ import annotations

from archive.records import ArticleRecord, EntityRecord, HumanWorkRecord, MentionRecord, QuoteRecord
from cli.json_forms import Form, date_form, entity_form, person_form, quote_form, toponym_form
from tui.wording import place_names


def article_form(article: ArticleRecord) -> Form:
    """The article and everything found in it, in the same five lists as `findings_form` gives."""
    entities = {entity.uid: entity for entity in article.entities}
    return {
        "uid": article.uid,
        "title": article.title,
        "language": article.language,
        "published": article.published,
        "text": article.text,
        "entities": [_entity(mention) for mention in article.mentions if mention.usage == "name"],
        "toponyms": [
            _toponym(mention, entities.get(mention.entity or "")) for mention in article.mentions
            if mention.kind == "place"
        ],
        "persons": _persons(article),
        "dates": [date_form(date.span, date.edtf, date.kind) for date in article.dates],
        "quotes": [_quote(quote) for quote in article.quotes],
    }  # fmt: skip


def work_form(work: HumanWorkRecord) -> Form:
    """What people said of the article as a whole; notes are Markdown."""
    notes = [
        {"uid": note.uid, "author": note.author, "changed": note.changed, "text": note.body} for note in work.notes
    ]
    return {"tags": list(work.tags), "review": work.review or None, "notes": notes}


def _entity(mention: MentionRecord) -> Form:
    return entity_form(mention.span, mention.kind, mention.label, mention.lemma, mention.entity)


def _toponym(mention: MentionRecord, entity: EntityRecord | None) -> Form:
    return toponym_form(mention.span, mention.usage, mention.label, entity.place if entity else None)


def _persons(article: ArticleRecord) -> list[Form]:
    return [
        person_form(
            entity.label,
            [
                (office.title, place_names.shown(office.place, office.place_label))
                for office in article.offices
                if office.person == entity.uid
            ],
        )
        for entity in article.entities
        if entity.kind == "person"
    ]


def _quote(quote: QuoteRecord) -> Form:
    name = quote.speaker_label if quote.speaker else ""
    return quote_form(quote.type, quote.segments, quote.speaker_span, name, quote.basis, quote.cue)
