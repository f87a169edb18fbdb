"""What strangers write reaches chats, terminals and files as text, and does nothing there."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path

from bot.invisible import spell_out
from bot.render.html import JOINER
from tests.botapi import BotApi
from tests.botapi.detected import detected
from tests.botapi.faults import Fault
from tests.e2e.process import precis, precis_here, running_bot
from tests.hostile import HOSTILE
from tests.website import Website, answer

READER = 40

#: All at once, on one line, as far as HTML can hold it.
EVIL = " ".join(text for text in HOSTILE if len(text) < 50 and text.isprintable())
UNSEEN = "\x07\x7f\x9b31m\u202eevil\u2066\u200f\ufeff\ufffe\u2028\U000e0041"

SENTENCES = (
    "Engineers closed the old bridge after they had found cracks in two of its piers on Monday.",
    "Commuters cross the river by boat until repairs are done, the harbour office said.",
    "The steel arches date from 1911 and were last painted when trams still crossed them.",
)


def article(title: str, publisher: str, *more: str) -> bytes:
    """Return a page with an article."""
    body = "".join(f"<p>{escape(sentence)}</p>" for sentence in (*SENTENCES, *more))
    return answer(
        f'<html lang="en"><head><title>{escape(title)}</title>'
        f'<meta property="og:site_name" content="{escape(publisher)}">'
        f'<meta name="author" content="{escape(publisher)}"><meta property="og:type" content="article">'
        f"</head><body><article><h1>{escape(title)}</h1>{body}</article></body></html>"
    )


def feed(title: str, *items: tuple[str, str, tuple[str, ...]]) -> bytes:
    """Return a feed of titles, links and categories."""
    date = format_datetime(datetime.now(UTC))
    listed = "".join(
        f"<item><title>{escape(name)}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>{date}</pubDate>{''.join(f'<category>{c}</category>' for c in categories)}</item>"
        for name, link, categories in items
    )
    rss = f'<rss version="2.0"><channel><title>{escape(title)}</title>{listed}</channel></rss>'
    return answer(rss, "application/rss+xml")


def test_a_strangers_feed_puts_nothing_under_an_honest_article(
    own_api: BotApi, site: Website, other_site: Website, tmp_path: Path
) -> None:
    """Its categories route, and nothing that it, a copy or a command says can be tapped."""
    own_api.add_chat(READER)
    honest, copied = f"{site.url}/echo/honest", f"{other_site.url}/copied"
    site.pages["/echo/honest"] = article("Old bridge", "Honest")
    other_site.pages["/copied"] = article("Old bridge", "WIN at casino.example")
    other_site.pages["/feed"] = feed("GO casino.example @@durov")

    def answers(asked: int) -> list[str]:
        return [m.text for m in own_api.messages(READER) if m.reply_to == asked]

    def say(text: str) -> str:
        asked = own_api.say(text, chat=READER)
        own_api.wait_for(lambda: answers(asked))
        return answers(asked)[0]

    def told() -> str:
        return next(
            (m.text for m in own_api.messages(READER) if m.text.startswith("Old bridge")), ""
        )

    with running_bot(own_api, tmp_path, PRECIS_FEED_INTERVAL="1", PRECIS_ADMINS=f"{READER}") as bot:
        say(f"/addfeed {other_site.url}/feed")
        say("/follow ferries")
        spam = ("Ferries", "buy_at_scam_com", "scam.example")
        items = [("Old bridge", honest, spam)]
        other_site.pages["/feed"] = feed("GO casino.example @@durov", *items)
        own_api.wait_for(told)
        items.append(("Old bridge", copied, spam))
        other_site.pages["/feed"] = feed("GO casino.example @@durov", *items)
        own_api.wait_for(lambda: "Also: " in told())

        assert "Also: 127.0.0.1" in told().replace(JOINER, "")
        assert "#" not in told()
        say("/follow <b>@@durov</b> xtg://scam")
        for command in ("/mute @durov_scam", "/feeds", "/latest ferries", "/admin"):
            say(command)
        own_api.script("sendMessage", Fault.server_error(), Fault(drop_after=True))
        own_api.say("/help", chat=READER)
        bot.wait_for("of unknown fate")
    for message in own_api.messages(READER):
        assert not message.text.count("buy_at_scam_com") + message.text.count("casino.example")
        found = detected(message.text, any_domain=True)
        units = message.text.encode("utf-16-le")
        tappable = [
            units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
            for e in found
        ]
        # What a person types as a topic is a hashtag.
        assert not [
            text
            for text in tappable
            if not text.startswith("#") and any(w in text for w in ("durov", "scam", "127."))
        ]
        assert not [text for row in message.buttons for text, _ in row if "scam" in text]
    secret = own_api.token.split(":")[1]
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if secret.encode() in path.read_bytes()] == []
    assert [m for m in own_api.messages(READER) if secret in m.html] == []


def test_commands_print_what_strangers_write(
    page: Callable[..., str], site: Website, tmp_path: Path
) -> None:
    """Nothing that a terminal obeys; JSON is exact all the same."""
    title = f"The bridge {UNSEEN} closes"
    link = page(article(title, f"Town {EVIL}", EVIL + UNSEEN).split(b"\r\n\r\n", 1)[1])
    site.pages["/echo/feed"] = feed(f"Town {EVIL}")
    as_json = precis_here("summarize", link, "--json", "--points", "8", data_dir=tmp_path)
    chatted = precis("chat", data_dir=tmp_path, stdin=f"{link}\n/follow {EVIL}\n")
    added = precis_here(
        "feeds", "add", f"{site.url}/echo/feed", "--label", EVIL[:60], data_dir=tmp_path
    )
    listed = precis("feeds", "list", data_dir=tmp_path)
    missing = precis_here("summarize", f"no{UNSEEN}file", data_dir=tmp_path)

    assert "\u202e" in json.loads(as_json.stdout)["title"]
    assert added.returncode == 0
    assert missing.returncode == 2
    for ended in (as_json, chatted, added, listed, missing):
        written = ended.stdout + ended.stderr
        assert "Traceback" not in written
        assert spell_out(written, keep="\n\t\u200c\u200d") == written
    assert JOINER not in chatted.stdout
