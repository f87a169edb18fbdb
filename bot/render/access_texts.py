"""What is said of whom the bot serves: to its operator, and to those who come.

What stands in a comment right above a text is told to its translators.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.fairness.invitations import Opening
from bot.metrics.days import Daily
from bot.render.language import Text, text

#: Above the commands of who runs the bot.
OPERATOR_HEAD = text("<b>You run this bot</b>")

#: To the operator, below a link that lets {uses} people in until {day}.
INVITATION_MADE = text(
    "This link lets people in until {day}; how many: {uses}. I show it this once and do not keep it; "
    "/admin lists who came by it, and revokes it."
)
#: {uses} and {days} are the largest numbers that are taken.
INVITATION_HOW = text(
    "/admin invite 5 14 makes a link that lets in five people within 14 days (1 to {uses} people, 1 to "
    "{days} days)."
)
INVITATIONS_HEAD = text("<b>Invitations</b>")
#: {number} names the invitation; {left} of {uses} people may still come by it until {day}.
INVITATION_OPEN = text("{number}: {left} of {uses} left, until {day}")
INVITATION_OVER = text("{number}: over")
#: {people} are numbers of people.
INVITATION_CAME = text("came: {people}")
INVITATION_REVOKE = text("Revoke {number}")
INVITATIONS_NONE = text("There are no invitations.")
#: To the operator whose invitation {number} it is; {person} is a number.
INVITATION_USED = text("{person} came by your invitation {number}.")

#: To who opens such a link.
LET_IN = text("You are let in. Welcome!")
NOT_LET_IN: Mapping[Opening, Text] = {
    Opening.ALREADY: text("You are let in already."),
    Opening.ENDED: text("You came by this invitation before, and the operator ended that."),
    Opening.REVOKED: text("This invitation was revoked. Ask who sent it for another."),
    Opening.EXPIRED: text("This invitation has expired. Ask who sent it for another."),
    Opening.USED_UP: text("This invitation was used up by others. Ask who sent it for another."),
    Opening.UNKNOWN: text("There is no such invitation. See that the link is whole."),
}
INVITATION_NOT_NEEDED = text("This bot serves everybody: you need no invitation.")
#: A bot's invitation was opened in a group.
INVITATION_IN_GROUP = text(
    "An invitation is for a person, not for a group: open it in a private chat with me."
)

#: Once, to a person or in a group that the operator banned. At most 200 characters.
BANNED_HERE = text("The operator of this bot has ended its service here.")

BAN_HOW = text(
    "Tell me whom: /admin ban 12345, /admin unban 12345 (a person's number, or a group's or "
    "channel's, which begins with -)."
)
BANNED = text(
    "{id} is banned and gets nothing any more, anywhere. What it followed and added is deleted."
)
#: Somebody who runs the bot, or an account of Telegram's that stands for many people.
BAN_NOT = text("{id} runs this bot, or is an account of Telegram itself, so I do not ban it.")
UNBANNED = text("{id} is not banned any more. What it followed does not come back by itself.")
UNBANNED_NOBODY = text("{id} was not banned.")
BANS_HEAD = text("<b>Banned</b>")
BANS_NONE = text("Nobody is banned.")
#: A button; {id} is a number.
BAN_LIFT = text("Unban {id}")

#: {most} is the largest number that is taken.
QUOTA_HOW = text(
    "/admin quota 12345 30 lets a person ask for 30 links a minute (1 to {most}); /admin quota 12345 "
    "default ends that."
)
QUOTA_SET = text("{id} may ask for so many links a minute: {limit}")
QUOTA_DEFAULT = text("{id} has the limit of everybody.")
#: {limits} are people, each with a number of links.
QUOTA_LIST = text("Limits of their own: {limits}")

#: Above the figures of the last {days} days, below a picture of them.
DAYS_HEAD = text("The last {days} days")
#: What is counted of each day: what people sent that was read, what came of topics, people who did
#: something, and pages that could not be read or messages that were not taken.
DAILY: Mapping[Daily, Text] = {
    Daily.LINKS: text("Links answered"),
    Daily.STORIES: text("Stories told"),
    Daily.PEOPLE: text("People"),
    Daily.FAILURES: text("Failures"),
}
#: Behind one of these, numbers.
DAYS_LINE = text("today {today}, most on a day {most}")
DAYS_TOTAL = text("in all {total}")
