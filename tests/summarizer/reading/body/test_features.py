"""What the trees see of a block."""

from lxml.html import document_fromstring

from summarizer.reading.body.features import NAMES, features_of
from summarizer.reading.page.blocks import read_blocks

TEXT = "The harbour of the town will be closed for three months, the council said on Friday. "
PAGE = f"<body><main><h1>Harbour</h1><p>{TEXT}</p><ul><li>Ships</li></ul></main></body>"


def test_each_column_has_its_name() -> None:
    """The trees' file is checked against the names, so these must be the table's."""
    table = features_of(read_blocks(document_fromstring(PAGE)), "Harbour", "", set())

    assert table.shape == (3, len(NAMES))
    assert table[:, NAMES.index("is_heading")].tolist() == [1, 0, 0]
    assert table[:, NAMES.index("length")].tolist() == [7, len(TEXT.strip()), 5]
    assert table[:, NAMES.index("prose_behind")].tolist()[-1] == 0
