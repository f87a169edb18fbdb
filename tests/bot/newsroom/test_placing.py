"""Which story a report tells, without a database."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.feeds.entries import Outcome, ToldFrom
from bot.newsroom.placing import Alike, KnownReports, Placement, place
from bot.newsroom.values import Report, Source
from bot.stories.analysis import analyse
from summarizer.models import Article
from tests.bot.conftest import NOW
from tests.bot.stories.newsroom import article

KNOWN, OTHER, TWIN = 11, 12, 31


def reported(shown: Article) -> Report:
    analysed = analyse(shown, 3)
    return Report(
        article=shown,
        followed=None,
        source=Source(),
        outlet="Gazette",
        topics=frozenset({"harbour"}),
        tags=(),
        point=None,
        fingerprint=analysed.fingerprint,
        event_key=analysed.event_key,
        names=analysed.names,
        ties=analysed.ties,
        bands=analysed.bands,
    )


REPORT = reported(article(1))
SAME, ELSE = REPORT.fingerprint, reported(article(2)).fingerprint


def found(
    told_before: int | None = None,
    alike: tuple[Alike, ...] = (),
    elsewhere: tuple[Alike, ...] = (),
    printed: frozenset[int] = frozenset(),
    followed: tuple[str, ...] = (),
) -> KnownReports:
    return KnownReports(
        told_before=told_before,
        alike=alike,
        elsewhere=elsewhere,
        printed=printed,
        followed=followed,
    )


def placed(
    story_id: int | None, *, amends: bool = True, twins: frozenset[int] = frozenset()
) -> Placement:
    return Placement(story_id=story_id, twins=twins, amends=amends, topics=())


@pytest.mark.parametrize(
    ("known", "placement"),
    [
        pytest.param(found(), placed(None), id="nothing alike"),
        pytest.param(found(alike=(Alike(KNOWN, ELSE, 1),)), placed(None), id="another text"),
        pytest.param(found(alike=(Alike(KNOWN, SAME, 9),)), placed(KNOWN), id="the same text"),
        pytest.param(
            found(alike=(Alike(OTHER, ELSE, 2), Alike(KNOWN, SAME, 1))),
            placed(KNOWN),
            id="the one with the most in common",
        ),
        pytest.param(
            found(alike=(Alike(KNOWN, SAME, 9),), printed=frozenset({KNOWN})),
            placed(KNOWN, amends=False),
            id="its outlet printed it already",
        ),
        pytest.param(
            found(alike=(Alike(KNOWN, SAME, 9),), printed=frozenset({OTHER})),
            placed(KNOWN),
            id="its outlet printed another",
        ),
        pytest.param(found(told_before=OTHER), placed(OTHER, amends=False), id="its page again"),
        pytest.param(
            found(elsewhere=(Alike(TWIN, SAME, 9), Alike(32, ELSE, 9), Alike(33, SAME, 1))),
            placed(None, twins=frozenset({TWIN, 33})),
            id="others have it as their own",
        ),
    ],
)
def test_a_report_has_its_place(known: KnownReports, placement: Placement) -> None:
    """New, a copy, or its page again; messages name an outlet that they do not name yet."""
    assert place(REPORT, known) == placement


_ADDED = (
    "Engineers drilled overnight without finding rock, according to their foreman, while shopkeepers "
    "complained about noise, dust and customers who stayed away from there."
)
MORE = reported(article(1, paragraphs=(*article(1).paragraphs, _ADDED)))


@pytest.mark.parametrize(
    ("report", "shown", "updates"),
    [
        pytest.param(MORE, SAME, True, id="it tells more"),
        pytest.param(REPORT, SAME, False, id="it says the same"),
        pytest.param(REPORT, MORE.fingerprint, False, id="it tells less"),
        pytest.param(MORE, None, False, id="the message shows another page"),
        pytest.param(
            replace(MORE, outcome=Outcome(ToldFrom.FEED, "blocked")),
            SAME,
            False,
            id="its feed says so",
        ),
        pytest.param(replace(MORE, past_at=NOW), SAME, False, id="it is of the past"),
    ],
)
def test_a_page_that_tells_more_is_shown(
    report: Report, shown: bytes | None, *, updates: bool
) -> None:
    """In place of what it said before; an entry that was changed is told to nobody who had it not."""
    known = replace(found(told_before=KNOWN, followed=("harbour",)), shown=shown)

    assert place(report, known).updates == updates
    assert place(replace(report, changed=True), known).updates == updates
    assert place(replace(report, changed=True), known).topics == ()


def test_it_is_told_by_what_is_followed() -> None:
    """Whether it is new or not: who follows a story's next topic has not had it."""
    assert place(REPORT, found(followed=("harbour",))).topics == ("harbour",)
    assert place(REPORT, found(told_before=KNOWN, followed=("harbour",))).topics == ("harbour",)
