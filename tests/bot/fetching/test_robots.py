"""Cases of RFC 9309 and of https://github.com/google/robotstxt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fetching.robots import parse_robots


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("/", "/anything", True),
        ("/fish", "/fish.html", True),
        ("/fish", "/Fish.asp", False),
        ("/fish", "/catfish", False),
        ("/fish*", "/fishheads/yummy.html", True),
        ("/fish/", "/fish", False),
        ("/*.php", "/folder/any.php?x", True),
        ("/*.php", "/windows.PHP", False),
        ("/*.php$", "/filename.php", True),
        ("/*.php$", "/filename.php?x", False),
        ("/*.php$", "/filename.php5", False),
        ("/fish*.php", "/fishheads/catfish.php?x", True),
        ("/x$", "/x", True),
        ("/x$", "/xy", False),
        ("/*a*a$", "/a", False),
        ("/*?", "/x?y", True),
        ("/ä", "/%C3%A4", True),
        ("/%c3%a4", "/ä", True),
        ("/%7Euser", "/~user", True),
        ("/a%2fb", "/a/b", False),
        ("*", "/", True),
    ],
)
def test_patterns(pattern: str, path: str, *, matches: bool) -> None:
    """A star is any run, a dollar the end, letters are as they are written."""
    robots = parse_robots(f"User-agent: *\nDisallow: {pattern}".encode())

    assert robots.allows(f"https://a.org{path}") == (not matches)


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/x", True),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: *\nDisallow: /\nAllow: /a", "/a/b", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b", False),
        ("User-agent: other\nDisallow: /", "/x", True),
        ("User-agent: other\nUser-agent: *\nDisallow: /", "/x", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Precis\nDisallow: /b", "/x", True),
        ("User-agent: PRECIS/1.0 # us\ndisallow : /b", "/b", False),
        ("User-agent: Precis\nDisallow: /a\nUser-agent: Precis\nDisallow: /b", "/a", False),
        ("User-agent: Precision\nDisallow: /", "/x", True),
        ("Disallow: /", "/x", True),
        ("User-agent: *\nSitemap: x\nDisallow: /", "/x", False),
        ("\ufeffUser-agent: *\r\nDisallow: /\r\n", "/x", False),
        ("<html>no robots: here</html>", "/x", True),
    ],
)
def test_groups(text: str, path: str, *, allowed: bool) -> None:
    """Ours if there is one, else everybody's; the longest pattern decides."""
    assert parse_robots(text.encode()).allows(f"https://a.org{path}") == allowed


@given(st.binary(), st.text("/*$%a?é", max_size=20))
def test_nothing_breaks_it(body: bytes, path: str) -> None:
    """Whatever a site sends as its robots.txt."""
    rules = parse_robots(b"User-agent: *\nDisallow: " + body)

    assert rules.allows(f"https://a.org/{path}") in {True, False}


@pytest.mark.parametrize(
    "line",
    [
        "/" + "a*" * 900 + "b",
        "/*" + "a" * 900 + "b" + "a" * 900,
        "/*" + "a" * 9 + "b" + "a" * 9,
        "/*" + "a*" * 9 + "b",
        "/" + "a" * 1900 + "b",
        "/*b$",
    ],
)
def test_no_file_makes_asking_dear(line: str) -> None:
    """A link is looked for in what is kept alone: letters of the link times letters of patterns.

    A regular expression made of the first would not end in this century.
    """
    robots = parse_robots(f"User-agent: *\nDisallow: {line}\n".encode() * (500_000 // len(line)))
    behind = sum(len(rule.pattern) - len(rule.pattern.partition("*")[0]) for rule in robots.rules)

    assert robots.allows("https://a.org/" + "a" * 1900)
    assert len(robots.rules) <= 2000
    assert sum(len(rule.pattern) for rule in robots.rules) <= 128_000
    assert behind <= 8000


def test_longer_patterns_than_links_are_dropped() -> None:
    """They match none; those after them hold."""
    robots = parse_robots(f"User-agent: *\nDisallow: /{'a' * 2000}\nDisallow: /b".encode())

    assert [rule.pattern for rule in robots.rules] == ["/b"]


def test_a_rule_that_is_cut_off_is_none() -> None:
    """What is left of it would forbid more than the site does; what was read before it holds."""
    head = b"User-agent: *\nDisallow: /a\n#"
    robots = parse_robots(head + b"x" * (512_000 - len(head) - 13) + b"\nDisallow: /both")

    assert [rule.pattern for rule in robots.rules] == ["/a"]


def test_stars_in_a_row_are_one() -> None:
    """And cost as much."""
    robots = parse_robots(b"User-agent: *\nDisallow: /" + b"*" * 1500 + b"b")

    assert [rule.pattern for rule in robots.rules] == ["/*b"]
    assert not robots.allows("https://a.org/ab")
