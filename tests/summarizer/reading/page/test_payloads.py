"""Pages that scripts draw: the article is read out of the data that came with them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from summarizer import ReadingError, read_article
from summarizer.reading.body import extract
from summarizer.reading.page.payloads import read_payload
from summarizer.reading.page.structured import lines_of
from tests.summarizer.reading.body.test_extract import PARAGRAPHS

BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TEASER = (
    "A bridge that was closed for nine years is to open again this summer, as the mayor told "
    "reporters. It is the longest in the country, and was painted yellow by those who live there."
)
TEASERS = [
    {"title": f"Bridge {n}", "url": f"/bridge/{n}", "summary": f"{n}. {TEASER} {TEASER}"}
    for n in range(9)
]


def pushed(*pieces: str) -> str:
    """React's stream, pushed in pieces."""
    return "".join(
        f"<script>self.__next_f.push({json.dumps([1, piece])})</script>" for piece in pieces
    )


def stream() -> str:
    size = len(BODY.encode())
    data = {"detail": {"title": "Harbour to close", "contentHtml": "$24"}}
    return (
        f'1:"$Sreact.fragment"\n:HL["/a.css","style"]\n24:T{size:x},{BODY}'
        f'5:["$","$L23",null,{json.dumps(data)}]\n'
    )


NEXT = {"props": {"pageProps": {"story": {"body": BODY}, "related": TEASERS}}}
BLOCKS = {
    "id": 7,
    "content_elements": [
        {"type": "text", "content": PARAGRAPHS[0]},
        {"type": "image", "url": "https://a.example/1.jpg", "caption": TEASER},
        *({"type": "text", "content": paragraph} for paragraph in PARAGRAPHS[1:]),
    ],
    "related_content": {"basic": TEASERS},
}
PAGES = {
    "next": f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(NEXT)}</script>',
    "react stream": pushed(stream()[:300], stream()[300:], "6:null"),
    "assigned": f"<script>window.Fusion=window.Fusion||{{}};Fusion.globalContent={json.dumps(BLOCKS)};"
    "Fusion.x=1</script>",
    "quoted": f"<script>window.__STATE__ = JSON.parse({json.dumps(json.dumps(NEXT))})</script>",
    "in a program": "<script>window.__NUXT__=(function(a,b){return {data:[{body:"
    + json.dumps(BODY).replace("<", "\\u003C").replace("/", "\\u002F")
    + ',by:a}],error:b}}("Jane Doe",null));</script>',
    "lines": f'<script type="application/json">{json.dumps({"text": chr(10).join(PARAGRAPHS)})}</script>',
    "unfilled": f'<script type="application/json">{json.dumps({"body": "<p>$$AD$$</p>" + BODY})}</script>',
}


@pytest.mark.parametrize("scripts", PAGES.values(), ids=PAGES)
def test_an_article_is_read_out_of_the_data(scripts: str) -> None:
    """Its paragraphs in order, without the teasers and captions beside them."""
    page = f"<html lang=en><title>Harbour to close</title><body><div id=root></div>{scripts}</body></html>"
    article = read_article(page.encode(), "https://a.example/harbour", "text/html")

    assert list(article.paragraphs) == PARAGRAPHS


@pytest.mark.parametrize(
    "shell",
    [
        "<div id=root><header><a href='/'>Gazette</a></header><p>Loading…</p></div>",
        "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>",
        (
            "<div id=root></div><footer><p>© 2022 Gazette. All rights reserved. Reproduction without "
            "permission is not allowed.</p><a href='/privacy'>Privacy</a></footer>"
        ),
    ],
)
def test_what_is_shown_until_a_script_draws_the_page_is_no_article(shell: str) -> None:
    """A menu, a wheel, small print: the article is in the data still."""
    page = (
        f"<html lang=en><title>Harbour to close</title><body>{shell}{PAGES['next']}</body></html>"
    )

    article = read_article(page.encode(), "https://a.example/harbour", "text/html")
    assert list(article.paragraphs) == PARAGRAPHS


def test_an_opening_that_is_hardly_told_from_clutter(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown of an article is its beginning; the whole is in the data."""
    monkeypatch.setattr(extract, "_MAX_DOUBT", 0.0)
    whole = [*PARAGRAPHS, *(f"On day {n}, {text}" for n in range(3) for text in PARAGRAPHS)]
    data = json.dumps({"body": "".join(f"<p>{paragraph}</p>" for paragraph in whole)})
    shown = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:2])
    page = f"""<html lang=en><title>Harbour to close</title><body><div class="comment tags">{shown}
    </div><script type="application/json">{data}</script></body></html>"""

    article = read_article(page.encode(), "https://a.example/harbour", "text/html")
    assert list(article.paragraphs) == whole


def test_lines_of_what_is_declared() -> None:
    """Links and emphasis part no line, however long a link is; blocks do."""
    link = f'<a href="https://a.example/{"x" * 600}" target="_blank"><meta content="WebLink">'
    markup = f"<p>He did {link}sign</a> what <em>will </em>end it.</p><p>The <b>deal</b> &lt;i&gt;is&lt;/i&gt; off.<br>So.</p>"
    assert list(lines_of(markup)) == ["He did sign what will end it.", "The deal is off.", "So."]


def test_teasers_are_no_article() -> None:
    """A list whose entries lead elsewhere is not read, however much it says."""
    data = json.dumps({"state": {"stories": TEASERS}})
    page = f'<html><body><div id=root></div><script type="application/json">{data}</script></body></html>'

    with pytest.raises(ReadingError):
        read_article(page.encode(), "https://a.example/", "text/html")


def test_what_the_page_shows_goes_before_its_data() -> None:
    """Data is looked into only where the document has no article."""
    shown = BODY.replace("harbour", "airport")
    page = f"<html><body><article><h1>Airport</h1>{shown}</article>{PAGES['next']}</body></html>"

    assert "airport" in read_article(page.encode(), "https://a.example/x", "text/html").text


def test_a_brief_is_not_taken_for_another_article() -> None:
    """A few lines with another article's data beside them stay a few lines."""
    brief = "The airport was shut for an hour on Friday, the operator said. Nobody was hurt by it. "
    noise = "The noise that was taken for shots came from a kite, and its owner was let go with a warning by the police."
    page = (
        f"<html><title>Airport shut</title><body><article><h1>Airport shut</h1><p>{brief}"
        f"{noise}</p></article>{PAGES['next']}</body></html>"
    )

    assert "harbour" not in read_article(page.encode(), "https://a.example/x", "text/html").text


odd = st.lists(
    st.sampled_from(
        ["[", "]", "{", "}", '"', ":", ",", "=", "self.__next_f.push(", '[1,"', "1:T", "ff,", "\n",
         "JSON.parse(", "<p>", "\\u", "\\u003Cp", "null", "é", "window.a", "x", "9"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(odd, st.sampled_from(["", "application/json", "module"]))
def test_no_script_breaks_the_reader(text: str, kind: str) -> None:
    """Whatever stands in a script, what comes back is an element or nothing."""
    tree = document_fromstring("<html><body><script></script></body></html>")
    script = next(tree.iter("script"))
    script.set("type", kind)
    script.text = text
    found = read_payload(tree)

    assert found is None or found.tag == "html"


def test_deep_values_are_left() -> None:
    """Nesting without end is no article, and no error."""
    page = f"<html><body><script>a = {'[' * 100_000}</script></body></html>"

    assert read_payload(document_fromstring(page)) is None
