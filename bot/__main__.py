"""``python -m bot`` is ``precis``."""

from bot.cli import start

if __name__ == "__main__":
    start()
