"""Feeds in any charset, whatever they say that they are in."""

from __future__ import annotations

import pytest

from bot.errors import FeedError, Unparsed
from bot.feeds.parse import parse_feed

URL = "https://site.example/feed"

#: Languages, charsets that they were written in, a title and an entry's.
TEXTS = (
    ("windows-1251", "Новости порта", "Новый причал открыт после долгого ремонта"),
    ("koi8-r", "Новости порта", "Новый причал открыт после долгого ремонта"),
    ("iso-8859-2", "Wiadomości portu", "Nowe nabrzeże zostało otwarte w sobotę"),
    ("iso-8859-7", "Νέα του λιμανιού", "Άνοιξε η νέα προβλήτα στο λιμάνι"),
    ("windows-1254", "Liman haberleri", "Yeni iskele açıldı, gemiler geliyor"),
    ("shift_jis", "港のニュース", "新しい埠頭が開かれました"),
    ("gb2312", "港口新闻", "新码头今天正式开放"),
    ("euc-kr", "항구 소식", "새 부두가 문을 열었다"),
    ("windows-1255", "חדשות הנמל", "המזח החדש נפתח"),
    ("iso-8859-1", "Nouvelles du port", "Le quai rénové est ouvert à tous"),
)


def rss(title: str, entry: str, declaration: str = "") -> str:
    return (
        f'{declaration}<rss version="2.0"><channel><title>{title}</title><link>/</link>'
        f"<item><title>{entry}</title><link>/a</link></item></channel></rss>"
    )


def titles(body: bytes, content_type: str | None = None) -> tuple[str, str]:
    feed = parse_feed(body, URL, content_type)
    return feed.title, feed.entries[0].title


@pytest.mark.parametrize(("charset", "title", "entry"), TEXTS)
@pytest.mark.parametrize("before", ["", "\n\n", " \r\n\t", "\n" * 50])
def test_a_declaration_behind_blanks(charset: str, title: str, entry: str, before: str) -> None:
    """Blank lines of a template stand before it; it is believed all the same."""
    declared = f'{before}<?xml version="1.0" encoding="{charset}"?>'
    assert titles(rss(title, entry, declared).encode(charset)) == (title, entry)


@pytest.mark.parametrize(("charset", "title", "entry"), TEXTS)
@pytest.mark.parametrize("declaration", ["", '<?xml version="1.0"?>'])
@pytest.mark.parametrize("quoted", ["{}", '"{}"', "{}; x=y"])
def test_a_charset_in_the_header_alone(
    charset: str, title: str, entry: str, declaration: str, quoted: str
) -> None:
    """RFC 7303: what the header says is what it is."""
    header = f"text/xml; charset={quoted.format(charset.upper())}"
    assert titles(rss(title, entry, declaration).encode(charset), header) == (title, entry)


@pytest.mark.parametrize(("charset", "title", "entry"), TEXTS)
def test_what_is_utf_8_is_read_as_such(charset: str, title: str, entry: str) -> None:
    """Whatever else it is declared as, by itself or by its server: no other text looks so."""
    declared = f'<?xml version="1.0" encoding="{charset}"?>'
    body = rss(title, entry, declared).encode()
    assert titles(body) == titles(body, f"text/xml; charset={charset}") == (title, entry)


@pytest.mark.parametrize(("charset", "title", "entry"), TEXTS[:-1])
@pytest.mark.parametrize("server", ["utf-8", "iso-8859-1", "us-ascii", "nonsense", "hex"])
def test_a_server_that_says_the_same_of_all_files(
    charset: str, title: str, entry: str, server: str
) -> None:
    """What cannot be so is not believed; then the feed itself is."""
    declared = f'<?xml version="1.0" encoding="{charset}"?>'
    body = rss(title, f"{entry} " * 9, declared).encode(charset)
    found, first = titles(body, f"application/rss+xml; charset={server}")
    assert (found, first) == (title, (f"{entry} " * 9).strip())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_in_its_other_forms(encoding: str) -> None:
    """With a mark of their order, or declared."""
    declared = '<?xml version="1.0" encoding="utf-16"?>' if "16" in encoding else ""
    body = rss("Новости порта", "Новый причал открыт", declared).encode(encoding)
    assert titles(body) == ("Новости порта", "Новый причал открыт")


@pytest.mark.parametrize("charset", ["utf-16", "cp037", "utf-8"])
def test_no_charset_hides_a_flood_of_tags(charset: str) -> None:
    """Tags are counted as they are read, not as they are sent."""
    with pytest.raises(FeedError) as caught:
        parse_feed(("<rss>" + "<a>" * 60_000).encode(charset), URL, f"text/xml; charset={charset}")
    assert caught.value.reason is Unparsed.TOO_LARGE


@pytest.mark.parametrize(
    "charset", ["cp037", "utf-16", "utf-16-be", "utf-7", "iso-2022-jp", "koi8-r"]
)
def test_no_charset_hides_an_entity(charset: str) -> None:
    """What defines one is refused in any charset, declared or not."""
    bomb = '<!DOCTYPE r [<!ENTITY a "b">]>' + rss("x", "&a;")
    for body in (
        bomb.encode(charset),
        f'<?xml version="1.0" encoding="{charset}"?>{bomb}'.encode(),
    ):
        with pytest.raises(FeedError) as caught:
            parse_feed(body, URL, f"text/xml; charset={charset}")
        assert caught.value.reason in {Unparsed.REFUSED, Unparsed.NOT_A_FEED}
