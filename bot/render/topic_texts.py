"""What the bot says of topics, feeds and digests. ``{label}`` and the like are escaped HTML."""

from __future__ import annotations

from collections.abc import Mapping

from bot.errors import Unfetched, Unparsed
from bot.subscriptions.unmatchable import Unmatchable
from summarizer.topics.evidence import Where

ADMINS_ONLY = "Only admins of this chat can change that."

FOLLOW_HOW = (
    "Tell me what to follow:\n"
    "/follow #moscow\n"
    "/follow climate change, #nba and #nfl\n"
    "/follow https://example.com (everything of a site)\n"
    "/follow #moscow daily (with the digest only)"
)
#: Why nothing can match a topic.
UNMATCHABLE: Mapping[Unmatchable, str] = {
    Unmatchable.NO_LETTERS: "{label} is no topic: it has no letter.",
    Unmatchable.STOP_WORD: "{label} is no topic: it stands in every text.",
    Unmatchable.CATEGORY: (
        "{label} is no topic, but what sites call their parts. Say what the stories are to be about."
    ),
    Unmatchable.TOO_LONG: "{label} is no topic: it is too long for any text to have it.",
}
LEFT_OUT = "I take {limit} at once and left out {left}."
ONE_SITE = "I take one site at once. Please send the others by themselves."
FOLLOWED = "You follow {label}."
FOLLOWED_DAILY = "You follow {label}, with your digest."
FOLLOWED_ALREADY = "You follow {label} already."
TOO_MANY_TOPICS = "You follow {limit} topics, which is as many as one chat can. /topics lists them."

#: What the last seven days had of a topic, of several feeds, and of one or of links that were shared.
ACTIVITY = "In the last 7 days {stories} stories from {feeds} feeds were about it."
ACTIVITY_OF_ONE = "In the last 7 days {stories} stories were about it."
ONE_STORY = "In the last 7 days one story was about it."
NO_ACTIVITY = "In the last 7 days I saw nothing about it. I tell you when something comes."
#: Of several that were followed at once.
NO_ACTIVITY_OF_ANY = "In the last 7 days I saw nothing about them. I tell you when something comes."
NEWEST_ABOVE = "The newest is above."
SUGGESTION = "Did you mean {label}?"
NO_FEEDS = "I watch no feeds yet, so nothing can come: /addfeed https://example.com adds one."

UNFOLLOW_HOW = "Tell me what to unfollow, as in /unfollow #moscow. /topics lists what you follow."
UNFOLLOWED = "You no longer follow {label}."
NOT_FOLLOWED = "You do not follow {label}. /topics lists what you do."

NO_TOPICS = "You follow nothing yet. Try /follow #moscow, or press a Follow button under a summary."
#: Below the head of the list, where matches were called wrong.
TOPICS_REFUSED = "What you said is not about a topic comes no more; ↺ lets it come again:"
#: ``{kinds}`` are some of ``REFUSED_KINDS``.
TOPIC_REFUSED = "• {label}: no stories {kinds}"
LIFT_BUTTON = "↺ {label}"
TOPICS_HEAD = "You follow {count} topics. Press one to unfollow it."
TOPICS_ONE = "You follow one topic. Press it to unfollow it."
BY_DIGEST = "digest"
BACK = "«"
FORTH = "»"
#: Of events, and of topics, that a message has no room for.
MORE = "{count} more"
MORE_OF = "{label}: {count} more"
MORE_TOPICS = "More topics ({count})"

LATEST_HOW = "Tell me of what, as in /latest #moscow."
LATEST_HEAD = "{label} in the last 7 days, the surest and largest first:"
LATEST_HEAD_MANY = "<b>The last 7 days</b>, the surest and largest first:"
LATEST_OVER = "Nothing of it is from the last 7 days any more."
LATEST_NONE = "In the last 7 days I saw nothing about {label}."

MUTE_HOW = "Tell me what to mute, as in /mute football."
MUTED_LIST = "You get nothing about: {labels}. /unmute lifts one."
MUTED = "You get no more stories about {label}. /unmute {label} lifts that."
UNMUTE_HOW = "Tell me what to unmute, as in /unmute football."
UNMUTED = "Stories about {label} come again."
NOT_MUTED = "{label} is not muted."
TOO_MANY_MUTES = "{limit} muted topics are as many as one chat can have."

PAUSED = "No stories until you send /resume. Links are answered as ever."
RESUMED = "Stories come again."

