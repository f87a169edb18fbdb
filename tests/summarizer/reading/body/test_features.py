"""What the trees see of a block."""

from lxml.html import document_fromstring

from summarizer.reading.body.features import NAMES, features_of
from summarizer.reading.page.blocks import read_blocks

LONG = "The harbour of the town will be closed for three months, the council said on Friday. "
CARD = f"<div class=card><p>{LONG}</p><a href=/x>More</a></div>"
PAGE = f"<body><main><p>{LONG}</p></main><div class=row>{CARD * 7}</div></body>"


def _column(name: str) -> list[float]:
    table = features_of(read_blocks(document_fromstring(PAGE)), "Harbour", "", set())
    assert table.shape[1] == len(NAMES)
    return [round(float(value), 2) for value in table[:, NAMES.index(name)]]


def test_each_column_has_its_name() -> None:
    """Cards stand side by side, however long what is in each; paragraphs do, too, and are none."""
    assert _column("crowd") == [1, *[7] * 14]
    assert _column("alike") == [1, *[1, 7] * 7]


def test_a_frame_holds_all_that_is_below_it() -> None:
    """Links, short blocks and letters, in paragraphs or not."""
    length = len(LONG.strip())
    assert _column("grand_length")[1::2] == [round((length + 4) / 2, 2)] * 7
    assert _column("parent_linked")[1::2] == [round(4 / (length + 4), 2)] * 7
    assert _column("parent_short")[1::2] == [0.5] * 7
    assert _column("near <li") == [0] * 15
