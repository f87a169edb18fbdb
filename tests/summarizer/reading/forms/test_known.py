"""Entries of wikis, papers' abstracts, READMEs and transcripts, as what they are."""

from datetime import UTC, datetime

import pytest

from summarizer import read_article
from summarizer.errors import ReadingError, Unreadable
from summarizer.models import Article, ArticleKind

LEAD = (
    "A harbour wall is a structure that shelters ships from waves. The oldest known were built of dry stone in "
    "the third millennium BC and have been found on the coast of the Red Sea."
)
HISTORY = (
    "The Phoenicians built walls at Tyre and Sidon in the eighth century BC. Roman engineers used a concrete "
    "that hardens under water, which allowed them to build where no natural bay existed."
)
DESIGN = (
    "Vertical walls reflect waves, while sloping walls absorb them. A vertical wall needs less material but is "
    "exposed to scour at its foot, so that it has to be looked at by divers every other year."
)


def read(body: str, head: str = "", url: str = "https://a.example/x/y") -> Article:
    page = f"<html lang=en><head>{head}</head><body>{body}</body></html>"
    return read_article(page.encode(), url, "text/html")


@pytest.mark.parametrize(
    "heading",
    [
        "<h2 id=x>{}</h2>",
        "<div class='mw-heading mw-heading2'><h2>{}</h2><span class=mw-editsection>[edit]</span></div>",
    ],
)
def test_an_entry_is_its_lead_and_sections(heading: str) -> None:
    """Without notes, boxes, contents, marks of sources, and sections of nothing but links and sources."""
    article = read(
        "<h1 id=firstHeading>Harbour wall</h1><div id=siteSub>From the free encyclopedia</div><div class='mw-content-ltr mw-parser-output'>"
        "<div role=note class=hatnote>For the film, see <a href='/x'>Harbour Wall (film)</a>.</div>"
        "<table class=infobox><tr><th>First built</th><td>Piraeus, 493 BC</td></tr></table>"
        f"<p>{LEAD}<sup class=reference><a href='#1'>[1]</a></sup></p><div id=toc class=toc><h2>Contents</h2><ul><li>1 History</li></ul></div>"
        f"{heading.format('History')}<h3>Antiquity</h3><p>{HISTORY}</p><h3>Lost</h3>{heading.format('Design')}<p>{DESIGN}</p>"
        f"{heading.format('See also')}<ul><li><a href='/b'>Breakwater</a></li><li><a href='/p'>Pier</a>, a walk</li></ul>"
        f"{heading.format('References')}<div class=reflist><ol class=references><li>Smith, J. (1999). Harbours. p. 12.</li></ol></div>"
        f"{heading.format('Sources')}<ul><li><cite class=citation>Brown, A. (2011). Concrete in the sea. Press of the coast.</cite></li></ul>"
        "</div>",
        "<title>Harbour wall - Encyclopedia</title>",
    )

    assert article.title == "Harbour wall"
    assert article.kind is ArticleKind.REFERENCE
    assert [line for line in article.paragraphs if len(line) > 20] == [LEAD, HISTORY, DESIGN]
    shown = {block.text for block in article.blocks}
    assert shown <= {LEAD, HISTORY, DESIGN, "History", "Antiquity", "Design"}


ABSTRACT = (
    "Waves in harbours are hard to predict because the sea floor is rarely known. We train a network on 40 buoys "
    "and show that it predicts the height of waves six hours ahead with an error of 8 cm. It fails in storms that "
    "are stronger than any it was trained on."
)
CITED = (
    "<title>[2610.01234] Waves in harbours</title><meta name=citation_title content='Waves in harbours'>"
    "<meta name=citation_author content='Weber, Anna'><meta name=citation_author content='Kenji Tanaka'>"
    "<meta name=citation_date content='2026/10/02'>"
)


@pytest.mark.parametrize(
    "abstract",
    [
        "<blockquote class='abstract mathjax'><span class=descriptor>Abstract:</span>{}</blockquote>",
        "<div class=abstract id=abstract><h2>Abstract</h2><div class=abstract-content><p>{}</p></div></div>",
        "<section role=doc-abstract><p>{}</p></section>",
        "<div class='card acl-abstract'><h5>Abstract</h5><span>{}</span></div>",
    ],
)
def test_an_abstract_is_the_papers_own_summary(abstract: str) -> None:
    """Where the page has no more of the paper."""
    article = read(
        f"<h1>Physics</h1><h1 class=title>Title: Waves in harbours</h1>{abstract.format(ABSTRACT)}"
        "<table><tr><td>Comments:</td><td>12 pages</td></tr></table><h3>Tools</h3><p>We value openness and privacy.</p>",
        CITED,
    )

    assert article.title == "Waves in harbours"
    assert article.paragraphs == (ABSTRACT,)
    assert " ".join(article.own_points) == ABSTRACT
    assert article.authors == ("Anna Weber", "Kenji Tanaka")
    assert article.kind is ArticleKind.RESEARCH


def test_a_whole_paper_is_read_as_it_is() -> None:
    """Its abstract is a part of it."""
    text = "".join(
        f"<p>{line} {number} {line}</p>" for number in range(9) for line in (LEAD, HISTORY, DESIGN)
    )

    article = read(
        f"<article><h1>Waves in harbours</h1><div class=abstract><h2>Abstract</h2><p>{ABSTRACT}</p></div>{text}</article>",
        CITED,
    )

    assert len(article.text) > 5000


