"""``python -m bot`` is ``precis``."""

from bot.cli import main

if __name__ == "__main__":
    main()
