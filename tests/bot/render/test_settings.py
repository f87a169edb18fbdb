"""/settings as a message."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.locales.languages import shipped
from bot.models import Menu, Reply
from bot.render.language import ENGLISH
from bot.render.settings import (
    ChosenSettings,
    SettingsButton,
    parse_settings_button,
    render_settings,
)
from bot.subscriptions.choices import PAGES, Setting, SettingChoice, chosen, parse_choice
from bot.subscriptions.looks import Look
from bot.subscriptions.times import DigestTime, QuietHours
from bot.subscriptions.values import ChatSettings

SET = ChatSettings(
    look=Look(points=5, brief=True),
    silent=True,
    quiet=QuietHours.parse("21:30-06:00"),
    digest=DigestTime.parse("fri 17:30"),
    timezone="Asia/Kathmandu",
)


def standing(settings: ChatSettings = SET, *, auto: bool | None = None) -> ChosenSettings:
    return ChosenSettings(settings=settings, auto=auto, language=ENGLISH, languages=[ENGLISH])


def texts(reply: Reply) -> list[str]:
    return [button.text for row in reply.buttons for button in row]


def test_the_first_page_says_all_that_is_set() -> None:
    """By its buttons."""
    assert texts(render_settings(standing(), None, ENGLISH)) == [
        "Key points: 5", "☑ Short sentences first", "☐ Further points folded", "☐ Pages previewed",
        "☑ Stories without a sound", "☐ Links become stories", "Quiet: 21:30–06:00",
        "Digest: Fri 17:30", "Clock: Asia/Kathmandu", "Language: English",
    ]  # fmt: skip
    assert "☐ Every link answered" in texts(render_settings(standing(auto=False), None, ENGLISH))


def test_what_is_set_is_among_the_choices() -> None:
    """Also where it is none of those that are offered."""
    marked = {
        page: [t for t in texts(render_settings(standing(), page, ENGLISH)) if t.startswith("✓")]
        for page in PAGES
    }

    assert marked == {
        Setting.POINTS: ["✓ 5"],
        Setting.QUIET: ["✓ 21:30–06:00"],
        Setting.DIGEST: ["✓ Fri 17:30"],
        Setting.ZONE: ["✓ Asia/Kathmandu"],
        Setting.LANGUAGE: ["✓ English"],
    }
    nothing = standing(ChatSettings())
    assert "✓ No quiet hours" in texts(render_settings(nothing, Setting.QUIET, ENGLISH))


def test_each_button_means_something() -> None:
    """What it opens or sets is read back from its data, which Telegram has room for."""
    for auto in (None, True, False):
        for page in (None, *PAGES):
            reply = render_settings(standing(auto=auto), page, ENGLISH)
            assert reply.menu is Menu.SETTINGS
            for row in reply.buttons:
                assert len(row) <= 8
                for button in row:
                    assert len(button.data.encode()) <= 64
                    assert parse_settings_button(button.data) is not None


def test_a_switch_makes_the_other_of_what_it_shows() -> None:
    """Pressed twice it makes the same."""
    reply = render_settings(standing(), None, ENGLISH)
    switches = {b.text: b.data for row in reply.buttons for b in row if b.data.startswith("set:")}

    assert switches["☑ Short sentences first"] == "set:brief:off"
    assert switches["☐ Further points folded"] == "set:folded:on"


@given(
    st.sampled_from(["settings", "set", "x"]),
    st.sampled_from([*Setting, "all", "x", ""]),
    st.sampled_from(
        ["on", "off", "0", "8", "9", "08", "22:00-07:00", "25:00", "UTC", "x", "", "é:"]
    )
    | st.text(max_size=20),
)
def test_only_what_a_setting_can_be_is_read(kind: str, name: str, value: str) -> None:
    """Whatever a client sends; what is read can be kept."""
    for data in (f"{kind}:{name}", f"{kind}:{name}:{value}"):
        match parse_settings_button(data):
            case SettingsButton(page, None):
                assert kind == "settings"
                assert page is None or page in PAGES
            case SettingsButton(None, SettingChoice(setting, said) as choice):
                assert (kind, setting, said) == ("set", name, value)
                if setting in {Setting.POINTS, Setting.SILENT, Setting.BRIEF}:
                    assert 1 <= chosen(ChatSettings(), choice).look.points <= 8
            case other:
                assert other is None


def test_what_a_setting_cannot_be() -> None:
    """A zone has the one name by which it is kept."""
    wrong = (
        ("points", "9"), ("points", "\u0665"), ("brief", "yes"), ("quiet", "22"), ("digest", "never"),
        ("zone", "berlin"), ("zone", "Mars/Base"), ("colour", "on"),
    )  # fmt: skip
    assert [parse_choice(*each) for each in wrong] == [None] * len(wrong)


def test_languages_go_by_their_own_names() -> None:
    """English is always there."""
    assert ENGLISH.own_name == "English"
    assert "English" in {shipped().of(tag).own_name for tag in shipped().tags}
