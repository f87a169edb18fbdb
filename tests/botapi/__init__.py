"""A strict fake of Telegram's Bot API: it refuses what Telegram would refuse, in its words."""

from tests.botapi.faults import Fault
from tests.botapi.messages import SentMessage
from tests.botapi.server import BotApi, Call

__all__ = ["BotApi", "Call", "Fault", "SentMessage"]
