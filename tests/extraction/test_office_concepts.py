"""What offices are called in eight languages, and which of them are the same."""

from __future__ import annotations

from collections import Counter

import pytest

from extraction.offices.concepts import concept_of, concepts, named


@pytest.mark.parametrize(
    ("title", "concept"),
    [
        ("Oberbürgermeisterin", "head_of_city"),
        ("mayor of Leipzig", "head_of_city"),
        ("МІСЬКИЙ ГОЛОВА", "head_of_city"),
        ("обер-бургомістр", "head_of_city"),
        ("vrchní starostka", "head_of_city"),
        ("Bürgermeister für Kultur", "deputy_head_of_city"),
        ("deputy mayor for culture", "deputy_head_of_city"),
        ("maire adjoint", "deputy_head_of_city"),
        ("Sportbürgermeister", "deputy_head_of_city"),
        ("burmistrz do spraw kultury", "deputy_head_of_city"),
        ("Altoberbürgermeister", "former_head_of_city"),
        ("Bezirksbürgermeisterin", "head_of_district"),
        ("Kultusministerin", "minister"),
        ("Premierminister", "head_of_government"),
        ("konsul generalna", "consul_general"),
        ("concejala de Cultura", "councillor"),
        ("dyrektor liceum", "headteacher"),
        ("керівниця відділу міжнародної співпраці", "head_of_international_office"),
        ("kierownik Referatu Współpracy z Zagranicą", "head_of_international_office"),
    ],
)
def test_a_title_belongs_to_the_office_that_its_longest_term_names(title: str, concept: str) -> None:
    found = concept_of(title)
    assert found
    assert found[0].name == concept


@pytest.mark.parametrize(
    "title",
    ["Präsident", "présidente", "prezydent", "президент", "president of the society", "Meister", "mayoral candidate",
     "Bürgermeisteramtsleiter", "Leiterin", "head of marketing", "директор", ""],
)  # fmt: skip
def test_titles_of_others_belong_to_none(title: str) -> None:
    assert concept_of(title) is None


def test_only_a_whole_term_asks_for_an_office() -> None:
    assert [concept.name for concept in named("Mayor")] == ["head_of_city"]
    assert [concept.name for concept in named("prezydent")] == ["head_of_city"]
    assert [concept.name for concept in named("consul")] == ["consul", "consul_general", "honorary_consul"]
    assert named("mayor of Leipzig") == named("may") == named("Präsident") == named("президент") == named("") == ()


def test_no_title_means_two_offices() -> None:
    often = Counter(term for concept in concepts().values() for term in concept.terms)
    assert not [term for term, times in often.items() if times > 1]


def test_offices_include_only_offices_that_there_are() -> None:
    assert {name for concept in concepts().values() for name in concept.narrower} <= set(concepts())
