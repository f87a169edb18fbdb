"""What a feed says of a page, and who may say it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest

# What requests is to ignore of trafilatura's warnings it says when it is imported.
import summarizer.reading.read  # noqa: F401
from bot.errors import FetchError, Unfetched
from bot.feeds.entries import EntryId, Outcome, QueuedEntry, ToldFrom
from bot.feeds.values import Feed, FeedId, FeedState
from bot.fetching.followed import FollowedLink
from bot.metrics.meter import UNMEASURED, Meter, Metrics
from bot.models import ArticleId, Entry, Page, Reply, StoredArticle
from bot.newsroom.values import Recorded, Report
from bot.render.html import JOINER
from bot.render.summary import shown_tags
from bot.storage.stories.stories import StoryStore
from bot.stories.analysis import Analysis, analyse
from bot.stories.feed_text import FeedText, article_of
from bot.stories.ingest import Ingest
from summarizer.models import Article, Block, BlockKind, Notice, Tag
from tests.botapi.html import parse_html

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
PAGE = "https://www.honest.org/a"
ARTICLE = Article(
    url=PAGE,
    language="en",
    tags=(Tag("iron_bridge", label="Iron Bridge", channel="article:tag"),),
    paragraphs=(
        "The Iron Bridge reopened on Monday after two years of repairs, the city said.",
        "The works cost four million euros, a million less than the council had set aside for them.",
        "Buses will cross it from Tuesday on, and lorries from the end of the month.",
    ),
)


@dataclass
class Recorder(StoryStore):
    """Renders what it is to record, and keeps nothing."""

    reports: list[tuple[Report, Reply]] = field(default_factory=list)

    async def record(
        self, report: Report, render: Callable[[Sequence[str]], Reply], now: datetime
    ) -> Recorded:
        del now
        self.reports.append((report, render(())))
        first = len(self.reports) == 1
        return Recorded(story_id=1, article_id=ArticleId(1), new=first, told=False)


TEXT = tuple(
    Block(kind=BlockKind.PARAGRAPH, text=text, position=place)
    for place, text in enumerate(
        (
            "The tunnel under the hill will be closed for repairs from March on, the county said.",
            "Drivers will be led over the pass, which takes them half an hour longer.",
            "The county expects the works to cost nine million euros and to end in autumn.",
            "Traders of the valley had asked for a later date, as their season begins in March.",
        )
    )
)


def listed(feed: str, entry: Entry) -> QueuedEntry:
    watched = Feed(
        id=FeedId(7), url=feed, title="Honest", home=None, label=None, owners=frozenset(),
        approved=True, added_at=NOW, look_at=NOW, state=FeedState(),
    )  # fmt: skip
    return QueuedEntry(id=EntryId(1), feed=watched, entry=entry, dated_at=NOW, attempts=0)


def ingest_into(
    store: StoryStore,
    landed: str = PAGE,
    fetched: list[str] | None = None,
    read_as: Article = ARTICLE,
    metrics: Metrics = UNMEASURED,
) -> Ingest:
    """Return what records stories of the page, wherever it is looked for."""

    async def fetch(url: str) -> Page:
        if fetched is not None:
            fetched.append(url)
        return Page(url=landed, status=200, body=b"", content_type=None)

    async def read(*_: object) -> Article:
        return read_as

    async def analysed(article: Article, points: int) -> Analysis:
        return analyse(article, points)

    async def tell(told: FeedText) -> Article:
        return article_of(told)

    return Ingest(
        fetch,
        read,
        analysed,
        tell,
        store=store,
        told=lambda: None,
        clock=lambda: NOW,
        metrics=metrics,
    )


async def record(
    feed: str,
    *categories: str,
    label: str | None = None,
    link: str = PAGE,
    landed: str = PAGE,
    fetched: list[str] | None = None,
) -> tuple[Report, Reply]:
    """Have a feed list the page, by a link that leads somewhere."""
    store = Recorder()
    ingest = ingest_into(store, landed, fetched)
    watched = Feed(
        id=FeedId(7), url=feed, title="T", home=None, label=label, owners=frozenset(),
        approved=True, added_at=NOW, look_at=NOW, state=FeedState(),
    )  # fmt: skip
    entry = Entry(id="1", url=link, title="Entry", categories=categories)
    queued = QueuedEntry(id=EntryId(1), feed=watched, entry=entry, dated_at=NOW, attempts=0)
    await ingest.entry(queued)
    return store.reports[0]


def shown(reply: Reply) -> str:
    return parse_html(reply.html).text.replace(JOINER, "")


async def test_a_story_is_known_by_links_that_were_followed() -> None:
    """The one that was listed and the one that answered; what the page says is its label."""
    landed = "https://www.honest.org/a?page=1"
    report, _ = await record("https://honest.org/rss", link="https://sho.rt/1", landed=landed)

    assert report.followed == FollowedLink("https://sho.rt/1", landed)
    assert report.article.url == PAGE


@pytest.mark.parametrize(
    "listed", [PAGE + "?utm_content=BUY", "https://www.google.com/amp/s/www.honest.org/a"]
)
async def test_a_story_is_found_by_what_was_fetched(listed: str) -> None:
    """A feed's link that is cleaned is fetched so: what another link brings answers for none."""
    fetched: list[str] = []
    report, _ = await record("https://scam.example/rss", link=listed, fetched=fetched)

    assert report.followed is not None
    assert report.followed.links == {PAGE} == set(fetched)


