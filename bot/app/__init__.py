"""The composition root: the only place that builds what the others are given."""

from bot.app.precis import Precis, build

__all__ = ["Precis", "build"]
