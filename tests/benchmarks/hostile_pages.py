"""More hostile answers than the shared ones, each with what is wanted of the bot."""

from __future__ import annotations

import gzip
from collections.abc import Callable

from tests.website import answer

_TEXT = "The council approved the new harbour plan on Tuesday after a long debate. "
_ARTICLE = "".join(f"<p>{_TEXT}It is number {n} of many, the town said. </p>" for n in range(12))


def _page(body: str, head: str = "", **headers: str) -> bytes:
    return answer(
        f"<!doctype html><html lang=en><title>Harbour</title>{head}<body>{body}</body></html>",
        **headers,
    )


def _many_attributes() -> bytes:
    return _page(f"<p {' '.join(f'a{n}=1' for n in range(300_000))}>x</p>{_ARTICLE}")


def _long_title() -> bytes:
    return _page(_ARTICLE, f"<title>{'Harbour ' * 400_000}</title>")


def _words_without_end() -> bytes:
    return _page(f"<p>{'a' * 3_000_000}</p>{_ARTICLE}")


def _nested_tables() -> bytes:
    return _page("<table><tr><td>" * 130 + _ARTICLE + "</td></tr></table>" * 130)


def _quotes() -> bytes:
    marks = '“”«»"' * 100_000
    return _page(f"<p>{marks}</p>{_ARTICLE}")


def _dates() -> bytes:
    return _page(_ARTICLE, "".join(f"<meta name=date content='{n}-1-1'>" for n in range(30_000)))


def _jsonld_deep() -> bytes:
    deep = '{"@graph":[' * 50_000
    return _page(_ARTICLE, f"<script type=application/ld+json>{deep}</script>")


def _jsonld_many() -> bytes:
    one = '<script type="application/ld+json">{"@type":"NewsArticle","author":["a","b"]}</script>'
    return _page(_ARTICLE, one * 20_000)


def _authors() -> bytes:
    return _page(_ARTICLE, "".join(f"<meta name=author content='A B{n}'>" for n in range(40_000)))


def _bylines() -> bytes:
    return _page("".join(f"<span>By Ada Lovelace {n}</span>" for n in range(24_000)) + _ARTICLE)


def _short_paragraphs() -> bytes:
    return _page("".join(f"<p>{_TEXT}{n}.</p>" for n in range(24_000)))


def _plain_text() -> bytes:
    return answer((_TEXT * 3 + "\n\n") * 20_000, "text/plain")


def _plain_line() -> bytes:
    return answer(_TEXT * 60_000, "text/plain")


def _plain_blanks() -> bytes:
    return answer(" " * 2_000_000 + "\n" * 2_000_000 + _TEXT, "text/plain")


def _markup_bomb() -> bytes:
    return answer(gzip.compress(b"<b>" * 3_300_000), content_encoding="gzip")


def _dense_bomb() -> bytes:
    text = "".join(f"<p>{n * 7919 % 60_013} {_TEXT}</p>" for n in range(60_000))
    return answer(gzip.compress(text.encode()), content_encoding="gzip")


def _select() -> bytes:
    return _page("<select>" + "<option>x" * 40_000 + "</select>" + _ARTICLE)


def _unclosed_script() -> bytes:
    return _page(_ARTICLE + "<script>" + "x" * 2_000_000)


def _svg() -> bytes:
    return _page("<svg>" + "<path d='M0 0'/>" * 50_000 + "</svg>" + _ARTICLE)


def _charset() -> bytes:
    return answer(_ARTICLE * 10, "text/html; charset=" + "x" * 50_000)


def _empty() -> bytes:
    return answer("")


#: By name: what is wanted, and what makes the answer.
PAGES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "own_many_attributes": ("either", _many_attributes),
    "own_long_title": ("either", _long_title),
    "own_words_without_end": ("either", _words_without_end),
    "own_nested_tables": ("either", _nested_tables),
    "own_quotes": ("either", _quotes),
    "own_dates": ("either", _dates),
    "own_jsonld_deep": ("either", _jsonld_deep),
    "own_jsonld_many": ("either", _jsonld_many),
    "own_authors": ("either", _authors),
    "own_bylines": ("either", _bylines),
    "own_short_paragraphs": ("either", _short_paragraphs),
    "own_plain_text": ("either", _plain_text),
    "own_plain_line": ("either", _plain_line),
    "own_plain_blanks": ("either", _plain_blanks),
    "own_markup_bomb": ("refuse", _markup_bomb),
    "own_dense_bomb": ("either", _dense_bomb),
    "own_select": ("either", _select),
    "own_unclosed_script": ("either", _unclosed_script),
    "own_svg": ("either", _svg),
    "own_charset": ("either", _charset),
    "own_empty": ("refuse", _empty),
}