async def test_a_secret_link_is_no_story() -> None:
    """One that a feed lists is not even followed; one that a public link leads to is not shown."""
    secret = PAGE + "?token=abc"
    with pytest.raises(FetchError) as raised:
        await record("https://honest.org/rss", link=secret, landed=secret)
    report, reply = await record("https://honest.org/rss", link="https://sho.rt/1", landed=secret)

    assert not raised.value.transient
    assert report.article.url == "https://sho.rt/1"
    assert "token" not in reply.html


@pytest.mark.parametrize("feed", ["https://honest.org/rss", "https://feeds.honest.org/x"])
async def test_the_publishers_own_feed_speaks_for_its_pages(feed: str) -> None:
    """Its categories are shown, and its title where the page has none."""
    report, reply = await record(feed, "Moscow")
    text = shown(reply)

    assert "moscow" in report.topics
    assert text.startswith("Entry\n")
    assert text.endswith("honest.org · 5 Jan 2026 · 1 min\n#iron_bridge #moscow")


async def test_a_strangers_feed_routes_and_says_nothing() -> None:
    """Who follows its categories gets the page, which says only what the page says itself."""
    report, reply = await record(
        "https://scam.example/feed", "Moscow", "buy at scam", label="Towns"
    )
    buttons = [button.text for row in reply.buttons for button in row]

    assert {"moscow", "buy_at_scam"} <= report.topics
    assert shown(reply).endswith("\n\nhonest.org · 1 min\n#iron_bridge #towns")
    assert shown_tags(report.article) == ("iron_bridge", "towns"), "what can be muted below it"
    assert not [text for text in buttons if "moscow" in text]


async def test_a_page_is_shown_with_what_it_is_about() -> None:
    """A tag of its site that its text does not bear out is none; those of its own feed stand behind."""
    sitewide = Tag("horoscopes", channel="keywords")
    store = Recorder()
    tagged = replace(ARTICLE, tags=(sitewide, *ARTICLE.tags))
    entry = Entry(id="1", url=PAGE, title="Entry", categories=("Towns",))
    await ingest_into(store, read_as=tagged).entry(listed("https://honest.org/rss", entry))
    ((report, reply),) = store.reports

    assert report.article.topics == ("iron_bridge",)
    assert shown(reply).endswith("\n#iron_bridge #towns")


async def test_what_a_chat_shares_is_about_what_the_page_says() -> None:
    """A stranger's feed that brought it before does not say where it goes."""
    brought, _ = await record("https://scam.example/feed", "Moscow")
    store = Recorder()
    shared = StoredArticle(id=ArticleId(1), article=brought.article, read_at=NOW)
    await ingest_into(store).shared(shared, 5)
    ((report, _),) = store.reports

    assert "iron_bridge" in report.topics
    assert "moscow" not in report.topics


async def test_a_tag_that_spells_a_host_is_never_shown() -> None:
    """Whoever says it."""
    names = ("buy_at_scam_com", "scam.example", "Scam.co.uk", "www-scam", "t.me/scam", "Town")
    _, reply = await record("https://honest.org/feed", *names)

    assert shown(reply).endswith("\n#iron_bridge #town")


async def test_a_feed_that_carries_the_article_is_read_without_its_page() -> None:
    """Its publisher's own; another's feed may say what it likes, so the page is fetched."""
    entry = Entry(id="1", url=PAGE, title="Tunnel to close", blocks=TEXT, whole=True)
    fetched: list[str] = []
    store, meter = Recorder(), Meter()
    ingest = ingest_into(store, fetched=fetched, metrics=meter)
    await ingest.entry(listed("https://www.honest.org/feed", entry))
    assert fetched == []
    await ingest.entry(listed("https://other.example/feed", entry))
    assert fetched == [PAGE]

    (whole, reply), (page, _) = store.reports
    assert shown(reply).startswith("Tunnel to close\n\n• ")
    assert "feed" not in shown(reply)
    assert (whole.outcome, page.outcome) == (Outcome(ToldFrom.READ), Outcome(ToldFrom.READ))
    assert meter.tally().counts == {("stories", "new"): 1, ("stories", "folded"): 1}
    assert (whole.listed_url, whole.followed) == (PAGE, None), "no page was fetched"


