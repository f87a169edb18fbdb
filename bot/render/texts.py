"""Every sentence that the bot says by itself."""

from __future__ import annotations

from bot.errors import Unfetched
from bot.fairness.quota import Kind
from summarizer.errors import Unreadable
from summarizer.models import Notice

START = (
    "Send me a link to an article. I answer with its key points, word for word, each linked to "
    "the sentence it comes from, and tell you who reported it.\n\n"
    "A long text works too: paste or forward it.\n\n"
    "<b>/follow</b> #moscow brings each new story about a topic, once. /help says more."
)

#: ``{commands}`` are lines, each of a command and what it does.
HELP = (
    "<b>What I do</b>\n"
    "Send a message with up to five links, the text of an article (1,000 characters or more), or an "
    "HTML, PDF or text file. I answer each with its key points and its sources.\n\n"
    "• Points are sentences of the article, unchanged; ↗ opens the page at that sentence.\n"
    "• <b>More</b> and <b>Fewer</b> change how many points there are.\n"
    "• What the page does not say (author, date, agency) I leave out.\n\n"
    "<b>Commands</b>\n"
    "{commands}\n\n"
    "Each new story about what you follow comes once, however many outlets print it. "
    "/follow climate change and /follow https://example.com work, too; "
    "an OPML file adds many feeds. What you share or add reaches others' topics once the operator of "
    "this bot approves it.\n\n"
    "No language model is involved, and nothing is invented."
)

NO_LINK = "Send me a link to an article, or paste its text (1,000 characters or more)."

#: ``{limit}`` links were answered, ``{left}`` were not.
TOO_MANY_LINKS = (
    "I answer {limit} links at a time and left out {left}. Send them again on their own."
)

#: The connection to Telegram broke while an answer was sent.
UNSURE = "I am not sure that my answer reached you."
AGAIN = "Again"
ANSWERED_AGAIN = "I no longer keep this answer, or sent it again already."

#: In place of a digest that could not be made.
DIGEST_LEFT_OUT = (
    "Your digest could not be made this time, by a fault of mine. /latest shows what is new."
)

#: For the operator. ``{oldest}`` is empty, or ADMIN_OLDEST.
ADMIN_NUMBERS = (
    "<b>Updates</b> not handled: {updates}\n"
    "<b>Messages</b> queued: {queued}{oldest}; on their way: {sending}; sent in 30 days: {sent}\n"
    "<b>Chats</b> that blocked the bot: {paused}"
)
ADMIN_OLDEST = ", the oldest due for {seconds} s"
ADMIN_UNKNOWN = "Of unknown fate: {count}"
ADMIN_FAILED = "Failed in 30 days: {count}"
ADMIN_SET_ASIDE = "Given up after several tries in 30 days: {count}"
ADMIN_RESEND = "Send {id} again"

#: ``{id}``: the person's own.
NOT_ALLOWED = (
    "This bot serves only people whom its operator let in. To be let in, send him your number: {id}"
)
NOT_ALLOWED_PRESS = "This bot serves only people whom its operator let in."

ADMIN_ACCESS_HOW = (
    "Tell me whom: /admin allow 12345, /admin deny 12345 (a person's number, or a group's or "
    "channel's, which begins with -)."
)
ADMIN_ALLOWED = "{id} is let in."
ADMIN_DENIED = "{id} is served no more, and follows nothing any more."
ADMIN_DENIED_NOBODY = "{id} was not let in, and follows nothing."
ADMIN_ACCESS_OPEN = "The bot is open to everybody (PRECIS_ACCESS): the list does nothing now."
ADMIN_ACCESS_LIST = "Let in: {ids}"
ADMIN_ACCESS_NOBODY = "Nobody is let in besides the people in PRECIS_ADMINS."

SOURCES_HEAD = "<b>Feeds and chats that wait for you: {count}</b>"
SOURCES_HOW = (
    "What they bring comes to those alone who have them. Once you approve one, what it brings from "
    "then on serves everybody."
)
SOURCES_NONE = "No feed and no chat waits for you."
SOURCE_CHAT = "Links shared in chat {id}"
SOURCE_CHATS = "chats: {count}"
SOURCE_STORIES = "stories in 14 days: {count}"
SOURCE_BANNED = "banned"
SOURCE_FLOODS = "brings more than is told in a day"
SOURCE_PRIVATE = "its address is a secret, so it stays theirs"
SOURCE_APPROVE = "Approve {number}"
SOURCE_BAN = "Ban {number}"
SOURCE_GONE = "That is not there any more, or was said already."
SHARE_BANNED_NOTICE = (
    "The operator of this bot ended the sharing of links here: they stay in this chat."
)

