import pytest
from hypothesis import given

from tests.botapi.detected import detected
from tests.hostile import hostile_texts


def found(text: str, *, any_domain: bool = False) -> list[tuple[str, str]]:
    units = text.encode("utf-16-le", "surrogatepass")
    return [
        (e["type"], units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le"))
        for e in detected(text, any_domain=any_domain)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("@@durov", "mention", "@durov"),
        ("x@/start", "bot_command", "/start"),
        ("/stop@precis_bot", "bot_command", "/stop@precis_bot"),
        ("xtg://resolve?d=x", "url", "tg://resolve?d=x"),
        ("(t.me/x).", "url", "t.me/x"),
        ("http://a.b1", "url", "http://a.b1"),
        ("10.0.0.1", "url", "10.0.0.1"),
        ("😀 пример.рф", "url", "пример.рф"),
        ("a.xn--p1ai", "url", "a.xn--p1ai"),
        ("mailto:me@b.org", "email", "me@b.org"),
        ("#тег", "hashtag", "#тег"),
        ("$USD", "cashtag", "$USD"),
        ("4111-1111-1111-1111", "bank_card", "4111-1111-1111-1111"),
        ("+12125550123", "phone_number", "+12125550123"),
    ],
)
def test_what_telegram_finds_is_found(text: str, kind: str, shown: str) -> None:
    """As its clients' library finds it."""
    assert found(text) == [(kind, shown)]


@pytest.mark.parametrize(
    "text",
    ["x@durov", "@a", "and/or", "//start", "x#tag", "#1", "##a#", "A$AP", "$$USD", "U.S.", "3.14", "a..com",
     "x_.com", "node.js", "sftp://a.com", "tg:resolve", "@\u2060durov", "2026-11-30", "1,234,567"],
)  # fmt: skip
def test_what_telegram_leaves_alone_is_left(text: str) -> None:
    """Words with such marks in them."""
    assert found(text) == []


def test_clients_to_come_know_more_domains() -> None:
    """Renderers are held to these, too."""
    assert found("win at casino.newtld", any_domain=True) == [("url", "casino.newtld")]


@given(hostile_texts)
def test_nothing_is_found_twice(text: str) -> None:
    """And all that is found lies within the text."""
    ends = 0
    for entity in detected(text, any_domain=True):
        assert entity["offset"] >= ends
        ends = entity["offset"] + entity["length"]
    assert ends <= len(text.encode("utf-16-le", "surrogatepass")) // 2
