"""Is it the same wire copy? Is it the same event? Pure: values in, values out.

The parts, for who keeps the candidates as rows: ``fingerprint`` of an article, ``bands`` to look
for candidates by, ``choose_copy`` to judge them; ``StoryIndex`` is these over a dict. It is imported
when it is first asked for: the bot's main process gets along without numpy until a copy comes in.
"""
# ruff: noqa: PLC0415

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.stories.index import StoryIndex

__all__ = ["StoryIndex"]


def __getattr__(name: str) -> object:
    if name == "StoryIndex":
        from summarizer.stories.index import StoryIndex

        return StoryIndex
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
