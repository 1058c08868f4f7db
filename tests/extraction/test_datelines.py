"""Where and when an article was written is no event, and what is called off does not stay announced."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.extractor import Extractor

PUBLISHED = date(2024, 3, 12)


def kinds(extractor: Extractor, language: str, body: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    title = "Rathaus"
    text = f"{title}\n\n{body}"
    _, found = extractor.find(text, language=language, published=published, title_end=len(title))
    return [(mention.edtf, mention.kind) for mention in found.dates]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("de", "Leipzig, 12. März 2024. Die Stadt hat neue Bäume gepflanzt."),
        ("de", "LEIPZIG (dpa), 12. März 2024 – Die Stadt hat neue Bäume gepflanzt."),
        ("de", "Frankfurt (Oder), den 12. März 2024: Die Stadt hat neue Bäume gepflanzt."),
        ("pl", "KRAKÓW, 12 marca 2024 – Miasto posadziło drzewa."),
        ("pl", "GDAŃSK, 12 marca 2024 r. Miasto posadziło drzewa."),
        ("en", "COVENTRY (12 March 2024) - The city has planted trees."),
        ("uk", "Київ, 12 березня 2024 року. — Місто посадило дерева."),
        ("en", "BIRMINGHAM, 12 March 2024 — The city has planted trees."),
        ("fr", "Lyon, le 12 mars 2024. La ville a planté des arbres."),
        ("cs", "Brno, 12. března 2024 – Město vysadilo stromy."),
        ("it", "Bologna, 12 marzo 2024. La città ha piantato alberi."),
        ("es", "Zaragoza, 12 de marzo de 2024. La ciudad ha plantado árboles."),
    ],
)
def test_a_dateline_is_the_day_of_publication(extractor: Extractor, language: str, body: str) -> None:
    assert kinds(extractor, language, body) == [("2024-03-12", "publication")]
    assert kinds(extractor, language, body, None) == [("2024-03-12", "publication")]


@pytest.mark.parametrize(
    "body",
    [
        "Am 12. März 2024 – endlich – hat die Stadt Bäume gepflanzt.",
        "Leipzig, 8. September 1973: Die Vertreter beider Städte unterzeichnen den Vertrag.",
        "Im Rathaus wurde gefeiert. In Leipzig, am 12. März 2024, hat die Stadt Bäume gepflanzt.",
    ],
)
def test_a_date_that_is_told_of_is_no_dateline(extractor: Extractor, body: str) -> None:
    [(_, kind)] = kinds(extractor, "de", body)
    assert kind in {"event", "founding"}


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("de", "Der für den 5. April geplante Besuch aus Lyon wurde abgesagt.", "-2024-04-05"),
        ("de", "Das Fest am 9. Mai fällt aus, das am 6. Mai findet statt.", "-2024-05-09 +2024-05-06"),
        ("de", "Das für den 10. Mai vorgesehene Treffen ist auf Juni verschoben.", "-2024-05-10 +2024-06"),
        ("de", "Der Besuch ist für den 20. April geplant. Er musste abgesagt werden.", "-2024-04-20"),
        ("de", "Die Stadt sagte das für den 28. April geplante Fest ab.", "-2024-04-28"),
        ("de", "Das Konzert am 5. Mai fällt wegen Regens aus.", "-2024-05-05"),
        ("en", "The football match on 3 April is off. It was called off by the council.", "-2024-04-03"),
        ("pl", "Koncert, który miał się odbyć 2 kwietnia, nie odbędzie się.", "-2024-04-02"),
        ("pl", "Zaplanowana na 20 maja wizyta została odwołana.", "-2024-05-20"),
        ("pl", "Wizytę planowaną na 5 kwietnia przełożono na 9 czerwca.", "-2024-04-05 +2024-06-09"),
        ("pl", "Kolejne spotkanie odbędzie się w maju 2025 roku.", "+2025-05"),
        ("uk", "Фестиваль, запланований на 1 липня, скасовано.", "-2024-07-01"),
        ("uk", "Візит делегації перенесено з 15 квітня на осінь.", "-2024-04-15 +2024-23"),
        ("en", "A concert planned for 26 April has been cancelled.", "-2024-04-26"),
        ("en", "The visit has been postponed from 5 May to 9 June.", "-2024-05-05 +2024-06-09"),
        ("en", "The trip had first been announced for May, but was postponed.", "-2024-05"),
        ("fr", "La visite de retour, prévue le 12 avril, a été annulée.", "-2024-04-12"),
        ("fr", "Le concert du 5 mai est reporté au 9 juin.", "-2024-05-05 +2024-06-09"),
        ("cs", "Koncert plánovaný na 3. května byl zrušen.", "-2024-05-03"),
        ("cs", "Návštěva, ohlášená na 9. dubna, se odkládá na podzim.", "-2024-04-09 +2024-23"),
        ("it", "La festa prevista per il 15 giugno è stata annullata.", "-2024-06-15"),
        ("it", "L'incontro, in programma il 5 maggio, è rinviato al 9 giugno.", "-2024-05-05 +2024-06-09"),
        ("es", "La visita, prevista para el 18 de mayo, ha sido cancelada.", "-2024-05-18"),
        ("es", "El concierto del 8 de abril se aplaza a junio.", "-2024-04-08 +2024-06"),
    ],
)  # fmt: skip
def test_what_is_called_off_or_put_off_is_no_plan(
    extractor: Extractor, language: str, body: str, expected: str
) -> None:
    found = kinds(extractor, language, body)
    assert " ".join({"cancelled": "-", "planned": "+"}[kind] + edtf for edtf, kind in found) == expected


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("de", "Der Besuch am 8. Mai wird nicht abgesagt."),
        ("pl", "Koncert 7 maja nie został odwołany."),
        ("en", "The fair on 3 May has not been cancelled."),
        ("fr", "Le marché du 4 mai n'est pas annulé."),
        ("cs", "Trh 6. května nebude zrušen."),
        ("it", "La fiera del 6 maggio non è stata annullata."),
        ("es", "La feria del 4 de mayo no ha sido cancelada."),
        ("uk", "Ярмарок 4 травня не скасовано."),
    ],
)
def test_what_is_not_called_off_stays_planned(extractor: Extractor, language: str, body: str) -> None:
    [(_, kind)] = kinds(extractor, language, body)
    assert kind == "planned"


def test_a_date_of_the_past_is_cancelled_only_where_it_was_planned(extractor: Extractor) -> None:
    assert kinds(extractor, "de", "Am 5. März hat die Stadt den Besuch abgesagt.") == [("2024-03-05", "event")]
    assert kinds(extractor, "de", "Der für den 5. März geplante Besuch wurde abgesagt.") == [
        ("2024-03-05", "cancelled")
    ]


def test_news_beside_an_old_treaty_are_not_of_its_year(extractor: Extractor) -> None:
    body = "Beide Städte unterzeichneten den Vertrag am 14. Oktober 1994. Im Februar fuhr eine Gruppe nach Brünn."
    assert kinds(extractor, "de", body) == [("1994-10-14", "founding"), ("2024-02", "event")]


def test_words_in_quotation_marks_do_not_date_what_stands_outside(extractor: Extractor) -> None:
    assert kinds(extractor, "de", "„Die Partnerschaft lebt von den Schulen“, sagte sie am Montag.") == [
        ("2024-03-11", "event")
    ]
    assert kinds(extractor, "cs", "„Těšíme se na září,“ dodal mluvčí.") == [("2024-09", "planned")]


def test_what_is_said_of_what_is_to_come_is_not_told_as_past(extractor: Extractor) -> None:
    assert kinds(extractor, "it", "Il sindaco ha detto che a giugno una scuola partirà.") == [("2024-06", "planned")]
    assert kinds(extractor, "en", "She said a group would travel in October.") == [("2024-10", "planned")]


def test_from_a_month_on_is_said_of_what_is_to_come(extractor: Extractor) -> None:
    assert kinds(extractor, "de", "Ab Mai fahren zwei Züge am Tag.") == [("2024-05/..", "planned")]
