"""The bot."""

import os

# python-telegram-bot: durations are timedeltas from the next major version on; asking for them
# now is done by this variable alone, and spares a warning at each 429.
os.environ.setdefault("PTB_TIMEDELTA", "1")
