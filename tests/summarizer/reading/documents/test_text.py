"""PDF and Markdown, and bare text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import ReadingError, Unreadable
from summarizer.reading.documents.markdown import markdown_lines
from summarizer.reading.read import read_article

PAGES = [
    ["The Harbour Report 2022", "Harbour of the town to close", "By Jane Doe",
     "The harbour of the town will be closed for three months, the coun-",
     "cil said on Friday after a long debate about the costs of repairs.",
     "Ships will have to use the port in the north, which is larger but", "1"],
    ["The Harbour Report 2022", "a day farther away, according to the head of the council there.",
     "The works are expected to begin in March, and to be finished well",
     "before the season starts, if the weather allows it, she said too.", "2"],
]  # fmt: skip


def pdf(pages: list[list[str]], title: str = "") -> bytes:
    """Write a PDF of bare lines. Source: ISO 32000-1, 7.5."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 750 Td {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * n} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< /Title ({title}) >>")
    out, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n"
        f"<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    ).encode("latin-1")


def test_pdf() -> None:
    """Broken words are joined, sentences go on over pages, heads and page numbers are gone."""
    article = read_article(pdf(PAGES), "https://www.example.org/report.pdf", "application/pdf")
    assert article.title == "Harbour of the town to close"
    assert article.authors == ("Jane Doe",)
    assert "the council said on Friday" in article.text
    assert "which is larger but a day farther away" in article.text
    assert "Harbour Report" not in article.text


def test_title_of_the_file() -> None:
    """What the file says is its title, but not what a word processor put there."""
    assert read_article(pdf(PAGES, "Closing the harbour"), "").title == "Closing the harbour"
    assert read_article(pdf(PAGES, "Microsoft Word - x.doc"), "").title != "Microsoft Word - x.doc"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"%PDF-1.4 garbage", Unreadable.BROKEN),
        (pdf([[]]), Unreadable.NOT_AN_ARTICLE),
    ],
)
def test_pdf_without_text(body: bytes, reason: Unreadable) -> None:
    """One that is broken, or a scan."""
    with pytest.raises(ReadingError) as raised:
        read_article(body, "")
    assert raised.value.reason == reason


MARKDOWN = """---
title: "Harbour to close"
author: Jane Doe
date: 2022-02-18
---

The harbour of the **town** will be closed for [three months](https://example.org),
the council said on *Friday* after a long debate.

![a picture](a.jpg)

> Ships will have to use the port in the north, she said.

```
code()
```

- The works are expected to begin in March.
"""


def test_markdown() -> None:
    """Wrapped lines are one paragraph; marks, pictures and code are gone."""
    article = read_article(MARKDOWN.encode(), "", "text/markdown")
    assert article.title == "Harbour to close"
    assert article.authors == ("Jane Doe",)
    assert article.published is not None
    assert article.published.isoformat() == "2022-02-18"
    assert article.language == "en"
    assert article.paragraphs == (
        (
            "The harbour of the town will be closed for three months, the council said on Friday"
            " after a long debate."
        ),
        "Ships will have to use the port in the north, she said.",
        "The works are expected to begin in March.",
    )


def test_a_readme_in_markdown_with_badges() -> None:
    """Its heading is its title, though of one word; pictures and HTML around them are no text."""
    text = (
        "# Tidewatch\n\n[![Build](b.svg)](https://ci.example) [![PyPI][1]][2]\n\n"
        '<p align="center"><img src="quay.png"></p>\n\nTides for harbours\n\n'
        "Tidewatch reads gauges in forty harbours and tells when a bar can be crossed. It runs on a "
        "small computer without a network.\n\nIt was written for the pilots of the northern line.\n"
    )
    article = read_article(text.encode(), "", "text/plain")
    assert article.title == "Tidewatch"
    assert article.paragraphs[0] == "Tides for harbours"
    assert not any("[" in paragraph or "<" in paragraph for paragraph in article.paragraphs)


def test_the_structure_of_markdown() -> None:
    """Headings, quotations and items with their level; code is shown, and is no paragraph."""
    text = MARKDOWN + "\n## Costs\n\nThey are not known.\n\n1. One ship.\n  - One sail.\n"
    article = read_article(text.encode(), "", "text/markdown")

    assert [(str(block.kind), block.level, block.text[:12]) for block in article.blocks] == [
        ("paragraph", None, "The harbour "),
        ("quote", None, "Ships will h"),
        ("code", None, "code()"),
        ("item", 1, "The works ar"),
        ("heading", 2, "Costs"),
        ("paragraph", None, "They are not"),
        ("item", 1, "One ship."),
        ("item", 2, "One sail."),
    ]
    assert "code()" not in article.text


def test_the_structure_of_a_pasted_text() -> None:
    """A short line without a stop above a long one is a heading; marks make items."""
    long = "The harbour of the town will be closed for three months, the council said on Friday. "
    text = f"Harbour to close\nOn Friday: {long * 2}\nWhat it costs\nAgain: {long * 2}\n- One ship stays.\n• Two ships go.\n{long}"
    article = read_article(text.encode(), "", "text/plain")

    assert [(str(block.kind), block.level) for block in article.blocks] == [
        ("paragraph", None),
        ("heading", 6),
        ("paragraph", None),
        ("item", 1),
        ("item", 1),
        ("paragraph", None),
    ]


@given(st.text(max_size=300))
def test_any_text_is_no_trouble(text: str) -> None:
    """Whatever is sent, lines come back."""
    assert all(line.text for line in markdown_lines(text))
