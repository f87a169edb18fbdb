"""What the bot says in /settings, of channels, and of links that lead to it.

What stands in a comment right above a text is told to its translators.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.render.language import Text, plural, text
from bot.subscriptions.choices import Setting

#: Above buttons, each of a setting and what it is set to.
SETTINGS_HEAD = text("<b>Settings</b>\nPress one to change it.")

#: Buttons that open several choices; {value} is what is set.
POINTS = plural("Key points: {count}", "Key points: {count}")
QUIET = text("Quiet: {value}")
DIGEST = text("Digest: {value}")
ZONE = text("Clock: {value}")
LANGUAGE = text("Language: {value}")

#: Of quiet hours and digests: there are none.
NONE = text("none")

#: Buttons that are switched on and off; a mark stands before them.
SWITCHES: Mapping[Setting, Text] = {
    Setting.BRIEF: text("Short sentences first"),
    Setting.FOLDED: text("Further points folded"),
    Setting.PREVIEW: text("Pages previewed"),
    Setting.SILENT: text("Stories without a sound"),
    Setting.AUTO: text("Every link answered"),
    Setting.SHARE: text("Links become stories"),
}
#: As the one of every link, in a forum.
AUTO_TOPIC = text("Every link here answered")

#: Above the choices of a setting.
POINTS_PAGE = text("<b>Key points</b>\nHow many of an article do you want to see?")
QUIET_PAGE = text(
    "<b>Quiet hours</b>\nStories wait until they are over. Other hours: /quiet 21:30-06:00"
)
DIGEST_PAGE = text(
    "<b>Digest</b>\nWhat you follow, once a day or week in one message. Other times: /digest fri 17:30"
)
ZONE_PAGE = text(
    "<b>Clock</b>\nFor digests and quiet hours. Any other: /timezone Asia/Kathmandu or /timezone +05:30"
)
LANGUAGE_PAGE = text("<b>Language</b>\nMine; points stay in the article's.")

#: Choices: no quiet hours or no digest; and the language of the person's own Telegram.
NO_QUIET = text("No quiet hours")
NO_DIGEST = text("No digest: stories at once")
AS_TELEGRAM = text("As my Telegram")

#: Of a channel that a person looks after from his private chat; {channel} is its title.
CHANNEL_NONE = text("Your commands are for this chat.")
CHANNEL_NOW = text("Your commands are for <b>{channel}</b>.")
CHANNEL_HOW = text(
    "To look after a channel of yours from here, make me an admin of it, and choose it below or by "
    "/channel @its_name."
)
#: The same where he looks after none that I know of.
CHANNEL_HOW_NONE = text(
    "To look after a channel of yours from here, make me an admin of it, and send /channel again, or "
    "/channel @its_name."
)
CHANNEL_ON = text(
    "From now on /follow, /unfollow, /topics, /latest, /digest, /quiet, /timezone, /mute, /pause, /share, "
    "/feeds, /addfeed, /search, /ask, /export, /forget and /settings are for <b>{channel}</b>, and I "
    "answer them here. Links you send me stay yours. /channel off ends it."
)
CHANNEL_OFF = text("Your commands are for this chat again.")
CHANNEL_OFF_BUTTON = text("For this chat again")
CHANNEL_UNKNOWN = text("I find no channel there of which both you and I are admins.")
CHANNEL_LOST = text(
    "You and I must both be admins of this channel, and that is not so, or Telegram does not say. "
    "/channel off has your commands be for this chat again."
)