def test_an_abstract_may_have_parts_of_its_own() -> None:
    """All of them are the summary."""
    parts = (
        "Background: Dust harms sleep, but it was never measured beside harbours.",
        "Results: Those with most dust slept 40 minutes less than those with least.",
        "Conclusions: Harbours should be watered in dry summers.",
    )
    said = "".join(
        f"<p><strong>{part.partition(':')[0]}:</strong>{part.partition(':')[2]}</p>"
        for part in parts
    )

    article = read(
        f"<h1>Dust and sleep</h1><div class=abstract><h2>Abstract</h2><div class=abstract-content>{said}</div></div>",
        CITED,
    )

    assert article.own_points == parts


def test_a_readme_is_read_without_the_files_around_it() -> None:
    """And is named by its heading, or else by its page."""
    files = "".join(
        f"<tr><td><a href='/b/{name}'>{name}</a></td><td>Fix the build</td></tr>"
        for name in ("README.md", "src", "docs")
    )
    readme = "<article class='markdown-body entry-content' itemprop=text>{}<p>{}</p><h2>Usage</h2><p>{}</p></article>"
    head = "<title>a/tidewatch: Watches the tide</title><meta property='og:title' content='a/tidewatch: Watches the tide'>"

    contents = (
        "<h2>Contents</h2><ul><li><a href='#u'>Usage</a></li><li><a href='#l'>Licence</a></li></ul>"
    )

    article = read(
        f"<table>{files}</table>{readme.format('<h1>Tidewatch</h1>' + contents, LEAD, DESIGN)}<p>120 stars</p>",
        head,
    )
    unnamed = read(f"<table>{files}</table>{readme.format('', LEAD, DESIGN)}", head)

    assert article.title == "Tidewatch"
    assert "Tidewatch" not in article.paragraphs
    assert article.kind is ArticleKind.REFERENCE
    assert [line for line in article.paragraphs if len(line) > 20] == [LEAD, DESIGN]
    assert unnamed.title == "a/tidewatch: Watches the tide"


SPOKEN = (
    "Welcome back to the channel, everybody. Today we look at the new wall of the harbour.",
    "The first thing you see is the crane, which lifts forty tonnes. Each block weighs thirty-eight tonnes.",
    "The blocks are cast in a yard ten kilometres from here. They are brought by night, because the road is closed.",
    "What surprised me most is that the wall stands on gravel. It lets the water through, and so the pressure on both sides is the same.",
    "The engineers expect to be done with the wall in 2029. After that the eastern entry will be opened again for ships of all sizes.",
)
VIDEO = (
    "<title>How the wall is built</title><meta property='og:type' content='video.other'><meta property='og:site_name' content='Harbour TV'>"
    '<script type="application/ld+json">{"@type":"VideoObject","name":"How the wall is built","uploadDate":"2026-10-02T10:00:00Z"%s}</script>'
)


@pytest.mark.parametrize("times", [False, True])
def test_a_transcript_makes_a_video_an_article(times: bool) -> None:
    """With the site's name and the day; times are none of the text."""
    said = "".join(
        f"<p>{f'0:{number}2 ' if times else ''}{line}</p>" for number, line in enumerate(SPOKEN)
    )

    article = read(
        f"<h1>How the wall is built</h1><video src='/v'></video><p>A look.</p><section class='video-transcript'><h2>Transcript</h2>{said}</section>",
        VIDEO % "",
    )

    assert article.title == "How the wall is built"
    assert article.paragraphs == SPOKEN
    assert article.publisher == "Harbour TV"
    assert article.published == datetime(2026, 10, 2, 10, tzinfo=UTC)


def test_a_transcript_may_be_parted_by_times_alone() -> None:
    """Each cue an element within a line."""
    rows = "".join(
        f"<div><div>00:{at}2</div><div><span>{line[:30]}</span><span>{line[30:]} </span></div></div>"
        for at, line in enumerate(SPOKEN)
    )

    article = read(
        f"<h1>How the wall is built</h1><video></video><p>9 views</p><aside aria-label=Transcript>{rows}</aside>",
        VIDEO % "",
    )

    assert article.text.replace("\n\n", " ") == " ".join(SPOKEN)


def test_a_transcript_may_be_declared() -> None:
    """Beside the video, for machines."""
    stated = ', "transcript": "{}"'.format("\\n".join(SPOKEN))

    assert (
        read("<h1>How the wall is built</h1><video src='/v'></video>", VIDEO % stated).paragraphs
        == SPOKEN
    )


def test_cues_are_joined_to_sentences() -> None:
    """They break off wherever a line was full."""
    words = " ".join(SPOKEN).split()
    cues = [" ".join(words[at : at + 6]) for at in range(0, len(words), 6)]
    said = "".join(f"<li>{cue}</li>" for cue in cues)

    article = read(
        f"<h1>How the wall is built</h1><video src='/v'></video><div id=transcript><ul>{said}</ul></div>",
        VIDEO % "",
    )

    assert article.text.replace("\n\n", " ") == " ".join(SPOKEN)


@pytest.mark.parametrize(
    "transcript",
    [
        "",
        "<div class=transcript><p>Welcome back.</p></div>",
        "<a class=transcript href='/t'>Transcript</a>",
    ],
)
def test_a_video_without_one_stays_a_video(transcript: str) -> None:
    """A word of welcome is none."""
    with pytest.raises(ReadingError) as raised:
        read(
            f"<h1>How the wall is built</h1><video src='/v'></video><p>A look at the wall.</p>{transcript}",
            VIDEO % "",
        )

    assert raised.value.reason is Unreadable.VIDEO
