"""Which headings a paragraph stands under, and in which list."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.models import Article, Block, BlockKind
from summarizer.reading.structure.outline import ListPlace, places_of

_KINDS = {"#": BlockKind.HEADING, "-": BlockKind.ITEM, "p": BlockKind.PARAGRAPH}


def article(*lines: str, names: tuple[str, ...] = ()) -> Article:
    """Make an article of lines: ``## Heading``, ``-- item``, ``p paragraph``; all are paragraphs."""
    blocks = tuple(
        Block(
            kind=_KINDS[line[0]],
            text=line.split(" ", 1)[1],
            level=None if line[0] == "p" else len(line.split()[0]),
            position=number,
            name=next((name for name in names if line.split(" ", 1)[1].startswith(name)), None),
        )
        for number, line in enumerate(lines)
    )
    return Article(paragraphs=tuple(block.text for block in blocks), blocks=blocks)


def test_headings_end_where_one_as_high_begins() -> None:
    """Those above are in order, the nearest last."""
    places = places_of(article("p a", "## B", "p c", "### D", "p e", "## F", "p g"))

    assert [place.headings for place in places] == [
        (), (), ("B",), ("B",), ("B", "D"), (), ("F",),
    ]  # fmt: skip
    assert places[4].heading == "D"


def test_items_know_their_list() -> None:
    """Number, count, and the line that leads to it; those below do not end it."""
    places = places_of(article("p Take these:", "- one", "-- of it", "- two", "p end"))

    assert [place.listed for place in places] == [
        None,
        ListPlace(0, 2, "Take these:"),
        ListPlace(0, 1, "one"),
        ListPlace(1, 2, "Take these:"),
        None,
    ]


def test_names() -> None:
    """Bold words, what stands before a colon, the name of what is described; no dateline."""
    told = article(
        "p Berlin. It rains.", "p Battery life. It lasts.", "- Piano: Easy.", "- Costs", "-- None.",
        names=("Berlin.", "Battery life."),
    )  # fmt: skip

    assert [place.name for place in places_of(told)] == [
        None,
        "Battery life",
        "Piano",
        None,
        "Costs",
    ]


def test_speakers_speak_more_than_once() -> None:
    """A name before the words, again and again."""
    told = article(
        "p Gazette: Why?", "p Doe: Because.", "p Gazette: So?", "p Doe: Yes.", "p Note: no."
    )

    assert [place.speaker for place in places_of(told)] == [
        "Gazette",
        "Doe",
        "Gazette",
        "Doe",
        None,
    ]


_LINES = st.lists(
    st.builds(
        lambda mark, times, text: f"{mark * (1 if mark == 'p' else times)} {text}",
        st.sampled_from("#-p"),
        st.integers(1, 6),
        st.text("ab:. ", min_size=1, max_size=6),
    ),
    max_size=12,
)


@given(_LINES)
def test_every_paragraph_has_a_place(lines: list[str]) -> None:
    """Whatever the order of levels."""
    told = article(*lines)

    assert [told.blocks[place.block].text for place in places_of(told)] == list(told.paragraphs)
