"""The language of a text that does not declare it."""

from __future__ import annotations

import pytest

from extraction.detection import UNKNOWN, detect_language

SENTENCES = {
    "de": "Die Delegation der Stadt ist nach Krakau gefahren und wurde dort von der Partnerstadt empfangen.",
    "pl": "Delegacja miasta pojechała do Lipska i została tam przyjęta przez władze, które się ucieszyły.",
    "uk": "Делегація міста приїхала до Кракова і зустрілася з міським головою, який розповів про допомогу.",
    "en": "The delegation of the city travelled to Leipzig and was welcomed there by the mayor and his deputy.",
    "fr": "La délégation de la ville est partie pour Leipzig et elle a été reçue par le maire dans la grande salle.",
    "cs": "Delegace města se vydala do Lipska a byla tam přijata primátorem, který se na setkání velmi těšil.",
    "it": "La delegazione della città è partita per Lipsia ed è stata ricevuta dal sindaco nella sala del comune.",
    "es": "La delegación de la ciudad viajó a Leipzig y fue recibida por el alcalde en el salón del ayuntamiento.",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_tells_its_language(code: str) -> None:
    assert detect_language(SENTENCES[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "Делегация города приехала в понедельник и была принята мэром, который рассказал о помощи для больниц.",
        "De delegatie van de stad is maandag naar Leipzig vertrokken en werd daar door de burgemeester ontvangen.",
        "Krakau Leipzig Kyjiw",
        "",
    ],
)
def test_other_languages_and_mere_names_stay_undetermined(text: str) -> None:
    assert detect_language(text) == UNKNOWN
