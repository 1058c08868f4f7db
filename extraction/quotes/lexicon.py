"""The words of saying in a language: its `[quotes]` section as sets and tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from extraction import languages
from extraction.forms import spell_out

Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class WordList:
    """Words by their whole form, by how they begin (`name*`) or by how they end (`*angaben`).

    Attributes:
        words: whole words, casefolded.
        starts: beginnings.
        ends: endings.
    """

    words: frozenset[str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]

    def __contains__(self, word: str) -> bool:
        return word in self.words or word.startswith(self.starts) or word.endswith(self.ends)

    def __or__(self, other: WordList) -> WordList:
        return WordList(self.words | other.words, self.starts + other.starts, self.ends + other.ends)

    @classmethod
    def of(cls, words: str | list[str]) -> WordList:
        """A list from the language data."""
        forms = [form.casefold() for part in ([words] if isinstance(words, str) else words) for form in spell_out(part)]
        return cls(
            frozenset(form for form in forms if "*" not in form),
            tuple(form[:-1] for form in forms if form.endswith("*")),
            tuple(form[1:] for form in forms if form.startswith("*")),
        )


@dataclass(frozen=True)
class Lexicon:
    """The words of saying of one language; each attribute is described beside its list in the language data."""

    verbs: WordList
    separable: Mapping[str, frozenset[str]]
    weak_verbs: WordList
    judging: WordList
    nouns: WordList
    according_before: Phrases
    according_after: WordList
    according_prepositions: WordList
    according_nouns: WordList
    so: WordList
    judged_as: WordList
    passive: WordList
    impersonal: WordList
    how: WordList
    complementizers: WordList
    first_person: WordList
    question_words: WordList
    subjunctive: WordList
    reporting: WordList
    infinitive_marks: WordList
    pronouns: Mapping[str, str]
    noun_capitals: bool
    determiners: WordList
    oblique_determiners: WordList
    prepositions: WordList
    relatives: WordList
    adverbs: WordList
    agents: WordList
    clause_openers: WordList
    roles: WordList
    groups: WordList
    feminine_roles: WordList
    name_before: WordList
    name_after: WordList


@cache
def lexicon(language: str) -> Lexicon:
    """The words of saying of a language, built once per process; empty where there is no data."""
    data: Mapping[str, Any] = languages.load(language) if language in languages.CODES else {}
    section = data.get("quotes", {})
    syntax, not_speech = section.get("syntax", {}), section.get("not_speech", {})
    pronouns: dict[str, str] = {}
    for kind, words in section.get("pronouns", {}).items():
        for word in spell_out(words):
            pronouns[word] = pronouns.get(word, "") + kind
    return Lexicon(
        verbs=WordList.of(section.get("verbs", "")),
        separable=_separable(section.get("separable", [])),
        weak_verbs=WordList.of(section.get("weak_verbs", "")),
        judging=WordList.of(section.get("judging", "")),
        nouns=WordList.of(section.get("nouns", "")),
        according_before=_phrases(section.get("according_before", "")),
        according_after=WordList.of(section.get("according_after", "")),
        according_prepositions=WordList.of(section.get("according_prepositions", "")),
        according_nouns=WordList.of(section.get("according_nouns", "")),
        so=WordList.of(section.get("so", "")),
        judged_as=WordList.of(section.get("judged_as", "")),
        passive=WordList.of(section.get("passive", "")),
        impersonal=WordList.of(section.get("impersonal", "")),
        how=WordList.of(section.get("how", "")),
        complementizers=WordList.of(section.get("complementizers", "")),
        first_person=WordList.of(section.get("first_person", "")),
        question_words=WordList.of(section.get("question_words", "")),
        subjunctive=WordList.of(section.get("subjunctive", "")),
        reporting=WordList.of(section.get("reporting", "")),
        infinitive_marks=WordList.of(section.get("infinitive_marks", "")),
        pronouns=pronouns,
        noun_capitals=bool(syntax.get("noun_capitals", False)),
        determiners=WordList.of(syntax.get("determiners", "")),
        oblique_determiners=WordList.of(syntax.get("oblique_determiners", "")),
        prepositions=WordList.of(syntax.get("prepositions", "")),
        relatives=WordList.of(syntax.get("relatives", "")),
        adverbs=WordList.of(syntax.get("adverbs", "")),
        agents=WordList.of(syntax.get("agents", "")),
        clause_openers=WordList.of(syntax.get("clause_openers", "")),
        roles=WordList.of(section.get("roles", "")),
        groups=WordList.of(section.get("groups", "")),
        feminine_roles=WordList.of(section.get("feminine_roles", "")),
        name_before=WordList.of(not_speech.get("before", "")),
        name_after=WordList.of(not_speech.get("after", "")),
    )


def _separable(forms: list[str]) -> dict[str, frozenset[str]]:
    """From a verb's form to the particles of which one must stand in its clause."""
    table: dict[str, frozenset[str]] = {}
    for form in forms:
        verbs, _, particles = form.rpartition(" ")
        for verb in spell_out(verbs):
            table[verb] = table.get(verb, frozenset()) | frozenset(spell_out(particles))
    return table


def _phrases(words: str) -> Phrases:
    return tuple(sorted((tuple(form.split()) for form in spell_out(words)), key=len, reverse=True))
