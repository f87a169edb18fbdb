"""Is it the same wire copy? Is it the same event? Pure: values in, values out.

The parts, for who keeps the candidates as rows: ``fingerprint`` of an article, ``bands`` to look
for candidates by, ``same_copy`` to judge each; ``StoryIndex`` is these over a dict.
"""

from summarizer.stories.index import StoryIndex

__all__ = ["StoryIndex"]
