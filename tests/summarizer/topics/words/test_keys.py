"""One topic, one key, however it is written."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.topics import hashtag, topic_key
from summarizer.topics.words.keys import MAX_LENGTH

#: What people, pages and attackers write: any text, and words that the folding knows.
TYPED = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            ["Elections", "the", "U.S.", "'s", "_", "-", "россия", "выборами", "والصين", "日本", "タイ",
             "हिन्दी", "é", "e\u0301", "İ", "ß", "\u200d", "\u200f", "🎉", "ſ", "2024", "ﬁ", "ŉ", "ies", "s",
             "AT&T", " & ", "C++", "#", ".NET", "Node.js", "MPs", "harbours", "buses"]
        ),
        max_size=8,
    ).map("".join),
)  # fmt: skip


@pytest.mark.parametrize(
    "spellings",
    [
        ("us", "USA", "#usa", "U.S.", "United States", "the United States", "united-states", "America",
         "США", "Соединённые Штаты", "Estados Unidos", "美国", "アメリカ", "الولايات المتحدة"),
        ("uk", "U.K.", "United Kingdom", "Great Britain", "Britain", "Великобритания"),
        ("president", "presidents", "#Presidents", "PRESIDENT"),
        ("climate change", "#climate_change", "Climate-Change", "global warming", "Klimawandel",
         "изменение климата"),
        ("Россия", "россии", "Russia", "Russian", "Russie", "Russland", "俄罗斯"),
        ("Moscow", "Москва", "Москве", "Moskau", "Moscou"),
        ("football", "soccer", "Fußball", "fútbol", "футбол", "サッカー"),
        ("women's rights", "womens rights", "#womens_rights"),
        ("Müller", "müller", "Mu\u0308ller", "muller"),
        ("New\u00a0York", "new_york", "New  York", "＃New＿York"),
        ("東京五輪", "東京 五輪", "#東京五輪"),
        ("climate change", "#ClimateChange", "#climatechange"),
        ("Taylor Swift", "#TaylorSwift"), ("black lives matter", "#BlackLivesMatter"),
        ("изменение климата", "#ИзменениеКлимата"), ("NBA finals", "#NBAFinals"), ("new york", "#NewYork"),
        ("YouTube", "#YouTube", "youtube"), ("McDonald", "#McDonald", "mcdonald"), ("iPhone 15", "#iPhone15"),
        ("movies", "movie", "film", "cinema"), ("cookies", "cookie"),
        ("l'économie", "économie"), ("München", "Munich"), ("Bayern", "Bavaria"), ("nyc", "New York"),
        ("ukraine", "news about Ukraine", "latest on Ukraine", "Ukraine news", "Nachrichten aus der Ukraine",
         "новости про Украину", "ウクライナのニュース", "noticias de Ucrania", "dernières nouvelles sur Ukraine"),
        ("apple", "Apple Inc", "Apple Inc."), ("siemens", "Siemens AG"), ("bp", "BP plc"),
    ],
    ids=lambda spellings: spellings[0],
)  # fmt: skip
def test_spellings_of_one_topic(spellings: tuple[str, ...]) -> None:
    """Capitals, accents, plurals, blanks, other names and other languages change no key."""
    assert len({topic_key(spelling) for spelling in spellings}) == 1
    assert topic_key(spellings[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Guinea", "Equatorial Guinea"), ("Korea", "South Korea"), ("Tokyo", "Japan"),
        ("Niger", "Nigeria"), ("news", "new york"), ("Fox News", "fox"), ("BBC News", "bbc"), ("soul", "Seoul"),
        ("island", "Iceland"), ("news", ""), ("limited edition", "edition"), ("McDonald", "mc donald"),
        ("OpenAI", "open ai tools"), ("Mexico", "New Mexico"), ("wheat", "grain"),
    ],
)  # fmt: skip
def test_different_topics(one: str, other: str) -> None:
    """What is part of another, or sounds like it, is its own topic."""
    assert topic_key(one) != topic_key(other)


@pytest.mark.parametrize(
    "typed",
    ["", "#", "   ", "2024", "#24_7", "the", "und", "и", "a" * 65, "tab\tbed", "bell\x07", "\ud800", "🎉",
     "\u200b\u200e", "---", "x" * 1_000_000, "\u0301" * 50],
    ids=lambda typed: ascii(typed[:12]),
)  # fmt: skip
def test_no_topics(typed: str) -> None:
    """Nothing, digits alone, stop words alone, control characters and long texts are no topics."""
    assert topic_key(typed) == ""


@given(TYPED)
@example("000Sゝ.NET")
def test_a_key_is_its_own_key(typed: str) -> None:
    """Keys can be stored, and typed again."""
    key = topic_key(typed)

    assert topic_key(key) == key


@given(TYPED)
def test_hashtags_are_valid(typed: str) -> None:
    """A hashtag has letters with their marks, digits and underscores, and a letter among them."""
    shown = hashtag(typed)

    assert len(shown) <= MAX_LENGTH
    assert all(c == "_" or unicodedata.category(c)[0] in "LMN" for c in shown)
    assert shown == "" or any(map(str.isalpha, shown))
    assert not re.search(r"^_|__|_$", shown)


@given(TYPED)
def test_a_hashtag_has_the_key_of_what_it_shows(typed: str) -> None:
    """A tap on a hashtag follows the topic that it was made of."""
    if shown := hashtag(typed):
        assert topic_key(shown) == topic_key(typed)
        assert hashtag(shown) == shown
