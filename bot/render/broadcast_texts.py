"""What the operator is told of a message that goes to all chats.

What stands in a comment right above a text is told to its translators.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.newsroom.broadcasts import BroadcastState, Reach
from bot.render.language import Text, text

HOW = text(
    "Reply /admin broadcast to a message of text, or write the text behind it. I show it to you, and "
    "ask twice before it goes to anybody."
)

#: Below the message as it will look. {number} names it; {chats} is a number of chats.
DRAFT = text(
    "<b>Broadcast {number}</b>\n"
    "The message above goes to so many chats: {chats}. Those that blocked me, paused or are banned are "
    "left out."
)
REALLY = text("<b>Broadcast {number}</b>\nShall I really send it? Chats: {chats}.")
NOBODY = text("There is no chat that it could go to.")

#: How it gets on; {sent} of {total} chats have it.
STANDS: Mapping[BroadcastState, Text] = {
    BroadcastState.SENDING: text("<b>Broadcast {number}</b> is on its way: {sent} of {total}."),
    BroadcastState.DONE: text("<b>Broadcast {number}</b> is done: {sent} of {total}."),
    BroadcastState.STOPPED: text("<b>Broadcast {number}</b> was stopped: {sent} of {total}."),
}
#: Behind that, numbers of chats.
LOST = text("Not taken: {failed}; of unknown fate: {unknown}.")

#: Buttons; the first three say how many chats there are of a kind.
REACH: Mapping[Reach, Text] = {
    Reach.PRIVATE: text("Private: {chats}"),
    Reach.GROUPS: text("Groups: {chats}"),
    Reach.CHANNELS: text("Channels: {chats}"),
}
SEND = text("Send it …")
YES = text("Yes, send it")
BACK = text("Back")
STOP = text("Stop")
