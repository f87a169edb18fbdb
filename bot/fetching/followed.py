"""What a link that was followed is found by afterwards, and what is shown for it.

An article is found by links that were really asked for or redirected to, never by what a page
says of itself: that is a label.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.fetching.links import without_click
from bot.fetching.secret_links import looks_secret

#: Longer ones are followed, but not kept; PostgreSQL's index rows end at 2,704 bytes.
_MAX_KEY_BYTES = 2000


@dataclass(frozen=True, slots=True)
class FollowedLink:
    """A link that was followed to its end."""

    #: The link that was asked for, cleaned.
    asked: str

    #: The one that answered, after redirects, cleaned.
    landed: str

    #: Whether that is the very link that answered: a site may have another page, or print what the
    #: link says, under a parameter that mostly names a click.
    as_it_is: bool = True

    @classmethod
    def to(cls, asked: str, landed: str) -> FollowedLink:
        """Return the value of two links as they are.

        Args:
            asked: The link that was asked for, cleaned before; a copy of a page is asked for by its own.
            landed: The one that answered.
        """
        cleaned = without_click(landed)
        return cls(without_click(asked), cleaned, as_it_is=cleaned == landed)

    @property
    def links(self) -> frozenset[str]:
        """The links by which others find what was fetched; none if who asked has a secret."""
        if looks_secret(self.asked):
            return frozenset()
        found = (self.asked, self.landed) if self.as_it_is else (self.asked,)
        return frozenset(filter(_is_key, found))

    @property
    def own(self) -> str | None:
        """The link that tells the page from others; None: a secret led to it, or it has none."""
        if looks_secret(self.asked):
            return None
        return next(filter(_is_key, (self.landed, self.asked)), None)

    def shown(self, stated: str) -> str:
        """Return the link to show for the page.

        Args:
            stated: What the page says is its link, as far as that is believed.
        """
        if looks_secret(self.asked) or looks_secret(self.landed):
            # Only the one that was asked for leads there, and is known to who asked.
            return self.asked
        stated = without_click(stated)
        return self.landed if looks_secret(stated) else stated


def _is_key(url: str) -> bool:
    return not looks_secret(url) and len(url.encode(errors="surrogatepass")) <= _MAX_KEY_BYTES