#: ``{day}`` as in ``6 Jan 2026``.
DIGEST_HEAD = "Digest of {day}"
#: ``{time}`` is the chat's own.
DIGEST_LATE = "It is late: it was due at {time}."
DIGEST_NOT_KEPT = "This digest is too old: its stories are not kept any more."
DIGEST_HOW = (
    "Tell me when: /digest 08:00 for every day, /digest mon 08:00 for every week, /digest off for "
    "stories as they come."
)
DIGEST_NOW = "Your digest comes {when} ({zone}).\n" + DIGEST_HOW
DIGEST_NONE = "You have no digest: stories come at once.\n" + DIGEST_HOW
DIGEST_SET = "What you follow comes as a digest, {when} ({zone})."
DIGEST_OFF = "No more digests: stories come at once."
DAILY_AT = "every day at {time}"
WEEKLY_AT = "every {day} at {time}"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ZONE_HINT = "These are times of UTC. /timezone Europe/Berlin sets yours."

QUIET_HOW = "Tell me when: /quiet 22:00-07:00, or /quiet off."
QUIET_NOW = "Stories wait from {start} to {end} ({zone}).\n" + QUIET_HOW
QUIET_NONE = "Stories come at any hour.\n" + QUIET_HOW
QUIET_SET = "From {start} to {end} ({zone}) stories wait. Links are answered as ever."
QUIET_OFF = "Stories come at any hour."

ZONE_HOW = (
    "Tell me yours, as in /timezone Europe/Berlin or /timezone +05:30, or share your location."
)
ZONE_NOW = "Your time zone is {zone}; it is {time} there.\n" + ZONE_HOW
ZONE_SET = "Your time zone is {zone}; it is {time} there."
ZONE_UNKNOWN = "I do not know this time zone.\n" + ZONE_HOW

SHARE_HOW = "/share on or /share off."
SHARE_ON = "Links shared here reach those who follow what they are about, in other chats too."
SHARE_WAITS = (
    "Links shared here become stories of this chat alone, until the operator approves it: then they "
    "reach those who follow what they are about, in other chats too."
)
SHARE_ALONE = (
    "Links shared here become stories of this chat alone: this bot has no operator who could "
    "approve it for others."
)
SHARE_BANNED = "The operator of this bot does not let links be shared from here."
SHARE_OFF = "Links shared here stay here."

#: Under a story that came by what a chat follows. What is said of a press is plain text.
WHY_BUTTON = "Why?"
NOT_ABOUT_BUTTON = "Not about this"
UNFOLLOW_BUTTON = "Unfollow"
MUTE_BUTTON = "Mute …"
UNFOLLOW_ONE_BUTTON = "Unfollow {label}"
MUTE_ONE_BUTTON = "Mute {label}"
NOT_ABOUT_ONE_BUTTON = "Not about {label}"
NOT_ABOUT_WHICH = "What is it not about?"
UNFOLLOW_WHICH = "It came by several topics. Which do you want to unfollow?"
MUTE_WHICH = "Which of these do you want no stories about?"
WHY = "{label} ({percent} % sure): {evidence}"
NO_MATCH = "{label}: not what it is about."
WHY_UNKNOWN = "{label}, which you follow"
#: Where words stand; ``{count}`` is how often.
EVIDENCE: Mapping[Where, str] = {
    Where.PAGE_TAG: "as a tag of the page",
    Where.TITLE: "in the title",
    Where.OPENING: "in the opening",
    Where.TEXT: "in the text",
    Where.SIGN: "words that go with it",
    Where.PART: "a part of it",
}
TIMES = "{count}× {where}"
NOTHING_FOLLOWED = "You follow nothing (any more) that this is about."
#: What comes no more of a topic: ``{kind}`` is one of these, with how sure they are at most.
REFUSED = "{label}: no more stories {kind}. /topics lifts that."
REFUSED_ALREADY = "You said so before: such stories come no more. /topics lifts that."
TOO_MANY_REFUSALS = (
    "You left out {limit} kinds of stories of this topic, which is as many as there can be. "
    "/topics lifts them."
)
WHOLE_FEED = "You follow all of this feed, whatever it is about. Unfollow ends that."
NOT_REFUSABLE = "I no longer know what in it showed the topic."
REFUSED_KINDS: Mapping[Where, str] = {
    Where.PAGE_TAG: "that have it as a tag of the page alone",
    Where.TITLE: "whose title names it, {percent} % sure or less",
    Where.OPENING: "whose opening names it, {percent} % sure or less",
    Where.TEXT: "that name it further down alone",
    Where.SIGN: "that only have words that go with it",
    Where.PART: "that only tell of a part of it",
}
REFUSED_NAME = "that call it “{name}”"
NOTHING_TO_MUTE = "It has no tag that you could mute."