#: A button was pressed under a message of which nothing is kept (any more). Of these, and of
#: whatever else is said of a press, Telegram shows 200 characters.
NOT_KEPT = "I no longer have this article. Send its link again."
MENU_NOT_KEPT = "I no longer know this message. Send the command again."

#: Somebody else pressed a button of a message that many see.
NOT_YOURS = "Only who asked for this, and admins, can change it for all."

#: One person asked for more than a minute's share. Telegram's alerts hold 200 characters.
QUOTAS = {
    Kind.LINK: "Ten links a minute is my limit. Send what I left out again in a minute.",
    Kind.PRESS: "That is more than I can do in a minute. Press again in a minute.",
    Kind.LOOK: "That is more than I can look up in a minute. Ask again in a minute.",
    Kind.CHANGE: "That is more than I can change in a minute. Go on in a minute.",
    Kind.OPML: "Three lists of feeds a minute is my limit. Send it again in a minute.",
    Kind.WORD: "That is more than I can answer in a minute. Go on in a minute.",
}
#: All together did.
BUSY = "I am asked for more than I can do. Try again in a minute."

#: An update took longer than there is time for.
TOO_LONG = "This took too long, and I gave it up. Try again later."

#: A defect of ours.
SORRY = "Something went wrong on my side. Please try again."

MORE = "More"
FEWER = "Fewer"

#: ``{source}`` is whom the article cites.
CITING = "citing {source}"
UPDATED = "updated {date}"

#: Before headings of a long article, which say what it holds.
IN_IT = "In it:"

#: The points are lines of it, not chosen sentences.
OWN_SUMMARY = "The page's own summary"

#: Who else printed the same text.
ALSO = "Also: {outlets}"

NOTICES = {
    Notice.AUTO_PUBLISHED: "Agency copy, published without an editor's review",
    Notice.SPONSORED: "Sponsored",
    Notice.PRESS_RELEASE: "Press release",
    Notice.OPINION: "Opinion",
    Notice.SATIRE: "Satire",
    Notice.CORRECTION: "Corrected since it was published",
    Notice.AI_WRITTEN: "Written by AI, the page says",
    Notice.PAYWALL: "Paywalled: only the opening could be read",
    Notice.IN_PARTS: "Split into several pages: only this one was read",
}

UNFETCHED = {
    Unfetched.BAD_LINK: "This is not a link that I can follow.",
    Unfetched.ADDRESS_NOT_ALLOWED: "This address is not allowed.",
    Unfetched.BUSY: "I have my hands full of large pages. Send this one again in a minute.",
    Unfetched.TOO_MANY_REDIRECTS: "This link leads in circles.",
    Unfetched.UNREACHABLE: "The site cannot be reached.",
    Unfetched.TOO_SLOW: "The site took too long to answer.",
    Unfetched.TOO_LARGE: "The page is too large.",
    Unfetched.PAYWALLED: "The article is behind a paywall or a login.",
    Unfetched.BLOCKED: "The site does not let bots read this page.",
    Unfetched.GONE: "The page does not exist (any more).",
    Unfetched.RATE_LIMITED: "The site asks me to come back later.",
    Unfetched.SERVER_ERROR: "The site has a problem of its own. Try again later.",
    Unfetched.BROKEN_ANSWER: "The site's answer is broken.",
    Unfetched.UNSUPPORTED_TYPE: "This is a kind of file that I cannot read.",
}

UNREADABLE = {
    Unreadable.EMPTY: "The page is empty.",
    Unreadable.NOT_AN_ARTICLE: "I found no article on this page.",
    Unreadable.HOME_PAGE: "This is a home page. Send me the link of an article.",
    Unreadable.LIST_PAGE: "This is a list of articles. Send me the link of one of them.",
    Unreadable.VIDEO: "This page is a video, without a text to read.",
    Unreadable.LOGIN_WALL: "This page can only be read after a login or a consent.",
    Unreadable.SCRIPT_ONLY: "This page needs a browser: there is no text in it without scripts.",
    Unreadable.UNSUPPORTED_TYPE: "This is a kind of file that I cannot read.",
    Unreadable.TOO_LARGE: "The page is too large.",
    Unreadable.BROKEN: "The page is broken and could not be read.",
}
