"""The words of saying in a language: its `[quotes]` section as sets and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property
from typing import Any, TypeVar

from extraction import languages
from extraction.languages.forms import spell_out
from extraction.memo import remembered

Item = TypeVar("Item")
Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class WordPatterns:
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


WordList = frozenset[str] | WordPatterns
"""Words of the language data: a plain set wherever it will do, since they are asked for at every step."""


def word_list(words: str | list[str]) -> WordList:
    """A list from the language data."""
    forms = [form.casefold() for part in ([words] if isinstance(words, str) else words) for form in spell_out(part)]
    whole = frozenset(form for form in forms if "*" not in form)
    if len(whole) == len(set(forms)):
        return whole
    return WordPatterns(
        whole,
        tuple(form[:-1] for form in forms if form.endswith("*")),
        tuple(form[1:] for form in forms if form.startswith("*")),
    )


def _by_first_word(items: Iterable[tuple[tuple[str, ...], Item]]) -> dict[str, tuple[Item, ...]]:
    """What belongs to phrases, by their first word, in the same order."""
    found: dict[str, tuple[Item, ...]] = {}
    for phrase, item in items:
        if phrase:
            found[phrase[0]] = (*found.get(phrase[0], ()), item)
    return found


def _joined(lists: Iterable[WordList]) -> WordPatterns:
    """One list of the words of several."""
    patterns = [each if isinstance(each, WordPatterns) else WordPatterns(each, (), ()) for each in lists]
    return WordPatterns(
        frozenset().union(*(each.words for each in patterns)),
        tuple(start for each in patterns for start in each.starts),
        tuple(end for each in patterns for end in each.ends),
    )


@dataclass(frozen=True)
class Lexicon:
    """The words of saying of one language.

    Attributes:
        verbs: forms of verbs that say something.
        separable: from a verb's form to the particles of which one must stand in its clause for it to count.
        weak_verbs: those of `verbs` that are as often verbs of thinking, feeling or doing.
        judging: verbs that put a few words of somebody's judgement in quotation marks.
        calling: those of them that need no word between what is judged and the judgement ("nannte ihn „…“").
        judged_as: words between such a verb and those words ("als", "a").
        nouns: nouns after which somebody's words stand.
        according_before: phrases before a speaker that make the whole sentence his.
        according_after: words after such a speaker.
        according_prepositions: prepositions that do so with one of `according_nouns`, before or after it.
        according_nouns: nouns for what somebody says ("Angaben", "Ansicht").
        according_needs_person: whether those phrases count only with somebody, not with something.
        own_words: phrases with a pronoun that do so ("za jej zdaniem"), and what the pronoun can stand for.
        own_pronouns: the pronouns in those phrases.
        possessives: pronouns before one of `according_nouns` ("ihrer Einschätzung nach"), and whom they stand for.
        own_account: words before one of `according_nouns` that make it the subject's own account ("eigenen Angaben").
        ages: nouns that call a person told of before by an age ("81-Jährige").
        articles: articles before such nouns, and whom they stand for.
        so: words before a speaker at a sentence's end.
        how: words that open a clause that says whose account it is ("wie X mitteilte").
        complementizers: conjunctions of reported clauses.
        bare_complement: whether a reported clause may follow a verb without conjunction.
        question_words: words that open a reported question.
        subjunctive: verb forms of reported speech.
        reporting: those of them that nothing but reports use.
        reporting_endings: endings that make a verb after a pronoun such a form; `not_reporting` are words that end so.
        infinitive_marks: words that mark an infinitive clause.
        impersonal: verbs whose source stands in a prepositional phrase ("heißt es in …").
        passive: auxiliaries of the passive.
        causative: verbs with which, beside "sich" and an infinitive, the subject is told something.
        passive_past: those of them that are never auxiliaries of another tense of the active.
        agents: prepositions of the passive's agent.
        pronouns: subject pronouns and whom they stand for: m, f, n, p(lural), s(peaker), u(nknown), 0 for nobody.
        ones: words for one of several, and `of_whom` those after them ("one of the pupils").
        first_person: words of somebody who speaks of himself.
        second_person: words of somebody who speaks to others.
        polite: capitalised pronouns of somebody who addresses another politely.
        correspondence: verbs of those who write or report to a newspaper.
        old_spelling: words and parts of words in a spelling given up long ago.
        roles: nouns for persons and bodies that can say something.
        groups: words for several speakers.
        noun_capitals: whether nouns are capitalised.
        drops_pronouns: whether a verb without subject has a pronoun's meaning.
        masculine_verbs: endings of verbs that tell of a man; `feminine_verbs` and `plural_verbs` likewise.
        participles: forms of verbs that say nothing without an auxiliary, where verbs do without pronouns (anunciado).
        masculine_titles: whether the titles of men are said of men alone.
        determiners: words that open a noun phrase.
        oblique_determiners: those that keep it from being a subject.
        prepositions: words that keep the noun phrase after them from being a subject.
        relatives: pronouns of relative clauses.
        adverbs: words that stand around verbs and are no nouns, whatever their case.
        clause_openers: conjunctions and the like.
        therein: words that stand for something written told of before ("darin").
        relative_owners: words that open a relative clause and say whose ("dessen").
        auxiliaries: verbs before a participle or infinitive ("…, ha spiegato X").
        joined_openers: words that make another conjunction of one of `complementizers` ("mientras que").
        voiced: what somebody may voice or draw ("Wyraził przekonanie, że …"), which is not who speaks.
        coordinators: those that join noun phrases.
        quoting: verbs whose object, or subject in the passive, is who speaks ("zitiert").
        resuming: words that begin the sentence after what is said, with a verb, and stand for it ("Das sagte …").
        resuming_words: those that do so without a verb of saying ("Mit diesen Worten begrüßte …").
        resuming_names: those before whose words they were ("«…» Così il sindaco X").
        guests: words for those who have come from elsewhere.
        before: words before something in quotation marks that make it a name or a title.
        after: such words after it.
    """

    verbs: WordList
    separable: Mapping[str, frozenset[str]]
    weak_verbs: WordList
    judging: WordList
    calling: WordList
    judged_as: WordList
    nouns: WordList
    according_before: Phrases
    according_after: WordList
    according_prepositions: WordList
    according_nouns: WordList
    according_needs_person: bool
    own_words: tuple[tuple[tuple[str, ...], str], ...]
    own_pronouns: WordList
    possessives: Mapping[str, str]
    own_account: WordList
    ages: WordList
    articles: Mapping[str, str]
    so: WordList
    how: WordList
    complementizers: WordList
    bare_complement: bool
    question_words: WordList
    subjunctive: WordList
    reporting: WordList
    reporting_endings: WordList
    not_reporting: WordList
    infinitive_marks: WordList
    impersonal: WordList
    passive: WordList
    causative: WordList
    passive_past: WordList
    agents: WordList
    pronouns: Mapping[str, str]
    first_person: WordList
    second_person: WordList
    polite: WordList
    correspondence: WordList
    old_spelling: WordList
    roles: WordList
    groups: WordList
    noun_capitals: bool
    drops_pronouns: bool
    masculine_verbs: WordList
    feminine_verbs: WordList
    plural_verbs: WordList
    participles: WordList
    masculine_titles: bool
    ones: WordList
    of_whom: WordList
    determiners: WordList
    oblique_determiners: WordList
    prepositions: WordList
    relatives: WordList
    adverbs: WordList
    clause_openers: WordList
    therein: WordList
    relative_owners: WordList
    auxiliaries: WordList
    joined_openers: WordList
    voiced: WordList
    coordinators: WordList
    quoting: WordList
    resuming: Phrases
    resuming_words: Phrases
    resuming_names: WordList
    guests: WordList
    before: WordList
    after: WordList

    @cached_property
    def according_by_first_word(self) -> Mapping[str, Phrases]:
        """The phrases of `according_before` by their first word."""
        return _by_first_word((phrase, phrase) for phrase in self.according_before)

    @cached_property
    def own_words_by_first_word(self) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
        """`own_words` by the first word of the phrase."""
        return _by_first_word((phrase, (phrase, kind)) for phrase, kind in self.own_words)

    @cached_property
    def cue_words(self) -> Callable[[str], bool]:
        """Whether a word (folded) can open a cue of saying; few can, and it is asked of every word."""
        heads = frozenset((*self.according_by_first_word, *self.own_words_by_first_word))
        lists = (
            heads, self.according_prepositions, self.according_after, frozenset(self.possessives), self.own_account,
            frozenset(self.separable), self.verbs, self.judging, self.so, self.nouns,
        )  # fmt: skip
        joined = _joined(lists)
        return remembered(lambda word: "-" in word or word in joined)

    @cached_property
    def may_resume(self) -> Callable[[str], bool]:
        """Whether a word (folded) can begin a sentence that stands for the one before it; few can."""
        heads = {phrase[0] for phrase in (*self.resuming, *self.resuming_words)}
        verbs = self.verbs if self.drops_pronouns and self.resuming else frozenset[str]()
        names = self.resuming_names
        return remembered(lambda word: word in heads or word in names or word in verbs)

    @cached_property
    def mood_words(self) -> Callable[[str], bool]:
        """Whether a word (folded) may be in the mood of reports; few may, and it is asked of every word."""
        return remembered(_joined((self.subjunctive, self.reporting, self.reporting_endings)).__contains__)


@cache
def lexicon(language: str) -> Lexicon:
    """The words of saying of a language, built once per process; empty where there is no data."""
    data: Mapping[str, Any] = languages.load(language) if language in languages.CODES else {}
    section = data.get("quotes", {})
    flat = section | section.get("syntax", {}) | section.get("not_speech", {})
    values: dict[str, Any] = {
        "separable": _separable(section.get("separable", [])),
        "according_before": _phrases(section.get("according_before", "")),
        "resuming": _phrases(section.get("resuming", "")),
        "resuming_words": _phrases(section.get("resuming_words", "")),
        "own_words": _by_phrase(section.get("own_words", {})),
        "pronouns": _by_word(section.get("pronouns", {})),
        "articles": _by_word(section.get("articles", {})),
        "possessives": _by_word(section.get("possessives", {})),
    }
    for field in fields(Lexicon):
        if field.type == "WordList":
            values[field.name] = word_list(flat.get(field.name, ""))
        elif field.type == "bool":
            values[field.name] = bool(flat.get(field.name, False))
    return Lexicon(**values)


def _separable(forms: list[str]) -> dict[str, frozenset[str]]:
    """From a verb's form to the particles of which one must stand in its clause."""
    table: dict[str, frozenset[str]] = {}
    for form in forms:
        verbs, _, particles = form.rpartition(" ")
        for verb in map(str.casefold, spell_out(verbs)):
            table[verb] = table.get(verb, frozenset()) | frozenset(spell_out(particles))
    return table


def _phrases(words: str) -> Phrases:
    return tuple(sorted((tuple(form.split()) for form in spell_out(words)), key=len, reverse=True))


def _by_phrase(kinds: Mapping[str, str]) -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple((phrase, kind) for kind, words in kinds.items() for phrase in _phrases(words))


def _by_word(kinds: Mapping[str, str]) -> dict[str, str]:
    table: dict[str, str] = {}
    for kind, words in kinds.items():
        for word in spell_out(words):
            table[word] = table.get(word, "") + kind
    return table
