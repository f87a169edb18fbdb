import pytest
from hypothesis import given

from bot.render.names import (
    MAX_OUTLET_LENGTH,
    SPELT_HOSTS,
    host_of,
    hosts_in,
    outlet,
    person,
    site_name,
    spells_address,
    spells_host_as_words,
)
from tests.hostile import hostile_texts

URL = "https://www.honest.org/a"


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("WIN at casino.example", True),
        ("scam.co.uk", True),
        ("casino。example", True),
        ("скам.рф", True),
        ("ca\u200bsino.com", True),
        ("www.casino", True),
        ("ftp://x", True),
        ("ask @scam", True),
        ("Node.js", False),
        ("U.S. News", False),
        ("J.K.Rowling", False),
        ("St. Louis Post-Dispatch", False),
        ("24/7", False),
        ("me@work", False),
    ],
)
def test_a_name_that_sends_a_reader_somewhere_is_known(text: str, spelt: bool) -> None:
    """By a host of a top-level domain that there is, a link, or a name behind ``@``."""
    assert spells_address(text) is spelt


@pytest.mark.parametrize(("pattern", "must", "must_not"), SPELT_HOSTS)
def test_each_pattern_has_its_examples(pattern: object, must: str, must_not: str) -> None:
    """One that is a host with its dots taken out, and one that is not."""
    del pattern
    assert spells_host_as_words(must)
    assert not spells_host_as_words(must_not)


@pytest.mark.parametrize(
    "tag", ["foreign_ministry", "made_in_china", "us", "sitcom", "telecom", "safety net", "x"]
)
def test_words_are_no_hosts(tag: str) -> None:
    """Most top-level domains are words, too."""
    assert not spells_host_as_words(tag)


@pytest.mark.parametrize(
    ("publisher", "shown"),
    [
        ("Honest", "Honest"),
        ("honest.org", "honest.org"),
        ("Honest.org", "honest.org"),
        ("Reuters", "Reuters (honest.org)"),
        ("reuters.com", "honest.org"),
        ("WIN at casino.example", "honest.org"),
        ("https://casino", "honest.org"),
        ("@casino", "honest.org"),
        ("U.S. News/AP", "US News AP (honest.org)"),
        ("casino.notld", "casino notld (honest.org)"),
        ("", "honest.org"),
        ("...", "honest.org"),
    ],
)
def test_an_outlet_is_a_name_or_the_host_that_served_the_page(publisher: str, shown: str) -> None:
    """A page can call itself anything."""
    assert outlet(publisher, URL) == shown


@pytest.mark.parametrize(
    ("publisher", "url", "shown"),
    [
        ("Lokmat Times", "https://www.lokmattimes.com/a", "Lokmat Times"),
        ("The New York Times", "https://www.nytimes.com/a", "The New York Times"),
        ("Los Angeles Times", "https://latimes.com/a", "Los Angeles Times"),
        ("Süddeutsche Zeitung", "https://www.sueddeutsche.de/a", "Süddeutsche Zeitung"),
        # Another's domain, initials alone, and a letter too much.
        ("Reuters", "https://reuters.blogs.org/a", "Reuters (reuters.blogs.org)"),
        ("New York Times", "https://nyt.example/a", "New York Times (nyt.example)"),
        ("The New York Times", "https://nytimess.com/a", "The New York Times (nytimess.com)"),
    ],
)
def test_a_host_is_shown_unless_the_name_says_it(publisher: str, url: str, shown: str) -> None:
    """Whole words, the first letters of those before them, and umlauts written out."""
    assert outlet(publisher, url) == shown


@given(hostile_texts)
def test_an_outlet_has_no_marks_of_an_address(publisher: str) -> None:
    """But those of the host that served the page; and it has an end."""
    name = outlet(publisher, URL)

    assert not set("/\\@.") & set(name.replace("honest.org", ""))
    assert 0 < len(name) <= MAX_OUTLET_LENGTH


def test_a_long_host_is_cut_at_its_front() -> None:
    """Its end says whose it is."""
    assert host_of(f"https://{'bank.' * 20}scam.example/").endswith(".scam.example")
    assert len(host_of(f"https://{'bank.' * 20}scam.example/")) == 40
    assert host_of("http://[/") == ""


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Town news", "Town news"),
        ("Honest.org - Latest", "Honest.org - Latest"),
        ("news.honest.org", "news.honest.org"),
        ("BBC.com News", "feeds.honest.org"),
        ("WIN at casino.example", "feeds.honest.org"),
        ("", "feeds.honest.org"),
    ],
)
def test_a_feed_names_no_host_but_its_own(title: str, shown: str) -> None:
    """Another's gives way to the one that it comes from."""
    assert site_name(title, "https://feeds.honest.org/rss") == shown


def test_people_are_named_unless_they_are_addresses() -> None:
    """A byline is anybody's, too."""
    assert person("J. K. Rowling") == "J. K. Rowling"
    assert person("WIN at casino.example") == ""
    assert hosts_in("a b") == ()
