"""What may be a tag of an article, and how much of one: where it stands, and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log1p

from summarizer.models import Article
from summarizer.topics.names.aliases import alias_table
from summarizer.topics.names.dates import is_date
from summarizer.topics.names.meant import CAPITAL_NOUNS
from summarizer.topics.names.mentions import Mentions
from summarizer.topics.relevance.evidence import Match
from summarizer.topics.tagging.base_forms import BaseForms, inflected_place
from summarizer.topics.tagging.empty import is_everyday, says_little
from summarizer.topics.tagging.keyphrases import keyphrases, small_words
from summarizer.topics.tagging.labels import is_trusted
from summarizer.topics.tagging.of_places import place_of
from summarizer.topics.tagging.recurring import recurring
from summarizer.topics.tagging.standing import Places, Standing, of_counts
from summarizer.topics.tagging.subject_names import name_in
from summarizer.topics.words.fold import fold
from summarizer.topics.words.keys import hashtag, topic_key
from summarizer.topics.words.phrases import Keyphrase, rarity_of
from summarizer.topics.words.words import IS_UNSPACED, clean, glue, words

#: Tags of one article that are looked at.
_MAX_LABELS = 50

#: Given by the feed's operator, who means it whatever the text says.
_OPERATOR = "label"

#: A single common word says little, though the page says it: the logarithm of articles per article
#: that has it, from which it is no common one.
_RARE, _RARE_IN_TITLE = 4.0, 3.0

#: What standing in the title is worth, in the opening, and each time that the text doubles it.
_IN_TITLE, _IN_OPENING, _COMES_BACK = 3.0, 1.5, 0.9

#: What kinds are worth beside: what the page names too, names, topics of the tables, places.
_GIVEN, _NAME, _WHOLE_NAME, _KNOWN = 1.5, 1.0, 1.5, 1.0
_UNNAMED, _PLACE, _COUNTRY = -0.75, -0.5, -1.0

#: What a subject is worth that an article is about so surely.
_SUBJECT, _SURE_SUBJECT = 3.3, 0.7

#: Languages of whose words it is known how rare they are, or whose nouns have capitals.
_KNOWN_NOUNS = frozenset({"en", *CAPITAL_NOUNS})

#: Languages whose words stand in texts as they do in titles, or whose words are letters.
_UNINFLECTED = frozenset("en ja zh th ko ar he fa ur hi bn vi id".split())

#: What a single word is worth that is no name; and of whose language no words are known: enough where there
#: is nothing else. Letters of a script without blanks from which they are a word of their own.
_ONE_WORD, _ANY_WORD, _LONG_ENOUGH = -1.8, -4.0, 4

#: Languages whose names have endings that folding leaves on.
_INFLECTED = frozenset("pl cs sk hu fi et lt lv hr sr sl tr".split())

#: Least worth of a tag; of one where there is none else, and the same in languages of whose words more is known.
LEAST, _LEAST_OF_ALL, _LEAST_OF_KNOWN = 3.2, 0.5, 2.4

#: Letters of Latin are up to this.
_LAST_LATIN = "\u024f"

#: Blanks of a tag that was written to be found.
_MANY_WORDS = 3

#: Letters of a tag in a script without blanks.
_MAX_LETTERS = 12

#: Words of a text in which a mention counts in full.
_USUAL_LENGTH = 600


@dataclass(frozen=True, slots=True)
class TagCandidate:
    """What may be a tag."""

    key: str
    label: str
    worth: float

    #: As the article says it.
    said: str


def candidates_of(article: Article, mentions: Mentions) -> Iterator[TagCandidate]:
    """Yield what the page names, topics of the tables, names and phrases; some of them twice."""
    small = small_words(mentions)
    yield from _given(article, mentions, small)
    yield from _topics(article, mentions)
    yield from _phrases(article, mentions, small)


def own_tags(article: Article, mentions: Mentions) -> Iterator[tuple[str, str]]:
    """Yield key and label of the tags that a page gives itself and its text bears out, in the page's order.

    Keywords for search engines, links that may lead anywhere and what feeds say are left out.
    """
    places = Places(article, mentions)
    trusted = (tag.label for tag in article.tags[:_MAX_LABELS] if is_trusted(tag.channel))
    small = small_words(mentions)
    for key, label in ((topic_key(label), label) for label in trusted):
        named = _may_be_given(key, article) or _is_name(key, label, article, small)
        if named and _says_something(label, key, article, places.of(key, label)):
            yield key, place_of(key, label, article)


def least_of_all(language: str | None) -> float:
    """Return the least worth of a tag where there is none else."""
    return _LEAST_OF_KNOWN if language in _KNOWN_NOUNS else _LEAST_OF_ALL


def subjects_of(article: Article, matches: Mapping[str, Match]) -> Iterator[TagCandidate]:
    """Yield the subjects that an article is surely about, whether it names them or not."""
    table = alias_table()
    for topic, match in matches.items():
        is_subject = table.topics.get(topic) == topic and topic in table.common
        if is_subject and match.sureness >= _SURE_SUBJECT:
            label = name_in(topic, article.language)
            yield TagCandidate(topic, label, _SUBJECT, hashtag(label))


def _given(article: Article, mentions: Mentions, small: frozenset[str]) -> Iterator[TagCandidate]:
    """Yield what page, feed, operator and section name."""
    places = Places(article, mentions)
    labels = [(tag.label, tag.channel) for tag in article.tags[:_MAX_LABELS]]
    for label, channel in (*labels, (article.section or "", "section")):
        key = topic_key(label)
        standing = places.of(key, label)
        if channel == _OPERATOR:
            yield TagCandidate(key, label, _IN_TITLE + _GIVEN, hashtag(label))
        elif _may_be_given(key, article) and _says_something(label, key, article, standing):
            # Any single word of a language of which no words are known; names and topics are none of these.
            is_known = key in alias_table().topics or article.language in _KNOWN_NOUNS
            given = _UNNAMED if key in small and not is_known else _worth_of(label, channel)
            worth = _worth(standing, mentions.length) + _kind(key)
            yield TagCandidate(key, label, worth + given, hashtag(label))


def _is_name(key: str, label: str, article: Article, small: frozenset[str]) -> bool:
    """Whether a word of any text is a name here: the title has it whole, "The Finals", or the text nowhere small."""
    if not key or _is_sentence(key) or not label[:1].isupper():
        return False
    is_whole = " " in label and label in article.title
    return is_whole or (key not in small and article.language not in CAPITAL_NOUNS)


def _may_be_given(key: str, article: Article) -> bool:
    """Whether a label is a name or a subject: no sentence, and no word of any text."""
    is_dull = key not in alias_table().topics and is_everyday(key, article.language)
    return bool(key) and not is_dull and not _is_sentence(key)


def _worth_of(label: str, channel: str) -> float:
    """Return what it is worth that a channel says it: a section says little, and so does bait for searches."""
    is_bait = channel == "keywords" and label.count(" ") >= _MANY_WORDS
    return 0.0 if channel == "section" or is_bait else _GIVEN


def _is_sentence(key: str) -> bool:
    return bool(IS_UNSPACED.search(key)) and len(key) > _MAX_LETTERS


def _says_something(label: str, key: str, article: Article, standing: Standing) -> bool:
    spelt = words(clean(label.casefold()))
    if not standing.is_anywhere or is_date(spelt, article.language):
        return False
    if key in alias_table().topics or len(spelt) != 1:
        return True
    return rarity_of(spelt)[spelt[0]] >= (_RARE_IN_TITLE if standing.in_title else _RARE)


def _topics(article: Article, mentions: Mentions) -> Iterator[TagCandidate]:
    """Yield the topics of the tables that the article names."""
    for topic, counts in mentions.topics.items():
        standing = of_counts(counts)
        if standing.in_title or standing.in_opening or standing.times > 1:
            worth = _worth(standing, mentions.length) + _kind(topic)
            said = glue(words(clean(mentions.said_first(topic).casefold())))
            yield TagCandidate(topic, _shown(topic, said, article), worth, said)


def _shown(topic: str, said: str, article: Article) -> str:
    """Return a topic as the article names it; adjectives and English ones as it is known."""
    known = name_in(topic, article.language)
    if topic_key(said) != topic:
        return known
    if said[0] > _LAST_LATIN or "_" in said:
        return said
    # Of places adjectives are names too.
    table = alias_table()
    is_noun = topic not in table.places or _key_of_said(said) in table.capitalised
    return said if article.language != "en" and is_noun else known


def _key_of_said(said: str) -> str:
    return glue([fold(word) for word in words(said)])


def _phrases(article: Article, mentions: Mentions, small: frozenset[str]) -> Iterator[TagCandidate]:
    """Yield names and phrases of the text."""
    places = Places(article, mentions)
    forms = BaseForms(mentions, article.language)
    for phrase in (*keyphrases(article, mentions, small), *recurring(article)):
        if says_little(phrase, article.language, small):
            continue
        standing = Standing(phrase.in_title, phrase.in_opening, phrase.times)
        if phrase.in_title and not phrase.is_name and _is_inflected(phrase, article.language):
            standing = places.of_forms(phrase.words)
        if standing.times > 1 or (standing.times and phrase.in_title and phrase.is_name):
            worth = _worth(standing, mentions.length) + _naming(phrase, article)
            said = hashtag(phrase.label)
            if article.language in _INFLECTED and (place := inflected_place(phrase.key)):
                yield TagCandidate(place, alias_table().spelt[place], worth + _PLACE - _NAME, said)
            else:
                label = " ".join(forms.of(phrase.words))
                key, base = topic_key(phrase.key), topic_key(label)
                is_topic = label != phrase.label and base in alias_table().topics
                yield TagCandidate(base if is_topic else key, label, worth, said)


def _is_inflected(phrase: Keyphrase, language: str | None) -> bool:
    """Whether a text may have the words of a title in other forms, or apart; German nouns in a row stand so once."""
    return language not in _UNINFLECTED and not (
        language in CAPITAL_NOUNS and len(phrase.words) > 1
    )


def _naming(phrase: Keyphrase, article: Article) -> float:
    """Return what it is worth that a phrase is a name, or less that it is none."""
    if article.language in CAPITAL_NOUNS:
        # Two nouns in a row look like a name.
        return _NAME if phrase.is_name else _UNNAMED
    if phrase.is_name:
        return _NAME if len(phrase.words) == 1 else _WHOLE_NAME
    if IS_UNSPACED.search(phrase.key):
        return _UNNAMED * max(_LONG_ENOUGH - len(phrase.key), 0)
    if article.language == "en":
        return _UNNAMED if len(phrase.words) > 1 else _ONE_WORD
    return _ONE_WORD if len(phrase.words) > 1 else _ANY_WORD


def _kind(key: str) -> float:
    table = alias_table()
    if key in table.places:
        return _PLACE if key in table.part_of else _COUNTRY
    return _KNOWN if key in table.topics else 0.0


def _worth(standing: Standing, length: int) -> float:
    times = standing.times * _USUAL_LENGTH / max(length, _USUAL_LENGTH)
    return (
        _IN_TITLE * standing.in_title
        + _IN_OPENING * standing.in_opening
        + _COMES_BACK * log1p(times)
    )
