"""``precis feeds``, run as a person runs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.botapi import BotApi
from tests.e2e.process import RunningBot, precis, precis_here, running_bot
from tests.website import Website, answer

Put = Callable[..., str]

FEED = """<rss version="2.0"><channel><title>Town &amp; Country</title>
<link>https://example.org/</link></channel></rss>"""


def test_feeds_are_added_listed_and_exchanged(site: Website, page: Put, tmp_path: Path) -> None:
    """By the address of a site, in the charset that its header says; the list of one is read by another."""
    town = FEED.replace("Town", "Порт").encode("windows-1251")
    site.pages["/town/feed"] = answer(town, "text/xml; charset=windows-1251")
    link = page('<link rel="alternate" type="application/rss+xml" href="/town/feed">')
    here, there = tmp_path / "here", tmp_path / "there"

    added = precis("feeds", "add", link, "--label", "#town", data_dir=here)
    again = precis_here("feeds", "add", f"{site.url}/town/feed", data_dir=here)
    listed = precis_here("feeds", "list", data_dir=here)
    exported = precis_here("feeds", "export", data_dir=here)
    nothing = precis_here("feeds", "list", data_dir=there)
    imported = precis("feeds", "import", "-", data_dir=there, stdin=exported.stdout)

    watched = f"Порт & Country <{site.url}/town/feed>"
    assert (added.stdout, again.stdout) == (
        f"watching: {watched}\n",
        f"already watched: {watched}\n",
    )
    row = f"Порт & Country\t{site.url}/town/feed\ttown"
    assert listed.stdout == f"{row}\t\t\n"
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert nothing.stderr == "no feed is watched: precis feeds add watches one\n"
    assert imported.stdout == "1 of 1 feeds are new\n"
    assert precis_here("feeds", "list", data_dir=there).stdout == f"{row}\tnew\t\n", "not read yet"


def test_what_a_chat_added_is_approved_by_its_address(
    api: BotApi, bot: RunningBot, chat: int, site: Website
) -> None:
    """As the operator's own it stays when the chat leaves."""
    link = f"{site.url}/{chat}/approved"
    site.pages[f"/{chat}/approved"] = answer(FEED, "application/rss+xml")
    data = bot.log.parent / "data"
    api.say(f"/addfeed {link}", chat)
    api.wait_messages(1, chat)
    before = row_of(link, data)
    approved = precis_here("feeds", "approve", link, data_dir=data)
    api.say(f"/removefeed {link}", chat)
    api.wait_messages(2, chat)
    unknown = precis_here("feeds", "approve", f"{link}/none", data_dir=data)

    assert "not approved" in before
    assert approved.stdout == f"serves everybody from now on: Town & Country <{link}>\n"
    assert row_of(link, data).startswith(f"Town & Country\t{link}\t\t")
    assert "not approved" not in row_of(link, data)
    assert (unknown.returncode, len(unknown.stderr.splitlines())) == (1, 1)
    precis_here("feeds", "remove", link, data_dir=data)


def row_of(link: str, data: Path) -> str:
    """Return how a feed is listed."""
    (row,) = [
        line
        for line in precis_here("feeds", "list", data_dir=data).stdout.splitlines()
        if f"\t{link}\t" in line
    ]
    return row


def test_what_cannot_be_is_one_line(page: Put, tmp_path: Path) -> None:
    """On stderr; 2 is for a file that is not there."""
    opml = tmp_path / "x.opml"
    opml.write_text("<rss/>")
    for arguments, status in (
        (("add", page("<p>Hello.</p>")), 1),
        (("add", "http://10.0.0.1/feed"), 1),
        (("import", str(opml)), 1),
        (("import", str(tmp_path / "none")), 2),
    ):
        ended = precis_here("feeds", *arguments, data_dir=tmp_path)

        assert (ended.returncode, ended.stdout) == (status, "")
        assert "Traceback" not in ended.stderr
        assert len(ended.stderr.splitlines()) == (1 if status == 1 else 4)


def test_what_the_operator_ends_is_told_to_who_had_it(
    own_api: BotApi, site: Website, tmp_path: Path
) -> None:
    """Though the bot runs meanwhile; the operator's lists do not tell an address with a secret."""
    site.pages["/private/feed?token=hush4f9a8c2b"] = answer(FEED, "application/rss+xml")
    link = f"{site.url}/private/feed?token=hush4f9a8c2b"
    own_api.add_chat(7)
    data = tmp_path / "data"
    with running_bot(own_api, tmp_path) as bot:
        own_api.say(f"/addfeed {link}", chat=7)
        own_api.wait_messages(1, 7)
        listed = precis_here("feeds", "list", data_dir=data)
        exported = precis_here("feeds", "export", data_dir=data)
        removed = precis_here("feeds", "remove", link, data_dir=data)
        again = precis_here("feeds", "remove", link, data_dir=data)
        own_api.say("/feeds", chat=7)  # it wakes the sender sooner than half a minute does
        own_api.wait_messages(3, 7)
        logged = bot.logged()

    assert listed.stdout == "Town & Country\t127.0.0.1/…\t\tnot approved\t\n"
    assert "told: 1" in removed.stdout
    assert (again.returncode, len(again.stderr.splitlines())) == (1, 1)
    said = {message.text for message in own_api.messages(7)}
    assert "The operator of this bot ended Town & Country: it is watched no more." in said
    assert not [text for text in (listed.stdout, exported.stdout, logged) if "hush" in text]
