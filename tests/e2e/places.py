"""Kinds of chats and of messages, and who is in the chats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.bot.desk import OPERATOR

#: Is an admin everywhere, and runs the bot; and one who is neither.
ADMIN, MEMBER = OPERATOR, 7002


@dataclass(frozen=True, slots=True)
class Place:
    """A chat of some kind."""

    name: str
    chat: int

    #: What Telegram calls it.
    kind: str

    #: Of each message there.
    more: Mapping[str, Any] = field(default_factory=dict)


PRIVATE = Place("private", OPERATOR, "private")
GROUP = Place("group", -201, "group")
SUPERGROUP = Place("supergroup", -202, "supergroup")
TOPIC = Place("topic", -203, "supergroup", {"message_thread_id": 5, "is_topic_message": True})
CHANNEL = Place("channel", -204, "channel")
PLACES = (PRIVATE, GROUP, SUPERGROUP, TOPIC, CHANNEL)
GROUPS = (GROUP, SUPERGROUP, TOPIC)

#: Chats of each kind that the bot tells apart.
PRESSED_IN = (PRIVATE, TOPIC, CHANNEL)

#: What the group becomes.
MOVED = Place("moved", -205, "supergroup")

PRIVATE_CHAT = {"id": OPERATOR, "type": "private", "first_name": "Ada"}

#: As long as an article.
TEXT = "\n\n".join(
    f"The council approved plan number {n} for the harbour on Monday, after a debate of {n} hours, and "
    f"its chair told reporters that work on quay number {n} would begin within {n + 2} weeks."
    for n in range(8)
)

_FILE = {"file_id": "f", "file_unique_id": "f"}
_PICTURE = _FILE | {"width": 1, "height": 1}
_CLIP = _FILE | {"duration": 1, "width": 1, "height": 1}
_OPTIONS = [{"text": "a", "voter_count": 0, "persistent_id": "1"}] * 2

#: Kinds of messages besides texts, links and files.
KINDS: Mapping[str, dict[str, Any]] = {
    "animation": {"animation": _CLIP | _PICTURE, "document": _FILE},
    "audio": {"audio": _CLIP},
    "contact": {"contact": {"phone_number": "1", "first_name": "x"}},
    "dice": {"dice": {"emoji": "🎲", "value": 1}},
    "file": {"document": _FILE | {"file_name": "a.xlsx"}},
    "location": {"location": {"latitude": 52.5, "longitude": 13.4}},
    "picture": {"photo": [_PICTURE]},
    "pinned": {"pinned_message": {"message_id": 1, "date": 0, "chat": PRIVATE_CHAT}},
    "poll": {"poll": {
        "id": "1", "question": "x", "options": _OPTIONS, "total_voter_count": 0, "is_closed": False,
        "is_anonymous": True, "type": "regular", "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
    }},
    "sticker": {"sticker": _PICTURE | {"is_animated": False, "is_video": False, "type": "regular"}},
    "story": {"story": {"id": 1, "chat": PRIVATE_CHAT}},
    "video": {"video": _CLIP | _PICTURE},
    "video note": {"video_note": _CLIP | {"length": 1}},
    "voice": {"voice": _CLIP},
    "title": {"new_chat_title": "x"},
    "member left": {"left_chat_member": {"id": 9, "is_bot": False, "first_name": "x"}},
}  # fmt: skip


def person_of(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": "Ada", "language_code": "en"}
