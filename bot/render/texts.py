"""What the bot says of links, of messages, and to its operator; see ``topic_texts`` for the rest.

What stands in a comment right above a text is told to its translators.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.errors import Unfetched
from bot.fairness.quota import RequestKind
from bot.models import SentKind
from bot.render.language import Text, plural, text
from bot.reports import RowKind
from summarizer.errors import Unreadable
from summarizer.models import Notice

START = text(
    "Send me a link to an article. I answer with its key points, word for word, each linked to "
    "the sentence it comes from, and tell you who reported it.\n\n"
    "A long text works too: paste or forward it.\n\n"
    "<b>/follow</b> #moscow brings each new story about a topic, once. /help says more."
)

#: To who comes by a link that somebody shared. {label} is a topic or a site.
INVITATION = text(
    "Shall I bring you each new story about {label}? Each comes once, however many outlets print it. "
    "And send me any link: I answer with its key points."
)
INVITATION_BUTTON = text("Yes, follow it")

#: Below START, for who runs a bot that watches no feed.
STARTER_HINT = text(
    "You run this bot, and it watches no feed yet, so topics bring nothing. "
    "<code>PRECIS_STARTER_FEEDS=en,de</code> in its settings gives it well-known public feeds to "
    "read; /addfeed adds one of your own."
)

#: {commands} are lines, each of a command and what it does.
HELP = text(
    "<b>What I do</b>\n"
    "Send a message with up to five links, the text of an article (1,000 characters or more), or an "
    "HTML, PDF or text file. I answer each with its key points and its sources.\n\n"
    "• Points are sentences of the article, unchanged; ↗ opens the page at that sentence.\n"
    "• <b>More</b> and <b>Fewer</b> change how many points there are.\n"
    "• Reply with a question: the article's own sentences answer it.\n"
    "• What the page does not say (author, date, agency) I leave out.\n\n"
    "<b>Commands</b>\n"
    "{commands}\n\n"
    "Each new story about what you follow comes once, however many outlets print it. "
    "/follow climate change and /follow https://example.com work, too; "
    "an OPML file adds many feeds. What you share or add reaches others' topics once the operator of "
    "this bot approves it.\n\n"
    "No language model is involved, and nothing is invented."
)

#: When the bot comes into a group: two lines.
GROUP_GREETING = text(
    "Mention me with a link, or reply /sum to a message that has one: I answer with the key points of "
    "the article, word for word.\n"
    "/auto on has every link answered, /follow #moscow brings new stories; /help says more."
)
#: As of HELP, in a group.
HELP_GROUP = text(
    "<b>What I do</b>\n"
    "Mention me in a message with up to five links, or reply /sum to a message that has links or is a "
    "long text (1,000 characters or more). I answer with key points and sources.\n\n"
    "• Points are sentences of the article, unchanged; ↗ opens the page at that sentence.\n"
    "• Who asked, and admins, can press <b>More</b> and <b>Fewer</b>.\n"
    "• Reply /ask and a question to an answer of mine: the article's own sentences answer it.\n\n"
    "<b>Commands</b>\n"
    "{commands}\n\n"
    "Only admins change what this chat gets. No language model is involved, and nothing is invented."
)
SUM_HOW = text(
    "Send /sum with a link, or as a reply to a message that has a link or is a long text (1,000 "
    "characters or more)."
)
AUTO_HOW = text("/auto on or /auto off.")
AUTO_ON = text("Each link that is sent here is answered.")
#: In a group whose messages are parted into topics.
AUTO_ON_TOPIC = text("Each link that is sent in this topic is answered.")
AUTO_OFF = text("Links are answered when I am mentioned, or asked with /sum.")
AUTO_OFF_CHANNEL = text("Links are not answered here.")
AUTO_DEAF = text(
    "But I do not see them yet: make me an admin here, or switch off my privacy mode at @BotFather and "
    "add me to the group anew."
)

NO_LINK = text("Send me a link to an article, or paste its text (1,000 characters or more).")

#: {typed} and {meant} are names of commands.
COMMAND_MEANT = text("I do not know /{typed}. /{meant}?")
COMMAND_UNKNOWN = text("I do not know /{typed}. /help says what I can do.")

#: What somebody sends that has no text, by what it is; {limit} is a number of megabytes.
NOT_READ: Mapping[SentKind, Text] = {
    SentKind.ANIMATION: text("I do not watch animations. Send me a link, a text or a file."),
    SentKind.AUDIO: text("I do not listen to recordings. Send me a link, a text or a file."),
    SentKind.FILE: text(
        "I cannot read this kind of file. I read HTML, PDF, text and Markdown files of up to {limit} "
        "MB."
    ),
    SentKind.PICTURE: text("I cannot read pictures. Send me a link, a text or a file."),
    SentKind.POLL: text("A poll has no article to read. Send me a link, a text or a file."),
    SentKind.STICKER: text("A sticker has no text to read. Send me a link, a text or a file."),
    SentKind.STORY: text(
        "Telegram does not show stories to bots, so I cannot read this one. Send me a link, a text or "
        "a file."
    ),
    SentKind.VIDEO: text("I do not watch videos. Send me a link, a text or a file."),
    SentKind.VOICE: text("I do not listen to voice messages. Send me a link, a text or a file."),
}
#: In place of the one of files, for one whose kind its name tells: {kind} is like ".docx".
NOT_READ_FILE = text(
    "I cannot read {kind} files. I read HTML, PDF, text and Markdown files of up to {limit} MB."
)
FILE_TOO_LARGE = text("This file is too large: I read files of up to {limit} MB.")

#: {limit} links were answered, {count} were not.
TOO_MANY_LINKS = plural(
    "I answer {limit} links at a time and left out one. Send it again on its own.",
    "I answer {limit} links at a time and left out {count}. Send them again on their own.",
)

#: The connection to Telegram broke while an answer was sent.
UNSURE = text("I am not sure that my answer reached you.")
AGAIN = text("Again")
ANSWERED_AGAIN = text("I no longer keep this answer, or sent it again already.")

#: In place of a digest that could not be made.
DIGEST_LEFT_OUT = text(
    "Your digest could not be made this time, by a fault of mine. /latest shows what is new."
)

#: For the operator. {oldest} is empty, or ", the oldest due for {seconds} s".
ADMIN_NUMBERS = text(
    "<b>Updates</b> not handled: {updates}\n"
    "<b>Messages</b> queued: {queued}{oldest}; on their way: {sending}; sent in 30 days: {sent}\n"
    "<b>Chats</b> that blocked the bot: {paused}"
)
#: {entries} is what came of them.
ADMIN_ENTRIES = text("<b>Entries of feeds</b> in 7 days: {entries}")
ADMIN_OLDEST = text(", the oldest due for {seconds} s")
ADMIN_UNKNOWN = text("Of unknown fate: {count}")
ADMIN_FAILED = text("Failed in 30 days: {count}")
ADMIN_SET_ASIDE = text("Given up after several tries in 30 days: {count}")
#: A line below such a heading: where a message was to go, when it was given up, and why.
ADMIN_SETTLED = text("{id} · chat {chat} · {at} · {why}")
#: {kind} is one of the words below.
ADMIN_GIVEN_UP = text("{kind} {id} · {at} · {why}")
ADMIN_KINDS: Mapping[RowKind, Text] = {
    RowKind.UPDATE: text("update"),
    RowKind.STORY: text("story"),
    RowKind.EDIT: text("edit"),
    RowKind.DIGEST: text("digest"),
    RowKind.ENTRY: text("entry"),
    RowKind.FEED: text("feed"),
    RowKind.BROADCAST: text("broadcast"),
}
ADMIN_RESEND = text("Send {id} again")

#: {id} is the person's own number.
NOT_ALLOWED = text(
    "This bot serves only people whom its operator let in. To be let in, send him your number: {id}"
)
NOT_ALLOWED_PRESS = text("This bot serves only people whom its operator let in.")

ADMIN_ACCESS_HOW = text(
    "Tell me whom: /admin allow 12345, /admin deny 12345 (a person's number, or a group's or "
    "channel's, which begins with -)."
)
ADMIN_ALLOWED = text("{id} is let in.")
ADMIN_DENIED = text("{id} is served no more, and follows nothing any more.")
ADMIN_DENIED_NOBODY = text("{id} was not let in, and follows nothing.")
ADMIN_ACCESS_OPEN = text("The bot is open to everybody (PRECIS_ACCESS): the list does nothing now.")
ADMIN_ACCESS_LIST = text("Let in: {ids}")
ADMIN_ACCESS_NOBODY = text("Nobody is let in besides the people in PRECIS_ADMINS.")

SOURCES_HEAD = text("<b>Feeds and chats that wait for you: {count}</b>")
SOURCES_HOW = text(
    "What they bring comes to those alone who have them. Once you approve one, what it brings from "
    "then on serves everybody."
)
SOURCES_NONE = text("No feed and no chat waits for you.")
SOURCE_CHAT = text("Links shared in chat {id}")
SOURCE_CHATS = text("chats: {count}")
SOURCE_STORIES = text("stories in 14 days: {count}")
SOURCE_BANNED = text("banned")
SOURCE_FLOODS = text("brings more than is told in a day")
SOURCE_PRIVATE = text("its address is a secret, so it stays theirs")
SOURCE_APPROVE = text("Approve {number}")
SOURCE_BAN = text("Ban {number}")
SOURCE_GONE = text("That is not there any more, or was said already.")
SHARE_BANNED_NOTICE = text(
    "The operator of this bot ended the sharing of links here: they stay in this chat."
)

#: A button was pressed under a message of which nothing is kept (any more). Of these, and of
#: whatever else is said of a press, Telegram shows 200 characters.
NOT_KEPT = text("I no longer have this article. Send its link again.")
MENU_NOT_KEPT = text("I no longer know this message. Send the command again.")

#: A button tries the link of a message again, which was deleted.
LINK_GONE = text("I no longer see the message with the link. Send the link again.")

#: Somebody else pressed a button of a message that many see.
NOT_YOURS = text("Only who asked for this, and admins, can change it for all.")

#: One person asked for more than a minute's share. Telegram's alerts hold 200 characters.
QUOTAS: Mapping[RequestKind, Text] = {
    RequestKind.LINK: text(
        "Ten links a minute is my limit. Send what I left out again in a minute."
    ),
    RequestKind.PRESS: text("That is more than I can do in a minute. Press again in a minute."),
    RequestKind.LOOK: text("That is more than I can look up in a minute. Ask again in a minute."),
    RequestKind.CHANGE: text("That is more than I can change in a minute. Go on in a minute."),
    RequestKind.OPML: text("Three lists of feeds a minute is my limit. Send it again in a minute."),
    RequestKind.WORD: text("That is more than I can answer in a minute. Go on in a minute."),
    RequestKind.OFFER: text("That is more than I can offer in a minute. Type again in a minute."),
    RequestKind.INVITATION: text(
        "That is more than I can open in a minute. Try again in a minute."
    ),
}
#: In place of the first, to whom the operator gave a limit of his own, of {limit} links.
QUOTA_OWN = text("Your limit of links a minute is {limit}. Send what I left out again in a minute.")
#: All together did.
BUSY = text("I am asked for more than I can do. Try again in a minute.")

#: An update took longer than there is time for.
TOO_LONG = text("This took too long, and I gave it up. Try again later.")

#: A defect of ours.
SORRY = text("Something went wrong on my side. Please try again.")

#: Buttons under a summary: more key points, or fewer.
MORE = text("More")
FEWER = text("Fewer")

#: {source} is whom the article cites.
CITING = text("citing {source}")
UPDATED = text("updated {date}")
#: How long an article takes to read, in minutes.
MINUTES = plural("{count} min", "{count} min")

#: Under a story whose page told more after it was sent, since when the message shows that: ``18 Feb``,
#: ``14:05``.
UPDATED_AT = text("Updated {day}, {time} UTC")

#: In a terminal, where buttons are pressed by their numbers.
TERMINAL_GREETING = text(
    "Paste a link, or the text of an article, then ask about it; /help says more, Ctrl-D ends."
)
TERMINAL_NO_BUTTON = text("There is no button {number} now.")
#: After Ctrl-C, of what was being answered.
TERMINAL_GIVEN_UP = text("Given up.")

#: Before headings of a long article, which say what it holds.
IN_IT = text("In it:")

#: The points are lines of it, not chosen sentences.
OWN_SUMMARY = text("The page's own summary")

#: To a question.
NO_ANSWER = text("The article does not say.")

#: Who else printed the same text.
ALSO = text("Also: {outlets}")

NOTICES: Mapping[Notice, Text] = {
    Notice.AUTO_PUBLISHED: text("Agency copy, published without an editor's review"),
    Notice.SPONSORED: text("Sponsored"),
    Notice.PRESS_RELEASE: text("Press release"),
    Notice.OPINION: text("Opinion"),
    Notice.SATIRE: text("Satire"),
    Notice.CORRECTION: text("Corrected since it was published"),
    Notice.AI_WRITTEN: text("Written by AI, the page says"),
    Notice.PAYWALL: text("Paywalled: only the opening could be read"),
    Notice.IN_PARTS: text("Goes on on further pages, which were not read"),
    Notice.FEED_TEXT: text("From the feed's own text"),
    Notice.FOREIGN_FEED_TEXT: text("From the text of another site's feed"),
}

UNFETCHED: Mapping[Unfetched, Text] = {
    Unfetched.BAD_LINK: text("This is not a link that I can follow."),
    Unfetched.ADDRESS_NOT_ALLOWED: text("This address is not allowed."),
    Unfetched.BUSY: text("I have my hands full of large pages. Send this one again in a minute."),
    Unfetched.TOO_MANY_REDIRECTS: text("This link leads in circles."),
    Unfetched.UNREACHABLE: text("The site cannot be reached."),
    Unfetched.TOO_SLOW: text("The site took too long to answer."),
    Unfetched.TOO_LARGE: text("The page is too large."),
    Unfetched.PAYWALLED: text("The article is behind a paywall or a login."),
    Unfetched.BLOCKED: text("The site does not let bots read this page."),
    Unfetched.GONE: text("The page does not exist (any more)."),
    Unfetched.RATE_LIMITED: text("The site asks me to come back later."),
    Unfetched.SERVER_ERROR: text("The site has a problem of its own. Try again later."),
    Unfetched.BROKEN_ANSWER: text("The site's answer is broken."),
    Unfetched.UNSUPPORTED_TYPE: text("This is a kind of file that I cannot read."),
}

UNREADABLE: Mapping[Unreadable, Text] = {
    Unreadable.EMPTY: text("The page is empty."),
    Unreadable.NOT_AN_ARTICLE: text("I found no article on this page."),
    Unreadable.HOME_PAGE: text("This is a home page. Send me the link of an article."),
    Unreadable.LIST_PAGE: text("This is a list of articles. Send me the link of one of them."),
    Unreadable.VIDEO: text("This page is a video, without a text to read."),
    Unreadable.LOGIN_WALL: text("This page can only be read after a login or a consent."),
    Unreadable.SCRIPT_ONLY: text(
        "This page needs a browser: there is no text in it without scripts."
    ),
    Unreadable.UNSUPPORTED_TYPE: text("This is a kind of file that I cannot read."),
    Unreadable.TOO_LARGE: text("The page is too large."),
    Unreadable.BROKEN: text("The page is broken and could not be read."),
}
