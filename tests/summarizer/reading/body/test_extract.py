"""The article's paragraphs and nothing else."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import document_fromstring

from summarizer.errors import ReadingError
from summarizer.reading.body.model import likelihoods, trees_of
from summarizer.reading.page.blocks import read_blocks
from summarizer.reading.read import read_article

PARAGRAPHS = [
    (
        "The harbour of the town will be closed for three months, the council said on Friday after a"
        " long debate about the costs of the repair works."
    ),
    (
        "Ships will have to use the port in the north, which is larger but a day farther away,"
        " according to the head of the council, who spoke to reporters after the meeting."
    ),
    (
        "“We have waited for ten years, and now it is time to act,” she said, adding that the money"
        " had been set aside in the budget of the last year."
    ),
    (
        "The works are expected to begin in March, and to be finished before the season starts, if"
        " the weather allows it and enough workers can be found."
    ),
]
PAGE = f"""<html lang="en"><head><title>Harbour to close - Gazette</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Harbour to close</h1><p class="byline">By Jane Doe</p>
<time datetime="2022-02-18">18 February 2022</time>
<figure><img src="a.jpg"><figcaption>The harbour. Photo: Jane Doe/Agency</figcaption></figure>
<div class="article-body"><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>
<div class="newsletter-signup"><p>Sign up for our newsletter to get the news to your inbox.</p></div>
<p>{PARAGRAPHS[2]}</p><p><strong>Read more:</strong> <a href="/x">Ten harbours to see</a></p>
<p>{PARAGRAPHS[3]}</p></div>
<div class="tags"><a href="/tag/harbours">Harbours</a></div></article></main>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/y">Bridge to open</a></li></ul></aside>
<footer>© 2022 Gazette. All rights reserved.</footer></body></html>"""


def test_paragraphs_and_nothing_else() -> None:
    """No headline, byline, stamp, caption, prompt, related link, tag or copyright line."""
    article = read_article(PAGE.encode(), "https://www.gazette.example/a/harbour", "text/html")
    assert list(article.paragraphs) == PARAGRAPHS


def test_a_caption_is_no_paragraph_but_in_a_story_of_pictures() -> None:
    """Local papers put a paragraph into it."""
    caption = "<figure><img><figcaption><span><p>{}</p></span></figcaption></figure>"
    page = "<html lang=en><title>Harbour to close</title><body><article><h1>Harbour to close</h1>{}</article></body></html>"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[1:])
    pictures = "".join(caption.format(paragraph) for paragraph in PARAGRAPHS)
    told = page.format(caption.format(PARAGRAPHS[0]) + text)
    shown = page.format(pictures)

    marked = page.format(f"<p class='imageCaption'>{PARAGRAPHS[0]}</p>" + text)

    assert list(read_article(told.encode(), "https://a.example/1").paragraphs) == PARAGRAPHS[1:]
    assert list(read_article(marked.encode(), "https://a.example/1").paragraphs) == PARAGRAPHS[1:]
    assert list(read_article(shown.encode(), "https://a.example/1").paragraphs) == PARAGRAPHS


def test_the_next_article_is_not_read() -> None:
    """What is there to be scrolled to has a headline of its own."""
    article = "<article><h1>{}</h1><p>By <a href='/author/x'>{}</a></p><div>{}</div></article>"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = (
        "<html lang=en><title>Harbour to close</title><body><main>"
        + article.format("Harbour to close", "Jane Doe", text)
        + article.format("Airport to open", "John Roe", text.replace("harbour", "airport") * 3)
        + "</main></body></html>"
    )
    found = read_article(page.encode(), "https://www.gazette.example/a/harbour", "text/html")
    assert list(found.paragraphs) == PARAGRAPHS


def test_few_letters_may_be_a_whole_article() -> None:
    """Chinese news are short by what they count, and keep their paragraphs."""
    lines = [
        "省农科院的专家来到村里，发现这里昼夜温差大、土壤偏酸，适合发展林下种植。",
        "“第一年谁都不敢种，怕赔钱。”合作社负责人说，“后来看到有人挣了钱，大家才放下心来。”",
        "去年，合作社销售额达到六百万元，村民人均增收七千元。十几名年轻人先后返乡。",
    ]
    page = (
        "<html lang=zh><title>石门村的松茸</title><body><main><article><h1>石门村的松茸</h1>"
        "<div>2024-05-06 10:00</div><div class=article-body>"
        f"{''.join(f'<p>{line}</p>' for line in lines)}</div></article></main></body></html>"
    )
    found = read_article(page.encode(), "https://www.gazette.example/a/1", "text/html")
    assert list(found.paragraphs) == lines


def test_blocks_are_the_text_in_order() -> None:
    """Block elements and line breaks part blocks; emphasis and links do not."""
    tree = document_fromstring(
        "<body>One <b>two</b><p>three <a href='#'>four</a></p>five<br>six<script>x</script></body>"
    )
    blocks = read_blocks(tree)
    assert [block.text for block in blocks] == ["One two", "three four", "five", "six"]
    assert [block.linked for block in blocks] == [0, 4, 0, 0]
    assert [block.broken for block in blocks] == [False, False, True, False]


def test_slides_beside_the_article_are_none_of_it() -> None:
    """However much they say; in a story of slides they are the text, and within it a part."""
    told = [
        f"Number {n} of the harbour is mourned. {text}" for n, text in enumerate(PARAGRAPHS * 3)
    ]
    slides = "".join(f"<div class='swiper-slide'>{text}</div>" for text in told)
    page = "<html lang=en><title>Harbour to close</title><body><h1>Harbour to close</h1>"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    beside = f"{page}<article>{text}</article><div class='swiper-wrapper'>{slides}</div>"
    within = f"{page}<article>{text}<div class='swiper-wrapper'>{slides}</div></article>"

    assert list(read_article(beside.encode(), "https://a.example/1").paragraphs) == PARAGRAPHS
    assert told[0] in read_article(within.encode(), "https://a.example/1").paragraphs


def test_a_program_is_one_block() -> None:
    """Highlighters make an element of each line; a text that is marked so has its paragraphs."""
    lines = "<div>def <b>sail</b>():</div><div>  return 1</div><code>go()</code><br>stop()"
    tree = document_fromstring(f"<body><pre>{lines}</pre><pre><p>One</p><p>Two</p></pre></body>")
    blocks = read_blocks(tree)
    assert [block.text for block in blocks] == [
        "def sail(): return 1 go() stop()",
        "One",
        "Two",
    ]


def test_trees_add_up() -> None:
    """Each tree gives the value of the leaf that a row falls to."""
    trees = trees_of(
        feature=np.array([[0, 0, 0], [1, 0, 0]], dtype=np.intp),
        threshold=np.array([[1, np.inf, np.inf], [5, np.inf, np.inf]], dtype=np.float32),
        left=np.array([[1, 1, 2], [1, 1, 2]], dtype=np.intp),
        right=np.array([[2, 1, 2], [2, 1, 2]], dtype=np.intp),
        value=np.array([[0, -3, 3], [0, -1, 1]], dtype=np.float32),
    )
    table = np.array([[0, 0], [2, 9]], dtype=np.float32)
    expected = 1 / (1 + np.exp(-np.array([-4.0, 4.0])))
    np.testing.assert_allclose(likelihoods(table, trees), expected, rtol=1e-5)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<div class='x'>", "</div>", "a b", "<br>", "<a>", "</a>", "<li>", " "]), max_size=40))  # fmt: skip
def test_no_word_is_lost(parts: list[str]) -> None:
    """Whatever the markup, the blocks hold all the words, in order."""
    tree = document_fromstring("<body>x" + "".join(parts) + "</body>")
    assert "".join(b.text for b in read_blocks(tree)).replace(" ", "") == "".join(
        tree.text_content().split()
    )


@pytest.mark.parametrize("around", ["div", "template"])
def test_a_page_of_nothing_but_lines_costs_no_square(around: str) -> None:
    """What is asked for a second opinion compares each with all beside it: 36 seconds of these."""
    lines = "".join(f"<section><h2>Bridge {number}</h2></section>" for number in range(30_000))
    page = f"<html lang=en><title>Bridges</title><body><{around}>{lines}</{around}></body></html>"

    started = time.process_time()
    with pytest.raises(ReadingError):
        read_article(page.encode(), "https://www.gazette.example/a/1", "text/html")
    assert time.process_time() - started < 6
