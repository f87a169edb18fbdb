"""The summary that a page has of itself."""

import json
from importlib.resources import files

import pytest
from lxml.html import fromstring

from summarizer.models import Article
from summarizer.reading.page.blocks import read_blocks
from summarizer.reading.read import read_article
from summarizer.reading.structure.own_summary import find_own_summary
from summarizer.reading.structure.summary_headings import Sureness, lead_in, sureness_of
from tests.summarizer.reading.body.test_extract import PARAGRAPHS

LANGUAGES = json.loads(
    files("summarizer.data").joinpath("own_summaries.json").read_text(encoding="utf-8")
)["languages"]

P = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
LINES = (
    "The harbour closes for three months from March on.",
    "Ships use the port in the north, a day farther away.",
    "The money was set aside last year.",
)
LIST = "<ul>" + "".join(f"<li>{line}</li>" for line in LINES) + "</ul>"

SPACED = "".join(f"<p>{line}</p>" for line in LINES)


def listed(heading: str, *lines: str) -> str:
    return f"<h2>{heading}</h2><ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def read(*parts: str) -> Article:
    page = (
        '<html lang="en"><head><title>Harbour to close</title></head><body><main><article>'
        f"<h1>Harbour to close</h1><div class='text'>{''.join(parts)}</div></article></main></body></html>"
    )
    return read_article(page.encode(), "https://www.gazette.example/a/1", "text/html")


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_of_summaries(language: str) -> None:
    """Each language's examples are known, and those that only begin alike are not."""
    entry = LANGUAGES[language]
    assert [each for each in entry["must"] if sureness_of(each) is None] == []
    assert [each for each in entry["must_not"] if sureness_of(each) is not None] == []
    assert [each for each in entry["must"] if each.casefold() in entry["sure"]] == []


def test_headings_are_known_in_many_languages() -> None:
    """As many as are asked for, and more."""
    assert len(LANGUAGES) >= 20


def test_the_summary_of_another_article_below_is_not_its_own() -> None:
    """Some pages hold their newest posts whole, and out of sight."""
    other = "<p>The lighthouse of the other harbour was painted white and red in May.</p>" * 8
    box = f"<p><strong>Key takeaways</strong></p>{LIST}"
    end = "<p>Ask us about the harbour.</p>"

    def found(between: str) -> tuple[str, ...]:
        tree = fromstring(f"<html><body><div>{P}{between}{box}{end}</div></body></html>")
        paragraphs = [*PARAGRAPHS, "Ask us about the harbour."]
        return find_own_summary(read_blocks(tree), paragraphs, "en").points

    assert found("<p>Share this page.</p>") == LINES
    assert found(other) == ()


@pytest.mark.parametrize(
    "box",
    [
        f"<h2>Key takeaways</h2>{LIST}",
        f"<p><b>TL;DR</b></p>{LIST}",
        f"<div class='box'><div>Das Wichtigste in Kürze</div>{LIST}</div>",
        f"<details><summary>L’essentiel</summary>{LIST}</details>",
        f"<div class='key-takeaways'>{LIST}</div>",
        f"<h2>Summary</h2>{LIST}",
        f"<h3>Key points</h3><p>This is what counts:</p>{LIST}",
        f"<aside><h3>Key points</h3>{SPACED}</aside>",
        f"<h3>Key points</h3>{SPACED.replace('<p>', '<p>• ')}",
    ],
    ids="heading bold box details class unsure led paragraphs bullets".split(),
)
def test_it_is_found_by_its_heading_or_box(box: str) -> None:
    """Whatever the markup; its lines are the page's, and each stands in a block."""
    article = read(box, P)

    assert article.own_points == LINES
    assert all(any(p in block.text for block in article.blocks) for p in article.own_points)


@pytest.mark.parametrize(
    "box",
    [
        listed("Key points", *(f"<a href='#a'>{line}</a>" for line in LINES)),
        listed(
            "Key points", "Which repairs it needs and by whom", "The costs of the works and taxes"
        )
        + "<h3>Which repairs it needs and by whom</h3><h3>The costs of the works and taxes</h3>",
        listed("Highlights", "Length of the pier: 30 metres", "Depth of the water: 9 metres"),
        listed("Key points", "Why does the harbour close?", "Where do the ships go to?"),
        listed("Key points", "In this article we show it.", "You will learn where ships go."),
        "<p class='standfirst'>The harbour closes. Ships go north.</p>",
        f"<h2>Ten harbours</h2>{LIST}",
        listed("Key points", "Only one line of it all there is."),
        listed("Key points", *["A line of many more to come."] * 13),
        "<h2>The bottom line</h2><p>The harbour closes for good.</p><p>Nobody knows why it does.</p>",
    ],
    ids="contents repeats data questions promises standfirst other one many unsure".split(),
)
def test_what_only_looks_like_one_is_none(box: str) -> None:
    """A wrong one is worse than none."""
    assert read(box, P).own_points == ()


def test_an_unsure_heading_far_below_heads_none() -> None:
    """There it is the last section."""
    assert read(P, "<h2>Summary</h2>", LIST).own_points == ()


def test_an_abstract_is_sentences() -> None:
    """Its own headings and key words are left out."""
    abstract = (
        "<section><h2>Abstract</h2><h3>Purpose</h3><p>We study the harbour. It closes for months.</p>"
        "<h3>Results</h3><p>Ships use the port in the north.</p><p>Keywords: harbours, ports</p></section>"
    )

    assert read(abstract, "<h2>Introduction</h2>", P).own_points == (
        "We study the harbour.",
        "It closes for months.",
        "Ships use the port in the north.",
    )


def test_one_paragraph_behind_its_heading() -> None:
    """It is parted into sentences."""
    line = "TL;DR: " + " ".join(LINES) + " All of it is said in one paragraph here."

    assert lead_in(line) == "TL;DR:"
    assert read(f"<p>{line}</p>", P).own_points[:3] == LINES
    assert lead_in("Harbour: it closes.") == ""


def test_lines_of_a_pasted_text() -> None:
    """Items below a heading that is sure."""
    text = "# Harbour to close\n\n## Key takeaways\n\n" + "\n".join(f"- {line}" for line in LINES)
    article = read_article(f"{text}\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}".encode(), "")

    assert article.own_points == LINES
    assert sureness_of("Key takeaways") is Sureness.SURE