@pytest.mark.parametrize(
    ("feed", "mark"),
    [
        ("https://www.honest.org/feed", "From the feed's own text"),
        ("https://other.example/feed", "From the text of another site's feed"),
    ],
)
async def test_a_page_that_cannot_be_had_is_told_from_its_feed(feed: str, mark: str) -> None:
    """In two points at most, without links to sentences that the page may not have, and it says so."""
    entry = Entry(id="1", url=PAGE, title="Tunnel to close", blocks=TEXT)
    store = Recorder()

    assert await ingest_into(store).from_feed(listed(feed, entry), "blocked")

    ((report, reply),) = store.reports
    text = shown(reply)
    assert text.startswith("Tunnel to close\n\n• ")
    assert all(line[2:] in {b.text for b in TEXT} for line in text.splitlines() if "•" in line)
    assert text.count("•") == 2
    assert "↗" not in text
    assert f"⚠ {mark}" in text
    assert report.outcome == Outcome(ToldFrom.FEED, "blocked")
    assert not [b for row in reply.buttons for b in row if b.text == "More"]


async def test_what_answers_in_the_place_of_a_sites_feed_is_another() -> None:
    """An address of the site's that redirects to a stranger's feed has it say nothing of the site."""
    address = "https://www.honest.org/go?to=https://scam.example/feed"
    entry = Entry(
        id="1", url=PAGE, title="Tunnel to close", blocks=TEXT, whole=True, categories=("Moscow",),
        said_at="https://scam.example/feed",
    )  # fmt: skip
    fetched: list[str] = []
    store = Recorder()
    ingest = ingest_into(store, fetched=fetched)

    await ingest.entry(listed(address, entry))
    assert await ingest.from_feed(listed(address, entry), "blocked")

    (page, reply), (told, _) = store.reports
    assert fetched == [PAGE]
    assert "Tunnel" not in shown(reply)
    assert page.outcome == Outcome(ToldFrom.READ)
    assert "moscow" not in shown_tags(page.article)
    assert Notice.FOREIGN_FEED_TEXT in told.article.notices


async def test_too_little_text_is_a_headline() -> None:
    """With its outlet; no other is taken for a copy of it."""
    block = Block(kind=BlockKind.PARAGRAPH, text="Comments")
    entry = Entry(id="1", url=PAGE, title="Tunnel to close", published=NOW, blocks=(block,))
    store = Recorder()

    assert await ingest_into(store).from_feed(listed("https://honest.org/feed", entry), "blocked")

    ((report, reply),) = store.reports
    assert shown(reply) == ("Tunnel to close\n\nHonest · 5 Jan 2026\n⚠ From the feed's own text")
    assert report.outcome == Outcome(ToldFrom.HEADLINE, "blocked")
    assert report.bands == ()


@pytest.mark.parametrize(
    ("link", "title", "why"),
    [
        (PAGE + "?token=abc", "Tunnel", "blocked"),
        ("http://10.0.0.1/", "Tunnel", "address-not-allowed"),
        ("", "Tunnel", "bad-link"),
        (PAGE, "", "blocked"),
    ],
)
async def test_what_may_not_be_shown_is_not_told(link: str, title: str, why: str) -> None:
    """A secret link, one into somebody's network, none at all; and what has no headline."""
    entry = Entry(id="1", url=link, title=title, blocks=TEXT)
    store = Recorder()

    assert not await ingest_into(store).from_feed(listed("https://honest.org/feed", entry), why)
    assert store.reports == []


async def test_a_wall_gives_way_to_a_feed_that_says_more() -> None:
    """Where the page shows less than its own feed does."""
    walled = replace(ARTICLE, notices=(Notice.PAYWALL,), paragraphs=ARTICLE.paragraphs[:1])
    entry = Entry(id="1", url=PAGE, title="Tunnel to close", blocks=TEXT)
    ingest = ingest_into(Recorder(), read_as=walled)

    with pytest.raises(FetchError) as raised:
        await ingest.entry(listed("https://honest.org/feed", entry))
    assert raised.value.reason is Unfetched.PAYWALLED
    assert not raised.value.transient
    await ingest.entry(listed("https://other.example/feed", entry))
