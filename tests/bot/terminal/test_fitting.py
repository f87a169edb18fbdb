"""Lines that fit a terminal, in any script."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import strip_sequences, width

from bot.terminal.display import Display
from bot.terminal.fitting import fitted, isolated
from bot.terminal.markup import to_ansi
from tests.hostile import hostile_texts

ENGLISH = "• The harbour-master of the town will close the well-known port for three months."
CHINESE = "• 市议会星期五表示，该市港口将关闭三个月。修缮工程需要大量资金，预计三月开始。"
JAPANESE = "町の港は三か月間閉鎖されると、町議会が金曜日に発表した。"
KOREAN = "• 시의회는 금요일 도시의 항구가 석 달 동안 폐쇄될 것이라고 밝혔다."
ARABIC = "• سيغلق ميناء المدينة لمدة ثلاثة أشهر، بحسب ما أعلن مجلس المدينة يوم الجمعة."
RUSSIAN = "Порт города будет закрыт на три месяца, сообщил в пятницу городской совет."
HINDI = "• शहर का बंदरगाह तीन महीने के लिए बंद रहेगा, परिषद ने शुक्रवार को कहा।"
TEXTS = (ENGLISH, CHINESE, JAPANESE, KOREAN, ARABIC, RUSSIAN, HINDI)


def words(text: str) -> list[str]:
    return re.sub("[\u2067\u2069]", "", text).split()


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("columns", [20, 33, 80])
def test_lines_fit_and_words_are_whole(text: str, columns: int) -> None:
    """No line is wider than the terminal, whose cells wide letters fill two of."""
    lines = fitted(text, columns).split("\n")
    assert max(map(width, lines)) <= columns
    if text not in {CHINESE, JAPANESE}:
        assert words("\n".join(lines)) == text.split(), "no word is parted, nor at its hyphen"
    assert "".join(words("\n".join(lines))) == "".join(text.split()), "nothing is lost"


@pytest.mark.parametrize("text", [CHINESE, JAPANESE])
def test_wide_letters_fill_their_lines(text: str) -> None:
    """A script without blanks is broken between any two of its letters, not left in one line."""
    lines = fitted(text, 24).split("\n")
    assert all(width(line) >= 21 for line in lines[:-1])


def test_a_point_is_set_in_behind_its_bullet() -> None:
    """Other lines begin at the edge, and empty ones stay."""
    assert (
        fitted("Title\n\n• one two three\nfour five", 9) == "Title\n\n• one two\n  three\nfour five"
    )


def test_styles_and_links_take_no_room() -> None:
    """What is bold or linked is so on each of its lines, and its address is whole."""
    html = f'<a href="http://a.example/{"x" * 90}"><b>{RUSSIAN}</b></a>'
    lines = fitted(to_ansi(html), 30).split("\n")
    assert max(map(width, lines)) <= 30
    assert words(strip_sequences(" ".join(lines))) == RUSSIAN.split()
    assert all("http://a.example/" + "x" * 90 in line for line in lines)


def test_an_address_is_not_broken() -> None:
    """So that it can be copied."""
    address = "https://example.org/" + "a" * 60
    assert address in fitted(f"See this page: {address}", 30).split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "Gazette · <محمد علي> · 12 May 2026",
        "[1] More   [2] #<القاهرة>   [3] Less",
        "The town of <عكا> and of <חיפה>",
        "12 May 2026",
        "Порт 港 πόλη",
        "• <שלום, עולם 12>",
        "<أعلن NATO يوم 12>",
    ],
)
def test_what_runs_from_right_to_left_is_isolated(line: str) -> None:
    """It turns no numbers and names around it; a paragraph that begins so is whole."""
    expected = line.replace("<", "\u2067").replace(">", "\u2069")
    assert fitted(re.sub("[<>]", "", line), 80) == expected


def test_each_line_of_a_paragraph_has_its_direction() -> None:
    """Whatever it begins with."""
    lines = fitted("• أعلن أمس NATO يوم NATO", 12).split("\n")
    assert len(lines) > 1
    assert all(re.fullmatch("(?:• |  )\u2067.*\u2069", line) for line in lines)


@given(st.text(alphabet=st.sampled_from("aב ع12.,[;港"), max_size=40))
def test_isolates_are_closed(line: str) -> None:
    """Each that begins ends, and nothing else changes."""
    shown = isolated(line)
    assert shown.count("\u2067") == shown.count("\u2069")
    assert re.sub("[\u2067\u2069]", "", shown) == line
    assert not any(
        unicodedata.bidirectional(c) in {"R", "AL"} for c in re.sub("\u2067.*?\u2069", "", shown)
    )


@given(hostile_texts, st.integers(1, 90))
def test_whatever_is_written(text: str, columns: int) -> None:
    """No text of anybody's breaks a line's making, or is lost."""
    display = Display(colours=True, columns=lambda: columns)
    assert isinstance(display.text(f"<b>{text.replace('<', '&lt;')}</b>"), str)


@pytest.mark.parametrize("columns", [17, 20, 24, 30, 31, 35])
@pytest.mark.parametrize(
    "text", [CHINESE, f"<b>{CHINESE}</b>", f'<a href="http://a.example/">{JAPANESE}</a>']
)
def test_no_line_begins_with_what_ends_the_one_before(text: str, columns: int) -> None:
    """A comma stays with its word, where letters stand side by side; styles are whole all the same."""
    ansi = to_ansi(text)
    lines = [strip_sequences(line).strip() for line in fitted(ansi, columns).split("\n")]

    assert not any(line.startswith(("，", "。", "、")) for line in lines)
    assert max(map(width, lines)) <= columns
    assert "".join(lines).replace(" ", "") == strip_sequences(ansi).replace(" ", "")


def test_buttons_are_whole() -> None:
    """As many in a line as fit; one that is wider than the terminal is parted at its words."""
    display = Display(columns=lambda: 24)
    row = ["[1] Fewer", "[2] ⋯", "[3] Follow #議会", "[4] Follow the whole outlet of this"]

    assert display.row(row).split("\n") == [
        "[1] Fewer   [2] ⋯",
        "[3] Follow #議会",
        "[4] Follow the whole",
        "outlet of this",
    ]
    assert Display().row(row) == "   ".join(row)


def test_a_place_of_a_file_is_not_broken() -> None:
    """It is copied, too."""
    place = f"/home/ada/{'x' * 40}/precis.opml"
    assert fitted(place, 30) == place


def test_a_pipe_has_whole_lines() -> None:
    """What reads them breaks them itself, or not at all."""
    display = Display.of(io.StringIO(), colours=True, links=False)
    assert display.text(f"<b>{ENGLISH}</b>") == ENGLISH
    assert display.text(ARABIC) == ARABIC
