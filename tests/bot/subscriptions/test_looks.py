"""How a chat wants articles to look."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.looks import MAX_POINTS, PLAIN, Edition, Look, arrange
from summarizer.models import Article, KeyPoint, Summary

LONG = "word " * 50

looks = st.builds(
    Look, points=st.integers(1, MAX_POINTS), brief=st.booleans(), folded=st.booleans()
)


def points(*texts: str, apart: int = 5) -> Summary:
    """Return a summary of points, each so many sentences behind the one before."""
    told = tuple(KeyPoint(text=text, position=n * apart) for n, text in enumerate(texts))
    return Summary(article=Article(), points=told, available=8)


def texts(told: Summary) -> list[str]:
    return [point.text for point in told.points]


@given(looks)
def test_a_look_is_read_as_it_is_written(look: Look) -> None:
    """So is an edition; what everybody gets needs no words beside its language."""
    assert Look.parse(str(look)) == look
    edition = Edition("pt-br", look)
    assert Edition.parse(str(edition)) == edition
    assert len(str(look)) <= 20
    assert len(str(edition)) <= 35
    assert (str(edition) == "pt-br") == (look == PLAIN)


@given(st.text())
def test_whatever_is_read_is_a_look(text: str) -> None:
    """What an earlier or a later version wrote, too."""
    assert 1 <= Look.parse(text).points <= MAX_POINTS


def test_short_sentences_go_before_long_ones() -> None:
    """In reading order; of long ones the shortest fill the rest."""
    known = points(LONG + "end", "b", LONG, "d", "e")

    def shown(count: int) -> list[str]:
        look = Look(points=count, brief=True)
        return texts(arrange(points(LONG), known, look).summary)

    assert shown(2) == ["b", "d"]
    assert shown(4) == ["b", LONG, "d", "e"]
    assert shown(8) == texts(known)


def test_a_sentence_never_stands_without_the_one_it_may_lean_on() -> None:
    """That is the one right before it, where it is a point itself."""
    known = points(LONG, "He said so.", apart=1)

    assert texts(arrange(known, known, Look(points=1, brief=True)).summary) == [LONG]
    assert len(arrange(known, known, Look(points=2, brief=True)).summary.points) == 2


def test_the_lines_of_an_editor_stay_together() -> None:
    """They are the page's own summary."""
    own = Summary(article=Article(), points=points(LONG).points, available=3, own=True)

    assert arrange(own, points("a", "b"), Look(points=1, brief=True)).summary is own


def test_further_points_are_those_that_are_not_shown() -> None:
    """Two sentences may be one point where few are wanted: neither is said twice."""
    best, known = points("a b. c d.", "x."), points("c d.", "e.", "x.", "z.")

    shown = arrange(best, known, Look(points=2, folded=True))

    assert shown.summary is best
    assert [point.text for point in shown.further] == ["e.", "z."]
    assert arrange(best, known, Look(points=2)).further == ()


@given(looks)
def test_enough_is_known_to_choose_from(look: Look) -> None:
    """Never more than there may be."""
    assert look.points <= look.looked_at <= MAX_POINTS
    assert (look.looked_at == MAX_POINTS) or not look.folded
