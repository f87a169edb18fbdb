"""What the bot says of topics, feeds and digests. ``{label}`` and the like are escaped HTML.

What stands in a comment right above a text is told to its translators.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.errors import Unfetched, Unparsed
from bot.feeds.entries import BROKE, SOURCE_BANNED, SOURCE_FLOODS
from bot.render.language import Text, plural, text, text_in
from bot.subscriptions.unmatchable import Unmatchable
from summarizer.errors import Unreadable
from summarizer.topics.relevance.evidence import Where

ADMINS_ONLY = text("Only admins of this chat can change that.")

FOLLOW_HOW = text(
    "Tell me what to follow:\n"
    "/follow #moscow\n"
    "/follow climate change, #nba and #nfl\n"
    "/follow https://example.com (everything of a site)\n"
    "/follow #moscow daily (with the digest only)\n"
    "/follow #moscow from:example.com -football lang:de (only such of it)\n"
    "/follow https://example.com climate (of that site only this)"
)
#: Why nothing can match a topic.
UNMATCHABLE: Mapping[Unmatchable, Text] = {
    Unmatchable.NO_LETTERS: text("{label} is no topic: it has no letter."),
    Unmatchable.STOP_WORD: text("{label} is no topic: it stands in every text."),
    Unmatchable.CATEGORY: text(
        "{label} is no topic, but what sites call their parts. Say what the stories are to be about."
    ),
    Unmatchable.TOO_LONG: text("{label} is no topic: it is too long for any text to have it."),
}
#: Of topics.
LEFT_OUT = text("I take {limit} at once and left out {left}.")
FOLLOW_CUT = text("That was long: I read the first {limit} characters.")
#: What of a topic is wanted: {parts} are some of those below, one after the other.
NARROWED = text("Narrowed: {parts}.")
ONLY_OF = text("only of {site}")
ONLY_FROM = text("only from {hosts}")
#: {languages} as in "German, French".
ONLY_IN = text("only in {languages}")
WITHOUT = text("nothing about {labels}")
WIDENED = text("It is not narrowed any more.")
#: {words} as they were typed.
NARROWINGS_LEFT_OUT = text(
    "I left out {words}. What narrows a topic is from:example.com, -football or lang:de, {limit} at "
    "most."
)
ONE_SITE = text("I take one site at once. Please send the others by themselves.")
FOLLOWED = text("You follow {label}.")
FOLLOWED_DAILY = text("You follow {label}, with your digest.")
FOLLOWED_ALREADY = text("You follow {label} already.")
TOO_MANY_TOPICS = plural(
    "You follow one topic, which is as many as one chat can. /topics lists it.",
    "You follow {count} topics, which is as many as one chat can. /topics lists them.",
)

#: What the last seven days had of a topic.
ACTIVITY = plural(
    "In the last 7 days one story was about it.",
    "In the last 7 days {count} stories were about it.",
)
#: {from_feeds} is "from {count} feeds".
ACTIVITY_OF_SEVERAL = plural(
    "In the last 7 days one story {from_feeds} was about it.",
    "In the last 7 days {count} stories {from_feeds} were about it.",
)
#: Within the sentence before.
FROM_FEEDS = plural("from one feed", "from {count} feeds")
NO_ACTIVITY = text("In the last 7 days I saw nothing about it. I tell you when something comes.")
#: Of several that were followed at once.
NO_ACTIVITY_OF_ANY = text(
    "In the last 7 days I saw nothing about them. I tell you when something comes."
)
NEWEST_ABOVE = text("The newest is above.")
#: After a topic was followed of which nothing is known yet, right after a feed was added.
PAST_IS_READ = text(
    "I am still reading the last week of your new feeds: if there is a story about it, the newest comes "
    "in a few minutes."
)
#: The same of several topics at once, none of which is sent by itself.
PAST_IS_READ_OF_SEVERAL = text(
    "I am still reading the last week of your new feeds: in a few minutes /latest shows what there was."
)
SUGGESTION = text("Did you mean {label}?")
NO_FEEDS = text("I watch no feeds yet, so nothing can come: /addfeed https://example.com adds one.")

UNFOLLOW_HOW = text(
    "Tell me what to unfollow, as in /unfollow #moscow. /topics lists what you follow."
)
UNFOLLOW_ALL = plural(
    "You follow one topic. Do you want to unfollow it?",
    "You follow {count} topics. Do you want to unfollow all of them?",
)
UNFOLLOW_ALL_BUTTON = text("Unfollow all")
UNFOLLOWED_ALL = text("You follow nothing any more.")
UNFOLLOWED = text("You no longer follow {label}.")
NOT_FOLLOWED = text("You do not follow {label}. /topics lists what you do.")

NO_TOPICS = text(
    "You follow nothing yet. Try /follow #moscow, or press a Follow button under a summary."
)
#: Below the head of the list; {topics} are names, each a link that offers it to another chat.
TOPICS_SHARE = text("Share with a friend: {topics}")
#: Below the head of the list, where matches were called wrong.
TOPICS_REFUSED = text("What you said is not about a topic comes no more; ↺ lets it come again:")
#: {kinds} are some of ``REFUSED_KINDS``.
TOPIC_REFUSED = text("• {label}: no stories {kinds}")
#: Below the head of the list, where topics are narrowed.
TOPICS_NARROWED = text("Some are narrowed: /follow changes that, ⤢ ends it.")
#: {parts} as in "only from example.com".
TOPIC_NARROWED = text("• {label}: {parts}")
TOPICS_HEAD = plural(
    "You follow one topic. Press it to unfollow it.",
    "You follow {count} topics. Press one to unfollow it.",
)
#: Behind a topic in brackets: it comes with the digest.
BY_DIGEST = text_in("how a topic comes", "digest")
#: Of buttons that turn pages: readers from right to left see them turned round.
BACK, FORTH = "«", "»"
#: Of events, and of topics, that a message has no room for.
MORE = plural("{count} more", "{count} more")
MORE_OF = plural("{label}: {count} more", "{label}: {count} more")
MORE_TOPICS = text("More topics ({count})")

LATEST_HOW = text("Tell me of what, as in /latest #moscow.")
#: Above the list of /latest without a topic.
NEWEST_HEAD = text("<b>What you follow, the last 7 days</b>, the newest first:")
LATEST_HEAD = text("{label} in the last 7 days, the surest and largest first:")
LATEST_HEAD_MANY = text("<b>The last 7 days</b>, the surest and largest first:")
LATEST_NARROWS = text("A topic is narrowed here as you follow it: /follow changes that.")
LATEST_OVER = text("Nothing of it is from the last 7 days any more.")
LATEST_NONE = text("In the last 7 days I saw nothing about {label}.")

MUTE_HOW = text("Tell me what to mute, as in /mute football.")
MUTED_LIST = text("You get nothing about: {labels}. /unmute lifts one.")
MUTED = text("You get no more stories about {label}. /unmute {label} lifts that.")
UNMUTE_HOW = text("Tell me what to unmute, as in /unmute football.")
UNMUTED = text("Stories about {label} come again.")
NOT_MUTED = text("{label} is not muted.")
TOO_MANY_MUTES = plural(
    "One muted topic is as many as one chat can have.",
    "{count} muted topics are as many as one chat can have.",
)

PAUSED = text("No stories until you send /resume. Links are answered as ever.")
#: {when} is a day of the week, a date and a time.
PAUSED_UNTIL = text(
    "No stories until {when} ({zone}), or until you send /resume. Links are answered as ever."
)
PAUSE_HOW = text(
    "Tell me how long: /pause 2h, /pause 3 days, /pause until monday, /pause until 18:00, or /pause "
    "alone until you send /resume."
)
RESUMED = text("Stories come again.")

#: {day} as in "6 Jan 2026".
DIGEST_HEAD = text("Digest of {day}")
#: {time} is the chat's own.
DIGEST_LATE = text("It is late: it was due at {time}.")
DIGEST_NOT_KEPT = text("This digest is too old: its stories are not kept any more.")
DIGEST_HOW = text(
    "Tell me when: /digest 08:00 for every day, /digest mon 08:00 for every week, /digest off for "
    "stories as they come."
)
DIGEST_NOW = text("Your digest comes {when} ({zone}).")
DIGEST_NONE = text("You have no digest: stories come at once.")
DIGEST_SET = text("What you follow comes as a digest, {when} ({zone}).")
DIGEST_OFF = text("No more digests: stories come at once.")
DAILY_AT = text("every day at {time}")
#: {day} is a day of the week.
WEEKLY_AT = text("every {day} at {time}")
ZONE_HINT = text("These are times of UTC. /timezone Europe/Berlin sets yours.")

QUIET_HOW = text("Tell me when: /quiet 22:00-07:00, or /quiet off.")
QUIET_NOW = text("Stories wait from {start} to {end} ({zone}).")
QUIET_NONE = text("Stories come at any hour.")
QUIET_SET = text("From {start} to {end} ({zone}) stories wait. Links are answered as ever.")
QUIET_OFF = text("Stories come at any hour.")

ZONE_HOW = text(
    "Tell me yours, as in /timezone Europe/Berlin or /timezone +05:30, or share your location."
)
ZONE_IS = text("Your time zone is {zone}; it is {time} there.")
ZONE_UNKNOWN = text("I do not know this time zone.")

SHARE_HOW = text("/share on or /share off.")
SHARE_ON = text("Links shared here reach those who follow what they are about, in other chats too.")
SHARE_WAITS = text(
    "Links shared here become stories of this chat alone, until the operator approves it: then they "
    "reach those who follow what they are about, in other chats too."
)
SHARE_ALONE = text(
    "Links shared here become stories of this chat alone: this bot has no operator who could "
    "approve it for others."
)
SHARE_BANNED = text("The operator of this bot does not let links be shared from here.")
SHARE_OFF = text("Links shared here stay here.")

#: Under a story that came by what a chat follows. What is said of a press is plain text.
WHY_BUTTON = text("Why?")
NOT_ABOUT_BUTTON = text("Not about this")
UNFOLLOW_BUTTON = text("Unfollow")
MUTE_BUTTON = text("Mute …")
UNFOLLOW_ONE_BUTTON = text("Unfollow {label}")
MUTE_ONE_BUTTON = text("Mute {label}")
NOT_ABOUT_ONE_BUTTON = text("Not about {label}")
NOT_ABOUT_WHICH = text("What is it not about?")
UNFOLLOW_WHICH = text("It came by several topics. Which do you want to unfollow?")
MUTE_WHICH = text("Which of these do you want no stories about?")
WHY = text("{label} ({percent} % sure): {evidence}")
NO_MATCH = text("{label}: not what it is about.")
WHY_UNKNOWN = text("{label}, which you follow")
#: Where words stand.
EVIDENCE: Mapping[Where, Text] = {
    Where.PAGE_TAG: text("as a tag of the page"),
    Where.TITLE: text("in the title"),
    Where.OPENING: text("in the opening"),
    Where.TEXT: text("in the text"),
    Where.SIGN: text("words that go with it"),
    Where.PART: text("a part of it"),
}
#: {count} is how often they stand there.
TIMES = text("{count}× {where}")
NOTHING_FOLLOWED = text("You follow nothing (any more) that this is about.")
#: What comes no more of a topic: {kind} is one of these, with how sure they are at most.
REFUSED = text("{label}: no more stories {kind}. /topics lifts that.")
REFUSED_ALREADY = text("You said so before: such stories come no more. /topics lifts that.")
TOO_MANY_REFUSALS = plural(
    "You left out one kind of stories of this topic, which is as many as there can be. /topics "
    "lifts it.",
    "You left out {count} kinds of stories of this topic, which is as many as there can be. "
    "/topics lifts them.",
)
WHOLE_FEED = text("You follow all of this feed, whatever it is about. Unfollow ends that.")
NOT_REFUSABLE = text("I no longer know what in it showed the topic.")
REFUSED_KINDS: Mapping[Where, Text] = {
    Where.PAGE_TAG: text("that have it as a tag of the page alone"),
    Where.TITLE: text("whose title names it, {percent} % sure or less"),
    Where.OPENING: text("whose opening names it, {percent} % sure or less"),
    Where.TEXT: text("that name it further down alone"),
    Where.SIGN: text("that only have words that go with it"),
    Where.PART: text("that only tell of a part of it"),
}
REFUSED_NAME = text("that call it “{name}”")
NOTHING_TO_MUTE = text("It has no tag that you could mute.")

FOLLOW_BUTTON = text("Follow #{label}")
#: In its place once the topic is followed.
FOLLOWING_BUTTON = text("Following ✓ #{label}")
FOLLOW_MORE_BUTTON = text("Follow …")
FOLLOW_WHICH = text("Which of these?")

FEEDS_NONE = text("You have added no feed. /addfeed https://example.com adds the one of a site.")
FEEDS_HEAD = text("<b>Feeds</b>, and what came of their entries in 7 days")
#: What came of {count} entries of a feed, one after the other behind its name.
ENTRIES_READ = plural("{count} read", "{count} read")
ENTRIES_FROM_FEED = plural(
    "{count} told from the feed's own text", "{count} told from the feed's own text"
)
ENTRIES_HEADLINES = plural("{count} by headline alone", "{count} by headline alone")
ENTRIES_UNTOLD = plural("{count} not told", "{count} not told")
#: {entries} is what came of them, {why} the reasons why the pages of some were not read.
ENTRIES_WHY = text("{entries}; {why}")
#: One of these reasons, as below, and of how many entries it is the one.
ENTRIES_REASON = plural("{reason} ({count})", "{reason} ({count})")
#: Why a page was not read.
ENTRY_REASONS: Mapping[str, Text] = {
    Unfetched.BAD_LINK: text("no link to follow"),
    Unfetched.ADDRESS_NOT_ALLOWED: text("address not allowed"),
    Unfetched.BUSY: text("too much to do"),
    Unfetched.TOO_MANY_REDIRECTS: text("leads in circles"),
    Unfetched.UNREACHABLE: text("site out of reach"),
    Unfetched.TOO_SLOW: text("site too slow"),
    Unfetched.TOO_LARGE: text("page too large"),
    Unfetched.PAYWALLED: text("behind a paywall"),
    Unfetched.BLOCKED: text("closed to bots"),
    Unfetched.GONE: text("page gone"),
    Unfetched.RATE_LIMITED: text("site wants to be asked less"),
    Unfetched.SERVER_ERROR: text("site has a problem"),
    Unfetched.BROKEN_ANSWER: text("broken answer"),
    Unfetched.UNSUPPORTED_TYPE: text("no page"),
    Unreadable.EMPTY: text("empty page"),
    Unreadable.NOT_AN_ARTICLE: text("no article"),
    Unreadable.HOME_PAGE: text("a home page"),
    Unreadable.LIST_PAGE: text("a list"),
    Unreadable.VIDEO: text("a video"),
    Unreadable.LOGIN_WALL: text("behind a login"),
    Unreadable.SCRIPT_ONLY: text("drawn by scripts"),
    Unreadable.BROKEN: text("broken page"),
    SOURCE_FLOODS: text("more than is told in a day"),
    SOURCE_BANNED: text("banned"),
    BROKE: text("a fault of mine"),
}
ENTRY_REASON_OTHER = text("for other reasons")
FEEDS_LEFT = plural("… and {count} more", "… and {count} more")
FEEDS_FOOT = text("/addfeed and /removefeed change them, /follow with a link brings all of a site.")
ADDFEED_HOW = text(
    "Tell me the address of a site or of a feed, as in /addfeed https://example.com."
)
REMOVEFEED_HOW = text("Tell me which, as in /removefeed https://example.com. /feeds lists them.")
NO_FEED = text("I found no feed there. Send me the address of the feed itself, if there is one.")
TOO_MANY_FEEDS = plural(
    "You added one feed, which is as many as one chat can.",
    "You added {count} feeds, which is as many as one chat can.",
)
FEED_ADDED = text(
    "I watch {feed} from now on. What it brings reaches those who follow what it is about."
)
FEED_ADDED_WAITS = text(
    "I watch {feed} from now on. Stories of it come to this chat alone, until the operator approves "
    "it for others."
)
FEED_ADDED_ALONE = text(
    "I watch {feed} from now on. Stories of it come to this chat alone: this bot has no operator "
    "who could approve it for others."
)
FEED_ADDED_PRIVATE = text(
    "I watch {feed} from now on. Its address looks like a secret, so it is shown here alone, and so "
    "are its stories."
)
FEED_BANNED = text("The operator of this bot does not let {feed} be watched.")
#: Above headlines.
FEED_NEWEST = text("Its newest:")
FEED_KNOWN = text("I watch {feed} already.")
FEED_REMOVED = text("I no longer watch {feed} for you.")
FEED_REMOVED_OTHERS = text(
    "I no longer watch {feed} for you. Other chats have it, too: /removefeed with its address ends "
    "it for all."
)
FEED_REMOVED_FOR_ALL = text("I no longer watch {feed} for anybody. Who had it is told.")
#: {topics} were followed of one feed alone, which is watched no more: ``#climate, oil and gas``.
FEED_TOPICS_ENDED = text("With it end the topics that you followed of it alone: {topics}.")
FEED_BANNED_BY_OPERATOR = text("The operator of this bot banned {feed}: it is watched no more.")
FEED_ENDED_BY_OPERATOR = text("The operator of this bot ended {feed}: it is watched no more.")
FEED_UNKNOWN = text("That is no feed of yours. /feeds lists them.")
FEED_CLOSED = text(
    "The robots.txt of this site does not let bots read that feed, so I cannot watch it."
)
FEED_LOGIN = text(
    "That feed is behind a login or a paywall, and I have no account, so I cannot watch it."
)
#: {why} as in "the feed is too large".
FEED_UNREAD = text("I cannot watch that: {why}.")
FEED_FAILS = text("{feed} could not be read for days: {why}. I go on trying.")
FEED_WORKS = text("{feed} can be read again.")
#: {site} is its host.
FEED_MOVED = text("{feed} has moved: I watch it at {site} from now on.")
FEED_ENDED = text("{feed} has ended: its server says that it is gone for good.")

IMPORTED = plural("One feed is watched from now on.", "{count} feeds are watched from now on.")
#: Behind the sentence before.
IMPORTED_LEFT = plural(
    "One more is too many for one chat.", "{count} more are too many for one chat."
)
IMPORTED_WAITS = text(
    "Stories of them come to this chat alone, until the operator approves them for others."
)
IMPORTED_ALONE = text(
    "Stories of them come to this chat alone: this bot has no operator who could approve them for "
    "others."
)
IMPORT_BROKEN = text("I cannot read this list of feeds.")
EXPORTED = text("Your feeds as OPML, for any feed reader.")

#: Why a feed could not be read, within a sentence; by the slugs that are kept.
FEED_FAILURES: Mapping[str, Text] = {
    Unfetched.BAD_LINK: text("its address leads to a link that I cannot follow"),
    Unfetched.ADDRESS_NOT_ALLOWED: text("its address is not allowed"),
    Unfetched.BUSY: text("I had my hands full of large pages"),
    Unfetched.TOO_MANY_REDIRECTS: text("its address leads in circles"),
    Unfetched.UNREACHABLE: text("the site cannot be reached"),
    Unfetched.TOO_SLOW: text("the site takes too long to answer"),
    Unfetched.TOO_LARGE: text("the feed is too large"),
    Unfetched.PAYWALLED: text("the site asks for a login or for money"),
    Unfetched.BLOCKED: text("the site does not let bots read it"),
    Unfetched.GONE: text("it is not there any more"),
    Unfetched.RATE_LIMITED: text("the site asks me to come back later"),
    Unfetched.SERVER_ERROR: text("the site has a problem of its own"),
    Unfetched.BROKEN_ANSWER: text("the site's answer is broken"),
    Unfetched.UNSUPPORTED_TYPE: text("it is a kind of file that I cannot read"),
    Unparsed.NOT_A_FEED: text("what stands at its address is no feed"),
    Unparsed.REFUSED: text("it is written in a way that is not safe to read"),
    Unparsed.TOO_COSTLY: text("it takes too long to read"),
}
FEED_FAILURE_UNKNOWN = text("I could not find out why")

#: Topics that are offered to who begins, on buttons: what is in the news wherever it is read.
BEGINNINGS = (
    text_in("topic", "climate change"),
    text_in("topic", "artificial intelligence"),
    text_in("topic", "elections"),
    text_in("topic", "economy"),
    text_in("topic", "Ukraine"),
    text_in("topic", "health"),
    text_in("topic", "space"),
    text_in("topic", "football"),
)
