"""Code within an article is the article's, whatever it says."""

import numpy as np
from lxml.html import document_fromstring

from summarizer.reading.body.boilerplate import without_boilerplate
from summarizer.reading.body.code import code_in, with_code
from summarizer.reading.body.tail import without_end
from summarizer.reading.page.blocks import read_blocks

ABOVE, BELOW = "<p>To open the port, run this:</p>", "<p>It says when it is done.</p>"
CODE = "<div><pre><code>port --open</code></pre></div>"


def kept(*parts: str, scores: list[float]) -> list[bool]:
    blocks = read_blocks(document_fromstring(f"<body>{''.join(parts)}</body>"))
    likely = np.array(scores, dtype=np.float32)
    return list(with_code(blocks, likely >= 0.4, likely))


def test_code_beside_a_paragraph_is_kept() -> None:
    """However unlike a paragraph it is; a mark of its language may stand between."""
    assert kept(ABOVE, CODE, BELOW, scores=[0.9, 0.1, 0.9]) == [True, True, True]
    mark = "<div>shell</div>"
    assert kept(ABOVE, mark, CODE, BELOW, scores=[0.9, 0, 0.1, 0.9]) == [True, False, True, True]


def test_other_code_is_not() -> None:
    """The numbers of lines, what is most unlikely, and what stands below the article."""
    numbers = "<pre>1 2 3</pre>"
    assert kept(ABOVE, numbers, BELOW, scores=[0.9, 0.1, 0.9]) == [True, False, True]
    assert kept(ABOVE, CODE, BELOW, scores=[0.9, 0.01, 0.9]) == [True, False, True]
    assert kept(ABOVE, BELOW, CODE, scores=[0.9, 0.9, 0.1]) == [True, True, False]
    assert kept(ABOVE, CODE, scores=[0.1, 0.1]) == [False, False]


def test_code_is_no_boilerplate() -> None:
    """Neither data, nor an address with a date, nor what is named like a picture, nor a last line."""
    lines = [
        "The port has a program of its own, and anyone may call it.",
        '{"port": "north", "open": true}',
        "GET /tides?from=2025-01-01",
        "image: harbour/tides",
        "To call it, a skipper needs a key, which the harbour office sends.",
        "port --open",
    ]
    code = code_in(read_blocks(document_fromstring(f"<pre>{lines[5]}</pre>")))
    assert code == {"port --open"}
    code |= {*lines[1:4]}
    assert without_end(without_boilerplate(lines, "Harbour", code=code), code=code) == lines
    assert without_end(without_boilerplate(lines, "Harbour")) == [lines[0], lines[4]]
