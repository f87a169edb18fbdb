"""Words of scripts without blanks, with the extras and without."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language import segmenters
from summarizer.language.segmenters import segmenter
from summarizer.language.words import split_words

#: What each extra installs, a sentence, and words that only a dictionary can know.
EXTRAS = {
    "zh": ("rjieba", "洪水淹没了老城，两千人被迫离开家园。", ("洪水", "淹没", "老城", "家园")),
    "ja": ("sudachipy", "洪水で二千人が避難し、知事は辞任を発表した。", ("洪水", "避難", "知事", "辞任")),
    "th": ("newmm_tokenizer", "น้ำท่วมเมืองเก่า ประชาชนต้องอพยพ", ("น้ำท่วม", "เมือง", "ประชาชน", "อพยพ")),
    "ko": ("mecab", "홍수로 주민들이 대피했고 시장은 사임했다.", ("홍수", "주민", "대피", "시장", "사임")),
}  # fmt: skip
LETTERS = st.text("北京市장이서울에서東京は月曜日にผู้ว่าราชการ ab1,。", max_size=60)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No extra is installed."""

    def absent() -> segmenters.Segmenter:
        raise ImportError

    monkeypatch.setattr(segmenters, "_LOADERS", dict.fromkeys(EXTRAS, absent))
    segmenter.cache_clear()
    yield
    segmenter.cache_clear()


def need(language: str) -> None:
    package = EXTRAS[language][0]
    if importlib.util.find_spec(package) is None:
        pytest.skip(f"{package} is not installed: pip install 'precis[languages]'")


@pytest.mark.parametrize("language", EXTRAS)
def test_an_extra_knows_words(language: str) -> None:
    """A dictionary parts a sentence into its words, and the same way every time."""
    need(language)
    _, sentence, known = EXTRAS[language]

    words = split_words(sentence, language)

    assert set(known) <= set(words)
    assert words == split_words(sentence, language)


def test_korean_particles_and_endings_are_no_words() -> None:
    """With the extra as without, what says only a word's role is left out."""
    need("ko")

    assert split_words("서울시장이 사임을 발표했다", "ko") == ("서울", "시장", "사임", "발표", "했")


def test_chinese_characters_are_read_as_their_texts_language() -> None:
    """Letters that both write are parted as Japanese in a Japanese text."""
    need("ja")
    need("zh")
    name = "東京都知事辞任"

    assert split_words(name, "ja") == tuple(segmenter("ja")(name))  # type: ignore[misc]
    assert split_words(name, "zh") == tuple(segmenter("zh")(name))  # type: ignore[misc]


@pytest.mark.parametrize("language", EXTRAS)
def test_a_run_of_any_length_is_parted(language: str) -> None:
    """A page of letters without an end, which Sudachi would refuse, is parted in pieces."""
    need(language)
    letter = EXTRAS[language][1][0]

    assert "".join(split_words(letter * 30_000, language)) == letter * 30_000


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("language", ["zh", "ja", "th"])
def test_pairs_of_letters_stand_for_words_without_an_extra(language: str) -> None:
    """Neighbours in the text are words; Thai letters keep their marks."""
    words = split_words("น้ำท่วม" if language == "th" else "北京市长", language)

    assert words == (("น้ำ", "ำท่", "ท่ว", "วม") if language == "th" else ("北京", "京市", "市长"))


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("서울시장이", "서울시장"),
        ("정부는", "정부"),
        ("발표했다", "발표"),
        ("국가", "국가"),
        ("서울에서", "서울"),
    ],
)
def test_korean_particles_are_taken_off_by_rules_without_an_extra(word: str, noun: str) -> None:
    """So that a noun is the same word whatever its role; two syllables are left alone."""
    assert split_words(word, "ko") == (noun,)


@given(LETTERS, st.sampled_from([None, "zh", "ja", "th", "ko"]))
def test_words_are_runs_with_a_letter_in_them(text: str, language: str | None) -> None:
    """Whatever is installed: nothing is made up, and no mark or blank is a word."""
    for word in split_words(text, language):
        assert word in text
        assert any(map(str.isalnum, word))


def test_without_a_language_no_extra_is_asked() -> None:
    """What measures is not changed by what is installed."""
    assert split_words("서울시장이 말했다") == ("서울시장이", "말했다")
    assert split_words("北京市 a1") == ("北京", "京市", "a1")
