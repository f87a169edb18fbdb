"""An article has all items of a list or none."""

import numpy as np
from lxml.html import document_fromstring

from summarizer.reading.body.lists import whole_lists
from summarizer.reading.page.blocks import read_blocks

LINKED = "<li><a href='/{0}'>{0}</a></li>"
PLAIN = "<li>{0}</li>"


def kept(item: str, scores: list[float], list_: str = "<ul>{}</ul>") -> list[bool]:
    """Return which items of a list are the article's, by how likely each is."""
    items = "".join(item.format(f"Item number {number}") for number in range(len(scores)))
    blocks = read_blocks(document_fromstring(f"<body>{list_.format(items)}</body>"))
    likely = np.array(scores, dtype=np.float32)
    return list(whole_lists(blocks, likely >= 0.4, likely))


def test_an_item_among_kept_ones_is_kept() -> None:
    """Where two of three are; at the list's ends, too."""
    assert kept(PLAIN, [0.2, 0.6, 0.6, 0.6, 0.6, 0.3]) == [True] * 6
    assert kept(PLAIN, [0.2, 0.6, 0.2]) == [False, True, False]


def test_a_link_among_items_is_a_box() -> None:
    """Unless the list is one of links."""
    mixed = read_blocks(
        document_fromstring(
            "<ul><li>One</li><li>Two</li><li>Three</li><li><a href='/x'>Read on</a></li></ul>"
        )
    )
    scores = np.array([0.6, 0.6, 0.6, 0.3], dtype=np.float32)

    assert list(whole_lists(mixed, scores >= 0.4, scores)) == [True, True, True, False]
    assert kept(LINKED, [0.6, 0.6, 0.6, 0.3]) == [True] * 4


def test_one_link_of_a_list_is_not_the_articles() -> None:
    """What leads to other articles has one that is likely by chance; a name may be alone."""
    assert kept(LINKED, [0.1, 0.5, 0.1, 0.1]) == [False] * 4
    assert kept(PLAIN, [0.1, 0.5, 0.1, 0.1]) == [False, True, False, False]


def test_what_is_most_unlikely_stays_out() -> None:
    """An advertisement between items."""
    assert kept(PLAIN, [0.6, 0.6, 0.02, 0.6]) == [True, True, False, True]


def test_other_blocks_stay_as_they_are() -> None:
    """Paragraphs are no list, and two items are none to judge by."""
    assert kept("<p>{0}</p>", [0.6, 0.6, 0.3, 0.6], "<div>{}</div>") == [True, True, False, True]
    assert kept(PLAIN, [0.6, 0.3]) == [True, False]
