"""``python -m tests.botapi``: the fake server by itself, to try a bot against by hand."""

from __future__ import annotations

import argparse
import sys

from tests.botapi.server import PERSON, BotApi


def main() -> None:
    parser = argparse.ArgumentParser(description="A fake Bot API: lines typed here go to the bot.")
    parser.add_argument("--port", type=int, default=8081)
    with BotApi(port=parser.parse_args().port) as api:
        print(f"PRECIS_TELEGRAM_API_URL={api.url} PRECIS_TELEGRAM_TOKEN={api.token}")  # noqa: T201
        for line in sys.stdin:
            api.say(line.strip())
            seen = len(api.messages(PERSON))
            print(api.wait_messages(seen + 1, seconds=30)[-1].text, "\n")  # noqa: T201


if __name__ == "__main__":
    main()