FOLLOW_BUTTON = "Follow #{label}"
FOLLOW_MORE_BUTTON = "Follow …"
FOLLOW_WHICH = "Which of these?"

FEEDS_NONE = "You have added no feed. /addfeed https://example.com adds the one of a site."
FEEDS_HEAD = "<b>Feeds</b>"
FEEDS_LEFT = "… and {count} more"
FEEDS_FOOT = "/addfeed and /removefeed change them, /follow with a link brings all of a site."
ADDFEED_HOW = "Tell me the address of a site or of a feed, as in /addfeed https://example.com."
REMOVEFEED_HOW = "Tell me which, as in /removefeed https://example.com. /feeds lists them."
NO_FEED = "I found no feed there. Send me the address of the feed itself, if there is one."
TOO_MANY_FEEDS = "You added {limit} feeds, which is as many as one chat can."
FEED_ADDED = "I watch {feed} from now on. What it brings reaches those who follow what it is about."
FEED_ADDED_WAITS = (
    "I watch {feed} from now on. Stories of it come to this chat alone, until the operator approves "
    "it for others."
)
FEED_ADDED_ALONE = (
    "I watch {feed} from now on. Stories of it come to this chat alone: this bot has no operator "
    "who could approve it for others."
)
FEED_ADDED_PRIVATE = (
    "I watch {feed} from now on. Its address looks like a secret, so it is shown here alone, and so "
    "are its stories."
)
FEED_BANNED = "The operator of this bot does not let {feed} be watched."
FEED_KNOWN = "I watch {feed} already."
FEED_REMOVED = "I no longer watch {feed} for you."
FEED_REMOVED_OTHERS = (
    "I no longer watch {feed} for you. Other chats have it, too: /removefeed with its address ends "
    "it for all."
)
FEED_REMOVED_FOR_ALL = "I no longer watch {feed} for anybody. Who had it is told."
FEED_BANNED_BY_OPERATOR = "The operator of this bot banned {feed}: it is watched no more."
FEED_ENDED_BY_OPERATOR = "The operator of this bot ended {feed}: it is watched no more."
FEED_UNKNOWN = "That is no feed of yours. /feeds lists them."
FEED_CLOSED = "The robots.txt of this site does not let bots read that feed, so I cannot watch it."
FEED_FAILS = "{feed} could not be read for days: {why}. I go on trying."
FEED_WORKS = "{feed} can be read again."
FEED_ENDED = "{feed} has ended: its server says that it is gone for good."

IMPORTED = "{added} feeds are watched from now on."
IMPORTED_LEFT = "{added} feeds are watched from now on; {left} more are too many for one chat."
IMPORTED_WAITS = (
    "Stories of them come to this chat alone, until the operator approves them for others."
)
IMPORTED_ALONE = (
    "Stories of them come to this chat alone: this bot has no operator who could approve them for "
    "others."
)
IMPORT_BROKEN = "I cannot read this list of feeds."
EXPORTED = "Your feeds as OPML, for any feed reader."
EXPORT_HOW = "/export opml sends your feeds as a file."

#: Why a feed could not be read, within a sentence; by the slugs that are kept.
FEED_FAILURES: Mapping[str, str] = {
    Unfetched.BAD_LINK: "its address leads to a link that I cannot follow",
    Unfetched.ADDRESS_NOT_ALLOWED: "its address is not allowed",
    Unfetched.BUSY: "I had my hands full of large pages",
    Unfetched.TOO_MANY_REDIRECTS: "its address leads in circles",
    Unfetched.UNREACHABLE: "the site cannot be reached",
    Unfetched.TOO_SLOW: "the site takes too long to answer",
    Unfetched.TOO_LARGE: "the feed is too large",
    Unfetched.PAYWALLED: "the site asks for a login or for money",
    Unfetched.BLOCKED: "the site does not let bots read it",
    Unfetched.GONE: "it is not there any more",
    Unfetched.RATE_LIMITED: "the site asks me to come back later",
    Unfetched.SERVER_ERROR: "the site has a problem of its own",
    Unfetched.BROKEN_ANSWER: "the site's answer is broken",
    Unfetched.UNSUPPORTED_TYPE: "it is a kind of file that I cannot read",
    Unparsed.NOT_A_FEED: "what stands at its address is no feed",
    Unparsed.REFUSED: "it is written in a way that is not safe to read",
    Unparsed.TOO_COSTLY: "it takes too long to read",
}
FEED_FAILURE_UNKNOWN = "I could not find out why"
